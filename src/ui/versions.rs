//! Two versions of one text side by side, with a choice.
//!
//! For: a note changed in two tabs or on two devices.
//! Not for: merging; both versions are kept until the page is told which one to take.

use leptos::prelude::*;

use super::button::Button;

/// One of the two versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Version {
    /// A letter for it ("A").
    pub key: String,
    /// Where it comes from and when ("This phone, Fri 07:55").
    pub who: String,
    /// The whole text.
    pub text: String,
    /// BCP 47 tag of the text; empty when unknown.
    pub lang: String,
    /// Words on its button ("Keep A").
    pub choose: String,
}

/// One side of the comparison.
fn side(version: Version, second: bool, on_choose: Callback<()>) -> AnyView {
    let Version { key, who, text, lang, choose } = version;
    view! {
        <div class="versions__side">
            <p class="versions__who">
                <span class="versions__key" class:versions__key--second=second>{key}</span>
                {who}
            </p>
            <p class="versions__text" dir="auto" lang=(!lang.is_empty()).then_some(lang)>{text}</p>
            <p class="versions__choose"><Button on_press=on_choose>{choose}</Button></p>
        </div>
    }
    .into_any()
}

/// The two versions under one heading.
#[component]
pub fn Versions(
    /// What there are two versions of.
    #[prop(into)]
    title: String,
    /// The version of this device or tab.
    left: Version,
    /// The other one.
    right: Version,
    /// Called when the left one is chosen.
    #[prop(into)]
    on_left: Callback<()>,
    /// Called when the right one is chosen.
    #[prop(into)]
    on_right: Callback<()>,
    /// A third way: keep both, write anew.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="versions" role="group" aria-label=title>
            <p class="versions__title">{title.clone()}</p>
            <div class="versions__sides">{side(left, false, on_left)} {side(right, true, on_right)}</div>
            {children.map(|children| view! { <div class="versions__more">{children()}</div> })}
        </div>
    }
    .into_any()
}
