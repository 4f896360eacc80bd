//! Rows: people, links, settings, history.
//!
//! For: dense lists, inside `PanelList` (with a frame and chevrons) or `RowList` (quiet, for people).
//! Not for: items with several lines of text (see `card`).

use leptos::prelude::*;

use super::foreign::{Marked, Words};
use super::icon::{Icon, IconName};

/// Where a row stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowLook {
    /// In a `PanelList`; a row that leads somewhere ends with a chevron.
    #[default]
    Panel,
    /// In a `RowList`; the title is a heading of level 3, no chevron.
    Quiet,
}

/// The initials of a person in a circle; decoration.
#[component]
pub fn Disc(
    /// One or two letters.
    #[prop(into)]
    initials: String,
    /// As in the head of a person's page.
    #[prop(optional)]
    big: bool,
) -> impl IntoView {
    view! { <span class="disc" class:disc--big=big aria-hidden="true" translate="no">{initials}</span> }.into_any()
}

/// A list of quiet rows.
#[component]
pub fn RowList(
    /// Name of the list, if no heading stands above.
    #[prop(optional, into)]
    label: Option<String>,
    /// [`Row`]s with [`RowLook::Quiet`].
    children: Children,
) -> impl IntoView {
    view! { <ul class="row-list" role="list" aria-label=label>{children()}</ul> }.into_any()
}

/// A row, an `<li>`.
#[component]
pub fn Row(
    /// Its title.
    #[prop(into)]
    title: Words,
    /// Byte ranges of the title to mark, as what was searched for.
    #[prop(optional)]
    marks: Vec<(usize, usize)>,
    /// Where the whole row leads; a row without is not a link.
    #[prop(optional, into)]
    href: Option<String>,
    /// Where it stands.
    #[prop(optional)]
    look: RowLook,
    /// Before the title: a [`Disc`] or an icon.
    #[prop(optional, into)]
    lead: Option<ViewFnOnce>,
    /// At the end: tags or a button (which lies above the link).
    #[prop(optional, into)]
    end: Option<ViewFnOnce>,
    /// Whether it is the one open beside the list.
    #[prop(optional, into)]
    current: Signal<bool>,
    /// What stands under the title.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let goes = href.is_some();
    let title = view! { <Marked text=title ranges=marks /> }.into_any();
    let title = match href {
        Some(href) => {
            view! { <a class="row__link" href=href aria-current=move || current.get().then_some("true")>{title}</a> }
                .into_any()
        }
        None => title,
    };
    let title = match look {
        RowLook::Panel => view! { <p class="row__title">{title}</p> }.into_any(),
        RowLook::Quiet => view! { <h3 class="row__title">{title}</h3> }.into_any(),
    };
    view! {
        <li class="row" class:row--quiet=look == RowLook::Quiet class:row--go=goes class:row--current=move || current.get()>
            {lead.map(|lead| view! { <div class="row__lead">{lead.run()}</div> })}
            <div class="row__body">{title} {children.map(|children| children())}</div>
            {end.map(|end| view! { <div class="row__end">{end.run()}</div> })}
            {(goes && look == RowLook::Panel).then(|| view! { <span class="row__chevron"><Icon name=IconName::Chevron /></span> })}
        </li>
    }
    .into_any()
}

/// A row that is a switch, an `<li>`.
#[component]
pub fn RowSwitch(
    /// `id` of the check box.
    #[prop(into)]
    id: String,
    /// What is switched.
    #[prop(into)]
    title: String,
    /// A sentence under it.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Whether it is on.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    let hint_id = hint.is_some().then(|| format!("{id}-hint"));
    let hint = hint.map(|hint| view! { <p class="row__hint" id=hint_id.clone()>{hint}</p> });
    view! {
        <li class="row row--go">
            <div class="row__body">
                <label class="row__link row__link--label" for=id.clone()>{title}</label>
                {hint}
            </div>
            <input
                class="row__switch"
                type="checkbox"
                role="switch"
                id=id
                aria-describedby=hint_id
                prop:checked=move || checked.get()
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
        </li>
    }
    .into_any()
}
