//! Cards: the items of the agenda and of the practice notes.
//!
//! For: lists. One link covers the whole card; the star or another action is its sibling and lies above it.
//! Not for: dense lists of people or settings (see `row`).

use leptos::prelude::*;

use super::foreign::Words;

/// The state a card shows by its shape; a tag says the same in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CardLook {
    /// Nothing special.
    #[default]
    Normal,
    /// It is over.
    Past,
    /// It is running now.
    Live,
    /// It was cancelled or withdrawn.
    Off,
}

/// A list of cards.
#[component]
pub fn CardList(
    /// Name of the list, if no heading stands above.
    #[prop(optional, into)]
    label: Option<String>,
    /// [`Card`]s.
    children: Children,
) -> impl IntoView {
    view! { <ul class="card-list" role="list" aria-label=label>{children()}</ul> }.into_any()
}

/// A card, an `<li>`.
#[component]
pub fn Card(
    /// Where the card leads.
    #[prop(into)]
    href: String,
    /// Its title.
    #[prop(into)]
    title: Words,
    /// Level of its heading, 2 to 4.
    #[prop(default = 3)]
    level: u8,
    /// The state it shows; plain or changing.
    #[prop(optional, into)]
    look: Signal<CardLook>,
    /// Whether it is the one open beside the list.
    #[prop(optional, into)]
    current: Signal<bool>,
    /// An action above the link, mostly a [`super::StarButton`].
    #[prop(optional, into)]
    action: Option<ViewFnOnce>,
    /// What stands under the title.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let link = view! { <a class="card__link" href=href aria-current=move || current.get().then_some("true")>{title.into_view()}</a> }.into_any();
    let heading = match level {
        2 => view! { <h2 class="card__title">{link}</h2> }.into_any(),
        4 => view! { <h4 class="card__title">{link}</h4> }.into_any(),
        _ => view! { <h3 class="card__title">{link}</h3> }.into_any(),
    };
    view! {
        <li
            class="card"
            class:card--past=move || look.get() == CardLook::Past
            class:card--live=move || look.get() == CardLook::Live
            class:card--off=move || look.get() == CardLook::Off
            class:card--current=move || current.get()
        >
            <div class="card__body">{heading} {children.map(|children| children())}</div>
            {action.map(|action| view! { <div class="card__action">{action.run()}</div> })}
        </li>
    }
    .into_any()
}
