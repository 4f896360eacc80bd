//! The pause after the last key.
//!
//! Used by `Shell` for `Effect::SaveLater`. Each call starts the pause anew; what is saved is the model's affair.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::set_timeout;

use super::Shell;
use crate::model::Event;

thread_local! {
    static LATEST: Cell<u32> = const { Cell::new(0) };
}

/// Answers `SaveDue` after the pause, unless another call comes before it is over.
pub(super) fn later(shell: Shell, milliseconds: u32) {
    let mine = LATEST.get().wrapping_add(1);
    LATEST.set(mine);
    let due = move || {
        if LATEST.get() == mine {
            shell.send(Event::SaveDue);
        }
    };
    set_timeout(due, Duration::from_millis(u64::from(milliseconds)));
}
