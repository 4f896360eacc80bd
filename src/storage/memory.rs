//! The memory twin of the database: the same answers, gone with the page.
//!
//! Used by `store` where the browser blocks storage, and by native tests. It deliberately has no faults of its own:
//! it cannot be full, slow or lost.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::error::{Error, Interruption};
use super::record::{Everything, LogEntry, Row, Snapshot, Stored};
use super::transaction::{Committed, Transaction, Write};
use super::{LOG_KEPT, LOG_TAIL};

/// What the four object stores hold, as maps.
#[derive(Debug, Default)]
pub(super) struct Memory {
    rows: RefCell<BTreeMap<String, Row>>,
    snapshots: RefCell<BTreeMap<String, String>>,
    log: RefCell<BTreeMap<u64, String>>,
    last_log: Cell<u64>,
    meta: RefCell<BTreeMap<String, String>>,
    closed: Cell<bool>,
}

impl Memory {
    pub(super) fn commit(&self, transaction: &Transaction) -> Result<Committed, Error> {
        self.check_open()?;
        let mut rows = self.rows.borrow_mut();
        let plan = transaction.plan(&rows);
        for row in plan.put {
            rows.insert(row.key.clone(), row);
        }
        for write in &transaction.writes {
            match write {
                Write::Row { .. } => {}
                Write::PutSnapshot(Snapshot { key, text }) => {
                    self.snapshots.borrow_mut().insert(key.clone(), text.clone());
                }
                Write::DropSnapshot { key } => {
                    self.snapshots.borrow_mut().remove(key);
                }
                Write::Meta { key, value } => {
                    self.meta.borrow_mut().insert(key.clone(), value.clone());
                }
                Write::RemoveMeta { key } => {
                    self.meta.borrow_mut().remove(key);
                }
                Write::DropLog { number } => {
                    self.log.borrow_mut().remove(number);
                }
            }
        }
        let mut committed = plan.committed;
        if let Some(text) = &transaction.log {
            let number = self.last_log.get() + 1;
            self.last_log.set(number);
            let mut log = self.log.borrow_mut();
            log.insert(number, text.clone());
            log.retain(|entry, _| entry + LOG_KEPT > number);
            committed.log_number = Some(number);
        }
        Ok(committed)
    }

    pub(super) fn load(&self) -> Result<Stored, Error> {
        let Everything { rows, snapshots, mut log, meta } = self.read_all()?;
        let log_tail = log.split_off(log.len().saturating_sub(LOG_TAIL));
        let row_count = rows.len() as u64;
        Ok(Stored { rows, snapshots, log_tail, last_log: self.last_log.get(), meta, row_count, is_new: false })
    }

    pub(super) fn reread(&self, keys: &[String]) -> Result<Vec<Row>, Error> {
        self.check_open()?;
        let rows = self.rows.borrow();
        Ok(keys.iter().filter_map(|key| rows.get(key).cloned()).collect())
    }

    pub(super) fn read_all(&self) -> Result<Everything, Error> {
        self.check_open()?;
        Ok(Everything {
            rows: self.rows.borrow().values().cloned().collect(),
            snapshots: self
                .snapshots
                .borrow()
                .iter()
                .map(|(key, text)| Snapshot { key: key.clone(), text: text.clone() })
                .collect(),
            log: self
                .log
                .borrow()
                .iter()
                .map(|(number, text)| LogEntry { number: *number, text: text.clone() })
                .collect(),
            meta: self.meta.borrow().clone(),
        })
    }

    pub(super) fn close(&self) {
        self.closed.set(true);
    }

    fn check_open(&self) -> Result<(), Error> {
        if self.closed.get() { Err(Error::Closed { by: Interruption::Closing }) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(expected: u64, text: &str) -> Write {
        Write::Row { key: "c/note/1".into(), expected, versions: vec![text.into()] }
    }

    #[test]
    fn what_was_committed_is_loaded() {
        let memory = Memory::default();
        let writes = vec![
            note(0, "a"),
            Write::PutSnapshot(Snapshot { key: "c/o/1".into(), text: "pack".into() }),
            Write::Meta { key: "last_backup".into(), value: "never".into() },
        ];
        let committed = memory.commit(&Transaction { writes, log: Some("put".into()) }).unwrap();
        assert_eq!(committed.log_number, Some(1));
        let stored = memory.load().unwrap();
        assert_eq!(stored.rows, committed.rows);
        assert_eq!(stored.snapshots.len(), 1);
        assert_eq!(stored.meta["last_backup"], "never");
        assert_eq!((stored.last_log, stored.row_count, stored.log_tail.len()), (1, 1, 1));
    }

    #[test]
    fn second_writer_is_told_of_the_clash() {
        let memory = Memory::default();
        memory.commit(&Transaction { writes: vec![note(0, "first")], log: None }).unwrap();
        let committed = memory.commit(&Transaction { writes: vec![note(0, "second")], log: None }).unwrap();
        assert_eq!(committed.clashed, ["c/note/1"]);
        assert_eq!(committed.rows[0].versions, ["first", "second"]);
    }

    #[test]
    fn dropped_snapshot_and_setting_are_gone() {
        let memory = Memory::default();
        let put = vec![
            Write::PutSnapshot(Snapshot { key: "c/o/1".into(), text: "pack".into() }),
            Write::Meta { key: "k".into(), value: "v".into() },
        ];
        memory.commit(&Transaction { writes: put, log: None }).unwrap();
        let remove = vec![Write::DropSnapshot { key: "c/o/1".into() }, Write::RemoveMeta { key: "k".into() }];
        memory.commit(&Transaction { writes: remove, log: None }).unwrap();
        let everything = memory.read_all().unwrap();
        assert!(everything.snapshots.is_empty());
        assert!(everything.meta.is_empty());
    }

    #[test]
    fn old_log_entries_go_and_numbers_are_never_used_twice() {
        let memory = Memory::default();
        for _ in 0..LOG_KEPT + 5 {
            memory.commit(&Transaction { writes: Vec::new(), log: Some("x".into()) }).unwrap();
        }
        let log = memory.read_all().unwrap().log;
        assert_eq!((log[0].number, log.len() as u64), (6, LOG_KEPT));
        let stored = memory.load().unwrap();
        assert_eq!(stored.last_log, LOG_KEPT + 5);
        assert_eq!(stored.log_tail.len(), LOG_TAIL);
        assert_eq!(stored.log_tail[LOG_TAIL - 1].number, stored.last_log);
    }

    #[test]
    fn closed_store_writes_nothing() {
        let memory = Memory::default();
        memory.close();
        let refused = memory.commit(&Transaction::default());
        assert_eq!(refused, Err(Error::Closed { by: Interruption::Closing }));
    }

    #[test]
    fn reread_leaves_out_what_was_never_stored() {
        let memory = Memory::default();
        memory.commit(&Transaction { writes: vec![note(0, "a")], log: None }).unwrap();
        let rows = memory.reread(&["c/note/2".into(), "c/note/1".into()]).unwrap();
        assert_eq!(rows.len(), 1);
    }
}
