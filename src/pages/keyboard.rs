//! The keys.

use leptos::prelude::*;

/// The keys.
#[component]
pub fn KeyboardPage() -> impl IntoView {
    view! { <h1 id="page-title" tabindex="-1">"KeyboardPage"</h1> }
}
