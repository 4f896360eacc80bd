//! What exists and how it may change: conference, people, programme, practices, and what people keep for themselves.
//!
//! Used by every other folder. Knows no file format, no browser, no clock, no randomness and no text for the screen.
//!
//! Reading order: [`id`], [`text`], [`time`], [`code`], [`record`], then the records, then the facts of the field
//! ([`convention`], [`country`], [`monitoring`]), then [`workspace`] and [`change`].

pub mod code;
pub mod id;
pub mod link;
pub mod record;
pub mod revisions;
pub mod text;
pub mod time;
pub mod vocabulary;

pub mod any_record;
pub mod area;
pub mod conference;
pub mod note;
pub mod organisation;
pub mod participant;
pub mod private;
pub mod report;
pub mod session;

pub mod convention;
pub mod country;
pub mod monitoring;

pub mod change;
pub mod edition;
pub mod note_rules;
pub mod order;
pub mod plan;
pub mod problem;
pub mod programme;
pub mod safeguarding;
pub mod sample_clock;
pub mod sharing;
pub mod table;
pub mod trust;
pub mod workspace;
