//! Deciding: what a person does with one press, applied at once and stored as one action.
//!
//! Used by [`Ready::update`]; an import changes the workspace through [`Ready::change`], too. Deliberately knows nothing
//! of text that is being typed, and writes nothing itself: what was decided on goes to `saving`, which takes it back if
//! the store refuses it.

use std::sync::Arc;

use crate::domain::any_record::{AnyRecord, RecordKey, SharedRecord};
use crate::domain::change::Change;
use crate::domain::conference::Conference;
use crate::domain::id::Id;
use crate::domain::note::{Note, NoteConsent};
use crate::domain::note_rules;
use crate::domain::private::Star;
use crate::domain::record::Record;
use crate::domain::session::Session;

use crate::storage::Write;

use super::saving::Work;
use super::{Effect, Entry, Label, Ready};
use crate::model::shelf::{self, row_key};

impl Ready {
    /// A session is starred, or its star is taken away.
    pub(super) fn star(&mut self, session: Id<Session>) -> Vec<Effect> {
        if self.workspace.is_starred(session.as_str()) {
            return self.act(Label::Unstarred, Change::remove(RecordKey::new("star", session.as_str())));
        }
        let star = Record::first(session.cast(), self.device(), Some(self.now), Star::default());
        self.act(Label::Starred, Change::put(star))
    }

    /// A note is shared, if the rules let it be; if not, why is kept for the page.
    pub(super) fn share(&mut self, note: &Id<Note>, consent: NoteConsent, attested: Option<String>) -> Vec<Effect> {
        let Some(record) = self.own_note(note) else { return Vec::new() };
        let attribution = self.attribution_of(&record.body).cloned();
        let mut consent = consent;
        if let Some(original) = self.workspace.notes.get(note.as_str()).filter(|_| record.suggests_to.is_some()) {
            consent.attribution =
                note_rules::attribution_of_proposal(&original.body, &record.body, attribution.as_ref());
        }
        match note_rules::share(&record.body, consent, attested, self.now, attribution.as_ref()) {
            Ok(body) => {
                self.share_refusal = None;
                let record = record.edited(self.device(), Some(self.now), body);
                self.act(Label::Shared, Change::put(record))
            }
            Err(refusal) => {
                self.share_refusal = Some(refusal);
                Vec::new()
            }
        }
    }

    /// The note of one's own, or one's own suggestion to somebody else's; nobody decides about what others wrote.
    fn own_note(&self, note: &Id<Note>) -> Option<Arc<Record<Note>>> {
        self.note_to_write(note.as_str()).filter(|record| self.is_mine(record.by.as_ref()))
    }

    /// A note is taken back by its author, or a correction by whoever proposed it.
    pub(super) fn withdraw(&mut self, note: &Id<Note>) -> Vec<Effect> {
        let Some(record) = self.own_note(note) else { return Vec::new() };
        if record.suggests_to.is_some() {
            return self.take_proposal_back(&record);
        }
        let record = record.edited(self.device(), Some(self.now), note_rules::withdraw(&record.body));
        self.act(Label::Withdrawn, Change::put(record))
    }

    /// A proposal that was never shared is only removed; of one that was, the others must learn that it is gone.
    fn take_proposal_back(&mut self, proposal: &Arc<Record<Note>>) -> Vec<Effect> {
        if proposal.body.consent.is_some() {
            let body = note_rules::withdraw(&proposal.body);
            let record = proposal.edited(self.device(), Some(self.now), body);
            return self.act(Label::ProposalTakenBack, Change::put(record));
        }
        let gone = AnyRecord::Shared(SharedRecord::Note(Arc::clone(proposal)));
        let key = gone.key();
        let mut others = self.workspace.heads(&key);
        others.retain(|head| *head != gone);
        self.act_as_is(Label::ProposalTakenBack, Change::versions(key, others))
    }

    /// Something decided on in the conference on the screen: made the version that it is here, applied, then stored;
    /// taken back if the store refuses.
    pub(super) fn act(&mut self, label: Label, change: Change) -> Vec<Effect> {
        let change = self.versioned(change);
        self.act_as_is(label, change)
    }

    /// [`Ready::act`] for a change whose versions are settled already.
    pub(super) fn act_as_is(&mut self, label: Label, change: Change) -> Vec<Effect> {
        if self.has_let_go() {
            return Vec::new();
        }
        let scope = self.scope();
        let mut entry = self.entry(label);
        let mut writes = Vec::new();
        if self.conference.is_none() {
            self.conference = Some(scope.clone());
            writes.push(shelf::choose(&scope));
        }
        let (back, forget) = self.change(&scope, change, &mut entry);
        writes.extend(forget);
        self.note_change(&mut writes);
        let rows = back.heads.keys().map(|key| (scope.clone(), key.clone())).collect();
        // A star answers on the spot; a message about it would only be in the way.
        let announce = !matches!(label, Label::Starred | Label::Unstarred | Label::ProfileSet | Label::MetMarked);
        self.enqueue(Work { back: vec![(scope, back)], rows, writes, entry, announce })
    }

    /// Applies a change to the workspace, which is that of `conference`, and notes in `entry` what the rows held before
    /// and hold after it. Returns the way back in memory, and what makes the log forget words that were taken back.
    pub(super) fn change(
        &mut self,
        conference: &Id<Conference>,
        change: Change,
        entry: &mut Entry,
    ) -> (Change, Vec<Write>) {
        let back = self.workspace.apply(change);
        self.generation += 1;
        let mut forget = Vec::new();
        for key in back.heads.keys() {
            let row = row_key(conference, key);
            let (before, after) = (self.shelf.versions(&row), shelf::lines(&self.workspace, key));
            match self.without_words_taken_back(key, before) {
                None => {
                    entry.before.insert(row.clone(), before.to_vec());
                    entry.after.insert(row, after);
                }
                Some(way_back) => {
                    if way_back.iter().any(|line| !after.contains(line)) || way_back.len() != after.len() {
                        entry.before.insert(row.clone(), way_back);
                        entry.after.insert(row.clone(), after);
                    }
                    forget.push(row);
                }
            }
        }
        let forget = self.forget_in_log(&forget);
        (back, forget)
    }
}
