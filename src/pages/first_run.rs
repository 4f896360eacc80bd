//! Before the first pack: the ways in.

use leptos::prelude::*;

/// Before the first pack: the ways in.
#[component]
pub fn FirstRunPage() -> impl IntoView {
    view! { <h1 id="page-title" tabindex="-1">"FirstRunPage"</h1> }
}
