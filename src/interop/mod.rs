//! Other people's formats, turned into ours.
//!
//! Used by the worker, which holds the readers, and by the page, which only reads the worker's [`answer`]: so the
//! readers are no part of the first load. The worker also encrypts and decrypts, in `locked`. What a foreign file says beyond our types is counted and told, never
//! dropped in silence. Fetches nothing, and writes no foreign format.
//!
//! Reading order: [`request`], [`job`] (what the worker does with a file), [`schedule`] (`schedule.json`), `report`.

pub mod answer;
mod html;
pub mod job;
mod locked;
mod names;
mod origin;
mod report;
pub mod request;
pub mod schedule;
mod times;
mod words;
