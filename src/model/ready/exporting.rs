//! Exporting: what is chosen, or everything, handed to the person as a file.
//!
//! Used by [`Ready::update`]. What a file holds, and that nothing private is in it, is `model/export.rs`'s; this knows
//! what is on the screen, and remembers when a backup was made.

use crate::domain::any_record::SharedRecord;
use crate::storage::Write;

use super::saving::Work;
use super::{CHANGED_SINCE, Effect, LAST_BACKUP, Label, Message, Ready};
use crate::model::effect::SavedFile;
use crate::model::export::{self, Selection};

impl Ready {
    /// Hands out what was chosen.
    pub(super) fn export(&mut self, selection: &Selection) -> Vec<Effect> {
        let Some(device) = self.device() else { return Vec::new() };
        let file = match selection {
            Selection::Edition => self.conference.as_ref().and_then(|id| self.shelf.snapshot_text(id)).map(|text| {
                let number = self.workspace.edition().map_or(0, |edition| edition.number);
                SavedFile { name: format!("{}-{number}.json", self.scope()), text: text.to_owned() }
            }),
            Selection::Notes(notes) => {
                let records: Vec<SharedRecord> = export::shared_notes(&self.workspace, notes);
                self.message = Some(Message::Exported(records.len()));
                Some(export::contribution(&self.workspace, self.scope(), device, self.now, &records))
            }
        };
        file.map(Effect::Save).into_iter().collect()
    }

    /// Hands out everything of this device, and remembers when.
    pub(super) fn back_up(&mut self) -> Vec<Effect> {
        let Some(device) = self.device() else { return Vec::new() };
        let file = export::backup(&self.shelf, &self.workspace, self.scope(), device, self.now);
        let writes = vec![
            Write::Meta { key: LAST_BACKUP.to_owned(), value: self.now.to_string() },
            Write::RemoveMeta { key: CHANGED_SINCE.to_owned() },
        ];
        self.message = Some(Message::BackedUp);
        let mut effects = vec![Effect::Save(file)];
        effects.extend(self.enqueue(Work::of_writes(self.entry(Label::ProfileSet), writes)));
        effects
    }
}
