//! Tables: all records of one type, what the organiser issued beside what this device holds itself.
//!
//! Used by the workspace. Two origins of one record never overwrite one another: an edition is replaced whole, rows
//! of the device are replaced one by one, and which of them is *shown* is a pure function of what is there.

use std::sync::Arc;

use super::id::Id;
use super::record::{Author, Record};

/// Everything known under one id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<T> {
    /// The organiser's record of the edition in force.
    pub issued: Option<Arc<Record<T>>>,
    /// Whether it is the issuer's own: who issues editions speaks by them alone, and nothing else in that name counts.
    pub by_issuer: bool,
    /// The versions on this device that nothing has replaced; two or more are a conflict.
    pub heads: Vec<Arc<Record<T>>>,
}

impl<T> Entry<T> {
    /// Whether two versions stand that are no suggestions: one of them has to be chosen before writing goes on.
    pub fn is_disputed(&self) -> bool {
        self.heads.iter().filter(|head| head.suggests_to.is_none()).count() > 1
    }

    /// Of this device's own versions the one to show.
    pub fn newest_head(&self) -> Option<&Arc<Record<T>>> {
        // Heads are held in the order in which they are to be shown: the author's own before suggestions.
        let is_own = |record: &&Arc<Record<T>>| record.suggests_to.is_none();
        self.heads.iter().filter(is_own).max_by_key(|record| (record.n, record.at)).or_else(|| self.heads.first())
    }

    /// The version to show: the highest number, then the device's own before the organiser's. Time decides only
    /// between versions of the same number, and nothing is dropped by it. Neither a suggestion nor a version by somebody
    /// else than its author takes the place of what the organiser issued; nor does one in the issuer's own name that
    /// came otherwise than by an edition, because only editions can be checked.
    pub fn shown(&self) -> Option<&Arc<Record<T>>> {
        let gives_way = |issued: &Record<T>, head: &Record<T>| {
            !self.by_issuer
                && head.by.is_some()
                && head.by == issued.by
                && head.suggests_to.is_none()
                && head.n >= issued.n
        };
        match (self.newest_head(), &self.issued) {
            (Some(head), Some(issued)) if !gives_way(issued, head) => Some(issued),
            (Some(head), _) => Some(head),
            (None, issued) => issued.as_ref(),
        }
    }
}

/// All records of one type, in the order of their ids.
///
/// A sorted list and no map: a map of its own for each type of records weighs a tenth of the whole program. Packs are
/// in the order of their ids, so that entering mostly means appending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<T> {
    entries: Vec<(Id<T>, Entry<T>)>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<T> Table<T> {
    /// Where an id stands, or where it would.
    fn place(&self, id: &str) -> Result<usize, usize> {
        self.entries.binary_search_by(|(known, _)| known.as_str().cmp(id))
    }

    /// The record to show under an id.
    pub fn get(&self, id: &str) -> Option<&Arc<Record<T>>> {
        self.entry(id).and_then(Entry::shown)
    }

    /// Everything known under an id.
    pub fn entry(&self, id: &str) -> Option<&Entry<T>> {
        self.entries.get(self.place(id).ok()?).map(|(_, entry)| entry)
    }

    /// The records to show, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Record<T>>> {
        self.entries.iter().filter_map(|(_, entry)| entry.shown())
    }

    /// Every id with everything known under it.
    pub fn entries(&self) -> impl Iterator<Item = (&Id<T>, &Entry<T>)> {
        self.entries.iter().map(|(id, entry)| (id, entry))
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
        self.entries.retain_mut(|(_, entry)| {
            entry.issued = None;
            entry.by_issuer = false;
            !entry.heads.is_empty()
        });
    }

    /// Puts a record of the edition by that issuer.
    pub(super) fn put_issued(&mut self, record: Arc<Record<T>>, issuer: &Id<Author>) {
        let id = record.id.clone();
        let entry = self.make(id);
        entry.by_issuer = record.by.as_ref() == Some(issuer);
        entry.issued = Some(record);
    }

    pub(super) fn clear_heads(&mut self, id: &str) {
        if let Ok(place) = self.place(id)
            && let Some((_, entry)) = self.entries.get_mut(place)
        {
            entry.heads.clear();
            if entry.issued.is_none() {
                self.entries.remove(place);
            }
        }
    }

    pub(super) fn add_head(&mut self, record: Arc<Record<T>>) {
        let id = record.id.clone();
        self.make(id).heads.push(record);
    }

    /// The entry of an id, a new one if there was none.
    fn make(&mut self, id: Id<T>) -> &mut Entry<T> {
        let place = self.place(id.as_str()).unwrap_or_else(|place| {
            self.entries.insert(place, (id, Entry { issued: None, by_issuer: false, heads: Vec::new() }));
            place
        });
        &mut self.entries[place].1
    }
}
