//! All scenarios, grouped by subject; `main.rs` runs them in this order.

mod harness;

use crate::scenario::Scenario;

/// Every scenario there is.
pub fn all() -> Vec<Scenario> {
    [harness::scenarios()].concat()
}
