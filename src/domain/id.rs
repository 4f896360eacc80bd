//! Identifiers: the names that records have in packs, one type for each kind of record.
//!
//! Used by everything that points at a record. Ids are opaque: nothing here reads a meaning out of them, and
//! nothing here makes them up, because randomness enters the app as data (`Id::from_random`).

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

/// The longest id, in bytes.
pub const MAX_LENGTH: usize = 64;

/// The name of a record of type `T`: 1 to 64 of `A-Z a-z 0-9 _ . -`, unique within its issuer.
///
/// `Default` is the blank that a reader fills; `parse` never returns it and no finished record holds it.
pub struct Id<T: ?Sized> {
    text: Arc<str>,
    of: PhantomData<fn() -> T>,
}

/// Why a text is no id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdError {
    /// Nothing there.
    Empty,
    /// Longer than [`MAX_LENGTH`] bytes.
    TooLong(usize),
    /// A character outside the alphabet.
    Character(char),
}

impl<T: ?Sized> Id<T> {
    /// The only door from foreign text.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        if text.is_empty() {
            return Err(IdError::Empty);
        }
        if text.len() > MAX_LENGTH {
            return Err(IdError::TooLong(text.len()));
        }
        let foreign = |c: &char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'));
        match text.chars().find(foreign) {
            Some(character) => Err(IdError::Character(character)),
            None => Ok(Self { text: text.into(), of: PhantomData }),
        }
    }

    /// A new id of `prefix`, an underscore and 80 random bits in Crockford's base 32.
    pub fn from_random(prefix: char, random: [u8; 10]) -> Self {
        const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let bits = random.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let digits = (0..16).rev().map(|place| char::from(ALPHABET[(bits >> (place * 5)) as usize & 31]));
        let text: String = [prefix, '_'].into_iter().chain(digits).collect();
        Self { text: text.into(), of: PhantomData }
    }

    /// The id as it stands in packs.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The same name, said of another type: for records that stand for another one, such as a star for its session.
    pub fn cast<U: ?Sized>(&self) -> Id<U> {
        Id { text: Arc::clone(&self.text), of: PhantomData }
    }
}

impl<T: ?Sized> Default for Id<T> {
    fn default() -> Self {
        Self { text: "".into(), of: PhantomData }
    }
}
impl<T: ?Sized> Clone for Id<T> {
    fn clone(&self) -> Self {
        self.cast()
    }
}
impl<T: ?Sized> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}
impl<T: ?Sized> Eq for Id<T> {}
impl<T: ?Sized> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T: ?Sized> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}
impl<T: ?Sized> fmt::Debug for Id<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, formatter)
    }
}
impl<T: ?Sized> fmt::Display for Id<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}
impl<T: ?Sized> Borrow<str> for Id<T> {
    fn borrow(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::{Id, IdError};

    #[test]
    fn foreign_guids_are_kept_as_they_are() {
        let id = Id::<()>::parse("81f5f0c4-1111-5a5b-9c9d-000000000001");
        assert_eq!(id.as_ref().map(Id::as_str), Ok("81f5f0c4-1111-5a5b-9c9d-000000000001"));
    }

    #[test]
    fn an_id_is_short_and_plain() {
        assert_eq!(Id::<()>::parse(""), Err(IdError::Empty));
        assert_eq!(Id::<()>::parse("a/b"), Err(IdError::Character('/')));
        assert_eq!(Id::<()>::parse(&"x".repeat(65)), Err(IdError::TooLong(65)));
    }

    #[test]
    fn new_ids_carry_every_random_bit() {
        assert_eq!(Id::<()>::from_random('n', [255; 10]).as_str(), "n_zzzzzzzzzzzzzzzz");
        assert_eq!(Id::<()>::from_random('n', [0; 10]).as_str(), "n_0000000000000000");
    }
}
