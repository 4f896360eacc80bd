//! Choosing what to hand out, and seeing all that leaves.
//!
//! Used by `app`. The list holds only what `model::export` allows out, in the form in which it leaves; a private
//! record cannot stand in it.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::exchange::edition_words;
use super::hand_out::HandOut;
use super::note_fields::{NoteField, note_fields};
use super::record_title::in_language;
use crate::domain::any_record::SharedRecord;
use crate::domain::id::Id;
use crate::domain::note::{Note, NoteState};
use crate::domain::order;
use crate::domain::sharing;
use crate::i18n::{Locale, t, t_count};
use crate::model::export::{self, Selection};
use crate::model::route::Route;
use crate::model::{Event, Ready};
use crate::shell::{Shell, Slice, routing, use_shell};
use crate::ui::{
    CheckField, Crumb, EmptyState, Fact, Facts, Fold, IconName, LinkButton, Notice, Page, PageHead, PanelList, Section,
    Words, live,
};

/// After the address of this page: the organiser's edition is to leave, and no notes.
pub(super) const EDITION: &str = "edition";

/// A note that may leave, as it leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Leaving {
    id: Id<Note>,
    title: Words,
    own: bool,
    /// It says only that the note was taken back.
    gone: bool,
    fields: Vec<NoteField>,
    /// The other versions that leave with it, proposals above all.
    others: Vec<Vec<NoteField>>,
}

fn leaving(locale: Locale, ready: &Ready) -> Vec<Leaving> {
    let workspace = &ready.workspace;
    let notes = export::shareable_notes(workspace);
    let notes = notes.iter().filter_map(|id| workspace.notes.get(id.as_str()));
    notes
        .filter_map(|note| sharing::as_shared(note, workspace))
        .map(|note| {
            let mut title = in_language(&note.body.title, locale.tag());
            let gone = note.body.state == NoteState::Withdrawn;
            if gone {
                title = t!(locale, practices.withdrawn_title).into();
            } else if title.text.is_empty() {
                title = t!(locale, import.untitled).into();
            }
            let leaving = export::shared_notes(workspace, &BTreeSet::from([note.id.clone()]));
            let leaving = leaving.into_iter().filter_map(|leaves| match leaves {
                SharedRecord::Note(leaves) => Some(leaves),
                _ => None,
            });
            let versions: Vec<_> = leaving.collect();
            // One's own proposal is handed out like one's own note, and so is that it was taken back.
            let own = versions.iter().any(|version| ready.is_mine(version.by.as_ref()));
            let others = versions.iter().filter(|version| ***version != note);
            let others = others.map(|version| note_fields(locale, &version.body, workspace)).collect();
            Leaving { fields: note_fields(locale, &note.body, workspace), others, title, own, gone, id: note.id }
        })
        .collect()
}

/// Choosing what to hand out, and seeing all that leaves.
#[component]
pub fn ExportPage() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    routing::title(shell, move || t!(locale, exchange.export_title).to_owned());
    if routing::query() == EDITION {
        return edition(shell);
    }
    let notes = shell.select(move |ready| leaving(locale, ready));
    // What this device wrote is chosen from the start: its authors shared it in order to hand it out. So is what was
    // taken back, by whomever: the others must learn of it.
    let chosen: RwSignal<BTreeSet<Id<Note>>> = RwSignal::new(notes.with_untracked(|notes| {
        order::gathered(notes.iter().filter(|note| note.own || note.gone).map(|note| note.id.clone()))
    }));
    view! {
        <Page>
            <Crumb href=Route::Exchange.href() label=t!(locale, exchange.title) />
            <div class="stack">
                <PageHead title=t!(locale, exchange.export_title) lead=t!(locale, exchange.export_lead) />
                <Notice icon=IconName::Lock><p>{t!(locale, exchange.export_private)}</p></Notice>
                {live(move || notes.with(|notes| if notes.is_empty() { none(locale) } else { choice(shell, notes, chosen) }))}
            </div>
        </Page>
    }
    .into_any()
}

/// Handing the organiser's edition on, as it was received.
fn edition(shell: Shell) -> AnyView {
    let locale = shell.words();
    let what = shell.select(move |ready| ready.workspace.edition().map(|edition| edition_words(locale, edition)));
    let reason = Signal::derive(move || what.with(Option::is_none).then(|| t!(locale, exchange.trust_none).to_owned()));
    let say = Signal::derive(move || what.get().unwrap_or_default());
    view! {
        <Page>
            <Crumb href=Route::Exchange.href() label=t!(locale, exchange.title) />
            <div class="stack">
                <PageHead title=t!(locale, exchange.edition) lead=t!(locale, exchange.edition_lead) />
                <HandOut
                    make=move |way| shell.send(Event::ExportPressed(Selection::Edition, way))
                    reason
                    save=t!(locale, exchange.export_save)
                    say
                />
            </div>
        </Page>
    }
    .into_any()
}

fn none(locale: Locale) -> AnyView {
    view! {
        <EmptyState title=t!(locale, exchange.export_none_title) icon=IconName::Share>
            <p>{t!(locale, exchange.export_none_text)}</p>
            <LinkButton href=Route::Practices.href()>{t!(locale, exchange.export_to_practices)}</LinkButton>
        </EmptyState>
    }
    .into_any()
}

fn choice(shell: Shell, notes: &[Leaving], chosen: RwSignal<BTreeSet<Id<Note>>>) -> AnyView {
    let locale = shell.words();
    let boxes = notes.iter().map(|note| check(locale, note, chosen)).collect_view();
    let fields = notes.iter().map(|note| fields(locale, note, chosen)).collect_view();
    let count = Slice::new(move || chosen.with(BTreeSet::len));
    let say = Signal::derive(move || {
        t_count!(locale, count.get(), exchange.export_chosen_single, exchange.export_chosen_several)
    });
    let reason = Signal::derive(move || (count.get() == 0).then(|| t!(locale, exchange.export_choose_some).to_owned()));
    let make = move |way| shell.send(Event::ExportPressed(Selection::Notes(chosen.get_untracked()), way));
    let of = Signal::derive(move || chosen.with(|chosen| chosen.iter().map(Id::as_str).collect::<Vec<_>>().join(" ")));
    view! {
        <Section id="choose" title=t!(locale, exchange.export_choose)>
            <div class="stack stack--tight">{boxes}</div>
        </Section>
        <Section id="leaves" title=t!(locale, exchange.export_leaves)>
            <PanelList>{fields}</PanelList>
            <p class="small muted">{t!(locale, exchange.export_leaves_note)}</p>
        </Section>
        <HandOut make reason of save=t!(locale, exchange.export_save) say />
    }
    .into_any()
}

fn check(locale: Locale, note: &Leaving, chosen: RwSignal<BTreeSet<Id<Note>>>) -> AnyView {
    let id = note.id.clone();
    let mine = id.clone();
    let checked = Signal::derive(move || chosen.with(|chosen| chosen.contains(&mine)));
    let change = {
        let id = id.clone();
        move |on: bool| {
            chosen.update(|chosen| {
                // Already there or not there any more: either way the set is as it should be.
                let _changed: bool = if on { chosen.insert(id.clone()) } else { chosen.remove(&id) };
            });
        }
    };
    let label = note.title.text.clone();
    let field = format!("choose-{id}");
    if note.own {
        view! { <CheckField id=field label checked on_change=change /> }.into_any()
    } else {
        view! { <CheckField id=field label hint=t!(locale, exchange.export_theirs) checked on_change=change /> }
            .into_any()
    }
}

/// The fields of a chosen note.
fn fields(locale: Locale, note: &Leaving, chosen: RwSignal<BTreeSet<Id<Note>>>) -> AnyView {
    let Leaving { id, title, fields, others, .. } = note.clone();
    let is_chosen = Slice::new(move || chosen.with(|chosen| chosen.contains(&id)));
    live(move || {
        is_chosen.get().then(|| {
            let title = title.clone();
            let facts = facts_of(&fields);
            let others = others
                .iter()
                .map(|fields| {
                    let facts = facts_of(fields);
                    view! { <p class="small muted">{t!(locale, exchange.export_version_beside)}</p> <Facts>{facts}</Facts> }
                })
                .collect_view();
            view! {
                <li>
                    <Fold summary=move || title.into_view() open=true>
                        <Facts>{facts}</Facts>
                        {others}
                    </Fold>
                </li>
            }
        })
    })
}

/// Each field with what it says.
fn facts_of(fields: &[NoteField]) -> AnyView {
    let fact = |(label, value): &NoteField| {
        let value = value.clone();
        view! { <Fact label=*label><bdi>{value}</bdi></Fact> }
    };
    fields.iter().map(fact).collect_view().into_any()
}
