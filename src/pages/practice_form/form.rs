//! The note being written: read field by field, and changed through the model with every key.
//!
//! Used by all parts of the form. Holds no text of its own: what is typed is in the model at once, so that nothing
//! depends on this page staying open, and two tabs meet in the same record.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::note::{Note, NoteAuthor, NoteKind};
use crate::domain::note_rules::{self, FieldFinding};
use crate::domain::private::Profile;
use crate::domain::record::Record;
use crate::domain::text::{LanguageTag, Localised};
use crate::domain::workspace::Workspace;
use crate::i18n::Locale;
use crate::model::Event;
use crate::model::autosave::SaveStatus;
use crate::model::route::Route;
use crate::shell::{Shell, Slice, clock, routing};
use crate::ui::Ask;

use super::questions;

/// What a form is about.
#[derive(Clone, Copy)]
pub struct Form {
    /// The door to the model.
    pub shell: Shell,
    /// The language on the screen.
    pub locale: Locale,
    /// Which note.
    pub id: StoredValue<Id<Note>>,
    /// The note as it stands; nothing before the first key.
    pub record: Slice<Option<Arc<Record<Note>>>>,
    /// What it tells.
    pub kind: Slice<NoteKind>,
    /// What the safeguarding check found, a moment after the last key.
    pub findings: Slice<Vec<FieldFinding>>,
    /// Whether it is a correction that is proposed to the author of somebody else's note.
    pub proposes: Slice<bool>,
    /// How its saving stands.
    pub status: Slice<SaveStatus>,
    blank: StoredValue<Note>,
    is_new: bool,
    is_counted: StoredValue<bool>,
}

impl Form {
    /// A form over the note of that id, or over `blank` under that id until the first key.
    pub fn new(shell: Shell, id: Id<Note>, blank: Note, is_new: bool) -> Self {
        let (of_record, of_status, of_proposal) = (id.clone(), id.clone(), id.clone());
        let record = shell.select(move |ready| ready.note_to_write(of_record.as_str()));
        let proposes = shell.select(move |ready| {
            ready.note_to_write(of_proposal.as_str()).is_some_and(|record| ready.is_proposal(&record))
        });
        let status = shell.select(move |ready| {
            ready.save_status(&crate::domain::any_record::RecordKey::new("note", of_status.as_str()))
        });
        let blank = StoredValue::new(blank);
        let read = move |look: &dyn Fn(&Note)| {
            record.with(|record| match record {
                Some(record) => look(&record.body),
                None => blank.with_value(look),
            });
        };
        let kind = Slice::new(move || {
            let mut kind = NoteKind::default();
            record.with(|record| match record {
                Some(record) => kind.clone_from(&record.body.kind),
                None => blank.with_value(|blank| kind.clone_from(&blank.kind)),
            });
            kind
        });
        let findings = Slice::following(move |before: Option<&Vec<FieldFinding>>| {
            let typing = status.get() == SaveStatus::Saving;
            if let (true, Some(before)) = (typing, before) {
                return before.clone();
            }
            let found = std::cell::RefCell::new(Vec::new());
            read(&|note| {
                found.replace(note_rules::findings(note));
            });
            found.into_inner()
        });
        Self {
            shell,
            locale: shell.words(),
            id: StoredValue::new(id),
            record,
            kind,
            findings,
            proposes,
            status,
            blank,
            is_new,
            is_counted: StoredValue::new(false),
        }
    }

    /// Reads the note as it stands, and follows it.
    pub fn with<T>(self, look: impl FnOnce(&Note) -> T) -> T {
        self.record.with(|record| match record {
            Some(record) => look(&record.body),
            None => self.blank.with_value(look),
        })
    }

    /// Looks at the note once, without following it.
    pub fn peek<T>(self, look: impl FnOnce(&Note) -> T) -> T {
        self.record.with_untracked(|record| match record {
            Some(record) => look(&record.body),
            None => self.blank.with_value(look),
        })
    }

    /// A field of the note as a signal.
    pub fn field<T: Send + Sync + 'static>(self, look: fn(&Note) -> T) -> Signal<T> {
        Signal::derive(move || self.with(look))
    }

    /// A question of the form, with its hint.
    pub fn ask(self, field: &'static str) -> Ask {
        let (question, hint) = questions::question(self.locale, field);
        let ask = Ask::new(questions::control(field), question).question();
        if hint.is_empty() { ask } else { ask.hint(hint) }
    }

    /// Changes the note: in the model at once, in the store a moment later.
    ///
    /// The first change makes the next version (or the note itself); those that follow are typed into it.
    pub fn edit(self, change: &mut dyn FnMut(&mut Note)) {
        let id = self.id.get_value();
        let now = clock::now();
        let is_counted = self.is_counted.get_value();
        let next = self.shell.peek(|ready| {
            let Some(before) = ready.note_to_write(id.as_str()) else {
                let mut body = self.blank.get_value();
                change(&mut body);
                return Some(Record::first(id.clone(), ready.device(), Some(now), body));
            };
            let mut next = ready.note_changed(id.as_str(), now, change)?;
            if next.body.author == NoteAuthor::default() && !ready.is_proposal(&before) {
                next.body.author = ready.workspace.profile().map(|me| author(me, &ready.workspace)).unwrap_or_default();
            }
            Some(next)
        });
        let Some(record) = next else { return };
        self.shell.send(Event::Typed(record.into()));
        if !is_counted {
            self.is_counted.set_value(true);
            if self.is_new {
                // From now on the address is that of the note, for whoever loads the page again or comes back to it.
                routing::keep_query(&Route::PracticeEdit(id), "");
            }
        }
    }
}

/// A new note as it is before the first key: what is known of its author is not asked again.
pub fn blank(workspace: &Workspace, locale: Locale, query: &str) -> Note {
    let profile = workspace.profile();
    let language = profile.and_then(|me| me.language.clone()).or_else(|| LanguageTag::parse(locale.tag()));
    let mut note = Note { language: language.unwrap_or_default(), ..Note::default() };
    if let Some(me) = profile {
        note.author = author(me, workspace);
        let listed = me.participant.as_ref().and_then(|id| workspace.participants.get(id.as_str()));
        note.country = me.country.clone().or_else(|| listed.and_then(|person| person.body.country.clone()));
    }
    match query.split_once('.') {
        Some(("improves", id)) => {
            note.kind = NoteKind::Improvement;
            note.improves = Id::parse(id).ok().into_iter().collect();
        }
        Some(("session", id)) => note.session = Id::parse(id).ok(),
        _ => {}
    }
    note
}

/// Who writes, as a note keeps it.
pub fn author(me: &Profile, workspace: &Workspace) -> NoteAuthor {
    let listed = me.participant.as_ref().and_then(|id| workspace.participants.get(id.as_str()));
    match listed {
        Some(person) => NoteAuthor {
            participant: Some(person.id.clone()),
            organisation: person.body.main_affiliation().and_then(|part| part.organisation.clone()),
            ..NoteAuthor::default()
        },
        None => NoteAuthor {
            name: me.name.clone().filter(|name| !name.is_empty()),
            organisation_name: me.organisation.clone().filter(|name| !name.is_empty()),
            ..NoteAuthor::default()
        },
    }
}

/// The words of a text in the language of the note.
pub fn own_words(text: &Localised, note: &Note) -> String {
    text.0.get(&note.language).map_or_else(|| text.words(note.language.as_str()).to_owned(), Clone::clone)
}

/// Puts words in the language of the note; none takes the text away.
pub fn put_words(text: &mut Localised, language: &LanguageTag, words: String) {
    if words.is_empty() {
        text.0.remove(language);
    } else {
        text.0.insert(language.clone(), words);
    }
}

/// Says that the note is in another language: its words go along.
pub fn change_language(note: &mut Note, language: LanguageTag) {
    let before = std::mem::replace(&mut note.language, language.clone());
    for text in [&mut note.title, &mut note.summary] {
        if !text.0.contains_key(&language)
            && let Some(words) = text.0.remove(&before)
        {
            text.0.insert(language.clone(), words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{author, blank, change_language, own_words, put_words};
    use crate::domain::note::{Note, NoteKind};
    use crate::domain::private::Profile;
    use crate::domain::text::LanguageTag;
    use crate::domain::workspace::Workspace;
    use crate::i18n::Locale;

    #[test]
    fn words_go_along_when_the_language_changes() {
        let (english, french) = (LanguageTag::parse("en").unwrap(), LanguageTag::parse("fr").unwrap());
        let mut note = Note { language: english.clone(), ..Note::default() };
        put_words(&mut note.title, &english, "Une fiche".to_owned());
        change_language(&mut note, french.clone());
        assert_eq!(own_words(&note.title, &note), "Une fiche");
        assert_eq!(note.title.0.len(), 1);
        put_words(&mut note.title, &french, String::new());
        assert!(note.title.0.is_empty());
    }

    #[test]
    fn a_new_note_knows_its_language_and_what_it_was_begun_for() {
        let workspace = Workspace::default();
        let note = blank(&workspace, Locale::FR, "improves.n01");
        assert_eq!((note.language.as_str(), note.kind), ("fr", NoteKind::Improvement));
        assert_eq!(note.improves.len(), 1);
        assert_eq!(
            blank(&workspace, Locale::EN, "session.s05").session.map(|id| id.to_string()).as_deref(),
            Some("s05")
        );
    }

    #[test]
    fn a_profile_without_a_name_names_nobody() {
        let me = Profile { name: Some(String::new()), organisation: Some("House".to_owned()), ..Profile::default() };
        let author = author(&me, &Workspace::default());
        assert_eq!((author.name, author.organisation_name.as_deref()), (None, Some("House")));
    }
}
