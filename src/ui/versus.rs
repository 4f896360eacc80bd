//! One field that two versions say differently, side by side, with a choice of the side.
//!
//! For: pages on which a person decides between two versions field by field.
//! Not for: two versions as a whole (see `versions`); what is chosen is kept by the page.

use leptos::prelude::*;

use super::fold::Fold;
use super::foreign::Words;
use super::live::live;

/// One side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersusSide {
    /// A letter for it ("A").
    pub key: &'static str,
    /// Whose it is ("Your version").
    pub who: String,
    /// What it says; empty where it says nothing.
    pub text: Words,
    /// What its choice is called for those who hear the page.
    pub label: String,
}

/// The words around the two sides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersusWords {
    /// The field.
    pub title: String,
    /// What a side that says nothing is shown with.
    pub nothing: &'static str,
    /// The heading of what both come from.
    pub before_label: String,
    /// What both come from, where it is known.
    pub before: Option<Words>,
}

fn side(id: &str, side: VersusSide, nothing: &'static str, second: bool, pick: Option<Pick>) -> AnyView {
    let VersusSide { key, who, text, label } = side;
    let said = if text.text.is_empty() {
        view! { <span class="versus__text muted">{nothing}</span> }.into_any()
    } else {
        view! { <span class="versus__text">{text.into_view()}</span> }.into_any()
    };
    let head = view! {
        <span class="versus__who">
            <span class="versions__key" class:versions__key--second=second aria-hidden="true">{key}</span>
            {who}
        </span>
    }
    .into_any();
    let Some(Pick { chosen, on_choose }) = pick else {
        return view! { <div class="versus__side versus__side--fixed">{head} {said}</div> }.into_any();
    };
    view! {
        <label class="versus__side">
            <input
                class="versus__input"
                type="radio"
                name=id.to_owned()
                aria-label=label
                prop:checked=move || chosen.get() == Some(second)
                on:change=move |_| on_choose.run(second)
            />
            {head}
            {said}
        </label>
    }
    .into_any()
}

/// How a side is chosen.
#[derive(Clone, Copy)]
pub struct Pick {
    /// Whether the second side is chosen; nothing while none is.
    pub chosen: Signal<Option<bool>>,
    /// Called with whether it is the second side.
    pub on_choose: Callback<bool>,
}

/// The two sides of one field.
#[component]
pub fn Versus(
    /// `id` of the heading, and name of the group of choices.
    #[prop(into)]
    id: String,
    /// The words around the sides.
    words: VersusWords,
    /// How the field stands, as a tag.
    tag: ViewFn,
    /// The one side.
    first: VersusSide,
    /// The other side.
    second: VersusSide,
    /// How a side is chosen; nothing where there is nothing to decide.
    pick: Option<Pick>,
) -> impl IntoView {
    let VersusWords { title, nothing, before_label, before } = words;
    let before = before.map(|before| {
        let text = if before.text.is_empty() {
            view! { <p class="muted">{nothing}</p> }.into_any()
        } else {
            before.into_view().into_any()
        };
        view! {
            <div class="versus__before">
                <Fold summary=move || view! { <span class="small muted">{before_label}</span> }>{text}</Fold>
            </div>
        }
    });
    let role = if pick.is_some() { "radiogroup" } else { "group" };
    view! {
        <div class="versus" role=role aria-labelledby=id.clone()>
            <div class="versus__head">
                <h2 class="versus__title" id=id.clone()>{title}</h2>
                {live(move || tag.run())}
            </div>
            <div class="versus__sides">
                {side(&id, first, nothing, false, pick)} {side(&id, second, nothing, true, pick)}
            </div>
            {before}
        </div>
    }
    .into_any()
}
