//! The search field above a list.
//!
//! For: people, practices, everything.
//! Not for: searching, or telling how many were found; the page writes that into its status region.

use leptos::prelude::*;

use super::icon::{Icon, IconName};

/// A search field with its label above.
#[component]
pub fn SearchBox(
    /// `id` of the field.
    #[prop(into)]
    id: String,
    /// What can be typed ("Name, organisation or function").
    #[prop(into)]
    label: String,
    /// What it says.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text on every change.
    #[prop(into)]
    on_input: Callback<String>,
) -> impl IntoView {
    view! {
        <div class="search-box" role="search">
            <label class="search-box__label" for=id.clone()>{label}</label>
            <div class="search-box__line">
                <Icon name=IconName::Search />
                <input
                    class="search-box__input"
                    id=id
                    type="search"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="search"
                    dir="auto"
                    prop:value=move || value.get()
                    on:input=move |event| on_input.run(event_target_value(&event))
                />
            </div>
        </div>
    }
    .into_any()
}
