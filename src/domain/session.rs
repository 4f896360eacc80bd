//! Sessions of the programme.
//!
//! Used by the agenda and by everything that was said in a session. The organiser's record is never edited by a
//! delegate: stars and notes are records of their own that point here.

use super::area::Area;
use super::code::{Code, choices};
use super::conference::{Frame, Objective, Room};
use super::id::Id;
use super::participant::Participant;
use super::record::Extra;
use super::text::{LanguageTag, Localised};
use super::time::{Date, Timestamp};
use super::vocabulary::{PersonRole, Pillar, SessionKind, Theme};

choices!(/// How firm a session is.
    SessionStatus, "session_status", {
    /// May still move.
    Provisional = "provisional",
    /// Settled.
    #[default]
    Confirmed = "confirmed",
    /// Settled, and different from what was announced.
    Changed = "changed",
    /// Will not take place.
    Cancelled = "cancelled",
});

choices!(/// What may be told of a session outside it.
    Attribution, "session_attribution", {
    /// Everything.
    #[default]
    Open = "open",
    /// What was said, never who said it or who was there.
    ChathamHouse = "chatham_house",
    /// Nothing.
    Closed = "closed",
});

/// A session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// The conference day it belongs to, which may differ from the calendar day after midnight.
    pub day: Option<Date>,
    /// Beginning.
    pub start: Timestamp,
    /// End, after the beginning.
    pub end: Timestamp,
    /// What happens.
    pub kind: Option<Code<SessionKind>>,
    /// Track or strand, as the organiser names it.
    pub track: Option<String>,
    /// Where.
    pub room: Option<Id<Room>>,
    /// Sessions of one group take place at the same time and are alternatives.
    pub parallel_group: Option<String>,
    /// Title.
    pub title: Localised,
    /// What it is about.
    pub summary: Localised,
    /// Questions to think about beforehand.
    pub questions: Vec<Localised>,
    /// Who does what.
    pub people: Vec<SessionPerson>,
    /// Objectives it serves.
    pub objectives: Vec<Id<Objective>>,
    /// Themes.
    pub themes: Vec<Code<Theme>>,
    /// Pillars of the field that it serves.
    pub pillars: Vec<Code<Pillar>>,
    /// Policy frames it cites.
    pub frames: Vec<Id<Frame>>,
    /// The area it works on.
    pub area: Option<Id<Area>>,
    /// Languages spoken on the floor.
    pub floor_languages: Vec<LanguageTag>,
    /// Interpretation offered.
    pub interpretation: Vec<Interpretation>,
    /// What may be told of it.
    pub attribution: Attribution,
    /// How firm it is.
    pub status: SessionStatus,
    /// What changed, in words.
    pub change_note: Localised,
    /// Seats.
    pub capacity: Option<u32>,
    /// Unknown members.
    pub extra: Extra,
}

/// Somebody's part in a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionPerson {
    /// Who.
    pub participant: Id<Participant>,
    /// As what.
    pub role: Option<Code<PersonRole>>,
    /// Unknown members.
    pub extra: Extra,
}

/// One direction of interpretation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interpretation {
    /// From which language.
    pub from: LanguageTag,
    /// Into which.
    pub to: LanguageTag,
    /// On which channel of the headset.
    pub channel: Option<u32>,
    /// Unknown members.
    pub extra: Extra,
}

impl Session {
    /// The conference day it is listed under.
    pub fn listed_day(&self) -> Date {
        self.day.unwrap_or_else(|| self.start.local_date())
    }

    /// Whether two sessions overlap in time.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}
