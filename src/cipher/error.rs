//! Why something could not be encrypted or decrypted. The words for people are elsewhere.

use std::fmt;

/// Why there is no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The bytes are no file of `age`, or one of a version that is not known.
    NotAge,
    /// The file was locked with other words.
    WrongWords,
    /// The file was locked for other keys.
    NotForYou,
    /// The file is locked with words, and a key was given.
    NeedsWords,
    /// The file is locked for keys, and words were given.
    NeedsKey,
    /// The file ends too early.
    Truncated,
    /// The file was changed on its way, or cut in the middle of a chunk, which looks the same.
    Altered,
    /// Trying the words would cost more than was allowed: the work factor of the file, and the limit.
    TooMuchWork {
        /// The base-2 logarithm of scrypt's N.
        required: u8,
        /// The highest that was allowed.
        limit: u8,
    },
    /// What is inside is larger than the limit, in bytes.
    TooLarge(usize),
    /// What is inside begins like a gzip file and is none.
    NotGzip,
    /// A text that is no recipient (`age1…`). Never holds a secret key.
    NotARecipient(String),
    /// A text without a key (`AGE-SECRET-KEY-1…`), or with one that is damaged. It is not told: it may be a secret.
    NotAnIdentity,
    /// Nobody was named to encrypt for.
    NoRecipients,
    /// No words were given to encrypt with.
    NoWords,
    /// The system gives no randomness.
    NoRandomness,
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAge => formatter.write_str("not an age file"),
            Self::WrongWords => formatter.write_str("these are not the words of this file"),
            Self::NotForYou => formatter.write_str("encrypted for other keys"),
            Self::NeedsWords => formatter.write_str("locked with words, not for a key"),
            Self::NeedsKey => formatter.write_str("locked for a key, not with words"),
            Self::Truncated => formatter.write_str("the file ends too early"),
            Self::Altered => formatter.write_str("the file was altered or cut"),
            Self::TooMuchWork { required, limit } => {
                write!(formatter, "asks for too much work: factor {required}, and {limit} is the limit")
            }
            Self::TooLarge(limit) => write!(formatter, "its content has more than {limit} bytes"),
            Self::NotGzip => formatter.write_str("its content is a damaged gzip file"),
            Self::NotARecipient(text) => write!(formatter, "`{text}` is not a recipient (age1…)"),
            Self::NotAnIdentity => formatter.write_str("no key (AGE-SECRET-KEY-1…) in it"),
            Self::NoRecipients => formatter.write_str("nobody to encrypt for"),
            Self::NoWords => formatter.write_str("no words to encrypt with"),
            Self::NoRandomness => formatter.write_str("the system gives no randomness"),
        }
    }
}

impl std::error::Error for Error {}
