//! New versions of the app, and whether it is ready without a network: what the boot script says about the worker.
//!
//! Used by the frame's banner and the settings. Never reloads by itself: a reload under a half-typed note is a loss.

use js_sys::Reflect;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Shell;

/// What is known about versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Updates {
    /// The app starts without a network from now on.
    pub offline_ready: bool,
    /// A new version waits.
    pub waiting: bool,
    /// Another tab took the new version; this one shows the old one until it is loaded again.
    pub taken: bool,
    /// The last attempt failed; why.
    pub failed: Option<String>,
}

/// Follows the boot script, and catches up with what it said before the app was there.
pub(super) fn listen(shell: Shell) {
    let on = |name: &'static str, change: fn(&mut Updates, String)| {
        let handle = window_event_listener(ev::Custom::<web_sys::CustomEvent>::new(name), move |event| {
            let detail = event.detail().as_string().unwrap_or_default();
            shell.updates.update(|updates| change(updates, detail));
        });
        std::mem::forget(handle);
    };
    on("plenary:offline-ready", |updates, _| updates.offline_ready = true);
    on("plenary:update-ready", |updates, _| updates.waiting = true);
    on("plenary:update-taken", |updates, _| updates.taken = true);
    on("plenary:update-failed", |updates, detail| updates.failed = Some(detail));
    let Ok(state) = Reflect::get(&window(), &"plenary_sw_state".into()) else { return };
    let flag = |name: &str| Reflect::get(&state, &name.into()).is_ok_and(|value| value.is_truthy());
    if state.is_object() {
        shell.updates.update(|updates| {
            updates.offline_ready |= flag("offlineReady");
            updates.waiting |= flag("updateReady");
            updates.taken |= flag("updateTaken");
        });
    }
}

/// Takes the new version: the page is loaded again once.
pub fn take() {
    let update = Reflect::get(&window(), &"plenary_update".into());
    if let Some(update) = update.ok().and_then(|update| update.dyn_into::<js_sys::Function>().ok()) {
        // The boot script reports a failure as an event of its own.
        let _answer = update.call0(&window());
    }
}

/// Loads the page again.
pub fn reload() {
    // A page that was loaded can be loaded again.
    window().location().reload().unwrap_or_default();
}
