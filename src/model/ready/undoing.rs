//! Undoing: the changes that can be taken back, and the way back of each.
//!
//! Used by [`Ready::update`] for the person's wish, and by `saving`, which hands over each entry that is stored. What
//! holds here:
//!
//! - an undo writes what the entry says was there before, as an action like any other, so that it works after a restart;
//! - what was changed since is newer than the undo and stays: it takes back the rest and says so;
//! - what its author took back stays gone: no entry keeps the words, neither an earlier one nor that of the withdrawal;
//! - memory is not touched: the screen is made anew from the store once it has answered.

use crate::domain::any_record::{AnyRecord, RecordKey};
use crate::pack;
use crate::storage::Write;

use super::saving::Work;
use super::{Effect, Entry, Label, Message, Ready};
use crate::model::shelf::{self, read_lines};

/// How many changes can be taken back.
const HISTORY: usize = 20;

impl Ready {
    /// Takes a stored entry into the history, if there is a way back from it.
    pub(super) fn remember(&mut self, entry: Entry) {
        if entry.is_undoable() && entry.label != Label::Undone {
            self.history.push_back(entry);
            while self.history.len() > HISTORY {
                self.history.pop_front();
            }
        }
    }

    /// The lines to which a row may go back where somebody else took back what they said in `before`: theirs stay as
    /// they are now, without a word. Nothing where nobody did.
    pub(super) fn without_words_taken_back(&self, key: &RecordKey, before: &[String]) -> Option<Vec<String>> {
        let heads = self.workspace.heads(key);
        let taken_back = heads.iter().filter(|head| head.is_withdrawn() && !self.is_mine(head.lineage().by.as_ref()));
        let taken_back: Vec<&AnyRecord> = taken_back.collect();
        if taken_back.is_empty() {
            return None;
        }
        let records = read_lines(before, &mut Vec::new());
        // A proposal to a note goes with it.
        let is_theirs = |record: &&AnyRecord| {
            let lineage = record.lineage();
            taken_back.iter().any(|gone| {
                let author = gone.lineage().by;
                author == lineage.by || (author.is_some() && author == lineage.suggests_to)
            })
        };
        if !records.iter().any(|record| is_theirs(&record) && !record.is_withdrawn()) {
            return None;
        }
        let others = records.iter().filter(|record| !is_theirs(record));
        Some(others.chain(taken_back.iter().copied()).map(pack::write_line).collect())
    }

    /// Forgets what the log repeats of rows that somebody else took back, with the changes that it could have taken back.
    pub(super) fn forget_in_log(&mut self, rows: &[String]) -> Vec<Write> {
        let (gone, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut self.repeating)
            .into_iter()
            .partition(|(_, repeated)| repeated.iter().any(|row| rows.contains(row)));
        self.repeating = kept;
        self.history.retain(|entry| gone.iter().all(|(number, _)| *number != entry.number));
        gone.into_iter().map(|(number, _)| Write::DropLog { number }).collect()
    }

    /// The last change is to be taken back: what was just done can be undone only once it is done.
    pub(super) fn undo_last(&mut self) -> Vec<Effect> {
        if self.is_unsaved() {
            self.undo_waits = true;
            return self.proceed();
        }
        let number = self.history.back().map(|entry| entry.number);
        if number.unwrap_or_default() < self.announced {
            // The message told of a change without a way back; one before it must not go in its place.
            self.announced = 0;
            self.message = Some(Message::ChangedSince);
            return Vec::new();
        }
        number.map_or_else(Vec::new, |number| self.undo(number))
    }

    /// Takes the last change back if that was asked for and everything is stored by now.
    pub(super) fn undo_that_waited(&mut self) -> Vec<Effect> {
        if !self.is_unsaved() && std::mem::take(&mut self.undo_waits) { self.undo_last() } else { Vec::new() }
    }

    /// Takes one change of the history back, as far as nothing of it was changed since.
    pub(super) fn undo(&mut self, number: u64) -> Vec<Effect> {
        let Some(position) = self.history.iter().position(|entry| entry.number == number) else { return Vec::new() };
        if self.is_unsaved() {
            return self.proceed();
        }
        let Some(done) = self.history.remove(position) else { return Vec::new() };
        let mut entry = self.entry(Label::Undone);
        let mut writes = Vec::new();
        let left = self.put_rows_back(&done, &mut entry, &mut writes) + self.put_editions_back(&done, &mut writes);
        if writes.is_empty() {
            self.message = Some(Message::ChangedSince);
            return Vec::new();
        }
        if let Some(shown) = done.shown_before() {
            writes.push(shelf::choose(&shown));
        }
        if left == 0 {
            writes.extend(self.shelf.mark_reverted(&done.exchange));
        }
        self.message = Some(if left == 0 { Message::Undone(done.label) } else { Message::UndoneInPart(left) });
        // What is on the screen follows once the store has answered: `Reload` makes it anew from there.
        let mut effects = self.enqueue(Work::of_writes(entry, writes));
        effects.push(Effect::Reload);
        effects
    }

    /// Writes what puts the rows of `done` back, and notes it in `entry`. Returns how many must stay as they are.
    fn put_rows_back(&self, done: &Entry, entry: &mut Entry, writes: &mut Vec<Write>) -> usize {
        let mut left = 0;
        for (key, lines) in &done.before {
            let current = self.shelf.versions(key).to_vec();
            // What was typed or decided since is newer than the undo, and nobody asked for it to go.
            if done.after.get(key).is_some_and(|after| *after != current) {
                left += 1;
                continue;
            }
            entry.before.insert(key.clone(), current);
            entry.after.insert(key.clone(), lines.clone());
            writes.push(Write::Row { key: key.clone(), expected: self.shelf.revision(key), versions: lines.clone() });
        }
        left
    }
}
