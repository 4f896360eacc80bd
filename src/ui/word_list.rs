//! Words to write down or say aloud, numbered, because their order counts.
//!
//! For: what opens a locked file.
//! Not for: running text (see `prose`).

use leptos::prelude::*;

/// The words.
#[component]
pub fn WordList(
    /// In their order.
    words: Vec<String>,
    /// BCP 47 tag of their language.
    #[prop(into)]
    lang: String,
) -> impl IntoView {
    let words = words.into_iter().map(|word| view! { <li>{word}</li> }).collect_view();
    view! { <ol class="word-list" lang=lang translate="no">{words}</ol> }.into_any()
}
