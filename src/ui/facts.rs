//! Facts with labels: languages, country, version.
//!
//! For: detail pages.
//! Not for: a quiet line without labels (see `meta`).

use leptos::prelude::*;

/// A list of facts.
#[component]
pub fn Facts(
    /// Side by side where there is room.
    #[prop(optional)]
    across: bool,
    /// In a frame.
    #[prop(optional)]
    boxed: bool,
    /// [`Fact`]s.
    children: Children,
) -> impl IntoView {
    view! { <dl class="facts" class:facts--across=across class:facts--boxed=boxed>{children()}</dl> }.into_any()
}

/// One fact.
#[component]
pub fn Fact(
    /// What it is.
    #[prop(into)]
    label: String,
    /// The value.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="facts__item">
            <dt class="facts__label">{label}</dt>
            <dd class="facts__value">{children()}</dd>
        </div>
    }
    .into_any()
}
