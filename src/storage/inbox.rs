//! The place where the service worker leaves what another app shared with this one.
//!
//! Used by `shell::files`. What is taken is gone from there; nothing else is ever put into a cache of the person's. Knows
//! nothing of what was shared.

#[cfg(target_arch = "wasm32")]
use js_sys::Uint8Array;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsCast;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_futures::JsFuture;
#[cfg(target_arch = "wasm32")]
use web_sys::{Cache, Response};

/// The name of the cache and the address in it, as `public/sw.js` has them.
#[cfg(target_arch = "wasm32")]
const CACHE: &str = "plenary-inbox";
#[cfg(target_arch = "wasm32")]
const SHARED: &str = "./shared";

/// Takes out what was shared: its name, which may be empty, and its bytes. Nothing if nothing waits.
#[cfg(target_arch = "wasm32")]
pub async fn take() -> Option<(String, Vec<u8>)> {
    let caches = super::browser::caches()?;
    // Opening one would make it.
    let found: Response = JsFuture::from(caches.match_with_str(SHARED)).await.ok()?.dyn_into().ok()?;
    let name = found.headers().get("X-Name").ok().flatten().unwrap_or_default();
    let name = js_sys::decode_uri_component(&name).ok().and_then(|name| name.as_string()).unwrap_or_default();
    let bytes = JsFuture::from(found.array_buffer().ok()?).await.ok()?;
    let cache: Cache = JsFuture::from(caches.open(CACHE)).await.ok()?.dyn_into().ok()?;
    // What cannot be taken out is written over by the next that is shared, and goes with "erase everything".
    drop(JsFuture::from(cache.delete_with_str(SHARED)).await);
    Some((name, Uint8Array::new(&bytes).to_vec()))
}

/// Natively nothing is shared.
#[cfg(not(target_arch = "wasm32"))]
#[expect(clippy::unused_async, reason = "the browser's twin waits")]
pub async fn take() -> Option<(String, Vec<u8>)> {
    None
}
