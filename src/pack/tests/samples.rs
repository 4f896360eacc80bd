//! The sample conference's packs are canonical, free of problems, and come out as they went in.

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::filler::Chance;
use super::ours;
use crate::domain::any_record::{AnyRecord, SharedRecord};
use crate::domain::note::NoteState;
use crate::domain::problem::{Cause, Problem};
use crate::pack::canonical::{canonical, print};
use crate::pack::json::{Json, Numbers, parse};
use crate::pack::{Pack, read, read_line, write_line, write_shared};

fn sample(number: u32) -> String {
    let path = format!("public/packs/strasbourg-{number}.json");
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn shared(pack: &Pack) -> Vec<SharedRecord> {
    let shared = pack.records.iter().map(|record| match record {
        AnyRecord::Shared(record) => record.clone(),
        other => panic!("{other:?}"),
    });
    shared.collect()
}

#[test]
fn what_goes_in_comes_out_byte_for_byte() {
    for number in [1, 2] {
        let text = sample(number);
        let pack = ours(read(text.as_bytes()));
        assert!(write_shared(&pack.edition, &shared(&pack)) == text, "export of sample {number} differs");
        assert!(canonical(text.as_bytes()).unwrap() == text, "sample {number} is not canonical");
    }
}

#[test]
fn the_samples_have_no_problem_but_the_reference_they_are_known_for() {
    let problems = |number| read(sample(number).as_bytes()).problems.list;
    let serious = |problem: &Problem| !matches!(problem.cause, Cause::Dangling(_));
    for number in [1, 2] {
        assert_eq!(problems(number).into_iter().filter(serious).collect::<Vec<_>>(), []);
    }
}

#[test]
fn the_samples_have_everything_that_the_conference_has() {
    let count = |number| {
        let pack = ours(read(sample(number).as_bytes()));
        let of = |name: &str| shared(&pack).iter().filter(|record| record.type_name() == name).count();
        ["organisation", "participant", "session", "area", "note", "report", "recommendation", "document"].map(of)
    };
    assert_eq!(count(1), [35, 33, 19, 2, 12, 3, 4, 3]);
    assert_eq!(count(2), count(1));
}

#[test]
fn the_second_number_narrows_a_consent_and_withdraws_a_note() {
    let text = sample(2);
    assert!(sample(1).contains("Ladogina") && !text.contains("Ladogina"));
    let pack = ours(read(text.as_bytes()));
    assert_eq!(pack.edition.summary.len(), 5);
    for record in shared(&pack) {
        match record {
            SharedRecord::Note(note) if note.id.as_str() == "n07" => {
                assert_eq!((note.body.state.clone(), note.n), (NoteState::Withdrawn, 2));
                assert_eq!(note.body.free_texts(), []);
            }
            SharedRecord::Participant(person) if person.id.as_str() == "p18" => {
                assert!(!person.body.share.listed && person.body.affiliations.is_empty());
            }
            _ => {}
        }
    }
}

/// Adds unknown members to every object but texts by language.
fn sprinkle(json: &mut Json<'_>, chance: &mut Chance) {
    match json {
        Json::Object(members) => {
            let by_language = members.iter().all(|(key, value)| key.len() == 2 && matches!(value, Json::Text(_)));
            for (_, value) in members.iter_mut() {
                sprinkle(value, chance);
            }
            if !by_language || members.is_empty() {
                members.push(("zz_later".into(), Json::Raw(chance.unknown().into())));
            }
        }
        Json::List(list) => {
            for value in list {
                sprinkle(value, chance);
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn unknown_members_at_every_level_survive(seed: u64) {
        let mut chance = Chance(seed);
        for line in sample(1).lines().filter(|line| line.starts_with("{\"at\"") || line.starts_with("{\"body\"")) {
            let mut json = parse(line.trim_end_matches(','), Numbers::Whole).unwrap();
            sprinkle(&mut json, &mut chance);
            let line = print(&mut json);
            let again = read_line(&line).map(|record| write_line(&record));
            prop_assert_eq!(again, Ok(line));
        }
    }
}
