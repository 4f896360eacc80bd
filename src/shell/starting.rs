//! The start: open the store, ask the canary, offer what was typed and not saved.
//!
//! Used by `Shell::start`. Judges nothing: the model does.

use gloo_storage::{SessionStorage, Storage};
use leptos::prelude::WithValue;

use crate::model::{Event, Opened};
use crate::storage::{Demand, Error, Store, Stored, canary, escrow};

use super::{Shell, clock, random, tabs};

/// Opens the store and tells the model what was found. Where storage is blocked the memory twin takes its place.
pub(super) async fn open(shell: Shell) {
    let known = canary::read().await;
    let opened = Store::open(move |demand| match demand {
        // The page is not hidden, but the same is to be done: store now what was to be stored in a moment.
        Demand::SaveNow => shell.send(Event::Hidden),
        Demand::LetGo(by) => shell.send(Event::Interrupted(by)),
    })
    .await;
    let (store, stored, temporary) = match opened {
        Ok((store, stored)) => (Some(store), Ok(stored), false),
        Err(Error::Blocked { .. }) => (Some(Store::in_memory()), Ok(Stored::default()), true),
        Err(error) => (None, Err(error), false),
    };
    let verdict = match &stored {
        // A browser that keeps nothing has nothing to lose.
        Ok(_) if temporary => canary::Verdict::FirstStart,
        Ok(stored) => canary::judge(known.as_ref(), stored),
        Err(_) => canary::Verdict::Sound,
    };
    shell.outside.with_value(|outside| {
        *outside.store.borrow_mut() = store;
        *outside.channel.borrow_mut() = tabs::open(shell);
        let installed_at = known.map(|canary| canary.installed_at).filter(|at| !at.is_empty());
        *outside.installed_at.borrow_mut() = installed_at.unwrap_or_else(|| clock::now().to_string());
    });
    let escrowed = escrow::all();
    let random = random::bytes();
    shell.send(Event::Opened(Box::new(Opened { stored, verdict, escrowed, temporary, random })));
    leptos::prelude::Set::set(&shell.now, clock::conference_now(shell));
}

/// Loads the page again, once: the only cure where the browser's storage process has died under it. What was typed is
/// in escrow. A second loss within the minute is only told, with a way to try again, so that the page does not load for ever.
pub(super) fn restart() {
    const MARK: &str = "plenary.restarted";
    let now = js_sys::Date::now();
    let last: Option<f64> = SessionStorage::get(MARK).ok();
    if last.is_none_or(|last| now - last > 60_000.0) && SessionStorage::set(MARK, now).is_ok() {
        super::updates::reload();
    }
}
