//! Tests of the pack as a whole: what is written is read again, what is foreign survives, what is hostile is told.

mod canonical_form;
mod documents;
mod filler;
mod reading;
mod round_trip;
mod samples;

use crate::pack::{Outcome, Pack, Reading};

/// The pack that was read, or a failure that tells the problems.
fn ours(outcome: Outcome) -> Pack {
    match outcome.reading {
        Reading::Ours(pack) => *pack,
        other => panic!("{other:?}: {:?}", outcome.problems),
    }
}

/// A pack for `purpose` with these records, one a line from line 2 on.
fn pack_of(purpose: &str, records: &[&str]) -> String {
    format!(
        "{{\"plenary-pack\":1,\"conference\":\"c1\",\"issuer\":{{\"id\":\"i1\"}},\"purpose\":\"{purpose}\",\"records\":[\n{}\n]}}",
        records.join(",\n")
    )
}
