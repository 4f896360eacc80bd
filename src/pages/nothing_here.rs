//! What stands where an address leads to nothing.
//!
//! Used by the pages of one session, person or practice.

use leptos::prelude::*;

use crate::i18n::t;
use crate::model::route::Route;
use crate::shell::use_shell;
use crate::ui::{LinkButton, PageHead};

/// "Nothing here", why that may be, and a way on.
#[component]
pub fn NothingHere() -> impl IntoView {
    let locale = use_shell().words();
    view! {
        <PageHead title=t!(locale, common.not_found_title) lead=t!(locale, common.not_found_hint) />
        <p><LinkButton href=Route::Agenda(None).href()>{t!(locale, common.not_found_home)}</LinkButton></p>
    }
    .into_any()
}
