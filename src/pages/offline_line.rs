//! The quiet line above a title: whether the app starts without a network.
//!
//! Used by the pages that a tab leads to. What it says comes from the service worker, never from a guess.

use leptos::prelude::*;

use crate::i18n::t;
use crate::shell::Shell;

/// The line, in the language of the page.
pub(super) fn offline_line(shell: Shell) -> Signal<String> {
    let locale = shell.words();
    Signal::derive(move || {
        let ready = shell.updates.with(|updates| updates.offline_ready);
        let said = if ready { t!(locale, common.ready_offline) } else { t!(locale, common.not_ready_offline) };
        said.to_owned()
    })
}
