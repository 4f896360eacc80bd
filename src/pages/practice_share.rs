//! Sharing a note: what is missing, what the check found, consent, attestation.

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::note::Note;

/// Sharing a note.
#[component]
pub fn PracticeSharePage(
    /// Which note.
    note: Id<Note>,
) -> impl IntoView {
    let _ = note;
    view! { <h1 id="page-title" tabindex="-1">"share"</h1> }
}
