//! How somebody likes the app: language, theme, text size. Small, harmless if lost, needed before the first paint.
//!
//! Used by `shell` and, as JSON under `plenary.preferences`, by the boot script of `index.html`. It holds nothing about
//! people or notes.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::error::Error;
use super::shelf;

/// The key in `localStorage`.
pub const KEY: &str = "plenary.preferences";

/// A language the app speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[serde(rename = "en")]
    English,
    /// French.
    #[serde(rename = "fr")]
    French,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Dark letters on light paper.
    Light,
    /// Light letters on dark paper.
    Dark,
}

/// What somebody chose; a value that cannot be read counts as not chosen, and the others stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preferences {
    /// `None`: as the browser says.
    #[serde(default, deserialize_with = "or_nothing", skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// `None`: as the device says.
    #[serde(default, deserialize_with = "or_nothing", skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// In percent of the browser's own size, 100 to 200.
    #[serde(default = "full_size", deserialize_with = "size_or_full")]
    pub text_size: u16,
    /// Whether single letters are shortcuts.
    #[serde(default = "yes", deserialize_with = "flag_or_yes")]
    pub single_keys: bool,
    /// Names of hints that were closed for good.
    #[serde(default, deserialize_with = "or_nothing", skip_serializing_if = "BTreeSet::is_empty")]
    pub dismissed: BTreeSet<String>,
    /// What a newer version of the app keeps here.
    #[serde(flatten)]
    pub extra: BTreeMap<String, Value>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: None,
            theme: None,
            text_size: full_size(),
            single_keys: true,
            dismissed: BTreeSet::new(),
            extra: BTreeMap::new(),
        }
    }
}

/// The preferences of this browser; the defaults where there are none.
pub fn read() -> Preferences {
    shelf::get(KEY).unwrap_or_default()
}

/// Keeps `preferences`. Where `localStorage` is blocked they last as long as the page.
pub fn write(preferences: &Preferences) -> Result<(), Error> {
    shelf::set(KEY, preferences)
}

fn full_size() -> u16 {
    100
}

fn yes() -> bool {
    true
}

fn or_nothing<'de, D: Deserializer<'de>, T: Default + serde::de::DeserializeOwned>(value: D) -> Result<T, D::Error> {
    Ok(serde_json::from_value(Value::deserialize(value)?).unwrap_or_default())
}

fn size_or_full<'de, D: Deserializer<'de>>(value: D) -> Result<u16, D::Error> {
    let size = Value::deserialize(value)?.as_u64().and_then(|size| u16::try_from(size).ok());
    Ok(size.filter(|size| (100..=200).contains(size)).unwrap_or_else(full_size))
}

fn flag_or_yes<'de, D: Deserializer<'de>>(value: D) -> Result<bool, D::Error> {
    Ok(Value::deserialize(value)?.as_bool().unwrap_or_else(yes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_follow_the_device() {
        assert_eq!(serde_json::to_string(&Preferences::default()).unwrap(), r#"{"text_size":100,"single_keys":true}"#);
        assert_eq!(serde_json::from_str::<Preferences>("{}").unwrap(), Preferences::default());
    }

    #[test]
    fn one_bad_value_leaves_the_others() {
        let text = r#"{"language":"xx","theme":"dark","text_size":9000,"single_keys":3}"#;
        let read: Preferences = serde_json::from_str(text).unwrap();
        assert_eq!(read, Preferences { theme: Some(Theme::Dark), ..Preferences::default() });
    }

    #[test]
    fn value_of_a_newer_version_survives() {
        let text = r#"{"language":"fr","text_size":125,"single_keys":false,"later":{"a":1}}"#;
        let read: Preferences = serde_json::from_str(text).unwrap();
        assert_eq!(read.language, Some(Language::French));
        assert_eq!(serde_json::to_string(&read).unwrap(), text);
    }

    #[test]
    fn what_was_written_is_read() {
        let chosen = Preferences { language: Some(Language::English), ..Preferences::default() };
        write(&chosen).unwrap();
        assert_eq!(read(), chosen);
    }
}
