//! The note for oneself about a session, a person or a practice: saved while it is typed, never shared.
//!
//! Used by the three detail pages. What is typed goes into the model at once and from there into the store; this file
//! only shows how that stands. It never merges two versions by itself.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::any_record::RecordKey;
use crate::domain::private::{PrivateNote, Subject};
use crate::domain::record::{Extra, Record};
use crate::domain::time::Timestamp;
use crate::i18n::{Locale, t};
use crate::model::autosave::SaveStatus;
use crate::model::{Event, Ready, Way};
use crate::shell::{Shell, Slice, StorageError, clock, use_shell};
use crate::ui::{Ask, Button, PrivateBox, SaveLook, SaveState, TextArea, Version, Versions, live};

use super::event_time::device_clock;
use super::when::moment;

/// The editor in its violet frame.
#[component]
pub fn PrivateNoteEditor(
    /// What the note is about.
    subject: Subject,
) -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    let label = match subject {
        Subject::Session(_) => t!(locale, session.note_label_session),
        Subject::Participant(_) => t!(locale, session.note_label_person),
        Subject::Note(_) => t!(locale, session.note_label_practice),
    };
    let about = StoredValue::new(subject);
    let versions = shell.select(move |ready| versions(ready, &about.get_value()));
    let inside = move || {
        let found = versions.get();
        if found.len() > 1 { both(shell, about, found) } else { area(shell, about, label) }
    };
    view! {
        <PrivateBox id="private-note-title" title=t!(locale, session.note_title) tag=t!(locale, session.note_tag)>
            {live(inside)}
        </PrivateBox>
    }
    .into_any()
}

/// The versions that stand beside one another; none unless there are two or more.
fn versions(ready: &Ready, about: &Subject) -> Vec<Arc<Record<PrivateNote>>> {
    let entry = ready.workspace.private_notes.entry(about.note_id().as_str());
    entry.map(|entry| entry.heads.clone()).filter(|heads| heads.len() > 1).unwrap_or_default()
}

/// The text field and how its saving stands.
fn area(shell: Shell, about: StoredValue<Subject>, label: &'static str) -> AnyView {
    let locale = shell.words();
    let stored = shell.select(move |ready| {
        let note = ready.workspace.private_note(&about.get_value());
        note.map(|note| note.body.text.clone()).unwrap_or_default()
    });
    let key = RecordKey::new("private_note", about.get_value().note_id().as_str());
    let status = shell.select(move |ready| ready.save_status(&key));
    let let_go = shell.select(Ready::has_let_go);
    let text = RwSignal::new(stored.get_untracked());
    Effect::new(move |_| {
        let outside = stored.get();
        // Another tab wrote; what is typed here and not safe yet stays.
        let safe = matches!(status.get_untracked(), SaveStatus::Quiet | SaveStatus::Saved(_));
        if safe && text.with_untracked(|text| *text != outside) {
            text.set(outside);
        }
    });
    let typed = move |words: String| {
        text.set(words.clone());
        let now = clock::now();
        let record = shell.peek(move |ready| Some(next(ready, about.get_value(), words, now)));
        if let Some(record) = record {
            shell.send(Event::Typed(record.into()));
        }
    };
    let look = Slice::new(move || {
        // Another tab holds the store: the model takes nothing in, and this must not look as if it did.
        if let_go.get() && text.with(|text| stored.with(|stored| text != stored)) {
            return SaveLook::NotSaved(t!(locale, session.note_let_go).to_owned());
        }
        save_look(locale, status.get())
    });
    let way_out = move || {
        view! {
            <Button on_press=move || shell.send(Event::RetryPressed)>{t!(locale, common.retry)}</Button>
            <Button on_press=move || shell.send(Event::BackupPressed(Way::Save))>{t!(locale, common.download)}</Button>
        }
    };
    let foot = move || {
        view! { <SaveState state=look way_out=way_out /> <span>{t!(locale, session.note_hint)}</span> }
    };
    view! { <TextArea ask=Ask::new("private-note", label) value=text on_input=typed rows=4 label_unseen=true foot=foot /> }
        .into_any()
}

/// What the line under a field says of a status.
pub fn save_look(locale: Locale, status: SaveStatus) -> SaveLook {
    match status {
        SaveStatus::Quiet => SaveLook::Quiet,
        SaveStatus::Saving => SaveLook::Saving(t!(locale, common.saving).to_owned()),
        SaveStatus::Saved(at) => SaveLook::Saved(t!(locale, common.saved_at, time = device_clock(locale, at))),
        full if full.is_full() => SaveLook::NotSaved(t!(locale, common.not_saved_full).to_owned()),
        SaveStatus::NotSaved(StorageError::TooLong) => {
            SaveLook::NotSaved([t!(locale, rescue.too_long_title), ". ", t!(locale, rescue.too_long_hint)].concat())
        }
        SaveStatus::NotSaved(_) => {
            let mut words = t!(locale, common.not_saved).to_owned();
            words.push_str(". ");
            words.push_str(t!(locale, common.not_saved_hint));
            SaveLook::NotSaved(words)
        }
    }
}

/// The record with `words` in it: the next version of what is there, or the first one.
fn next(ready: &Ready, about: Subject, words: String, now: Timestamp) -> Record<PrivateNote> {
    if let Some(note) = ready.workspace.private_note(&about) {
        return note.edited(ready.device(), Some(now), PrivateNote { text: words, ..note.body.clone() });
    }
    let id = about.note_id();
    Record::first(id, ready.device(), Some(now), PrivateNote { about, text: words, extra: Extra::default() })
}

/// Two versions side by side, until one of them or both together are chosen.
fn both(shell: Shell, about: StoredValue<Subject>, found: Vec<Arc<Record<PrivateNote>>>) -> AnyView {
    let locale = shell.words();
    let Some((first, rest)) = found.split_first() else { return ().into_any() };
    // More than two are rare; the others then stand together, so that no choice loses one unseen.
    let left = first.body.text.clone();
    let right = joined(rest);
    let all = joined(&found);
    let who = |record: &Record<PrivateNote>| match record.at {
        Some(at) => t!(locale, session.version_at, time = moment(locale, at)),
        None => t!(locale, session.version_undated).to_owned(),
    };
    let version = |key: &str, record: &Record<PrivateNote>, text: &str| Version {
        key: key.to_owned(),
        who: who(record),
        text: text.to_owned(),
        lang: String::new(),
        choose: t!(locale, session.keep_version, version = key),
    };
    let sides = (version("A", first, &left), version("B", rest.first().unwrap_or(first), &right));
    let choose = move |text: String| {
        let now = clock::now();
        let record = shell.peek(move |ready| Some(next(ready, about.get_value(), text, now)));
        if let Some(record) = record {
            shell.send(Event::VersionChosen(record.into()));
        }
    };
    view! {
        <Versions
            title=t!(locale, session.versions_title)
            left=sides.0
            right=sides.1
            on_left=move || choose(left.clone())
            on_right=move || choose(right.clone())
        >
            <Button on_press=move || choose(all.clone())>{t!(locale, session.keep_all)}</Button>
        </Versions>
    }
    .into_any()
}

fn joined(records: &[Arc<Record<PrivateNote>>]) -> String {
    let texts: Vec<&str> =
        records.iter().map(|record| record.body.text.as_str()).filter(|text| !text.is_empty()).collect();
    texts.join("\n\n")
}
