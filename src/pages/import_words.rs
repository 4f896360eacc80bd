//! A preview in words: where the pack comes from, how it stands to what is here, what it contains.
//!
//! Used by the import page. Pure: it reads the preview and draws nothing.

use std::collections::BTreeMap;

use super::event_time::{EventTime, short_day};
use super::record_title::{record_title, subject};
use super::when;
use crate::domain::any_record::{AnyRecord, RecordKey, SharedRecord};
use crate::domain::code::Coded;
use crate::domain::edition::{Edition, Purpose};
use crate::domain::order;
use crate::domain::plan::{Line, Relation};
use crate::domain::workspace::Workspace;
use crate::i18n::{self, Locale, t};
use crate::model::import::Preview;
use crate::ui::Words;

/// The types in the order of the tiles; those not named here follow by name.
const ORDER: [&str; 9] =
    ["participant", "session", "organisation", "note", "area", "objective", "document", "private_note", "star"];

/// "Edition 2 from Forum secretariat, issued 9 April 2027 at 07:40. strasbourg-2.json"
pub(super) fn source_line(locale: Locale, preview: &Preview) -> String {
    let edition = &preview.edition;
    let issuer = edition.issuer.name.as_deref().unwrap_or(t!(locale, import.issuer_unknown));
    let mut line = if edition.purpose == Purpose::Organiser {
        t!(locale, import.from_organiser, number = edition.number, issuer = issuer)
    } else {
        let purpose = i18n::label_named(locale, Purpose::VOCABULARY, edition.purpose.code());
        t!(locale, import.from_others, purpose = purpose, issuer = issuer)
    };
    if let Some(at) = edition.issued {
        line.push_str(", ");
        line.push_str(&t!(locale, import.issued, date = when::moment(locale, at)));
    }
    line.push_str(". ");
    line.push_str(&preview.name);
    line
}

/// Title and text of how a pack stands to what is here.
pub(super) fn relation_words(locale: Locale, relation: &Relation, number: u32) -> (String, String) {
    let (title, text): (&str, String) = match relation {
        Relation::First => (t!(locale, import.first_title), t!(locale, import.first_text).to_owned()),
        Relation::Newer { here } => {
            (t!(locale, import.newer_title), t!(locale, import.newer_text, number = number, here = here))
        }
        Relation::Same => (t!(locale, import.same_title), t!(locale, import.same_text).to_owned()),
        Relation::Rival => {
            return (t!(locale, import.rival_title, number = number), t!(locale, import.rival_text).to_owned());
        }
        Relation::Older { here } => (t!(locale, import.older_title), t!(locale, import.older_text, here = here)),
        Relation::OtherIssuer { here } => {
            (t!(locale, import.other_issuer_title), t!(locale, import.other_issuer_text, here = here))
        }
        Relation::Contribution => {
            (t!(locale, import.contribution_title), t!(locale, import.contribution_text).to_owned())
        }
        Relation::Backup => (t!(locale, import.backup_title), t!(locale, import.backup_text).to_owned()),
    };
    (title.to_owned(), text)
}

/// The records that the pack has, as far as the plan still holds them: an edition's all, else those that would change.
fn records(preview: &Preview) -> impl Iterator<Item = &AnyRecord> {
    preview.parts.iter().flat_map(|part| {
        let edition = part.plan.change.snapshot.iter().flatten().flat_map(|snapshot| &snapshot.records);
        let is_edition = part.plan.change.snapshot.is_some();
        let lines = part.plan.lines.iter().filter(move |_| !is_edition).filter_map(|line| line.after.as_ref());
        edition.chain(lines)
    })
}

/// How many records of which type the pack has; the conference itself and its rooms aside.
pub(super) fn contents(preview: &Preview) -> Vec<(&str, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for record in records(preview) {
        let name = match record {
            AnyRecord::Shared(record) => record.type_name(),
            AnyRecord::Private(record) => record.type_name(),
            AnyRecord::Unknown(_) => continue,
        };
        if !matches!(name, "conference" | "room" | "frame") {
            *counts.entry(name).or_default() += 1;
        }
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    order::sort_by_key(&mut counts, |(name, _)| ORDER.iter().position(|known| known == name).unwrap_or(ORDER.len()));
    counts
}

/// Whether everything in the pack is invented.
pub(super) fn is_fictional(preview: &Preview) -> bool {
    records(preview).any(|record| {
        matches!(record, AnyRecord::Shared(SharedRecord::Conference(conference)) if conference.body.is_fictional())
    })
}

/// "people", "person": what a figure counts.
pub(super) fn type_words(locale: Locale, type_name: &str, count: usize) -> String {
    if i18n::plural(locale, count) == i18n::Plural::Single {
        return i18n::label_named(locale, "record_type", type_name);
    }
    let plural = match type_name {
        "area" => t!(locale, import.types_area),
        "conference" => t!(locale, import.types_conference),
        "document" => t!(locale, import.types_document),
        "evaluation_response" => t!(locale, import.types_evaluation_response),
        "frame" => t!(locale, import.types_frame),
        "note" => t!(locale, import.types_note),
        "objective" => t!(locale, import.types_objective),
        "organisation" => t!(locale, import.types_organisation),
        "participant" => t!(locale, import.types_participant),
        "recommendation" => t!(locale, import.types_recommendation),
        "report" => t!(locale, import.types_report),
        "room" => t!(locale, import.types_room),
        "session" => t!(locale, import.types_session),
        "met" => t!(locale, import.types_met),
        "next_step" => t!(locale, import.types_next_step),
        "private_note" => t!(locale, import.types_private_note),
        "profile" => t!(locale, import.types_profile),
        "star" => t!(locale, import.types_star),
        other => other,
    };
    plural.to_owned()
}

/// What the record of a line is called; a star by the session it is about, looked up in the pack, then in `workspace`.
pub(super) fn title_of(locale: Locale, preview: &Preview, workspace: &Workspace, line: &Line) -> Words {
    let Some(record) = line.after.as_ref().or(line.before.as_ref()) else { return line.key.id.as_ref().into() };
    let title = match subject(record) {
        Some(about) => look_up(locale, preview, workspace, &about),
        // Of a note that was taken back only the version here still says what it was.
        None => Some(shown_title(locale, record))
            .filter(|title| !title.text.is_empty())
            .or_else(|| line.before.as_ref().map(|record| shown_title(locale, record))),
    };
    title.filter(|title| !title.text.is_empty()).unwrap_or_else(|| t!(locale, import.untitled).into())
}

/// What a record is called, looked up in the pack, then in `workspace`.
pub(super) fn look_up(locale: Locale, preview: &Preview, workspace: &Workspace, key: &RecordKey) -> Option<Words> {
    let coming = records(preview).find(|record| record.key() == *key);
    let titled = coming.map(|record| shown_title(locale, record));
    titled.or_else(|| {
        let here = workspace.heads(key).into_iter().next().or_else(|| workspace.issued(key));
        here.map(|record| shown_title(locale, &record))
    })
}

/// What a record is called. Packs may hold the names of people who did not agree to be listed.
fn shown_title(locale: Locale, record: &AnyRecord) -> Words {
    match record {
        AnyRecord::Shared(SharedRecord::Participant(person)) if !person.body.share.listed => {
            t!(locale, import.unlisted).into()
        }
        record => record_title(record, locale.tag()),
    }
}

/// How the conference of the pack tells the time.
pub(super) fn times_of(preview: &Preview, workspace: &Workspace) -> EventTime {
    let coming = records(preview).find_map(|record| match record {
        AnyRecord::Shared(SharedRecord::Conference(conference)) => Some(conference),
        AnyRecord::Shared(_) | AnyRecord::Private(_) | AnyRecord::Unknown(_) => None,
    });
    let conference = coming.or_else(|| workspace.conference().filter(|_| !preview.other_conference));
    EventTime::in_zone(conference.and_then(|conference| conference.body.tz.as_deref()))
}

/// The edition whose codes the lines of the preview are written with: the pack's own, else the one in force here.
pub(super) fn edition_of<'a>(preview: &'a Preview, workspace: &'a Workspace) -> Option<&'a Edition> {
    if preview.edition.vocab_extra.is_empty() { workspace.edition() } else { Some(&preview.edition) }
}

/// What the record of a line is, and when, if it is a session.
pub(super) fn line_note(locale: Locale, times: &EventTime, line: &Line) -> String {
    let mut note = i18n::label_named(locale, "record_type", &line.key.type_name);
    if let Some(AnyRecord::Shared(SharedRecord::Session(session))) = line.after.as_ref().or(line.before.as_ref()) {
        let session = &session.body;
        note.push_str(", ");
        note.push_str(&short_day(locale, session.listed_day()));
        note.push_str(", ");
        note.push_str(&times.clock(locale, session.start));
        note.push_str(" – ");
        note.push_str(&times.clock(locale, session.end));
    }
    note
}
