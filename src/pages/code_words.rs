//! The words of a code that a conference may have added to.
//!
//! Used by every page that shows a code of an open vocabulary: the app's own words come first, then those that the
//! organiser's edition brings with its codes (`x_…`), then the code itself, so that nothing is dropped. Codes on which
//! rules decide are closed and need no conference: their words are `i18n`'s alone.

use crate::domain::code::{Code, Coded, Vocabulary};
use crate::domain::edition::Edition;
use crate::domain::workspace::Workspace;
use crate::i18n::{Locale, label_named};

/// The words of a code.
pub fn code_words<V: Vocabulary>(workspace: &Workspace, locale: Locale, code: &Code<V>) -> String {
    words_of_code(workspace.edition(), locale, V::NAME, code.code())
}

/// The words of a code of the vocabulary of that name, as the edition has them that the code belongs to.
pub fn words_of_code(edition: Option<&Edition>, locale: Locale, vocabulary: &str, code: &str) -> String {
    let added = edition.and_then(|edition| edition.added_code(vocabulary, code));
    // The words of the app win: a pack that renames a known code would make two devices read one note differently.
    match (label_named(locale, vocabulary, code), added) {
        (words, Some(added)) if words == code => {
            let label = added.label.words(locale.tag());
            if label.is_empty() { words } else { label.to_owned() }
        }
        (words, _) => words,
    }
}

#[cfg(test)]
mod tests {
    use super::words_of_code;
    use crate::domain::edition::{Edition, ExtraCode};
    use crate::domain::text::{LanguageTag, Localised};
    use crate::i18n::Locale;

    fn edition_with(code: &str) -> Edition {
        let mut label = Localised::default();
        label.0.insert(LanguageTag::parse("en").unwrap(), "Youth clubs".to_owned());
        label.0.insert(LanguageTag::parse("fr").unwrap(), "Maisons des jeunes".to_owned());
        let added = ExtraCode { vocabulary: "sector".into(), code: code.into(), label, ..ExtraCode::default() };
        Edition { vocab_extra: vec![added], ..Edition::default() }
    }

    #[test]
    fn a_code_of_the_conference_is_shown_in_its_own_words() {
        let edition = edition_with("x_youth_clubs");
        assert_eq!(words_of_code(Some(&edition), Locale::EN, "sector", "x_youth_clubs"), "Youth clubs");
        assert_eq!(words_of_code(Some(&edition), Locale::FR, "sector", "x_youth_clubs"), "Maisons des jeunes");
        assert_eq!(words_of_code(Some(&edition), Locale::FR, "theme", "x_youth_clubs"), "x_youth_clubs");
        assert_eq!(words_of_code(None, Locale::EN, "sector", "x_youth_clubs"), "x_youth_clubs");
    }

    #[test]
    fn a_pack_cannot_rename_a_known_code() {
        let edition = edition_with("police");
        assert_ne!(words_of_code(Some(&edition), Locale::EN, "sector", "police"), "Youth clubs");
    }
}
