//! The quiet line of facts under a title.
//!
//! For: cards, rows and heads: place, country, languages.
//! Not for: facts with labels (see `facts`).

use leptos::prelude::*;

/// A line of `<span>`s that wraps.
#[component]
pub fn Meta(
    /// `<span>`s, one a fact.
    children: Children,
) -> impl IntoView {
    view! { <p class="meta">{children()}</p> }.into_any()
}
