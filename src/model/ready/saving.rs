//! Saving: the queue of actions, one transaction at a time, and what the store's answers mean.
//!
//! Used by all the rooms beside it: [`Ready::enqueue`] for what was decided on, [`Ready::proceed`] for what was typed.
//! What holds here:
//!
//! - one action is one transaction: its rows, its other writes and its entry in the log, all or nothing;
//! - only one transaction is under way at a time, so that the revision a row is expected to have is always known;
//! - "saved" and "done" are said when the store has answered, and an entry comes into the history then;
//! - what the store refuses: typed text waits; an action is taken back in memory, with all that was decided on after
//!   it, because it may build on it.
//!
//! Deliberately does not know why something is stored, nor how it is taken back once it is: that is `undoing`'s.

use crate::domain::any_record::RecordKey;
use crate::domain::change::Change;
use crate::domain::conference::Conference;
use crate::domain::id::Id;
use crate::pack;
use crate::storage::{Committed, Error, Row, Transaction, Write};

use super::{Effect, Entry, Label, Message, Ready};
use crate::model::shelf::{self, CHANGED_SINCE, key_of, row_key};

/// An action on its way into the store.
#[derive(Debug)]
pub(super) struct Work {
    /// What takes it back in memory if the store refuses it.
    pub(super) back: Vec<(Id<Conference>, Change)>,
    /// The addresses whose heads are to be written, taken from memory when it is sent.
    pub(super) rows: Vec<(Id<Conference>, RecordKey)>,
    /// Everything else it writes.
    pub(super) writes: Vec<Write>,
    /// Its entry in the history.
    pub(super) entry: Entry,
    /// Whether the person is told when it is done.
    pub(super) announce: bool,
}

impl Work {
    /// An action that changes nothing in memory, and that nobody needs to be told of.
    pub(super) fn of_writes(entry: Entry, writes: Vec<Write>) -> Self {
        Self { back: Vec::new(), rows: Vec::new(), writes, entry, announce: false }
    }
}

/// What is under way.
#[derive(Debug)]
pub(super) struct Running {
    transaction: u64,
    writes: Vec<Write>,
    /// Nothing for typed text.
    work: Option<Work>,
}

impl Ready {
    /// An entry for something that is done now.
    pub(super) fn entry(&self, label: Label) -> Entry {
        Entry::new(self.now.to_string(), label)
    }

    /// Remembers that there is something that no backup has.
    pub(super) fn note_change(&self, writes: &mut Vec<Write>) {
        if !self.shelf.meta.contains_key(CHANGED_SINCE) {
            writes.push(Write::Meta { key: CHANGED_SINCE.to_owned(), value: self.now.to_string() });
        }
    }

    /// The write that brings a row to what is in memory.
    pub(super) fn row_write(&self, scope: &Id<Conference>, key: &RecordKey) -> Write {
        let row = row_key(scope, key);
        let versions = shelf::lines(&self.workspace, key);
        Write::Row { expected: self.shelf.revision(&row), key: row, versions }
    }

    /// Stores an action after those that wait already.
    pub(super) fn enqueue(&mut self, work: Work) -> Vec<Effect> {
        self.queue.push_back(work);
        self.proceed()
    }

    /// Sends the next transaction, if none is under way: actions first, then what was typed.
    pub(super) fn proceed(&mut self) -> Vec<Effect> {
        if self.running.is_some() || self.has_let_go() {
            return Vec::new();
        }
        self.last_transaction += 1;
        let transaction = self.last_transaction;
        let (writes, log, work) = if let Some(work) = self.queue.pop_front() {
            let mut writes: Vec<Write> = work.rows.iter().map(|(scope, key)| self.row_write(scope, key)).collect();
            writes.extend(work.writes.iter().cloned());
            (writes, Some(work.entry.to_text()), Some(work))
        } else {
            let due = self.autosave.due();
            if due.is_empty() {
                return Vec::new();
            }
            let scope = self.scope();
            let keys = due.iter().filter_map(|row| key_of(&scope, row));
            let mut writes: Vec<Write> = keys.map(|key| self.row_write(&scope, &key)).collect();
            self.autosave.sent(&due, transaction);
            self.note_change(&mut writes);
            (writes, Some(self.entry(Label::Typed).to_text()), None)
        };
        self.running = Some(Running { transaction, writes: writes.clone(), work });
        vec![Effect::Commit(transaction, Transaction { writes, log })]
    }

    /// The store has answered.
    pub(super) fn committed(&mut self, transaction: u64, result: Result<Committed, Error>) -> Vec<Effect> {
        let Some(running) = self.running.take_if(|running| running.transaction == transaction) else {
            return Vec::new();
        };
        let mut effects = match result {
            Ok(committed) => self.completed(running, committed),
            Err(error @ Error::ConnectionLost { .. }) => {
                self.autosave.failed(transaction, &error);
                self.message = Some(Message::Waiting(error));
                // What was decided on waits in escrow like typed text, and is taken up after the reload.
                let mut effects = running.work.as_ref().map_or_else(Vec::new, |work| self.to_escrow(work));
                // Should the page not be loaded again, it waits here for "try again".
                self.queue.extend(running.work);
                self.queue.rotate_right(usize::from(self.queue.len() > 1));
                effects.push(Effect::Restart);
                return effects;
            }
            Err(error) => {
                self.autosave.failed(transaction, &error);
                self.undo_waits = false;
                if let Some(work) = running.work {
                    self.take_back(work);
                    self.message = Some(Message::NotSaved(error));
                } else {
                    self.message = Some(Message::Waiting(error));
                    // Trying again at once would only fail again; the next key or "try again" does.
                    return Vec::new();
                }
                Vec::new()
            }
        };
        effects.extend(self.proceed());
        effects.extend(self.undo_that_waited());
        effects
    }

    fn completed(&mut self, running: Running, committed: Committed) -> Vec<Effect> {
        let Committed { rows, clashed, log_number } = committed;
        self.shelf.completed(&running.writes);
        self.last_log = log_number.unwrap_or(self.last_log);
        let changed: Vec<String> = rows.iter().map(|row| row.key.clone()).collect();
        let only_rows = running.writes.iter().all(|write| matches!(write, Write::Row { .. } | Write::Meta { .. }));
        if !clashed.is_empty() {
            self.message = Some(Message::BothKept);
        }
        // What was brought out of escrow for a conference that is not on the screen is safe now.
        let recovered = running.work.as_ref().is_some_and(|work| work.entry.label == Label::Typed);
        let mut effects: Vec<Effect> = Vec::new();
        effects.extend(changed.iter().filter(|_| recovered).cloned().map(Effect::ClearEscrow));
        let both: Vec<Row> = rows.iter().filter(|row| clashed.contains(&row.key)).cloned().collect();
        self.shelf.put_rows(rows);
        self.show_rows(&both);
        for key in self.autosave.completed(running.transaction, self.now) {
            effects.push(Effect::ClearEscrow(key));
        }
        if let Some(mut work) = running.work {
            work.entry.number = self.last_log;
            self.repeating.extend(work.entry.repeating());
            if work.announce && clashed.is_empty() {
                self.message = Some(Message::Done(work.entry.label));
                self.announced = work.entry.number;
            }
            self.remember(work.entry);
        }
        effects.push(Effect::Canary { rows: self.shelf.row_count(), last_log: self.last_log });
        effects.push(Effect::Tell(if only_rows { changed } else { Vec::new() }));
        effects
    }

    /// Puts the records of an action into escrow; a removal has none, and is the one thing that is lost then.
    fn to_escrow(&self, work: &Work) -> Vec<Effect> {
        let mut effects = Vec::new();
        for (scope, key) in &work.rows {
            if let [record] = self.workspace.heads(key).as_slice() {
                let row = row_key(scope, key);
                let base_revision = self.shelf.revision(&row);
                effects.push(Effect::Escrow { key: row, text: pack::write_line(record), base_revision });
            }
        }
        effects
    }

    /// Takes a refused action back in memory, and every action that was decided on after it.
    fn take_back(&mut self, work: Work) {
        let mut refused: Vec<Work> = vec![work];
        refused.extend(self.queue.drain(..));
        while let Some(work) = refused.pop() {
            let shown = work.entry.shown_before();
            for (conference, back) in work.back {
                if self.conference.as_ref() == Some(&conference) {
                    self.workspace.apply(back);
                }
            }
            if shown.is_some() {
                self.show(shown);
            }
        }
        self.generation += 1;
    }
}
