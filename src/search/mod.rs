//! Search over people, sessions and notes: folded text, a query, ranked hits.
//!
//! `model` builds an [`Index`] per list when a pack is loaded and asks it on every key stroke; `pages` mark what
//! matched with [`highlight`]. Folding ([`fold`]) is also the sorting and duplicate key for names.
//! It deliberately knows nothing of records, packs or the screen: positions go in, positions come out, and the
//! original script is never changed, only compared.

pub mod fold;

mod distance;
mod highlight;
mod index;
#[cfg(test)]
mod labelled;
#[cfg(test)]
mod labelled_table;
mod letters;
mod pairs;
mod scan;
mod spelling;

pub use fold::fold;
pub use highlight::highlight;
pub use index::{Entry, Hits, Index};
