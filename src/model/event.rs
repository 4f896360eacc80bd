//! Everything that can happen to the app, named as what happened.
//!
//! Used by `shell` and the pages, which send events, and by [`Model::update`](super::Model::update). Time comes beside
//! an event; randomness comes inside the events that make a record.

use crate::domain::any_record::{AnyRecord, RecordKey};
use crate::domain::conference::Conference;
use crate::domain::id::Id;
use crate::domain::note::{Note, NoteConsent};
use crate::domain::session::Session;
use crate::domain::trust::Origin;
use crate::pack::{Pack, Problems};
use crate::storage::canary::Verdict;
use crate::storage::escrow::Escrowed;
use crate::storage::{Committed, Error, Interruption, Row, Stored};

use super::effect::Way;
use super::export::Selection;

/// What opening the store brought.
#[derive(Debug)]
pub struct Opened {
    /// What is stored, or why it cannot be read.
    pub stored: Result<Stored, Error>,
    /// What the canary says of it.
    pub verdict: Verdict,
    /// Text that was typed and not committed before the app ended.
    pub escrowed: Vec<Escrowed>,
    /// Whether nothing outlasts the page.
    pub temporary: bool,
    /// Randomness for the name of this device, used only where it has none yet.
    pub random: [u8; 10],
}

/// What happened.
#[derive(Debug)]
pub enum Event {
    /// The store was opened.
    Opened(Box<Opened>),
    /// In the rescue: the person wants to begin with nothing, knowing what was lost.
    StartAnewPressed,

    /// A session was starred or unstarred.
    StarPressed(Id<Session>),
    /// A record is being typed: saved a moment after the last key.
    Typed(AnyRecord),
    /// A record was decided on: saved at once, and can be undone.
    Put(AnyRecord, history::Label),
    /// A record of this device was removed.
    Removed(RecordKey),
    /// A note's author shares it, with consent and attestation.
    SharePressed {
        /// Which note.
        note: Id<Note>,
        /// What the author agrees to.
        consent: NoteConsent,
        /// The version of the statement that was attested; nothing where it was not.
        attested: Option<String>,
    },
    /// A note's author takes it back.
    WithdrawPressed(Id<Note>),
    /// Of two or more versions of a record this one is to stand.
    VersionChosen(AnyRecord),
    /// Two versions of a record were looked at, and one was put together from both: the first with these fields of the
    /// second.
    VersionsJoined {
        /// The one.
        first: AnyRecord,
        /// The other.
        second: AnyRecord,
        /// The members of the body that are taken from it.
        from_second: Vec<Box<str>>,
        /// The members of which both are kept, one after the other: somebody is about to write them anew.
        from_both: Vec<Box<str>>,
    },

    /// The pause after the last key is over.
    SaveDue,
    /// The page may be gone in a moment.
    Hidden,
    /// Saving that failed is to be tried again.
    RetryPressed,
    /// A transaction ended.
    Committed(u64, Result<Committed, Error>),
    /// Another tab changed these rows.
    ChangedElsewhere(Vec<String>),
    /// Rows as they are stored now.
    Reread(Vec<Row>),
    /// Everything as it is stored now, after another tab changed more than rows.
    Reloaded(Box<Stored>),
    /// Another tab made this one let go of the store.
    Interrupted(Interruption),

    /// A file was handed in and is being read.
    FileOpened(String),
    /// The file that was handed in is locked: it is known only what it is called.
    FileLocked(String),
    /// A file was read.
    FileRead {
        /// The file's name.
        name: String,
        /// The pack in it, with the text to keep; nothing where nothing of it can be used.
        pack: Option<Box<(Pack, String)>>,
        /// What is wrong with it.
        problems: Problems,
        /// Where it comes from, as far as its bytes tell.
        origin: Origin,
    },
    /// A line of the preview is to be left out, or taken in again.
    LineLeftOut {
        /// The place of the part among the preview's.
        part: usize,
        /// Which record.
        key: RecordKey,
        /// True to leave it out.
        is_left_out: bool,
    },
    /// The previewed pack is to be applied.
    ImportApplied,
    /// The previewed pack is not wanted.
    ImportDropped,
    /// Another conference of this device is to be shown.
    ConferenceChosen(Id<Conference>),

    /// The last change is to be taken back.
    UndoPressed,
    /// One change of the history is to be taken back.
    UndoChosen(u64),
    /// The message was read.
    MessageClosed,

    /// What was chosen is to be handed out.
    ExportPressed(Selection, Way),
    /// Everything is to be kept in a file.
    BackupPressed(Way),
    /// The backup that was locked first has left.
    BackupLeft,
    /// The text of a file is in the clipboard, or the browser did not let it.
    Copied(bool),
    /// All is to be erased; the person has confirmed.
    ErasePressed,
    /// All is erased, here or by another tab.
    Erased,
}

use super::history;
