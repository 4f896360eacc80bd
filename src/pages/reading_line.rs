//! "Reading …" while a file is being read.
//!
//! Used by the pages on which a file can be handed in. The result has a page of its own.

use leptos::prelude::*;

use crate::i18n::t;
use crate::model::import::Import;
use crate::shell::use_shell;
use crate::ui::{Notice, live};

/// The line, as long as a file is being read.
#[component]
pub(super) fn ReadingLine() -> impl IntoView {
    let shell = use_shell();
    let reading = shell.select(|ready| match &ready.import {
        Import::Reading(name) => Some(name.clone()),
        Import::Idle | Import::Locked(_) | Import::Refused { .. } | Import::Preview(_) => None,
    });
    live(move || {
        reading.get().map(|name| {
            let text = t!(shell.words(), first_run.reading, name = name);
            view! { <Notice><p><bdi>{text}</bdi></p></Notice> }
        })
    })
}
