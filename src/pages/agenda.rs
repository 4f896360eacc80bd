//! The programme day by day, and the session that is open beside it.

use leptos::prelude::*;

/// The programme day by day, and the session that is open beside it.
#[component]
pub fn AgendaPage() -> impl IntoView {
    view! { <h1 id="page-title" tabindex="-1">"AgendaPage"</h1> }
}
