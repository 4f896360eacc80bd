//! Opening: from what the store holds to the app at work, or to the rescue.
//!
//! Used by [`Model`](super::Model). Never trusts an empty store: where the canary remembers more than is there, the
//! person is asked before anything is written.

use crate::domain::any_record::{AnyRecord, PrivateRecord, SharedRecord};
use crate::domain::id::Id;
use crate::domain::record::Author;
use crate::domain::time::Timestamp;
use crate::pack;
use crate::storage::canary::{Canary, Verdict};
use crate::storage::escrow::Escrowed;
use crate::storage::{Error, Stored, Transaction, Write};

use super::Model;
use super::effect::Effect;
use super::event::Opened;
use super::history::Entry;
use super::ready::{Keeping, Ready};
use super::shelf::{self, DEVICE, Shelf, read_lines};

/// The store holds less than it should, or cannot be read.
#[derive(Debug)]
pub struct Rescue {
    /// What is the matter.
    pub why: Trouble,
    opened: Option<Opened>,
}

/// What is the matter with the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There was something, and there is nothing.
    Emptied(Canary),
    /// What is there is older than what was there.
    Older(Canary),
    /// It cannot be read.
    Unreadable(Error),
}

impl Rescue {
    /// Whether the app can go on with what is there.
    pub fn can_go_on(&self) -> bool {
        self.opened.is_some()
    }
}

/// Decides where the app stands after the store was opened.
pub(super) fn open(now: Timestamp, opened: Opened) -> (Model, Vec<Effect>) {
    let why = match (&opened.stored, &opened.verdict) {
        // Blocked storage is no loss: the app works for reading and says that nothing is kept.
        (Err(error), _) => Some(Trouble::Unreadable(error.clone())),
        (Ok(_), Verdict::Emptied { before }) => Some(Trouble::Emptied(before.clone())),
        (Ok(_), Verdict::Older { before }) => Some(Trouble::Older(before.clone())),
        (Ok(_), Verdict::FirstStart | Verdict::Sound) => None,
    };
    match why {
        None => go_on(now, opened),
        Some(why) => {
            let opened = opened.stored.is_ok().then_some(opened);
            (Model::Rescue(Box::new(Rescue { why, opened })), Vec::new())
        }
    }
}

/// The person knows what was lost and goes on with what is there.
pub(super) fn start_anew(now: Timestamp, rescue: &mut Rescue) -> (Model, Vec<Effect>) {
    match rescue.opened.take() {
        Some(opened) => go_on(now, opened),
        None => (Model::Rescue(Box::new(Rescue { why: rescue.why.clone(), opened: None })), Vec::new()),
    }
}

fn go_on(now: Timestamp, opened: Opened) -> (Model, Vec<Effect>) {
    let Opened { stored, escrowed, temporary, random, .. } = opened;
    let stored = stored.unwrap_or_default();
    let keeping = if temporary {
        Keeping::Temporary(Error::Blocked { name: String::new(), message: String::new() })
    } else {
        Keeping::Lasting
    };
    let log: Vec<Entry> =
        stored.log_tail.iter().filter_map(|entry| Entry::from_text(entry.number, &entry.text)).collect();
    let repeating = log.iter().filter_map(Entry::repeating).collect();
    let history = log.into_iter().filter(Entry::is_undoable).collect();
    let (last_log, row_count) = (stored.last_log, stored.row_count);
    let mut effects = Vec::new();
    let mut shelf = shelf_with_device(stored, random, &mut effects);
    let (found, spent) = typed_before(&shelf, escrowed);
    let mut ready = {
        let shelf = std::mem::take(&mut shelf);
        Ready::new(now, shelf, keeping, last_log, (history, repeating))
    };
    effects.extend(ready.recover(found));
    // After the texts stand in escrow under this life of the tab.
    effects.extend(spent.into_iter().map(Effect::ForgetEscrow));
    effects.push(Effect::Canary { rows: row_count, last_log });
    (Model::Ready(Box::new(ready)), effects)
}

/// The shelf, with a name for this device where it had none yet.
fn shelf_with_device(mut stored: Stored, random: [u8; 10], effects: &mut Vec<Effect>) -> Shelf {
    if !stored.meta.contains_key(DEVICE) {
        let device = Id::<Author>::from_random('d', random).to_string();
        stored.meta.insert(DEVICE.to_owned(), device.clone());
        let write = Write::Meta { key: DEVICE.to_owned(), value: device };
        effects.push(Effect::Commit(0, Transaction { writes: vec![write], log: None }));
    }
    Shelf::new(stored)
}

/// A text of an earlier life that the store does not have.
pub(super) struct Found {
    /// Where it belongs.
    pub(super) row: String,
    pub(super) record: AnyRecord,
    /// Whether it belongs to the conference on the screen.
    pub(super) is_shown: bool,
    /// The stored row has moved on since: the text goes beside what is there, not over it.
    pub(super) beside: bool,
}

/// The escrowed texts that the store does not have, and the entries that are thereby done with.
fn typed_before(shelf: &Shelf, escrowed: Vec<Escrowed>) -> (Vec<Found>, Vec<Escrowed>) {
    let shown = shelf.current();
    let conferences = shelf.conferences();
    let mut found = Vec::new();
    let mut done = Vec::new();
    for entry in escrowed {
        if shelf.versions(&entry.key).contains(&entry.text) {
            done.push(entry);
        } else if let Some(conference) = shelf::conference_of(&entry.key)
            && let is_shown = shown.as_ref().is_none_or(|shown| *shown == conference)
            && (is_shown || conferences.contains(&conference))
            && let Ok(record) = pack::read_line(&entry.text)
        {
            // A killed browser may bring back an entry that had been cleared: what was typed on since is stored.
            let stored = read_lines(shelf.versions(&entry.key), &mut Vec::new());
            if stored.iter().any(|stored| goes_on_from(stored, &record)) {
                done.push(entry);
                continue;
            }
            // One save may have been under way, unanswered, when the app ended.
            let moved = shelf.revision(&entry.key) > entry.base_revision.saturating_add(1);
            found.push(Found { row: entry.key.clone(), record, is_shown, beside: moved });
            done.push(entry);
        }
        // Of a conference that is not here, or not readable: it stays in escrow, where the crash page finds it.
    }
    (found, done)
}

/// Whether `later` is what `earlier` became while its author typed on: a higher number that still holds its words.
fn goes_on_from(later: &AnyRecord, earlier: &AnyRecord) -> bool {
    use AnyRecord::{Private, Shared};
    match (later, earlier) {
        (Private(PrivateRecord::PrivateNote(later)), Private(PrivateRecord::PrivateNote(earlier))) => {
            later.by == earlier.by && later.n >= earlier.n && later.body.text.contains(earlier.body.text.trim())
        }
        (Shared(SharedRecord::Note(later)), Shared(SharedRecord::Note(earlier))) => {
            let texts = later.body.free_texts();
            let held = |(field, words): &(&str, &str)| {
                texts.iter().any(|(name, text)| name == field && text.contains(words.trim()))
            };
            later.by == earlier.by && later.n >= earlier.n && earlier.body.free_texts().iter().all(held)
        }
        _ => false,
    }
}
