//! The frame around what never leaves the device.
//!
//! For: private notes on sessions, people and practices.
//! Not for: anything that may be shared.

use leptos::prelude::*;

use super::icon::IconName;
use super::tag::{Tag, TagTone};

/// A violet frame with a heading and a padlock.
#[component]
pub fn PrivateBox(
    /// `id` of the heading.
    #[prop(into)]
    id: String,
    /// The heading ("My note").
    #[prop(into)]
    title: String,
    /// Beside it ("Private, stays here").
    #[prop(into)]
    tag: String,
    /// Level of the heading, 2 or 3.
    #[prop(default = 2)]
    level: u8,
    /// The note.
    children: Children,
) -> impl IntoView {
    let heading = if level == 2 {
        view! { <h2 class="private-box__title" id=id.clone()>{title}</h2> }.into_any()
    } else {
        view! { <h3 class="private-box__title" id=id.clone()>{title}</h3> }.into_any()
    };
    view! {
        <section class="private-box" aria-labelledby=id>
            <div class="private-box__head">{heading} <Tag tone=TagTone::Private icon=IconName::Lock>{tag}</Tag></div>
            {children()}
        </section>
    }
    .into_any()
}
