//! Importing: a file that was read is shown as a plan, what was chosen of it is applied all or nothing, and its editions
//! are put back by undo.
//!
//! Used by [`Ready::update`]; undo asks it for the editions' way back. What a plan is and what is shown of it is
//! [`Preview`]'s, merging is `domain`'s. What holds here:
//!
//! - nothing changes before the person has seen what would; a plan that has aged is made anew and shown again;
//! - no conference leaves the screen while anything of it is not stored: what is written is taken from the screen;
//! - one import is one action, over as many conferences as a backup has: one transaction, one entry in the history;
//! - the edition that was in force stays on the device as long as the last import can be taken back.

use std::sync::Arc;

use crate::domain::any_record::AnyRecord;
use crate::domain::conference::Conference;
use crate::domain::edition::{Edition, Purpose};
use crate::domain::id::Id;
use crate::domain::trust::{self, Claim, Origin, Permit};
use crate::pack::{self, Pack, Problems, Reading};
use crate::storage::{Snapshot, Write};

use super::saving::Work;
use super::{Effect, Entry, Import, Label, Message, Ready};
use crate::model::exchanges::Exchange;
use crate::model::import::{LeftOut, Part, Preview};
use crate::model::route::Route;
use crate::model::shelf;
use crate::model::trusting;

impl Ready {
    /// A file was read: shows what it would change, or why nothing of it can be used.
    pub(super) fn show_import(
        &mut self,
        name: String,
        pack: Option<Box<(Pack, String)>>,
        problems: Problems,
        origin: Origin,
    ) -> Vec<Effect> {
        self.left_out = LeftOut::default();
        self.import = match pack {
            None => Import::Refused { name, problems: Arc::new(problems) },
            Some(pack) => {
                let (pack, text) = *pack;
                Import::Preview(Arc::new(self.preview(name, pack, text, problems, origin)))
            }
        };
        vec![Effect::Go(Route::Import)]
    }

    /// The previewed pack is not wanted.
    pub(super) fn drop_import(&mut self) -> Vec<Effect> {
        self.import = Import::Idle;
        self.left_out = LeftOut::default();
        vec![Effect::Go(if self.conference.is_some() { Route::Exchange } else { Route::Start })]
    }

    /// What a file that was read would change now.
    fn preview(&self, name: String, pack: Pack, text: String, problems: Problems, origin: Origin) -> Preview {
        let shown = (self.conference.as_ref(), &self.workspace);
        let trust = self.shelf.trust(&pack.edition.conference);
        let judgement = match (&pack.edition.purpose, &origin.claim) {
            // Of a backup a claim tells only that a pack inside was altered.
            (Purpose::Organiser, claim) | (Purpose::Backup, claim @ Claim::Forged(_)) => {
                Some(trust::judge(trust.as_ref(), claim, self.now))
            }
            _ => None,
        };
        let preview = Preview::new(name, pack, text, problems, (origin, judgement), &self.shelf, shown);
        Preview { generation: self.generation, ..preview }
    }

    /// A preview as it is to be applied; nothing where it would change something else by now than was shown.
    fn up_to_date(&mut self, preview: Arc<Preview>) -> Option<Arc<Preview>> {
        if preview.generation == self.generation {
            return Some(preview);
        }
        let Reading::Ours(found) = pack::read(preview.text.as_bytes()).reading else { return Some(preview) };
        let (text, problems, origin) = (preview.text.clone(), preview.problems.clone(), preview.origin.clone());
        let again = self.preview(preview.name.clone(), *found, text, problems, origin);
        if again.changes_the_same(&preview) {
            return Some(preview);
        }
        self.import = Import::Preview(Arc::new(again));
        self.message = Some(Message::LookAgain);
        None
    }

    /// The previewed pack is applied, without what is left out of it. One of another conference waits on its page while something here is not stored.
    pub(super) fn apply_import(&mut self) -> Vec<Effect> {
        let Import::Preview(preview) = std::mem::take(&mut self.import) else { return Vec::new() };
        let is_of_others = preview.parts.iter().any(|part| self.conference.as_ref() != Some(&part.conference));
        if is_of_others && self.is_unsaved() {
            self.import = Import::Preview(preview);
            self.message = self.trouble().cloned().map(Message::Waiting);
            return self.proceed();
        }
        let Some(preview) = self.up_to_date(preview) else { return Vec::new() };
        // What may only be looked at stays on its page, whatever was pressed.
        if preview.permit() > Permit::Confirm {
            self.import = Import::Preview(preview);
            return Vec::new();
        }
        if !preview.is_anything_taken(&self.left_out) {
            self.import = Import::Preview(preview);
            return Vec::new();
        }
        let left_out = std::mem::take(&mut self.left_out);
        let restored = preview.edition.purpose == Purpose::Backup;
        let mut entry = self.entry(if restored { Label::Restored } else { Label::Imported });
        entry.source.clone_from(&preview.name);
        let mut writes = Vec::new();
        let mut rows = Vec::new();
        let mut back = Vec::new();
        let target = preview.edition.conference.clone();
        let shown_before = self.conference.clone();
        // The pack's own conference comes last and stays on the screen: only there is what was applied, until it is stored.
        let parts = preview.parts.iter().enumerate();
        let (own, others): (Vec<(usize, &Part)>, Vec<_>) = parts.partition(|(_, part)| part.conference == target);
        for (place, part) in others.into_iter().chain(own) {
            let change = preview.chosen(place, &left_out);
            if change.is_empty() {
                continue;
            }
            let conference = &part.conference;
            if self.conference.as_ref() != Some(conference) {
                self.show(Some(conference.clone()));
            }
            if let Some(Some(snapshot)) = &change.snapshot {
                self.put_in_force(conference, &snapshot.edition, part.snapshot.as_deref(), &mut entry, &mut writes);
            }
            // Whoever has a backup is the one who made it: what it holds goes on under the names it had.
            if part.edition.purpose == Purpose::Backup {
                let records: Vec<AnyRecord> = change.heads.values().flatten().cloned().collect();
                writes.extend(self.shelf.take_names(conference, &part.edition, &records));
            }
            let (inverse, forget) = self.change(conference, change, &mut entry);
            writes.extend(forget);
            // Rows of a conference that will not stay on the screen are written from here.
            for key in inverse.heads.keys() {
                if *conference == target {
                    rows.push((conference.clone(), key.clone()));
                } else {
                    writes.push(self.row_write(conference, key));
                }
            }
            back.push((conference.clone(), inverse));
        }
        if self.conference.as_ref() != Some(&target) {
            self.show(Some(target.clone()));
        }
        if shown_before.as_ref() != Some(&target) {
            entry.shown = shown_before.map(|id| id.to_string());
            writes.push(shelf::choose(&target));
        }
        if let Some(trust) = preview.judgement.as_ref().and_then(|judgement| judgement.remember.as_ref()) {
            writes.push(Write::Meta { key: trusting::key(target.as_str()), value: trusting::to_text(trust) });
        }
        if !restored {
            self.note_change(&mut writes);
        }
        let exchange = Exchange::coming_in(self.moment(), &preview, &left_out);
        entry.exchange = exchange.name();
        writes.extend(self.shelf.keep_exchange(&exchange));
        let mut effects = self.enqueue(Work { back, rows, writes, entry, announce: true });
        effects.push(Effect::Go(Route::Agenda(None)));
        effects
    }

    /// Writes what puts an edition in force, and notes in `entry` which one was before. `text` is the edition's, to be
    /// kept.
    fn put_in_force(
        &self,
        conference: &Id<Conference>,
        edition: &Edition,
        text: Option<&str>,
        entry: &mut Entry,
        writes: &mut Vec<Write>,
    ) {
        let key = self.shelf.free_snapshot_key(edition, text);
        let in_force = shelf::in_force_key(conference);
        entry.editions.insert(conference.to_string(), self.shelf.meta.get(&in_force).cloned());
        entry.editions_after.insert(conference.to_string(), key.clone());
        // The edition before the last one goes; the last one stays for undo.
        for spare in self.shelf.spare_snapshots(conference).into_iter().filter(|spare| *spare != key) {
            writes.push(Write::DropSnapshot { key: spare });
        }
        if let Some(text) = text {
            writes.push(Write::PutSnapshot(Snapshot { key: key.clone(), text: text.to_owned() }));
        }
        writes.push(Write::Meta { key: in_force, value: key });
    }

    /// Writes what puts the editions back that were in force before `done`. Returns how many must stay as they are:
    /// another one came into force since, or the earlier one is not kept any more.
    pub(super) fn put_editions_back(&self, done: &Entry, writes: &mut Vec<Write>) -> usize {
        let mut left = 0;
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
        left
    }
}
