//! Erasing everything this app keeps in the browser, and looking afterwards what is still there.
//!
//! Used by `Store::erase_everything` and by the rescue page, which has no store. It cannot reach what the browser may
//! have left on the disk in freed blocks; the text beside the button says so.

use super::error::Error;

/// Something that was still there after erasing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remains {
    /// The database: [`Error::Busy`] if another tab holds it.
    Database {
        /// Why it could not be deleted.
        why: Error,
    },
    /// Values in `localStorage`.
    LocalStorage {
        /// Their keys.
        keys: Vec<String>,
    },
    /// Values in `sessionStorage`.
    SessionStorage {
        /// How many.
        count: u32,
    },
    /// Caches.
    Caches {
        /// Their names.
        names: Vec<String>,
    },
    /// A service worker.
    ServiceWorker {
        /// The address it serves.
        scope: String,
    },
}

#[cfg(target_arch = "wasm32")]
pub use browser::erase_everything;

/// Natively: empties the small values in memory; there is nothing else.
#[cfg(not(target_arch = "wasm32"))]
pub async fn erase_everything() -> Vec<Remains> {
    for key in super::shelf::keys("plenary.") {
        super::shelf::remove(&key);
    }
    Vec::new()
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::Array;
    use wasm_bindgen::JsCast;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::ServiceWorkerRegistration;

    use super::super::browser::{caches, cause, indexed_db, service_workers, window};
    use super::super::error::Error;
    use super::super::waiting::{Answer, Listening, within};
    use super::super::{NAME, indexed, shelf};
    use super::Remains;

    /// How long each step may take, in milliseconds; another tab needs a moment to let go.
    const LIMIT: u32 = 4_000;
    const PREFIX: &str = "plenary.";

    /// Erases the database, the values and caches with our name, `sessionStorage` and the service worker that serves
    /// this page, then looks again. Empty: nothing of ours is left. Close the store first.
    pub async fn erase_everything() -> Vec<Remains> {
        let deleted = within(LIMIT, delete_database()).await.unwrap_or(Err(Error::Busy));
        for key in shelf::keys(PREFIX) {
            shelf::remove(&key);
        }
        if let Some(storage) = session_storage() {
            // Whether it worked is read back below.
            drop(storage.clear());
        }
        // The worker goes before its caches, so that it does not fill them again.
        for registration in registrations().await {
            if let Ok(promise) = registration.unregister() {
                drop(within(LIMIT, JsFuture::from(promise)).await);
            }
        }
        for name in cache_names().await {
            if let Some(caches) = caches() {
                drop(within(LIMIT, JsFuture::from(caches.delete(&name))).await);
            }
        }
        what_remains(deleted).await
    }

    async fn what_remains(deleted: Result<(), Error>) -> Vec<Remains> {
        let mut remains = Vec::new();
        // Asking for the database while its deletion waits would only wait as well.
        let database = match deleted {
            Ok(()) => match indexed::exists().await {
                Ok(false) => None,
                Ok(true) => Some(Error::Busy),
                Err(error) => Some(error),
            },
            Err(error) => Some(error),
        };
        match database {
            // Where there is no database at all nothing is left in it.
            None | Some(Error::Blocked { .. }) => {}
            Some(why) => remains.push(Remains::Database { why }),
        }
        let keys = shelf::keys(PREFIX);
        if !keys.is_empty() {
            remains.push(Remains::LocalStorage { keys });
        }
        let count = session_storage().and_then(|storage| storage.length().ok()).unwrap_or_default();
        if count > 0 {
            remains.push(Remains::SessionStorage { count });
        }
        let names = cache_names().await;
        if !names.is_empty() {
            remains.push(Remains::Caches { names });
        }
        for registration in registrations().await {
            remains.push(Remains::ServiceWorker { scope: registration.scope() });
        }
        remains
    }

    async fn delete_database() -> Result<(), Error> {
        let request = indexed_db()?.delete_database(NAME).map_err(cause)?;
        let answer = Answer::new();
        let success = answer.clone();
        let failure = (answer.clone(), request.clone());
        // `blocked` is not the end: the other tab may let go in a moment.
        let _listening = [
            Listening::to(&request, "success", move |_| success.settle(Ok(()))).map_err(cause)?,
            Listening::to(&request, "error", move |event| {
                event.prevent_default();
                let (answer, request) = &failure;
                answer.settle(Err(match request.error() {
                    Ok(Some(exception)) => cause(exception.into()),
                    Ok(None) => Error::Aborted { name: String::new(), message: String::new() },
                    Err(exception) => cause(exception),
                }));
            })
            .map_err(cause)?,
        ];
        answer.wait().await
    }

    fn session_storage() -> Option<web_sys::Storage> {
        window()?.session_storage().ok().flatten()
    }

    async fn cache_names() -> Vec<String> {
        let Some(caches) = caches() else { return Vec::new() };
        let Some(Ok(names)) = within(LIMIT, JsFuture::from(caches.keys())).await else { return Vec::new() };
        Array::from(&names).iter().filter_map(|name| name.as_string()).filter(|name| name.starts_with(NAME)).collect()
    }

    /// The service workers that serve this page. One origin may carry other people's apps too.
    async fn registrations() -> Vec<ServiceWorkerRegistration> {
        let Some(workers) = service_workers() else { return Vec::new() };
        let Some(Ok(list)) = within(LIMIT, JsFuture::from(workers.get_registrations())).await else {
            return Vec::new();
        };
        let here = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
        let registrations = Array::from(&list);
        let registrations = registrations.iter().filter_map(|item| item.dyn_into::<ServiceWorkerRegistration>().ok());
        registrations.filter(|registration| here.starts_with(&registration.scope())).collect()
    }
}
