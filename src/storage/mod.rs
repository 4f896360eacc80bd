//! Keeping and loading in the browser: what must last goes into `IndexedDB`, small synchronous things into
//! `localStorage`, and where the browser refuses both, a memory twin behind the same seam takes their place.
//!
//! Used by `shell` only, which translates [`Error`] and the plain data here into the words of `model`.
//! It deliberately does not know what a record means: rows, snapshots, log entries and settings are opaque texts,
//! merging is `domain`'s, texts for people are `i18n`'s. It never writes a snapshot of everything, and it says
//! "committed" only after the browser's `complete` event.
//!
//! Everything here also compiles natively: there [`Store::open`] gives the memory twin, so that the decisions
//! ([`Transaction`], [`Committed`]) are tested by `cargo test` with the code that runs in the browser.

mod erase;
mod error;
mod memory;
mod record;
mod shelf;
mod store;
mod transaction;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod indexed;
#[cfg(target_arch = "wasm32")]
mod value;
#[cfg(target_arch = "wasm32")]
mod waiting;

pub mod canary;
pub mod channel;
pub mod escrow;
pub mod facts;
pub mod inbox;
pub mod preferences;
pub mod probe;

pub use erase::{Remains, erase_everything};
pub use error::{Demand, Error, Interruption};
pub use record::{Everything, LogEntry, Row, Snapshot, Stored};
pub use store::Store;
pub use transaction::{Committed, Transaction, Write};

/// The name of the database and the first word of every key and cache this app makes.
pub const NAME: &str = "plenary";

/// The version of the database's layout. A newer one on the device is never touched: [`Error::TooNew`].
pub const VERSION: u32 = 1;

/// How many entries of the operation log stay on the device, and [`Stored::log_tail`] holds; older ones go with the next
/// commit, because the log repeats private text and undo reaches no further back.
pub const LOG_TAIL: usize = 30;

/// [`LOG_TAIL`] as numbers of entries are counted.
pub const LOG_KEPT: u64 = LOG_TAIL as u64;
