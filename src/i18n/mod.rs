//! Words for people, in English and French, and dates, numbers and names in the form each language wants.
//!
//! `ui`, `pages` and `app` use it. A page keeps its texts in `locales/{en,fr}/<page>.json` and writes
//! `t!(locale, page.key)`; the key is checked when the program is compiled, and `build.rs` refuses to build when a
//! text exists in one language only. Texts of codes (sectors, themes, kinds of notes…) come from [`label`].
//!
//! It deliberately does not choose the language (`shell` does), holds no signals and no context (the app mounts anew
//! when the language changes), and names no other folder of this crate: dates come in as milliseconds and zone names.

mod countries;
mod format;
mod labels;
mod locale;

#[cfg(test)]
mod typography;

/// The catalogue that `build.rs` writes from the locale files.
mod catalogue {
    include!(concat!(env!("OUT_DIR"), "/catalogue/mod.rs"));
}

pub use catalogue::i18n::Locale;
pub use countries::{countries, country_aliases, country_name};
pub use format::*;
pub use labels::{Vocabulary, article, codes, label, label_named, label_or_code, problem_hint, problem_message};

/// The text of a key in a language: `&'static str`, or a `String` when values are filled in.
///
/// `t!(locale, common.cancel)`, `t!(locale, agenda.ends_in, time = relative)`. A value may be anything that can be
/// displayed; it is taken by reference as `dyn Display`, so that a text is compiled once however many types fill it.
macro_rules! t {
    ($locale:expr, $namespace:ident $(. $key:ident)+) => {
        ::leptos_i18n::td_string!($locale, $namespace $(. $key)+)
    };
    ($locale:expr, $namespace:ident $(. $key:ident)+, $($name:ident = $value:expr),+ $(,)?) => {
        ::leptos_i18n::td_string!(
            $locale,
            $namespace $(. $key)+,
            $($name = &$value as &dyn ::core::fmt::Display),+
        )
    };
}
pub(crate) use t;

/// The text for a number of things: the first key for one, the second for several; both hold `{{ count }}`.
///
/// `t_count!(locale, 12, people.found_single, people.found_several)`. Which of the two a number takes is the
/// language's affair (French counts nought as singular); the number is written as the language writes it. Further
/// values follow as in [`t!`].
macro_rules! t_count {
    (
        $locale:expr, $count:expr,
        $single_space:ident $(. $single:ident)+,
        $several_space:ident $(. $several:ident)+
        $(, $name:ident = $value:expr)* $(,)?
    ) => {{
        let locale = $locale;
        let count: usize = $count;
        let number = $crate::i18n::count(locale, count);
        match $crate::i18n::plural(locale, count) {
            $crate::i18n::Plural::Single => {
                $crate::i18n::t!(locale, $single_space $(. $single)+, count = number $(, $name = $value)*)
            }
            $crate::i18n::Plural::Several => {
                $crate::i18n::t!(locale, $several_space $(. $several)+, count = number $(, $name = $value)*)
            }
        }
    }};
}
pub(crate) use t_count;

#[cfg(test)]
mod tests {
    use super::Locale;

    #[test]
    fn text_follows_the_language_and_takes_its_values() {
        assert_eq!(t!(Locale::EN, common.cancel), "Cancel");
        assert_eq!(t!(Locale::FR, common.saved_at, time = "14:30"), "Enregistré à 14:30");
        assert_eq!(t!(Locale::EN, common.shown_of, shown = 23, total = 412), "23 of 412");
    }

    #[test]
    fn number_chooses_the_form_of_its_text() {
        let found = |locale, count| t_count!(locale, count, common.results_single, common.results_several);
        assert_eq!(found(Locale::EN, 0), "0 results");
        assert_eq!(found(Locale::FR, 0), "0 résultat");
        assert_eq!(found(Locale::FR, 2), "2 résultats");
    }
}
