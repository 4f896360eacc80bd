//! The last changes, each with its way back.

use leptos::prelude::*;

/// The last changes, each with its way back.
#[component]
pub fn ChangesPage() -> impl IntoView {
    view! { <h1 id="page-title" tabindex="-1">"ChangesPage"</h1> }
}
