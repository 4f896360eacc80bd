//! A passing message with at most one action, mostly Undo.
//!
//! For: what was done and can be taken back. It waits while the pointer or the focus is on it, and never takes the focus.
//! Not for: being read out (the page puts the same text into its one status region), or the only way to an action.

use std::time::Duration;

use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::*;

use super::icon::{Icon, IconName};

/// The message; mount it when there is one, it asks to be taken away by `on_close`.
#[component]
pub fn Toast(
    /// What was done.
    #[prop(into)]
    text: String,
    /// Words of the action ("Undo").
    #[prop(optional, into)]
    action: Option<String>,
    /// Name of the closing button.
    #[prop(into)]
    close_label: String,
    /// Called when the action is pressed; `on_close` follows.
    #[prop(optional, into)]
    on_action: Option<Callback<()>>,
    /// Called when the time is over or the message is closed.
    #[prop(into)]
    on_close: Callback<()>,
    /// How long it stays, in seconds; at least 10.
    #[prop(default = 12)]
    seconds: u32,
) -> impl IntoView {
    let left = StoredValue::new(seconds.max(10));
    let hovered = StoredValue::new(false);
    let focused = StoredValue::new(false);
    let tick = move || {
        if hovered.get_value() || focused.get_value() {
            return;
        }
        left.update_value(|left| *left = left.saturating_sub(1));
        if left.get_value() == 0 {
            on_close.run(());
        }
    };
    // Without a timer the message simply stays until it is closed.
    if let Ok(handle) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || handle.clear());
    }
    let act = move |_| {
        if let Some(on_action) = on_action {
            on_action.run(());
        }
        on_close.run(());
    };
    view! {
        <aside
            class="toast"
            on:mouseenter=move |_| hovered.set_value(true)
            on:mouseleave=move |_| hovered.set_value(false)
            on:focusin=move |_| focused.set_value(true)
            on:focusout=move |_| focused.set_value(false)
        >
            <span class="toast__text">{text}</span>
            <span class="toast__buttons">
                {action.map(|action| view! { <button type="button" class="toast__action" on:click=act>{action}</button> })}
                <button
                    type="button"
                    class="toast__close"
                    aria-label=close_label
                    on:click=move |_| on_close.run(())
                >
                    <Icon name=IconName::Close />
                </button>
            </span>
        </aside>
    }
    .into_any()
}
