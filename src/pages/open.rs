//! Opening what another app shared with this one, or the file that a link names.
//!
//! Used by `app` for `#/open`, which the service worker leads to after sharing, and for `#/open?packs/forum.json`, as an
//! organiser writes it on a poster. It shows nothing for long: what was read has the page of the preview, which takes the
//! place of this one, so that "back" does not open the file again.

use leptos::prelude::*;

use crate::i18n::t;
use crate::model::route::Route;
use crate::shell::{files, routing, use_shell};
use crate::ui::{Page, PageHead};

/// Opening what was shared or named.
#[component]
pub fn OpenPage() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    let address = routing::query();
    if address.is_empty() {
        files::open_shared(shell);
    } else {
        files::open_address(shell, address);
    }
    // Not while this page is being drawn.
    set_timeout(move || routing::instead(shell, &Route::Import), std::time::Duration::ZERO);
    view! { <Page><PageHead title=t!(locale, common.working) /></Page> }
}
