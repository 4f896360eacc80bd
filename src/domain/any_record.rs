//! A record of any type, sorted by whether it may ever leave the device.
//!
//! Used by the pack, the storage rows and the changes. `SharedRecord` and `PrivateRecord` are two types, so that a
//! function which shares cannot be handed a private record: it does not compile.

use std::fmt;
use std::sync::Arc;

use super::area::Area;
use super::conference::{Conference, Frame, Objective, Room};
use super::id::Id;
use super::note::{Note, NoteState};
use super::organisation::Organisation;
use super::participant::Participant;
use super::private::{Met, NextStep, PrivateNote, Profile, Star};
use super::record::{Author, Record, Rev, UnknownRecord};
use super::report::{Document, EvaluationResponse, Recommendation, Report};
use super::revisions::Lineage;
use super::session::Session;
use super::time::Timestamp;

/// The type and id of a record: its address within one conference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordKey {
    /// The type as packs write it.
    pub type_name: Box<str>,
    /// The id.
    pub id: Box<str>,
}

impl RecordKey {
    /// The address of `id` among the records of `type_name`.
    pub fn new(type_name: &str, id: &str) -> Self {
        Self { type_name: type_name.into(), id: id.into() }
    }
}

impl fmt::Display for RecordKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.type_name, self.id)
    }
}

fn lineage(
    by: Option<&Id<Author>>,
    suggests_to: Option<&Id<Author>>,
    n: u32,
    at: Option<Timestamp>,
    was: &[Rev],
) -> Lineage {
    Lineage { by: by.cloned(), suggests_to: suggests_to.cloned(), n, at, was: was.to_vec(), withdrawn: false }
}

/// Declares an enum with one variant for each type of record, and what holds for all of them.
macro_rules! records {
    ($(#[$doc:meta])* $kind:ident { $($variant:ident($body:ty) = $name:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $kind {
            $(#[doc = concat!("`", $name, "`")] $variant(Arc<Record<$body>>),)*
        }
        impl $kind {
            /// The types' names as packs write them, in alphabetical order.
            pub const TYPES: &'static [&'static str] = &[$($name),*];
            /// The type as packs write it.
            pub fn type_name(&self) -> &'static str {
                match self { $(Self::$variant(_) => $name,)* }
            }
            /// The record's id.
            pub fn id(&self) -> &str {
                match self { $(Self::$variant(record) => record.id.as_str(),)* }
            }
            /// The record's address.
            pub fn key(&self) -> RecordKey {
                RecordKey::new(self.type_name(), self.id())
            }
            /// What of its lineage does not depend on what it says.
            fn envelope(&self) -> Lineage {
                match self { $(Self::$variant(record) => lineage(record.by.as_ref(), record.suggests_to.as_ref(), record.n, record.at, &record.was),)* }
            }
            /// The record with another lineage.
            #[must_use]
            pub fn with_lineage(self, lineage: Lineage) -> Self {
                let Lineage { by, suggests_to, n, at, was, withdrawn: _ } = lineage;
                match self {
                    $(Self::$variant(mut record) => {
                        let it = Arc::make_mut(&mut record);
                        (it.by, it.suggests_to, it.n, it.at, it.was) = (by, suggests_to, n, at, was);
                        Self::$variant(record)
                    })*
                }
            }
        }
        $(impl From<Record<$body>> for $kind {
            fn from(record: Record<$body>) -> Self {
                Self::$variant(Arc::new(record))
            }
        })*
        $(impl From<Record<$body>> for AnyRecord {
            fn from(record: Record<$body>) -> Self {
                $kind::from(record).into()
            }
        })*
    };
}

records!(/// A record that may be passed on, by the rules of its type.
    SharedRecord {
    Area(Area) = "area",
    Conference(Conference) = "conference",
    Document(Document) = "document",
    EvaluationResponse(EvaluationResponse) = "evaluation_response",
    Frame(Frame) = "frame",
    Note(Note) = "note",
    Objective(Objective) = "objective",
    Organisation(Organisation) = "organisation",
    Participant(Participant) = "participant",
    Recommendation(Recommendation) = "recommendation",
    Report(Report) = "report",
    Room(Room) = "room",
    Session(Session) = "session",
});

records!(/// A record that stays on the device; only a backup holds it.
    PrivateRecord {
    Met(Met) = "met",
    NextStep(NextStep) = "next_step",
    PrivateNote(PrivateNote) = "private_note",
    Profile(Profile) = "profile",
    Star(Star) = "star",
});

/// A record of any type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnyRecord {
    /// May be passed on.
    Shared(SharedRecord),
    /// Stays here.
    Private(PrivateRecord),
    /// Of a newer version: kept, counted, and passed on only where it came in a pack to be passed on.
    Unknown(UnknownRecord),
}

impl From<SharedRecord> for AnyRecord {
    fn from(record: SharedRecord) -> Self {
        Self::Shared(record)
    }
}
impl From<PrivateRecord> for AnyRecord {
    fn from(record: PrivateRecord) -> Self {
        Self::Private(record)
    }
}
impl From<UnknownRecord> for AnyRecord {
    fn from(record: UnknownRecord) -> Self {
        Self::Unknown(record)
    }
}

impl AnyRecord {
    /// The record's address.
    pub fn key(&self) -> RecordKey {
        match self {
            Self::Shared(record) => record.key(),
            Self::Private(record) => record.key(),
            Self::Unknown(record) => RecordKey::new(&record.type_name, record.id.as_str()),
        }
    }

    /// Whether it stays on the device: a private record, also where only a newer version can read it.
    pub fn is_private(&self) -> bool {
        match self {
            Self::Shared(_) => false,
            Self::Private(_) => true,
            Self::Unknown(record) => PrivateRecord::TYPES.contains(&&*record.type_name),
        }
    }

    /// Whether its author took it back.
    pub fn is_withdrawn(&self) -> bool {
        matches!(self, Self::Shared(SharedRecord::Note(note)) if note.body.state == NoteState::Withdrawn)
    }

    /// How it stands to its other versions.
    pub fn lineage(&self) -> Lineage {
        let envelope = match self {
            Self::Shared(record) => record.envelope(),
            Self::Private(record) => record.envelope(),
            Self::Unknown(record) => record.lineage.clone(),
        };
        Lineage { withdrawn: self.is_withdrawn(), ..envelope }
    }

    /// The record with another lineage; a record of an unknown type is never edited and stays as it is.
    #[must_use]
    pub fn with_lineage(self, lineage: Lineage) -> Self {
        match self {
            Self::Shared(record) => Self::Shared(record.with_lineage(lineage)),
            Self::Private(record) => Self::Private(record.with_lineage(lineage)),
            Self::Unknown(record) => Self::Unknown(record),
        }
    }
}
