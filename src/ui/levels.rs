//! How far a practice note has come: its levels with a bar each.
//!
//! For: the practice form and its page.
//! Not for: deciding which level is reached.

use leptos::prelude::*;

use super::live::live;

/// One level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Level {
    /// Its name ("2 Ready to share").
    pub title: String,
    /// How far it is, in words ("2 things left").
    pub note: String,
    /// Questions answered, 0 to `of`.
    pub done: u32,
    /// Questions in all.
    pub of: u32,
    /// Name of the bar ("Level 2, 4 of 6 answered").
    pub label: String,
}

/// The levels side by side.
#[component]
pub fn Levels(
    /// Name of the list ("Three levels").
    #[prop(into)]
    label: String,
    /// The levels, lowest first.
    #[prop(into)]
    items: Signal<Vec<Level>>,
) -> impl IntoView {
    let levels = move || {
        items
            .get()
            .into_iter()
            .map(|level| {
                let complete = level.done >= level.of;
                view! {
                    <li class="levels__level" class:levels__level--done=complete>
                        <progress
                            class="levels__bar"
                            max=level.of.to_string()
                            value=level.done.min(level.of).to_string()
                            aria-label=level.label
                        ></progress>
                        <b class="levels__title">{level.title}</b>
                        <span class="levels__note">{level.note}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! { <ol class="levels" role="list" aria-label=label>{live(levels)}</ol> }.into_any()
}
