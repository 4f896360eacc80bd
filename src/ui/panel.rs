//! Surfaces: a frame around something, and a frame around rows.
//!
//! For: detail pages, settings and previews.
//! Not for: items of a long list (see `card`).

use leptos::prelude::*;

/// A frame with room inside.
#[component]
pub fn Panel(
    /// Darker than the page and without border: for what is secondary.
    #[prop(optional)]
    sunken: bool,
    /// Anything.
    children: Children,
) -> impl IntoView {
    view! { <div class="panel" class:panel--sunken=sunken>{children()}</div> }.into_any()
}

/// A frame around rows, with a line between them. A `<ul>`: its children are `<li>`.
#[component]
pub fn PanelList(
    /// Name of the list, if no heading stands above.
    #[prop(optional, into)]
    label: Option<String>,
    /// Rows.
    children: Children,
) -> impl IntoView {
    // The role is repeated because Safari drops it from lists without bullets.
    view! { <ul class="panel-list" role="list" aria-label=label>{children()}</ul> }.into_any()
}
