//! Tests of the locale files: the typography of both languages, and that no text is empty or missing.
//!
//! Test code only. It reads the files themselves, so that a new namespace is looked at without being named here. What
//! the texts say is for people to judge.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Path of the key (`common.cancel`) and text, for every text of a language.
fn texts(locale: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/i18n/locales").join(locale);
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        flatten(name, &serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap(), &mut texts);
    }
    assert!(texts.len() > 100, "the locale files were not found");
    texts
}

fn flatten(key: String, value: &Value, texts: &mut BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            texts.insert(key, text.clone());
        }
        Value::Object(members) => {
            for (name, member) in members {
                flatten(format!("{key}.{name}"), member, texts);
            }
        }
        Value::Array(members) => {
            for (position, member) in members.iter().enumerate() {
                flatten(format!("{key}.{position}"), member, texts);
            }
        }
        other => panic!("{key} is no text: {other}"),
    }
}

/// Fails with every text for which the rule holds.
fn none_where(locale: &str, what: &str, breaks: impl Fn(&str) -> bool) {
    let found: Vec<_> = texts(locale).into_iter().filter(|(_, text)| breaks(text)).collect();
    assert!(found.is_empty(), "{what} ({locale}):\n{found:#?}");
}

/// Whether one of these marks stands anywhere without this character before it.
fn lacks_before(text: &str, marks: &[char], space: char) -> bool {
    let mut before = None;
    for character in text.chars() {
        if marks.contains(&character) && before != Some(space) {
            return true;
        }
        before = Some(character);
    }
    false
}

/// Web addresses and times keep their own punctuation.
fn prose(text: &str) -> String {
    text.split(' ')
        .filter(|word| !word.contains("://") && !word.contains("mailto:"))
        .map(|word| {
            let clock = word.split_once(':').is_some_and(|(hours, minutes)| {
                hours.ends_with(|c: char| c.is_ascii_digit()) && minutes.starts_with(|c: char| c.is_ascii_digit())
            });
            if clock { word.replace(':', "") } else { word.to_owned() }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn languages_have_the_same_keys() {
    let keys =
        |locale| texts(locale).into_keys().filter(|key| !key.starts_with("country_aliases.")).collect::<Vec<_>>();
    assert_eq!(keys("en"), keys("fr"));
}

#[test]
fn no_text_is_empty_or_has_blanks_at_its_ends() {
    for locale in ["en", "fr"] {
        none_where(locale, "empty, or blanks at the ends", |text| text.is_empty() || text != text.trim());
        none_where(locale, "two blanks in a row", |text| text.contains("  "));
    }
}

#[test]
fn apostrophes_and_ellipses_are_typographic() {
    for locale in ["en", "fr"] {
        none_where(locale, "straight apostrophe or quotation mark", |text| text.contains(['\'', '"']));
        none_where(locale, "three points", |text| text.contains("..."));
    }
}

#[test]
fn french_puts_a_narrow_space_before_high_marks() {
    none_where("fr", "no U+202F before ; ! ?", |text| lacks_before(&prose(text), &[';', '!', '?'], '\u{202f}'));
}

#[test]
fn french_puts_an_unbreakable_space_before_colons() {
    none_where("fr", "no U+00A0 before a colon", |text| lacks_before(&prose(text), &[':'], '\u{a0}'));
}

#[test]
fn french_quotes_are_guillemets_with_narrow_spaces() {
    none_where("fr", "no U+202F inside guillemets", |text| {
        lacks_before(text, &['»'], '\u{202f}') || text.split('«').skip(1).any(|rest| !rest.starts_with('\u{202f}'))
    });
    none_where("fr", "English quotation marks", |text| text.contains(['“', '”']));
}

#[test]
fn french_first_is_1er() {
    let months = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    none_where("fr", "1 before a month", |text| {
        months.iter().any(|month| text.contains(&format!("1 {month}")) || text.contains(&format!("1\u{a0}{month}")))
    });
}

#[test]
fn english_has_no_space_before_marks() {
    none_where("en", "space before a mark", |text| {
        [" ;", " !", " ?", " :", "\u{a0}:", "\u{202f}"].iter().any(|mark| text.contains(mark))
    });
}

#[test]
fn rules_find_what_they_should() {
    assert!(lacks_before("Vraiment ?", &['?'], '\u{202f}'));
    assert!(!lacks_before("Vraiment\u{202f}?", &['?'], '\u{202f}'));
    assert!(!lacks_before(&prose("de 14:30 à 15:00"), &[':'], '\u{a0}'));
}
