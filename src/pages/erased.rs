//! After everything was erased.

use leptos::prelude::*;

/// After everything was erased.
#[component]
pub fn ErasedPage() -> impl IntoView {
    view! { <h1 id="page-title" tabindex="-1">"ErasedPage"</h1> }
}
