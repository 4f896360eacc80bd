//! The directory with its search, and the person who is open beside it.

use leptos::prelude::*;

/// The directory with its search, and the person who is open beside it.
#[component]
pub fn PeoplePage() -> impl IntoView {
    view! { <h1 id="page-title" tabindex="-1">"PeoplePage"</h1> }
}
