//! Places that are drawn anew when something they read changes.
//!
//! For: every part and page; a closure in a view stands as `{live(move || …)}`.
//! Not for: attributes, and lists whose items must keep their elements (see `pages::keyed`).

use leptos::prelude::*;
use leptos::tachys::reactive_graph::SharedReactiveFunction;
use std::sync::{Arc, Mutex};

/// What `draw` says, now and whenever it would say something else.
///
/// A closure can stand in a view without this. But the machinery around it is compiled for each type that it returns,
/// 2 kB a time; here it always returns the same one.
pub fn live<V: IntoAny>(mut draw: impl FnMut() -> V + Send + 'static) -> AnyView {
    let draw: SharedReactiveFunction<AnyView> = Arc::new(Mutex::new(move || draw().into_any()));
    draw.into_any()
}
