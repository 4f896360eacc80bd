//! Something that unfolds: a summary line with more behind it.
//!
//! For: previews, help, filters; [`LateFold`] for long lists, where what is behind each line costs.
//! Not for: what everybody must read.

use leptos::prelude::*;

use super::live::live;

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

/// A native `<details>` that makes what is behind it when it is unfolded for the first time.
#[component]
pub fn LateFold(
    /// The line that is always shown.
    #[prop(into)]
    summary: ViewFnOnce,
    /// Makes what is behind it.
    #[prop(into)]
    inside: ViewFn,
) -> impl IntoView {
    let seen = RwSignal::new(false);
    view! {
        <details class="fold" on:toggle=move |_| seen.set(true)>
            <summary class="fold__summary"><span class="fold__words">{summary.run()}</span></summary>
            <div class="fold__inside">{live(move || seen.get().then(|| untrack(|| inside.run())))}</div>
        </details>
    }
    .into_any()
}
