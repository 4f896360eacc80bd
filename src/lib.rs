//! Plenary: a conference in your pocket that needs no network.
//!
//! # Where to start
//! * [`domain`]: what exists and how it may change. Everything else serves it.
//! * [`model`]: the app as a state machine: `Model::update` takes an event and gives back effects.
//! * [`shell`]: the one door between the pages and the model.
//! * `pages`: one file for each page, reading with `select`, asking with `send`.
//!
//! `ARCHITECTURE.md` is the map: the folders, what each may name, and what each must not own.

pub mod app;
pub mod cipher;
pub mod domain;
pub mod i18n;
pub mod interop;
pub mod model;
pub mod pack;
mod pages;
pub mod seal;
pub mod search;
pub mod shell;
pub mod storage;
pub mod ui;
pub mod words;
