//! A text of a pack, picked for the reader, with the language it is in.
//!
//! For the rows that pages compute from the workspace. Deliberately no view: [`Said::words`] hands it to `ui`.

use crate::domain::text::Localised;
use crate::i18n::Locale;
use crate::ui::Words;

/// A text and its language.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Said {
    /// What it says.
    pub text: String,
    /// BCP 47 tag; empty where it is the reader's own language or nobody said.
    pub lang: String,
}

impl Said {
    /// The wording of `text` for a reader of `locale`.
    pub fn pick(text: &Localised, locale: Locale) -> Self {
        let Some((tag, words)) = text.pick(locale.tag()) else { return Self::default() };
        let own = tag.primary() == locale.tag() || tag.primary() == "und";
        Self { text: words.to_owned(), lang: if own { String::new() } else { tag.as_str().to_owned() } }
    }

    /// The same with words of the interface where there are none.
    #[must_use]
    pub fn or(self, otherwise: &str) -> Self {
        if self.text.is_empty() { Self { text: otherwise.to_owned(), lang: String::new() } } else { self }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// For the parts of `ui`.
    pub fn words(&self) -> Words {
        Words::foreign(self.text.clone(), self.lang.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::Said;
    use crate::domain::text::{LanguageTag, Localised};
    use crate::i18n::Locale;

    #[test]
    fn only_a_text_in_another_language_names_its_language() {
        let text = Localised::of(LanguageTag::parse("fr").unwrap(), "Pause");
        assert_eq!(Said::pick(&text, Locale::FR).lang, "");
        assert_eq!(Said::pick(&text, Locale::EN), Said { text: "Pause".to_owned(), lang: "fr".to_owned() });
        assert_eq!(Said::pick(&Localised::default(), Locale::EN).or("Untitled").text, "Untitled");
    }
}
