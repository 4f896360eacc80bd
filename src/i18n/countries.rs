//! Names of countries: the app's own table first, then the browser's, then the code itself.
//!
//! Used wherever a country is shown, chosen or searched. The table holds the countries of the conference's world under
//! the names they use there (Türkiye, Republic of Moldova); it takes no position on any other, and a pack may bring its
//! own label for a code. It deliberately does not say who is a member or a Party of anything: that is `domain`'s.

use super::{Locale, compare, format::region_name};

/// The tables that `build.rs` writes from `countries.json` and `country_aliases.json`.
mod tables {
    include!(concat!(env!("OUT_DIR"), "/countries.rs"));
}

/// The name of a country in a language, by its ISO 3166-1 alpha-2 code in capitals. An unknown code comes back as it is.
pub fn country_name(locale: Locale, code: &str) -> String {
    match tables::NAMES.binary_search_by_key(&code, |(known, _)| known) {
        Ok(position) => tables::NAMES[position].1[locale.column()].to_owned(),
        Err(_) => region_name(locale, code).unwrap_or_else(|| code.to_owned()),
    }
}

/// Older and shorter names of a country, in both languages, by which people search it; empty if there are none.
pub fn country_aliases(code: &str) -> &'static [&'static str] {
    match tables::ALIASES.binary_search_by_key(&code, |(known, _)| known) {
        Ok(position) => tables::ALIASES[position].1,
        Err(_) => &[],
    }
}

/// The countries of the table as code and name, in the order in which the language lists them.
pub fn countries(locale: Locale) -> Vec<(&'static str, &'static str)> {
    let mut rows: Vec<_> = tables::NAMES.iter().map(|(code, names)| (*code, names[locale.column()])).collect();
    rows.sort_by(|left, right| compare(locale, left.1, right.1));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_holds_the_countries_of_the_conference() {
        // 46 members, two others with a history there, five observers, one observer to the Assembly, one neighbour.
        assert_eq!(tables::NAMES.len(), 55);
        assert!(tables::NAMES.is_sorted_by_key(|row| row.0));
        assert!(tables::ALIASES.is_sorted_by_key(|row| row.0));
    }

    #[test]
    fn names_are_the_ones_used_there() {
        assert_eq!(country_name(Locale::EN, "TR"), "Türkiye");
        assert_eq!(country_name(Locale::FR, "SK"), "République slovaque");
        assert_eq!(country_name(Locale::EN, "XA"), "XA");
    }

    #[test]
    fn older_names_are_found_in_both_languages() {
        assert_eq!(country_aliases("TR"), ["Turkey", "Turquie"]);
        assert!(country_aliases("FR").is_empty());
    }

    #[test]
    fn order_follows_the_language() {
        let place = |locale, code| countries(locale).iter().position(|row| row.0 == code);
        assert!(place(Locale::EN, "DE") > place(Locale::EN, "FR"));
        assert!(place(Locale::FR, "DE") < place(Locale::FR, "FR"));
    }
}
