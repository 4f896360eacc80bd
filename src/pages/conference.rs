//! About the conference: objectives, papers, privacy notice.

use leptos::prelude::*;

/// About the conference: objectives, papers, privacy notice.
#[component]
pub fn ConferencePage() -> impl IntoView {
    view! { <h1 id="page-title" tabindex="-1">"ConferencePage"</h1> }
}
