//! `check` and `canonical`: what a file is, what is wrong with it, and how it is written.
//!
//! Used by organisers' scripts before they hand a pack out.

use plenary::domain::order;
use plenary::domain::problem::{Problem, Severity};
use plenary::pack::canonical::print;
use plenary::pack::json::Json;
use plenary::pack::{self, Outcome, Pack, Reading, Sniffed};

use crate::answer::{self, Done, Failure};
use crate::options::Options;

pub(crate) const HELP: &str = "  pack check [--json] FILE        say what is in FILE and what is wrong with it
  pack canonical FILE             print FILE in canonical form
";

pub(crate) fn check(words: &[&str]) -> Done {
    let options = Options::parse(words, &[], &["--json"])?;
    let outcome = pack::read(&answer::read(options.file()?)?);
    if options.has("--json") {
        println!("{}", print(&mut as_json(&outcome)));
    } else {
        tell_problems(&outcome);
        if let Reading::Ours(found) = &outcome.reading {
            println!("{} number {}", found.edition.conference, found.edition.number);
            for (type_name, count) in counts(found) {
                println!("{count:>6} {type_name}");
            }
        }
    }
    let is_fine = matches!(outcome.reading, Reading::Ours(_)) && outcome.problems.list.is_empty();
    if is_fine { Ok(()) } else { Err(Failure::Found(String::new())) }
}

pub(crate) fn canonical(words: &[&str]) -> Done {
    let bytes = answer::read(Options::parse(words, &[], &[])?.file()?)?;
    match pack::canonical(&bytes) {
        Ok(text) => answer::write("-", &text),
        Err(problem) => {
            Err(Failure::Found(format!("{}: {} {}", problem.place, problem.cause.code(), problem.cause.value())))
        }
    }
}

/// Tells every problem on the standard error.
pub(crate) fn tell_problems(outcome: &Outcome) {
    for Problem { place, cause, severity } in &outcome.problems.list {
        eprintln!("{place}: {} {} ({severity:?})", cause.code(), cause.value());
    }
    if outcome.problems.more > 0 {
        eprintln!("and {} more problems", outcome.problems.more);
    }
}

/// How many records there are of each type, in alphabetical order.
fn counts(found: &Pack) -> Vec<(String, u32)> {
    let mut names: Vec<String> = found.records.iter().map(|record| record.key().type_name.into()).collect();
    order::sort_by(&mut names, Ord::cmp);
    let count = |names: &[String]| u32::try_from(names.len()).unwrap_or(u32::MAX);
    names.chunk_by(|left, right| left == right).map(|same| (same[0].clone(), count(same))).collect()
}

/// A text for machines.
pub(crate) fn text(words: &str) -> Json<'static> {
    Json::Text(words.to_owned().into())
}

/// An object for machines.
pub(crate) fn object(members: Vec<(&'static str, Json<'static>)>) -> Json<'static> {
    Json::Object(members.into_iter().map(|(key, value)| (key.into(), value)).collect())
}

fn as_json(outcome: &Outcome) -> Json<'static> {
    let number = |number: u32| Json::Integer(i64::from(number));
    let problem = |Problem { severity, place, cause }: &Problem| {
        let severity = match severity {
            Severity::Note => "note",
            Severity::Left => "left",
            Severity::Refused => "refused",
        };
        let mut members =
            vec![("severity", text(severity)), ("cause", text(cause.code())), ("value", text(&cause.value()))];
        members.extend(place.line.map(|line| ("line", number(line))));
        members.extend(place.column.map(|column| ("column", number(column))));
        members.extend(place.record.as_deref().map(|record| ("record", text(record))));
        members.extend(place.field.as_deref().map(|field| ("field", text(field))));
        object(members)
    };
    let problems = outcome.problems.list.iter().map(problem).collect();
    let mut members = vec![("problems", Json::List(problems)), ("more_problems", number(outcome.problems.more))];
    let reading = match &outcome.reading {
        Reading::Ours(found) => {
            let counts = counts(found).into_iter().map(|(name, count)| (name.into(), number(count)));
            members.push(("conference", text(found.edition.conference.as_str())));
            members.push(("number", number(found.edition.number)));
            members.push(("records", Json::Object(counts.collect())));
            "ours"
        }
        Reading::Newer(_) => "newer",
        Reading::NotOurs(Sniffed::ScheduleJson) => "schedule_json",
        Reading::NotOurs(Sniffed::OtherJson) => "other_json",
        Reading::NotOurs(Sniffed::NotJson) => "not_json",
        Reading::NotOurs(Sniffed::Encrypted) => "encrypted",
        Reading::Refused => "refused",
    };
    members.push(("reading", text(reading)));
    object(members)
}
