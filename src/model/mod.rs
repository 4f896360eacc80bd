//! The app as a state machine: what is known, what happened, what is to be done. No Leptos, no browser, no clock.
//!
//! Used by `shell`, which sends [`Event`]s in and carries out the [`Effect`]s that come back, and by the pages, which
//! read the [`Model`]. Deliberately knows nothing of how anything is drawn, worded or stored: of `storage` it names
//! only the plain words of a transaction.
//!
//! Where to start: [`Model::update`], then [`ready`].

pub mod autosave;
pub mod comparing;
pub mod effect;
pub mod event;
pub mod exchanges;
pub mod export;
pub mod field_changes;
pub mod history;
pub mod import;
pub mod opening;
pub mod ready;
pub mod rescue_file;
pub mod route;
pub mod shelf;
mod trusting;

pub use effect::{Effect, Message, SavedFile, Way};
pub use event::{Event, Opened};
pub use ready::{Keeping, Ready};

use crate::domain::time::Timestamp;
use opening::Rescue;

/// Where the app stands. Only `Ready` can save, so a store that could not be read is never written over.
#[derive(Debug, Default)]
pub enum Model {
    /// Nothing is known yet.
    #[default]
    Loading,
    /// At work.
    Ready(Box<Ready>),
    /// The store holds less than it should, or cannot be read.
    Rescue(Box<Rescue>),
    /// Everything was erased, here or in another tab; nothing may be written any more.
    Erased,
}

impl Model {
    /// Takes in what happened at `now` and says what is to be done.
    #[must_use]
    pub fn update(&mut self, now: Timestamp, event: Event) -> Vec<Effect> {
        match (&mut *self, event) {
            (Self::Loading | Self::Rescue(_), Event::Opened(opened)) => {
                let (model, effects) = opening::open(now, *opened);
                *self = model;
                effects
            }
            (Self::Rescue(rescue), Event::StartAnewPressed) => {
                let (model, effects) = opening::start_anew(now, rescue);
                *self = model;
                effects
            }
            (_, Event::ErasePressed) => vec![Effect::Erase],
            (_, Event::Erased) => {
                *self = Self::Erased;
                Vec::new()
            }
            (Self::Ready(ready), event) => ready.update(now, event),
            // A late answer for a phase that is over.
            (Self::Loading | Self::Rescue(_) | Self::Erased, _) => Vec::new(),
        }
    }

    /// The state of the app at work.
    pub fn ready(&self) -> Option<&Ready> {
        match self {
            Self::Ready(ready) => Some(ready),
            Self::Loading | Self::Rescue(_) | Self::Erased => None,
        }
    }
}
