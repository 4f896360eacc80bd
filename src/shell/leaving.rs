//! The moments in which a page may be gone for good: hidden, frozen, closed.
//!
//! Used by `Shell::start`. Hiding is the last moment that every browser reports reliably.

use leptos::ev;
use leptos::prelude::*;

use super::Shell;
use crate::model::Event;

/// Saves what is typed when the page is hidden.
pub(super) fn listen(shell: Shell) {
    let hidden =
        window_event_listener(ev::Custom::<web_sys::Event>::new("pagehide"), move |_| shell.send(Event::Hidden));
    let visible = window_event_listener(ev::Custom::<web_sys::Event>::new("visibilitychange"), move |_| {
        if document().hidden() {
            shell.send(Event::Hidden);
        }
    });
    // They live as long as the page.
    std::mem::forget((hidden, visible));
}
