//! Starts the app in the page, and says where the program is cut apart.
//!
//! Each cut is a function whose body, and all that only it needs, becomes a file of its own (`src/bin/stamp/cut.rs`).
//! The cuts are here and not in the library, so that the worker, which is made of the same library, is not touched.

#![expect(clippy::unnecessary_wraps, reason = "a cut hands the failure to fetch its part through its own result")]

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::AnyView;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use plenary::app::{self, Desk, Parts, Work};

/// What a delegate works with.
#[wasm_split(work, wasm_split_path = leptos::wasm_split, preload(fetch_work), fallible)]
fn work(piece: Work) -> Result<AnyView, SplitLoaderError> {
    Ok(app::draw_work(piece))
}

/// The pages beside the daily work.
#[wasm_split(desk, wasm_split_path = leptos::wasm_split, preload(fetch_desk), fallible)]
fn desk(page: Desk) -> Result<AnyView, SplitLoaderError> {
    Ok(app::draw_desk(page))
}

/// What a future comes to that has nothing to wait for: a part that is here.
fn at_once(future: impl Future<Output = Result<AnyView, SplitLoaderError>>) -> Option<AnyView> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(drawn) => drawn.ok(),
        Poll::Pending => None,
    }
}

fn main() {
    app::mount(Parts {
        fetch_work: || Box::pin(async { fetch_work().await.is_ok() }),
        work: |piece| at_once(work(piece)),
        fetch_desk: || Box::pin(async { fetch_desk().await.is_ok() }),
        desk: |page| at_once(desk(page)),
    });
}
