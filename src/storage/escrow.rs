//! Text that was typed and is not yet committed, kept at once in `localStorage` until the database says `complete`.
//!
//! Used by `shell`: put at each key, cleared on "committed", offered at the next start. Each tab keeps its own entry,
//! so two tabs that type into one note do not take each other's text away. It is a second chance, not a promise: a
//! killed browser may lose the last seconds of `localStorage`.

use std::cell::OnceCell;

use serde::{Deserialize, Serialize};

use super::error::Error;
use super::shelf;

const PREFIX: &str = "plenary.escrow.";

/// A text that was not committed when it was put here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escrowed {
    /// The row it belongs to, or whatever the caller named it; opaque here.
    pub key: String,
    /// The text as typed.
    pub text: String,
    /// The revision of the row the typing began with; 0 for a new one.
    pub base_revision: u64,
    /// Which life of which tab put it here; only to tell entries apart.
    #[serde(default)]
    pub tab: String,
}

/// Keeps `text`, replacing what this tab kept for `key`. [`Error::Full`] and [`Error::Blocked`] leave the older text.
pub fn put(key: &str, text: &str, base_revision: u64) -> Result<(), Error> {
    let tab = this_tab();
    let name = name_of(&tab, key);
    shelf::set(&name, &Escrowed { key: key.to_owned(), text: text.to_owned(), base_revision, tab })
}

/// Removes what this tab kept for `key`: it is committed or given up.
pub fn clear(key: &str) {
    shelf::remove(&name_of(&this_tab(), key));
}

/// All that is kept, of every tab, sorted by tab and key. At a start: the texts to offer. A tab that is still open
/// may have an entry for the moment between a key and its commit.
pub fn all() -> Vec<Escrowed> {
    shelf::keys(PREFIX).iter().filter_map(|name| shelf::get(name)).collect()
}

/// Removes one entry of [`all`], whichever tab it came from.
pub fn forget(entry: &Escrowed) {
    shelf::remove(&name_of(&entry.tab, &entry.key));
}

fn name_of(tab: &str, key: &str) -> String {
    format!("{PREFIX}{tab}.{key}")
}

/// A word for this life of this tab.
fn this_tab() -> String {
    thread_local! {
        static TAB: OnceCell<String> = const { OnceCell::new() };
    }
    TAB.with(|tab| tab.get_or_init(random_word).clone())
}

#[cfg(target_arch = "wasm32")]
fn random_word() -> String {
    // Text without a point: `0.1234…` becomes `1234…`. Written by the browser: Rust would need 12 kB of program for it.
    let number = js_sys::Number::from(js_sys::Math::random());
    let text = number.to_string_with_radix(10).map(String::from).unwrap_or_default();
    text.chars().filter(char::is_ascii_digit).skip(1).collect()
}

#[cfg(not(target_arch = "wasm32"))]
fn random_word() -> String {
    "native".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_kept_until_it_is_cleared() {
        put("c/note/1", "half a sen", 3).unwrap();
        put("c/note/1", "half a sentence", 3).unwrap();
        let kept = all();
        assert_eq!(kept.len(), 1);
        assert_eq!((kept[0].text.as_str(), kept[0].base_revision), ("half a sentence", 3));
        clear("c/note/1");
        assert!(all().is_empty());
    }

    #[test]
    fn text_of_a_tab_that_died_can_be_forgotten() {
        let dead = Escrowed { key: "c/note/1".into(), text: "x".into(), base_revision: 0, tab: "dead".into() };
        shelf::set(&name_of(&dead.tab, &dead.key), &dead).unwrap();
        clear("c/note/1");
        assert_eq!(all(), std::slice::from_ref(&dead));
        forget(&dead);
        assert!(all().is_empty());
    }
}
