//! Heads: of a page, of a detail's way back, of a section.
//!
//! For: every page. The `<h1 id="page-title">` takes the focus when the route changes.
//! Not for: moving the focus or naming the document; the shell does both.

use leptos::prelude::*;

use super::foreign::Words;
use super::icon::{Icon, IconName};
use super::live::live;

/// The head of a page.
#[component]
pub fn PageHead(
    /// The title.
    #[prop(into)]
    title: Words,
    /// A quiet line above it: how fresh the data is.
    #[prop(optional, into)]
    kick: Option<Signal<String>>,
    /// A sentence under it.
    #[prop(optional, into)]
    lead: Option<String>,
    /// False for a list whose detail is open beside it: then that one has the `<h1>`.
    #[prop(default = Signal::stored(true), into)]
    is_page: Signal<bool>,
    /// At the end of the line: a button or two.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let heading = move || {
        let words = title.clone().into_view();
        if is_page.get() {
            view! { <h1 class="page-head__title" id="page-title" tabindex="-1">{words}</h1> }.into_any()
        } else {
            view! { <h2 class="page-head__title">{words}</h2> }.into_any()
        }
    };
    view! {
        <header class="page-head">
            <div class="page-head__words">
                {kick.map(|kick| view! { <p class="page-head__kick">{live(move || kick.get())}</p> })}
                {live(heading)}
                {lead.map(|lead| view! { <p class="page-head__lead">{lead}</p> })}
            </div>
            {children.map(|children| view! { <div class="page-head__side">{children()}</div> })}
        </header>
    }
    .into_any()
}

/// The row above a detail: the way back, and what can be done with it.
#[component]
pub fn Crumb(
    /// Where the way back leads.
    #[prop(into)]
    href: String,
    /// What is there ("Agenda").
    #[prop(into)]
    label: String,
    /// At the end: icon buttons or a word.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="crumb">
            <a class="crumb__back" href=href><Icon name=IconName::Back /> {label}</a>
            {children.map(|children| view! { <div class="crumb__actions">{children()}</div> })}
        </div>
    }
    .into_any()
}

/// A part of a page under a heading.
#[component]
pub fn Section(
    /// `id` of the heading.
    #[prop(into)]
    id: String,
    /// The heading.
    #[prop(into)]
    title: String,
    /// At the end of the heading's line.
    #[prop(optional, into)]
    note: Option<String>,
    /// Level of the heading, 2 or 3.
    #[prop(default = 2)]
    level: u8,
    /// Shows the heading smaller than its level.
    #[prop(optional)]
    small: bool,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let class = if small || level > 2 { "section__title section__title--small" } else { "section__title" };
    let heading = if level == 2 {
        view! { <h2 class=class id=id.clone()>{title}</h2> }.into_any()
    } else {
        view! { <h3 class=class id=id.clone()>{title}</h3> }.into_any()
    };
    view! {
        <section class="section" aria-labelledby=id>
            <div class="section__head">
                {heading} {note.map(|note| view! { <span class="section__note">{note}</span> })}
            </div>
            {children()}
        </section>
    }
    .into_any()
}
