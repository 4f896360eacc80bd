//! Codes of the controlled vocabularies: what packs write instead of words.
//!
//! Used by every record that classifies. A code that this version does not know is kept and shown raw, never dropped;
//! the words for codes are texts for people and live in the locale files.

use std::fmt;
use std::marker::PhantomData;

/// A vocabulary whose values the app may hold without knowing them all.
pub trait Coded: Sized + Clone {
    /// The vocabulary's name, as the labels of its codes are filed under.
    const VOCABULARY: &'static str;
    /// The codes this version knows, in the order in which a form offers them.
    const KNOWN: &'static [&'static str];
    /// The value of a well-formed code; unknown ones are kept.
    fn from_code(code: &str) -> Self;
    /// The code as packs write it.
    fn code(&self) -> &str;
    /// Whether this version knows the code.
    fn is_known(&self) -> bool {
        Self::KNOWN.contains(&self.code())
    }
}

/// Whether a text has the form of a code: 1 to 64 of `a-z A-Z 0-9 _ . -` and `§` (articles: `9§2`).
pub fn is_code(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '§'))
}

/// A value of the open vocabulary `V`, which no rule of the app decides on.
pub struct Code<V> {
    code: Box<str>,
    of: PhantomData<fn() -> V>,
}

/// The name and the known codes of an open vocabulary.
pub trait Vocabulary {
    /// See [`Coded::VOCABULARY`].
    const NAME: &'static str;
    /// See [`Coded::KNOWN`].
    const CODES: &'static [&'static str];
}

impl<V: Vocabulary> Coded for Code<V> {
    const VOCABULARY: &'static str = V::NAME;
    const KNOWN: &'static [&'static str] = V::CODES;
    fn from_code(code: &str) -> Self {
        Self { code: code.into(), of: PhantomData }
    }
    fn code(&self) -> &str {
        &self.code
    }
}

impl<V> Clone for Code<V> {
    fn clone(&self) -> Self {
        Self { code: self.code.clone(), of: PhantomData }
    }
}
impl<V> Default for Code<V> {
    fn default() -> Self {
        Self { code: "".into(), of: PhantomData }
    }
}
impl<V> PartialEq for Code<V> {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}
impl<V> Eq for Code<V> {}
impl<V> PartialOrd for Code<V> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<V> Ord for Code<V> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.code.cmp(&other.code)
    }
}
impl<V> fmt::Debug for Code<V> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.code, formatter)
    }
}

/// Declares an open vocabulary: a type that only names it, its name and its codes.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $kind:ident, $name:literal, [$($code:literal),* $(,)?]) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub enum $kind {}
        impl $crate::domain::code::Vocabulary for $kind {
            const NAME: &'static str = $name;
            const CODES: &'static [&'static str] = &[$($code),*];
        }
    };
}
pub(crate) use vocabulary;

/// Declares a vocabulary that rules decide on: an enum with a variant for each known code and one for the rest.
macro_rules! choices {
    ($(#[$doc:meta])* $kind:ident, $name:literal, { $($(#[$variant_doc:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $kind {
            $($(#[$variant_doc])* $variant,)*
            /// A code of a newer version, kept.
            Other(Box<str>),
        }
        impl $crate::domain::code::Coded for $kind {
            const VOCABULARY: &'static str = $name;
            const KNOWN: &'static [&'static str] = &[$($code),*];
            fn from_code(code: &str) -> Self {
                match code { $($code => Self::$variant,)* _ => Self::Other(code.into()) }
            }
            fn code(&self) -> &str {
                match self { $(Self::$variant => $code,)* Self::Other(code) => code }
            }
        }
    };
}
pub(crate) use choices;

#[cfg(test)]
mod tests {
    use super::{Code, Coded, Vocabulary, is_code};

    enum Colour {}
    impl Vocabulary for Colour {
        const NAME: &'static str = "colour";
        const CODES: &'static [&'static str] = &["red"];
    }

    #[test]
    fn an_unknown_code_is_kept_as_it_is() {
        let colour = Code::<Colour>::from_code("x_teal");
        assert!(!colour.is_known());
        assert_eq!(colour.code(), "x_teal");
    }

    #[test]
    fn articles_with_paragraphs_are_codes_and_sentences_are_not() {
        assert!(is_code("9§2"));
        assert!(!is_code("two words"));
        assert!(!is_code(""));
    }
}
