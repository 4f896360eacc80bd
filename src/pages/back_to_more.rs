//! The way back from a page that can be read before the first pack, too: to "More", or to the start.
//!
//! Used by the settings, the reference texts and "Worried about a child?". Looks once: a page that stands open when the
//! first pack comes in is left by then.

use leptos::prelude::*;

use crate::i18n::t;
use crate::model::route::Route;
use crate::shell::Shell;
use crate::ui::Crumb;

/// The crumb above the page's title.
pub(super) fn back_to_more(shell: Shell) -> AnyView {
    let locale = shell.words();
    let first = shell.peek(|ready| ready.workspace.is_empty());
    let (back, label) =
        if first { (Route::Start, t!(locale, import.back_first)) } else { (Route::More, t!(locale, more.title)) };
    view! { <Crumb href=back.href() label /> }.into_any()
}
