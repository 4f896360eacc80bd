//! Buttons: press to do something. Their links look the same and lead somewhere.
//!
//! For: every page. Targets are at least 44 px; a button that cannot be pressed stays reachable and says why.
//! Not for: choosing among values (see `chip` and `choice`).

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use super::icon::{Icon, IconName, optional_icon};
use super::ids::fresh_id;
use super::live::live;

/// How much a button draws the eye.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// The one thing most people do next; at most one in sight.
    Main,
    /// An ordinary button with a border.
    #[default]
    Normal,
    /// Words in the accent colour, no border.
    Plain,
    /// Something is lost for good.
    Danger,
}

/// The class of a button or link that looks like one.
fn look(tone: Tone, block: bool) -> &'static str {
    match (tone, block) {
        (Tone::Main, false) => "button button--main",
        (Tone::Main, true) => "button button--main button--block",
        (Tone::Normal, false) => "button",
        (Tone::Normal, true) => "button button--block",
        (Tone::Plain, false) => "button button--plain",
        (Tone::Plain, true) => "button button--plain button--block",
        (Tone::Danger, false) => "button button--danger",
        (Tone::Danger, true) => "button button--danger button--block",
    }
}

/// A button with words.
#[component]
pub fn Button(
    /// Called on every press, never while `disabled_reason` holds a text.
    #[prop(into)]
    on_press: Callback<()>,
    /// How much it draws the eye.
    #[prop(optional)]
    tone: Tone,
    /// Stands before the words.
    #[prop(optional)]
    icon: Option<IconName>,
    /// As wide as its place.
    #[prop(optional)]
    block: bool,
    /// Why it cannot be pressed now; shown under it. The button stays reachable.
    #[prop(optional, into)]
    disabled_reason: Option<Signal<Option<String>>>,
    /// The words.
    children: Children,
) -> impl IntoView {
    let class = look(tone, block);
    let Some(reason) = disabled_reason else {
        return view! {
            <button type="button" class=class on:click=move |_| on_press.run(())>
                {optional_icon(icon)}
                {children()}
            </button>
        }
        .into_any();
    };
    let blocked = move || reason.with(Option::is_some);
    let reason_id = fresh_id("reason");
    let described_by = reason_id.clone();
    view! {
        <span class="button-with-reason" class:button-with-reason--block=block>
            <button
                type="button"
                class=class
                aria-disabled=move || blocked().then_some("true")
                aria-describedby=move || blocked().then(|| described_by.clone())
                on:click=move |_| {
                    if reason.with_untracked(Option::is_none) {
                        on_press.run(());
                    }
                }
            >
                {optional_icon(icon)}
                {children()}
            </button>
            {live(move || reason.get().map(|text| view! { <span class="button-with-reason__text" id=reason_id.clone()>{text}</span> }))}
        </span>
    }
    .into_any()
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// How much it draws the eye.
    #[prop(optional)]
    tone: Tone,
    /// Stands before the words.
    #[prop(optional)]
    icon: Option<IconName>,
    /// As wide as its place.
    #[prop(optional)]
    block: bool,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <a class=look(tone, block) href=href>{optional_icon(icon)} {children()}</a> }.into_any()
}

/// A round button that shows only an icon.
#[component]
pub fn IconButton(
    /// Its name for assistive technology and the tooltip.
    #[prop(into)]
    label: String,
    /// What it shows.
    icon: IconName,
    /// Called on every press.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="icon-button" aria-label=label.clone() title=label on:click=move |_| on_press.run(())>
            <Icon name=icon />
        </button>
    }
    .into_any()
}

/// A round link that shows only an icon.
#[component]
pub fn IconLink(
    /// Its name for assistive technology and the tooltip.
    #[prop(into)]
    label: String,
    /// What it shows.
    icon: IconName,
    /// Where it leads.
    #[prop(into)]
    href: String,
) -> impl IntoView {
    view! { <a class="icon-button" href=href aria-label=label.clone() title=label><Icon name=icon /></a> }.into_any()
}

/// The star of a session, person or practice.
#[component]
pub fn StarButton(
    /// "Star: {title}"; the same whether pressed or not.
    #[prop(into)]
    label: String,
    /// Whether it is starred.
    #[prop(into)]
    pressed: Signal<bool>,
    /// Called on every press.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="icon-button icon-button--star"
            aria-label=label
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            on:click=move |_| on_press.run(())
        >
            <Icon name=IconName::Star />
        </button>
    }
    .into_any()
}

/// A button that opens the browser's file dialog.
#[component]
pub fn FilePick(
    /// The words on it.
    #[prop(into)]
    label: String,
    /// What the dialog offers, as in the `accept` attribute (`".json,application/json"`); empty for everything.
    #[prop(into)]
    accept: String,
    /// Called with the chosen files, at least one.
    #[prop(into)]
    on_pick: Callback<Vec<web_sys::File>>,
    /// Whether several may be chosen.
    #[prop(optional)]
    multiple: bool,
    /// How much it draws the eye.
    #[prop(optional)]
    tone: Tone,
    /// Stands before the words.
    #[prop(optional)]
    icon: Option<IconName>,
    /// As wide as its place.
    #[prop(optional)]
    block: bool,
    /// A second line; turns it into a large choice as on the first screen.
    #[prop(optional, into)]
    note: Option<String>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let open = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let face = match note {
        Some(note) => {
            view! { <button type="button" class="big-choice" on:click=open>{big_choice_face(icon, label, note)}</button> }
                .into_any()
        }
        None => {
            view! { <button type="button" class=look(tone, block) on:click=open>{optional_icon(icon)} {label}</button> }
                .into_any()
        }
    };
    view! {
        {face}
        <input
            node_ref=input
            type="file"
            hidden
            accept=accept
            multiple=multiple
            on:change=move |event| {
                let files = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
                if let Some(input) = files {
                    let picked = picked_files(&input);
                    // Emptied, or choosing the same file again would report nothing.
                    input.set_value("");
                    if !picked.is_empty() {
                        on_pick.run(picked);
                    }
                }
            }
        />
    }
    .into_any()
}

/// The files of an input, copied out of its live list.
fn picked_files(input: &web_sys::HtmlInputElement) -> Vec<web_sys::File> {
    input.files().map(|list| (0..list.length()).filter_map(|index| list.get(index)).collect()).unwrap_or_default()
}

/// Icon and two lines of a large choice.
fn big_choice_face(icon: Option<IconName>, title: String, note: String) -> AnyView {
    view! {
        {optional_icon(icon)}
        <span class="big-choice__words">
            {title} <small class="big-choice__note">{note}</small>
        </span>
    }
    .into_any()
}

/// A large button with a second line.
#[component]
pub fn BigChoice(
    /// What it shows.
    icon: IconName,
    /// First line.
    #[prop(into)]
    title: String,
    /// Second line.
    #[prop(into)]
    note: String,
    /// Called on every press.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="big-choice" on:click=move |_| on_press.run(())>
            {big_choice_face(Some(icon), title, note)}
        </button>
    }
    .into_any()
}

/// A large link with a second line.
#[component]
pub fn BigChoiceLink(
    /// What it shows.
    icon: IconName,
    /// First line.
    #[prop(into)]
    title: String,
    /// Second line.
    #[prop(into)]
    note: String,
    /// Where it leads.
    #[prop(into)]
    href: String,
) -> impl IntoView {
    view! { <a class="big-choice" href=href>{big_choice_face(Some(icon), title, note)}</a> }.into_any()
}
