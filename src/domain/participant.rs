//! People of the directory: adults in their professional function, and what each of them agreed to show.
//!
//! Used by the people pages, the agenda and every export. There is no field for age, birth, address, photo or health,
//! and none may be added: children's views enter as an organisation's note.

use super::code::{Code, choices};
use super::id::Id;
use super::organisation::Organisation;
use super::record::Extra;
use super::text::{LanguageTag, Localised};
use super::vocabulary::{Basis, Capacity, CommitteeEngagement};

choices!(/// Whether somebody comes.
    ParticipantStatus, "participant_status", {
    /// Was asked to come.
    Invited = "invited",
    /// Said yes.
    #[default]
    Registered = "registered",
    /// Came.
    Attended = "attended",
    /// Could not come and said so.
    Excused = "excused",
    /// Will not come.
    Cancelled = "cancelled",
});

/// A person of the directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Participant {
    /// `Ms`, `Mr`, `Dr`, as the person writes it.
    pub courtesy: Option<String>,
    /// Given name.
    pub given_name: Option<String>,
    /// Family name, in ordinary spelling; capitals are a matter of print.
    pub family_name: String,
    /// The whole name in its own script.
    pub name_local: Option<String>,
    /// Latin form to search by, where the person prefers one to ours.
    pub name_latin: Option<String>,
    /// ISO 3166-1 alpha-2; nothing for people of international bodies.
    pub country: Option<String>,
    /// One or more; the first, or the one marked main, is printed.
    pub affiliations: Vec<Affiliation>,
    /// Languages the person works in.
    pub languages: Vec<LanguageTag>,
    /// Why they are here.
    pub basis: Vec<Code<Basis>>,
    /// Whether they take one of the places for representatives.
    pub counts_as_representative: bool,
    /// How far they work with the Committee.
    pub committee_engagement: Option<Code<CommitteeEngagement>>,
    /// Whether they come.
    pub status: ParticipantStatus,
    /// What may be shown to the other participants.
    pub share: Share,
    /// Whether they may stand in a list that leaves the conference.
    pub public_list: bool,
    /// Ways to reach them, present only where shared.
    pub contact: ContactDetails,
    /// Unknown members.
    pub extra: Extra,
}

/// A function in an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Affiliation {
    /// Which organisation.
    pub organisation: Option<Id<Organisation>>,
    /// As what.
    pub function: Localised,
    /// For whom the person speaks there.
    pub capacity: Option<Code<Capacity>>,
    /// The one that is printed.
    pub main: bool,
    /// Unknown members.
    pub extra: Extra,
}

/// Consent, field by field. Everything is off unless it was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four independent consents")]
pub struct Share {
    /// May stand in the directory.
    pub listed: bool,
    /// E-mail address may be shown.
    pub email: bool,
    /// Telephone number may be shown.
    pub phone: bool,
    /// Languages may be shown.
    pub languages: bool,
    /// Unknown members.
    pub extra: Extra,
}

/// Ways to reach a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactDetails {
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Unknown members.
    pub extra: Extra,
}

impl Participant {
    /// Given and family name, in that order.
    pub fn full_name(&self) -> String {
        match &self.given_name {
            Some(given) if !given.is_empty() => format!("{given} {}", self.family_name),
            _ => self.family_name.clone(),
        }
    }

    /// The affiliation that is printed.
    pub fn main_affiliation(&self) -> Option<&Affiliation> {
        self.affiliations.iter().find(|affiliation| affiliation.main).or_else(|| self.affiliations.first())
    }

    /// Takes away every field that the person did not agree to show. What is left may leave the device.
    #[must_use]
    pub fn as_consented(mut self) -> Self {
        if !self.share.email {
            self.contact.email = None;
        }
        if !self.share.phone {
            self.contact.phone = None;
        }
        if !self.share.languages {
            self.languages = Vec::new();
        }
        // A field of a newer version may be a contact detail for which no consent can be read here.
        self.contact.extra = Extra::default();
        self
    }
}
