//! The reference texts keep to the part of Markdown that the app shows and to the typography of their language, and the
//! sample's notes pass the safeguarding check.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use plenary::domain::safeguarding::{self, Level};
use serde_json::Value;

/// The reference texts: name and language to text.
fn texts() -> BTreeMap<(String, String), String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/texts");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut texts = BTreeMap::new();
    for path in paths.filter(|path: &PathBuf| path.extension().is_some_and(|extension| extension == "md")) {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let (name, language) = stem.rsplit_once('.').unwrap();
        texts.insert((name.to_owned(), language.to_owned()), fs::read_to_string(&path).unwrap());
    }
    texts
}

/// What is wrong with the typography of French words. Code, links and addresses must be taken out before.
pub fn french_faults(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut faults = Vec::new();
    for (place, letter) in letters.iter().enumerate() {
        let before = place.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(place + 1).copied();
        let right = match letter {
            // U+202F before these, but not between two of them (`?!`) nor at the very beginning.
            ';' | '!' | '?' => before.is_none_or(|c| matches!(c, '\u{202F}' | '!' | '?')),
            '»' => before == Some('\u{202F}'),
            '«' => after == Some('\u{202F}'),
            // Times (14:30) have no space.
            ':' => {
                let clock = before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(|c| c.is_ascii_digit());
                clock || before == Some('\u{A0}')
            }
            '%' => before.is_none_or(|c| matches!(c, '\u{202F}' | '\u{A0}')),
            '\'' | '"' | '“' | '”' => false,
            '.' => !(after == Some('.') && before == Some('.')),
            _ => true,
        };
        if !right {
            let around: String = letters[place.saturating_sub(15)..letters.len().min(place + 6)].iter().collect();
            faults.push(format!("{letter:?} in {around:?}"));
        }
    }
    faults
}

/// What is wrong with the typography of English words.
pub fn english_faults(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut faults = Vec::new();
    for (place, letter) in letters.iter().enumerate() {
        let before = place.checked_sub(1).map(|at| letters[at]);
        let wrong = match letter {
            '\'' | '"' | '«' | '»' => true,
            ';' | ':' | '!' | '?' | ',' => before.is_some_and(char::is_whitespace),
            _ => false,
        };
        if wrong {
            let around: String = letters[place.saturating_sub(15)..letters.len().min(place + 6)].iter().collect();
            faults.push(format!("{letter:?} in {around:?}"));
        }
    }
    faults
}

/// The words of a line without the addresses of its links; the addresses apart.
fn without_links(line: &str) -> (String, Vec<String>) {
    let (mut words, mut addresses) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("](") {
        let (address, after) = after.split_once(')').unwrap_or((after, ""));
        words.push_str(before);
        words.push(']');
        addresses.push(address.to_owned());
        rest = after;
    }
    words.push_str(rest);
    (words, addresses)
}

#[test]
fn reference_texts_follow_the_typography_of_their_language() {
    let mut faults = Vec::new();
    for ((name, language), text) in texts() {
        for (number, line) in text.lines().enumerate() {
            let (words, _) = without_links(line);
            let found = if language == "fr" { french_faults(&words) } else { english_faults(&words) };
            faults.extend(found.into_iter().map(|fault| format!("{name}.{language}.md:{}: {fault}", number + 1)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_rules_of_french_typography_tell_right_from_wrong() {
    assert!(french_faults("Oui\u{202F}! «\u{202F}Quoi\u{202F}?\u{202F}» l’été\u{A0}: 14:30, 50\u{202F}%…").is_empty());
    for wrong in ["Oui !", "Oui!", "« Quoi »", "l'été", "l’été :", "l’été:", "\"mot\"", "50 %", "mot...", "\u{A0}; "]
    {
        assert!(!french_faults(wrong).is_empty(), "{wrong:?}");
    }
    assert!(english_faults("“Yes”, it’s here: 14:30!").is_empty());
    assert!(!english_faults("it's").is_empty() && !english_faults("here :").is_empty());
}

#[test]
fn reference_texts_exist_in_both_languages_with_the_same_outline() {
    let texts = texts();
    let outline = |text: &str| -> Vec<String> {
        let mark = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
        text.lines().filter(|line| line.starts_with(['#', '-', '1'])).map(mark).collect()
    };
    for name in ["help", "accessibility", "worried", "privacy"] {
        let of = |language: &str| &texts[&(name.to_owned(), language.to_owned())];
        assert_eq!(outline(of("en")), outline(of("fr")), "{name}");
    }
    assert_eq!(texts.len(), 8);
}

#[test]
fn reference_texts_use_only_what_the_app_can_show() {
    for ((name, language), text) in texts() {
        let place = |number: usize| format!("{name}.{language}.md:{}", number + 1);
        assert!(text.starts_with("# "), "{name}.{language} begins with its title");
        assert_eq!(text.lines().filter(|line| line.starts_with("# ")).count(), 1, "{name}.{language} has one title");
        assert!(text.ends_with('\n') && !text.contains("\n\n\n"), "{name}.{language}");
        for (number, line) in text.lines().enumerate() {
            assert_eq!(line.matches("**").count() % 2, 0, "bold begins and ends in {}", place(number));
            assert!(!line.starts_with([' ', '\t', '>', '|', '*']) || line.starts_with("**"), "{}", place(number));
            assert!(!line.contains(['<', '`', '\t']) && !line.contains("__"), "{}", place(number));
            assert_eq!(line, line.trim_end(), "{}", place(number));
            for address in without_links(line).1 {
                assert!(
                    address.starts_with("https://") || address.starts_with("mailto:"),
                    "{address} in {}",
                    place(number)
                );
            }
            let heading = line.starts_with('#');
            assert!(!heading || line.starts_with("# ") || line.starts_with("## "), "{}", place(number));
        }
    }
}

/// Everything under these keys is free text of a note.
const FREE_TEXTS: [&str; 19] = [
    "title",
    "summary",
    "area_text",
    "context",
    "legal_context",
    "objective",
    "steps",
    "results",
    "success_factors",
    "obstacles",
    "lessons",
    "transfer_notes",
    "gender_equity",
    "resources",
    "started",
    "text",
    "name",
    "organisation_name",
    "child_participation",
];

fn collect<'value>(value: &'value Value, free: bool, found: &mut Vec<&'value str>) {
    match value {
        Value::String(text) if free => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| collect(item, free, found)),
        Value::Object(members) => {
            for (key, member) in members {
                collect(member, free || FREE_TEXTS.contains(&key.as_str()), found);
            }
        }
        _ => {}
    }
}

#[test]
fn no_note_of_the_sample_is_kept_from_being_shared() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/packs/strasbourg-1.json");
    let pack: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let records = pack["records"].as_array().unwrap();
    let notes: Vec<&Value> = records.iter().filter(|record| record["type"] == "note").collect();
    assert_eq!(notes.len(), 12);
    let mut texts = Vec::new();
    for note in notes {
        collect(&note["body"], false, &mut texts);
    }
    assert!(texts.len() > 12 * 8, "{} texts", texts.len());
    for text in texts {
        let stops: Vec<_> =
            safeguarding::check(text).into_iter().filter(|finding| finding.level == Level::Stop).collect();
        assert!(stops.is_empty(), "{text:?}: {stops:?}");
    }
}
