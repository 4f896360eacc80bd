//! Tables: all records of one type, what the organiser issued beside what this device holds itself.
//!
//! Used by the workspace. Two origins of one record never overwrite one another: an edition is replaced whole, rows
//! of the device are replaced one by one, and which of them is *shown* is a pure function of what is there.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::id::Id;
use super::record::Record;

/// Everything known under one id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<T> {
    /// The organiser's record of the edition in force.
    pub issued: Option<Arc<Record<T>>>,
    /// The versions on this device that nothing has replaced; two or more are a conflict.
    pub heads: Vec<Arc<Record<T>>>,
}

impl<T> Entry<T> {
    /// The version to show: the highest number, then the device's own before the organiser's. Time decides only
    /// between versions of the same number, and nothing is dropped by it.
    pub fn shown(&self) -> Option<&Arc<Record<T>>> {
        let newest = self.heads.iter().max_by_key(|record| (record.n, record.at));
        match (newest, &self.issued) {
            (Some(head), Some(issued)) if issued.n > head.n => Some(issued),
            (Some(head), _) => Some(head),
            (None, issued) => issued.as_ref(),
        }
    }
}

/// All records of one type, in the order of their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<T> {
    entries: BTreeMap<Id<T>, Entry<T>>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { entries: BTreeMap::new() }
    }
}

impl<T> Table<T> {
    /// The record to show under an id.
    pub fn get(&self, id: &str) -> Option<&Arc<Record<T>>> {
        self.entries.get(id).and_then(Entry::shown)
    }

    /// Everything known under an id.
    pub fn entry(&self, id: &str) -> Option<&Entry<T>> {
        self.entries.get(id)
    }

    /// The records to show, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Record<T>>> {
        self.entries.values().filter_map(Entry::shown)
    }

    /// Every id with everything known under it.
    pub fn entries(&self) -> impl Iterator<Item = (&Id<T>, &Entry<T>)> {
        self.entries.iter()
    }

    /// How many ids there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes the organiser's records out.
    pub(super) fn clear_issued(&mut self) {
        self.entries.retain(|_, entry| {
            entry.issued = None;
            !entry.heads.is_empty()
        });
    }

    pub(super) fn put_issued(&mut self, record: Arc<Record<T>>) {
        let entry = self.entries.entry(record.id.clone()).or_insert(Entry { issued: None, heads: Vec::new() });
        entry.issued = Some(record);
    }

    pub(super) fn clear_heads(&mut self, id: &str) {
        if let Some(entry) = self.entries.get_mut(id) {
            entry.heads.clear();
            if entry.issued.is_none() {
                self.entries.remove(id);
            }
        }
    }

    pub(super) fn add_head(&mut self, record: Arc<Record<T>>) {
        let entry = self.entries.entry(record.id.clone()).or_insert(Entry { issued: None, heads: Vec::new() });
        entry.heads.push(record);
    }
}
