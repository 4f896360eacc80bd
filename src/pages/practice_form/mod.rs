//! Writing a note, at the level somebody has time for.
//!
//! Used by `app` for a new note, for one of this device's own, and for a correction proposed to somebody else, which
//! stands beside the original. Every key goes to the model at once and to the store a moment later; the page itself
//! holds nothing that could be lost. Sharing has a page of its own.

mod author;
pub(super) mod field;
mod form;
mod levels;
mod lists;
pub(super) mod questions;

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::note::{Note, NoteState};
use crate::domain::note_rules::{Completeness, missing};
use crate::domain::table::Entry;
use crate::i18n::{Locale, t, t_count};
use crate::model::route::Route;
use crate::model::{Event, Ready, SavedFile};
use crate::pages::practices::words;
use crate::pages::private_note::save_look;
use crate::shell::{Slice, handing_out, routing, use_shell};
use crate::ui::{
    ApplyBar, Button, Crumb, EmptyState, IconName, Levels, LinkButton, Notice, Page, PageHead, SaveLook, SaveState,
    Tone, live,
};

use self::form::Form;

/// Why a note can be written, or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Access {
    /// One's own, a new one, or one of which a correction can be proposed.
    #[default]
    Open,
    /// There is no such note.
    Missing,
    /// Withdrawn, or somebody else's and nothing can be proposed.
    Closed,
    /// There are several versions, one of which has to be chosen first.
    Several,
}

fn access(ready: &Ready, id: &Id<Note>, is_new: bool) -> Access {
    let Some(record) = ready.note_to_write(id.as_str()) else {
        return if is_new { Access::Open } else { Access::Missing };
    };
    // What others have to choose between keeps nobody from going on with a proposal.
    let is_disputed = ready.workspace.notes.entry(id.as_str()).is_some_and(Entry::is_disputed);
    let several = is_disputed && record.suggests_to.is_none();
    let mine = ready.is_own_note(&record) && record.body.state != NoteState::Withdrawn;
    match (mine || ready.may_propose(&record), several) {
        (_, true) => Access::Several,
        (true, false) => Access::Open,
        (false, false) => Access::Closed,
    }
}

/// Writing a note.
#[component]
pub fn PracticeFormPage(
    /// Which note; a new one if there is none yet.
    note: Option<Id<Note>>,
) -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    let is_new = note.is_none();
    let id = note.unwrap_or_else(|| Id::from_random('n', shell.random()));
    let query = routing::query();
    let blank = shell.peek(|ready| Some(form::blank(&ready.workspace, locale, if is_new { &query } else { "" })));
    let form = Form::new(shell, id.clone(), blank.unwrap_or_default(), is_new);
    routing::title(shell, move || {
        if is_new { t!(locale, note_form.title_new).to_owned() } else { t!(locale, note_form.title_edit).to_owned() }
    });
    let of_access = id.clone();
    let access = shell.select(move |ready| access(ready, &of_access, is_new));
    let wanted = if is_new { String::new() } else { query };
    live(move || match access.get() {
        Access::Open => writing(form, is_new, &wanted),
        Access::Missing => closed(locale, &id, t!(locale, common.not_found_title), t!(locale, common.not_found_hint)),
        Access::Closed => closed(locale, &id, t!(locale, note_form.closed_title), t!(locale, note_form.closed_hint)),
        Access::Several => several(locale, &id),
    })
}

/// A note that cannot be written.
fn closed(locale: Locale, id: &Id<Note>, title: &'static str, hint: &'static str) -> AnyView {
    let note = Route::Practice(id.clone()).href();
    view! {
        <Page>
            <Crumb href=note label=t!(locale, note_form.back) />
            <PageHead title />
            <EmptyState title=hint icon=IconName::Note>
                <LinkButton href=Route::Practices.href()>{t!(locale, practices.title)}</LinkButton>
            </EmptyState>
        </Page>
    }
    .into_any()
}

/// A note of which two versions were written at once.
fn several(locale: Locale, id: &Id<Note>) -> AnyView {
    let compare = Route::PracticeVersions(id.clone()).href();
    let note = Route::Practice(id.clone()).href();
    view! {
        <Page>
            <Crumb href=note label=t!(locale, note_form.back) />
            <PageHead title=t!(locale, note_form.title_edit) />
            <Notice title=t!(locale, practices.versions_title)>
                <p>{t!(locale, practices.versions_hint)}</p>
                <LinkButton href=compare>{t!(locale, practices.compare.open)}</LinkButton>
            </Notice>
        </Page>
    }
    .into_any()
}

/// The form.
fn writing(form: Form, is_new: bool, wanted: &str) -> AnyView {
    let Form { shell, locale, .. } = form;
    let id = form.id.get_value();
    let back = if is_new { Route::Practices } else { Route::Practice(id.clone()) };
    let label = if is_new { t!(locale, practices.title) } else { t!(locale, note_form.back) };
    let proposes = form.proposes.get_untracked();
    let title = match (is_new, proposes) {
        (true, _) => t!(locale, note_form.title_new),
        (false, true) => t!(locale, practices.correct),
        (false, false) => t!(locale, note_form.title_edit),
    };
    let written = shell
        .peek(|ready| ready.note_to_write(id.as_str()).map(|note| (note.body.is_shared(), note.suggests_to.is_some())));
    let warning = match (written, proposes) {
        // It is somebody else's that was shared.
        (Some((_, false)), true) | (None | Some((false, _)), _) => None,
        (Some((true, true)), true) => Some(t!(locale, note_form.proposal_was_shared)),
        (Some((true, _)), _) => Some(t!(locale, note_form.was_shared)),
    };
    let warning = warning.map(|title| view! { <Notice title /> });
    let proposal = proposes.then(|| {
        view! {
            <Notice title=t!(locale, note_form.proposal_title)>
                <p>{t!(locale, note_form.proposal_hint)}</p>
            </Notice>
        }
    });
    // The second level stands open as soon as the first one is done; a link to a field unfolds what hides it.
    let is_begun = form.record.with_untracked(|record| {
        record.as_ref().is_some_and(|record| missing(&record.body, Completeness::Quick).is_empty())
    });
    if !wanted.is_empty() {
        questions::reveal_later(wanted.to_owned());
    }
    let bars = Signal::derive(move || form.with(|note| levels::bars(note, locale)));
    let left = Slice::new(move || form.with(|note| missing(note, Completeness::Shareable)));
    let next = move || {
        left.with(|left| {
            left.first().map(|field| {
                let field: &'static str = field;
                let words = t!(locale, note_form.next, field = words::field(locale, field));
                view! { <p><Button tone=Tone::Plain on_press=move || questions::reveal(field)>{words}</Button></p> }
            })
        })
    };
    view! {
        <Page>
            <Crumb href=back.href() label>
                {save_state(form)}
            </Crumb>
            <div class="stack stack--loose">
                <header class="stack">
                    <PageHead title lead=t!(locale, note_form.lead) />
                    {proposal}
                    {warning}
                    <Levels label=t!(locale, note_form.levels) items=bars />
                    {live(next)}
                </header>
                {levels::quick(form)}
                {levels::shareable(form, is_begun)}
                {levels::compendium(form, false)}
                <p class="small muted">{t!(locale, safeguarding.aid_only)}</p>
                {foot(form, left)}
            </div>
        </Page>
    }
    .into_any()
}

/// How far it is, and the ways on.
fn foot(form: Form, left: Slice<Vec<&'static str>>) -> AnyView {
    let locale = form.locale;
    let say = Signal::derive(move || match left.with(Vec::len) {
        0 => t!(locale, note_form.say_ready).to_owned(),
        count => t_count!(locale, count, note_form.say_left_single, note_form.say_left_several),
    });
    let done = move || {
        let is_there = form.record.with_untracked(Option::is_some);
        routing::go(&if is_there { Route::Practice(form.id.get_value()) } else { Route::Practices });
    };
    let share = move || {
        // Of somebody else's note there is nothing to share before the first key.
        let is_written = form
            .record
            .with(|record| record.as_ref().is_some_and(|record| record.suggests_to.is_some() || !form.proposes.get()));
        (is_written && left.with(Vec::is_empty)).then(|| {
            let share = move || routing::go(&Route::PracticeShare(form.id.get_value()));
            view! { <Button tone=Tone::Main icon=IconName::Share on_press=share>{t!(locale, practices.share)}</Button> }
        })
    };
    view! {
        <ApplyBar say>
            <Button on_press=done>{t!(locale, note_form.done)}</Button>
            {live(share)}
        </ApplyBar>
    }
    .into_any()
}

/// Whether what was typed is kept, once for the whole form.
fn save_state(form: Form) -> AnyView {
    let locale = form.locale;
    let let_go = form.shell.select(Ready::has_let_go);
    let state = Signal::derive(move || {
        // Another tab holds the store: nothing is taken in, and this must not look as if it were.
        if let_go.get() {
            return SaveLook::NotSaved(t!(locale, session.note_let_go).to_owned());
        }
        save_look(locale, form.status.get())
    });
    let way_out = move || {
        let copy = move || {
            let text = form.peek(plain_text);
            handing_out::save(&SavedFile { name: t!(locale, note_form.copy_name).to_owned(), text });
        };
        view! {
            <Button on_press=move || form.shell.send(Event::RetryPressed)>{t!(locale, common.retry)}</Button>
            <Button on_press=copy icon=IconName::Download>{t!(locale, note_form.copy)}</Button>
        }
    };
    view! { <SaveState state way_out /> }.into_any()
}

/// Every text of a note one after the other, for somebody whose browser does not keep it.
fn plain_text(note: &Note) -> String {
    let mut all = String::new();
    for (_, text) in note.free_texts() {
        all.push_str(text);
        all.push_str("\n\n");
    }
    all
}
