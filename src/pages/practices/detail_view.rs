//! The page of one note: what it says, what it is related to, and what its author can do with it.
//!
//! Used by the practices page as the open pane. What is shown is worked out in `detail`; sharing and writing have pages
//! of their own.

use leptos::prelude::*;

use crate::domain::any_record::RecordKey;
use crate::domain::id::Id;
use crate::domain::note::Note;
use crate::domain::private::Subject;
use crate::i18n::{Locale, t};
use crate::model::Event;
use crate::model::route::Route;
use crate::pages::nothing_here::NothingHere;
use crate::pages::private_note::PrivateNoteEditor;
use crate::shell::{Shell, routing, use_shell};
use crate::ui::{
    Button, Crumb, Dialog, Fact, Facts, Foreign, IconName, LinkButton, LinkOut, Notice, NoticeTone, PageHead,
    PanelList, Prose, Row, Section, Tag, TagTone, Tags, Tone, live,
};

use super::detail::{Beside, Detail, FactRow, Standing, TextRow, detail};
use super::words::Named;

/// One note.
#[component]
pub fn PracticeDetail(
    /// Which note.
    id: Id<Note>,
) -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    let wanted = id.clone();
    let shown = shell.select(move |ready| detail(ready, &wanted, locale));
    live(move || page(shell, locale, &id, shown.get()))
}

fn page(shell: Shell, locale: Locale, id: &Id<Note>, shown: Detail) -> AnyView {
    let list = Route::Practices.href();
    let crumb = view! { <Crumb href=list label=t!(locale, practices.title) /> };
    if shown.missing {
        return view! { {crumb} <NothingHere /> }.into_any();
    }
    let Detail { withdrawn, title, place, standing, beside: question, .. } = shown.clone();
    let choice = beside(shell, locale, id, question);
    let body = if withdrawn {
        view! { <Notice title=t!(locale, practices.withdrawn_hint) /> }.into_any()
    } else {
        written(locale, id, shown)
    };
    let actions = actions(shell, locale, id, standing, question == Beside::Version);
    let place = Signal::stored(place);
    view! {
        {crumb}
        <article class="stack stack--loose">
            <PageHead title kick=place />
            {choice}
            {actions}
            {body}
        </article>
    }
    .into_any()
}

/// All of a note that was not withdrawn.
fn written(locale: Locale, id: &Id<Note>, shown: Detail) -> AnyView {
    let Detail {
        standing,
        kind,
        tags,
        summary,
        facts,
        texts,
        language,
        links,
        improvements,
        hints,
        version,
        may_propose,
        ..
    } = shown;
    let state = match standing {
        Standing::Draft => Some(t!(locale, practices.draft_here)),
        Standing::Changed => Some(t!(locale, practices.changed_here)),
        Standing::Shared => Some(t!(locale, practices.yours)),
        Standing::Foreign => None,
    };
    let state = state.map(|words| {
        let tone = if standing == Standing::Shared { TagTone::Ok } else { TagTone::Private };
        view! { <Tag tone>{words}</Tag> }
    });
    let tags = tags.into_iter().map(|tag| view! { <Tag>{tag}</Tag> }).collect_view();
    let texts = texts.into_iter().map(|text| text_view(text, &language)).collect_view();
    let facts = facts.into_iter().map(fact_view).collect_view();
    let sources = links
        .into_iter()
        .map(|(title, address)| {
            let source = if address.is_empty() {
                title.into_any()
            } else {
                view! { <LinkOut href=address text=title /> }.into_any()
            };
            view! { <li>{source}</li> }
        })
        .collect_view();
    let has_sources = !sources.is_empty();
    let hints = hints.into_iter().map(|hint| view! { <Notice title=hint /> }).collect_view();
    let propose = [Route::PracticeNew.href().as_str(), "?improves.", id.as_str()].concat();
    let improvements_list = (!improvements.is_empty()).then(|| {
        let rows = improvements
            .into_iter()
            .map(|named| view! { <Row title=named.words href=named.href.unwrap_or_default() /> })
            .collect_view();
        view! { <PanelList>{rows}</PanelList> }
    });
    let correct = may_propose.then(|| {
        let href = Route::PracticeEdit(id.clone()).href();
        view! { <p><LinkButton href icon=IconName::Note>{t!(locale, practices.correct)}</LinkButton></p> }
    });
    view! {
        <Tags>
            <Tag tone=TagTone::Accent>{kind}</Tag>
            {tags}
            {state}
        </Tags>
        <p><Foreign text=summary /></p>
        {hints}
        <Facts across=true boxed=true>
            {facts}
            <Fact label=t!(locale, practices.version)>{version}</Fact>
        </Facts>
        {texts}
        {has_sources
            .then(|| {
                view! {
                    <Section id="practice-links" title=super::words::field(locale, "links")>
                        <ul class="plain-list">{sources}</ul>
                    </Section>
                }
            })}
        {correct}
        <Section id="practice-improvements" title=t!(locale, practices.improvements)>
            {improvements_list}
            <p><LinkButton href=propose icon=IconName::Plus>{t!(locale, practices.propose)}</LinkButton></p>
        </Section>
        <PrivateNoteEditor subject=Subject::Note(id.clone()) />
        <p class="small muted">{t!(locale, practices.self_reported)}</p>
    }
    .into_any()
}

fn text_view(text: TextRow, language: &str) -> AnyView {
    let TextRow { field, heading, text } = text;
    let language = (!language.is_empty()).then(|| language.to_owned());
    let prose = match language {
        Some(language) => view! { <Prose text lang=language /> }.into_any(),
        None => view! { <Prose text /> }.into_any(),
    };
    view! { <Section id=["practice-", field].concat() title=heading>{prose}</Section> }.into_any()
}

fn fact_view(fact: FactRow) -> AnyView {
    let FactRow { label, values } = fact;
    let values = values
        .into_iter()
        .enumerate()
        .map(|(position, Named { words, href })| {
            let words = words.into_view();
            let value = match href {
                Some(href) => view! { <a href=href>{words}</a> }.into_any(),
                None => words,
            };
            view! { {(position > 0).then_some(", ")} {value} }
        })
        .collect_view();
    view! { <Fact label>{values}</Fact> }.into_any()
}

/// What its author can do with it.
fn actions(shell: Shell, locale: Locale, id: &Id<Note>, standing: Standing, is_double: bool) -> AnyView {
    if standing == Standing::Foreign || is_double {
        return ().into_any();
    }
    let asking = RwSignal::new(false);
    let edit = Route::PracticeEdit(id.clone()).href();
    let share = Route::PracticeShare(id.clone()).href();
    let is_draft = standing == Standing::Draft;
    let share = (standing != Standing::Shared)
        .then(|| view! { <LinkButton href=share tone=Tone::Main icon=IconName::Share>{t!(locale, practices.share)}</LinkButton> });
    let hand_out = (standing == Standing::Shared).then(|| {
        view! {
            <Notice tone=NoticeTone::Ok title=t!(locale, practices.shared_title)>
                <p>{t!(locale, practices.shared_hint)}</p>
                <p><LinkButton href=Route::Export.href()>{t!(locale, practices.send_out)}</LinkButton></p>
            </Notice>
        }
    });
    let changed = (standing == Standing::Changed)
        .then(|| view! { <Notice title=t!(locale, practices.changed_title)><p>{t!(locale, practices.changed_hint)}</p></Notice> });
    let delete = {
        let id = id.clone();
        move || {
            shell.send(Event::Removed(RecordKey::new("note", id.as_str())));
            routing::go(&Route::Practices);
        }
    };
    let withdraw = {
        let id = id.clone();
        move || {
            asking.set(false);
            shell.send(Event::WithdrawPressed(id.clone()));
            routing::go(&Route::Practices);
        }
    };
    let last = if is_draft {
        view! { <Button on_press=delete icon=IconName::Trash>{t!(locale, practices.delete_draft)}</Button> }.into_any()
    } else {
        let buttons = move || {
            view! {
                <Button on_press=move || asking.set(false)>{t!(locale, common.cancel)}</Button>
                <Button on_press=withdraw tone=Tone::Danger>{t!(locale, practices.withdraw)}</Button>
            }
        };
        view! {
            <Button on_press=move || asking.set(true)>{t!(locale, practices.withdraw_ask)}</Button>
            <Dialog open=asking title=t!(locale, practices.withdraw_title) close_label=t!(locale, common.close) actions=buttons>
                <p>{t!(locale, practices.withdraw_what)}</p>
                <p>{t!(locale, safeguarding.withdraw_hint)}</p>
            </Dialog>
        }
        .into_any()
    };
    view! {
        {hand_out}
        {changed}
        <div class="cluster">
            {share}
            <a class="button" href=edit data-key="edit">{t!(locale, common.edit)}</a>
            {last}
        </div>
    }
    .into_any()
}

/// What stands beside the shown version, and where to look at it; nothing where nothing does.
fn beside(shell: Shell, locale: Locale, id: &Id<Note>, beside: Beside) -> AnyView {
    let (title, hint) = match beside {
        Beside::Nothing => return ().into_any(),
        Beside::Version => (t!(locale, practices.versions_title), t!(locale, practices.versions_hint)),
        Beside::Suggestion => (t!(locale, practices.suggestion_title), t!(locale, practices.suggestion_hint)),
        Beside::AmongOthers => (t!(locale, practices.suggestion_title), t!(locale, practices.suggestion_theirs_hint)),
        Beside::MySuggestion(standing) => return my_suggestion(shell, locale, id, standing),
    };
    let compare = Route::PracticeVersions(id.clone()).href();
    view! {
        <Notice title tone=NoticeTone::Warn>
            <p>{hint}</p>
            <LinkButton href=compare>{t!(locale, practices.compare.open)}</LinkButton>
        </Notice>
    }
    .into_any()
}

/// One's own proposal, and what can be done with it. What was shared is taken back for good, and so only after asking.
fn my_suggestion(shell: Shell, locale: Locale, id: &Id<Note>, standing: Standing) -> AnyView {
    let compare = Route::PracticeVersions(id.clone()).href();
    let edit = Route::PracticeEdit(id.clone()).href();
    let share = Route::PracticeShare(id.clone()).href();
    let hint = match standing {
        Standing::Shared => t!(locale, practices.my_suggestion_hint),
        Standing::Changed => t!(locale, practices.my_suggestion_changed),
        Standing::Draft | Standing::Foreign => t!(locale, practices.my_suggestion_draft),
    };
    let share = (standing != Standing::Shared)
        .then(|| view! { <LinkButton href=share icon=IconName::Share>{t!(locale, practices.share)}</LinkButton> });
    let hand_out = (standing == Standing::Shared).then(
        || view! { <LinkButton href=Route::Export.href() icon=IconName::Share>{t!(locale, practices.send_out)}</LinkButton> },
    );
    let asking = RwSignal::new(false);
    let is_draft = standing == Standing::Draft;
    let id = StoredValue::new(id.clone());
    let take_back = move || {
        asking.set(false);
        shell.send(Event::WithdrawPressed(id.get_value()));
    };
    let press = move || if is_draft { take_back() } else { asking.set(true) };
    let buttons = move || {
        view! {
            <Button on_press=move || asking.set(false)>{t!(locale, common.cancel)}</Button>
            <Button on_press=take_back tone=Tone::Danger>{t!(locale, practices.take_back)}</Button>
        }
    };
    view! {
        <Notice title=t!(locale, practices.my_suggestion_title)>
            <p>{hint}</p>
            <div class="cluster">
                {share}
                {hand_out}
                <LinkButton href=compare>{t!(locale, practices.compare.open)}</LinkButton>
                <a class="button" href=edit data-key="edit">{t!(locale, common.edit)}</a>
                <Button on_press=press>{t!(locale, practices.take_back)}</Button>
            </div>
            <Dialog open=asking title=t!(locale, practices.take_back_title) close_label=t!(locale, common.close) actions=buttons>
                <p>{t!(locale, practices.take_back_what)}</p>
            </Dialog>
        </Notice>
    }
    .into_any()
}
