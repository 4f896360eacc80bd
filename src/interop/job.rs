//! The worker's job: a request in, an answer out.
//!
//! Used by `src/bin/worker.rs`. Of a file it finds out by itself what it is: a pack is checked and put in canonical form, a
//! schedule is turned into a pack, anything else is refused with the reason. Nothing is kept from one job to the next.

use super::answer::Answer;
use super::origin::{origin, origin_of_carried};
use super::request::Request;
use super::{locked, schedule};
use crate::domain::problem::{Cause, Place, Problem, Severity};
use crate::pack::{self, Problems, Reading, Sniffed};

/// Does what a message asks for.
pub fn answer(message: &[u8]) -> Answer {
    match Request::from_message(message) {
        Some((Request::Read, bytes)) => run(bytes),
        Some((request, bytes)) => locked::run(&request, bytes),
        // The page and the worker are of one version, so this is a fault of ours.
        None => Answer {
            text: None,
            problems: Problems {
                list: vec![Problem { severity: Severity::Refused, place: Place::default(), cause: Cause::NotOurs }],
                more: 0,
            },
            ..Answer::default()
        },
    }
}

/// Reads a file.
pub fn run(bytes: &[u8]) -> Answer {
    let outcome = pack::read(bytes);
    match outcome.reading {
        Reading::Ours(found) => {
            let origin = if found.is_signed() { origin(bytes) } else { origin_of_carried(&found.packs) };
            // The memory of the records is needed for the text.
            drop(found);
            Answer { text: pack::canonical(bytes).ok(), problems: outcome.problems, origin }
        }
        Reading::NotOurs(Sniffed::ScheduleJson) => from_schedule(bytes),
        Reading::NotOurs(_) | Reading::Newer(_) | Reading::Refused => {
            Answer { problems: outcome.problems, ..Answer::default() }
        }
    }
}

fn from_schedule(bytes: &[u8]) -> Answer {
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)).unwrap_or_default();
    match schedule::read(text) {
        Ok(found) => {
            let text = pack::write_shared(&found.edition, &found.records);
            let mut problems = found.problems;
            // What we write we must be able to read: if not, whatever is lost is told here and not on the way in. Remarks
            // about the programme are not: neither those that are listed nor those that are counted only.
            let again = pack::read(text.as_bytes());
            problems.more = problems.more.saturating_add(again.more_left);
            problems.list.extend(
                again.problems.list.into_iter().filter(|problem| problem.severity > Severity::Note).map(|problem| {
                    let place = Place { line: None, column: None, ..problem.place };
                    Problem { place, ..problem }
                }),
            );
            Answer { text: Some(text), problems, ..Answer::default() }
        }
        Err(problem) => Answer { problems: Problems { list: vec![problem], more: 0 }, ..Answer::default() },
    }
}

#[cfg(test)]
mod tests {
    use super::run;
    use crate::pack;

    /// A schedule whose sessions all begin at the same time in the same room.
    fn crowded(sessions: usize) -> String {
        let session = |number: usize| {
            let date = r#""date":"2027-04-08T09:30:00+02:00","start":"09:30","duration":"01:30""#;
            format!(r#"{{"guid":"crowd-{number}","title":"Session {number}",{date}}}"#)
        };
        let sessions: Vec<String> = (0..sessions).map(session).collect();
        let day = format!(r#"{{"index":1,"date":"2027-04-08","rooms":{{"Hall A":[{}]}}}}"#, sessions.join(","));
        let head =
            r#""title":"An invented forum","start":"2027-04-08","end":"2027-04-08","time_zone_name":"Europe/Paris""#;
        format!(r#"{{"schedule":{{"version":"1","conference":{{"acronym":"forum-2027",{head},"days":[{day}]}}}}}}"#)
    }

    #[test]
    fn remarks_about_the_programme_are_not_counted_among_the_problems() {
        let answer = run(crowded(700).as_bytes());
        let remarks = pack::read(answer.text.unwrap().as_bytes());
        assert_eq!((remarks.problems.list.len(), remarks.problems.more), (500, 199), "more remarks than are listed");
        assert_eq!((answer.problems.list.len(), answer.problems.more), (0, 0), "{:?}", answer.problems);
    }
}
