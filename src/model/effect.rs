//! What is to be done outside: the only way in which the model reaches the world.
//!
//! Used by `shell`, which carries effects out and answers with events.

use crate::domain::problem::Problem;
use crate::storage::escrow::Escrowed;
use crate::storage::{Error, Transaction};

use super::history::Label;

/// Something to do.
#[derive(Debug, PartialEq)]
pub enum Effect {
    /// Carry out a transaction and answer `Committed` with its number.
    Commit(u64, Transaction),
    /// Read these rows again and answer `Reread`.
    Reread(Vec<String>),
    /// Read everything again and answer `Reloaded`.
    Reload,
    /// Answer `SaveDue` after this many milliseconds, once for calls that follow one another.
    SaveLater(u32),
    /// Keep a text that is not committed yet, at once.
    Escrow {
        /// Row key.
        key: String,
        /// The record's line.
        text: String,
        /// The row's revision when typing began.
        base_revision: u64,
    },
    /// The text is committed.
    ClearEscrow(String),
    /// What an earlier life of a tab left in escrow is taken up, or known to be stored: it must not come back.
    ForgetEscrow(Escrowed),
    /// Remember outside the database how much there is.
    Canary {
        /// Rows, removed ones included.
        rows: u64,
        /// Number of the newest log entry.
        last_log: u64,
    },
    /// Tell the other tabs which rows changed; nothing in the list means more than rows.
    Tell(Vec<String>),
    /// Hand a file to the person, in the way that was asked for.
    HandOut(SavedFile, Way),
    /// Erase everything and answer `Erased`.
    Erase,
    /// Load the page again, once: the connection to the browser's storage is lost for this page's life.
    Restart,
    /// Go to a page.
    Go(super::route::Route),
}

/// A file for the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFile {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// How a file leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Through the browser's download.
    Save,
    /// Through what the device offers for sharing: to another app, or a device nearby.
    Share,
    /// Its text, through the clipboard.
    Copy,
    /// Not yet: it is locked first.
    Lock,
}

/// Something to tell the person, in words the pages have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A change was made and can be taken back.
    Done(Label),
    /// A change was taken back.
    Undone(Label),
    /// A change was taken back but for so many parts that were changed since.
    UndoneInPart(usize),
    /// A change cannot be taken back: all of it was changed since, or what was there before is not kept any more.
    ChangedSince,
    /// The previewed pack would change something else by now: it is shown again.
    LookAgain,
    /// A change could not be saved and was taken back; why.
    NotSaved(Error),
    /// Typed text could not be saved and waits; why.
    Waiting(Error),
    /// Text of an earlier run that had not been committed was found and saved: how many.
    Recovered(usize),
    /// Two tabs wrote the same record: both versions are kept.
    BothKept,
    /// A stored record could not be read; it is kept as it is.
    Unreadable(Problem),
    /// The backup was handed over.
    BackedUp,
    /// A file with so many records was handed over.
    Exported(usize),
    /// The text of a file is in the clipboard.
    Copied,
    /// The browser did not let the text of a file into the clipboard.
    NotCopied,
}
