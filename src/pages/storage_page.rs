//! What is stored and how safe it is; erasing.

use leptos::prelude::*;

/// What is stored and how safe it is; erasing.
#[component]
pub fn StoragePage() -> impl IntoView {
    view! { <h1 id="page-title" tabindex="-1">"StoragePage"</h1> }
}
