//! How a note names things: its title, its place and whose it is.
//!
//! Used by the list, a note's page, the form and the sharing page. Whose it is follows what the author agreed to show:
//! nothing here finds out more than that. Pure: no signals, no events.

use crate::domain::id::Id;
use crate::domain::note::{Note, NoteAttribution};
use crate::domain::organisation::Organisation;
use crate::domain::participant::Participant;
use crate::domain::session::Attribution;
use crate::domain::text::{LanguageTag, Localised};
use crate::domain::workspace::Workspace;
use crate::i18n::{Locale, country_name, t};
use crate::model::route::Route;
use crate::ui::Words;

/// Something named, and the page it has here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// What is shown.
    pub words: Words,
    /// Where it leads; nothing where it has no page.
    pub href: Option<String>,
}

impl Named {
    /// Words that lead nowhere.
    pub fn plain(words: impl Into<Words>) -> Self {
        Self { words: words.into(), href: None }
    }
}

/// A text of the note with its language; the note's own where the text has none.
pub fn localised(text: &Localised, note: &Note, locale: Locale) -> Words {
    let Some((language, words)) = text.pick(locale.tag()) else { return Words::default() };
    let unknown = *language == LanguageTag::undetermined();
    Words::foreign(words, language_of(if unknown { &note.language } else { language }))
}

/// A language as the `lang` attribute takes it: empty where nobody said.
pub fn language_of(language: &LanguageTag) -> &str {
    if *language == LanguageTag::undetermined() { "" } else { language.as_str() }
}

/// The title of a note; empty while it has none.
pub fn title(note: &Note, locale: Locale) -> Words {
    localised(&note.title, note, locale)
}

/// What the browser's window is called while the note is open: nothing of what is not shared, because browsers write the
/// names of windows into a history that leaves the device with the person's other devices.
pub fn window_title(note: &Note, locale: Locale) -> String {
    if note.is_shared() { title(note, locale).text } else { String::new() }
}

/// The title of a note, or words for one that has none.
pub fn title_or(note: &Note, locale: Locale) -> Words {
    let title = title(note, locale);
    if title.text.is_empty() { t!(locale, practices.untitled).into() } else { title }
}

/// Country and area on one line.
pub fn place(note: &Note, workspace: &Workspace, locale: Locale) -> String {
    let country = note.country.as_deref().filter(|code| !code.is_empty()).map(|code| country_name(locale, code));
    [country, area(note, workspace, locale)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The area of a note: the organiser's name for it, else the author's words.
pub fn area(note: &Note, workspace: &Workspace, locale: Locale) -> Option<String> {
    let listed = note.area.as_ref().and_then(|id| workspace.areas.get(id.as_str()));
    let listed = listed.map(|area| area.body.name.words(locale.tag()).to_owned());
    listed.or_else(|| note.area_text.clone()).filter(|name| !name.trim().is_empty())
}

/// A person by name, with their page if they are listed.
pub fn person(id: &Id<Participant>, workspace: &Workspace) -> Option<Named> {
    let record = workspace.participants.get(id.as_str())?;
    let words = Words::name(record.body.full_name(), "");
    Some(Named { words, href: record.body.share.listed.then(|| Route::Person(id.clone()).href()) })
}

/// An organisation by name.
pub fn organisation(id: &Id<Organisation>, workspace: &Workspace) -> Option<Named> {
    let record = workspace.organisations.get(id.as_str())?;
    Some(Named::plain(Words::name(record.body.name.clone(), "")))
}

/// Whether name and organisation of a note's author may be shown here; one's own draft shows both.
fn shown_of(note: &Note, workspace: &Workspace, is_mine: bool) -> (bool, bool) {
    let session = note.session.as_ref().and_then(|id| workspace.sessions.get(id.as_str()));
    if !is_mine && session.is_some_and(|session| session.body.attribution != Attribution::Open) {
        return (false, false);
    }
    match note.consent.as_ref().map(|consent| &consent.attribution) {
        Some(NoteAttribution::Named) => (true, true),
        Some(NoteAttribution::OrganisationOnly) => (false, true),
        None if is_mine => (true, true),
        _ => (false, false),
    }
}

/// Whose note it is, as far as that may be shown: the person, then the organisation.
pub fn author(note: &Note, workspace: &Workspace, is_mine: bool) -> Vec<Named> {
    let (name, house) = shown_of(note, workspace, is_mine);
    let author = &note.author;
    let typed = |text: &Option<String>| {
        let text = text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        text.map(|text| Named::plain(Words::name(text, "")))
    };
    let mut all = Vec::new();
    if name {
        let listed = author.participant.as_ref().and_then(|id| person(id, workspace));
        all.extend(listed.or_else(|| typed(&author.name)));
    }
    if house {
        let listed = author.organisation.as_ref().and_then(|id| organisation(id, workspace));
        all.extend(listed.or_else(|| typed(&author.organisation_name)));
    }
    all
}

/// What a field of a note is called: headings of its page, and where something is missing.
pub fn field(locale: Locale, field: &str) -> &str {
    match field {
        "kind" => t!(locale, practices.field.kind),
        "title" => t!(locale, practices.field.title),
        "country" => t!(locale, practices.field.country),
        "area" | "area_text" => t!(locale, practices.field.area),
        "summary" => t!(locale, practices.field.summary),
        "sectors" => t!(locale, practices.field.sectors),
        "themes" => t!(locale, practices.field.themes),
        "subthemes" => t!(locale, practices.field.subthemes),
        "articles" => t!(locale, practices.field.articles),
        "dimension" => t!(locale, practices.field.dimension),
        "language" => t!(locale, practices.field.language),
        "context" => t!(locale, practices.field.context),
        "legal_context" => t!(locale, practices.field.legal_context),
        "objective" => t!(locale, practices.field.objective),
        "target" => t!(locale, practices.field.target),
        "settings" => t!(locale, practices.field.settings),
        "partners" => t!(locale, practices.field.partners),
        "measure" => t!(locale, practices.field.measure),
        "steps" => t!(locale, practices.field.steps),
        "results" => t!(locale, practices.field.results),
        "result" => t!(locale, practices.field.result),
        "success_factors" => t!(locale, practices.field.success_factors),
        "obstacles" => t!(locale, practices.field.obstacles),
        "lessons" => t!(locale, practices.field.lessons),
        "maturity" => t!(locale, practices.field.maturity),
        "evidence" => t!(locale, practices.field.evidence),
        "transfer" => t!(locale, practices.field.transfer),
        "transfer_notes" => t!(locale, practices.field.transfer_notes),
        "child_participation" => t!(locale, practices.field.child_participation),
        "gender_equity" => t!(locale, practices.field.gender_equity),
        "resources" => t!(locale, practices.field.resources),
        "started" => t!(locale, practices.field.started),
        "level" => t!(locale, practices.field.level),
        "practitioners" => t!(locale, practices.field.practitioners),
        "inspire" => t!(locale, practices.field.inspire),
        "links" => t!(locale, practices.field.links),
        "improves" => t!(locale, practices.field.improves),
        "raised_with" => t!(locale, practices.field.raised_with),
        "improvement_state" => t!(locale, practices.field.improvement_state),
        "derived_from" => t!(locale, practices.field.derived_from),
        "session" => t!(locale, practices.field.session),
        "contact" => t!(locale, practices.field.contact),
        "author" => t!(locale, practices.field.author),
        "objectives" => t!(locale, practices.field.objectives),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{author, field, window_title};
    use crate::domain::note::{Note, NoteAttribution, NoteAuthor, NoteConsent, NoteState};
    use crate::domain::text::{LanguageTag, Localised};
    use crate::domain::workspace::Workspace;
    use crate::i18n::Locale;

    fn note(attribution: NoteAttribution) -> Note {
        Note {
            author: NoteAuthor {
                name: Some("Somebody".to_owned()),
                organisation_name: Some("House".to_owned()),
                ..NoteAuthor::default()
            },
            consent: Some(NoteConsent { attribution, ..NoteConsent::default() }),
            ..Note::default()
        }
    }

    fn shown(note: &Note, is_mine: bool) -> Vec<String> {
        author(note, &Workspace::default(), is_mine).into_iter().map(|named| named.words.text).collect()
    }

    #[test]
    fn an_author_is_named_as_they_agreed() {
        assert_eq!(shown(&note(NoteAttribution::Named), false), ["Somebody", "House"]);
        assert_eq!(shown(&note(NoteAttribution::OrganisationOnly), false), ["House"]);
        assert!(shown(&note(NoteAttribution::Anonymous), true).is_empty());
        let silent = Note { consent: None, ..note(NoteAttribution::Named) };
        assert!(shown(&silent, false).is_empty());
        assert_eq!(shown(&silent, true), ["Somebody", "House"]);
    }

    #[test]
    fn a_field_of_a_newer_version_keeps_its_name() {
        assert_eq!(field(Locale::EN, "x_new"), "x_new");
    }

    #[test]
    fn the_window_is_named_after_a_shared_note_only() {
        for (state, named) in [
            (NoteState::Draft, ""),
            (NoteState::Ready, ""),
            (NoteState::Withdrawn, ""),
            (NoteState::Shared, "One table"),
            (NoteState::InCompendium, "One table"),
        ] {
            let title = Localised::of(LanguageTag::parse("en").unwrap(), "One table");
            assert_eq!(window_title(&Note { state, title, ..Note::default() }, Locale::EN), named);
        }
    }
}
