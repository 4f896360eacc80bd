//! Why a pack cannot be signed, or why its signature does not hold.
//!
//! Used by everything in `seal`, by the tool and, through the code, by the texts of the screen. The words are not here.

use crate::domain::problem::Problem;

/// A cause, with the values that its message names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealError {
    /// The file is no pack that this version reads.
    Pack(Problem),
    /// A pack for this purpose is not signed: only the organiser's is.
    Purpose(String),
    /// It carries other packs, which no signature would cover.
    CarriesPacks,
    /// The element of `records` at this place, from 1, is no record with a type and an id.
    NotARecord(usize),
    /// Two records have this type and id.
    DuplicateRecord(String),
    /// It is not signed.
    NoSignature,
    /// It has so many signatures; there must be one.
    ManySignatures(usize),
    /// The signature has a member besides `key` and `sig`, such as that of another algorithm.
    UnknownAlgorithm(String),
    /// The signature is not 64 bytes in base64url; its beginning.
    BadSignature(String),
    /// The head does not say `root`.
    NoRoot,
    /// The records are not those that were signed: the digest in the head, and theirs.
    RootMismatch(String, String),
    /// The head does not say `count`.
    NoCount,
    /// There are not as many records as were signed: the head's number, and theirs.
    CountMismatch(i64, usize),
    /// The head says no `keys`.
    NoKeys,
    /// `keys` has more entries than the limit of 16.
    ChainTooLong(usize),
    /// The entry of `keys` at this place, from 1, lacks this member or has it in another form.
    BadStatement(usize, &'static str),
    /// The entry of `keys` with this number does not follow from the one before it.
    BrokenChain(u32),
    /// No public key of Ed25519 in base64url; its beginning.
    BadKey(String),
    /// A key of small order, for which anybody can make signatures.
    WeakKey(String),
    /// The entry of `keys` with this number has one key for both uses.
    SameKeys(u32),
    /// Signed with the first key, while `keys` ends with the second.
    OtherKey(String, String),
    /// The signature is not that of this head: the head was altered, or the signature was.
    HeaderAltered,
}

impl SealError {
    /// The code under which the locale files hold the words.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Pack(_) => "no_pack",
            Self::Purpose(_) => "purpose",
            Self::CarriesPacks => "carries_packs",
            Self::NotARecord(_) => "not_a_record",
            Self::DuplicateRecord(_) => "duplicate_record",
            Self::NoSignature => "no_signature",
            Self::ManySignatures(_) => "many_signatures",
            Self::UnknownAlgorithm(_) => "unknown_algorithm",
            Self::BadSignature(_) => "bad_signature",
            Self::NoRoot => "no_root",
            Self::RootMismatch(..) => "root_mismatch",
            Self::NoCount => "no_count",
            Self::CountMismatch(..) => "count_mismatch",
            Self::NoKeys => "no_keys",
            Self::ChainTooLong(_) => "chain_too_long",
            Self::BadStatement(..) => "bad_statement",
            Self::BrokenChain(_) => "broken_chain",
            Self::BadKey(_) => "bad_key",
            Self::WeakKey(_) => "weak_key",
            Self::SameKeys(_) => "same_keys",
            Self::OtherKey(..) => "other_key",
            Self::HeaderAltered => "header_altered",
        }
    }

    /// The values of the cause in one text, for a message; empty where there are none.
    pub fn value(&self) -> String {
        match self {
            Self::Pack(problem) => {
                format!("{}: {} {}", problem.place, problem.cause.code(), problem.cause.value())
            }
            Self::Purpose(text)
            | Self::DuplicateRecord(text)
            | Self::UnknownAlgorithm(text)
            | Self::BadSignature(text)
            | Self::BadKey(text)
            | Self::WeakKey(text) => text.clone(),
            Self::NotARecord(number) | Self::ManySignatures(number) | Self::ChainTooLong(number) => number.to_string(),
            Self::RootMismatch(said, found) | Self::OtherKey(said, found) => format!("{said} ≠ {found}"),
            Self::CountMismatch(said, found) => format!("{said} ≠ {found}"),
            Self::BadStatement(place, member) => format!("{place}: {member}"),
            Self::BrokenChain(n) | Self::SameKeys(n) => n.to_string(),
            Self::CarriesPacks
            | Self::NoSignature
            | Self::NoRoot
            | Self::NoCount
            | Self::NoKeys
            | Self::HeaderAltered => String::new(),
        }
    }
}
