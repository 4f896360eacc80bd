//! The history: what was changed, in words a list can show, and the way back from each change.
//!
//! Used by undo, by "recent changes" and by the store's log, whose entries are written and read here. Typing is not in
//! it letter by letter: text fields have their own undo, and what is typed over an action is never undone with it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::conference::Conference;
use crate::domain::id::Id;

/// What was done, for the list and the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// A session was starred.
    Starred,
    /// A star was taken away.
    Unstarred,
    /// Text was typed.
    Typed,
    /// A note was made.
    NoteMade,
    /// A note was shared.
    Shared,
    /// A note was taken back by its author.
    Withdrawn,
    /// A correction was taken back by whoever proposed it.
    ProposalTakenBack,
    /// Something of one's own was removed.
    Removed,
    /// Of two versions one was chosen.
    VersionChosen,
    /// A pack was brought in.
    Imported,
    /// A backup was brought back.
    Restored,
    /// Something about oneself was set.
    ProfileSet,
    /// A person was marked as met, or the mark was taken away.
    MetMarked,
    /// An earlier change was taken back.
    Undone,
    /// A label of a newer version.
    #[serde(other)]
    Unknown,
}

/// The way back from one change, and what a list says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Number in the log; 0 until it is stored.
    #[serde(skip)]
    pub number: u64,
    /// When, RFC 3339.
    pub at: String,
    /// What was done.
    pub label: Label,
    /// The name of the file, for what was brought in.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Row keys and the lines that were there before.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub before: BTreeMap<String, Vec<String>>,
    /// Row keys and the lines that the change put there: what is another by now was changed since.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub after: BTreeMap<String, Vec<String>>,
    /// Conferences whose edition in force changed, and the snapshot key that was in force before; none for none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub editions: BTreeMap<String, Option<String>>,
    /// The snapshot key that came into force in each of them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub editions_after: BTreeMap<String, String>,
    /// The conference that was shown before, where that changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<String>,
    /// The name of the exchange that it was; empty for what was none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub exchange: String,
}

impl Entry {
    /// An entry that has nothing to take back yet.
    pub fn new(at: String, label: Label) -> Self {
        Self {
            number: 0,
            at,
            label,
            source: String::new(),
            before: BTreeMap::new(),
            after: BTreeMap::new(),
            editions: BTreeMap::new(),
            editions_after: BTreeMap::new(),
            shown: None,
            exchange: String::new(),
        }
    }

    /// The text for the log.
    pub fn to_text(&self) -> String {
        // Strings, lists and maps of strings cannot fail to be written; an empty text would only lose an undo.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads an entry of the log; nothing for one of another version's making.
    pub fn from_text(number: u64, text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(|entry| Self { number, ..entry })
    }

    /// Its number, and the rows of which it repeats what they said; nothing if there are none.
    pub fn repeating(&self) -> Option<(u64, Vec<String>)> {
        // What stands in `after` stands in `before`, too.
        let rows: Vec<String> = self.before.keys().cloned().collect();
        (!rows.is_empty()).then_some((self.number, rows))
    }

    /// Whether it can be shown and taken back on its own.
    pub fn is_undoable(&self) -> bool {
        let touches = !self.before.is_empty() || !self.editions.is_empty();
        touches && !matches!(self.label, Label::Typed | Label::Unknown)
    }

    /// The conference that was shown before, where that changed.
    pub fn shown_before(&self) -> Option<Id<Conference>> {
        self.shown.as_deref().and_then(|id| Id::parse(id).ok())
    }
}
