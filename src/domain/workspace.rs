//! The workspace: one conference as this device knows it, the organiser's edition and the person's own records.
//!
//! Used by the model, which changes it through [`Change`](super::change::Change) only, and by the pages, which read
//! it. Holds no texts for the screen, no order for a list and nothing about how it is stored.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::any_record::{AnyRecord, PrivateRecord, RecordKey, SharedRecord};
use super::area::Area;
use super::conference::{Conference, Frame, Objective, Room};
use super::edition::Edition;
use super::note::Note;
use super::order;
use super::organisation::Organisation;
use super::participant::Participant;
use super::private::{Met, NextStep, PrivateNote, Profile, Star, Subject};
use super::record::{Record, UnknownRecord};
use super::report::{Document, EvaluationResponse, Recommendation, Report};
use super::session::Session;
use super::table::{Entry, Table};

/// An organiser's edition with all its records: replaced as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Who, when, which number.
    pub edition: Edition,
    /// Its records, by type and id.
    pub records: Vec<AnyRecord>,
}

/// Declares the tables and what holds for each of them, so that a new type of record is one line.
macro_rules! tables {
    ($($(#[$doc:meta])* $field:ident: $body:ty = $side:ident($group:ident::$variant:ident) $name:literal),* $(,)?) => {
        /// One conference as this device knows it.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Workspace {
            snapshot: Option<Arc<Snapshot>>,
            $($(#[$doc])* pub $field: Table<$body>,)*
            /// Records that this version cannot read, of a type that it does not know or with needs that it does not meet, as
            /// far as they are this device's own.
            pub unknown: BTreeMap<RecordKey, Vec<UnknownRecord>>,
            /// Replaced versions that are kept to compare with, by the address of their record.
            bases: BTreeMap<RecordKey, Vec<AnyRecord>>,
        }

        impl Workspace {
            /// Puts an organiser's edition in force, or none.
            pub(super) fn put_snapshot(&mut self, snapshot: Option<Arc<Snapshot>>) {
                $(self.$field.clear_issued();)*
                if let Some(snapshot) = &snapshot {
                    let issuer = &snapshot.edition.issuer.id;
                    for record in &snapshot.records {
                        match record {
                            $(AnyRecord::$side($group::$variant(record)) => {
                                self.$field.put_issued(Arc::clone(record), issuer);
                            })*
                            AnyRecord::Unknown(_) => {}
                        }
                    }
                }
                self.snapshot = snapshot;
            }

            /// Replaces what this device holds under `key`.
            pub(super) fn put_heads(&mut self, key: &RecordKey, heads: Vec<AnyRecord>) {
                match key.type_name.as_ref() {
                    $($name => self.$field.clear_heads(&key.id),)*
                    _ => {}
                }
                // Of a known type, too: a version may need what only a newer app has.
                self.unknown.remove(key);
                for head in heads {
                    match head {
                        $(AnyRecord::$side($group::$variant(record)) => self.$field.add_head(record),)*
                        AnyRecord::Unknown(record) => self.unknown.entry(key.clone()).or_default().push(record),
                    }
                }
            }

            /// What this device holds under `key`.
            pub fn heads(&self, key: &RecordKey) -> Vec<AnyRecord> {
                let mut heads: Vec<AnyRecord> = match key.type_name.as_ref() {
                    $($name => self.$field.entry(&key.id).map_or_else(Vec::new, |entry| {
                        entry.heads.iter().map(|record| AnyRecord::$side($group::$variant(Arc::clone(record)))).collect()
                    }),)*
                    _ => Vec::new(),
                };
                heads.extend(self.unknown.get(key).into_iter().flatten().cloned().map(AnyRecord::Unknown));
                heads
            }

            /// Of what this device holds under `key` the version to show.
            pub fn shown_head(&self, key: &RecordKey) -> Option<AnyRecord> {
                match key.type_name.as_ref() {
                    $($name => self.$field.entry(&key.id).and_then(Entry::newest_head)
                        .map(|record| AnyRecord::$side($group::$variant(Arc::clone(record)))),)*
                    _ => None,
                }
            }

            /// Under `key` the version to show, wherever it comes from.
            pub fn shown(&self, key: &RecordKey) -> Option<AnyRecord> {
                match key.type_name.as_ref() {
                    $($name => self.$field.get(&key.id).map(|record| AnyRecord::$side($group::$variant(Arc::clone(record)))),)*
                    _ => self.unknown.get(key).and_then(|records| records.first().cloned()).map(AnyRecord::Unknown),
                }
            }

            /// What the organiser issued under `key`.
            pub fn issued(&self, key: &RecordKey) -> Option<AnyRecord> {
                match key.type_name.as_ref() {
                    $($name => self.$field.entry(&key.id).and_then(|entry| entry.issued.as_ref())
                        .map(|record| AnyRecord::$side($group::$variant(Arc::clone(record)))),)*
                    _ => None,
                }
            }

            /// Everything this device holds itself, by type and id: what a backup must carry.
            pub fn own_records(&self) -> Vec<AnyRecord> {
                let mut all = Vec::new();
                $(for (_, entry) in self.$field.entries() {
                    all.extend(entry.heads.iter().map(|record| AnyRecord::$side($group::$variant(Arc::clone(record)))));
                })*
                all.extend(self.unknown.values().flatten().cloned().map(AnyRecord::Unknown));
                all
            }
        }
    };
}

tables! {
    /// Areas of work.
    areas: Area = Shared(SharedRecord::Area) "area",
    /// The conference itself: one record.
    conferences: Conference = Shared(SharedRecord::Conference) "conference",
    /// The organiser's papers.
    documents: Document = Shared(SharedRecord::Document) "document",
    /// Anonymous answers.
    evaluation_responses: EvaluationResponse = Shared(SharedRecord::EvaluationResponse) "evaluation_response",
    /// Policy frames.
    frames: Frame = Shared(SharedRecord::Frame) "frame",
    /// Practice notes: issued, received and one's own.
    notes: Note = Shared(SharedRecord::Note) "note",
    /// Objectives.
    objectives: Objective = Shared(SharedRecord::Objective) "objective",
    /// Organisations.
    organisations: Organisation = Shared(SharedRecord::Organisation) "organisation",
    /// People.
    participants: Participant = Shared(SharedRecord::Participant) "participant",
    /// Recommendations.
    recommendations: Recommendation = Shared(SharedRecord::Recommendation) "recommendation",
    /// Rapporteurs' sheets.
    reports: Report = Shared(SharedRecord::Report) "report",
    /// Rooms.
    rooms: Room = Shared(SharedRecord::Room) "room",
    /// The programme.
    sessions: Session = Shared(SharedRecord::Session) "session",
    /// People met or to be met; private.
    met: Met = Private(PrivateRecord::Met) "met",
    /// Things to do; private.
    next_steps: NextStep = Private(PrivateRecord::NextStep) "next_step",
    /// Notes for oneself; private.
    private_notes: PrivateNote = Private(PrivateRecord::PrivateNote) "private_note",
    /// Who I am; private, at most one record.
    profiles: Profile = Private(PrivateRecord::Profile) "profile",
    /// Starred sessions; private.
    stars: Star = Private(PrivateRecord::Star) "star",
}

impl Workspace {
    /// The replaced versions that are kept under `key`, to compare with.
    pub fn bases(&self, key: &RecordKey) -> Vec<AnyRecord> {
        self.bases.get(key).cloned().unwrap_or_default()
    }

    /// Replaces the versions that are kept under `key`, and gives back those that were.
    pub(super) fn put_bases(&mut self, key: RecordKey, bases: Vec<AnyRecord>) -> Vec<AnyRecord> {
        let before = if bases.is_empty() { self.bases.remove(&key) } else { self.bases.insert(key, bases) };
        before.unwrap_or_default()
    }

    /// The organiser's edition in force.
    pub fn snapshot(&self) -> Option<&Arc<Snapshot>> {
        self.snapshot.as_ref()
    }

    /// The head of the organiser's edition in force.
    pub fn edition(&self) -> Option<&Edition> {
        self.snapshot.as_ref().map(|snapshot| &snapshot.edition)
    }

    /// The conference.
    pub fn conference(&self) -> Option<&Arc<Record<Conference>>> {
        self.conferences.iter().next()
    }

    /// Whether a session is starred.
    pub fn is_starred(&self, session: &str) -> bool {
        self.stars.get(session).is_some()
    }

    /// The private note about something, with every version of it.
    pub fn private_note(&self, about: &Subject) -> Option<&Arc<Record<PrivateNote>>> {
        self.private_notes.get(about.note_id().as_str())
    }

    /// Who I am on this device.
    pub fn profile(&self) -> Option<&Profile> {
        self.profiles.iter().next().map(|record| &record.body)
    }

    /// Nothing here but what a first start has.
    pub fn is_empty(&self) -> bool {
        self.snapshot.is_none() && self.own_records().is_empty()
    }

    /// Sessions by beginning, then by id.
    pub fn programme(&self) -> Vec<&Arc<Record<Session>>> {
        let mut sessions: Vec<_> = self.sessions.iter().collect();
        order::sort_by_key(&mut sessions, |session| (session.body.start, session.body.end));
        sessions
    }
}
