//! Keeping everything in a file, and bringing it back.

use leptos::prelude::*;

/// Keeping everything in a file, and bringing it back.
#[component]
pub fn BackupPage() -> impl IntoView {
    view! { <h1 id="page-title" tabindex="-1">"BackupPage"</h1> }
}
