//! How far a piece of work is that takes long enough to wonder.
//!
//! For: reading large files.
//! Not for: levels of completeness (see `levels`).

use leptos::prelude::*;

/// A bar that fills; one that only says "at work" while nothing is known.
#[component]
pub fn Progress(
    /// What is going on, for assistive technology.
    #[prop(into)]
    label: String,
    /// How much is done, in percent.
    #[prop(into)]
    percent: Signal<Option<u8>>,
) -> impl IntoView {
    let value = move || percent.get().map(|percent| percent.to_string());
    view! { <progress class="progress" aria-label=label max="100" value=value></progress> }.into_any()
}
