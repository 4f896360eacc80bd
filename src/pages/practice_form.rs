//! Writing a note, at the level somebody has time for.

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::note::Note;

/// Writing a note.
#[component]
pub fn PracticeFormPage(
    /// Which note; a new one if there is none yet.
    note: Option<Id<Note>>,
) -> impl IntoView {
    let _ = note;
    view! { <h1 id="page-title" tabindex="-1">"form"</h1> }
}
