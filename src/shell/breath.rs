//! A pause in long work on the page's own thread, in which the browser draws and answers.
//!
//! Used where what must be done here is cut into pieces, and by the bench, which goes the same way. Says nothing about
//! when it is time for one.

use js_sys::Promise;
use leptos::prelude::set_timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Lets the browser do what waits, then goes on.
pub async fn breath() {
    let pause = Promise::new(&mut |resolve, _reject| {
        // A message and no timer: from the fifth timer in a row on, browsers wait 4 ms for each, longer than the work
        // between two breaths may take.
        if let Ok(channel) = MessageChannel::new() {
            channel.port1().set_onmessage(Some(&resolve));
            if channel.port2().post_message(&JsValue::NULL).is_ok() {
                return;
            }
        }
        let go_on = move || {
            // A promise's own function throws nothing.
            let _nothing: Result<JsValue, JsValue> = resolve.call0(&JsValue::UNDEFINED);
        };
        set_timeout(go_on, std::time::Duration::ZERO);
    });
    // It is never refused.
    let _nothing: Result<JsValue, JsValue> = JsFuture::from(pause).await;
}
