//! Handing out: what may leave the device, in which file.
//!
//! Used by [`Ready`](super::Ready) and the export pages, which show the same lists before anything leaves. A
//! contribution is made of `SharedRecord`s only; everything private is in the backup alone.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::any_record::{AnyRecord, SharedRecord};
use crate::domain::conference::Conference;
use crate::domain::edition::{Edition, Issuer, Purpose};
use crate::domain::id::Id;
use crate::domain::note::Note;
use crate::domain::record::{Author, Record};
use crate::domain::sharing;
use crate::domain::time::Timestamp;
use crate::domain::workspace::Workspace;
use crate::pack;

use super::effect::SavedFile;
use super::shelf::{Shelf, read_lines};

/// What is to be handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// The organiser's edition as it was received.
    Edition,
    /// These notes.
    Notes(BTreeSet<Id<Note>>),
}

/// The notes that may leave, in the form in which they do: of each all versions that stand, suggestions too.
pub fn shared_notes(workspace: &Workspace, chosen: &BTreeSet<Id<Note>>) -> Vec<SharedRecord> {
    leaving(workspace, chosen).into_iter().map(|(_, leaves)| leaves).collect()
}

/// The versions of notes that may leave: as they are kept, and in the form in which they leave.
pub(super) fn leaving(workspace: &Workspace, chosen: &BTreeSet<Id<Note>>) -> Vec<(AnyRecord, SharedRecord)> {
    let mut leaving = Vec::new();
    for entry in chosen.iter().filter_map(|id| workspace.notes.entry(id.as_str())) {
        // What this device holds, or else the organiser's; with a suggestion also what it is one to.
        let is_suggestion = |head: &Arc<Record<Note>>| head.suggests_to.is_some();
        let issued = entry.issued.iter().filter(|_| entry.heads.iter().all(is_suggestion));
        for kept in entry.heads.iter().chain(issued) {
            if let Some(leaves) = sharing::as_shared(kept, workspace) {
                leaving.push((SharedRecord::Note(Arc::clone(kept)).into(), leaves.into()));
            }
        }
    }
    leaving
}

/// The notes that may be chosen: shared by their authors and not about a closed session.
pub fn shareable_notes(workspace: &Workspace) -> Vec<Id<Note>> {
    let notes =
        workspace.notes.entries().filter(|(_, entry)| !entry.heads.is_empty()).filter_map(|(_, entry)| entry.shown());
    notes.filter(|note| sharing::as_shared(note, workspace).is_some()).map(|note| note.id.clone()).collect()
}

/// A contribution: shared records under this device's name.
pub(super) fn contribution(
    workspace: &Workspace,
    conference: Id<Conference>,
    device: Id<Author>,
    now: Timestamp,
    records: &[SharedRecord],
) -> SavedFile {
    let languages = workspace.edition().map(|edition| edition.languages.clone()).unwrap_or_default();
    let name = format!("{conference}-notes-{}.json", now.local_date());
    let edition = Edition { languages, ..head(Purpose::Contribution, conference, device, now) };
    SavedFile { name, text: pack::write_shared(&edition, records) }
}

/// Everything of every conference on this device, whole; of the one on the screen also what is not stored yet.
pub(super) fn backup(
    shelf: &Shelf,
    workspace: &Workspace,
    conference: Id<Conference>,
    device: Id<Author>,
    now: Timestamp,
) -> SavedFile {
    let mut inner: Vec<String> = Vec::new();
    for id in shelf.conferences() {
        inner.extend(shelf.snapshot_text(&id).map(str::to_owned));
        if id != conference {
            let mut records = Vec::new();
            for row in shelf.rows_of(&id) {
                records.append(&mut read_lines(&row.versions, &mut Vec::new()));
            }
            inner.push(pack::write_backup(&backup_head(shelf, id, device.clone(), now), &records, &[]));
        }
    }
    let inner: Vec<&str> = inner.iter().map(String::as_str).collect();
    let text = pack::write_backup(&backup_head(shelf, conference, device, now), &workspace.own_records(), &inner);
    SavedFile { name: format!("plenary-backup-{}.json", now.local_date()), text }
}

fn backup_head(shelf: &Shelf, conference: Id<Conference>, device: Id<Author>, now: Timestamp) -> Edition {
    let (authors, handed_out) = shelf.names(&conference);
    Edition { authors, handed_out, ..head(Purpose::Backup, conference, device, now) }
}

fn head(purpose: Purpose, conference: Id<Conference>, device: Id<Author>, now: Timestamp) -> Edition {
    let issuer = Issuer { id: device, ..Issuer::default() };
    Edition { purpose, conference, issuer, number: 1, issued: Some(now), ..Edition::default() }
}
