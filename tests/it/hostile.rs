//! The hostile corpus: every file is refused or repaired with a reason and a place, and nothing panics.
//!
//! The first word of a file's name is what must come of it: `refused` (nothing is used), `left` (a record is left out),
//! `repaired` (every record is used). Files of more than 200 kB are made here instead of being kept.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixtures has failed")]

use std::fs;
use std::path::Path;

use plenary::domain::any_record::AnyRecord;
use plenary::domain::problem::{Cause, Problem, Severity};
use plenary::pack::{MAX_FILE, Outcome, Reading, canonical, read, read_line, write_line};

fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hostile");
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

fn has_place(problem: &Problem) -> bool {
    problem.place.line.is_some() || problem.place.record.is_some() || problem.place.field.is_some()
}

fn check(name: &str, outcome: &Outcome) {
    let problems = &outcome.problems.list;
    let worst = problems.iter().map(|problem| problem.severity).max();
    match name.split('-').next() {
        Some("refused") => {
            assert!(!matches!(outcome.reading, Reading::Ours(_)), "{name}: {outcome:?}");
            assert_eq!(worst, Some(Severity::Refused), "{name}: {problems:?}");
        }
        Some("left") => assert_eq!(worst, Some(Severity::Left), "{name}: {problems:?}"),
        Some("repaired") => assert_eq!(worst, Some(Severity::Note), "{name}: {problems:?}"),
        other => panic!("{name}: {other:?} is no verdict"),
    }
    assert!(problems.iter().any(has_place), "{name}: no problem tells a place: {problems:?}");
    if let Reading::Ours(pack) = &outcome.reading {
        let witness = pack.records.iter().any(|record| record.key().to_string() == "room/witness");
        assert!(witness, "{name}: the harmless record beside was lost");
    }
}

#[test]
fn every_hostile_file_comes_to_the_end_that_its_name_says() {
    let corpus = corpus();
    assert!(corpus.len() >= 150, "only {} files", corpus.len());
    for (name, bytes) in &corpus {
        check(name, &read(bytes));
    }
}

#[test]
fn what_is_kept_of_a_hostile_file_is_written_and_read_again_without_growing() {
    for (name, bytes) in corpus() {
        if let Reading::Ours(pack) = read(&bytes).reading {
            for record in &pack.records {
                let line = write_line(record);
                assert_eq!(read_line(&line).as_ref(), Ok(record), "{name}: {line}");
            }
            let text = canonical(&bytes).unwrap();
            assert_eq!(canonical(text.as_bytes()), Ok(text), "{name}");
        }
    }
}

#[test]
fn no_cut_or_flipped_byte_of_a_hostile_file_makes_the_reader_panic() {
    for (_, bytes) in corpus().into_iter().filter(|(_, bytes)| bytes.len() < 2_000) {
        for at in (0..bytes.len()).step_by(7) {
            read(&bytes[..at]);
            let mut flipped = bytes.clone();
            flipped[at] ^= 0x24;
            read(&flipped);
        }
    }
}

#[test]
fn huge_files_are_refused_at_once() {
    let head =
        "{\"plenary-pack\":1,\"conference\":\"c\",\"issuer\":{\"id\":\"i\"},\"purpose\":\"organiser\",\"records\":[";
    let cause = |text: String| read(text.as_bytes()).problems.list.into_iter().next().map(|problem| problem.cause);
    assert_eq!(cause(" ".repeat(MAX_FILE + 1)), Some(Cause::TooLarge(MAX_FILE as u64 + 1)));
    assert_eq!(cause(format!("{head}{}", "[".repeat(5_000_000))), Some(Cause::TooDeep(16)));
    assert_eq!(cause(format!("{head}{}", "{\"a\":".repeat(5_000_000))), Some(Cause::TooDeep(16)));
    assert_eq!(cause(format!("{head}{}7]}}", "7,".repeat(1_000_000))), Some(Cause::TooMany(20_001)));
    let text =
        format!("{head}{{\"type\":\"room\",\"id\":\"r\",\"body\":{{\"name\":\"{}\"}}}}]}}", "x".repeat(5_000_000));
    assert!(matches!(cause(text), Some(Cause::TextTooLong(5_000_000, _))));
    let keys: Vec<String> = (0..300_000).rev().map(|key| format!("\"k{key}\":1,")).collect();
    let keys = keys.concat();
    let text = format!("{head}{{{keys}\"type\":\"later\",\"id\":\"l\"}}]}}");
    assert!(
        matches!(read(text.as_bytes()).reading, Reading::Ours(pack) if matches!(pack.records[..], [AnyRecord::Unknown(_)]))
    );
}
