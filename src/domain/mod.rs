//! What exists and how it may change: conference, people, programme, practices, and what people keep for themselves.
//!
//! Used by every other folder. Knows no file format, no browser, no clock, no randomness and no text for the screen.
//!
//! Reading order: [`id`], [`text`], [`time`], [`code`], [`record`], then the records, then [`workspace`] and [`change`].

pub mod id;
pub mod text;
pub mod time;
pub mod code;
pub mod link;
pub mod vocabulary;
pub mod record;

pub mod conference;
pub mod organisation;
pub mod participant;
pub mod session;
pub mod area;
pub mod note;
pub mod report;
pub mod private;
pub mod any_record;

pub mod edition;
pub mod problem;
pub mod table;
pub mod workspace;
pub mod change;
pub mod plan;
pub mod safeguarding;
pub mod note_rules;
pub mod sharing;
pub mod sample_clock;
