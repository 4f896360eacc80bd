//! JSON as a tree: texts borrowed from the file where they can be, nothing unsafe let in.
//!
//! Used by [`super::read`], [`super::canonical`] and `interop`. Reads through `serde_json` and adds what it does not
//! refuse by itself: deep nesting, the same key twice, numbers that not every reader understands alike, huge texts.
//! Printing is `canonical`'s.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{MAX_DEPTH, MAX_TEXT};
use crate::domain::order;
use crate::domain::problem::{Cause, Place, Problem, Severity};

/// The members of an object, in the order of the file.
pub type Members<'a> = Vec<(Cow<'a, str>, Json<'a>)>;

/// A JSON value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Json<'a> {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A whole number of at most 2^53 - 1 either way.
    Integer(i64),
    /// Any other number; only where [`Numbers::Any`] was asked for.
    Real(f64),
    /// A string.
    Text(Cow<'a, str>),
    /// An array.
    List(Vec<Json<'a>>),
    /// An object; no key is there twice.
    Object(Members<'a>),
    /// A value already written in canonical form.
    Raw(Cow<'a, str>),
}

impl<'a> Json<'a> {
    /// The member `name` of an object.
    pub fn member(&self, name: &str) -> Option<&Json<'a>> {
        match self {
            Self::Object(members) => members.iter().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text of a string.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The elements of an array; nothing for other values.
    pub fn as_list(&self) -> &[Json<'a>] {
        match self {
            Self::List(list) => list,
            _ => &[],
        }
    }
}

/// Which numbers are let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// Whole ones of at most 2^53 - 1 either way, as in packs.
    Whole,
    /// All that an `f64` holds, as in foreign files.
    Any,
}

/// The greatest whole number that every JSON reader understands.
pub(super) const MAX_INTEGER: i64 = (1 << 53) - 1;

/// Reads one JSON value.
pub fn parse(text: &str, numbers: Numbers) -> Result<Json<'_>, Problem> {
    parse_by(Rules::new(numbers), text)
}

/// [`parse`] of a whole pack: those that a backup carries may be as deep as any pack, counted from their own outermost
/// object, which lies two levels down.
pub(super) fn parse_pack(text: &str) -> Result<Json<'_>, Problem> {
    parse_by(Rules { deepest: MAX_DEPTH + 2, ..Rules::new(Numbers::Whole) }, text)
}

fn parse_by(mut rules: Rules, text: &str) -> Result<Json<'_>, Problem> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Tree { rules: &mut rules, depth: 1 }.deserialize(&mut deserializer);
    value.and_then(|value| deserializer.end().map(|()| value)).map_err(|error| rules.problem(text, &error))
}

/// What is let in while reading, and why reading was broken off.
#[derive(Debug)]
pub(super) struct Rules {
    numbers: Numbers,
    deepest: u32,
    pub(super) cause: Option<Cause>,
}

impl Rules {
    pub(super) fn new(numbers: Numbers) -> Self {
        Self { numbers, deepest: MAX_DEPTH, cause: None }
    }

    /// Refuses a text that is longer than any may be.
    pub(super) fn check_text<E: Error>(&mut self, text: &str) -> Result<(), E> {
        if text.len() > MAX_TEXT {
            let count = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
            return Err(self.refuse(Cause::TextTooLong(count(text.len()), count(MAX_TEXT))));
        }
        Ok(())
    }

    /// Breaks off: the cause is kept here, because serde's errors carry words only.
    pub(super) fn refuse<E: Error>(&mut self, cause: Cause) -> E {
        self.cause = Some(cause);
        E::custom("")
    }

    /// The error as a problem with its place.
    pub(super) fn problem(&mut self, text: &str, error: &serde_json::Error) -> Problem {
        let line_start = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
        let line = text.as_bytes().get(line_start..).unwrap_or_default();
        let before = line.get(..error.column()).unwrap_or(line);
        // A byte that continues a character does not count, so that the column is one of characters.
        let column = before.iter().filter(|byte| (**byte & 0xC0) != 0x80).count().max(1);
        let cause = match self.cause.take() {
            Some(Cause::Number(_)) => Cause::Number(number_before(before)),
            Some(cause) => cause,
            None => Cause::NotJson(words(error)),
        };
        let place = Place {
            line: u32::try_from(error.line().max(1)).ok(),
            column: u32::try_from(column).ok(),
            ..Place::default()
        };
        Problem { severity: Severity::Refused, place, cause }
    }
}

/// The parser's words without the place, which is told apart.
fn words(error: &serde_json::Error) -> String {
    let mut words = error.to_string();
    if let Some(place) = words.rfind(" at line ") {
        words.truncate(place);
    }
    words
}

/// The number that ends where reading was broken off: the file's own digits, so that no float is ever printed.
fn number_before(line: &[u8]) -> String {
    let is_part = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E');
    let end = line.iter().rposition(is_part).map_or(0, |last| last + 1);
    let start = line[..end].iter().rposition(|byte| !is_part(byte)).map_or(0, |last| last + 1);
    line[start..end].iter().take(40).copied().map(char::from).collect()
}

/// Reads one value at `depth` (the outermost is 1).
pub(super) struct Tree<'r> {
    pub(super) rules: &'r mut Rules,
    pub(super) depth: u32,
}

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Json<'de>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Tree<'_> {
    fn check_depth<E: Error>(&mut self) -> Result<(), E> {
        if self.depth > self.rules.deepest { Err(self.rules.refuse(Cause::TooDeep(MAX_DEPTH))) } else { Ok(()) }
    }
}

impl<'de> Visitor<'de> for Tree<'_> {
    type Value = Json<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Json<'de>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Json<'de>, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Json<'de>, E> {
        if (-MAX_INTEGER..=MAX_INTEGER).contains(&value) {
            return Ok(Json::Integer(value));
        }
        match self.rules.numbers {
            Numbers::Whole => Err(self.rules.refuse(Cause::Number(String::new()))),
            #[expect(clippy::cast_precision_loss, reason = "whoever asks for any number takes it as JavaScript would")]
            Numbers::Any => Ok(Json::Real(value as f64)),
        }
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json<'de>, E> {
        self.visit_i64(i64::try_from(value).unwrap_or(i64::MAX))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Json<'de>, E> {
        match self.rules.numbers {
            Numbers::Whole => Err(self.rules.refuse(Cause::Number(String::new()))),
            Numbers::Any => Ok(Json::Real(value)),
        }
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Json<'de>, E> {
        self.rules.check_text(text)?;
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json<'de>, E> {
        self.rules.check_text(text)?;
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut elements: A) -> Result<Json<'de>, A::Error> {
        self.check_depth()?;
        let mut list = Vec::new();
        while let Some(value) = elements.next_element_seed(Tree { rules: self.rules, depth: self.depth + 1 })? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut entries: A) -> Result<Json<'de>, A::Error> {
        self.check_depth()?;
        let mut members: Members<'de> = Vec::with_capacity(8);
        let mut keys = Keys::default();
        while let Some(key) = entries.next_key_seed(Key)? {
            self.rules.check_text(&key)?;
            if keys.is_repeated(&members, &key) {
                return Err(self.rules.refuse(Cause::DuplicateKey(key.into_owned())));
            }
            let value = entries.next_value_seed(Tree { rules: self.rules, depth: self.depth + 1 })?;
            members.push((key, value));
        }
        match keys.repeated_among(&members) {
            Some(key) => Err(self.rules.refuse(Cause::DuplicateKey(key))),
            None => Ok(Json::Object(members)),
        }
    }
}

/// Watches for the same key twice: free while keys come in order, as packs write them.
#[derive(Default)]
pub(super) struct Keys {
    unordered: bool,
}

impl Keys {
    /// Up to how many members a key is compared with each one before it; beyond, all are sorted once at the end.
    const FEW: usize = 64;

    pub(super) fn is_repeated(&mut self, members: &Members<'_>, key: &str) -> bool {
        match members.last() {
            None => return false,
            Some((last, _)) if !self.unordered && **last < *key => return false,
            Some(_) => self.unordered = true,
        }
        members.len() <= Self::FEW && members.iter().any(|(known, _)| known == key)
    }

    pub(super) fn repeated_among(&self, members: &Members<'_>) -> Option<String> {
        if !self.unordered || members.len() <= Self::FEW {
            return None;
        }
        let mut names: Vec<&str> = members.iter().map(|(key, _)| &**key).collect();
        order::sort_by(&mut names, Ord::cmp);
        names.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0].to_owned())
    }
}

/// Reads the key of a member.
pub(super) struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'de, str>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;
    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(text))
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}
