//! Packs of released versions, and of an invented newer one: all are read without a problem, and nothing of them gets lost
//! on the way through this version. The recipe for a release is in `CONTRIBUTING.md`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use plenary::domain::any_record::AnyRecord;
use plenary::domain::edition::Purpose;
use plenary::model::export::Selection;
use plenary::model::{Event, Way};
use plenary::pack::{Pack, Reading, canonical, read, rev_of, write_edition, write_line};
use plenary::seal;
use serde_json::Value;

use super::device::Device;

struct Released {
    name: String,
    text: String,
    pack: Pack,
}

fn released() -> Vec<Released> {
    let mut found = Vec::new();
    for folder in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/packs")).unwrap() {
        let folder = folder.unwrap().path();
        if !folder.is_dir() {
            continue;
        }
        for file in fs::read_dir(&folder).unwrap() {
            let file = file.unwrap().path();
            let name = file.strip_prefix(folder.parent().unwrap()).unwrap().display().to_string();
            let text = fs::read_to_string(&file).unwrap();
            let outcome = read(text.as_bytes());
            assert_eq!(outcome.problems.list, [], "{name}");
            let Reading::Ours(pack) = outcome.reading else { panic!("{name}") };
            found.push(Released { name, text, pack: *pack });
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

fn for_purpose(purpose: &Purpose) -> Vec<Released> {
    let mut released = released();
    released.retain(|file| file.pack.edition.purpose == *purpose);
    assert!(!released.is_empty());
    released
}

/// The records of a text, one a line, whatever pack inside they stand in.
fn lines(text: &str) -> BTreeSet<&str> {
    let records = text.lines().map(|line| line.trim_end_matches(','));
    records.filter(|line| line.starts_with('{') && !line.starts_with("{\"plenary-pack\"")).collect()
}

/// The records of a file that nothing else in it has replaced.
fn standing(pack: &Pack) -> Vec<String> {
    let was: Vec<_> = pack.records.iter().flat_map(|record| record.lineage().was).collect();
    let stands = |record: &&AnyRecord| !was.contains(&rev_of(record));
    pack.records.iter().filter(stands).map(write_line).collect()
}

#[test]
fn there_are_packs_of_this_version_or_of_one_before_it_and_each_has_its_line_in_the_readme() {
    let readme = include_str!("../fixtures/packs/README.md");
    let released = released();
    for purpose in [Purpose::Organiser, Purpose::Contribution, Purpose::Evaluation, Purpose::Backup] {
        assert!(released.iter().any(|file| file.pack.edition.purpose == purpose), "{purpose:?}");
    }
    for Released { name, .. } in &released {
        let (folder, file) = name.split_once('/').unwrap();
        let section = readme.split("\n## ").find(|section| section.starts_with(&format!("`{folder}`")));
        assert!(section.is_some_and(|section| section.contains(&format!("- `{file}`: "))), "{name}");
    }
}

#[test]
fn every_released_pack_is_read_and_written_without_losing_a_member() {
    for Released { name, text, pack } in released() {
        assert_eq!(canonical(text.as_bytes()).as_ref(), Ok(&text), "{name}");
        let written: BTreeSet<String> = pack.records.iter().map(write_line).collect();
        let carried: Vec<BTreeSet<&str>> = pack.packs.iter().map(|inner| lines(inner)).collect();
        let own = lines(&text).into_iter().filter(|line| !carried.iter().any(|inner| inner.contains(line)));
        assert_eq!(written, own.map(str::to_owned).collect(), "{name}");
        let Value::Object(mut head) = serde_json::from_str(&text).unwrap() else { panic!("{name}") };
        for member in ["plenary-pack", "records", "packs", "sigs"] {
            head.remove(member);
        }
        let told: Value = serde_json::from_str(&write_edition(&pack.edition)).unwrap();
        assert_eq!(told, Value::Object(head), "{name}");
    }
}

#[test]
fn an_edition_of_any_version_is_brought_in_and_handed_on_byte_for_byte() {
    for Released { name, text, .. } in for_purpose(&Purpose::Organiser) {
        let mut device = Device::new();
        device.apply(&name, &text);
        device.restart();
        device.send(Event::ExportPressed(Selection::Edition, Way::Save));
        assert_eq!(device.saved.last().map(|file| &file.text), Some(&text), "{name}");
    }
}

#[test]
fn a_contribution_of_any_version_is_brought_in_and_handed_on_without_losing_a_member() {
    for Released { name, text, pack } in for_purpose(&Purpose::Contribution) {
        let mut device = Device::new();
        device.apply(&name, &text);
        device.restart();
        let notes = device.ready().workspace.notes.entries().map(|(id, _)| id.clone()).collect();
        device.send(Event::ExportPressed(Selection::Notes(notes), Way::Save));
        let out = &device.saved.last().unwrap().text;
        for line in standing(&pack) {
            assert!(lines(out).contains(line.as_str()), "{name}: {line}");
        }
    }
}

#[test]
fn a_backup_of_any_version_is_brought_back_and_backed_up_again_without_losing_a_member() {
    for Released { name, text, pack } in for_purpose(&Purpose::Backup) {
        let mut device = Device::new();
        device.apply(&name, &text);
        device.restart();
        device.send(Event::BackupPressed(Way::Save));
        let out = &device.saved.last().unwrap().text;
        for line in standing(&pack) {
            assert!(lines(out).contains(line.as_str()), "{name}: {line}");
        }
        for inner in &pack.packs {
            assert!(out.contains(inner.trim_end()), "{name}: a pack inside is not the same any more");
        }
    }
}

#[test]
fn signatures_of_every_version_hold() {
    let signed: Vec<Released> = released().into_iter().filter(|file| file.pack.is_signed()).collect();
    assert!(!signed.is_empty());
    for Released { name, text, pack } in signed {
        let told = seal::verify(text.as_bytes()).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!((told.number, told.keys.len()), (pack.edition.number, pack.edition.keys.len()), "{name}");
    }
}

#[test]
fn a_newer_edition_takes_the_place_of_a_released_one_and_keeps_what_one_wrote() {
    let editions = for_purpose(&Purpose::Organiser);
    let backup = &for_purpose(&Purpose::Backup)[0];
    let mut device = Device::new();
    device.apply("backup.json", &backup.text);
    let own = device.ready().workspace.own_records();
    assert!(!own.is_empty());
    let mut numbers = Vec::new();
    for edition in &editions {
        device.apply(&edition.name, &edition.text);
        numbers.push(device.ready().workspace.edition().unwrap().number);
        assert_eq!(device.ready().workspace.own_records(), own, "{}", edition.name);
    }
    assert!(numbers.is_sorted() && numbers.last() > numbers.first(), "{numbers:?}");
}
