//! All scenarios, grouped by subject; `main.rs` runs them in this order.

mod accessibility;
mod agenda;
mod backups;
mod exchange;
mod first_run;
mod harness;
mod hostile;
mod keyboard;
mod kills;
mod offline;
mod people;
mod practices;
mod preferences;
mod storage;
mod tabs;
mod versions;
mod visit;

use crate::scenario::Scenario;

/// Every scenario there is.
pub fn all() -> Vec<Scenario> {
    [
        first_run::scenarios(),
        agenda::scenarios(),
        people::scenarios(),
        practices::scenarios(),
        backups::scenarios(),
        exchange::scenarios(),
        preferences::scenarios(),
        keyboard::scenarios(),
        tabs::scenarios(),
        offline::scenarios(),
        versions::scenarios(),
        storage::scenarios(),
        kills::scenarios(),
        hostile::scenarios(),
        accessibility::scenarios(),
        harness::scenarios(),
    ]
    .concat()
}
