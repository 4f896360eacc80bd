//! A question that must be answered before going on, on the native `<dialog>`.
//!
//! For: consent, erasing, choosing between versions. The browser keeps the focus inside, closes on Esc and gives the focus back.
//! Not for: messages (see `toast` and `notice`).

use leptos::{html, prelude::*};

use super::icon::{Icon, IconName};
use super::ids::fresh_id;

/// A modal dialog.
#[component]
pub fn Dialog(
    /// Whether it is shown; set to false by Esc and the closing button.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: String,
    /// Name of the closing button.
    #[prop(into)]
    close_label: String,
    /// Buttons at its foot.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let title_id = fresh_id("dialog");
    Effect::new(move || {
        let wanted = open.get();
        let Some(dialog) = node.get() else { return };
        if wanted == dialog.open() {
            return;
        }
        if !wanted {
            dialog.close();
        } else if dialog.show_modal().is_err() {
            // Not in the page yet or taken over by another mode: shown in place rather than not at all.
            dialog.set_open(true);
        }
    });
    view! {
        <dialog class="dialog" node_ref=node aria-labelledby=title_id on:close=move |_| open.set(false)>
            <div class="dialog__head">
                <h2 class="dialog__title" id=title_id.clone()>{title}</h2>
                <button type="button" class="dialog__close" aria-label=close_label on:click=move |_| open.set(false)>
                    <Icon name=IconName::Close />
                </button>
            </div>
            <div class="dialog__body">{children()}</div>
            {actions.map(|actions| view! { <div class="dialog__actions">{actions.run()}</div> })}
        </dialog>
    }
    .into_any()
}
