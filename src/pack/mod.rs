//! Packs: the JSON in which conferences, contributions and backups travel, and the rows in which records are stored.
//!
//! Used by the worker (import, export), by storage (one line a record) by `seal` and by the native `pack` tool. Knows no browser,
//! merges nothing and decides nothing about the workspace: bytes in, `(value, problems)` out, and back.
//!
//! Reading order: [`json`] (text to tree and back), [`mapper`] (one description of a type serves reading, writing and
//! the JSON Schema), `schema` (the descriptions), [`read`], [`write`].

pub mod canonical;
mod clean;
#[cfg(not(target_arch = "wasm32"))]
pub mod describer;
mod difference;
pub mod digest;
mod findings;
pub mod form;
mod gradual;
pub mod json;
pub mod mapper;
mod objects;
pub mod read;
mod reader;
mod rules;
mod schema;
#[cfg(test)]
mod tests;
mod values;
pub mod write;
mod writer;

pub use canonical::canonical;
pub use difference::{Difference, compared, composed, composed_of_both, differences, members};
pub use digest::rev_of;
pub use gradual::Gradual;
pub use read::{Outcome, Pack, Problems, Reading, Sniffed, is_encrypted, read, read_edition, read_line};
pub use write::{handed_out, write_backup, write_edition, write_line, write_passed_on, write_shared};

/// The layout that this version reads and writes: the value of the member `plenary-pack`.
pub const LAYOUT: u64 = 1;
/// The largest file, in bytes.
pub const MAX_FILE: usize = 32 * 1024 * 1024;
/// The deepest nesting of objects and lists.
pub const MAX_DEPTH: u32 = 16;
/// The longest string, in bytes.
pub const MAX_TEXT: usize = 64 * 1024;
/// The longest note: all its texts together, in bytes.
pub const MAX_NOTE: usize = 16 * 1024;
/// The most records of a pack.
pub const MAX_RECORDS: usize = 20_000;
/// The most records of one author, in packs that are neither the organiser's nor a backup.
pub const MAX_BY_AUTHOR: usize = 5_000;
/// The most entries of `keys`, the chain of an issuer's changes of keys.
pub const MAX_KEYS: usize = 16;
/// The most problems that are told one by one.
pub const MAX_PROBLEMS: usize = 500;
