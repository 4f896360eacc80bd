//! Keeping everything in a file, and bringing it back.
//!
//! Used by `app`, also before the first pack. A backup is for its owner alone, and the page says so.

use leptos::prelude::*;

use super::hand_out::HandOut;
use super::reading_line::ReadingLine;
use super::when;
use crate::i18n::{Locale, t, t_count};
use crate::model::route::Route;
use crate::model::{Event, Ready};
use crate::shell::{Shell, clock, files, routing, use_shell};
use crate::ui::{Crumb, FilePick, IconName, Notice, NoticeTone, Page, PageHead, Panel, Section, live};

/// What the page shows of what is here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Here {
    empty: bool,
    last: Option<String>,
    due: bool,
    own: usize,
}

fn here(locale: Locale, ready: &Ready) -> Here {
    Here {
        empty: ready.workspace.is_empty(),
        last: ready.last_backup().map(|at| when::moment(locale, at)),
        due: ready.is_backup_due(clock::now()),
        own: ready.own_count(),
    }
}

/// Keeping everything in a file, and bringing it back.
#[component]
pub fn BackupPage() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    routing::title(shell, move || t!(locale, backup.title).to_owned());
    let here = shell.select(move |ready| here(locale, ready));
    let empty = here.with_untracked(|here| here.empty);
    if empty {
        return first(shell);
    }
    view! {
        <Page>
            <Crumb href=Route::Exchange.href() label=t!(locale, exchange.title) />
            <div class="stack stack--loose">
                <PageHead title=t!(locale, backup.title) lead=t!(locale, backup.lead) />
                {live(move || here.with(|here| state(locale, here)))}
                <Section id="make" title=t!(locale, backup.make_title)>
                    <p>{t!(locale, backup.inside)}</p>
                    <ul>
                        <li>{t!(locale, backup.inside_own)}</li>
                        <li>{t!(locale, backup.inside_editions)}</li>
                        <li>
                            {live(move || {
                                let own = here.with(|here| here.own);
                                t_count!(locale, own, backup.inside_counts_single, backup.inside_counts_several)
                            })}
                        </li>
                    </ul>
                    <Notice tone=NoticeTone::Warn icon=IconName::Lock title=t!(locale, backup.warning_title)>
                        <p>{t!(locale, backup.warning_text)}</p>
                    </Notice>
                </Section>
                <HandOut
                    make=move |way| shell.send(Event::BackupPressed(way))
                    on_left=move |()| shell.send(Event::BackupLeft)
                    lock_first=true
                    save=t!(locale, backup.make)
                    say=t!(locale, backup.say)
                />
                <Section id="restore" title=t!(locale, backup.restore_title)>
                    <p>{t!(locale, backup.restore_text)}</p>
                    {restore(shell)}
                </Section>
            </div>
        </Page>
    }
    .into_any()
}

/// When the last backup was made, and whether one is due.
fn state(locale: Locale, here: &Here) -> AnyView {
    let title = match &here.last {
        Some(date) => t!(locale, backup.last, date = date),
        None => t!(locale, backup.never).to_owned(),
    };
    let (tone, text) = match (here.due, here.last.is_some()) {
        (true, _) => (NoticeTone::Warn, t!(locale, backup.due)),
        (false, true) => (NoticeTone::Ok, t!(locale, backup.not_due)),
        (false, false) => (NoticeTone::Info, t!(locale, backup.not_due)),
    };
    view! { <Notice tone title><p>{text}</p></Notice> }.into_any()
}

/// Before the first pack: somebody had notes and looks for them.
fn first(shell: Shell) -> AnyView {
    let locale = shell.words();
    view! {
        <Page>
            <Crumb href=Route::Start.href() label=t!(locale, import.back_first) />
            <div class="stack">
                <PageHead title=t!(locale, backup.restore_title) lead=t!(locale, backup.first_lead) />
                {restore(shell)}
                <p>{t!(locale, backup.restore_text)}</p>
                <Panel sunken=true><p>{t!(locale, backup.first_none)}</p></Panel>
            </div>
        </Page>
    }
    .into_any()
}

/// The button that opens a backup in the import preview.
fn restore(shell: Shell) -> AnyView {
    let locale = shell.words();
    let pick = move |chosen: Vec<web_sys::File>| {
        if let Some(file) = chosen.into_iter().next() {
            files::open(shell, file);
        }
    };
    view! {
        <ReadingLine />
        <div>
            <FilePick label=t!(locale, backup.restore) icon=IconName::File accept=files::ACCEPTED on_pick=pick />
        </div>
    }
    .into_any()
}
