//! The two lists of words.
//!
//! `english.txt` and `french.txt` are the lists of BIP-39, taken over from the crate `bip39` 3.0.0, which is under
//! CC0-1.0; they are the same as in the reference implementation (MIT). The French list is written in NFC here. They
//! must never change: a word's place in its list is what makes a written-down phrase open a file.

/// A language that has a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// French.
    French,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// Its code: `en` or `fr`.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// The language of a code; nothing for any other than `en` and `fr`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The 2,048 words in their order.
    pub(super) fn words(self) -> Vec<&'static str> {
        let text = match self {
            Self::English => include_str!("english.txt"),
            Self::French => include_str!("french.txt"),
        };
        text.lines().collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sha2::{Digest, Sha256};

    use super::super::typed::plain;
    use super::Language;

    #[test]
    fn the_lists_are_those_of_bip_39() {
        let digest = |text: &str| format!("{:x}", Sha256::digest(text));
        // The digest of `english.txt` as it is published; the French one is of our NFC form.
        let published = "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda";
        assert_eq!(digest(include_str!("english.txt")), published);
        let composed = "431c1d074225d2b7e82db857d7c3ea58051df546e7c8b74c1f6dcab36351fd56";
        assert_eq!(digest(include_str!("french.txt")), composed);
    }

    #[test]
    fn four_letters_without_accents_tell_every_word_of_a_list() {
        for language in Language::ALL {
            let words = language.words();
            let starts: BTreeSet<String> = words.iter().map(|word| plain(word).chars().take(4).collect()).collect();
            assert_eq!((words.len(), starts.len()), (2048, 2048), "{language:?}");
            assert!(words.iter().all(|word| plain(word).bytes().all(|byte| byte.is_ascii_lowercase())));
        }
    }

    #[test]
    fn a_language_is_found_by_its_code() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
        }
        assert_eq!(Language::from_code("de"), None);
    }
}
