//! What is told about a foreign file: single problems with their lines, and one line for each kind of thing that is
//! there often.
//!
//! Used by the readers. A conference of a thousand sessions with a thousand logos is told as `1000 × event.logo`.

use std::collections::BTreeMap;

use crate::domain::order;
use crate::domain::problem::{Cause, Place, Problem, Severity};
use crate::pack::json::Json;
use crate::pack::{MAX_PROBLEMS, Problems};

/// The most kinds of things that are told with their number.
const MAX_KINDS: usize = 100;

/// What may be there often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Often {
    Repaired,
    NotTaken,
}

/// The problems of one file.
#[derive(Debug)]
pub(super) struct Report<'a> {
    text: &'a str,
    single: Vec<(Option<usize>, Problem)>,
    often: BTreeMap<(Often, String), u64>,
    more: u32,
}

impl<'a> Report<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, single: Vec::new(), often: BTreeMap::new(), more: 0 }
    }

    /// Where an object lies in the file: known while one of its keys is borrowed from there.
    fn offset(&self, json: &Json<'_>) -> Option<usize> {
        let Json::Object(members) = json else { return None };
        let start = self.text.as_ptr().addr();
        let inside = |key: &str| key.as_ptr().addr().checked_sub(start).filter(|offset| *offset < self.text.len());
        members.iter().find_map(|(key, _)| inside(key))
    }

    fn add(&mut self, severity: Severity, at: &Json<'_>, record: String, field: &str, cause: Cause) {
        if self.single.len() >= MAX_PROBLEMS - MAX_KINDS {
            self.more = self.more.saturating_add(1);
            return;
        }
        let place = Place {
            record: (!record.is_empty()).then_some(record),
            field: (!field.is_empty()).then(|| field.to_owned()),
            ..Place::default()
        };
        self.single.push((self.offset(at), Problem { severity, place, cause }));
    }

    /// The object `at` gives no record.
    pub(super) fn left(&mut self, at: &Json<'_>, record: String, field: &str, cause: Cause) {
        self.add(Severity::Left, at, record, field, cause);
    }

    /// A value of the object `at` was repaired.
    pub(super) fn repaired(&mut self, at: &Json<'_>, record: String, field: &str, what: String) {
        self.add(Severity::Note, at, record, field, Cause::Repaired(what));
    }

    /// A repair that may be needed often.
    pub(super) fn repaired_often(&mut self, what: &str) {
        *self.often.entry((Often::Repaired, what.to_owned())).or_default() += 1;
    }

    /// `count` things for which packs have no place.
    pub(super) fn not_taken(&mut self, what: &str, count: usize) {
        *self.often.entry((Often::NotTaken, what.chars().take(80).collect())).or_default() += count as u64;
    }

    /// Every member of `json` that says something and is not among `taken`.
    pub(super) fn rest(&mut self, kind: &str, json: &Json<'_>, taken: &[&str]) {
        let Json::Object(members) = json else { return };
        for (key, value) in members {
            let count = match value {
                Json::List(list) => list.len(),
                Json::Null | Json::Bool(false) => 0,
                Json::Text(text) => usize::from(!text.trim().is_empty()),
                Json::Object(members) => usize::from(!members.is_empty()),
                Json::Bool(true) | Json::Integer(_) | Json::Real(_) | Json::Raw(_) => 1,
            };
            if count > 0 && !taken.contains(&&**key) {
                self.not_taken(&format!("{kind}.{key}"), count);
            }
        }
    }

    /// What was left out first, then the rest in the order of the file, then what is there often.
    pub(super) fn finish(mut self) -> Problems {
        let feeds: Vec<usize> = if self.single.iter().any(|(at, _)| at.is_some()) {
            self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect()
        } else {
            Vec::new()
        };
        order::sort_by_key(&mut self.single, |(at, problem)| (std::cmp::Reverse(problem.severity), at.is_none(), *at));
        let with_line = |(at, mut problem): (Option<usize>, Problem)| {
            let line = at.map(|at| feeds.partition_point(|feed| *feed < at) + 1);
            problem.place.line = line.and_then(|line| u32::try_from(line).ok());
            problem
        };
        let mut list: Vec<Problem> = self.single.into_iter().map(with_line).collect();
        for (index, ((often, what), count)) in self.often.into_iter().enumerate() {
            if index >= MAX_KINDS {
                self.more = self.more.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
                continue;
            }
            let what = format!("{count} × {what}");
            let cause = match often {
                Often::Repaired => Cause::Repaired(what),
                Often::NotTaken => Cause::NotTaken(what),
            };
            list.push(Problem { severity: Severity::Note, place: Place::default(), cause });
        }
        Problems { list, more: self.more }
    }
}

#[cfg(test)]
mod tests {
    use super::Report;
    use crate::domain::problem::Cause;
    use crate::pack::json::{Numbers, parse};

    #[test]
    fn what_is_there_often_is_told_once_with_its_number() {
        let text = r#"{"logo":"a","links":[1,2],"empty":"","no":false,"title":"t"}"#;
        let json = parse(text, Numbers::Any).unwrap();
        let mut report = Report::new(text);
        report.rest("event", &json, &["title"]);
        report.rest("event", &json, &["title"]);
        let told: Vec<String> = report.finish().list.iter().map(|problem| problem.cause.value()).collect();
        assert_eq!(told, ["4 × event.links", "2 × event.logo"]);
    }

    #[test]
    fn a_single_problem_has_its_line_and_too_many_are_counted() {
        let text = "[\n{\"a\":1},\n\n{\"b\":1}]";
        let json = parse(text, Numbers::Any).unwrap();
        let mut report = Report::new(text);
        report.left(&json.as_list()[1], "session x".to_owned(), "title", Cause::Missing);
        for _ in 0..1000 {
            report.left(&json.as_list()[0], String::new(), "", Cause::Missing);
        }
        let problems = report.finish();
        assert_eq!(problems.list.len() + problems.more as usize, 1001);
        assert_eq!(problems.list[0].place.line, Some(2));
        assert_eq!(problems.list.last().unwrap().place.line, Some(4));
    }
}
