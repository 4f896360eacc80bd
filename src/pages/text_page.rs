//! A reference text: help, statements, privacy.

use leptos::prelude::*;

/// A reference text.
#[component]
pub fn TextPage(
    /// The file's name without language and ending.
    name: &'static str,
) -> impl IntoView {
    view! { <h1 id="page-title" tabindex="-1">{name}</h1> }
}
