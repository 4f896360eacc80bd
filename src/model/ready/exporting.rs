//! Exporting: what is chosen, or everything, handed to the person as a file.
//!
//! Used by [`Ready::update`]. What a file holds, and that nothing private is in it, is `model/export.rs`'s; this knows
//! what is on the screen, and remembers when a backup was made.

use crate::domain::any_record::AnyRecord;
use crate::domain::record::Rev;
use crate::pack;
use crate::storage::Write;

use super::saving::Work;
use super::{CHANGED_SINCE, Effect, LAST_BACKUP, Label, Message, Ready};
use crate::model::effect::{SavedFile, Way};
use crate::model::exchanges::{Exchange, Kind};
use crate::model::export::{self, Selection};
use crate::model::shelf::row_key;

impl Ready {
    /// Hands out what was chosen, and remembers which versions left.
    pub(super) fn export(&mut self, selection: &Selection, way: Way) -> Vec<Effect> {
        let Some(device) = self.device() else { return Vec::new() };
        match selection {
            Selection::Edition => {
                let text = self.conference.as_ref().and_then(|id| self.shelf.snapshot_text(id));
                let number = self.workspace.edition().map_or(0, |edition| edition.number);
                let name = format!("{}-{number}.json", self.scope());
                let Some(text) = text else { return Vec::new() };
                let mut effects = vec![Effect::HandOut(SavedFile { name, text: text.to_owned() }, way)];
                let writes = self.shelf.keep_exchange(&Exchange::of(self.moment(), Kind::EditionOut));
                effects.extend(self.enqueue(Work::of_writes(self.entry(Label::ProfileSet), writes)));
                effects
            }
            Selection::Notes(notes) => {
                let (kept, leaving): (Vec<_>, Vec<_>) = export::leaving(&self.workspace, notes).into_iter().unzip();
                if way == Way::Save {
                    self.message = Some(Message::Exported(leaving.len()));
                }
                let file = export::contribution(&self.workspace, self.scope(), device, self.now, &leaving);
                let out = kept.into_iter().zip(&leaving).filter_map(|(kept, leaves)| {
                    let leaves: AnyRecord = pack::handed_out(leaves)?.into();
                    Some((kept, pack::rev_of(&leaves)))
                });
                let mut writes = self.note_handed_out(out);
                writes.extend(self.shelf.keep_exchange(&Exchange::of(self.moment(), Kind::NotesOut(leaving.len()))));
                let mut effects = vec![Effect::HandOut(file, way)];
                effects.extend(self.enqueue(Work::of_writes(self.entry(Label::ProfileSet), writes)));
                effects
            }
        }
    }

    /// What remembers that these versions of one's own left under these names.
    fn note_handed_out(&self, versions: impl Iterator<Item = (AnyRecord, Rev)>) -> Vec<Write> {
        let scope = self.scope();
        let mine = versions.filter(|(kept, _)| self.is_mine(kept.lineage().by.as_ref()));
        mine.filter_map(|(kept, name)| self.shelf.hand_out(&row_key(&scope, &kept.key()), &kept, &name)).collect()
    }

    /// Hands out everything of this device, and remembers when; of one that is locked first it is remembered once it
    /// has left.
    pub(super) fn back_up(&mut self, way: Way) -> Vec<Effect> {
        let Some(device) = self.device() else { return Vec::new() };
        let file = export::backup(&self.shelf, &self.workspace, self.scope(), device, self.now);
        // A backup may be brought back beside what was written since: it counts as handed out, too.
        let kept = self.workspace.own_records().into_iter();
        let mut writes = self.note_handed_out(kept.map(|kept| (kept.clone(), pack::rev_of(&kept))));
        let mut effects = vec![Effect::HandOut(file, way)];
        if way != Way::Lock {
            writes.extend(self.note_backup());
        }
        effects.extend(self.enqueue(Work::of_writes(self.entry(Label::ProfileSet), writes)));
        effects
    }

    /// The backup that was locked first has left.
    pub(super) fn backup_left(&mut self) -> Vec<Effect> {
        let writes = self.note_backup();
        self.enqueue(Work::of_writes(self.entry(Label::ProfileSet), writes))
    }

    /// What remembers when the last backup was made.
    fn note_backup(&mut self) -> Vec<Write> {
        self.message = Some(Message::BackedUp);
        let mut writes = self.shelf.keep_exchange(&Exchange::of(self.moment(), Kind::BackupOut));
        writes.extend([
            Write::Meta { key: LAST_BACKUP.to_owned(), value: self.now.to_string() },
            Write::RemoveMeta { key: CHANGED_SINCE.to_owned() },
        ]);
        writes
    }
}
