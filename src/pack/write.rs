//! Writing: packs to be shared, backups, and the rows of the storage. All in canonical form.
//!
//! Used by the worker and by storage. What is shared is a list of `SharedRecord`s, so that no private record can be
//! among them; drafts and what people did not agree to show are taken out here, whoever calls.

use std::sync::Arc;

use super::canonical;
use super::json::{Json, Members};
use super::mapper::Part;
use super::schema::any_record;
use super::writer::Writer;
use crate::domain::any_record::{AnyRecord, RecordKey, SharedRecord};
use crate::domain::edition::{Edition, Purpose};
use crate::domain::note::NoteState;
use crate::domain::note_rules;
use crate::domain::order;
use crate::domain::participant::Participant;

/// A record as one canonical line, without the newline.
pub fn write_line(record: &AnyRecord) -> String {
    if let AnyRecord::Unknown(unknown) = record {
        return unknown.line.to_string();
    }
    let mut writer = Writer::default();
    any_record::map(&mut writer, record);
    canonical::print(&mut writer.finish())
}

/// The head of a pack as one canonical line, without the newline.
pub fn write_edition(edition: &Edition) -> String {
    canonical::print(&mut Json::Object(header(edition)))
}

/// A pack to be passed on. Drafts are left out, and people and authors appear as far as they agreed to.
/// Its purpose is never `backup`.
pub fn write_shared(edition: &Edition, records: &[SharedRecord]) -> String {
    let lines = records.iter().filter_map(handed_out).map(|record| (record.key(), write_line(&record.into())));
    assemble(&passed_on(edition), lines.collect(), &[])
}

/// A pack to be passed on, of what came in packs to be passed on: as [`write_shared`], and records that this version
/// cannot read stay as they are. Nothing private is written.
pub fn write_passed_on(edition: &Edition, records: &[AnyRecord]) -> String {
    let leaves = |record: &AnyRecord| match record {
        AnyRecord::Shared(record) => handed_out(record).map(AnyRecord::from),
        AnyRecord::Private(_) => None,
        AnyRecord::Unknown(_) => (!record.is_private()).then(|| record.clone()),
    };
    let lines = records.iter().filter_map(leaves).map(|record| (record.key(), write_line(&record)));
    assemble(&passed_on(edition), lines.collect(), &[])
}

/// The head of a pack that is no backup.
fn passed_on(edition: &Edition) -> Edition {
    let mut edition = edition.clone();
    if edition.purpose == Purpose::Backup {
        edition.purpose = Purpose::Contribution;
    }
    edition
}

/// A backup of everything: `packs` are the stored packs of organisers, each in canonical form.
pub fn write_backup(edition: &Edition, records: &[AnyRecord], packs: &[&str]) -> String {
    let mut edition = edition.clone();
    edition.purpose = Purpose::Backup;
    assemble(&edition, records.iter().map(|record| (record.key(), write_line(record))).collect(), packs)
}

/// The record as it leaves the device, as far as it may: what [`write_shared`] writes of it.
pub fn handed_out(record: &SharedRecord) -> Option<SharedRecord> {
    let mut record = record.clone();
    match &mut record {
        SharedRecord::Participant(person) => {
            let person = Arc::make_mut(person);
            let body = std::mem::take(&mut person.body).as_consented();
            person.body = if body.share.listed { body } else { withheld(body) };
        }
        SharedRecord::Note(note) => {
            if matches!(note.body.state, NoteState::Draft | NoteState::Ready) {
                return None;
            }
            let note = &mut Arc::make_mut(note).body;
            let chosen = note.consent.as_ref().map(|consent| consent.attribution.clone()).unwrap_or_default();
            note_rules::keep_author_back(note, &chosen);
        }
        SharedRecord::EvaluationResponse(response) => {
            // An answer has a day and no author.
            let response = Arc::make_mut(response);
            (response.by, response.at) = (None, None);
        }
        _ => {}
    }
    Some(record)
}

/// Somebody who is not listed: counted, and neither named nor to be recognised by their organisation.
fn withheld(body: Participant) -> Participant {
    Participant {
        country: body.country,
        basis: body.basis,
        counts_as_representative: body.counts_as_representative,
        status: body.status,
        share: body.share,
        ..Participant::default()
    }
}

fn header(edition: &Edition) -> Members<'static> {
    let mut writer = Writer::default();
    Edition::part(&mut writer, &mut edition.clone());
    let mut members = writer.into_members();
    members.retain(|(key, _)| !matches!(&**key, "packs" | "plenary-pack" | "records" | "sigs"));
    members
}

fn assemble(edition: &Edition, mut lines: Vec<(RecordKey, String)>, packs: &[&str]) -> String {
    let order = order::sorted(lines.len(), &|left, right| lines[left].0.cmp(&lines[right].0));
    let raw = |line: String| Json::Raw(line.into());
    let mut members = header(edition);
    members.push(("plenary-pack".into(), Json::Integer(1)));
    // The lines are sorted already; `lay_out` sees them as raw text and leaves their order.
    members.push((
        "records".into(),
        Json::List(order.into_iter().map(|index| raw(std::mem::take(&mut lines[index].1))).collect()),
    ));
    if !packs.is_empty() {
        let list = packs.iter().map(|pack| raw(pack.trim_end().to_owned()));
        members.push(("packs".into(), Json::List(list.collect())));
    }
    canonical::lay_out(&mut Json::Object(members)) + "\n"
}
