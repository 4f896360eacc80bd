//! Organisations and their tree.
//!
//! Used by people's affiliations, by notes' partners and by coverage. Sector (what service) and nature (what legal
//! form) are separate, because health or education may be public or private.

use super::code::Code;
use super::id::Id;
use super::link::Link;
use super::record::Extra;
use super::vocabulary::{Nature, OrganisationKind, PartnerStatus, Sector};

/// An organisation, authority, network or working group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organisation {
    /// Its name as it writes it for international use.
    pub name: String,
    /// Its short name.
    pub acronym: Option<String>,
    /// Names it had before.
    pub former_names: Vec<String>,
    /// Its name in its own language.
    pub name_local: Option<String>,
    /// Its legal nature.
    pub nature: Option<Code<Nature>>,
    /// One to three services, the first is the main one.
    pub sectors: Vec<Code<Sector>>,
    /// ISO 3166-1 alpha-2; nothing for international bodies.
    pub country: Option<String>,
    /// Where an international body sits.
    pub seat: Option<String>,
    /// What sort of body.
    pub kind: Option<Code<OrganisationKind>>,
    /// The body it belongs to.
    pub parent: Option<Id<Organisation>>,
    /// Where it stands with the co-operation activities.
    pub partner_status: Vec<Code<PartnerStatus>>,
    /// Its public page.
    pub website: Option<Link>,
    /// Unknown members.
    pub extra: Extra,
}
