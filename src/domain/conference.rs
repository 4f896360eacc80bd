//! The conference itself: what, where, when, for whom; its objectives, rooms and policy frames.
//!
//! Used by every screen's frame and by the agenda. Who is invited is kept apart from who registered and from who
//! fits in, because plan and reality differ.

use super::code::Code;
use super::id::Id;
use super::organisation::Organisation;
use super::participant::Participant;
use super::record::Extra;
use super::text::{LanguageTag, Localised};
use super::time::Date;
use super::vocabulary::RoomKind;

/// A conference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conference {
    /// Full title.
    pub title: Localised,
    /// Title where there is little room.
    pub short_title: Localised,
    /// Set when everything in it is invented: shown on every screen and print.
    pub fictional: Localised,
    /// Town.
    pub city: Option<String>,
    /// ISO 3166-1 alpha-2 code, upper case.
    pub country: Option<String>,
    /// House.
    pub venue: Localised,
    /// IANA time zone of the place.
    pub tz: Option<String>,
    /// First day.
    pub start: Date,
    /// Last day, not before the first.
    pub end: Date,
    /// The days in order, where the organiser names them.
    pub days: Vec<Day>,
    /// Who holds it.
    pub organiser: Option<Id<Organisation>>,
    /// Working languages.
    pub languages: Vec<LanguageTag>,
    /// Places for representatives: a soft limit that warns and never blocks.
    pub capacity: ConferenceCapacity,
    /// Countries named in the invitation, ISO 3166-1 alpha-2.
    pub invited_countries: Vec<String>,
    /// To whom a worry about a child at the conference goes.
    pub safeguarding_contact: Option<SafeguardingContact>,
    /// Unknown members.
    pub extra: Extra,
}

/// A day of the conference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// Which day.
    pub date: Date,
    /// What it is about.
    pub label: Localised,
    /// Unknown members.
    pub extra: Extra,
}

/// How many fit in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConferenceCapacity {
    /// Places for representatives.
    pub representatives: Option<u32>,
    /// Unknown members.
    pub extra: Extra,
}

/// The person to turn to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SafeguardingContact {
    /// Who, if they are in the directory.
    pub participant: Option<Id<Participant>>,
    /// In which function.
    pub function: Localised,
    /// Unknown members.
    pub extra: Extra,
}

/// What the conference wants to reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Objective {
    /// Its place in the list, from 1.
    pub order: Option<u32>,
    /// The wording, which may evolve.
    pub text: Localised,
    /// The objective that took its place.
    pub replaced_by: Option<Id<Objective>>,
    /// Unknown members.
    pub extra: Extra,
}

/// A strategy or campaign that notes and sessions may cite.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Its name.
    pub name: Localised,
    /// First year.
    pub from: Option<u32>,
    /// Last year.
    pub to: Option<u32>,
    /// Unknown members.
    pub extra: Extra,
}

/// A room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Its name.
    pub name: Localised,
    /// Seats.
    pub capacity: Option<u32>,
    /// What it is for.
    pub kind: Option<Code<RoomKind>>,
    /// Languages that can be interpreted there.
    pub interpretation: Vec<LanguageTag>,
    /// How to find it, and its access.
    pub note: Localised,
    /// Unknown members.
    pub extra: Extra,
}

impl Conference {
    /// Every day from the first to the last, at most 60.
    pub fn dates(&self) -> Vec<Date> {
        let length = (self.end.days() - self.start.days()).clamp(0, 59);
        (0..=length).map(|day| self.start.plus_days(day)).collect()
    }

    /// The title where there is little room, for a reader of `language` (see [`Localised::pick`]): the short one, else
    /// the full one, else nothing.
    pub fn brief_title(&self, language: &str) -> &str {
        if self.short_title.is_empty() { self.title.words(language) } else { self.short_title.words(language) }
    }

    /// Whether everything in it is invented.
    pub fn is_fictional(&self) -> bool {
        !self.fictional.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::Conference;
    use crate::domain::text::{LanguageTag, Localised};

    fn words(language: &str, text: &str) -> Localised {
        Localised::of(LanguageTag::parse(language).unwrap(), text)
    }

    #[test]
    fn where_there_is_little_room_the_short_title_stands_and_else_the_full_one() {
        let mut conference = Conference::default();
        assert_eq!(conference.brief_title("fr"), "");
        conference.title = words("fr", "Rencontre inventée de Strasbourg");
        assert_eq!(conference.brief_title("fr"), "Rencontre inventée de Strasbourg");
        conference.short_title = words("fr", "");
        assert_eq!(conference.brief_title("en"), "Rencontre inventée de Strasbourg", "an empty text is none");
        // A short title in another language fits in; a full one in the reader's would not.
        conference.short_title = words("en", "Strasbourg");
        assert_eq!(conference.brief_title("fr"), "Strasbourg");
    }
}
