//! What a record of any type is called in a list: its title, name or first words.
//!
//! Used by the import preview. Asks nothing of the store; what a star or a private note is about is named by
//! [`subject`], and the caller looks it up.

use crate::domain::any_record::{AnyRecord, PrivateRecord, RecordKey, SharedRecord};
use crate::domain::text::Localised;
use crate::ui::Words;

/// How many characters of a text without a title are shown.
const FIRST_WORDS: usize = 80;

/// What a record is called, for a reader of `language`; empty where it has no words of its own.
pub(super) fn record_title(record: &AnyRecord, language: &str) -> Words {
    match record {
        AnyRecord::Shared(record) => shared_title(record, language),
        AnyRecord::Private(record) => private_title(record),
        AnyRecord::Unknown(record) => Words::name(record.id.to_string(), ""),
    }
}

/// The record that a star, a mark or a private note is about.
pub(super) fn subject(record: &AnyRecord) -> Option<RecordKey> {
    match record {
        AnyRecord::Private(PrivateRecord::Star(star)) => Some(RecordKey::new("session", star.id.as_str())),
        AnyRecord::Private(PrivateRecord::Met(met)) => Some(RecordKey::new("participant", met.id.as_str())),
        AnyRecord::Private(PrivateRecord::PrivateNote(note)) => {
            let (type_name, id) = note.body.about.parts();
            Some(RecordKey::new(type_name, id))
        }
        AnyRecord::Shared(_) | AnyRecord::Private(_) | AnyRecord::Unknown(_) => None,
    }
}

fn shared_title(record: &SharedRecord, language: &str) -> Words {
    match record {
        SharedRecord::Area(area) => in_language(&area.body.name, language),
        SharedRecord::Conference(conference) => in_language(&conference.body.title, language),
        SharedRecord::Document(document) => in_language(&document.body.title, language),
        SharedRecord::EvaluationResponse(response) => {
            response.body.date.map(|date| date.to_string()).unwrap_or_default().into()
        }
        SharedRecord::Frame(frame) => in_language(&frame.body.name, language),
        SharedRecord::Note(note) => in_language(&note.body.title, language),
        SharedRecord::Objective(objective) => shortened(in_language(&objective.body.text, language)),
        SharedRecord::Organisation(organisation) => Words::name(organisation.body.name.clone(), ""),
        SharedRecord::Participant(participant) => Words::name(participant.body.full_name(), ""),
        SharedRecord::Recommendation(recommendation) => shortened(in_language(&recommendation.body.text, language)),
        SharedRecord::Report(report) => report
            .body
            .key_messages
            .first()
            .map(|message| shortened(in_language(message, language)))
            .unwrap_or_default(),
        SharedRecord::Room(room) => in_language(&room.body.name, language),
        SharedRecord::Session(session) => in_language(&session.body.title, language),
    }
}

fn private_title(record: &PrivateRecord) -> Words {
    match record {
        PrivateRecord::Met(_) | PrivateRecord::Star(_) => Words::default(),
        PrivateRecord::NextStep(step) => shortened(step.body.text.clone().into()),
        PrivateRecord::PrivateNote(note) => shortened(note.body.text.clone().into()),
        PrivateRecord::Profile(profile) => Words::name(profile.body.name.clone().unwrap_or_default(), ""),
    }
}

/// A text in the reader's language, with the language it is really in.
pub(super) fn in_language(text: &Localised, language: &str) -> Words {
    text.pick(language).map(|(tag, text)| Words::foreign(text, tag.as_str())).unwrap_or_default()
}

fn shortened(words: Words) -> Words {
    match words.text.char_indices().nth(FIRST_WORDS) {
        Some((end, _)) => Words { text: format!("{}…", words.text[..end].trim_end()), ..words },
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::{record_title, subject};
    use crate::domain::any_record::AnyRecord;
    use crate::domain::id::Id;
    use crate::domain::participant::Participant;
    use crate::domain::private::{NextStep, Star};
    use crate::domain::record::Record;

    #[test]
    fn person_is_called_by_name() {
        let body =
            Participant { given_name: Some("Amina".into()), family_name: "Diallo".into(), ..Participant::default() };
        let record: AnyRecord = Record::first(Id::parse("p1").unwrap(), None, None, body).into();
        let title = record_title(&record, "fr");
        assert_eq!((title.text.as_str(), title.name), ("Amina Diallo", true));
    }

    #[test]
    fn long_text_is_cut_at_a_character() {
        let body = NextStep { text: "é".repeat(200), ..NextStep::default() };
        let record: AnyRecord = Record::first(Id::parse("x1").unwrap(), None, None, body).into();
        assert_eq!(record_title(&record, "en").text.chars().count(), 81);
    }

    #[test]
    fn star_is_about_its_session() {
        let record: AnyRecord = Record::first(Id::<Star>::parse("s1").unwrap(), None, None, Star::default()).into();
        assert_eq!(subject(&record).unwrap().to_string(), "session/s1");
    }
}
