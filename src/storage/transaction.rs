//! One user action as one transaction, and the decision what each write does to the row that is there.
//!
//! Used by `indexed` inside the database transaction and by `memory`, so that both decide with the same code.
//! It does not merge texts: where two writers met, both texts are kept and the row is reported.

use std::collections::BTreeMap;

use super::record::{Row, Snapshot};

/// One change inside a [`Transaction`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// Replaces the versions of a row, if it is still as the caller saw it.
    Row {
        /// Which row.
        key: String,
        /// The revision the caller saw; 0 for a row that is new.
        expected: u64,
        /// One text per head; empty removes the record.
        versions: Vec<String>,
    },
    /// Puts a snapshot, replacing the one with the same key.
    PutSnapshot(Snapshot),
    /// Drops a snapshot; no error if it is not there.
    DropSnapshot {
        /// Which snapshot.
        key: String,
    },
    /// Sets a small setting.
    Meta {
        /// Which setting.
        key: String,
        /// Its new value.
        value: String,
    },
    /// Removes a small setting; no error if it is not there.
    RemoveMeta {
        /// Which setting.
        key: String,
    },
    /// Removes an entry of the log, with the texts that it repeats; no error if it is not there.
    DropLog {
        /// Its number.
        number: u64,
    },
}

/// All or nothing: the writes of one user action and its log entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transaction {
    /// The writes, carried out in this order.
    pub writes: Vec<Write>,
    /// The text of the log entry; `None` writes none.
    pub log: Option<String>,
}

/// What is on the device now that the transaction is complete.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Committed {
    /// The rows the transaction wrote, as they are stored now, by key, each once.
    pub rows: Vec<Row>,
    /// The keys of rows whose stored revision was not the expected one and whose versions differed: both are kept.
    pub clashed: Vec<String>,
    /// The number of the log entry, if one was written.
    pub log_number: Option<u64>,
}

/// What a transaction does to the rows that are there: the whole decision, without the database.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// The rows to put, by key.
    pub(super) put: Vec<Row>,
    /// What the caller is told, without the log number.
    pub(super) committed: Committed,
}

impl Transaction {
    /// The rows this transaction must see before it can be planned, each once.
    #[cfg(any(target_arch = "wasm32", test))]
    pub(super) fn row_keys(&self) -> Vec<String> {
        let mut keys: Vec<String> = self
            .writes
            .iter()
            .filter_map(|write| match write {
                Write::Row { key, .. } => Some(key.clone()),
                Write::PutSnapshot(_)
                | Write::DropSnapshot { .. }
                | Write::Meta { .. }
                | Write::RemoveMeta { .. }
                | Write::DropLog { .. } => None,
            })
            .collect();
        keys.sort();
        keys.dedup();
        keys
    }

    /// Decides every row write against `stored`, the rows of [`Transaction::row_keys`] that exist.
    pub(super) fn plan(&self, stored: &BTreeMap<String, Row>) -> Plan {
        let mut rows: BTreeMap<&str, Row> = BTreeMap::new();
        let mut clashed: Vec<String> = Vec::new();
        for write in &self.writes {
            let Write::Row { key, expected, versions } = write else { continue };
            let before = rows.remove(key.as_str()).or_else(|| stored.get(key).cloned()).unwrap_or_else(|| Row {
                key: key.clone(),
                revision: 0,
                versions: Vec::new(),
            });
            let (after, clash) = written(before, *expected, versions);
            if clash && !clashed.contains(key) {
                clashed.push(key.clone());
            }
            rows.insert(key, after);
        }
        let rows: Vec<Row> = rows.into_values().collect();
        let put = rows.iter().filter(|row| stored.get(&row.key) != Some(*row)).cloned().collect();
        Plan { put, committed: Committed { rows, clashed, log_number: None } }
    }
}

/// The row after one write, and whether two writers met.
///
/// A write that finds its own text already there is taken as the repetition of one whose answer was lost (a timeout,
/// a lost connection): it changes nothing and is no clash.
fn written(before: Row, expected: u64, versions: &[String]) -> (Row, bool) {
    let Row { key, revision, versions: mut kept } = before;
    if revision == expected {
        return (Row { key, revision: revision + 1, versions: versions.to_vec() }, false);
    }
    let same = kept.len() == versions.len() && versions.iter().all(|version| kept.contains(version));
    if same {
        return (Row { key, revision, versions: kept }, false);
    }
    for version in versions {
        if !kept.contains(version) {
            kept.push(version.clone());
        }
    }
    (Row { key, revision: revision + 1, versions: kept }, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(revision: u64, versions: &[&str]) -> Row {
        Row { key: "k".into(), revision, versions: versions.iter().map(|version| (*version).into()).collect() }
    }

    fn write(expected: u64, versions: &[&str]) -> Write {
        Write::Row { key: "k".into(), expected, versions: versions.iter().map(|version| (*version).into()).collect() }
    }

    #[track_caller]
    fn check(stored: Option<Row>, writes: Vec<Write>, after: &Row, clash: bool) {
        let stored: BTreeMap<String, Row> = stored.into_iter().map(|row| (row.key.clone(), row)).collect();
        let plan = Transaction { writes, log: None }.plan(&stored);
        assert_eq!(plan.committed.rows, std::slice::from_ref(after));
        assert_eq!(plan.committed.clashed.len(), usize::from(clash));
    }

    #[test]
    fn new_row_starts_at_revision_one() {
        check(None, vec![write(0, &["a"])], &row(1, &["a"]), false);
    }

    #[test]
    fn expected_revision_replaces_all_versions() {
        check(Some(row(3, &["a", "b"])), vec![write(3, &["c"])], &row(4, &["c"]), false);
    }

    #[test]
    fn other_revision_keeps_both_texts() {
        check(Some(row(2, &["theirs"])), vec![write(1, &["mine"])], &row(3, &["theirs", "mine"]), true);
    }

    #[test]
    fn version_already_there_is_not_doubled() {
        check(Some(row(5, &["a", "b"])), vec![write(1, &["b", "c"])], &row(6, &["a", "b", "c"]), true);
    }

    #[test]
    fn removal_is_an_empty_row_that_stays() {
        check(Some(row(1, &["a"])), vec![write(1, &[])], &row(2, &[]), false);
    }

    #[test]
    fn late_removal_does_not_take_a_text_it_never_saw() {
        check(Some(row(2, &["newer"])), vec![write(1, &[])], &row(3, &["newer"]), true);
    }

    #[test]
    fn late_text_survives_a_removal() {
        check(Some(row(2, &[])), vec![write(1, &["late"])], &row(3, &["late"]), true);
    }

    #[test]
    fn repeated_write_changes_nothing_and_is_no_clash() {
        check(Some(row(2, &["a"])), vec![write(1, &["a"])], &row(2, &["a"]), false);
        let stored = BTreeMap::from([("k".to_owned(), row(2, &["a"]))]);
        let plan = Transaction { writes: vec![write(1, &["a"])], log: None }.plan(&stored);
        assert!(plan.put.is_empty());
    }

    #[test]
    fn row_lost_by_the_browser_is_written_again_and_reported() {
        check(None, vec![write(7, &["a"])], &row(1, &["a"]), true);
    }

    #[test]
    fn two_writes_of_one_row_follow_each_other() {
        let writes = vec![write(0, &["a"]), write(1, &["b"])];
        check(None, writes, &row(2, &["b"]), false);
    }

    #[test]
    fn each_row_is_read_once() {
        let transaction = Transaction { writes: vec![write(0, &["a"]), write(1, &["b"])], log: None };
        assert_eq!(transaction.row_keys(), ["k"]);
    }
}
