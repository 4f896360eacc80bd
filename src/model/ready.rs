//! The app at work: the workspace on the screen, what is being saved, what can be undone.
//!
//! Used by [`Model`](super::Model). Every change of stored data goes through [`Ready::act`] (decided on) or
//! [`Ready::typed`] (autosaved): one user action, one transaction. Only one transaction is under way at a time, so
//! that the revision a row is expected to have is always known.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use crate::domain::any_record::{AnyRecord, RecordKey, SharedRecord};
use crate::domain::change::Change;
use crate::domain::conference::Conference;
use crate::domain::edition::Purpose;
use crate::domain::id::Id;
use crate::domain::note_rules::{self, ShareRefusal};
use crate::domain::order;
use crate::domain::private::Star;
use crate::domain::problem::Problem;
use crate::domain::record::{Author, Record};
use crate::domain::time::Timestamp;
use crate::domain::workspace::Workspace;
use crate::pack;
use crate::storage::{Committed, Error, Interruption, Row, Snapshot as StoredSnapshot, Transaction, Write};

use super::autosave::{Autosave, PAUSE, SaveStatus};
use super::effect::{Effect, Message, SavedFile};
use super::event::Event;
use super::export::{self, Selection};
use super::history::{Entry, Label};
use super::import::{Import, Preview};
use super::opening::Found;
use super::route::Route;
use super::shelf::{self, CHANGED_SINCE, DEVICE, LAST_BACKUP, Shelf, row_key, snapshot_key};

/// How many changes can be taken back.
const HISTORY: usize = 20;

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

/// A change of one conference, on its way into the store.
#[derive(Debug)]
struct Work {
    /// What takes it back in memory if the store refuses it.
    back: Vec<(Id<Conference>, Change)>,
    /// The addresses whose heads are to be written, taken from memory when it is sent.
    rows: Vec<(Id<Conference>, RecordKey)>,
    /// Everything else it writes.
    writes: Vec<Write>,
    /// Its entry in the history.
    entry: Entry,
    /// Whether the person is told when it is done.
    announce: bool,
}

/// What is under way.
#[derive(Debug)]
struct Running {
    transaction: u64,
    writes: Vec<Write>,
    work: Option<Work>,
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
    /// What to tell the person.
    pub message: Option<Message>,
    /// Why the last note could not be shared.
    pub share_refusal: Option<ShareRefusal>,
    /// Stored records that cannot be read; they are kept.
    pub unreadable: Vec<Problem>,
    /// Changes that can be taken back, oldest first.
    pub history: VecDeque<Entry>,
    /// Grows with every change of `workspace`, so that slices know when to look again.
    pub generation: u64,
    pub(super) shelf: Shelf,
    autosave: Autosave,
    queue: VecDeque<Work>,
    running: Option<Running>,
    undo_waits: bool,
    last_transaction: u64,
    last_log: u64,
    /// The time of the event that is being taken in.
    now: Timestamp,
}

impl Ready {
    /// The app over what is stored.
    pub(super) fn new(shelf: Shelf, keeping: Keeping, last_log: u64, history: VecDeque<Entry>) -> Self {
        let conference = shelf.current().or_else(|| shelf.conferences().into_iter().next());
        let (workspace, unreadable) = match &conference {
            Some(id) => shelf.workspace(id),
            None => (Workspace::default(), Vec::new()),
        };
        let message = unreadable.first().cloned().map(Message::Unreadable);
        Self {
            workspace,
            conference,
            keeping,
            import: Import::Idle,
            message,
            share_refusal: None,
            unreadable,
            history,
            generation: 1,
            shelf,
            autosave: Autosave::default(),
            queue: VecDeque::new(),
            running: None,
            undo_waits: false,
            last_transaction: 0,
            last_log,
            now: Timestamp::default(),
        }
    }

    /// This device's name as an author.
    pub fn device(&self) -> Option<Id<Author>> {
        self.shelf.meta.get(DEVICE).and_then(|id| Id::parse(id).ok())
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

    /// The conferences of this device.
    pub fn conferences(&self) -> Vec<Id<Conference>> {
        self.shelf.conferences()
    }

    /// The title of any conference of this device.
    pub fn conference_title(&self, conference: &Id<Conference>) -> Option<crate::domain::text::Localised> {
        self.shelf.title(conference)
    }

    /// When the last backup was made.
    pub fn last_backup(&self) -> Option<Timestamp> {
        self.shelf.meta.get(LAST_BACKUP).and_then(|at| Timestamp::parse(at).ok())
    }

    /// Whether a backup is due: something was changed on an earlier day than `now` and is in no backup.
    pub fn is_backup_due(&self, now: Timestamp) -> bool {
        let since = self.shelf.meta.get(CHANGED_SINCE).and_then(|at| Timestamp::parse(at).ok());
        since.is_some_and(|since| since.local_date() < now.local_date())
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

    pub(super) fn update(&mut self, now: Timestamp, event: Event) -> Vec<Effect> {
        self.now = now;
        match event {
            Event::StarPressed(session) => self.star(now, session),
            Event::Typed(record) => self.typed(record),
            Event::Put(record, label) => self.act(now, label, Change::put(record)),
            Event::Removed(key) => self.act(now, Label::Removed, Change::remove(key)),
            Event::VersionChosen(record) => self.act(now, Label::VersionChosen, Change::put(record)),
            Event::SharePressed { note, consent, attested } => {
                let Some(record) = self.workspace.notes.get(note.as_str()).cloned() else { return Vec::new() };
                let session = record.body.session.as_ref().and_then(|id| self.workspace.sessions.get(id.as_str()));
                let attribution = session.map(|session| session.body.attribution.clone());
                match note_rules::share(&record.body, consent, attested, now, attribution.as_ref()) {
                    Ok(body) => {
                        self.share_refusal = None;
                        let record = record.edited(self.device(), Some(now), body);
                        self.act(now, Label::Shared, Change::put(record))
                    }
                    Err(refusal) => {
                        self.share_refusal = Some(refusal);
                        Vec::new()
                    }
                }
            }
            Event::WithdrawPressed(note) => {
                let Some(record) = self.workspace.notes.get(note.as_str()).cloned() else { return Vec::new() };
                let record = record.edited(self.device(), Some(now), note_rules::withdraw(&record.body));
                self.act(now, Label::Withdrawn, Change::put(record))
            }
            Event::SaveDue | Event::Hidden | Event::RetryPressed => self.proceed(),
            Event::Committed(transaction, result) => self.committed(now, transaction, result),
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
            Event::FileOpened(name) => {
                self.import = Import::Reading(name);
                Vec::new()
            }
            Event::FileRead { name, pack, problems } => {
                self.import = match pack {
                    None => Import::Refused { name, problems: Arc::new(problems) },
                    Some(pack) => {
                        let (pack, text) = *pack;
                        Import::Preview(Arc::new(self.preview(name, pack, text, problems)))
                    }
                };
                vec![Effect::Go(Route::Import)]
            }
            Event::ImportApplied => self.apply_import(now),
            Event::ImportDropped => {
                self.import = Import::Idle;
                vec![Effect::Go(if self.conference.is_some() { Route::Exchange } else { Route::Start })]
            }
            Event::ConferenceChosen(conference) => self.choose(now, conference),
            Event::UndoPressed if self.is_unsaved() => {
                // What was just done can be undone only once it is done.
                self.undo_waits = true;
                self.proceed()
            }
            Event::UndoPressed => {
                let number = self.history.back().map(|entry| entry.number);
                number.map_or_else(Vec::new, |number| self.undo(now, number))
            }
            Event::UndoChosen(number) => self.undo(now, number),
            Event::MessageClosed => {
                self.message = None;
                Vec::new()
            }
            Event::ExportPressed(selection) => self.export(now, &selection),
            Event::BackupPressed => self.back_up(now),
            // Phases that are over, and events that `Model` answers itself.
            Event::Opened(_) | Event::StartAnewPressed | Event::ErasePressed | Event::Erased => Vec::new(),
        }
    }

    fn star(&mut self, now: Timestamp, session: Id<crate::domain::session::Session>) -> Vec<Effect> {
        if self.workspace.is_starred(session.as_str()) {
            return self.act(now, Label::Unstarred, Change::remove(RecordKey::new("star", session.as_str())));
        }
        let star = Record::first(session.cast(), self.device(), Some(now), Star::default());
        self.act(now, Label::Starred, Change::put(star))
    }

    /// Something decided on in the conference on the screen: applied, then stored; taken back if the store refuses.
    pub(super) fn act(&mut self, now: Timestamp, label: Label, change: Change) -> Vec<Effect> {
        if matches!(self.keeping, Keeping::LetGo(_)) {
            return Vec::new();
        }
        let scope = self.scope();
        let mut entry = Entry::new(now.to_string(), label);
        let mut writes = Vec::new();
        if self.conference.is_none() {
            self.conference = Some(scope.clone());
            writes.push(shelf::choose(&scope));
        }
        let back = self.change(&scope, change, None, &mut entry, &mut writes);
        self.note_change(now, &mut writes);
        let rows = back.heads.keys().map(|key| (scope.clone(), key.clone())).collect();
        // A star answers on the spot; a message about it would only be in the way.
        let announce = !matches!(label, Label::Starred | Label::Unstarred | Label::ProfileSet | Label::MetMarked);
        self.queue.push_back(Work { back: vec![(scope, back)], rows, writes, entry, announce });
        self.proceed()
    }

    /// Applies a change to the workspace of `conference` if it is on the screen, notes the way back in `entry` and
    /// what must be written besides rows. `text` is that of an edition to keep.
    fn change(
        &mut self,
        conference: &Id<Conference>,
        change: Change,
        text: Option<String>,
        entry: &mut Entry,
        writes: &mut Vec<Write>,
    ) -> Change {
        if let Some(Some(snapshot)) = &change.snapshot {
            let key = snapshot_key(&snapshot.edition);
            let in_force = shelf::in_force_key(conference);
            entry.editions.insert(conference.to_string(), self.shelf.meta.get(&in_force).cloned());
            entry.editions_after.insert(conference.to_string(), key.clone());
            // The edition before the last one goes; the last one stays for undo.
            for spare in self.shelf.spare_snapshots(conference).into_iter().filter(|spare| *spare != key) {
                writes.push(Write::DropSnapshot { key: spare });
            }
            if let Some(text) = text {
                writes.push(Write::PutSnapshot(StoredSnapshot { key: key.clone(), text }));
            }
            writes.push(Write::Meta { key: in_force, value: key });
        }
        let back = self.workspace.apply(change);
        self.generation += 1;
        for key in back.heads.keys() {
            let row = row_key(conference, key);
            let versions = self.shelf.versions(&row).to_vec();
            entry.after.insert(row.clone(), self.workspace.heads(key).iter().map(pack::write_line).collect());
            entry.before.insert(row, versions);
        }
        back
    }

    /// Remembers that there is something that no backup has.
    fn note_change(&self, now: Timestamp, writes: &mut Vec<Write>) {
        if !self.shelf.meta.contains_key(CHANGED_SINCE) {
            writes.push(Write::Meta { key: CHANGED_SINCE.to_owned(), value: now.to_string() });
        }
    }

    /// A record is being typed.
    fn typed(&mut self, record: AnyRecord) -> Vec<Effect> {
        if matches!(self.keeping, Keeping::LetGo(_)) {
            return Vec::new();
        }
        let key = record.key();
        let row = row_key(&self.scope(), &key);
        let text = pack::write_line(&record);
        // What could not be read back must never be said to be saved: above all a text beyond its limit.
        if pack::read_line(&text).as_ref() != Ok(&record) {
            self.autosave.unfit(&row, Error::TooLong);
            return Vec::new();
        }
        self.workspace.apply(self.typed_over(key, record));
        self.generation += 1;
        self.autosave.typed(&row);
        let base_revision = self.shelf.revision(&row);
        vec![Effect::Escrow { key: row, text, base_revision }, Effect::SaveLater(PAUSE)]
    }

    /// What typing changes: the version on the screen, and no other one that stands beside it.
    fn typed_over(&self, key: RecordKey, record: AnyRecord) -> Change {
        let mut heads = self.workspace.heads(&key);
        if heads.len() > 1 {
            let shown = self.workspace.shown_head(&key);
            heads.retain(|head| Some(head) != shown.as_ref());
        } else {
            heads.clear();
        }
        heads.push(record);
        Change { heads: [(key, heads)].into(), snapshot: None }
    }

    /// Sends the next transaction, if none is under way.
    fn proceed(&mut self) -> Vec<Effect> {
        if self.running.is_some() || matches!(self.keeping, Keeping::LetGo(_)) {
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
            let prefix = format!("{scope}/");
            let mut writes = Vec::new();
            for row in &due {
                let Some((type_name, id)) = row.strip_prefix(&prefix).and_then(|rest| rest.split_once('/')) else {
                    continue;
                };
                writes.push(self.row_write(&scope, &RecordKey::new(type_name, id)));
            }
            self.autosave.sent(&due, transaction);
            self.note_change(self.now, &mut writes);
            (writes, Some(Entry::new(self.now.to_string(), Label::Typed).to_text()), None)
        };
        self.running = Some(Running { transaction, writes: writes.clone(), work });
        vec![Effect::Commit(transaction, Transaction { writes, log })]
    }

    /// The write that brings a row to what is in memory.
    fn row_write(&self, scope: &Id<Conference>, key: &RecordKey) -> Write {
        let row = row_key(scope, key);
        let versions = self.workspace.heads(key).iter().map(pack::write_line).collect();
        Write::Row { expected: self.shelf.revision(&row), key: row, versions }
    }

    fn committed(&mut self, now: Timestamp, transaction: u64, result: Result<Committed, Error>) -> Vec<Effect> {
        let Some(running) = self.running.take_if(|running| running.transaction == transaction) else {
            return Vec::new();
        };
        let mut effects = match result {
            Ok(committed) => self.completed(now, running, committed),
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
        if !self.is_unsaved() && std::mem::take(&mut self.undo_waits) {
            effects.extend(self.update(now, Event::UndoPressed));
        }
        effects
    }

    fn completed(&mut self, now: Timestamp, running: Running, committed: Committed) -> Vec<Effect> {
        let Committed { rows, clashed, log_number } = committed;
        self.shelf.completed(&running.writes);
        self.last_log = log_number.unwrap_or(self.last_log);
        let changed: Vec<String> = rows.iter().map(|row| row.key.clone()).collect();
        let only_rows = running.writes.iter().all(|write| matches!(write, Write::Row { .. } | Write::Meta { .. }));
        if !clashed.is_empty() {
            self.message = Some(Message::BothKept);
        }
        let both: Vec<Row> = rows.iter().filter(|row| clashed.contains(&row.key)).cloned().collect();
        self.shelf.put_rows(rows);
        self.show_rows(&both);
        let mut effects = Vec::new();
        for key in self.autosave.completed(running.transaction, now) {
            effects.push(Effect::ClearEscrow(key));
        }
        if let Some(mut work) = running.work {
            work.entry.number = self.last_log;
            if work.announce && clashed.is_empty() {
                self.message = Some(Message::Done(work.entry.label));
            }
            if work.entry.is_undoable() && work.entry.label != Label::Undone {
                self.history.push_back(work.entry);
                while self.history.len() > HISTORY {
                    self.history.pop_front();
                }
            }
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
            for (conference, back) in work.back {
                if self.conference.as_ref() == Some(&conference) {
                    self.workspace.apply(back);
                }
            }
            if let Some(shown) = work.entry.shown.as_deref().and_then(|id| Id::parse(id).ok()) {
                self.show(Some(shown));
            }
        }
        self.generation += 1;
    }

    /// Takes in rows that another tab wrote, but for those that are being typed here: they meet in the store.
    fn take_rows(&mut self, rows: Vec<Row>) {
        let rows: Vec<Row> = rows.into_iter().filter(|row| !self.autosave.is_unsafe(&row.key)).collect();
        self.show_rows(&rows);
        self.shelf.put_rows(rows);
        self.generation += 1;
    }

    fn show_rows(&mut self, rows: &[Row]) {
        let scope = self.scope();
        let heads: BTreeMap<RecordKey, Vec<AnyRecord>> =
            order::gathered(rows.iter().filter_map(|row| shelf::row_of(&scope, row)));
        if !heads.is_empty() {
            self.workspace.apply(Change { heads, snapshot: None });
            self.generation += 1;
        }
    }

    /// Takes in everything anew; text that is not safe yet stays as it is here.
    fn reload(&mut self, stored: crate::storage::Stored) {
        let scope = self.scope();
        let unsafe_keys = self.autosave.due();
        let kept: Vec<(RecordKey, Vec<AnyRecord>)> = unsafe_keys
            .iter()
            .filter_map(|row| row.strip_prefix(&format!("{scope}/"))?.split_once('/'))
            .map(|(type_name, id)| RecordKey::new(type_name, id))
            .map(|key| (key.clone(), self.workspace.heads(&key)))
            .collect();
        self.last_log = self.last_log.max(stored.last_log);
        self.shelf = Shelf::new(stored);
        let conference = self.conference.clone().or_else(|| self.shelf.current());
        self.show(conference);
        self.workspace.apply(Change { heads: order::gathered(kept), snapshot: None });
        self.generation += 1;
    }

    /// Puts a conference on the screen.
    fn show(&mut self, conference: Option<Id<Conference>>) {
        (self.workspace, self.unreadable) = match &conference {
            Some(id) => self.shelf.workspace(id),
            None => (Workspace::default(), Vec::new()),
        };
        self.conference = conference;
        self.generation += 1;
    }

    fn choose(&mut self, now: Timestamp, conference: Id<Conference>) -> Vec<Effect> {
        if self.conference.as_ref() == Some(&conference) || self.is_unsaved() {
            return self.proceed();
        }
        self.show(Some(conference.clone()));
        let entry = Entry::new(now.to_string(), Label::ProfileSet);
        let writes = vec![shelf::choose(&conference)];
        self.queue.push_back(Work { back: Vec::new(), rows: Vec::new(), writes, entry, announce: false });
        let mut effects = self.proceed();
        effects.push(Effect::Go(Route::Agenda(None)));
        effects
    }

    /// What a file that was read would change now.
    fn preview(&self, name: String, pack: pack::Pack, text: String, problems: pack::Problems) -> Preview {
        let shown = (self.conference.as_ref(), &self.workspace);
        Preview { generation: self.generation, ..Preview::new(name, pack, text, problems, &self.shelf, shown) }
    }

    /// A preview as it is to be applied; nothing where it would change something else by now than was shown.
    fn up_to_date(&mut self, preview: Arc<Preview>) -> Option<Arc<Preview>> {
        if preview.generation == self.generation {
            return Some(preview);
        }
        let pack::Reading::Ours(found) = pack::read(preview.text.as_bytes()).reading else { return Some(preview) };
        let again = self.preview(preview.name.clone(), *found, preview.text.clone(), preview.problems.clone());
        if again.changes_the_same(&preview) {
            return Some(preview);
        }
        self.import = Import::Preview(Arc::new(again));
        self.message = Some(Message::LookAgain);
        None
    }

    fn apply_import(&mut self, now: Timestamp) -> Vec<Effect> {
        let Import::Preview(preview) = std::mem::take(&mut self.import) else { return Vec::new() };
        let Some(preview) = self.up_to_date(preview) else { return Vec::new() };
        let restored = preview.edition.purpose == Purpose::Backup;
        let label = if restored { Label::Restored } else { Label::Imported };
        let mut entry = Entry::new(now.to_string(), label);
        entry.source.clone_from(&preview.name);
        let mut writes = Vec::new();
        let mut rows = Vec::new();
        let mut back = Vec::new();
        let target = preview.edition.conference.clone();
        let shown_before = self.conference.clone();
        for part in preview.parts.iter().filter(|part| !part.plan.change.is_empty()) {
            if self.conference.as_ref() != Some(&part.conference) {
                self.show(Some(part.conference.clone()));
            }
            let inverse =
                self.change(&part.conference, part.plan.change.clone(), part.snapshot.clone(), &mut entry, &mut writes);
            // Rows of a conference that will not stay on the screen are written from here.
            for key in inverse.heads.keys() {
                if part.conference == target {
                    rows.push((part.conference.clone(), key.clone()));
                } else {
                    writes.push(self.row_write(&part.conference, key));
                }
            }
            back.push((part.conference.clone(), inverse));
        }
        if self.conference.as_ref() != Some(&target) {
            self.show(Some(target.clone()));
        }
        if shown_before.as_ref() != Some(&target) {
            entry.shown = shown_before.map(|id| id.to_string());
            writes.push(shelf::choose(&target));
        }
        // The parts were applied to workspaces of their own; what is on the screen must hold all of them.
        if !restored {
            self.note_change(now, &mut writes);
        }
        self.queue.push_back(Work { back, rows, writes, entry, announce: true });
        let mut effects = self.proceed();
        effects.push(Effect::Go(Route::Agenda(None)));
        effects
    }

    fn undo(&mut self, now: Timestamp, number: u64) -> Vec<Effect> {
        let Some(position) = self.history.iter().position(|entry| entry.number == number) else { return Vec::new() };
        if self.is_unsaved() {
            return self.proceed();
        }
        let Some(done) = self.history.remove(position) else { return Vec::new() };
        let mut entry = Entry::new(now.to_string(), Label::Undone);
        let mut writes = Vec::new();
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
        for (name, edition) in &done.editions {
            let Ok(conference) = Id::parse(name) else { continue };
            let key = shelf::in_force_key(&conference);
            let is_in_force = self.shelf.meta.get(&key) == done.editions_after.get(name);
            let is_kept = edition.as_ref().is_none_or(|edition| self.shelf.snapshot_by_key(edition).is_some());
            if !is_in_force || !is_kept {
                left += 1;
                continue;
            }
            writes.push(match edition {
                Some(edition) => Write::Meta { key, value: edition.clone() },
                None => Write::RemoveMeta { key },
            });
        }
        if writes.is_empty() {
            self.message = Some(Message::ChangedSince);
            return Vec::new();
        }
        if let Some(shown) = done.shown.as_deref().and_then(|id| Id::parse(id).ok()) {
            writes.push(shelf::choose(&shown));
        }
        self.message = Some(if left == 0 { Message::Undone(done.label) } else { Message::UndoneInPart(left) });
        // What is on the screen follows once the store has answered: `Reload` makes it anew from there.
        self.queue.push_back(Work { back: Vec::new(), rows: Vec::new(), writes, entry, announce: false });
        let mut effects = self.proceed();
        effects.push(Effect::Reload);
        effects
    }

    fn export(&mut self, now: Timestamp, selection: &Selection) -> Vec<Effect> {
        let Some(device) = self.device() else { return Vec::new() };
        let file = match selection {
            Selection::Edition => self.conference.as_ref().and_then(|id| self.shelf.snapshot_text(id)).map(|text| {
                let number = self.workspace.edition().map_or(0, |edition| edition.number);
                SavedFile { name: format!("{}-{number}.json", self.scope()), text: text.to_owned() }
            }),
            Selection::Notes(notes) => {
                let records: Vec<SharedRecord> = export::shared_notes(&self.workspace, notes);
                self.message = Some(Message::Exported(records.len()));
                Some(export::contribution(&self.workspace, self.scope(), device, now, &records))
            }
        };
        file.map(Effect::Save).into_iter().collect()
    }

    fn back_up(&mut self, now: Timestamp) -> Vec<Effect> {
        let Some(device) = self.device() else { return Vec::new() };
        let file = export::backup(&self.shelf, &self.workspace, self.scope(), device, now);
        let entry = Entry::new(now.to_string(), Label::ProfileSet);
        let writes = vec![
            Write::Meta { key: LAST_BACKUP.to_owned(), value: now.to_string() },
            Write::RemoveMeta { key: CHANGED_SINCE.to_owned() },
        ];
        self.queue.push_back(Work { back: Vec::new(), rows: Vec::new(), writes, entry, announce: false });
        self.message = Some(Message::BackedUp);
        let mut effects = vec![Effect::Save(file)];
        effects.extend(self.proceed());
        effects
    }

    /// Text of an earlier run that was not committed: typed again, over what is there or beside it.
    pub(super) fn recover(&mut self, found: Vec<Found>) -> Vec<Effect> {
        let count = found.len();
        let mut effects = Vec::new();
        for Found { record, beside } in found {
            let key = record.key();
            let others = if beside { self.workspace.heads(&key) } else { Vec::new() };
            effects.extend(self.typed(record));
            if !others.is_empty() {
                let heads = others.into_iter().chain(self.workspace.heads(&key)).collect();
                self.workspace.apply(Change { heads: [(key, heads)].into(), snapshot: None });
                self.message = Some(Message::BothKept);
            }
        }
        if count > 0 && self.message.is_none() {
            self.message = Some(Message::Recovered(count));
        }
        effects
    }
}
