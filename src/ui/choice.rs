//! Fields that choose: a list, radio buttons, check boxes.
//!
//! For: forms and settings.
//! Not for: filters above a list (see `chip`).

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::field::{Ask, Field};
use super::foreign::Words;

/// A value that can be chosen and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What is shown.
    pub words: Words,
}

impl Choice {
    /// A value and what it is called.
    pub fn new(value: impl Into<String>, words: impl Into<Words>) -> Self {
        Self { value: value.into(), words: words.into() }
    }
}

/// A list that drops down.
#[component]
pub fn SelectField(
    /// What is asked.
    ask: Ask,
    /// What can be chosen, in order.
    options: Vec<Choice>,
    /// The chosen value.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the newly chosen value.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|choice| {
            let Choice { value: own, words } = choice;
            let chosen = {
                let own = own.clone();
                move || value.with(|value| *value == own)
            };
            view! { <option value=own lang=words.lang selected=chosen>{words.text}</option> }
        })
        .collect_view();
    let control = view! {
        <select
            class="field__control field__control--select"
            id=ask.id.clone()
            aria-describedby=ask.described_by()
            aria-invalid=ask.invalid()
            prop:value=move || value.get()
            on:change=move |event| on_change.run(event_target_value(&event))
        >
            {options}
        </select>
    }
    .into_any();
    view! { <Field ask=ask>{control}</Field> }.into_any()
}

/// The frame of a group of choices.
fn group(ask: &Ask, choices: AnyView) -> AnyView {
    view! {
        <fieldset class="segments" id=ask.id.clone() aria-describedby=ask.described_by() aria-invalid=ask.invalid()>
            <legend class=ask.label_class()>{ask.label.clone()}</legend>
            {ask.hint_view()}
            <div class="segments__choices">{choices}</div>
            {ask.error_view()}
        </fieldset>
    }
    .into_any()
}

/// One of a few values: radio buttons in frames.
#[component]
pub fn Segments(
    /// What is asked.
    ask: Ask,
    /// What can be chosen, in order.
    options: Vec<Choice>,
    /// The chosen value.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the newly chosen value.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let name = ask.id.clone();
    let choices = options
        .into_iter()
        .map(|choice| {
            let own = choice.value.clone();
            view! {
                <label class="segments__choice">
                    <input
                        class="segments__input"
                        type="radio"
                        name=name.clone()
                        value=choice.value.clone()
                        prop:checked=move || value.with(|value| *value == own)
                        on:change=move |_| on_change.run(choice.value.clone())
                    />
                    {choice.words.into_view()}
                </label>
            }
        })
        .collect_view()
        .into_any();
    group(&ask, choices)
}

/// Any number of values: check boxes in frames.
#[component]
pub fn SegmentsMany(
    /// What is asked.
    ask: Ask,
    /// What can be chosen, in order.
    options: Vec<Choice>,
    /// The chosen values.
    #[prop(into)]
    chosen: Signal<BTreeSet<String>>,
    /// Called with the value that was switched on or off.
    #[prop(into)]
    on_toggle: Callback<String>,
) -> impl IntoView {
    let choices = options
        .into_iter()
        .map(|choice| {
            let own = choice.value.clone();
            view! {
                <label class="segments__choice">
                    <input
                        class="segments__input"
                        type="checkbox"
                        value=choice.value.clone()
                        prop:checked=move || chosen.with(|chosen| chosen.contains(&own))
                        on:change=move |_| on_toggle.run(choice.value.clone())
                    />
                    {choice.words.into_view()}
                </label>
            }
        })
        .collect_view()
        .into_any();
    group(&ask, choices)
}

/// A check box with a label and, if need be, a sentence under it.
#[component]
pub fn CheckField(
    /// `id` of the check box.
    #[prop(into)]
    id: String,
    /// What is agreed to.
    #[prop(into)]
    label: String,
    /// A sentence under it.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    let hint_id = hint.is_some().then(|| format!("{id}-hint"));
    let hint = hint.map(|hint| view! { <span class="check__hint" id=hint_id.clone()>{hint}</span> });
    view! {
        <div class="check">
            <input
                class="check__input"
                type="checkbox"
                id=id.clone()
                aria-describedby=hint_id
                prop:checked=move || checked.get()
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <label class="check__label" for=id>{label}</label>
            {hint}
        </div>
    }
    .into_any()
}

/// A check box before a line that names itself: its label is read out and not seen.
#[component]
pub fn TickBox(
    /// What is chosen.
    #[prop(into)]
    label: String,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="tick">
            <input
                class="check__input"
                type="checkbox"
                prop:checked=move || checked.get()
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span class="sr">{label}</span>
        </label>
    }
    .into_any()
}
