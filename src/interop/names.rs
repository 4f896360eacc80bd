//! Ids for foreign things: kept where they can be, made from their names where they cannot, never twice the same.
//!
//! Used by the readers. The same file gives the same ids again, so that a later export of it is an update.

use std::collections::BTreeMap;

use crate::domain::id::{Id, MAX_LENGTH};

/// A text in the alphabet of ids; nothing if nothing of it is left.
///
/// Where letters got lost or the text is too long, a digest of the whole keeps different texts apart.
pub(super) fn id_text(text: &str) -> Option<String> {
    let text = text.trim();
    if Id::<()>::parse(text).is_ok() {
        return Some(text.to_owned());
    }
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii_alphanumeric() || matches!(character, '_' | '.' | '-') {
            plain.push(character);
        } else if !plain.ends_with('-') && !plain.is_empty() {
            plain.push('-');
        }
    }
    let plain = plain.trim_end_matches('-');
    if !text.is_ascii() || plain.len() > MAX_LENGTH {
        let kept = plain.get(..plain.len().min(40)).unwrap_or_default();
        let blank = text.chars().all(|character| character.is_whitespace() || character.is_control());
        return (!blank).then(|| format!("{kept}{}{:08x}", if kept.is_empty() { "" } else { "-" }, digest(text)));
    }
    (!plain.is_empty()).then(|| plain.to_owned())
}

/// FNV-1a: enough to keep a few names apart.
fn digest(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |digest, byte| (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The ids given so far to records of one type.
#[derive(Debug, Default)]
pub(super) struct Ids(BTreeMap<String, u32>);

impl Ids {
    /// The id `wanted`, or `wanted-2`, `wanted-3` where it is taken.
    pub(super) fn give<T>(&mut self, wanted: &str) -> Id<T> {
        let mut text = wanted.to_owned();
        while self.0.contains_key(&text) {
            let number = self.0.entry(wanted.to_owned()).or_insert(1);
            *number += 1;
            let suffix = format!("-{number}");
            // Ids are ASCII: any byte is a place to cut.
            let kept = wanted.get(..wanted.len().min(MAX_LENGTH - suffix.len())).unwrap_or(wanted);
            text = format!("{kept}{suffix}");
        }
        self.0.insert(text.clone(), 1);
        Id::parse(&text).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Ids, id_text};
    use crate::domain::id::Id;

    #[test]
    fn foreign_names_become_ids_and_stay_apart() {
        assert_eq!(id_text("81f5f0c4-1111").as_deref(), Some("81f5f0c4-1111"));
        assert_eq!(id_text(" Room 1 / left ").as_deref(), Some("Room-1-left"));
        assert_eq!(id_text("  "), None);
        assert_eq!(id_text("///"), None);
        assert_ne!(id_text("Salle É"), id_text("Salle À"));
        assert!(Id::<()>::parse(&id_text("会議室").unwrap()).is_ok());
        assert!(Id::<()>::parse(&id_text(&"long name ".repeat(40)).unwrap()).is_ok());
    }

    #[test]
    fn an_id_is_given_once() {
        let mut ids = Ids::default();
        let mut give = |wanted: &str| ids.give::<()>(wanted).to_string();
        assert_eq!([give("a"), give("a-2"), give("a"), give("a")], ["a", "a-2", "a-3", "a-4"]);
        let long = "x".repeat(64);
        assert_eq!(give(&long).len(), 64);
        assert_eq!(give(&long).len(), 64);
    }
}
