//! The worker's job: the bytes of any file in, an answer out.
//!
//! Used by `src/bin/worker.rs`. Finds out by itself what the file is: a pack is checked and put in canonical form, a
//! schedule is turned into a pack, anything else is refused with the reason. Nothing is kept from one job to the next.

use super::answer::Answer;
use super::schedule;
use crate::domain::problem::{Place, Problem, Severity};
use crate::pack::{self, Problems, Reading, Sniffed};

/// Does the job.
pub fn run(bytes: &[u8]) -> Answer {
    let outcome = pack::read(bytes);
    match outcome.reading {
        Reading::Ours(found) => {
            // The memory of the records is needed for the text.
            drop(found);
            Answer { pack: pack::canonical(bytes).ok(), problems: outcome.problems }
        }
        Reading::NotOurs(Sniffed::ScheduleJson) => from_schedule(bytes),
        Reading::NotOurs(_) | Reading::Newer(_) | Reading::Refused => Answer { pack: None, problems: outcome.problems },
    }
}

fn from_schedule(bytes: &[u8]) -> Answer {
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)).unwrap_or_default();
    match schedule::read(text) {
        Ok(found) => {
            let text = pack::write_shared(&found.edition, &found.records);
            let mut problems = found.problems;
            // What we write we must be able to read: if not, whatever is lost is told here and not on the way in.
            let again = pack::read(text.as_bytes()).problems;
            problems.more = problems.more.saturating_add(again.more);
            problems.list.extend(again.list.into_iter().filter(|problem| problem.severity > Severity::Note).map(
                |problem| {
                    let place = Place { line: None, column: None, ..problem.place };
                    Problem { place, ..problem }
                },
            ));
            Answer { pack: Some(text), problems }
        }
        Err(problem) => Answer { pack: None, problems: Problems { list: vec![problem], more: 0 } },
    }
}
