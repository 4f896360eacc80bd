//! The descriptions of all types: which members they have in packs, in which form and within which limits.
//!
//! Used by the mappers. One file for each file of `domain`. The order of the members is the alphabet's, because packs
//! are written in it and reading is fastest when both agree.

pub(super) mod any_record;
mod area;
mod conference;
mod edition;
mod note;
mod organisation;
mod participant;
mod private;
pub(super) mod record;
mod report;
mod session;

/// The longest list of codes, languages or ids.
const MANY: usize = 64;
/// The longest list of people, partners or stakeholders.
const CROWD: usize = 400;
/// The longest name.
const NAME: u32 = 200;
/// The longest title of something other than a note.
const TITLE: u32 = 300;
/// The longest remark.
const REMARK: u32 = 2_000;
/// The longest text of the organiser, such as a document.
const LONG: u32 = 40_000;
