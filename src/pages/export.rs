//! Choosing what to hand out, and seeing all that leaves.

use leptos::prelude::*;

/// Choosing what to hand out, and seeing all that leaves.
#[component]
pub fn ExportPage() -> impl IntoView {
    view! { <h1 id="page-title" tabindex="-1">"ExportPage"</h1> }
}
