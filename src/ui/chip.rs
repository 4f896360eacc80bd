//! Chips: small choices in a row, as filters and as the days of the agenda.
//!
//! For: lists. A chip shows by `aria-pressed` or `aria-current` that it is on, never by colour alone.
//! Not for: choosing one value in a form (see `choice`).

use leptos::prelude::*;

use super::live::live;

/// A row of chips with a name; scrolls sideways on phones, wraps from 52.5em.
#[component]
pub fn ChipRow(
    /// Name of the group ("Filters").
    #[prop(into)]
    label: String,
    /// Wraps on phones too.
    #[prop(optional)]
    wrap: bool,
    /// Chips.
    children: Children,
) -> impl IntoView {
    view! { <div class="chip-row" class:chip-row--wrap=wrap role="group" aria-label=label>{children()}</div> }
        .into_any()
}

/// A row of chips that are links.
#[component]
pub fn ChipNav(
    /// Name of the navigation ("Days").
    #[prop(into)]
    label: String,
    /// [`ChipLink`]s.
    children: Children,
) -> impl IntoView {
    view! { <nav class="chip-row" aria-label=label>{children()}</nav> }.into_any()
}

/// A chip that is on or off.
#[component]
pub fn Chip(
    /// Whether it is on.
    #[prop(into)]
    pressed: Signal<bool>,
    /// Called on every press.
    #[prop(into)]
    on_press: Callback<()>,
    /// How many items it would show; 0 draws it dashed, still reachable.
    #[prop(optional, into)]
    count: Option<Signal<usize>>,
    /// The words.
    children: Children,
) -> impl IntoView {
    let none = move || count.is_some_and(|count| count.get() == 0) && !pressed.get();
    view! {
        <button
            type="button"
            class="chip"
            class:chip--none=none
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            on:click=move |_| on_press.run(())
        >
            {children()}
            {count.map(|count| view! { " " <span class="chip__count">{live(move || count.get())}</span> })}
        </button>
    }
    .into_any()
}

/// A chip that opens further choices below the row.
#[component]
pub fn ChipOpen(
    /// Whether the choices are shown.
    #[prop(into)]
    expanded: Signal<bool>,
    /// The `id` of what it opens.
    #[prop(into)]
    controls: String,
    /// Called on every press.
    #[prop(into)]
    on_press: Callback<()>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="chip chip--open"
            aria-expanded=move || if expanded.get() { "true" } else { "false" }
            aria-controls=controls
            on:click=move |_| on_press.run(())
        >
            {children()}
        </button>
    }
    .into_any()
}

/// The last chip of a row: takes all choices back.
#[component]
pub fn ChipClear(
    /// Called on every press.
    #[prop(into)]
    on_press: Callback<()>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <button type="button" class="chip chip--clear" on:click=move |_| on_press.run(())>{children()}</button> }
        .into_any()
}

/// A chip that is a link.
#[component]
pub fn ChipLink(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// Whether it is the one shown.
    #[prop(into)]
    current: Signal<bool>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="chip" href=href aria-current=move || current.get().then_some("date")>
            {children()}
        </a>
    }
    .into_any()
}
