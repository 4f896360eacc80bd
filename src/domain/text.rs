//! Texts that people wrote, and the languages they wrote them in.
//!
//! Used by every record with words in it. Chooses a language, never translates; cleaning foreign text is `pack`'s.

use std::collections::BTreeMap;
use std::fmt;

/// A language as BCP 47 writes it: `en`, `fr`, `cnr`, `sr-Latn`; `und` where nobody said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LanguageTag(Box<str>);

impl LanguageTag {
    /// The only door: letters, digits and hyphens in parts of 1 to 8, at most 35 bytes (RFC 5646, 4.4.1).
    pub fn parse(text: &str) -> Option<Self> {
        let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let first = text.split('-').next().unwrap_or_default();
        let primary = first.len() >= 2 && first.bytes().all(|byte| byte.is_ascii_alphabetic());
        (primary && text.len() <= 35 && text.split('-').all(part)).then(|| Self(text.into()))
    }

    /// The tag of a text whose language nobody said.
    pub fn undetermined() -> Self {
        Self("und".into())
    }

    /// The tag as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language alone: `sr` of `sr-Latn`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }
}

impl Default for LanguageTag {
    fn default() -> Self {
        Self::undetermined()
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// One text in several languages. A text whose language nobody said stands under `und`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localised(pub BTreeMap<LanguageTag, String>);

impl Localised {
    /// A text in one language.
    pub fn of(language: LanguageTag, text: &str) -> Self {
        Self([(language, text.to_owned())].into())
    }

    /// The text for a reader of `wanted`: that language, else its relative, else English, French, or any; with its language.
    pub fn pick(&self, wanted: &str) -> Option<(&LanguageTag, &str)> {
        let by = |test: &dyn Fn(&LanguageTag) -> bool| {
            self.0.iter().find(|(tag, text)| !text.is_empty() && test(tag)).map(|(tag, text)| (tag, text.as_str()))
        };
        by(&|tag| tag.as_str() == wanted)
            .or_else(|| by(&|tag| tag.primary() == wanted))
            .or_else(|| by(&|tag| tag.primary() == "en"))
            .or_else(|| by(&|tag| tag.primary() == "fr"))
            .or_else(|| by(&|_| true))
    }

    /// The words of [`Localised::pick`], empty where there are none.
    pub fn words(&self, wanted: &str) -> &str {
        self.pick(wanted).map_or("", |(_, text)| text)
    }

    /// Whether there is no word in any language.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(String::is_empty)
    }

    /// Every wording, for search.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::{LanguageTag, Localised};

    fn text(pairs: &[(&str, &str)]) -> Localised {
        Localised(pairs.iter().map(|(tag, text)| (LanguageTag::parse(tag).unwrap(), (*text).to_owned())).collect())
    }

    #[test]
    fn the_readers_language_comes_first_and_something_is_better_than_nothing() {
        let both = text(&[("en", "Break"), ("fr", "Pause")]);
        assert_eq!(both.words("fr"), "Pause");
        assert_eq!(text(&[("de", "Pause!")]).words("fr"), "Pause!");
        assert_eq!(text(&[("fr-CH", "Pause")]).words("fr"), "Pause");
        assert_eq!(text(&[("fr", ""), ("en", "Break")]).words("fr"), "Break");
        assert_eq!(Localised::default().pick("fr"), None);
    }

    #[test]
    fn a_language_tag_has_the_form_of_bcp_47() {
        assert!(LanguageTag::parse("cnr").is_some());
        assert!(LanguageTag::parse("sr-Latn").is_some());
        for wrong in ["", "e", "englishlanguage", "fr_FR", "-", "en-", "12", "é"] {
            assert!(LanguageTag::parse(wrong).is_none(), "{wrong}");
        }
    }
}
