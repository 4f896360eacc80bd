//! What this device and browser are like: how safe storage is here, whether the app is installed.
//!
//! Used by the settings, the storage page and the advice on iPhones. Asks, never changes, but for `persist`.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::storage::facts;
pub use crate::storage::facts::{Estimate, Facts};

/// Looks the facts up; `None` until they are there.
pub fn facts() -> RwSignal<Option<Facts>> {
    let found = RwSignal::new(None);
    refresh(found);
    found
}

/// Asks the browser to keep the storage when space is short, and looks the facts up anew. Firefox asks the person.
pub fn persist(found: RwSignal<Option<Facts>>) {
    spawn_local(async move {
        // Granted or not: the facts say it.
        let _granted: Option<bool> = facts::persist().await;
        refresh(found);
    });
}

fn refresh(found: RwSignal<Option<Facts>>) {
    spawn_local(async move {
        let facts = facts::gather().await;
        // `None` where the page has gone meanwhile.
        let _gone: Option<_> = found.try_set(Some(facts));
    });
}
