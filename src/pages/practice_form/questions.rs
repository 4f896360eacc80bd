//! The questions of the form, and where their controls are on the page.
//!
//! Used by the form and by the links of the sharing page, which lead to a field by its name after the `?`. Asks what
//! services do, never what happened to somebody.

use std::time::Duration;

use leptos::prelude::{document, set_timeout};
use wasm_bindgen::JsCast;

use crate::domain::id::Id;
use crate::domain::note::Note;
use crate::i18n::{Locale, t};
use crate::model::route::Route;

/// The question for a field and a hint, which may be empty.
pub fn question(locale: Locale, field: &str) -> (&'static str, &'static str) {
    match field {
        "kind" => (t!(locale, note_form.kind), ""),
        "title" => (t!(locale, note_form.title_question), t!(locale, note_form.title_hint)),
        "country" => (t!(locale, note_form.country), ""),
        "summary" => (t!(locale, note_form.summary), t!(locale, note_form.summary_hint)),
        "language" => (t!(locale, note_form.language), ""),
        "sectors" => (t!(locale, note_form.sectors), ""),
        "themes" => (t!(locale, note_form.themes), ""),
        "articles" => (t!(locale, note_form.articles), t!(locale, note_form.articles_hint)),
        "dimension" => (t!(locale, note_form.dimension), t!(locale, note_form.dimension_hint)),
        "lessons" => (t!(locale, note_form.lessons), t!(locale, note_form.lessons_hint)),
        "area" => (t!(locale, note_form.area), t!(locale, note_form.area_hint)),
        "area_text" => (t!(locale, note_form.area_text), ""),
        "context" => (t!(locale, note_form.context), t!(locale, note_form.context_hint)),
        "legal_context" => (t!(locale, note_form.legal_context), t!(locale, note_form.legal_context_hint)),
        "objective" => (t!(locale, note_form.objective), ""),
        "target" => (t!(locale, note_form.target), t!(locale, note_form.target_hint)),
        "settings" => (t!(locale, note_form.settings), ""),
        "partners" => (t!(locale, note_form.partners), t!(locale, note_form.partners_hint)),
        "measure" => (t!(locale, note_form.measure), ""),
        "steps" => (t!(locale, note_form.steps), t!(locale, note_form.steps_hint)),
        "results" => (t!(locale, note_form.results), t!(locale, note_form.results_hint)),
        "result" => (t!(locale, note_form.result), ""),
        "success_factors" => (t!(locale, note_form.success_factors), ""),
        "obstacles" => (t!(locale, note_form.obstacles), t!(locale, note_form.obstacles_hint)),
        "maturity" => (t!(locale, note_form.maturity), t!(locale, note_form.maturity_hint)),
        "evidence" => (t!(locale, note_form.evidence), ""),
        "transfer" => (t!(locale, note_form.transfer), ""),
        "transfer_notes" => (t!(locale, note_form.transfer_notes), t!(locale, note_form.transfer_notes_hint)),
        "contact" => (t!(locale, note_form.contact), t!(locale, note_form.contact_hint)),
        "child_participation" => (t!(locale, note_form.child_participation), ""),
        "child_participation_text" => (t!(locale, note_form.child_participation_text), ""),
        "gender_equity" => (t!(locale, note_form.gender_equity), ""),
        "resources" => (t!(locale, note_form.resources), t!(locale, note_form.resources_hint)),
        "started" => (t!(locale, note_form.started), t!(locale, note_form.started_hint)),
        "level" => (t!(locale, note_form.level), ""),
        "practitioners" => (t!(locale, note_form.practitioners), ""),
        "session" => (t!(locale, note_form.session), t!(locale, note_form.session_hint)),
        "links" => (t!(locale, note_form.links), t!(locale, note_form.links_hint)),
        "improves" => (t!(locale, note_form.improves), t!(locale, note_form.improves_hint)),
        "raised_with" => (t!(locale, note_form.raised_with), ""),
        "improvement_state" => (t!(locale, note_form.improvement_state), ""),
        "derived_from" => (t!(locale, note_form.derived_from), ""),
        _ => ("", ""),
    }
}

/// The `id` of a field's control.
pub fn control(field: &str) -> String {
    ["note-", field].concat()
}

/// The address of a field of a note's form.
pub fn href(note: &Id<Note>, field: &str) -> String {
    [Route::PracticeEdit(note.clone()).href().as_str(), "?", field].concat()
}

/// Brings a field into sight, unfolding what hides it, and gives it the focus.
pub fn reveal(field: &str) {
    let found = |field: &str| document().get_element_by_id(&control(field));
    // Where the organiser lists no area, it is told in words.
    let place = found(field).or_else(|| (field == "area").then(|| found("area_text")).flatten());
    let Some(place) = place else { return };
    let mut hidden = place.closest("details").ok().flatten();
    while let Some(fold) = hidden {
        // A browser without the attribute shows everything anyway.
        fold.set_attribute("open", "").unwrap_or_default();
        hidden = fold.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
    let inside = place.query_selector("input, select, textarea, button").ok().flatten();
    let target = inside.unwrap_or(place).dyn_into::<web_sys::HtmlElement>();
    if let Ok(target) = target {
        // A control that refuses the focus is in sight at least.
        target.scroll_into_view();
        target.focus().unwrap_or_default();
    }
}

/// Does so once the page is drawn and its heading has had the focus.
pub fn reveal_later(field: String) {
    set_timeout(move || reveal(&field), Duration::from_millis(80));
}
