//! Language, theme, text size, keys.

use leptos::prelude::*;

/// Language, theme, text size, keys.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! { <h1 id="page-title" tabindex="-1">"SettingsPage"</h1> }
}
