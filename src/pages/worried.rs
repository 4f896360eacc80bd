//! Worried about a child?

use leptos::prelude::*;

/// Worried about a child?
#[component]
pub fn WorriedPage() -> impl IntoView {
    view! { <h1 id="page-title" tabindex="-1">"WorriedPage"</h1> }
}
