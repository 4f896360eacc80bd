//! What is wrong with something that was read: where, what, and how bad.
//!
//! Used by `pack` and `interop`, which find problems, and by the pages, which tell them. The words are texts for
//! people: a cause has a code, and the locale files have its message and its hint under that code.

use std::fmt;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Repaired, or kept and unused.
    Note,
    /// The record was left out.
    Left,
    /// Nothing of the file can be used.
    Refused,
}

/// Where a problem is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Line of the file, from 1.
    pub line: Option<u32>,
    /// Column of the line in characters, from 1.
    pub column: Option<u32>,
    /// The record as `type id`.
    pub record: Option<String>,
    /// The field, with dots and indices: `affiliations[1].function`.
    pub field: Option<String>,
}

/// What is wrong. Each variant carries the values that its message names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The file is not text in UTF-8.
    NotText,
    /// The file is empty.
    Empty,
    /// The text is not JSON; what the parser expected.
    NotJson(String),
    /// JSON, but none of the documents the app knows.
    NotOurs,
    /// Made by a newer layout than this version reads.
    TooNew(u64),
    /// Needs a feature that this version does not have.
    Needs(String),
    /// Larger than the limit, in bytes.
    TooLarge(u64),
    /// Nested deeper than the limit.
    TooDeep(u32),
    /// More records than the limit.
    TooMany(u64),
    /// A list with more elements than the limit.
    ListTooLong(u64),
    /// A text longer than the limit in characters: its length and the limit.
    TextTooLong(u64, u64),
    /// The same key twice in one object.
    DuplicateKey(String),
    /// The same type and id twice.
    DuplicateRecord,
    /// A field that must be there is not.
    Missing,
    /// Another JSON type than the field's: what was expected.
    WrongType(&'static str),
    /// A number outside its range, or not a whole one.
    Number(String),
    /// No id.
    Id(String),
    /// No date or instant, or outside the years 2000 to 2100.
    Time(String),
    /// No code.
    Code(String),
    /// No language tag.
    Language(String),
    /// No country code of two capitals.
    Country(String),
    /// An address whose scheme or form is not allowed.
    Link(String),
    /// Control characters, which were taken out.
    Control,
    /// Characters that reorder text on screen, which were taken out.
    Bidirectional,
    /// The end is not after the beginning.
    EndBeforeStart,
    /// A session on a day on which there is no conference.
    OutsideConference(String),
    /// A session in a room in which another one takes place at the same time.
    RoomTwice(String),
    /// A person in a session while they are in another one.
    PersonTwice(String),
    /// More people than places: how many, and how many places.
    OverCapacity(u64, u64),
    /// Points at a record that is not there.
    Dangling(String),
    /// A private record in a pack that is no backup.
    PrivateRecord,
    /// Packs inside a pack that may not carry any.
    PacksInside,
    /// A shared note without consent or attestation.
    NotAttested,
    /// A shared note in which the safeguarding check stops at the quoted words.
    Safeguarding(String),
    /// Something a foreign format has and packs do not; kept out, and said so.
    NotTaken(String),
    /// A value of a foreign format that was repaired.
    Repaired(String),
    /// The worker that reads foreign formats and large files could not be started.
    NoWorker,
    /// The worker broke down or took too long, and was stopped.
    WorkerStopped,
    /// An encrypted file: nothing of it can be read before it is opened.
    Encrypted,
    /// An encrypted file was locked with other words.
    WrongWords,
    /// Too few words, or too many: how many there were.
    WordCount(u64),
    /// A word that is in no list.
    UnknownWord(String),
    /// An encrypted file is for other keys.
    NotForYou,
    /// An encrypted file is locked with words, and a key was given.
    NeedsWords,
    /// An encrypted file is locked for keys, and words were given.
    NeedsKey,
    /// An encrypted file ends too early.
    CutShort,
    /// An encrypted file was changed on its way.
    Altered,
    /// Opening an encrypted file would cost more work than is done unasked: its work factor.
    TooMuchWork(u64),
    /// No public key to encrypt for.
    NotARecipient(String),
    /// No secret key, or a damaged one. Its text is never told.
    NotAnIdentity,
    /// The system gives no randomness to encrypt with.
    NoRandomness,
    /// A link names a file that cannot be had from the app's own site: its address.
    NotReached(String),
    /// Another app shared nothing, or more than is taken.
    NothingShared,
}

/// What [`Cause::WrongType`] may say was expected.
const EXPECTED: [&str; 5] = ["list", "number", "object", "text", "true_or_false"];

impl Cause {
    /// The code under which the locale files hold the message and the hint.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotText => "not_text",
            Self::Empty => "empty",
            Self::NotJson(_) => "not_json",
            Self::NotOurs => "not_ours",
            Self::TooNew(_) => "too_new",
            Self::Needs(_) => "needs",
            Self::TooLarge(_) => "too_large",
            Self::TooDeep(_) => "too_deep",
            Self::TooMany(_) => "too_many",
            Self::ListTooLong(_) => "list_too_long",
            Self::TextTooLong(..) => "text_too_long",
            Self::DuplicateKey(_) => "duplicate_key",
            Self::DuplicateRecord => "duplicate_record",
            Self::Missing => "missing",
            Self::WrongType(_) => "wrong_type",
            Self::Number(_) => "number",
            Self::Id(_) => "id",
            Self::Time(_) => "time",
            Self::Code(_) => "code",
            Self::Language(_) => "language",
            Self::Country(_) => "country",
            Self::Link(_) => "link",
            Self::Control => "control",
            Self::Bidirectional => "bidirectional",
            Self::EndBeforeStart => "end_before_start",
            Self::OutsideConference(_) => "outside_conference",
            Self::RoomTwice(_) => "room_twice",
            Self::PersonTwice(_) => "person_twice",
            Self::OverCapacity(..) => "over_capacity",
            Self::Dangling(_) => "dangling",
            Self::PrivateRecord => "private_record",
            Self::PacksInside => "packs_inside",
            Self::NotAttested => "not_attested",
            Self::Safeguarding(_) => "safeguarding",
            Self::NotTaken(_) => "not_taken",
            Self::Repaired(_) => "repaired",
            Self::NoWorker => "no_worker",
            Self::WorkerStopped => "worker_stopped",
            Self::Encrypted => "encrypted",
            Self::WrongWords => "wrong_words",
            Self::WordCount(_) => "word_count",
            Self::UnknownWord(_) => "unknown_word",
            Self::NotForYou => "not_for_you",
            Self::NeedsWords => "needs_words",
            Self::NeedsKey => "needs_key",
            Self::CutShort => "cut_short",
            Self::Altered => "altered",
            Self::TooMuchWork(_) => "too_much_work",
            Self::NotARecipient(_) => "not_a_recipient",
            Self::NotAnIdentity => "not_an_identity",
            Self::NoRandomness => "no_randomness",
            Self::NotReached(_) => "not_reached",
            Self::NothingShared => "nothing_shared",
        }
    }

    /// The value that the message names, for messages with one place for it.
    pub fn value(&self) -> String {
        match self {
            Self::NotJson(text)
            | Self::Needs(text)
            | Self::DuplicateKey(text)
            | Self::Number(text)
            | Self::Id(text)
            | Self::Time(text)
            | Self::Code(text)
            | Self::Language(text)
            | Self::Country(text)
            | Self::Link(text)
            | Self::OutsideConference(text)
            | Self::RoomTwice(text)
            | Self::PersonTwice(text)
            | Self::Dangling(text)
            | Self::Safeguarding(text)
            | Self::NotTaken(text)
            | Self::Repaired(text)
            | Self::UnknownWord(text)
            | Self::NotARecipient(text)
            | Self::NotReached(text) => text.clone(),
            Self::TooNew(number)
            | Self::TooLarge(number)
            | Self::TooMany(number)
            | Self::ListTooLong(number)
            | Self::WordCount(number)
            | Self::TooMuchWork(number) => number.to_string(),
            Self::TooDeep(depth) => depth.to_string(),
            Self::TextTooLong(length, limit) | Self::OverCapacity(length, limit) => format!("{length} > {limit}"),
            Self::WrongType(expected) => (*expected).to_owned(),
            Self::NotText
            | Self::Empty
            | Self::NotOurs
            | Self::DuplicateRecord
            | Self::Missing
            | Self::Control
            | Self::Bidirectional
            | Self::EndBeforeStart
            | Self::PrivateRecord
            | Self::PacksInside
            | Self::NotAttested
            | Self::NoWorker
            | Self::WorkerStopped
            | Self::Encrypted
            | Self::WrongWords
            | Self::NotForYou
            | Self::NeedsWords
            | Self::NeedsKey
            | Self::CutShort
            | Self::Altered
            | Self::NotAnIdentity
            | Self::NoRandomness
            | Self::NothingShared => String::new(),
        }
    }

    /// The cause of a code and a value, as [`Cause::code`] and [`Cause::value`] told them; nothing for any other.
    pub fn from_parts(code: &str, value: &str) -> Option<Self> {
        let text = || value.to_owned();
        let number = || value.parse().ok();
        Some(match code {
            "not_text" => Self::NotText,
            "empty" => Self::Empty,
            "not_json" => Self::NotJson(text()),
            "not_ours" => Self::NotOurs,
            "too_new" => Self::TooNew(number()?),
            "needs" => Self::Needs(text()),
            "too_large" => Self::TooLarge(number()?),
            "too_deep" => Self::TooDeep(value.parse().ok()?),
            "too_many" => Self::TooMany(number()?),
            "list_too_long" => Self::ListTooLong(number()?),
            "text_too_long" => {
                let (length, limit) = value.split_once(" > ")?;
                Self::TextTooLong(length.parse().ok()?, limit.parse().ok()?)
            }
            "duplicate_key" => Self::DuplicateKey(text()),
            "duplicate_record" => Self::DuplicateRecord,
            "missing" => Self::Missing,
            "wrong_type" => Self::WrongType(EXPECTED.into_iter().find(|expected| *expected == value)?),
            "number" => Self::Number(text()),
            "id" => Self::Id(text()),
            "time" => Self::Time(text()),
            "code" => Self::Code(text()),
            "language" => Self::Language(text()),
            "country" => Self::Country(text()),
            "link" => Self::Link(text()),
            "control" => Self::Control,
            "bidirectional" => Self::Bidirectional,
            "end_before_start" => Self::EndBeforeStart,
            "outside_conference" => Self::OutsideConference(text()),
            "room_twice" => Self::RoomTwice(text()),
            "person_twice" => Self::PersonTwice(text()),
            "over_capacity" => {
                let (people, places) = value.split_once(" > ")?;
                Self::OverCapacity(people.parse().ok()?, places.parse().ok()?)
            }
            "dangling" => Self::Dangling(text()),
            "private_record" => Self::PrivateRecord,
            "packs_inside" => Self::PacksInside,
            "not_attested" => Self::NotAttested,
            "safeguarding" => Self::Safeguarding(text()),
            "not_taken" => Self::NotTaken(text()),
            "repaired" => Self::Repaired(text()),
            "no_worker" => Self::NoWorker,
            "worker_stopped" => Self::WorkerStopped,
            "encrypted" => Self::Encrypted,
            "wrong_words" => Self::WrongWords,
            "word_count" => Self::WordCount(number()?),
            "unknown_word" => Self::UnknownWord(text()),
            "not_for_you" => Self::NotForYou,
            "needs_words" => Self::NeedsWords,
            "needs_key" => Self::NeedsKey,
            "cut_short" => Self::CutShort,
            "altered" => Self::Altered,
            "too_much_work" => Self::TooMuchWork(number()?),
            "not_a_recipient" => Self::NotARecipient(text()),
            "not_an_identity" => Self::NotAnIdentity,
            "no_randomness" => Self::NoRandomness,
            "not_reached" => Self::NotReached(text()),
            "nothing_shared" => Self::NothingShared,
            _ => return None,
        })
    }
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What.
    pub cause: Cause,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = Vec::new();
        if let Some(line) = self.line {
            parts.push(match self.column {
                Some(column) => format!("{line}:{column}"),
                None => line.to_string(),
            });
        }
        parts.extend(self.record.clone());
        parts.extend(self.field.clone());
        formatter.write_str(&parts.join(" · "))
    }
}

#[cfg(test)]
mod tests {
    use super::{Cause, EXPECTED};

    #[test]
    fn every_cause_is_told_apart_by_its_code_and_its_value() {
        let word = || "a > b".to_owned();
        let mut all = vec![
            Cause::NotText,
            Cause::Empty,
            Cause::NotJson(word()),
            Cause::NotOurs,
            Cause::TooNew(2),
            Cause::Needs(word()),
            Cause::TooLarge(u64::MAX),
            Cause::TooDeep(16),
            Cause::TooMany(20_001),
            Cause::ListTooLong(65),
            Cause::TextTooLong(9, 8),
            Cause::DuplicateKey(String::new()),
            Cause::DuplicateRecord,
            Cause::Missing,
            Cause::Number(word()),
            Cause::Id(word()),
            Cause::Time(word()),
            Cause::Code(word()),
            Cause::Language(word()),
            Cause::Country(word()),
            Cause::Link(word()),
            Cause::Control,
            Cause::Bidirectional,
            Cause::EndBeforeStart,
            Cause::OutsideConference(word()),
            Cause::RoomTwice(word()),
            Cause::PersonTwice(word()),
            Cause::OverCapacity(31, 30),
            Cause::Dangling(word()),
            Cause::PrivateRecord,
            Cause::NotAttested,
            Cause::Safeguarding(word()),
            Cause::NotTaken(word()),
            Cause::Repaired(word()),
            Cause::NoWorker,
            Cause::WorkerStopped,
            Cause::Encrypted,
            Cause::WrongWords,
            Cause::WordCount(5),
            Cause::UnknownWord(word()),
            Cause::NotForYou,
            Cause::NeedsWords,
            Cause::NeedsKey,
            Cause::CutShort,
            Cause::Altered,
            Cause::TooMuchWork(22),
            Cause::NotARecipient(word()),
            Cause::NotAnIdentity,
            Cause::NoRandomness,
            Cause::NotReached(word()),
            Cause::NothingShared,
        ];
        all.extend(EXPECTED.map(Cause::WrongType));
        for cause in &all {
            assert_eq!(Cause::from_parts(cause.code(), &cause.value()).as_ref(), Some(cause));
        }
        let codes: std::collections::BTreeSet<&str> = all.iter().map(Cause::code).collect();
        assert_eq!(codes.len(), 52, "a cause is missing in this test or two have one code");
        assert_eq!(Cause::from_parts("of_a_newer_version", ""), None);
    }
}
