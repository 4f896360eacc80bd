//! What a pack would change, before anything happens.
//!
//! Used by `app`; `shell::files` leads here when a file has been read. Shows the plan that `domain` worked out and
//! decides nothing: what was chosen of it is applied, or nothing.

use std::sync::Arc;

use leptos::prelude::*;

use super::import_lines::outcomes;
use super::import_origin::{confirmation, origin_notice};
use super::import_words::{contents, is_fictional, relation_words, source_line, type_words};
use super::problem_list::problem_list;
use super::reading_line::ReadingLine;
use super::unlock::unlock;
use crate::domain::plan::Relation;
use crate::domain::problem::Problem;
use crate::domain::trust::Permit;
use crate::i18n::{self, Locale, t, t_count};
use crate::model::import::{Import, LeftOut, Part, Preview};
use crate::model::route::Route;
use crate::model::{Event, Ready};
use crate::shell::{Shell, Slice, announce, routing, use_shell};
use crate::ui::{
    ApplyBar, Button, CountTile, Counts, Crumb, EmptyState, Fold, IconName, LinkButton, Notice, NoticeTone, Page,
    PageHead, PanelList, Tag, TagTone, Tone, Words, live,
};

/// The state of the import as a slice: previews are compared by identity, for they are large and never change.
#[derive(Clone, Default)]
struct Shown(Import);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Import::Idle, Import::Idle) => true,
            (Import::Reading(one), Import::Reading(two)) | (Import::Locked(one), Import::Locked(two)) => one == two,
            (Import::Refused { problems: one, .. }, Import::Refused { problems: two, .. }) => Arc::ptr_eq(one, two),
            (Import::Preview(one), Import::Preview(two)) => Arc::ptr_eq(one, two),
            _ => false,
        }
    }
}

/// What a pack would change, before anything happens.
#[component]
pub fn ImportPage() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    routing::title(shell, move || t!(locale, import.title).to_owned());
    let shown = shell.select(|ready| Shown(ready.import.clone()));
    let (back, back_label) = if shell.peek(|ready| ready.workspace.is_empty()) {
        (Route::Start, t!(locale, import.back_first))
    } else {
        (Route::Exchange, t!(locale, import.back))
    };
    let back_href = back.href();
    view! {
        <Page>
            <Crumb href=back.href() label=back_label>{t!(locale, import.nothing_changed)}</Crumb>
            {live(move || match shown.get().0 {
                Import::Idle => idle(locale, back_href.clone()),
                Import::Reading(_) => reading(locale),
                Import::Locked(name) => unlock(shell, name),
                Import::Refused { name, problems } => refused(locale, &name, (&problems.list, problems.more)),
                Import::Preview(preview) => previewed(shell, &preview),
            })}
        </Page>
    }
}

fn idle(locale: Locale, back: String) -> AnyView {
    view! {
        <PageHead title=t!(locale, import.title) />
        <EmptyState title=t!(locale, import.idle_title) icon=IconName::File>
            <p>{t!(locale, import.idle_text)}</p>
            <LinkButton href=back>{t!(locale, common.choose_file)}</LinkButton>
        </EmptyState>
    }
    .into_any()
}

fn reading(locale: Locale) -> AnyView {
    view! { <PageHead title=t!(locale, common.working) /> <ReadingLine /> }.into_any()
}

fn refused(locale: Locale, name: &str, (problems, more): (&[Problem], u32)) -> AnyView {
    announce::urgently(t!(locale, import.refused_title));
    let lead = t!(locale, import.refused_lead, name = name);
    view! {
        <div class="stack">
            <PageHead title=t!(locale, import.refused_title) lead />
            {problem_list(locale, problems, more)}
            <ApplyBar say="">{drop_button(locale)}</ApplyBar>
        </div>
    }
    .into_any()
}

fn drop_button(locale: Locale) -> AnyView {
    let shell = use_shell();
    view! { <Button on_press=move || shell.send(Event::ImportDropped)>{t!(locale, import.not_now)}</Button> }.into_any()
}

fn previewed(shell: Shell, preview: &Arc<Preview>) -> AnyView {
    let locale = shell.words();
    let changes: usize = preview.parts.iter().map(|part| part.plan.lines.len()).sum();
    let title = if preview.is_applicable() {
        t_count!(locale, changes, import.would_single, import.would_several)
    } else {
        t!(locale, import.would_nothing).to_owned()
    };
    announce::politely(title.clone());
    let left_out = shell.select(|ready| ready.left_out.clone());
    let conference = preview.title.pick(locale.tag()).map(|(tag, text)| {
        let words = Words::foreign(text, tag.as_str());
        view! { <p>{words.into_view()}</p> }
    });
    view! {
        <div class="stack">
            <PageHead title lead=source_line(locale, preview) />
            {conference}
            {origin_notice(locale, &preview.origin, preview.judgement.as_ref())}
            {relation(locale, preview)}
            {is_fictional(preview).then(|| view! {
                <Notice title=t!(locale, common.sample_data)><p>{t!(locale, import.fictional)}</p></Notice>
            })}
            {preview.other_conference.then(|| view! { <Notice><p>{t!(locale, import.other_conference)}</p></Notice> })}
            {tiles(locale, preview)}
            {outcomes(shell, preview, left_out)}
            {stays(locale, preview)}
            {problems(locale, &preview.problems.list, preview.problems.more)}
            {apply_bar(shell, preview, left_out)}
        </div>
    }
    .into_any()
}

fn relation(locale: Locale, preview: &Preview) -> AnyView {
    let Some(relation) = preview.relation() else { return ().into_any() };
    // Where it is in doubt who issued it, nothing is said of "the same organiser".
    if preview.permit() > Permit::Apply {
        return ().into_any();
    }
    let tone = match relation {
        Relation::First | Relation::Newer { .. } => NoticeTone::Ok,
        Relation::Same | Relation::Contribution | Relation::Backup => NoticeTone::Info,
        Relation::Rival | Relation::Older { .. } | Relation::OtherIssuer { .. } => NoticeTone::Warn,
    };
    let (title, text) = relation_words(locale, relation, preview.edition.number);
    view! { <Notice tone title><p>{text}</p></Notice> }.into_any()
}

/// How many records of which type the pack has.
fn tiles(locale: Locale, preview: &Preview) -> AnyView {
    let contents = contents(preview);
    if contents.is_empty() {
        return ().into_any();
    }
    let tiles = contents
        .into_iter()
        .map(|(type_name, count)| {
            view! { <CountTile figure=i18n::count(locale, count) label=type_words(locale, type_name, count) /> }
        })
        .collect_view();
    view! { <Counts label=t!(locale, import.contents)>{tiles}</Counts> }.into_any()
}

/// What does not happen.
fn stays(locale: Locale, preview: &Preview) -> AnyView {
    let unchanged: usize = preview.parts.iter().map(|part| part.plan.unchanged).sum();
    let unknown: usize = preview.parts.iter().map(|part| part.plan.unknown).sum();
    let unchanged = (unchanged > 0)
        .then(|| view! { <p>{t_count!(locale, unchanged, import.unchanged_single, import.unchanged_several)}</p> });
    let unknown = (unknown > 0)
        .then(|| view! { <p>{t_count!(locale, unknown, import.unknown_single, import.unknown_several)}</p> });
    view! {
        <Notice icon=IconName::Shield title=t!(locale, import.stays_title)>
            <p>{t!(locale, import.stays_text)}</p>
            {unchanged}
            {unknown}
        </Notice>
    }
    .into_any()
}

fn problems(locale: Locale, problems: &[Problem], more: u32) -> AnyView {
    if problems.is_empty() {
        return view! { <p class="muted small">{t!(locale, import.problems_none)}</p> }.into_any();
    }
    let count = i18n::count(locale, problems.len() + more as usize);
    let summary = move || {
        view! {
            <span class="preview-item">
                <span class="preview-item__title">{t!(locale, import.problems)}</span>
                <Tag tone=TagTone::Warn>{count}</Tag>
            </span>
        }
    };
    let list = problem_list(locale, problems, more);
    view! { <PanelList><li><Fold summary>{list}</Fold></li></PanelList> }.into_any()
}

fn apply_bar(shell: Shell, preview: &Arc<Preview>, left_out: Slice<LeftOut>) -> AnyView {
    let locale = shell.words();
    let let_go = shell.select(Ready::has_let_go);
    let permit = preview.permit();
    let confirmed = RwSignal::new(permit != Permit::Confirm);
    let fixed = if preview.is_applicable() {
        None
    } else if permit == Permit::Refuse {
        Some(t!(locale, import.origin_forged))
    } else if matches!(preview.relation(), Some(Relation::Older { .. })) {
        Some(t!(locale, import.why_older))
    } else {
        Some(t!(locale, import.why_same))
    };
    let of_reason = Arc::clone(preview);
    let reason = Signal::derive(move || {
        let is_none = || left_out.with(|left_out| !of_reason.is_anything_taken(left_out));
        let reason = fixed.or_else(|| let_go.get().then(|| t!(locale, import.why_let_go)));
        let reason = reason.or_else(|| is_none().then(|| t!(locale, import.why_none)));
        let reason = reason.or_else(|| (!confirmed.get()).then(|| t!(locale, import.origin_unconfirmed)));
        reason.map(str::to_owned)
    });
    let of_count = Arc::clone(preview);
    let say = Signal::derive(move || {
        if of_count.may_leave_out() {
            let (all, taken) = left_out.with(|left_out| of_count.taken(left_out));
            t!(locale, import.apply_taken, taken = i18n::count(locale, taken), all = i18n::count(locale, all))
        } else if of_count.parts.iter().all(Part::is_whole) {
            t!(locale, import.apply_whole).to_owned()
        } else {
            t!(locale, import.apply_say).to_owned()
        }
    });
    view! {
        {confirmation(locale, permit, confirmed)}
        <ApplyBar say>
            {drop_button(locale)}
            <Button tone=Tone::Main disabled_reason=reason on_press=move || shell.send(Event::ImportApplied)>
                {t!(locale, import.apply)}
            </Button>
        </ApplyBar>
    }
    .into_any()
}
