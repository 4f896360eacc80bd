//! Areas: the places in which the work is done, and who is at the table there.
//!
//! Used by notes, sessions and coverage. An area's name is free text, never checked against today's subdivisions.

use super::code::Code;
use super::id::Id;
use super::organisation::Organisation;
use super::record::Extra;
use super::text::Localised;
use super::vocabulary::{AreaKind, AreaPhase, Sector, StakeholderStatus};

/// An area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Its name.
    pub name: Localised,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// What sort of place.
    pub kind: Option<Code<AreaKind>>,
    /// ISO 3166-2 code where one fits.
    pub code: Option<String>,
    /// How far the work has come.
    pub phase: Option<Code<AreaPhase>>,
    /// What it is and is not.
    pub note: Localised,
    /// The legal context.
    pub legal_note: Localised,
    /// Who is at the table, by sector.
    pub stakeholders: Vec<Stakeholder>,
    /// Unknown members.
    pub extra: Extra,
}

/// A sector in an area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stakeholder {
    /// Which sector.
    pub sector: Code<Sector>,
    /// Who stands for it.
    pub organisation: Option<Id<Organisation>>,
    /// Whether it takes part.
    pub status: Option<Code<StakeholderStatus>>,
    /// Unknown members.
    pub extra: Extra,
}
