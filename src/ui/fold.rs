//! Something that unfolds: a summary line with more behind it.
//!
//! For: previews, help, filters.
//! Not for: what everybody must read.

use leptos::prelude::*;

/// A native `<details>`.
#[component]
pub fn Fold(
    /// The line that is always shown.
    #[prop(into)]
    summary: ViewFnOnce,
    /// Unfolded from the start.
    #[prop(optional)]
    open: bool,
    /// What is behind it.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="fold" open=open>
            <summary class="fold__summary"><span class="fold__words">{summary.run()}</span></summary>
            <div class="fold__inside">{children()}</div>
        </details>
    }
    .into_any()
}
