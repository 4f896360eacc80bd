//! Sharing: the form in which a record may leave this device.
//!
//! Used by every export but the backup. Honours what the author chose, what the session allows and what each person
//! agreed to; what may not leave is not made, rather than made and hidden.

use super::note::{Note, NoteAttribution, NoteState};
use super::note_rules;
use super::record::Record;
use super::session::Attribution;
use super::workspace::Workspace;

/// A note as it may be passed on, or nothing if it may not: its author shared it, and its session is not closed.
pub fn as_shared(record: &Record<Note>, workspace: &Workspace) -> Option<Record<Note>> {
    let note = &record.body;
    // That a note was taken back must reach whoever has it; nothing else of it is left.
    if note.state == NoteState::Withdrawn {
        return Some(Record { body: note_rules::withdraw(note), ..record.clone() });
    }
    if !note.is_shared() {
        return None;
    }
    let attribution = note.session.as_ref().and_then(|id| workspace.sessions.get(id.as_str()));
    let attribution = attribution.map(|session| &session.body.attribution);
    if note_rules::is_closed(attribution) {
        return None;
    }
    let mut shared = record.clone();
    let chosen = note.consent.as_ref().map(|consent| consent.attribution.clone()).unwrap_or_default();
    // Under the Chatham House Rule the affiliation is as secret as the name.
    let is_secret = attribution == Some(&Attribution::ChathamHouse);
    let chosen = if is_secret { NoteAttribution::Anonymous } else { chosen };
    note_rules::keep_author_back(&mut shared.body, &chosen);
    Some(shared)
}

#[cfg(test)]
mod tests {
    use super::as_shared;
    use crate::domain::change::Change;
    use crate::domain::id::Id;
    use crate::domain::note::{Note, NoteAttribution, NoteAuthor, NoteConsent, NoteState};
    use crate::domain::record::Record;
    use crate::domain::session::{Attribution, Session};
    use crate::domain::workspace::Workspace;

    fn note(state: NoteState, attribution: NoteAttribution) -> Record<Note> {
        let author = NoteAuthor {
            participant: Id::parse("p1").ok(),
            organisation: Id::parse("o1").ok(),
            name: Some("Amina".to_owned()),
            ..NoteAuthor::default()
        };
        let consent = Some(NoteConsent { directory: true, attribution, ..NoteConsent::default() });
        let body = Note { state, author, consent, session: Id::parse("s1").ok(), ..Note::default() };
        Record::first(Id::parse("n1").unwrap(), None, None, body)
    }

    fn workspace(attribution: Attribution) -> Workspace {
        let mut workspace = Workspace::default();
        let body = Session { attribution, ..Session::default() };
        workspace.apply(Change::put(Record::first(Id::parse("s1").unwrap(), None, None, body)));
        workspace
    }

    #[test]
    fn a_draft_never_leaves() {
        for state in [NoteState::Draft, NoteState::Ready] {
            assert_eq!(as_shared(&note(state, NoteAttribution::Named), &Workspace::default()), None);
        }
    }

    #[test]
    fn of_a_note_taken_back_only_that_fact_leaves_even_of_a_closed_session() {
        let mut taken_back = note(NoteState::Withdrawn, NoteAttribution::Named);
        taken_back.body.context = Some("left over".to_owned());
        let gone = as_shared(&taken_back, &workspace(Attribution::Closed)).unwrap();
        assert_eq!(gone.body, Note { state: NoteState::Withdrawn, ..Note::default() });
        assert_eq!(gone.id, taken_back.id);
    }

    #[test]
    fn the_name_leaves_only_where_the_author_chose_it() {
        let open = workspace(Attribution::Open);
        let shared = |attribution| as_shared(&note(NoteState::Shared, attribution), &open).unwrap().body.author;
        assert!(shared(NoteAttribution::Named).participant.is_some());
        let organisation = shared(NoteAttribution::OrganisationOnly);
        assert!(
            organisation.participant.is_none() && organisation.name.is_none() && organisation.organisation.is_some()
        );
        assert_eq!(shared(NoteAttribution::Anonymous), NoteAuthor::default());
    }

    #[test]
    fn nothing_about_a_closed_session_leaves_and_nobody_is_named_under_chatham_house() {
        let note = note(NoteState::Shared, NoteAttribution::Named);
        assert_eq!(as_shared(&note, &workspace(Attribution::Closed)), None);
        let shared = as_shared(&note, &workspace(Attribution::ChathamHouse)).unwrap();
        assert_eq!(shared.body.author, NoteAuthor::default());
    }
}
