//! The worker: reads foreign formats and large packs, encrypts and decrypts, away from the page's thread.
//!
//! Started by `public/worker_start.js` with bytes that the page has fetched; it fetches nothing itself. What it is sent
//! is an `ArrayBuffer` with a `Request` and its bytes, what it sends back is the text of an `Answer`.

use js_sys::Uint8Array;
use plenary::interop::job;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let page = scope.clone();
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = Uint8Array::new(&event.data()).to_vec();
        let answer = job::answer(&bytes).to_text();
        if let Err(exception) = page.post_message(&answer.into()) {
            // The page hears of what is thrown here, and stops this worker.
            wasm_bindgen::throw_val(exception);
        }
    });
    scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    // It listens for as long as the worker lives.
    listen.forget();
}
