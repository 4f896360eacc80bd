//! The bar at the foot of a form or preview: what would happen, and the buttons.
//!
//! For: pages that end in a decision.
//! Not for: several decisions on one page.

use leptos::prelude::*;

use super::live::live;

/// A bar that stays in sight while the page scrolls.
#[component]
pub fn ApplyBar(
    /// What would happen, or how far it is.
    #[prop(into)]
    say: Signal<String>,
    /// Buttons, the main one last.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="apply-bar">
            <p class="apply-bar__say">{live(move || say.get())}</p>
            <div class="apply-bar__buttons">{children()}</div>
        </div>
    }
    .into_any()
}
