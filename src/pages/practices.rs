//! All practice notes, and the one that is open beside them.

use leptos::prelude::*;

/// All practice notes, and the one that is open beside them.
#[component]
pub fn PracticesPage() -> impl IntoView {
    view! { <h1 id="page-title" tabindex="-1">"PracticesPage"</h1> }
}
