//! The last changes, each with its way back.
//!
//! Used by `app`; the message after an action takes its words from here. Typing is not in the list: text fields
//! have their own undo.

use leptos::prelude::*;

use super::when;
use crate::domain::time::Timestamp;
use crate::i18n::{Locale, t};
use crate::model::Event;
use crate::model::history::{Entry, Label};
use crate::model::route::Route;
use crate::shell::{routing, use_shell};
use crate::ui::{Crumb, EmptyState, IconButton, IconName, Meta, Page, PageHead, PanelList, Row, live};

/// A change in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct ChangeLine {
    number: u64,
    what: &'static str,
    when: String,
    source: String,
}

fn line(locale: Locale, entry: &Entry) -> ChangeLine {
    let when = Timestamp::parse(&entry.at).map(|at| when::moment(locale, at)).unwrap_or_default();
    ChangeLine { number: entry.number, what: label_words(locale, entry.label), when, source: entry.source.clone() }
}

/// What was done, in words.
pub(super) fn label_words(locale: Locale, label: Label) -> &'static str {
    match label {
        Label::Starred => t!(locale, changes.label_starred),
        Label::Unstarred => t!(locale, changes.label_unstarred),
        Label::Typed => t!(locale, changes.label_typed),
        Label::NoteMade => t!(locale, changes.label_note_made),
        Label::Shared => t!(locale, changes.label_shared),
        Label::Withdrawn => t!(locale, changes.label_withdrawn),
        Label::ProposalTakenBack => t!(locale, changes.label_proposal_taken_back),
        Label::Removed => t!(locale, changes.label_removed),
        Label::VersionChosen => t!(locale, changes.label_version_chosen),
        Label::Imported => t!(locale, changes.label_imported),
        Label::Restored => t!(locale, changes.label_restored),
        Label::ProfileSet => t!(locale, changes.label_profile_set),
        Label::MetMarked => t!(locale, changes.label_met_marked),
        Label::Undone => t!(locale, changes.label_undone),
        Label::Unknown => t!(locale, changes.label_unknown),
    }
}

/// The way back from a change.
pub(super) fn undo_button(locale: Locale, number: u64, what: &str, when: &str) -> AnyView {
    let shell = use_shell();
    let label = t!(locale, changes.undo_named, what = what, when = when);
    view! { <IconButton label icon=IconName::Undo on_press=move || shell.send(Event::UndoChosen(number)) /> }.into_any()
}

/// The last changes, each with its way back.
#[component]
pub fn ChangesPage() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    routing::title(shell, move || t!(locale, changes.title).to_owned());
    let lines =
        shell.select(move |ready| ready.history.iter().rev().map(|entry| line(locale, entry)).collect::<Vec<_>>());
    let list = move || {
        let lines = lines.get();
        if lines.is_empty() {
            return view! {
                <EmptyState title=t!(locale, changes.none_title) icon=IconName::Undo>
                    <p>{t!(locale, changes.none_text)}</p>
                </EmptyState>
            }
            .into_any();
        }
        let rows = lines
            .into_iter()
            .map(|line| {
                let ChangeLine { number, what, when, source } = line;
                let undo = undo_button(locale, number, what, &when);
                let source = (!source.is_empty()).then(|| view! { <span><bdi>{source}</bdi></span> });
                view! {
                    <Row title=what end=move || undo>
                        <Meta><span>{when}</span>{source}</Meta>
                    </Row>
                }
            })
            .collect_view();
        view! { <PanelList>{rows}</PanelList> }.into_any()
    };
    view! {
        <Page>
            <Crumb href=Route::More.href() label=t!(locale, more.title) />
            <div class="stack">
                <PageHead title=t!(locale, changes.title) lead=t!(locale, changes.lead) />
                {live(list)}
            </div>
        </Page>
    }
}
