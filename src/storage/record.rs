//! The plain data that is kept: rows, snapshots, log entries, and what a start finds.
//!
//! Used by everything in `storage` and by `shell`. It does not parse the texts it carries.

use std::collections::BTreeMap;

/// One record of the delegate's own, with every version of it that is still a head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// `<conference>/<type>/<id>`; opaque here, unique in the store.
    pub key: String,
    /// Counts the writes of this row from 1; 0 means "never stored".
    pub revision: u64,
    /// One canonical JSON line per head. More than one: two tabs wrote at once and both texts are kept.
    /// Empty: the record was removed; the row stays, so that a late write is still noticed.
    pub versions: Vec<String>,
}

/// An organiser's snapshot: one value for each issuer and number, replaced as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// `<conference>/<issuer>/<number>`; opaque here.
    pub key: String,
    /// The pack as it was read, in canonical lines.
    pub text: String,
}

/// One entry of the operation log: what one user action changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogEntry {
    /// Given by the database, rising from 1 and never used twice.
    pub number: u64,
    /// What the caller wrote; opaque here.
    pub text: String,
}

/// What a start needs: everything but the older part of the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// All rows by key, removed ones included (they have no versions).
    pub rows: Vec<Row>,
    /// All snapshots by key.
    pub snapshots: Vec<Snapshot>,
    /// The last [`super::LOG_TAIL`] entries, oldest first.
    pub log_tail: Vec<LogEntry>,
    /// The number of the newest log entry; 0 before the first.
    pub last_log: u64,
    /// Small settings by key.
    pub meta: BTreeMap<String, String>,
    /// How many rows there are, removed ones included: it never falls, which is what the canary compares.
    pub row_count: u64,
    /// Whether the database was made by this very start: a first start, or everything was lost. `canary::judge`
    /// tells the two apart where it can.
    pub is_new: bool,
}

/// All that is on the device, for a backup or a rescue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Everything {
    /// All rows by key, removed ones included.
    pub rows: Vec<Row>,
    /// All snapshots by key.
    pub snapshots: Vec<Snapshot>,
    /// The whole operation log that is still kept, oldest first.
    pub log: Vec<LogEntry>,
    /// Small settings by key.
    pub meta: BTreeMap<String, String>,
}
