//! The app at work: the workspace on the screen, what is being saved, what can be undone.
//!
//! Used by [`Model`](super::Model), which hands every event to [`Ready::update`]. This file has the state, what may be
//! asked of it, and which room answers which event; it decides and writes nothing itself. The rooms:
//!
//! - `deciding`: something is decided on, applied and sent to be stored as one action;
//! - `typing`: something is being typed, and is autosaved;
//! - `importing`: a file is read, shown and applied;
//! - `undoing`: the history and the ways back;
//! - `exporting`: something is handed out;
//! - `saving`: the one door to the store, through which all of these go;
//! - `showing`: what is on the screen follows what is stored.

mod deciding;
mod exporting;
mod importing;
mod saving;
mod showing;
mod typing;
mod undoing;
mod versioning;

use std::collections::VecDeque;

use crate::domain::any_record::RecordKey;
use crate::domain::change::Change;
use crate::domain::conference::Conference;
use crate::domain::id::Id;
use crate::domain::note_rules::ShareRefusal;
use crate::domain::problem::Problem;
use crate::domain::record::Author;
use crate::domain::text::Localised;
use crate::domain::time::Timestamp;
use crate::domain::workspace::Workspace;
use crate::storage::{Error, Interruption};

use super::autosave::{Autosave, SaveStatus};
use super::effect::{Effect, Message};
use super::event::Event;
use super::exchanges::Exchange;
use super::history::{Entry, Label};
use super::import::{Import, LeftOut};
use super::route::Route;
use super::shelf::{CHANGED_SINCE, LAST_BACKUP, Shelf, row_key};
use saving::{Running, Work};

/// How lasting what is saved is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// In the browser's database.
    Lasting,
    /// Nowhere: nothing outlasts the page; why.
    Temporary(Error),
    /// Another tab took the store: nothing can be saved until this page is loaded again.
    LetGo(Interruption),
}

/// The app at work.
#[derive(Debug)]
pub struct Ready {
    /// The conference on the screen.
    pub workspace: Workspace,
    /// Its id; nothing before the first pack.
    pub conference: Option<Id<Conference>>,
    /// How lasting what is saved is.
    pub keeping: Keeping,
    /// Where bringing something in stands.
    pub import: Import,
    /// What is left out of it.
    pub left_out: LeftOut,
    /// What to tell the person.
    pub message: Option<Message>,
    /// Why the last note could not be shared.
    pub share_refusal: Option<ShareRefusal>,
    /// Stored records that cannot be read; they are kept.
    pub unreadable: Vec<Problem>,
    /// Changes that can be taken back, oldest first.
    pub history: VecDeque<Entry>,
    /// The entries of the log that repeat what rows said, those that cannot be taken back too: their numbers and rows.
    repeating: Vec<(u64, Vec<String>)>,
    /// Grows with every change of `workspace`, so that slices know when to look again.
    pub generation: u64,
    pub(super) shelf: Shelf,
    autosave: Autosave,
    /// Actions that wait for their transaction, in the order in which they were decided on.
    queue: VecDeque<Work>,
    running: Option<Running>,
    /// The number of the change that the message tells of.
    announced: u64,
    /// Whether the last change is to be taken back as soon as it is stored.
    undo_waits: bool,
    last_transaction: u64,
    last_log: u64,
    /// The time of the event that is being taken in.
    now: Timestamp,
}

impl Ready {
    /// The app over what is stored.
    pub(super) fn new(
        now: Timestamp,
        shelf: Shelf,
        keeping: Keeping,
        last_log: u64,
        (history, repeating): (VecDeque<Entry>, Vec<(u64, Vec<String>)>),
    ) -> Self {
        let conference = shelf.first_to_show();
        let mut ready = Self {
            workspace: Workspace::default(),
            conference: None,
            keeping,
            import: Import::Idle,
            left_out: LeftOut::default(),
            message: None,
            share_refusal: None,
            unreadable: Vec::new(),
            history,
            repeating,
            generation: 0,
            shelf,
            autosave: Autosave::default(),
            queue: VecDeque::new(),
            running: None,
            announced: 0,
            undo_waits: false,
            last_transaction: 0,
            last_log,
            now,
        };
        ready.show(conference);
        ready.message = ready.unreadable.first().cloned().map(Message::Unreadable);
        ready
    }

    /// This device's name as an author.
    pub fn device(&self) -> Option<Id<Author>> {
        self.shelf.device()
    }

    /// Whether another tab took the store: nothing is taken in any more, for it could not be saved.
    pub fn has_let_go(&self) -> bool {
        matches!(self.keeping, Keeping::LetGo(_))
    }

    /// How the saving of a record stands.
    pub fn save_status(&self, key: &RecordKey) -> SaveStatus {
        self.autosave.status(&row_key(&self.scope(), key))
    }

    /// Why typed text is not safe, if it is not.
    pub fn trouble(&self) -> Option<&Error> {
        self.autosave.trouble()
    }

    /// Whether anything is not in the store yet.
    pub fn is_unsaved(&self) -> bool {
        self.autosave.any_unsafe() || self.running.is_some() || !self.queue.is_empty()
    }

    /// Whether the change that the message tells of is what "undo" would take back.
    pub fn can_undo_announced(&self) -> bool {
        self.history.back().is_some_and(|entry| entry.number == self.announced)
    }

    /// The conferences of this device.
    pub fn conferences(&self) -> Vec<Id<Conference>> {
        self.shelf.conferences()
    }

    /// The title of any conference of this device.
    pub fn conference_title(&self, conference: &Id<Conference>) -> Option<Localised> {
        self.shelf.title(conference)
    }

    /// The title of the conference on the screen where there is little room; empty before the first pack.
    pub fn brief_title(&self, language: &str) -> String {
        let conference = self.workspace.conference();
        conference.map(|conference| conference.body.brief_title(language).to_owned()).unwrap_or_default()
    }

    /// What came in and went out, the latest first.
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.shelf.exchanges()
    }

    /// The number of the change that an exchange was, while it can be taken back.
    pub fn undo_of(&self, exchange: &Exchange) -> Option<u64> {
        let name = exchange.name();
        self.history.iter().find(|entry| entry.exchange == name).map(|entry| entry.number)
    }

    /// Now, and how many changes came before: tells apart what happens within one second.
    fn moment(&self) -> (Timestamp, u64) {
        (self.now, self.last_log + self.queue.len() as u64)
    }

    /// When the last backup was made.
    pub fn last_backup(&self) -> Option<Timestamp> {
        self.shelf.time(LAST_BACKUP)
    }

    /// Whether a backup is due: something was changed on an earlier day than `now` and is in no backup.
    pub fn is_backup_due(&self, now: Timestamp) -> bool {
        self.shelf.time(CHANGED_SINCE).is_some_and(|since| since.local_date() < now.local_date())
    }

    /// Whether this device has never held anything, as far as can be told.
    pub fn is_first_run(&self) -> bool {
        self.workspace.is_empty() && self.unreadable.is_empty() && self.shelf.conferences().is_empty()
    }

    /// How many records of its own this device holds for the conference on the screen.
    pub fn own_count(&self) -> usize {
        self.conference.as_ref().map_or(0, |conference| self.shelf.rows_of(conference).count())
    }

    /// The conference that new records belong to; before the first pack they wait under `none`.
    fn scope(&self) -> Id<Conference> {
        self.conference.clone().or_else(|| Id::parse("none").ok()).unwrap_or_default()
    }

    /// Takes in what happened at `now` and says what is to be done.
    pub(super) fn update(&mut self, now: Timestamp, event: Event) -> Vec<Effect> {
        self.now = now;
        match event {
            Event::Typed(record) => self.typed(record),

            Event::StarPressed(session) => self.star(session),
            Event::Put(record, label) => self.act(label, Change::put(record)),
            Event::Removed(key) => self.act(Label::Removed, Change::remove(key)),
            Event::VersionChosen(record) => {
                let all = self.workspace.heads(&record.key());
                self.choose_version(record, &all)
            }
            Event::VersionsJoined { first, second, from_second, from_both } => {
                self.join_versions(first, second, &from_second, &from_both)
            }
            Event::SharePressed { note, consent, attested } => self.share(&note, consent, attested),
            Event::WithdrawPressed(note) => self.withdraw(&note),

            Event::SaveDue | Event::Hidden | Event::RetryPressed => self.proceed(),
            Event::Committed(transaction, result) => self.committed(transaction, result),

            Event::ChangedElsewhere(keys) if keys.is_empty() => vec![Effect::Reload],
            Event::ChangedElsewhere(keys) => vec![Effect::Reread(keys)],
            Event::Reread(rows) => {
                self.take_rows(rows);
                Vec::new()
            }
            Event::Reloaded(stored) => {
                self.reload(*stored);
                Vec::new()
            }
            Event::Interrupted(by) => {
                self.keeping = Keeping::LetGo(by);
                Vec::new()
            }
            Event::ConferenceChosen(conference) => self.choose(conference),

            Event::FileOpened(name) => {
                self.import = Import::Reading(name);
                Vec::new()
            }
            Event::FileLocked(name) => {
                self.import = Import::Locked(name);
                vec![Effect::Go(Route::Import)]
            }
            Event::FileRead { name, pack, problems, origin } => self.show_import(name, pack, problems, origin),
            Event::LineLeftOut { part, key, is_left_out } => {
                self.left_out.set(part, key, is_left_out);
                Vec::new()
            }
            Event::ImportApplied => self.apply_import(),
            Event::ImportDropped => self.drop_import(),

            Event::UndoPressed => self.undo_last(),
            Event::UndoChosen(number) => self.undo(number),
            Event::MessageClosed => {
                self.message = None;
                Vec::new()
            }

            Event::ExportPressed(selection, way) => self.export(&selection, way),
            Event::BackupPressed(way) => self.back_up(way),
            Event::BackupLeft => self.backup_left(),
            Event::Copied(is_there) => {
                self.message = Some(if is_there { Message::Copied } else { Message::NotCopied });
                Vec::new()
            }
            // Phases that are over, and events that `Model` answers itself.
            Event::Opened(_) | Event::StartAnewPressed | Event::ErasePressed | Event::Erased => Vec::new(),
        }
    }
}
