//! Typing: text on its way from the keys into memory and escrow, and back from escrow after a start.
//!
//! Used by [`Ready::update`] and by the opening. Typed text has no entry of its own in the history, and is never taken
//! back: what the store refuses waits. When and how it is stored is `saving`'s.

use crate::domain::any_record::AnyRecord;
use crate::domain::change::Change;
use crate::pack;
use crate::storage::{Error, Write};

use super::saving::Work;
use super::{Effect, Label, Message, Ready};
use crate::model::autosave::PAUSE;
use crate::model::opening::Found;
use crate::model::shelf::row_key;

impl Ready {
    /// A record is being typed.
    pub(super) fn typed(&mut self, record: AnyRecord) -> Vec<Effect> {
        if self.has_let_go() {
            return Vec::new();
        }
        let key = record.key();
        let row = row_key(&self.scope(), &key);
        let change = self.versioned(Change::put(record));
        let Some(record) = change.heads.get(&key).and_then(|heads| heads.first().cloned()) else { return Vec::new() };
        let text = pack::write_line(&record);
        // What could not be read back must never be said to be saved: above all a text beyond its limit.
        if pack::read_line(&text).as_ref() != Ok(&record) {
            self.autosave.unfit(&row, Error::TooLong);
            return Vec::new();
        }
        self.workspace.apply(change);
        self.generation += 1;
        self.autosave.typed(&row);
        let base_revision = self.shelf.revision(&row);
        vec![Effect::Escrow { key: row, text, base_revision }, Effect::SaveLater(PAUSE)]
    }

    /// Text of an earlier run that was not committed: typed again, over what is there or beside it.
    pub(in crate::model) fn recover(&mut self, found: Vec<Found>) -> Vec<Effect> {
        let count = found.len();
        let mut effects = Vec::new();
        let (shown, elsewhere): (Vec<Found>, Vec<Found>) = found.into_iter().partition(|found| found.is_shown);
        effects.extend(self.recover_elsewhere(elsewhere));
        for Found { record, beside, .. } in shown {
            let key = record.key();
            let others = if beside { self.workspace.heads(&key) } else { Vec::new() };
            effects.extend(self.typed(record));
            if !others.is_empty() {
                let now_there = self.workspace.heads(&key);
                // What somebody else wrote stood beside what was typed already.
                let aside = others.into_iter().filter(|other| !now_there.contains(other));
                let heads = aside.chain(now_there.iter().cloned()).collect();
                self.workspace.apply(Change::versions(key, heads));
                self.message = Some(Message::BothKept);
            }
        }
        if count > 0 && self.message.is_none() {
            self.message = Some(Message::Recovered(count));
        }
        effects
    }

    /// Text of a conference that is not on the screen goes straight into the store: over what it was typed on, or beside
    /// what came since.
    fn recover_elsewhere(&mut self, found: Vec<Found>) -> Vec<Effect> {
        if found.is_empty() {
            return Vec::new();
        }
        let mut effects = Vec::new();
        let mut writes = Vec::new();
        for Found { row, record, beside, .. } in found {
            let text = pack::write_line(&record);
            let base_revision = self.shelf.revision(&row);
            let others = if beside { self.shelf.versions(&row) } else { &[] };
            let versions = others.iter().cloned().chain([text.clone()]).collect();
            effects.push(Effect::Escrow { key: row.clone(), text, base_revision });
            writes.push(Write::Row { key: row, expected: base_revision, versions });
        }
        self.note_change(&mut writes);
        let entry = self.entry(Label::Typed);
        effects.extend(self.enqueue(Work::of_writes(entry, writes)));
        effects
    }
}
