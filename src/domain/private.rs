//! What never leaves the device but in a backup: stars, private notes, people met, next steps.
//!
//! These are types of their own, so that no export but the backup can hold one: sharing takes `SharedRecord`s.

use super::id::Id;
use super::note::Note;
use super::participant::Participant;
use super::record::Extra;
use super::session::Session;
use super::text::LanguageTag;
use super::time::Date;

/// A starred session. The record has the session's id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Star {
    /// Unknown members.
    pub extra: Extra,
}

/// What a private note or next step is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A session.
    Session(Id<Session>),
    /// A person.
    Participant(Id<Participant>),
    /// A practice note.
    Note(Id<Note>),
}

impl Subject {
    /// The type's name and the id, as packs write them.
    pub fn parts(&self) -> (&'static str, &str) {
        match self {
            Self::Session(id) => ("session", id.as_str()),
            Self::Participant(id) => ("participant", id.as_str()),
            Self::Note(id) => ("note", id.as_str()),
        }
    }

    /// The id of the one private note about this subject. The same in every tab, so that two tabs meet in one record.
    pub fn note_id(&self) -> Id<PrivateNote> {
        let (type_name, id) = self.parts();
        let initial = &type_name[..1];
        // An id that leaves no room for the initial is replaced by its FNV-1a digest.
        let digest = || {
            id.bytes()
                .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
        };
        Id::parse(&format!("{initial}.{id}"))
            .or_else(|_too_long| Id::parse(&format!("{initial}.h{:016x}", digest())))
            .unwrap_or_default()
    }
}

impl Default for Subject {
    fn default() -> Self {
        Self::Session(Id::default())
    }
}

/// A note for oneself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrivateNote {
    /// About what.
    pub about: Subject,
    /// The words.
    pub text: String,
    /// Unknown members.
    pub extra: Extra,
}

/// Somebody met in person, or to be met. The record has the participant's id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Met {
    /// Met already, or only wanted.
    pub met: bool,
    /// Unknown members.
    pub extra: Extra,
}

/// Something to do after the conference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NextStep {
    /// What.
    pub text: String,
    /// Done.
    pub done: bool,
    /// By when.
    pub due: Option<Date>,
    /// About what.
    pub about: Option<Subject>,
    /// Unknown members.
    pub extra: Extra,
}

/// Who I am on this device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// My entry in the organiser's directory, once I have said so.
    pub participant: Option<Id<Participant>>,
    /// My name, where the directory does not have me.
    pub name: Option<String>,
    /// My organisation, likewise.
    pub organisation: Option<String>,
    /// My country, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The language I write in.
    pub language: Option<LanguageTag>,
    /// Unknown members.
    pub extra: Extra,
}
