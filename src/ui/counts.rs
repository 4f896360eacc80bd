//! Figures in tiles.
//!
//! For: the preview of an import or export.
//! Not for: what changes in one record (see `changes`).

use leptos::prelude::*;

/// A row of figures.
#[component]
pub fn Counts(
    /// Name of the list ("Summary").
    #[prop(into)]
    label: String,
    /// [`CountTile`]s.
    children: Children,
) -> impl IntoView {
    view! { <ul class="counts" role="list" aria-label=label>{children()}</ul> }.into_any()
}

/// A figure and what it counts, an `<li>`.
#[component]
pub fn CountTile(
    /// The figure, already written for the language.
    #[prop(into)]
    figure: String,
    /// What it counts ("added").
    #[prop(into)]
    label: String,
    /// Where what it counts stands, if anywhere.
    #[prop(optional, into)]
    href: Option<String>,
) -> impl IntoView {
    let face = view! {
        <b class="counts__figure">{figure}</b>
        " "
        <span class="counts__label">{label}</span>
    }
    .into_any();
    match href {
        Some(href) => view! { <li class="counts__tile"><a class="counts__link" href=href>{face}</a></li> }.into_any(),
        None => view! { <li class="counts__tile">{face}</li> }.into_any(),
    }
}
