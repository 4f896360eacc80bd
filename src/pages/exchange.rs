//! Bringing in and sending out.

use leptos::prelude::*;

/// Bringing in and sending out.
#[component]
pub fn ExchangePage() -> impl IntoView {
    view! { <h1 id="page-title" tabindex="-1">"ExchangePage"</h1> }
}
