//! Rules that go beyond the form of single members: what a record must fulfil to be let in from a pack.
//!
//! Used by [`super::read`] for whole packs. Rows of the storage are not checked again: nothing may get lost there.

use super::MAX_NOTE;
use crate::domain::any_record::{AnyRecord, SharedRecord};
use crate::domain::edition::Purpose;
use crate::domain::note::{Note, NoteState};
use crate::domain::problem::Cause;
use crate::domain::safeguarding;

/// Why a record of a pack for `purpose` is left out: the member and the cause.
pub(super) fn broken(record: &AnyRecord, purpose: &Purpose) -> Option<(Option<&'static str>, Cause)> {
    // A backup brings one's own records back, whatever state they are in.
    if *purpose == Purpose::Backup {
        return None;
    }
    match record {
        record if record.is_private() => Some((None, Cause::PrivateRecord)),
        AnyRecord::Shared(SharedRecord::Session(session)) if session.body.end <= session.body.start => {
            Some((Some("end"), Cause::EndBeforeStart))
        }
        AnyRecord::Shared(SharedRecord::Conference(conference)) if conference.body.end < conference.body.start => {
            Some((Some("end"), Cause::EndBeforeStart))
        }
        AnyRecord::Shared(SharedRecord::Participant(person)) => {
            // Who is not listed may be withheld, name and all.
            let nameless = person.body.share.listed && person.body.family_name.is_empty();
            nameless.then_some((Some("family_name"), Cause::Missing))
        }
        AnyRecord::Shared(SharedRecord::Note(note)) => broken_note(&note.body),
        _ => None,
    }
}

fn broken_note(note: &Note) -> Option<(Option<&'static str>, Cause)> {
    let length: usize = note.free_texts().iter().map(|(_, text)| text.len()).sum();
    if length > MAX_NOTE {
        return Some((None, Cause::TextTooLong(length as u64, MAX_NOTE as u64)));
    }
    if note.state == NoteState::Withdrawn {
        return None;
    }
    if matches!(note.state, NoteState::Draft | NoteState::Ready) {
        return Some((Some("state"), Cause::PrivateRecord));
    }
    if note.title.is_empty() {
        return Some((Some("title"), Cause::Missing));
    }
    let attested = note.safeguarding.as_ref().is_some_and(|statement| statement.attested);
    if !attested {
        return Some((Some("safeguarding"), Cause::NotAttested));
    }
    let Some(consent) = &note.consent else { return Some((Some("consent"), Cause::NotAttested)) };
    let agreed = consent.directory || consent.compendium;
    if !agreed || (note.state == NoteState::InCompendium && !consent.compendium) {
        return Some((Some("consent"), Cause::NotAttested));
    }
    let in_texts = note.free_texts().into_iter().find_map(|(field, text)| Some((field, first_stop(text)?)));
    let in_links = || {
        let mut addresses = note.links.iter().filter_map(|link| link.url.as_ref());
        addresses.find_map(|address| {
            Some(("links", words_of(address.as_str(), safeguarding::check_link(address.as_str()))?))
        })
    };
    in_texts.or_else(in_links).map(|(field, words)| (Some(field), Cause::Safeguarding(words)))
}

/// The words at which the safeguarding check stops.
fn first_stop(text: &str) -> Option<String> {
    words_of(text, safeguarding::stops(text))
}

fn words_of(text: &str, findings: Vec<safeguarding::Finding>) -> Option<String> {
    let stop = findings.into_iter().find(|finding| finding.level == safeguarding::Level::Stop)?;
    text.get(stop.range).map(|words| words.chars().take(80).collect())
}
