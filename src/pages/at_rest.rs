//! Counts that are read out once the typing rests.
//!
//! Used by lists with filters or a search field. Shows nothing: the page shows the same words itself.

use std::time::Duration;

use leptos::leptos_dom::helpers::set_timeout_with_handle;
use leptos::prelude::*;

use crate::shell::{Slice, announce};

/// How long nothing may change before it is said.
const REST: Duration = Duration::from_millis(500);

/// Says the words in the polite region after each change and half a second of rest; not at first.
pub fn announce_at_rest(words: Slice<String>) {
    let timer = StoredValue::new(None);
    let say = move |text: &String, _: Option<&String>, _: Option<()>| {
        let text = text.clone();
        let next = set_timeout_with_handle(move || announce::politely(text), REST).ok();
        if let Some(before) = timer.try_update_value(|timer| std::mem::replace(timer, next)).flatten() {
            before.clear();
        }
    };
    Effect::watch(move || words.get(), say, false);
    on_cleanup(move || {
        if let Some(Some(before)) = timer.try_update_value(Option::take) {
            before.clear();
        }
    });
}
