//! Notices in the flow of a page, and what stands where a list is empty.
//!
//! For: every page. A notice says what is the matter and what to do; its icon and words say how serious it is.
//! Not for: passing messages (see `toast`); nothing here is announced by itself.

use leptos::prelude::*;

use super::icon::{Icon, IconName, optional_icon};

/// How serious a notice is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeTone {
    /// Good to know.
    #[default]
    Info,
    /// Mind this.
    Warn,
    /// This does not go on, or something is lost.
    Stop,
    /// All is well.
    Ok,
}

/// A coloured box with icon, title and text.
#[component]
pub fn Notice(
    /// How serious it is.
    #[prop(optional)]
    tone: NoticeTone,
    /// First line, in bold.
    #[prop(optional, into)]
    title: Option<String>,
    /// Another icon than the tone's own.
    #[prop(optional)]
    icon: Option<IconName>,
    /// Text and buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (class, own_icon) = match tone {
        NoticeTone::Info => ("notice", IconName::Info),
        NoticeTone::Warn => ("notice notice--warn", IconName::Warn),
        NoticeTone::Stop => ("notice notice--stop", IconName::Warn),
        NoticeTone::Ok => ("notice notice--ok", IconName::Check),
    };
    view! {
        <div class=class>
            <Icon name=icon.unwrap_or(own_icon) />
            <div class="notice__words">
                {title.map(|title| view! { <p class="notice__title">{title}</p> })}
                {children.map(|children| children())}
            </div>
        </div>
    }
    .into_any()
}

/// What stands where a list has nothing to show.
#[component]
pub fn EmptyState(
    /// What is missing, in a sentence.
    #[prop(into)]
    title: String,
    /// Stands above.
    #[prop(optional)]
    icon: Option<IconName>,
    /// What to do: text and buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            {optional_icon(icon)}
            <p class="empty-state__title">{title}</p>
            {children.map(|children| view! { <div class="empty-state__text">{children()}</div> })}
        </div>
    }
    .into_any()
}
