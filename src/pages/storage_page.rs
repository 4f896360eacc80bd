//! What is stored on this device, how safe it is, and how to erase it.
//!
//! Used by `app`. Says what the browser says and no more; erasing is confirmed by a typed word.

use leptos::prelude::*;

use super::import_words::type_words;
use super::problem_list::problem_list;
use super::trouble_words::trouble_words;
use super::when;
use crate::domain::problem::Problem;
use crate::i18n::{self, Locale, t, t_count};
use crate::model::route::Route;
use crate::model::{Event, Keeping, Ready, Way};
use crate::shell::device::{self, Facts as DeviceFacts};
use crate::shell::{Shell, announce, routing, use_shell};
use crate::ui::{
    Ask, Button, CountTile, Counts, Crumb, Dialog, Fact, Facts, IconName, LinkButton, Notice, NoticeTone, Page,
    PageHead, Panel, Section, TextField, Tone, live,
};

/// How many records of a type there are.
type Count = (&'static str, usize);

/// What the page shows of what is here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Here {
    shared: Vec<Count>,
    private: Vec<Count>,
    conferences: usize,
    own: usize,
    last_backup: Option<String>,
    unreadable: Vec<Problem>,
    keeping: Option<Keeping>,
}

fn here(locale: Locale, ready: &Ready) -> Here {
    let workspace = &ready.workspace;
    let shared = [
        ("participant", workspace.participants.len()),
        ("session", workspace.sessions.len()),
        ("organisation", workspace.organisations.len()),
        ("note", workspace.notes.len()),
        ("area", workspace.areas.len()),
        ("document", workspace.documents.len()),
        ("report", workspace.reports.len()),
        ("recommendation", workspace.recommendations.len()),
    ];
    let private = [
        ("private_note", workspace.private_notes.len()),
        ("star", workspace.stars.len()),
        ("met", workspace.met.len()),
        ("next_step", workspace.next_steps.len()),
    ];
    let some = |counts: &[Count]| counts.iter().filter(|(_, count)| *count > 0).copied().collect();
    Here {
        shared: some(&shared),
        private: some(&private),
        conferences: ready.conferences().len(),
        own: ready.own_count(),
        last_backup: ready.last_backup().map(|at| when::moment(locale, at)),
        unreadable: ready.unreadable.clone(),
        keeping: Some(ready.keeping.clone()),
    }
}

/// What is stored and how safe it is; erasing.
#[component]
pub fn StoragePage() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    routing::title(shell, move || t!(locale, storage_page.title).to_owned());
    let here = shell.select(move |ready| here(locale, ready));
    let found = device::facts();
    view! {
        <Page>
            <Crumb href=Route::More.href() label=t!(locale, more.title) />
            <div class="stack stack--loose">
                <PageHead title=t!(locale, storage_page.title) lead=t!(locale, storage_page.lead) />
                <Section id="safe" title=t!(locale, storage_page.safe_title)>
                    {live(move || safety(locale, here.with(|here| here.keeping.clone()), found))}
                    {live(move || device_facts(shell, found.get(), here.with(|here| here.last_backup.clone())))}
                    <div>
                        <LinkButton href=Route::Backup.href() icon=IconName::Download>{t!(locale, backup.title)}</LinkButton>
                    </div>
                </Section>
                <Section id="stored" title=t!(locale, storage_page.stored)>
                    {live(move || here.with(|here| stored(locale, here)))}
                </Section>
                {live(move || here.with(|here| unreadable(locale, &here.unreadable)))}
                <Section id="erase" title=t!(locale, storage_page.erase_title)>
                    <p>{t!(locale, storage_page.erase_text)}</p>
                    <p class="small muted">{t!(locale, storage_page.erase_honest)}</p>
                    {erase(shell)}
                </Section>
            </div>
        </Page>
    }
}

/// What the browser says about keeping the data.
fn safety(locale: Locale, keeping: Option<Keeping>, found: RwSignal<Option<DeviceFacts>>) -> AnyView {
    if let Some(Keeping::Temporary(why)) = keeping {
        let words = trouble_words(locale, &why);
        return view! {
            <Notice tone=NoticeTone::Stop title=t!(locale, storage_page.nothing_kept_title)>
                <p>{words.text}</p>
                <p>{words.hint}</p>
            </Notice>
        }
        .into_any();
    }
    let Some(facts) = found.get() else {
        return view! { <p class="muted">{t!(locale, storage_page.looking)}</p> }.into_any();
    };
    let (tone, title, text) = match facts.persisted {
        Some(true) => (NoticeTone::Ok, t!(locale, storage_page.kept_title), t!(locale, storage_page.kept_text)),
        Some(false) => {
            (NoticeTone::Warn, t!(locale, storage_page.may_clear_title), t!(locale, storage_page.may_clear_text))
        }
        None => (NoticeTone::Info, t!(locale, storage_page.unknown_title), t!(locale, storage_page.unknown_text)),
    };
    let ask = (facts.persisted == Some(false)).then(|| {
        let ask = move || {
            device::persist(found);
            announce::politely(t!(locale, storage_page.asked));
        };
        view! { <Button on_press=ask>{t!(locale, storage_page.ask_keep)}</Button> }
    });
    let private = facts.may_be_private.then(|| view! { <p>{t!(locale, storage_page.private_window)}</p> });
    view! { <Notice tone title><p>{text}</p>{private}{ask}</Notice> }.into_any()
}

/// The facts, one by one.
fn device_facts(shell: Shell, facts: Option<DeviceFacts>, last_backup: Option<String>) -> AnyView {
    let locale = shell.words();
    let Some(facts) = facts else { return ().into_any() };
    let yes_no = move |yes: bool| if yes { t!(locale, common.yes) } else { t!(locale, common.no) };
    let space = facts.estimate.and_then(|estimate| {
        let used = i18n::data_size(locale, estimate.used?);
        let said = match estimate.quota {
            Some(quota) => t!(locale, storage_page.space_of, used = used, quota = i18n::data_size(locale, quota)),
            None => used,
        };
        Some(view! { <Fact label=t!(locale, storage_page.space)>{said}</Fact> })
    });
    let durability = shell.durability().map(|durability| {
        let said =
            if durability == "strict" { t!(locale, storage_page.strict) } else { t!(locale, storage_page.relaxed) };
        view! { <Fact label=t!(locale, storage_page.durability)>{said}</Fact> }
    });
    let offline = shell.updates.with(|updates| updates.offline_ready);
    let offline = if offline { t!(locale, common.yes) } else { t!(locale, storage_page.offline_not_yet) };
    view! {
        <Facts boxed=true>
            <Fact label=t!(locale, storage_page.last_backup)>
                {last_backup.unwrap_or_else(|| t!(locale, storage_page.never).to_owned())}
            </Fact>
            {space}
            {durability}
            <Fact label=t!(locale, storage_page.offline)>{offline}</Fact>
            <Fact label=t!(locale, storage_page.installed)>{yes_no(facts.is_installed)}</Fact>
            <Fact label=t!(locale, storage_page.secure)>{yes_no(facts.is_secure_origin)}</Fact>
        </Facts>
    }
    .into_any()
}

fn tiles(locale: Locale, label: &'static str, counts: &[Count]) -> AnyView {
    if counts.is_empty() {
        return ().into_any();
    }
    let tiles = counts
        .iter()
        .map(|(name, count)| {
            view! { <CountTile figure=i18n::count(locale, *count) label=type_words(locale, name, *count) /> }
        })
        .collect_view();
    view! { <h3 class="section__title section__title--small">{label}</h3> <Counts label>{tiles}</Counts> }.into_any()
}

fn stored(locale: Locale, here: &Here) -> AnyView {
    view! {
        {tiles(locale, t!(locale, storage_page.from_organiser), &here.shared)}
        {tiles(locale, t!(locale, storage_page.private), &here.private)}
        <ul>
            <li>
                {t_count!(locale, here.conferences, storage_page.conferences_single, storage_page.conferences_several)}
            </li>
            <li>{t_count!(locale, here.own, storage_page.own_single, storage_page.own_several)}</li>
        </ul>
        <p>{t!(locale, storage_page.besides)}</p>
        <Panel sunken=true><p>{t!(locale, storage_page.not_encrypted)}</p></Panel>
    }
    .into_any()
}

fn unreadable(locale: Locale, problems: &[Problem]) -> AnyView {
    if problems.is_empty() {
        return ().into_any();
    }
    let list = problem_list(locale, problems, 0);
    view! {
        <Section id="unreadable" title=t!(locale, storage_page.unreadable)>
            <p>{t!(locale, storage_page.unreadable_text)}</p>
            {list}
        </Section>
    }
    .into_any()
}

/// Whether what was typed is the word that confirms.
fn is_confirmed(typed: &str, word: &str) -> bool {
    typed.trim().to_uppercase() == word
}

/// The button and its typed question.
fn erase(shell: Shell) -> AnyView {
    let locale = shell.words();
    let open = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let word = t!(locale, storage_page.erase_word);
    let reason = Signal::derive(move || {
        let confirmed = typed.with(|typed| is_confirmed(typed, word));
        (!confirmed).then(|| t!(locale, storage_page.erase_reason).to_owned())
    });
    let ask = Ask::new("erase-word", t!(locale, storage_page.erase_type, word = word));
    let actions = move || {
        view! {
            <Button on_press=move || open.set(false)>{t!(locale, common.cancel)}</Button>
            <Button
                tone=Tone::Danger
                icon=IconName::Trash
                disabled_reason=reason
                on_press=move || {
                    open.set(false);
                    shell.send(Event::ErasePressed);
                }
            >
                {t!(locale, storage_page.erase_do)}
            </Button>
        }
    };
    let begin = move || {
        typed.set(String::new());
        open.set(true);
    };
    view! {
        <div>
            <Button tone=Tone::Danger icon=IconName::Trash on_press=begin>{t!(locale, storage_page.erase_open)}</Button>
        </div>
        <Dialog open title=t!(locale, storage_page.erase_title) close_label=t!(locale, common.close) actions>
            <p>{t!(locale, storage_page.erase_text)}</p>
            <p class="small muted">{t!(locale, storage_page.erase_honest)}</p>
            <div>
                <Button icon=IconName::Download on_press=move || shell.send(Event::BackupPressed(Way::Save))>
                    {t!(locale, storage_page.erase_backup)}
                </Button>
            </div>
            <TextField ask value=typed on_input=move |text: String| typed.set(text) />
        </Dialog>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::is_confirmed;

    #[test]
    fn only_the_word_confirms() {
        assert!(is_confirmed(" erase ", "ERASE"));
        assert!(!is_confirmed("", "ERASE"));
        assert!(!is_confirmed("ERASE ALL", "ERASE"));
    }
}
