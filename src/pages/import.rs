//! What a pack would change, before anything happens.

use leptos::prelude::*;

/// What a pack would change, before anything happens.
#[component]
pub fn ImportPage() -> impl IntoView {
    view! { <h1 id="page-title" tabindex="-1">"ImportPage"</h1> }
}
