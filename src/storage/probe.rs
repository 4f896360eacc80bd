//! Whether `localStorage` can be used: asked once, before `gloo-storage` is, because that panics where it is blocked.
//!
//! Used by `shelf` and by `shell` for the page that says how safe the data is. A full `localStorage` counts as usable:
//! it can be read, and each write says whether it succeeded.

#[cfg(target_arch = "wasm32")]
use std::cell::OnceCell;

/// Whether the browser lets this page use `localStorage`. The first answer counts for the life of the page.
#[cfg(target_arch = "wasm32")]
pub fn local_storage_usable() -> bool {
    thread_local! {
        static USABLE: OnceCell<bool> = const { OnceCell::new() };
    }
    USABLE.with(|usable| *usable.get_or_init(probe))
}

/// Natively there is none.
#[cfg(not(target_arch = "wasm32"))]
pub fn local_storage_usable() -> bool {
    false
}

#[cfg(target_arch = "wasm32")]
fn probe() -> bool {
    let Some(window) = super::browser::window() else { return false };
    let Ok(Some(storage)) = window.local_storage() else { return false };
    storage.length().is_ok() && storage.get_item("plenary.probe").is_ok()
}
