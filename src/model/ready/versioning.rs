//! Versioning: which version a record that was written here is, and what it replaces.
//!
//! Used by [`Ready::act`] and [`Ready::typed`] for everything that is written on this device, so that no page has to know.
//! What holds here:
//!
//! - a version that never left the device is written over in place: versions count what was handed out, not key strokes;
//! - the first word written after that makes a new version, which names the one that left, and the old one is kept to
//!   compare with;
//! - what somebody else wrote is never written over: what is written here stands beside it as a suggestion to them;
//! - a choice between versions makes one that names all that one has the right to replace.
//!
//! What stands when versions of several hands meet is `domain::revisions`'.

use std::sync::Arc;

use crate::domain::any_record::{AnyRecord, RecordKey, SharedRecord};
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::note::{Note, NoteState};
use crate::domain::note_rules;
use crate::domain::record::{Author, Record, Rev};
use crate::domain::revisions::{Lineage, MANY_BASES};
use crate::domain::session::Attribution;
use crate::domain::time::Timestamp;
use crate::pack;

use super::{Effect, Label, Message, Ready};
use crate::model::route::Route;
use crate::model::shelf::row_key;

impl Ready {
    /// Whether this device writes under an author's name.
    pub fn is_mine(&self, author: Option<&Id<Author>>) -> bool {
        author.is_some_and(|author| self.shelf.is_mine(author))
    }

    /// Whether a note is this device's own and held by it: of what only the organiser's edition has, there is nothing to
    /// write on.
    pub fn is_own_note(&self, record: &Record<Note>) -> bool {
        let entry = self.workspace.notes.entry(record.id.as_str());
        entry.is_some_and(|entry| !entry.heads.is_empty()) && self.is_mine(record.by.as_ref())
    }

    /// What the session allows that a note was written for.
    pub(super) fn attribution_of(&self, note: &Note) -> Option<&Attribution> {
        let session = note.session.as_ref().and_then(|id| self.workspace.sessions.get(id.as_str()));
        session.map(|session| &session.body.attribution)
    }

    /// Whether a correction of the note that is shown can be proposed: it is somebody else's, who could decide about it,
    /// and may leave.
    pub fn may_propose(&self, shown: &Record<Note>) -> bool {
        let theirs = shown.by.is_some() && !self.is_mine(shown.by.as_ref()) && shown.suggests_to.is_none();
        theirs && shown.body.state != NoteState::Withdrawn && !note_rules::is_closed(self.attribution_of(&shown.body))
    }

    /// The version of a note that is written on here: the one that is shown where it is one's own, else one's own
    /// suggestion, else the one that is shown.
    pub fn note_to_write(&self, id: &str) -> Option<Arc<Record<Note>>> {
        let entry = self.workspace.notes.entry(id)?;
        let shown = entry.shown()?;
        let is_mine = |record: &Record<Note>| self.is_mine(record.by.as_ref());
        // What an edition has in one's own name is not written on while a version is held here that it does not replace.
        let is_left =
            |head: &Arc<Record<Note>>| !is_mine(shown) || (head.suggests_to.is_none() && !self.names(shown, head));
        let is_held = entry.heads.iter().any(|head| Arc::ptr_eq(head, shown));
        let mut own = entry.heads.iter().filter(|head| is_mine(head));
        let written = if is_mine(shown) && is_held { None } else { own.find(|head| is_left(head)) };
        Some(Arc::clone(written.unwrap_or(shown)))
    }

    /// Whether a version names another one, under any of its names, among those that it replaces.
    fn names(&self, version: &Record<Note>, other: &Arc<Record<Note>>) -> bool {
        let other: AnyRecord = SharedRecord::Note(Arc::clone(other)).into();
        let names = self.shelf.handed_out(&row_key(&self.scope(), &other.key()), &other);
        named(&other, names).iter().any(|name| version.was.contains(name))
    }

    /// Whether what is written on this version of a note is a correction proposed to somebody else.
    pub fn is_proposal(&self, record: &Record<Note>) -> bool {
        record.suggests_to.is_some() || !self.is_mine(record.by.as_ref())
    }

    /// A note of this device with a change to it, as it is to be typed; nothing where nothing changes. On somebody else's
    /// note it becomes a correction that is proposed.
    pub fn note_changed(&self, id: &str, now: Timestamp, change: &mut dyn FnMut(&mut Note)) -> Option<Record<Note>> {
        let record = self.note_to_write(id)?;
        let mut body = record.body.clone();
        change(&mut body);
        if body == record.body {
            return None;
        }
        let is_mine = self.is_mine(record.by.as_ref());
        let body = match (is_mine, record.suggests_to.is_some()) {
            (false, _) => note_rules::proposed(&record.body, &body),
            // What was agreed to before tells that the proposal was shared once.
            (true, true) => Note { consent: record.body.consent.clone(), ..note_rules::proposed(&record.body, &body) },
            // What was shared and attested was another text.
            (true, false) => note_rules::changed(&body),
        };
        Some(record.edited(self.device(), Some(now), body))
    }

    /// The change with each record that stands alone in it as the version that it is here. The record that was written
    /// comes first among those that stand.
    pub(super) fn versioned(&self, change: Change) -> Change {
        let mut versioned = Change { snapshot: change.snapshot, bases: change.bases, ..Change::default() };
        for (key, mut records) in change.heads {
            if records.len() == 1
                && let Some(record) = records.pop()
            {
                self.put_version(&mut versioned, key, record);
            } else {
                versioned.heads.insert(key, records);
            }
        }
        versioned
    }

    fn put_version(&self, change: &mut Change, key: RecordKey, record: AnyRecord) {
        let written = record.lineage();
        let mut heads = self.workspace.heads(&key);
        let is_mine = |head: &AnyRecord| {
            let by = head.lineage().by;
            by.is_none() || self.is_mine(by.as_ref())
        };
        // Of several of one's own the one on the screen is written over.
        let shown = self.workspace.shown_head(&key).filter(is_mine);
        let mine = heads.iter().position(|head| shown.as_ref().map_or_else(|| is_mine(head), |shown| shown == head));
        let lineage = if let Some(place) = mine {
            let head = heads.remove(place);
            let standing = head.lineage();
            let by = standing.by.clone().or_else(|| written.by.clone());
            let names = self.shelf.handed_out(&row_key(&self.scope(), &key), &head);
            if names.is_empty() {
                Lineage { by, at: written.at, ..standing }
            } else {
                let suggests_to = standing.suggests_to.clone();
                let replaces = named(&head, names).into_iter().map(|rev| (rev, standing.clone())).collect();
                let bases = [head].into_iter().chain(self.workspace.bases(&key)).take(MANY_BASES).collect();
                change.bases.insert(key.clone(), bases);
                Lineage { suggests_to, ..after(replaces, by, &written) }
            }
        } else if let Some(other) = self.original(&key, &heads) {
            let theirs = other.lineage();
            let own = self.is_mine(theirs.by.as_ref());
            let by = if own { theirs.by.clone() } else { written.by.clone() };
            let suggests_to = if own { None } else { theirs.by.clone() };
            Lineage { suggests_to, ..after(vec![(pack::rev_of(&other), theirs)], by, &written) }
        } else {
            written
        };
        let record = record.with_lineage(lineage);
        if record.is_withdrawn() {
            // What is taken back is kept nowhere, not even to compare with; what others proposed on it goes with it.
            let gone = record.lineage();
            heads.retain(|head| !gone.may_replace(&head.lineage()));
            let mut bases = self.workspace.bases(&key);
            bases.retain(|base| !gone.may_replace(&base.lineage()));
            change.bases.insert(key.clone(), bases);
        }
        heads.insert(0, record);
        change.heads.insert(key, heads);
    }

    /// The version that a suggestion is one to: never another suggestion, where there is anything else.
    fn original(&self, key: &RecordKey, heads: &[AnyRecord]) -> Option<AnyRecord> {
        let standing = heads.iter().find(|head| head.lineage().suggests_to.is_none()).cloned();
        standing.or_else(|| self.workspace.issued(key)).or_else(|| heads.first().cloned())
    }

    /// One version is put together from two that were looked at: the first with these members of the second, and of others
    /// what both say; those are then to be written anew.
    pub(super) fn join_versions(
        &mut self,
        first: AnyRecord,
        second: AnyRecord,
        from_second: &[Box<str>],
        from_both: &[Box<str>],
    ) -> Vec<Effect> {
        let names: Vec<&str> = from_second.iter().map(AsRef::as_ref).collect();
        let joined: Vec<&str> = from_both.iter().map(AsRef::as_ref).collect();
        match pack::composed_of_both(&first, &second, &names, &joined) {
            Ok(record) => {
                let page = if joined.is_empty() { Route::Practice } else { Route::PracticeEdit };
                let page = Id::parse(&record.key().id).map(page).unwrap_or_default();
                let mut effects = self.choose_version(record, &[first, second]);
                effects.push(Effect::Go(page));
                effects
            }
            Err(problem) => {
                self.message = Some(Message::Unreadable(problem));
                Vec::new()
            }
        }
    }

    /// Of the versions `of` that were looked at `record` is to stand: it becomes a version that names all of them which
    /// its author may replace. Any other stays as it is.
    pub(super) fn choose_version(&mut self, record: AnyRecord, of: &[AnyRecord]) -> Vec<Effect> {
        let key = record.key();
        let row = row_key(&self.scope(), &key);
        let heads = self.workspace.heads(&key);
        let Some(by) = heads.iter().filter_map(|head| head.lineage().by).find(|by| self.is_mine(Some(by))) else {
            return Vec::new();
        };
        let me = Lineage { by: Some(by.clone()), ..Lineage::default() };
        let (settled, kept): (Vec<AnyRecord>, Vec<AnyRecord>) = heads.into_iter().partition(|head| {
            let lineage = head.lineage();
            of.contains(head) && (lineage.by.is_none() || me.may_replace(&lineage))
        });
        if settled.is_empty() {
            return Vec::new();
        }
        let mut replaces = Vec::new();
        for head in &settled {
            let names = named(head, self.shelf.handed_out(&row, head));
            replaces.extend(names.into_iter().map(|name| (name, head.lineage())));
        }
        let record = attested_anew(record, &settled, &|head| self.is_mine(head.lineage().by.as_ref()));
        let at = Some(self.now);
        let lineage = after(replaces, Some(by), &Lineage { at, ..Lineage::default() });
        let standing = [record.with_lineage(lineage)].into_iter().chain(kept).collect();
        let bases = settled.into_iter().chain(self.workspace.bases(&key)).take(MANY_BASES).collect();
        let mut change = Change::versions(key.clone(), standing);
        change.bases.insert(key, bases);
        self.act_as_is(Label::VersionChosen, change)
    }
}

/// A note that says something else than its author has attested is to be attested again before it leaves.
fn attested_anew(record: AnyRecord, settled: &[AnyRecord], is_mine: &dyn Fn(&AnyRecord) -> bool) -> AnyRecord {
    let AnyRecord::Shared(SharedRecord::Note(note)) = &record else { return record };
    let says_the_same = |head: &&AnyRecord| match head {
        AnyRecord::Shared(SharedRecord::Note(other)) => other.body == note.body,
        _ => false,
    };
    let attested = settled.iter().filter(|head| is_mine(head)).any(|head| says_the_same(&head));
    if attested || !note.body.is_shared() {
        return record;
    }
    Record { body: note_rules::changed(&note.body), ..note.as_ref().clone() }.into()
}

/// The lineage of what is `written` in place of the named versions.
fn after(replaces: Vec<(Rev, Lineage)>, by: Option<Id<Author>>, written: &Lineage) -> Lineage {
    Lineage::after(replaces.iter().map(|(rev, lineage)| (rev, lineage)), by, written.at)
}

/// The names of a version: those under which it left, the latest first, and its own.
fn named(version: &AnyRecord, mut names: Vec<Rev>) -> Vec<Rev> {
    let own = pack::rev_of(version);
    names.reverse();
    if !names.contains(&own) {
        names.push(own);
    }
    names
}
