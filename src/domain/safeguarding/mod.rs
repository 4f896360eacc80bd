//! The safeguarding check: words in a note by which a person or a case could be recognised.
//!
//! Used by the rules of notes before sharing, by the note form while writing, and by import. It is an aid, not a
//! judge: it finds forms (numbers, addresses, dates), not meanings, in English and French, and number forms in any
//! language. It keeps and reports nothing, changes no text, and its words for people are in the locale files.
//!
//! A `Stop` keeps a text from being shared until it is edited. A `Warn` is shown and never blocks.

mod contacts;
mod dates;
mod files;
mod iban;
mod people;
mod phones;
mod token;

use std::ops::Range;

/// What a finding means for sharing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The text cannot be shared until it is edited.
    Stop,
    /// The author is asked to look again.
    Warn,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// The number of a file, a case or an identity paper.
    FileNumber,
    /// A full date of birth.
    BirthDate,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A bank account.
    Iban,
    /// A name in a social network.
    Handle,
    /// A link to a profile or a group in a social network.
    ProfileLink,
    /// The age of one child.
    Age,
    /// Initials such as "K.M.".
    Initials,
    /// One child and the place they come from.
    ChildFromPlace,
    /// One child called by a name.
    ChildName,
    /// A relative called by a name.
    KinshipName,
    /// Fewer than ten people helped.
    SmallCount,
    /// A school or a home called by its name.
    NamedSchool,
    /// A full date in a sentence about one child.
    ExactDate,
}

impl Pattern {
    /// Every pattern, in the order in which findings at the same place are preferred.
    pub const ALL: [Self; 15] = [
        Self::ProfileLink,
        Self::Email,
        Self::Handle,
        Self::Iban,
        Self::BirthDate,
        Self::FileNumber,
        Self::Phone,
        Self::Age,
        Self::Initials,
        Self::ChildFromPlace,
        Self::ChildName,
        Self::KinshipName,
        Self::SmallCount,
        Self::NamedSchool,
        Self::ExactDate,
    ];

    /// The code under which its words are filed and an answered warning is kept.
    pub fn code(self) -> &'static str {
        match self {
            Self::FileNumber => "file_number",
            Self::BirthDate => "birth_date",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Iban => "iban",
            Self::Handle => "handle",
            Self::ProfileLink => "profile_link",
            Self::Age => "age",
            Self::Initials => "initials",
            Self::ChildFromPlace => "child_from_place",
            Self::ChildName => "child_name",
            Self::KinshipName => "kinship_name",
            Self::SmallCount => "small_count",
            Self::NamedSchool => "named_school",
            Self::ExactDate => "exact_date",
        }
    }

    /// What it means for sharing.
    pub fn level(self) -> Level {
        match self {
            Self::FileNumber
            | Self::BirthDate
            | Self::Email
            | Self::Phone
            | Self::Iban
            | Self::Handle
            | Self::ProfileLink => Level::Stop,
            _ => Level::Warn,
        }
    }
}

/// Words of a text that the author should look at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether sharing has to wait.
    pub level: Level,
    /// What it looks like.
    pub pattern: Pattern,
    /// Where: bytes of the checked text, at boundaries of characters, never empty.
    pub range: Range<usize>,
}

/// Collects what the patterns find.
struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, pattern: Pattern, range: Range<usize>) {
        if !range.is_empty() {
            self.0.push(Finding { level: pattern.level(), pattern, range });
        }
    }

    /// In the order of the text; of findings that overlap, the more telling one alone.
    fn settled(self) -> Vec<Finding> {
        let mut kept: Vec<Finding> = Vec::new();
        for pattern in Pattern::ALL {
            for finding in self.0.iter().filter(|finding| finding.pattern == pattern) {
                let place = kept.partition_point(|other| other.range.start < finding.range.start);
                let left = place.checked_sub(1).and_then(|left| kept.get(left));
                let apart = left.is_none_or(|left| left.range.end <= finding.range.start)
                    && kept.get(place).is_none_or(|right| finding.range.end <= right.range.start);
                if apart {
                    kept.insert(place, finding.clone());
                }
            }
        }
        kept
    }
}

/// Everything in the text by which somebody could be recognised, as far as forms tell; in the order of the text.
pub fn check(text: &str) -> Vec<Finding> {
    let mut tokens = token::tokens(text);
    let mut findings = Findings(Vec::new());
    let dates = find_stops(text, &mut tokens, &mut findings);
    people::find(&tokens, &dates, &mut findings);
    findings.settled()
}

/// Only what keeps the text from being shared: for import, which reads thousands of texts and shows no warnings.
pub fn stops(text: &str) -> Vec<Finding> {
    if !has_sign(text) {
        return Vec::new();
    }
    let mut findings = Findings(Vec::new());
    find_stops(text, &mut token::tokens(text), &mut findings);
    findings.settled()
}

/// Whether the text has a digit, a sign of an address, or a colon before a name in a network: each `Stop` needs one.
/// Bytes first, because almost every text of an import ends here; letters of other scripts are looked at after that.
fn has_sign(text: &str) -> bool {
    let foreign = |at: usize| text.get(at..).and_then(|rest| rest.chars().next());
    text.as_bytes().iter().enumerate().any(|(at, &byte)| match SIGNS[usize::from(byte)] {
        Sign::No => false,
        Sign::Yes => true,
        Sign::Perhaps => foreign(at).is_some_and(|character| character == '\u{FF20}' || character.is_numeric()),
    })
}

/// Whether a character that begins with some byte is a digit or a sign of an address.
#[derive(Clone, Copy)]
enum Sign {
    No,
    Yes,
    Perhaps,
}

/// A table, because every byte of an import comes here. Accented, Greek and Cyrillic letters, which begin with 0xC3 to
/// 0xD4, are settled by it as well.
const SIGNS: [Sign; 256] = {
    let mut signs = [Sign::No; 256];
    let mut byte = 0;
    while byte < 256 {
        signs[byte] = match byte {
            0x30..=0x39 | 0x40 | 0x2F | 0x28 | 0x5B | 0x7B | 0x3A | 0x3D => Sign::Yes,
            0xC2 | 0xD5..=0xFF => Sign::Perhaps,
            _ => Sign::No,
        };
        byte += 1;
    }
    signs
};

/// The steps in their order, which matters: what one has explained (an address, a date) is not read again as a number.
fn find_stops(text: &str, tokens: &mut [token::Token], findings: &mut Findings) -> Vec<Range<usize>> {
    contacts::find(text, tokens, findings);
    iban::find(text, tokens, findings);
    let dates = dates::find(tokens, findings);
    files::find(tokens, findings);
    phones::find(tokens, findings);
    dates
}

/// What is wrong with the address of a link: only a profile, or an e-mail address. The digits of an address are not
/// read, because public documents have long numbers in theirs.
pub fn check_link(address: &str) -> Vec<Finding> {
    let mut findings = Findings(Vec::new());
    contacts::find(address, &mut [], &mut findings);
    findings.settled()
}

#[cfg(test)]
mod tests;
