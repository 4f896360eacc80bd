//! The browser's doors that may be missing: each is looked up first, because calling an absent one throws.
//!
//! Used by everything in `storage` that touches the browser. It keeps nothing.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CacheStorage, IdbFactory, Navigator, ServiceWorkerContainer, StorageManager, Window};

use super::error::Error;

pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

pub(super) fn navigator() -> Option<Navigator> {
    Some(window()?.navigator())
}

/// `indexedDB`, or why there is none.
pub(super) fn indexed_db() -> Result<IdbFactory, Error> {
    let absent = || Error::Blocked { name: "absent".to_owned(), message: String::new() };
    match window().ok_or_else(absent)?.indexed_db() {
        Ok(factory) => factory.ok_or_else(absent),
        Err(exception) => {
            let (name, message) = exception_words(&exception);
            Err(Error::Blocked { name, message })
        }
    }
}

/// `caches`; missing on an insecure origin, refused where storage is blocked.
pub(super) fn caches() -> Option<CacheStorage> {
    property(window()?.as_ref(), "caches")?.dyn_into().ok()
}

/// `navigator.storage`; missing on an insecure origin and in some builds of `WebKit`.
pub(super) fn storage_manager() -> Option<StorageManager> {
    property(navigator()?.as_ref(), "storage")?.dyn_into().ok()
}

/// `navigator.serviceWorker`; missing on an insecure origin and in some private modes.
pub(super) fn service_workers() -> Option<ServiceWorkerContainer> {
    property(navigator()?.as_ref(), "serviceWorker")?.dyn_into().ok()
}

/// A property that is there and not `undefined` or `null`.
pub(super) fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

/// The name and the message of whatever was thrown.
pub(super) fn exception_words(exception: &JsValue) -> (String, String) {
    let word = |name| property(exception, name).and_then(|value| value.as_string()).unwrap_or_default();
    (word("name"), word("message"))
}

/// The cause behind a thrown exception.
pub(super) fn cause(exception: JsValue) -> Error {
    let (name, message) = exception_words(&exception);
    Error::from_exception(&name, &message)
}
