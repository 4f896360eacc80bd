//! Whether what was written is kept: saving, saved, not saved.
//!
//! For: every place where text is written.
//! Not for: saving, or deciding that it is saved; the page says so only after storage has.

use leptos::prelude::*;

use super::icon::{Icon, IconName};
use super::live::live;

/// What the line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SaveLook {
    /// Nothing was written yet.
    #[default]
    Quiet,
    /// On its way ("Saving").
    Saving(String),
    /// Kept ("Saved at 15:12").
    Saved(String),
    /// Not kept, and why.
    NotSaved(String),
}

/// A line with icon and words; read out politely when it changes.
#[component]
pub fn SaveState(
    /// What it says.
    #[prop(into)]
    state: Signal<SaveLook>,
    /// Shown while not saved: buttons that get the text out.
    #[prop(optional, into)]
    way_out: Option<ViewFn>,
) -> impl IntoView {
    let stuck = Memo::new(move |_| state.with(|look| matches!(look, SaveLook::NotSaved(_))));
    let words = move || {
        match state.get() {
        SaveLook::Quiet => ().into_any(),
        SaveLook::Saving(text) => {
            view! { <span class="save-state__words save-state__words--saving">{text}</span> }.into_any()
        }
        SaveLook::Saved(text) => {
            view! { <span class="save-state__words save-state__words--saved"><Icon name=IconName::Check /> {text}</span> }
                .into_any()
        }
        SaveLook::NotSaved(text) => {
            view! { <span class="save-state__words save-state__words--not"><Icon name=IconName::Warn /> {text}</span> }
                .into_any()
        }
    }
    };
    view! {
        <div class="save-state">
            <p class="save-state__line" role="status">{live(words)}</p>
            {live(move || {
                way_out
                    .as_ref()
                    .filter(|_| stuck.get())
                    .map(|way_out| view! { <div class="save-state__out">{way_out.run()}</div> })
            })}
        </div>
    }
    .into_any()
}
