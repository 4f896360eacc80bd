//! The worker, seen from the page: a request goes in, an answer comes out, or a reason why none came.
//!
//! Used by `files` for foreign formats and large packs, and by `locks` for encrypted files. Each job has a worker of its own that ends with it, because
//! wasm memory never shrinks and a large file may need much of it. There is one job at a time: a new one ends the one
//! before it, and whoever asked for that one hears that it was superseded.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use js_sys::{Array, ArrayBuffer, Function, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

use crate::interop::answer::Answer;
use crate::interop::request::Request;

/// How long the worker may take to start.
const START: Duration = Duration::from_secs(15);
/// How long reading a file may take.
const READ: Duration = Duration::from_secs(30);
/// How long other jobs may take: words become a key by much work, on a slow phone more than a minute of it.
const WORK: Duration = Duration::from_secs(180);

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// The browser has no workers, or this one's files are not here.
    NotStarted,
    /// It broke down or took too long.
    Stopped,
    /// Another file was opened meanwhile.
    Superseded,
}

thread_local! {
    /// The number of the newest job.
    static NEWEST: Cell<u32> = const { Cell::new(0) };
    /// Its worker, once it has started.
    static WORKER: RefCell<Option<Worker>> = const { RefCell::new(None) };
}

/// The number of the newest job: while it stays the same, nobody has cancelled or asked for another one.
pub(super) fn newest() -> u32 {
    NEWEST.get()
}

/// Ends the job that is being done, if there is one.
pub(super) fn stop() {
    NEWEST.set(NEWEST.get().wrapping_add(1));
    if let Some(worker) = WORKER.take() {
        worker.terminate();
    }
}

/// Has a job done by the worker.
pub(super) async fn ask(request: &Request, bytes: &[u8]) -> Result<Answer, Failure> {
    stop();
    let number = NEWEST.get();
    let result = work(number, request, bytes).await;
    if NEWEST.get() != number {
        return Err(Failure::Superseded);
    }
    stop();
    result
}

async fn work(number: u32, request: &Request, bytes: &[u8]) -> Result<Answer, Failure> {
    let starting = start().ok_or(Failure::NotStarted)?;
    let worker: Worker = match within(START, &starting).await {
        Ok(worker) => worker.unchecked_into(),
        Err(_reason) => {
            end_when_started(starting);
            return Err(Failure::NotStarted);
        }
    };
    if NEWEST.get() != number {
        worker.terminate();
        return Err(Failure::Superseded);
    }
    WORKER.replace(Some(worker.clone()));
    // The handlers live until the answer is there.
    let (answer, _handlers) = answer_of(&worker);
    let limit = if *request == Request::Read { READ } else { WORK };
    let buffer = message(request, bytes);
    worker.post_message_with_transfer(&buffer, &Array::of1(&buffer)).map_err(|_refused| Failure::Stopped)?;
    let answer = within(limit, &answer).await.map_err(|_reason| Failure::Stopped)?;
    answer.as_string().and_then(|text| Answer::from_text(&text)).ok_or(Failure::Stopped)
}

/// The request with its bytes after it, as one buffer of the browser's.
fn message(request: &Request, bytes: &[u8]) -> ArrayBuffer {
    let head = request.to_head();
    let length = u32::try_from(head.len() + bytes.len()).unwrap_or(u32::MAX);
    let message = Uint8Array::new_with_length(length);
    let (head, bytes) = (Uint8Array::from(head.as_bytes()), Uint8Array::from(bytes));
    message.set(&head, 0);
    message.set(&bytes, head.length());
    message.buffer()
}

/// Lets the boot script start a worker: it knows the version and fetches the bytes in the page.
fn start() -> Option<Promise> {
    let start: Function = Reflect::get(&window(), &"plenary_worker".into()).ok()?.dyn_into().ok()?;
    start.call0(&window()).ok()?.dyn_into().ok()
}

/// A worker that starts too late is ended at once.
fn end_when_started(starting: Promise) {
    spawn_local(async move {
        if let Ok(worker) = JsFuture::from(starting).await {
            worker.unchecked_into::<Worker>().terminate();
        }
    });
}

type Handlers = (Closure<dyn FnMut(MessageEvent)>, Closure<dyn FnMut(web_sys::Event)>);

/// The next message of the worker; refused if something is thrown in it.
fn answer_of(worker: &Worker) -> (Promise, Option<Handlers>) {
    let mut handlers = None;
    let answer = Promise::new(&mut |resolve, reject| {
        let answered =
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| settle(&resolve, &event.data()));
        let failed = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            // What is wrong with a file's worker is no fault of the page.
            event.prevent_default();
            settle(&reject, &JsValue::NULL);
        });
        worker.set_onmessage(Some(answered.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(failed.as_ref().unchecked_ref()));
        handlers = Some((answered, failed));
    });
    (answer, handlers)
}

/// Calls one of a promise's two functions, which throw nothing.
fn settle(function: &Function, value: &JsValue) {
    let _nothing: Result<JsValue, JsValue> = function.call1(&JsValue::UNDEFINED, value);
}

/// What a promise comes to, or a refusal after `limit`.
async fn within(limit: Duration, promise: &Promise) -> Result<JsValue, JsValue> {
    let mut timer = None;
    let late = Promise::new(&mut |_resolve, reject| {
        timer = set_timeout_with_handle(move || settle(&reject, &JsValue::NULL), limit).ok();
    });
    let first = JsFuture::from(Promise::race(&Array::of2(promise, &late))).await;
    if let Some(timer) = timer {
        timer.clear();
    }
    first
}
