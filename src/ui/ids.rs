//! Identifiers for elements that point at each other and that no page needs to know.
//!
//! For: dialogs and buttons that give a reason.
//! Not for: fields; their `id` comes from the page, so that an error can lead to them.

use std::sync::atomic::{AtomicU32, Ordering};

/// The next number.
static NEXT: AtomicU32 = AtomicU32::new(1);

/// An `id` that no other element of this page has.
pub(super) fn fresh_id(prefix: &str) -> String {
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
