//! The file of the crash page, made into a backup: what the page saved without this program comes back through it.
//!
//! Used by `shell` when a file is neither a pack nor a known foreign format. Reads the stores as they lay in the
//! browser; text that was typed and not stored takes the place of the version it was typed over.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::time::Timestamp;
use crate::storage::escrow::Escrowed;
use crate::storage::{Row, Snapshot, Stored};

use super::export;
use super::shelf::Shelf;

/// Where the mark of such a file must stand, in bytes.
const HEAD: usize = 64;

#[derive(Deserialize)]
struct RescueFile {
    #[serde(default)]
    stores: Stores,
    #[serde(default)]
    escrow: BTreeMap<String, String>,
}

#[derive(Default, Deserialize)]
struct Stores {
    #[serde(default)]
    rows: Vec<Kept<KeptRow>>,
    #[serde(default)]
    snapshots: Vec<Kept<KeptText>>,
    #[serde(default)]
    meta: Vec<Kept<KeptValue>>,
}

#[derive(Deserialize)]
struct Kept<T> {
    value: T,
}

#[derive(Deserialize)]
struct KeptRow {
    key: String,
    #[serde(default)]
    versions: Vec<String>,
}

#[derive(Deserialize)]
struct KeptText {
    key: String,
    text: String,
}

#[derive(Deserialize)]
struct KeptValue {
    key: String,
    value: String,
}

/// The backup that the file amounts to; nothing where it is no such file.
pub fn as_backup(bytes: &[u8], now: Timestamp) -> Option<String> {
    let head = bytes.get(..HEAD.min(bytes.len()))?;
    if !String::from_utf8_lossy(head).contains("\"plenary-rescue\"") {
        return None;
    }
    let file: RescueFile = serde_json::from_slice(bytes).ok()?;
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    for Kept { value } in file.stores.rows {
        rows.insert(value.key.clone(), Row { key: value.key, revision: 1, versions: value.versions });
    }
    for text in file.escrow.values() {
        if let Ok(Escrowed { key, text, .. }) = serde_json::from_str(text) {
            let versions = match rows.remove(&key) {
                // More than one version: none of them may be taken for the one that was typed on.
                Some(row) if row.versions.len() > 1 => row.versions.into_iter().chain([text]).collect(),
                _ => vec![text],
            };
            rows.insert(key.clone(), Row { key, revision: 1, versions });
        }
    }
    let snapshots = file.stores.snapshots.into_iter();
    let snapshots = snapshots.map(|Kept { value }| Snapshot { key: value.key, text: value.text }).collect();
    let meta: BTreeMap<String, String> =
        file.stores.meta.into_iter().map(|Kept { value }| (value.key, value.value)).collect();
    let shelf = Shelf::new(Stored { rows: rows.into_values().collect(), snapshots, meta, ..Stored::default() });
    let conference = shelf.first_to_show()?;
    let (workspace, _unreadable) = shelf.workspace(&conference);
    let device = shelf.device().unwrap_or_default();
    Some(export::backup(&shelf, &workspace, conference, device, now).text)
}
