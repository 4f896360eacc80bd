//! What can go wrong with the store, one variant per cause, told from the browser's exception names.
//!
//! Used by everything in `storage`; `shell` translates it. It holds no texts for people: those are `i18n`'s.

use std::fmt;

/// Who made this tab let go of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interruption {
    /// Another tab runs a newer version of the app and is about to change the layout.
    Upgrading {
        /// The layout version the other tab asks for.
        version: u64,
    },
    /// Another tab erases everything. Nothing may be written any more.
    Erasing,
    /// This tab closed the store itself.
    Closing,
}

/// What another tab makes this one do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demand {
    /// Store what is not stored yet: the database is let go in a moment.
    SaveNow,
    /// The database was let go; every later call answers [`Error::Closed`].
    LetGo(Interruption),
}

/// Why the store did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The browser refuses storage: private mode, a policy, or no `indexedDB` at all.
    Blocked {
        /// The exception's name, or `absent`.
        name: String,
        /// The browser's own words.
        message: String,
    },
    /// The database was there earlier in this tab's life and is gone now.
    Missing,
    /// The disk or the origin's quota is full. What was stored before is still there.
    Full {
        /// Bytes in use by this origin, where the browser tells.
        used: Option<u64>,
        /// Bytes this origin may use, where the browser tells.
        quota: Option<u64>,
    },
    /// The files of the database cannot be read or written.
    Corrupt {
        /// The exception's name.
        name: String,
        /// The browser's own words.
        message: String,
    },
    /// A stored value does not have the shape this app writes.
    Unreadable {
        /// The object store.
        store: String,
        /// The key of the value, as far as it could be read.
        key: String,
    },
    /// The connection to the browser's storage process is lost, and opening it again did not help: reload once.
    ConnectionLost {
        /// The exception's name.
        name: String,
        /// The browser's own words.
        message: String,
    },
    /// The database was written by a newer version of the app; nothing was touched.
    TooNew {
        /// The layout version found, where the browser tells.
        version: Option<u64>,
    },
    /// Another tab holds the database and does not let go.
    Busy,
    /// This tab has let go of the database and must not write any more.
    Closed {
        /// Who asked for it.
        by: Interruption,
    },
    /// The browser did not answer in time. The transaction may still complete later; repeating it is harmless.
    TimedOut {
        /// How long was waited, in milliseconds.
        after: u32,
    },
    /// The text is longer than a record may be and could not be read back; it was not sent to the store.
    TooLong,
    /// The browser gave the transaction up for another reason; nothing of it was stored.
    Aborted {
        /// The exception's name; empty if there was none.
        name: String,
        /// The browser's own words.
        message: String,
    },
}

impl fmt::Display for Interruption {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Upgrading { version } => write!(formatter, "another tab upgrades to layout `{version}`"),
            Self::Erasing => formatter.write_str("another tab erases everything"),
            Self::Closing => formatter.write_str("this tab closed it"),
        }
    }
}

/// For the log and for tests; people read the texts of `i18n`.
impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blocked { name, message } => write!(formatter, "storage is blocked: `{name}` {message}"),
            Self::Missing => formatter.write_str("the database has disappeared"),
            Self::Full { used, quota } => write!(formatter, "storage is full: {used:?} of {quota:?} bytes"),
            Self::Corrupt { name, message } => write!(formatter, "storage is damaged: `{name}` {message}"),
            Self::Unreadable { store, key } => write!(formatter, "value `{key}` in `{store}` has another shape"),
            Self::ConnectionLost { name, message } => write!(formatter, "connection lost: `{name}` {message}"),
            Self::TooNew { version } => write!(formatter, "written by a newer version: layout {version:?}"),
            Self::Busy => formatter.write_str("another tab holds the database"),
            Self::Closed { by } => write!(formatter, "closed: {by}"),
            Self::TooLong => formatter.write_str("the text is too long for a record"),
            Self::TimedOut { after } => write!(formatter, "no answer within {after} ms"),
            Self::Aborted { name, message } => write!(formatter, "given up: `{name}` {message}"),
        }
    }
}

impl std::error::Error for Error {}

// Only browsers have exceptions and connections.
#[cfg(any(target_arch = "wasm32", test))]
impl Error {
    /// Whether opening the database again may help.
    pub(super) fn is_connection_lost(&self) -> bool {
        matches!(self, Self::ConnectionLost { .. })
    }

    /// Tells the cause from the exception a request or transaction ended with.
    pub(super) fn from_exception(name: &str, message: &str) -> Self {
        let lower = message.to_lowercase();
        // Safari's words: the first failure after its storage process died, then all later ones.
        let connection = lower.contains("internal error was encountered in the indexed database server")
            || lower.contains("server lost")
            || lower.contains("connection is closing")
            || lower.contains("connection was lost")
            || lower.contains("backing store is not available");
        let refused = lower.contains("denied permission");
        let (name, message) = (name.to_owned(), message.to_owned());
        match name.as_str() {
            // Safari uses the same name for a lost storage process and for unreadable files: only the words differ.
            "UnknownError" | "AbortError" if connection => Self::ConnectionLost { name, message },
            "InvalidStateError" => Self::ConnectionLost { name, message },
            // Chromium's words where site data is switched off.
            "UnknownError" if refused => Self::Blocked { name, message },
            "SecurityError" | "NotAllowedError" => Self::Blocked { name, message },
            "QuotaExceededError" => Self::Full { used: None, quota: None },
            "VersionError" => Self::TooNew { version: None },
            "UnknownError" | "NotReadableError" | "NotFoundError" | "DataError" | "EncodingError" => {
                Self::Corrupt { name, message }
            }
            "TimeoutError" => Self::TimedOut { after: 0 },
            _ => Self::Aborted { name, message },
        }
    }

    /// Tells the cause from the exception that opening ended with. Firefox says `InvalidStateError` there where
    /// storage is switched off, which later means a lost connection.
    pub(super) fn from_opening(name: &str, message: &str) -> Self {
        match Self::from_exception(name, message) {
            Self::ConnectionLost { name, message } if name == "InvalidStateError" => Self::Blocked { name, message },
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_storage_process_is_told_from_damaged_files() {
        let lost = "Connection to Indexed Database server lost. Refresh the page to try again";
        assert!(Error::from_exception("UnknownError", lost).is_connection_lost());
        let first = "An internal error was encountered in the Indexed Database server";
        assert!(Error::from_exception("UnknownError", first).is_connection_lost());
        let damaged = Error::from_exception("UnknownError", "Unable to open database file on disk.");
        assert!(matches!(damaged, Error::Corrupt { .. }));
    }

    #[test]
    fn closing_connection_is_worth_a_second_try() {
        let message = "Failed to execute 'transaction' on 'IDBDatabase': The database connection is closing.";
        assert!(Error::from_exception("InvalidStateError", message).is_connection_lost());
    }

    #[test]
    fn switched_off_storage_is_blocked_whatever_its_name() {
        let firefox = Error::from_opening("InvalidStateError", "A mutation operation was attempted on a database");
        assert!(matches!(firefox, Error::Blocked { .. }));
        assert!(matches!(Error::from_opening("SecurityError", ""), Error::Blocked { .. }));
        let chromium = Error::from_opening("UnknownError", "The user denied permission to access the database.");
        assert!(matches!(chromium, Error::Blocked { .. }));
    }

    #[test]
    fn full_newer_and_unknown_have_their_own_cause() {
        assert_eq!(Error::from_exception("QuotaExceededError", ""), Error::Full { used: None, quota: None });
        assert_eq!(Error::from_exception("VersionError", ""), Error::TooNew { version: None });
        let other = Error::Aborted { name: "AbortError".into(), message: "x".into() };
        assert_eq!(Error::from_exception("AbortError", "x"), other);
    }
}
