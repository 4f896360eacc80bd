//! "Reading …" while a file is being read, how far it is, and the way to stop it.
//!
//! Used by the pages on which a file can be handed in, and by that of the preview. The result has a page of its own.

use leptos::prelude::*;

use crate::i18n::t;
use crate::model::import::Import;
use crate::shell::{files, use_shell};
use crate::ui::{Button, Notice, Progress, live};

/// The line, as long as a file is being read.
#[component]
pub(super) fn ReadingLine() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    let reading = shell.select(|ready| match &ready.import {
        Import::Reading(name) => Some(name.clone()),
        Import::Idle | Import::Locked(_) | Import::Refused { .. } | Import::Preview(_) => None,
    });
    live(move || {
        reading.get().map(|name| {
            let text = t!(locale, first_run.reading, name = name);
            view! {
                <Notice>
                    <p><bdi>{text}</bdi></p>
                    <Progress label=t!(locale, first_run.reading_label) percent=shell.progress />
                    <div><Button on_press=move || files::cancel(shell)>{t!(locale, common.cancel)}</Button></div>
                </Notice>
            }
        })
    })
}
