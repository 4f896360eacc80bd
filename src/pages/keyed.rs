//! Lists that keep the elements of the items that stay, so that the focus and the scroll position stay too.
//!
//! For every list that changes while it is on the screen. One list for all kinds of items, because each kind of its
//! own would add kilobytes to the program.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use leptos::prelude::*;

/// An item of a list: what makes it the same item, and how it is drawn.
#[derive(Clone)]
pub struct Keyed {
    key: String,
    draw: Arc<dyn Fn() -> AnyView + Send + Sync>,
}

impl Keyed {
    /// An item that is drawn anew when `key` changes; keys are unique in their list.
    pub fn new(key: String, draw: impl Fn() -> AnyView + Send + Sync + 'static) -> Self {
        Self { key, draw: Arc::new(draw) }
    }
}

/// The list.
pub fn keyed(items: Signal<Vec<Keyed>>) -> AnyView {
    view! { <For each=move || items.get() key=|item| item.key.clone() children=|item| (item.draw)() /> }.into_any()
}

/// A key that changes with the content of a row.
pub fn content_key(id: &str, content: &impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    let mut key = hasher.finish().to_string();
    key.push(' ');
    key.push_str(id);
    key
}
