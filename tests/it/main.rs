//! The native tests: the rule of the house, the journeys, the packs, the texts, the hostile corpus.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod age_tool;
mod architecture;
mod canaries;
#[path = "../corpus/mod.rs"]
mod corpus;
mod device;
mod exchange;
mod hostile;
mod journeys;
mod labels;
mod origins;
mod pack_tool;
mod preview;
mod real_files;
mod released_packs;
mod texts;
