//! What stands over or above every page: banners that ask for attention, and the message after an action.

use leptos::prelude::*;

/// Lines above the page: nothing is kept, a new version waits, a backup is due, another tab took over, sample data.
#[component]
pub fn Banners() -> impl IntoView {}

/// The message after an action, with its way back.
#[component]
pub fn Notices() -> impl IntoView {}
