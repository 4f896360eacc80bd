//! The history of exchanges: what came in and what went out, when, from where, and how much of it.
//!
//! Used by the import and the export, which add to it, by the undo, which marks what it took back, and by the page that
//! shows it. It outlives the history of changes: each exchange is a small setting of its own. It holds counts and names
//! of files, never what a record says.

use serde::{Deserialize, Serialize};

use crate::domain::edition::{Edition, Purpose};
use crate::domain::plan::Outcome;
use crate::domain::time::Timestamp;
use crate::storage::Write;

use super::import::{LeftOut, Preview};

/// What the keys of these settings begin with.
const PREFIX: &str = "exchange/";
/// How many exchanges are kept; the oldest go first.
pub const KEPT: usize = 200;

/// How many records came to what end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// New here.
    pub added: u32,
    /// Took the place of an earlier version.
    pub changed: u32,
    /// No longer in the organiser's edition.
    pub removed: u32,
    /// Taken back by their authors.
    pub withdrawn: u32,
    /// Kept beside another version.
    pub beside: u32,
}

/// Which way it went, and what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An organiser's edition came in: its number and who issued it.
    Edition {
        /// The number.
        number: u32,
        /// The issuer's name, or id.
        issuer: String,
    },
    /// Somebody's contribution came in.
    Contribution,
    /// A backup was brought back.
    Backup,
    /// The organiser's edition was handed on.
    EditionOut,
    /// So many notes were handed out.
    NotesOut(usize),
    /// A backup was handed out.
    BackupOut,
    /// Something of a newer version of the app.
    #[serde(other)]
    Unknown,
}

/// One exchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exchange {
    /// When, RFC 3339.
    pub at: String,
    /// Tells apart what happened in one second; [`Exchange::name`] is what its entry in the history of changes says.
    #[serde(default)]
    pub after: u64,
    /// What it was.
    pub kind: Kind,
    /// The name of the file that came in; empty for what went out.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// What became of what came in.
    #[serde(default)]
    pub counts: Counts,
    /// Whether it was taken back.
    #[serde(default)]
    pub reverted: bool,
}

impl Exchange {
    /// What is applied now of a preview.
    pub(super) fn coming_in(moment: (Timestamp, u64), preview: &Preview, left_out: &LeftOut) -> Self {
        let mut counts = Counts::default();
        for (place, part) in preview.parts.iter().enumerate() {
            for line in part.plan.lines.iter().filter(|line| part.is_whole() || !left_out.has(place, &line.key)) {
                let count = match line.outcome {
                    Outcome::Added => &mut counts.added,
                    Outcome::Changed => &mut counts.changed,
                    Outcome::Removed => &mut counts.removed,
                    Outcome::Withdrawn => &mut counts.withdrawn,
                    Outcome::Conflict | Outcome::Suggested => &mut counts.beside,
                };
                *count = count.saturating_add(1);
            }
        }
        let kind = Kind::of(&preview.edition);
        Self { source: preview.name.clone(), counts, ..Self::of(moment, kind) }
    }

    /// Something at that time, after so many entries of the log.
    pub(super) fn of((now, after): (Timestamp, u64), kind: Kind) -> Self {
        Self { at: now.to_string(), after, kind, source: String::new(), counts: Counts::default(), reverted: false }
    }

    /// The name of its setting.
    pub fn name(&self) -> String {
        format!("{PREFIX}{} {}", self.at, self.after)
    }

    /// What keeps it.
    pub(super) fn to_write(&self) -> Write {
        // Strings and numbers cannot fail to be written.
        Write::Meta { key: self.name(), value: serde_json::to_string(self).unwrap_or_default() }
    }

    /// Reads a setting; nothing for one that is none, or of another version's making.
    pub(super) fn from_setting(key: &str, value: &str) -> Option<Self> {
        key.strip_prefix(PREFIX)?;
        serde_json::from_str(value).ok()
    }
}

impl Kind {
    fn of(edition: &Edition) -> Self {
        match edition.purpose {
            Purpose::Organiser => {
                Self::Edition { number: edition.number, issuer: edition.issuer.shown_name().to_owned() }
            }
            Purpose::Backup => Self::Backup,
            Purpose::Contribution | Purpose::Rapporteur | Purpose::Evaluation | Purpose::Other(_) => Self::Contribution,
        }
    }
}

/// Whether a setting is an exchange.
pub(super) fn is_key(key: &str) -> bool {
    key.starts_with(PREFIX)
}
