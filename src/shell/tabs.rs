//! The other tabs of this app: they hear which rows changed, and that everything was erased.
//!
//! Used by `starting`. What a message means is the model's affair.

use crate::model::Event;
use crate::storage::channel::{Channel, Message};

use super::Shell;

/// Begins to listen; nothing where the browser has no channel.
pub(super) fn open(shell: Shell) -> Option<Channel> {
    Channel::open(move |message| match message {
        Message::Changed(keys) => shell.send(Event::ChangedElsewhere(keys)),
        Message::Wiped => shell.send(Event::Erased),
    })
}
