//! Small values by key that are there at once: `localStorage` by way of `gloo-storage`, or memory where it is blocked.
//!
//! Used by `escrow`, `canary`, `preferences` and `erase`. Nothing here is safe against a killed browser: what must
//! last goes through `Store`.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::Error;

thread_local! {
    /// JSON by key, for as long as the page lives.
    static MEMORY: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// The value of `key`; `None` also for a value of another shape, which stays where it is.
pub(super) fn get<T: DeserializeOwned>(key: &str) -> Option<T> {
    #[cfg(target_arch = "wasm32")]
    if super::probe::local_storage_usable() {
        return browser::get(key);
    }
    MEMORY.with_borrow(|memory| serde_json::from_str(memory.get(key)?).ok())
}

/// Whether there is a value of `key`, of whatever shape.
pub(super) fn has(key: &str) -> bool {
    #[cfg(target_arch = "wasm32")]
    if super::probe::local_storage_usable() {
        return browser::has(key);
    }
    MEMORY.with_borrow(|memory| memory.contains_key(key))
}

pub(super) fn set<T: Serialize>(key: &str, value: &T) -> Result<(), Error> {
    #[cfg(target_arch = "wasm32")]
    if super::probe::local_storage_usable() {
        return browser::set(key, value);
    }
    let unreadable = || Error::Unreadable { store: "localStorage".to_owned(), key: key.to_owned() };
    let text = serde_json::to_string(value).ok().ok_or_else(unreadable)?;
    MEMORY.with_borrow_mut(|memory| memory.insert(key.to_owned(), text));
    Ok(())
}

pub(super) fn remove(key: &str) {
    #[cfg(target_arch = "wasm32")]
    if super::probe::local_storage_usable() {
        return browser::remove(key);
    }
    MEMORY.with_borrow_mut(|memory| drop(memory.remove(key)));
}

/// The keys that start with `prefix`, sorted.
pub(super) fn keys(prefix: &str) -> Vec<String> {
    #[cfg(target_arch = "wasm32")]
    if super::probe::local_storage_usable() {
        return browser::keys(prefix);
    }
    MEMORY.with_borrow(|memory| memory.keys().filter(|key| key.starts_with(prefix)).cloned().collect())
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use gloo_storage::errors::StorageError;
    use gloo_storage::{LocalStorage, Storage};
    use serde::Serialize;
    use serde::de::DeserializeOwned;

    use super::super::error::Error;

    pub(super) fn get<T: DeserializeOwned>(key: &str) -> Option<T> {
        LocalStorage::get(key).ok()
    }

    pub(super) fn has(key: &str) -> bool {
        LocalStorage::raw().get_item(key).is_ok_and(|value| value.is_some())
    }

    pub(super) fn set<T: Serialize>(key: &str, value: &T) -> Result<(), Error> {
        LocalStorage::set(key, value).map_err(|error| match error {
            StorageError::JsError(error) => Error::from_exception(&error.name, &error.message),
            StorageError::SerdeError(_) | StorageError::KeyNotFound(_) => {
                Error::Unreadable { store: "localStorage".to_owned(), key: key.to_owned() }
            }
        })
    }

    pub(super) fn remove(key: &str) {
        LocalStorage::delete(key);
    }

    pub(super) fn keys(prefix: &str) -> Vec<String> {
        let storage = LocalStorage::raw();
        let mut keys: Vec<String> = (0..LocalStorage::length())
            .filter_map(|index| storage.key(index).ok().flatten())
            .filter(|key| key.starts_with(prefix))
            .collect();
        keys.sort();
        keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn value_comes_back_until_it_is_removed() {
        set("plenary.a", &vec![1, 2]).unwrap();
        assert_eq!(get::<Vec<u8>>("plenary.a"), Some(vec![1, 2]));
        assert!(has("plenary.a") && !has("plenary.b"));
        remove("plenary.a");
        assert_eq!(get::<Vec<u8>>("plenary.a"), None);
    }

    #[test]
    fn value_of_another_shape_is_none_and_stays() {
        set("plenary.a", &"text").unwrap();
        assert_eq!(get::<u8>("plenary.a"), None);
        assert_eq!(get::<String>("plenary.a"), Some("text".into()));
    }

    #[test]
    fn keys_are_those_with_the_prefix() {
        set("plenary.escrow.b", &1).unwrap();
        set("plenary.escrow.a", &1).unwrap();
        set("other", &1).unwrap();
        assert_eq!(keys("plenary.escrow."), ["plenary.escrow.a", "plenary.escrow.b"]);
    }
}
