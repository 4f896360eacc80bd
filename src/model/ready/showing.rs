//! Showing: which conference is on the screen, and how it follows what is stored, here or by another tab.
//!
//! Used by the rooms beside it and by [`Ready::update`]. Stored text never takes the place of text that is being typed
//! and is not safe yet: the two meet in the store, which keeps both. Stores nothing but the choice of the conference.

use crate::domain::any_record::{AnyRecord, RecordKey};
use crate::domain::change::Change;
use crate::domain::conference::Conference;
use crate::domain::id::Id;
use crate::domain::order;
use crate::domain::workspace::Workspace;
use crate::storage::{Row, Stored};

use super::saving::Work;
use super::{Effect, Label, Ready, Shelf};
use crate::model::route::Route;
use crate::model::shelf::{self, key_of};

impl Ready {
    /// Puts a conference on the screen as it is stored.
    pub(super) fn show(&mut self, conference: Option<Id<Conference>>) {
        (self.workspace, self.unreadable) = match &conference {
            Some(id) => self.shelf.workspace(id),
            None => (Workspace::default(), Vec::new()),
        };
        self.conference = conference;
        self.generation += 1;
    }

    /// Another conference of this device is to be shown: not before everything of this one is stored.
    pub(super) fn choose(&mut self, conference: Id<Conference>) -> Vec<Effect> {
        if self.conference.as_ref() == Some(&conference) || self.is_unsaved() {
            return self.proceed();
        }
        self.show(Some(conference.clone()));
        let work = Work::of_writes(self.entry(Label::ProfileSet), vec![shelf::choose(&conference)]);
        let mut effects = self.enqueue(work);
        effects.push(Effect::Go(Route::Agenda(None)));
        effects
    }

    /// Takes in rows that another tab wrote, but for those that are being typed here: they meet in the store.
    pub(super) fn take_rows(&mut self, rows: Vec<Row>) {
        let rows: Vec<Row> = rows.into_iter().filter(|row| !self.autosave.is_unsafe(&row.key)).collect();
        self.show_rows(&rows);
        self.shelf.put_rows(rows);
        self.generation += 1;
    }

    /// Brings what is on the screen in line with these rows.
    pub(super) fn show_rows(&mut self, rows: &[Row]) {
        let scope = self.scope();
        let mut change = Change::default();
        for row in rows {
            shelf::take_row(&mut change, &scope, row);
        }
        if !change.is_empty() {
            self.workspace.apply(change);
            self.generation += 1;
        }
    }

    /// Takes in everything anew; text that is not safe yet stays as it is here.
    pub(super) fn reload(&mut self, stored: Stored) {
        let scope = self.scope();
        let unsafe_keys = self.autosave.due();
        let kept: Vec<(RecordKey, Vec<AnyRecord>)> = unsafe_keys
            .iter()
            .filter_map(|row| key_of(&scope, row))
            .map(|key| (key.clone(), self.workspace.heads(&key)))
            .collect();
        self.last_log = self.last_log.max(stored.last_log);
        self.shelf = Shelf::new(stored);
        let conference = self.conference.clone().or_else(|| self.shelf.current());
        self.show(conference);
        self.workspace.apply(Change { heads: order::gathered(kept), ..Change::default() });
        self.generation += 1;
    }
}
