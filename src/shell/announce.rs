//! Telling what happened to those who do not see it: the two regions that `index.html` has from the start.
//!
//! Used by the pages for counts and results, and by `routing`. Shows nothing.

use std::time::Duration;

use leptos::prelude::{document, set_timeout};

/// Says something in the polite region, a moment later, so that a screen reader hears the change.
pub fn politely(text: impl Into<String>) {
    say("status", text.into());
}

/// Says something at once: for what went wrong.
pub fn urgently(text: impl Into<String>) {
    say("alert", text.into());
}

fn say(region: &'static str, text: String) {
    if let Some(element) = document().get_element_by_id(region) {
        element.set_text_content(None);
        set_timeout(move || element.set_text_content(Some(&text)), Duration::from_millis(150));
    }
}
