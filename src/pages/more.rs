//! Everything else: the list of further pages.

use leptos::prelude::*;

/// Everything else: the list of further pages.
#[component]
pub fn MorePage() -> impl IntoView {
    view! { <h1 id="page-title" tabindex="-1">"MorePage"</h1> }
}
