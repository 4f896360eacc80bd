//! Changes: the one way in which a workspace changes, and its own way back.
//!
//! Used by the model for edits, imports and undo. A change says what is there afterwards, so applying one yields the
//! change that undoes it; nothing here stores, asks or explains.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::any_record::{AnyRecord, RecordKey};
use super::order;
use super::workspace::{Snapshot, Workspace};

/// What is to be there afterwards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// For each address the versions this device then holds; none removes the record.
    pub heads: BTreeMap<RecordKey, Vec<AnyRecord>>,
    /// For each address the replaced versions that it then keeps to compare with, where the change touches them.
    pub bases: BTreeMap<RecordKey, Vec<AnyRecord>>,
    /// The organiser's edition then in force, where the change touches it.
    pub snapshot: Option<Option<Arc<Snapshot>>>,
}

impl Change {
    /// Puts these versions in place of what this device holds under an address.
    pub fn versions(key: RecordKey, heads: Vec<AnyRecord>) -> Self {
        Self { heads: order::gathered([(key, heads)]), ..Self::default() }
    }

    /// Puts one record in place of what this device holds under its address.
    pub fn put(record: impl Into<AnyRecord>) -> Self {
        let record = record.into();
        Self::versions(record.key(), vec![record])
    }

    /// Removes what this device holds under an address.
    pub fn remove(key: RecordKey) -> Self {
        Self { bases: order::gathered([(key.clone(), Vec::new())]), ..Self::versions(key, Vec::new()) }
    }

    /// Puts an organiser's edition in force.
    pub fn adopt(snapshot: Arc<Snapshot>) -> Self {
        Self { snapshot: Some(Some(snapshot)), ..Self::default() }
    }

    /// The change without the records under these addresses. What an edition brings is not among them: it comes whole.
    #[must_use]
    pub fn without(mut self, keys: &BTreeSet<RecordKey>) -> Self {
        self.heads.retain(|key, _| !keys.contains(key));
        self.bases.retain(|key, _| !keys.contains(key));
        self
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty() && self.bases.is_empty() && self.snapshot.is_none()
    }
}

impl Workspace {
    /// Applies `change` and returns the change that undoes it.
    pub fn apply(&mut self, change: Change) -> Change {
        let snapshot = change.snapshot.map(|snapshot| {
            let before = self.snapshot().cloned();
            self.put_snapshot(snapshot);
            before
        });
        let heads = change.heads.into_iter().map(|(key, heads)| {
            let before = self.heads(&key);
            self.put_heads(&key, heads);
            (key, before)
        });
        let heads = order::gathered(heads);
        let bases = change.bases.into_iter().map(|(key, bases)| {
            let before = self.put_bases(key.clone(), bases);
            (key, before)
        });
        Change { heads, bases: order::gathered(bases), snapshot }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Change;
    use crate::domain::any_record::{AnyRecord, RecordKey};
    use crate::domain::edition::Edition;
    use crate::domain::id::Id;
    use crate::domain::private::Star;
    use crate::domain::record::{Record, UnknownRecord};
    use crate::domain::revisions::Lineage;
    use crate::domain::session::Session;
    use crate::domain::workspace::{Snapshot, Workspace};

    fn session(id: &str, n: u32) -> AnyRecord {
        let mut record = Record::first(Id::parse(id).unwrap(), None, None, Session::default());
        record.n = n;
        record.into()
    }

    fn star(id: &str) -> AnyRecord {
        Record::first(Id::parse(id).unwrap(), None, None, Star::default()).into()
    }

    fn edition(records: Vec<AnyRecord>) -> Arc<Snapshot> {
        Arc::new(Snapshot { edition: Edition::default(), records })
    }

    #[test]
    fn every_change_can_be_taken_back() {
        let mut workspace = Workspace::default();
        workspace.apply(Change::adopt(edition(vec![session("s1", 1)])));
        let before = workspace.clone();
        let changes = [
            Change::put(star("s1")),
            Change::adopt(edition(vec![session("s2", 1)])),
            Change::remove(RecordKey::new("star", "s1")),
            Change::put(UnknownRecord {
                type_name: "poll".into(),
                id: Id::parse("x").unwrap(),
                lineage: Lineage::default(),
                line: "{}".into(),
            }),
        ];
        let mut back: Vec<Change> = changes.into_iter().map(|change| workspace.apply(change)).collect();
        assert_ne!(workspace, before);
        while let Some(change) = back.pop() {
            workspace.apply(change);
        }
        assert_eq!(workspace, before);
    }

    #[test]
    fn a_new_edition_takes_the_place_of_the_old_one_and_leaves_ones_own_records() {
        let mut workspace = Workspace::default();
        workspace.apply(Change::adopt(edition(vec![session("s1", 1), session("s2", 1)])));
        workspace.apply(Change::put(star("s1")));
        workspace.apply(Change::adopt(edition(vec![session("s2", 2)])));
        assert!(workspace.sessions.get("s1").is_none());
        assert_eq!(workspace.sessions.get("s2").map(|record| record.n), Some(2));
        assert!(workspace.is_starred("s1"), "a star for a session that is gone is kept");
    }

    #[test]
    fn what_is_left_out_of_a_change_stays_as_it_is() {
        let mut workspace = Workspace::default();
        let (one, two) = (RecordKey::new("star", "s1"), RecordKey::new("star", "s2"));
        let mut change = Change::put(star("s1"));
        change.heads.insert(two.clone(), vec![star("s2")]);
        change.bases.insert(two.clone(), Vec::new());
        assert!(change.clone().without(&[one, two.clone()].into()).is_empty());
        workspace.apply(change.without(&[two].into()));
        assert!(workspace.is_starred("s1") && !workspace.is_starred("s2"));
    }

    #[test]
    fn the_higher_number_is_shown_and_the_other_version_is_kept() {
        let mut workspace = Workspace::default();
        workspace.apply(Change::adopt(edition(vec![session("s1", 3)])));
        workspace.apply(Change::put(session("s1", 2)));
        assert_eq!(workspace.sessions.get("s1").map(|record| record.n), Some(3));
        assert_eq!(workspace.heads(&RecordKey::new("session", "s1")).len(), 1);
    }
}
