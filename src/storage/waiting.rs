//! Waiting for the browser: one answer from event handlers, and a limit on how long to wait for it.
//!
//! Used by everything in `storage` that listens to events. It starts no tasks of its own.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget};

/// A place for one answer. The first one counts; later ones are dropped.
pub(super) struct Answer<T> {
    state: Rc<RefCell<State<T>>>,
}

struct State<T> {
    value: Option<T>,
    waker: Option<Waker>,
}

impl<T> Clone for Answer<T> {
    fn clone(&self) -> Self {
        Self { state: Rc::clone(&self.state) }
    }
}

impl<T> Answer<T> {
    pub(super) fn new() -> Self {
        Self { state: Rc::new(RefCell::new(State { value: None, waker: None })) }
    }

    pub(super) fn settle(&self, value: T) {
        let waker = {
            let mut state = self.state.borrow_mut();
            if state.value.is_none() {
                state.value = Some(value);
            }
            state.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    fn poll(&self, context: &Context<'_>) -> Poll<T> {
        let mut state = self.state.borrow_mut();
        if let Some(value) = state.value.take() {
            return Poll::Ready(value);
        }
        state.waker = Some(context.waker().clone());
        Poll::Pending
    }

    pub(super) async fn wait(&self) -> T {
        poll_fn(|context| self.poll(context)).await
    }
}

/// An event handler that is taken off again when this is dropped, so that a late event finds nobody.
pub(super) struct Listening {
    target: EventTarget,
    event: &'static str,
    handler: Closure<dyn FnMut(Event)>,
}

impl Listening {
    pub(super) fn to(
        target: &EventTarget,
        event: &'static str,
        handler: impl FnMut(Event) + 'static,
    ) -> Result<Self, JsValue> {
        let handler = Closure::<dyn FnMut(Event)>::new(handler);
        target.add_event_listener_with_callback(event, handler.as_ref().unchecked_ref())?;
        Ok(Self { target: target.clone(), event, handler })
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let function = self.handler.as_ref().unchecked_ref();
        // Taking a handler off fails only for a target that is gone, and then nobody calls it.
        drop(self.target.remove_event_listener_with_callback(self.event, function));
    }
}

/// The output of `future`, or `None` after `milliseconds`; `future` is dropped then.
pub(super) async fn within<T>(milliseconds: u32, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    let timer = Timer::start(milliseconds);
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending => timer.rung.poll(context).map(|()| None),
    })
    .await
}

/// Waits for so many milliseconds.
pub(super) async fn pause(milliseconds: u32) {
    Timer::start(milliseconds).rung.wait().await;
}

/// `setTimeout`, cleared when dropped.
struct Timer {
    rung: Answer<()>,
    number: Option<f64>,
    _handler: Closure<dyn FnMut()>,
}

impl Timer {
    fn start(milliseconds: u32) -> Self {
        let rung = Answer::new();
        let bell = rung.clone();
        let handler = Closure::<dyn FnMut()>::new(move || bell.settle(()));
        // Without a timer there is no limit: waiting on is the better of the two.
        let number = global_function("setTimeout").and_then(|set_timeout| {
            let handler: &JsValue = handler.as_ref();
            set_timeout.call2(&js_sys::global(), handler, &milliseconds.into()).ok()?.as_f64()
        });
        Self { rung, number, _handler: handler }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let (Some(number), Some(clear_timeout)) = (self.number, global_function("clearTimeout")) {
            // A timer that cannot be cleared rings for nobody.
            drop(clear_timeout.call1(&js_sys::global(), &number.into()));
        }
    }
}

fn global_function(name: &str) -> Option<js_sys::Function> {
    js_sys::Reflect::get(&js_sys::global(), &name.into()).ok()?.dyn_into().ok()
}
