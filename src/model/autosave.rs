//! Saving while somebody types: what waits, what is on its way, what is safe.
//!
//! Used by [`Ready`](super::Ready). "Saved" is said only after the store has answered; until then the text is in
//! escrow too. Decides nothing about what is typed.

use std::collections::BTreeMap;

use crate::domain::time::Timestamp;
use crate::storage::Error;

/// How a record's saving stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SaveStatus {
    /// Nothing was typed since it was opened.
    #[default]
    Quiet,
    /// Typed, not yet on the device.
    Saving,
    /// On the device since then.
    Saved(Timestamp),
    /// Not on the device; why. The text waits and is in escrow.
    NotSaved(Error),
}

impl SaveStatus {
    /// Whether it is not saved because there is no room.
    pub fn is_full(&self) -> bool {
        matches!(self, Self::NotSaved(Error::Full { .. }))
    }
}

/// Pause after the last key before a text is saved, in milliseconds.
pub const PAUSE: u32 = 250;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// Typed after the last save was sent.
    Dirty,
    /// Sent with transaction so-and-so.
    Sent(u64),
    /// Refused by the store.
    Failed(Error),
    /// Not fit to be stored; sending it would not help.
    Unfit(Error),
    /// Safe.
    Done(Timestamp),
}

/// The texts of this run, by row key.
#[derive(Clone, Debug, Default)]
pub struct Autosave {
    steps: BTreeMap<String, Step>,
}

impl Autosave {
    /// Something was typed.
    pub fn typed(&mut self, key: &str) {
        self.steps.insert(key.to_owned(), Step::Dirty);
    }

    /// What was typed cannot be stored as it is; why. The next key may mend it.
    pub fn unfit(&mut self, key: &str, error: Error) {
        self.steps.insert(key.to_owned(), Step::Unfit(error));
    }

    /// The keys that are to be saved now: typed, or refused before.
    pub fn due(&self) -> Vec<String> {
        let due = |step: &Step| matches!(step, Step::Dirty | Step::Failed(_));
        self.steps.iter().filter(|(_, step)| due(step)).map(|(key, _)| key.clone()).collect()
    }

    /// Whether there is text of this key that is not safe yet.
    pub fn is_unsafe(&self, key: &str) -> bool {
        self.steps.get(key).is_some_and(|step| !matches!(step, Step::Done(_)))
    }

    /// Whether any text is not safe yet: reloading now would be wrong.
    pub fn any_unsafe(&self) -> bool {
        self.steps.values().any(|step| !matches!(step, Step::Done(_)))
    }

    /// The keys were sent with a transaction.
    pub fn sent(&mut self, keys: &[String], transaction: u64) {
        for key in keys {
            self.steps.insert(key.clone(), Step::Sent(transaction));
        }
    }

    /// The transaction is complete; the keys that nobody typed on meanwhile are safe and are returned.
    pub fn completed(&mut self, transaction: u64, now: Timestamp) -> Vec<String> {
        let mut safe = Vec::new();
        for (key, step) in &mut self.steps {
            if *step == Step::Sent(transaction) {
                *step = Step::Done(now);
                safe.push(key.clone());
            }
        }
        safe
    }

    /// The transaction failed; what it carried waits.
    pub fn failed(&mut self, transaction: u64, error: &Error) {
        for step in self.steps.values_mut() {
            if *step == Step::Sent(transaction) {
                *step = Step::Failed(error.clone());
            }
        }
    }

    /// How the saving of a record stands.
    pub fn status(&self, key: &str) -> SaveStatus {
        match self.steps.get(key) {
            None => SaveStatus::Quiet,
            Some(Step::Dirty | Step::Sent(_)) => SaveStatus::Saving,
            Some(Step::Failed(error) | Step::Unfit(error)) => SaveStatus::NotSaved(error.clone()),
            Some(Step::Done(at)) => SaveStatus::Saved(*at),
        }
    }

    /// The first reason why something is not safe.
    pub fn trouble(&self) -> Option<&Error> {
        self.steps.values().find_map(|step| match step {
            Step::Failed(error) | Step::Unfit(error) => Some(error),
            Step::Dirty | Step::Sent(_) | Step::Done(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Autosave, SaveStatus};
    use crate::domain::time::Timestamp;
    use crate::storage::Error;

    #[test]
    fn saved_is_said_only_when_the_store_has_answered_for_the_last_key() {
        let mut autosave = Autosave::default();
        let now = Timestamp::default();
        autosave.typed("a");
        assert_eq!(autosave.status("a"), SaveStatus::Saving);
        autosave.sent(&autosave.due(), 1);
        autosave.typed("a");
        assert!(autosave.completed(1, now).is_empty(), "typed on while it was sent");
        assert_eq!(autosave.status("a"), SaveStatus::Saving);
        autosave.sent(&autosave.due(), 2);
        assert_eq!(autosave.completed(2, now), ["a"]);
        assert_eq!(autosave.status("a"), SaveStatus::Saved(now));
    }

    #[test]
    fn refused_text_waits_and_is_sent_again() {
        let mut autosave = Autosave::default();
        autosave.typed("a");
        autosave.sent(&autosave.due(), 1);
        autosave.failed(1, &Error::Busy);
        assert_eq!(autosave.status("a"), SaveStatus::NotSaved(Error::Busy));
        assert!(autosave.is_unsafe("a"));
        assert_eq!(autosave.due(), ["a"]);
    }
}
