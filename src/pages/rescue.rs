//! The store holds less than it should: nothing is written until the person decides.

use leptos::prelude::*;

/// The store holds less than it should: nothing is written until the person decides.
#[component]
pub fn RescuePage() -> impl IntoView {
    view! { <h1 id="page-title" tabindex="-1">"RescuePage"</h1> }
}
