//! The hostile corpus: every file comes to the end that its name says, nothing panics, and a device that has something to
//! lose loses nothing by any of them. What the words in the names mean is told where the corpus is.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use plenary::cipher::{self, Key, Limits};
use plenary::domain::any_record::{AnyRecord, RecordKey};
use plenary::domain::edition::Purpose;
use plenary::domain::plan::{Outcome as Fate, Relation};
use plenary::domain::problem::{Cause, Problem, Severity};
use plenary::domain::trust::{Permit, Verdict};
use plenary::domain::workspace::Workspace;
use plenary::model::export::Selection;
use plenary::model::import::{Import, Preview};
use plenary::model::{Event, Way};
use plenary::pack::{
    MAX_BY_AUTHOR, MAX_FILE, MAX_RECORDS, Reading, canonical, is_encrypted, read, read_line, write_line,
};
use plenary::storage::{Store, Stored};

use super::corpus::{Hostile, files, victim};
use super::device::{Device, ready_now};

/// The longest that a file may take from its bytes to the preview.
const QUICK: Duration = Duration::from_secs(1);

/// A device with notes, stars and everything else of its owner's, and with what others wrote.
fn victim(with_edition: bool) -> Device {
    let mut device = Device::named(victim::RANDOM);
    if with_edition {
        device.apply("edition.json", &victim::edition(victim::NUMBER, &victim::issued_records()));
    }
    let head = format!("\"conference\":\"c1\",\"issuer\":{{\"id\":\"{}\"}},\"purpose\":\"backup\"", victim::name());
    let records = victim::own_records().join(",\n");
    device.apply("own.json", &format!("{{\"plenary-pack\":1,{head},\"records\":[\n{records}\n]}}"));
    let ready = device.ready();
    assert_eq!(ready.device().map(|device| device.to_string()), Some(victim::name()));
    assert_eq!(ready.workspace.own_records().len(), victim::own_records().len());
    let chosen = BTreeSet::from([plenary::domain::id::Id::parse("n_shared").unwrap()]);
    device.send(Event::ExportPressed(Selection::Notes(chosen), Way::Save));
    device
}

#[expect(clippy::disallowed_methods, reason = "nothing here runs in a browser")]
fn now() -> Instant {
    Instant::now()
}

fn stored(device: &Device) -> Stored {
    ready_now(Store::load(&device.store)).unwrap()
}

/// What is stored but for the revisions of rows and what is remembered about the store itself.
fn texts(stored: &Stored) -> (BTreeMap<String, Vec<String>>, BTreeMap<String, String>) {
    let rows = stored.rows.iter().filter(|row| !row.versions.is_empty());
    let rows = rows.map(|row| (row.key.clone(), row.versions.clone())).collect();
    let settings = stored.meta.iter().filter(|(key, _)| !matches!(key.as_str(), "changed_since" | "conference"));
    (rows, settings.map(|(key, value)| (key.clone(), value.clone())).collect())
}

/// What is known at each address, in which order ever it came: what the organiser issued, what is held, what is kept of it.
fn known(workspace: &Workspace) -> BTreeMap<RecordKey, String> {
    let told = |key: &RecordKey| (workspace.issued(key), workspace.heads(key), workspace.bases(key));
    let edition = format!("{:?}", workspace.edition());
    let records = addresses(workspace).into_iter().map(|key| (key.clone(), format!("{:?}", told(&key))));
    records.chain([(RecordKey::new("", ""), edition)]).collect()
}

/// The addresses at which somebody else took their own words back.
fn taken_back(before: &Workspace, after: &Workspace) -> BTreeSet<RecordKey> {
    let said = |key: &RecordKey, author: &AnyRecord| {
        let heads = before.heads(key);
        heads.iter().any(|head| !head.is_withdrawn() && head.lineage().by == author.lineage().by)
    };
    let is_gone = |key: &RecordKey| after.heads(key).iter().any(|head| head.is_withdrawn() && said(key, head));
    addresses(after).into_iter().filter(is_gone).collect()
}

/// Every address at which anything is known.
fn addresses(workspace: &Workspace) -> BTreeSet<RecordKey> {
    let issued = workspace.snapshot().into_iter().flat_map(|snapshot| &snapshot.records);
    workspace.own_records().iter().chain(issued).map(AnyRecord::key).collect()
}

fn has_place(problem: &Problem) -> bool {
    let place = &problem.place;
    place.line.is_some() || place.record.is_some() || place.field.is_some()
}

/// What the reader says of a file, and what it keeps of it.
fn check_reading(file: &Hostile) {
    let (name, outcome) = (&file.name, read(&file.bytes));
    let problems = &outcome.problems.list;
    let worst = problems.iter().map(|problem| problem.severity).max();
    assert_eq!(is_encrypted(&file.bytes), file.verdict() == "locked", "{name}");
    if file.verdict() == "locked" {
        let opened = cipher::decrypt(&file.bytes, Key::Words("absent-absent-absent"), Limits::usual(MAX_FILE));
        assert!(opened.is_err(), "{name}");
        return;
    }
    if file.verdict() == "refused" {
        assert!(!matches!(outcome.reading, Reading::Ours(_)), "{name}: {outcome:?}");
        assert_eq!(worst, Some(Severity::Refused), "{name}: {problems:?}");
        assert!(problems.iter().any(has_place), "{name}: no problem tells a place: {problems:?}");
        return;
    }
    let Reading::Ours(pack) = &outcome.reading else { panic!("{name}: {problems:?}") };
    let is_witness = |record: &AnyRecord| record.key().to_string() == "room/witness";
    let is_carried = file.verdict() == "forged" || pack.records.iter().any(is_witness);
    assert!(is_carried, "{name}: the harmless record beside was lost");
    for record in &pack.records {
        let line = write_line(record);
        assert_eq!(read_line(&line).as_ref(), Ok(record), "{name}: {line}");
    }
    let text = canonical(&file.bytes).unwrap();
    assert_eq!(canonical(text.as_bytes()), Ok(text), "{name}");
}

/// What the preview says of a file that can be read.
fn check_preview(file: &Hostile, preview: &Preview) {
    let name = &file.name;
    let problems = &preview.problems.list;
    let worst = problems.iter().map(|problem| problem.severity).max();
    let wanted = match file.verdict() {
        "left" => Some(Severity::Left),
        "repaired" => Some(Severity::Note),
        "powerless" | "told" | "forged" => None,
        other => panic!("{name}: {other:?} is no verdict"),
    };
    // Of a forged pack something may be left out, too.
    if file.verdict() != "forged" {
        assert_eq!(worst, wanted, "{name}: {problems:?}");
    }
    assert!(worst.is_none() || problems.iter().any(has_place), "{name}: no problem tells a place: {problems:?}");
    let is_forged = preview.judgement.as_ref().is_some_and(|told| matches!(told.verdict, Verdict::Forged(_)));
    assert_eq!(is_forged, file.verdict() == "forged", "{name}: {:?}", preview.judgement);
    assert_eq!(is_forged, preview.permit() == Permit::Refuse, "{name}");
}

/// What was applied of a file changed nothing that it must not.
fn check_change(file: &Hostile, preview: &Preview, before: &Workspace, device: &Device) {
    let name = &file.name;
    let after = &device.ready().workspace;
    let is_backup = preview.edition.purpose == Purpose::Backup;
    let lines = || preview.parts.iter().flat_map(|part| &part.plan.lines);
    for key in addresses(before).union(&addresses(after)) {
        let (old, new) = (before.heads(key), after.heads(key));
        let lost: Vec<&AnyRecord> = old.iter().filter(|record| !new.contains(record)).collect();
        let is_mine = |record: &AnyRecord| {
            matches!(record, AnyRecord::Private(_)) || device.ready().is_mine(record.lineage().by.as_ref())
        };
        for record in lost.iter().filter(|record| is_mine(record)) {
            let is_told = lines().any(|line| {
                line.key == *key && matches!(line.outcome, Fate::Changed | Fate::Withdrawn) && line.before.is_some()
            });
            assert!(file.verdict() == "told" && is_told, "{name}: {key} lost {record:?}");
        }
        let is_private = |record: &&AnyRecord| matches!(record, AnyRecord::Private(_));
        if !is_backup {
            let private = |records: &[AnyRecord]| records.iter().filter(is_private).cloned().collect::<Vec<_>>();
            assert_eq!(private(&old), private(&new), "{name}: {key}");
        }
        assert!(old == new || lines().any(|line| line.key == *key), "{name}: {key} changed and no line says so");
        if preview.edition.purpose == Purpose::Organiser {
            assert_eq!(old, new, "{name}: an edition changed {key} of one's own");
        } else if file.verdict() != "told" && preview.parts.len() == 1 {
            assert_eq!(before.issued(key), after.issued(key), "{name}: {key}");
            if let Some(issued) = before.issued(key) {
                assert_eq!(after.shown(key).as_ref(), Some(&issued), "{name}: {key} is not the organiser's any more");
            }
        }
    }
    for id in ["n_shared", "n_draft"] {
        let written = |workspace: &Workspace| {
            let entry = workspace.notes.entry(id).unwrap().clone();
            entry.heads.into_iter().find(|head| device.ready().is_mine(head.by.as_ref()) && head.suggests_to.is_none())
        };
        let goes_on = device.ready().note_to_write(id);
        assert!(
            file.verdict() == "told" || written(before) == goes_on,
            "{name}: the form would go on with {goes_on:?}"
        );
    }
}

/// Tries one file on one device, from its bytes to what undo leaves.
fn try_on(mut device: Device, file: &Hostile) {
    let name = &file.name;
    let (before, texts_before) = (device.ready().workspace.clone(), stored(&device));
    device.open_bytes(name, &file.bytes);
    assert_eq!(stored(&device), texts_before, "{name}: something was stored before it was applied");
    assert_eq!(known(&device.ready().workspace), known(&before), "{name}");
    let preview = match device.ready().import.clone() {
        Import::Preview(preview) => preview,
        Import::Locked(_) => {
            assert_eq!(file.verdict(), "locked", "{name}");
            device.send(Event::ImportApplied);
            assert_eq!(stored(&device), texts_before, "{name}");
            return;
        }
        Import::Refused { problems, .. } => {
            assert_eq!(file.verdict(), "refused", "{name}: {problems:?}");
            device.send(Event::ImportApplied);
            assert_eq!(stored(&device), texts_before, "{name}");
            return;
        }
        other => panic!("{name}: {other:?}"),
    };
    check_preview(file, &preview);
    device.send(Event::ImportApplied);
    if !preview.is_applicable() {
        assert_eq!(known(&device.ready().workspace), known(&before), "{name}: it was applied all the same");
        assert_eq!(stored(&device), texts_before, "{name}");
        return;
    }
    assert!(matches!(device.ready().import, Import::Idle), "{name}: it was not applied");
    check_change(file, &preview, &before, &device);
    let after = device.ready().workspace.clone();
    device.restart();
    device.send(Event::ConferenceChosen(preview.edition.conference.clone()));
    assert_eq!(known(&device.ready().workspace), known(&after), "{name}: what is stored is not what was on the screen");
    device.send(Event::UndoPressed);
    device.send(Event::ConferenceChosen(plenary::domain::id::Id::parse("c1").unwrap()));
    // What its own author took back stays gone, whatever is undone.
    let gone = taken_back(&before, &after);
    let kept = |workspace: &Workspace| {
        let mut known = known(workspace);
        known.retain(|key, _| !gone.contains(key));
        known
    };
    assert_eq!(kept(&device.ready().workspace), kept(&before), "{name}: undo left something behind");
    let (mut rows, settings) = texts(&stored(&device));
    let (mut rows_before, settings_before) = texts(&texts_before);
    for rows in [&mut rows, &mut rows_before] {
        rows.retain(|row, _| !gone.iter().any(|key| row.ends_with(&format!("/{}/{}", key.type_name, key.id))));
    }
    assert_eq!(rows, rows_before, "{name}");
    let authors = |settings: BTreeMap<String, String>| {
        settings.into_iter().filter(|(key, _)| key.starts_with("author/")).collect::<Vec<_>>()
    };
    if preview.edition.purpose != Purpose::Backup {
        assert_eq!(authors(settings), authors(settings_before), "{name}: it made the device write in another's name");
    }
}

/// Tries every file, and tells all that failed: a panic counts like any other failure.
fn for_each_file(attempt: impl Fn(&Hostile) + std::panic::RefUnwindSafe) {
    let files = files();
    let failed = |file: &&Hostile| std::panic::catch_unwind(|| attempt(file)).is_err();
    let failed: Vec<&str> = files.iter().filter(failed).map(|file| file.name.as_str()).collect();
    assert!(failed.is_empty(), "{} of {} files: {failed:#?}", failed.len(), files.len());
}

#[test]
fn the_corpus_is_large_and_no_two_files_have_one_name() {
    let files = files();
    assert!(files.len() >= 400, "only {} files", files.len());
    let twice: Vec<&str> =
        files.windows(2).filter(|pair| pair[0].name == pair[1].name).map(|pair| &*pair[0].name).collect();
    assert_eq!(twice, Vec::<&str>::new());
    for verdict in ["refused", "locked", "left", "repaired", "powerless", "told", "forged"] {
        assert!(files.iter().filter(|file| file.verdict() == verdict).count() >= 5, "{verdict}");
    }
}

#[test]
fn every_hostile_file_comes_to_the_end_that_its_name_says() {
    for_each_file(check_reading);
}

#[test]
fn a_device_with_an_edition_loses_nothing_by_any_hostile_file() {
    for_each_file(|file| try_on(victim(true), file));
}

#[test]
fn a_device_without_an_edition_loses_nothing_by_any_hostile_file() {
    for_each_file(|file| try_on(victim(false), file));
}

#[test]
fn every_hostile_file_is_shown_within_a_second() {
    for_each_file(|file| {
        let mut device = victim(true);
        // A busy machine may need a second and a third try.
        let mut quickest = Duration::MAX;
        for _ in 0..3 {
            let begin = now();
            device.open_bytes(&file.name, &file.bytes);
            quickest = quickest.min(begin.elapsed());
            if quickest < QUICK {
                break;
            }
        }
        assert!(quickest < QUICK, "{}: {quickest:?}", file.name);
    });
}

#[test]
fn an_edition_in_another_order_is_the_edition_that_is_here() {
    let mut device = victim(true);
    let reordered: Vec<Hostile> =
        files().into_iter().filter(|file| file.name.starts_with("powerless-reordered-")).collect();
    assert!(reordered.len() >= 8);
    let plain = canonical(victim::edition(victim::NUMBER, &victim::issued_records()).as_bytes());
    for file in reordered {
        assert_eq!(canonical(&file.bytes), plain, "{}", file.name);
        device.open_bytes(&file.name, &file.bytes);
        let Import::Preview(preview) = &device.ready().import else { panic!("{}", file.name) };
        assert_eq!(preview.relation(), Some(&Relation::Same), "{}", file.name);
    }
}

#[test]
fn no_cut_or_flipped_byte_of_a_hostile_file_makes_the_reader_panic() {
    for Hostile { bytes, .. } in files().into_iter().filter(|file| file.bytes.len() < 2_000) {
        for at in (0..bytes.len()).step_by(7) {
            read(&bytes[..at]);
            let mut flipped = bytes.clone();
            flipped[at] ^= 0x24;
            read(&flipped);
        }
    }
}

const HEAD: &str =
    "{\"plenary-pack\":1,\"conference\":\"c\",\"issuer\":{\"id\":\"i\"},\"purpose\":\"organiser\",\"records\":[";

fn first_cause(text: &str) -> Option<Cause> {
    read(text.as_bytes()).problems.list.into_iter().next().map(|problem| problem.cause)
}

#[test]
fn huge_files_are_refused_at_once() {
    assert_eq!(first_cause(&" ".repeat(MAX_FILE + 1)), Some(Cause::TooLarge(MAX_FILE as u64 + 1)));
    assert_eq!(first_cause(&format!("{HEAD}{}", "[".repeat(5_000_000))), Some(Cause::TooDeep(16)));
    assert_eq!(first_cause(&format!("{HEAD}{}", "{\"a\":".repeat(5_000_000))), Some(Cause::TooDeep(16)));
    assert_eq!(first_cause(&format!("{HEAD}{}7]}}", "7,".repeat(1_000_000))), Some(Cause::TooMany(20_001)));
    let text =
        format!("{HEAD}{{\"type\":\"room\",\"id\":\"r\",\"body\":{{\"name\":\"{}\"}}}}]}}", "x".repeat(5_000_000));
    assert!(matches!(first_cause(&text), Some(Cause::TextTooLong(5_000_000, _))));
    let keys: Vec<String> = (0..300_000).rev().map(|key| format!("\"k{key}\":1,")).collect();
    let keys = keys.concat();
    let text = format!("{HEAD}{{{keys}\"type\":\"later\",\"id\":\"l\"}}]}}");
    assert!(
        matches!(read(text.as_bytes()).reading, Reading::Ours(pack) if matches!(pack.records[..], [AnyRecord::Unknown(_)]))
    );
}

#[test]
fn a_file_of_exactly_the_largest_size_is_read_and_one_byte_more_is_not() {
    let pack = format!("{HEAD}]}}");
    let filled = |size: usize| format!("{pack}{}", " ".repeat(size - pack.len()));
    assert!(matches!(read(filled(MAX_FILE).as_bytes()).reading, Reading::Ours(_)));
    assert_eq!(first_cause(&filled(MAX_FILE + 1)), Some(Cause::TooLarge(MAX_FILE as u64 + 1)));
}

#[test]
fn as_many_records_as_may_be_are_read_and_one_more_is_not() {
    let rooms = |count: usize, by: &str| -> String {
        let room = |number: usize| format!("{{\"type\":\"later\",\"id\":\"r{number:05}\"{by}}}");
        (0..count).map(room).collect::<Vec<_>>().join(",")
    };
    assert_eq!(first_cause(&format!("{HEAD}{}]}}", rooms(MAX_RECORDS, ""))), None);
    let one_more = first_cause(&format!("{HEAD}{}]}}", rooms(MAX_RECORDS + 1, "")));
    assert_eq!(one_more, Some(Cause::TooMany(MAX_RECORDS as u64 + 1)));
    let contribution = HEAD.replace("organiser", "contribution");
    let notes = |count: usize| {
        let note = |number: usize| {
            format!(
                "{{\"type\":\"area\",\"id\":\"a{number}\",\"by\":\"mallory\",\"body\":{{\"country\":\"FR\",\"name\":\"A\"}}}}"
            )
        };
        format!("{contribution}{}]}}", (0..count).map(note).collect::<Vec<_>>().join(","))
    };
    assert_eq!(first_cause(&notes(MAX_BY_AUTHOR)), None);
    assert_eq!(first_cause(&notes(MAX_BY_AUTHOR + 1)), Some(Cause::TooMany(MAX_BY_AUTHOR as u64 + 1)));
}

#[test]
fn as_many_versions_of_one_record_as_may_be_are_planned_without_a_long_wait() {
    let note = |number: usize| {
        let body = "\"consent\":{\"directory\":true},\"kind\":\"practice\",\"safeguarding\":{\"attested\":true},\"state\":\"shared\"";
        format!(
            "{{\"type\":\"note\",\"id\":\"n_shared\",\"by\":\"mallory\",\"n\":{},\"body\":{{{body},\"title\":\"T\"}}}}",
            number + 1
        )
    };
    let notes: Vec<String> = (0..MAX_BY_AUTHOR).map(note).collect();
    let text = HEAD.replace("organiser", "contribution").replace("\"conference\":\"c\"", "\"conference\":\"c1\"")
        + &notes.join(",")
        + "]}";
    let mut device = victim(true);
    let before = device.ready().workspace.clone();
    let begin = now();
    device.open_bytes("many.json", text.as_bytes());
    // Without optimisation, on a slow machine: a wait that grew with the cube would take hours.
    assert!(begin.elapsed() < Duration::from_secs(60), "{:?}", begin.elapsed());
    device.send(Event::ImportApplied);
    device.send(Event::UndoPressed);
    assert_eq!(device.ready().workspace, before);
}
