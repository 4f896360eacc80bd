//! `merge`: contributions, backups and editions of one conference brought together in one pack.
//!
//! Used by organisers who collect contributions, and by whoever has two backups. What counts is `union`'s; here files are
//! read and written, and what came of it is told.

use std::collections::BTreeMap;

use plenary::domain::any_record::{AnyRecord, RecordKey};
use plenary::domain::code::Coded;
use plenary::domain::edition::Purpose;
use plenary::domain::problem::Severity;
use plenary::pack::canonical::print;
use plenary::pack::json::Json;
use plenary::pack::{self, Pack, Reading};

use crate::answer::{self, Done, Failure};
use crate::check::{object, tell_problems, text};
use crate::options::Options;
use crate::union::{Settled, Union};

pub(crate) const HELP: &str = "  pack merge [--json] FILE… -o OUT
                                  bring packs of one conference together in any order: every version that stands is
                                  kept, and the newest edition whole. OUT is an edition of editions, a contribution of
                                  contributions, and else a backup, which is not to be passed on. Of a FILE with
                                  problems what can be used is merged; exit code 1
";

pub(crate) fn merge(words: &[&str]) -> Done {
    let options = Options::parse(words, &["-o"], &["--json"])?;
    let out = options.needed("-o")?;
    if options.files.is_empty() {
        return Err(Failure::Use("at least one FILE is needed".to_owned()));
    }
    if out == "-" && options.has("--json") {
        return Err(Failure::Use("`--json` and `-o -` both write to the standard output".to_owned()));
    }
    // The conferences of the files, and those that only backups carry inside.
    let mut unions: BTreeMap<String, Union> = BTreeMap::new();
    let mut has_problems = false;
    let mut conference: Option<String> = None;
    for file in &options.files {
        let (pack, text) = read(file, &answer::read(file)?, &mut has_problems)?;
        let about = pack.edition.conference.to_string();
        if conference.get_or_insert_with(|| about.clone()) != &about {
            let first = conference.unwrap_or_default();
            return Err(Failure::Use(format!("`{file}` is about `{about}` and not about `{first}`")));
        }
        for inner in &pack.packs {
            let (inner, text) = read(file, inner.as_bytes(), &mut has_problems)?;
            if !inner.packs.is_empty() {
                eprintln!("{file}: packs inside a pack that lies inside are left out");
                has_problems = true;
            }
            unions.entry(inner.edition.conference.to_string()).or_default().take(inner, text)?;
        }
        unions.entry(about).or_default().take(pack, text)?;
    }
    let main = unions.remove(&conference.unwrap_or_default()).unwrap_or_default().settle()?;
    let mut carried = Vec::new();
    for (_, union) in unions {
        let settled = union.settle()?;
        if !settled.records.is_empty() {
            carried.push(pack::write_backup(&settled.head, &settled.records, &[]));
        }
        carried.extend(settled.edition.map(|issued| issued.text));
    }
    let merged = write(&main, carried);
    // What is written must be read again as it is: together there may be more than a pack may hold.
    let again = pack::read(merged.as_bytes());
    if again.problems.list.iter().any(|problem| problem.severity > Severity::Note) {
        tell_problems(&again);
        return Err(Failure::Found("not merged: something of it would be left out".to_owned()));
    }
    answer::write(out, &merged)?;
    tell(&main, options.files.len(), options.has("--json"));
    if has_problems {
        Err(Failure::Found("something of the files was left out or repaired".to_owned()))
    } else {
        Ok(())
    }
}

/// A pack and its canonical form; what is no pack is wrong use.
fn read(file: &str, bytes: &[u8], has_problems: &mut bool) -> Result<(Pack, String), Failure> {
    let outcome = pack::read(bytes);
    if !outcome.problems.list.is_empty() {
        eprintln!("{file}:");
        tell_problems(&outcome);
        *has_problems = true;
    }
    match (outcome.reading, pack::canonical(bytes)) {
        (Reading::Ours(found), Ok(text)) => Ok((*found, text)),
        _ => Err(Failure::Use(format!("`{file}` is no pack that can be read"))),
    }
}

fn write(settled: &Settled, mut carried: Vec<String>) -> String {
    match (&settled.edition, &settled.head.purpose) {
        (Some(issued), Purpose::Organiser) => issued.text.clone(),
        (edition, Purpose::Backup) => {
            carried.extend(edition.iter().map(|issued| issued.text.clone()));
            let carried: Vec<&str> = carried.iter().map(String::as_str).collect();
            pack::write_backup(&settled.head, &settled.records, &carried)
        }
        _ => pack::write_passed_on(&settled.head, &settled.records),
    }
}

/// The records of which more than one version stands.
fn disputed(records: &[AnyRecord]) -> Vec<RecordKey> {
    let mut versions: BTreeMap<RecordKey, usize> = BTreeMap::new();
    for record in records {
        *versions.entry(record.key()).or_default() += 1;
    }
    versions.into_iter().filter(|(_, count)| *count > 1).map(|(key, _)| key).collect()
}

/// Says what came of it, on the standard error or for machines on the standard output.
fn tell(settled: &Settled, files: usize, is_for_machines: bool) {
    let Settled { edition, head, records, replaced } = settled;
    let disputed = disputed(records);
    let withdrawn = records.iter().filter(|record| record.is_withdrawn()).count();
    let conference = edition.as_ref().map_or(&head.conference, |issued| &issued.edition.conference);
    let number = edition.as_ref().map(|issued| issued.edition.number);
    if is_for_machines {
        let count = |count: usize| Json::Integer(i64::try_from(count).unwrap_or(i64::MAX));
        let mut members = vec![
            ("conference", text(conference.as_str())),
            ("disputed", Json::List(disputed.iter().map(|key| text(&key.to_string())).collect())),
            ("files", count(files)),
            ("purpose", text(head.purpose.code())),
            ("replaced", count(*replaced)),
            ("versions", count(records.len())),
            ("withdrawn", count(withdrawn)),
        ];
        members.extend(number.map(|number| ("number", Json::Integer(i64::from(number)))));
        println!("{}", print(&mut object(members)));
        return;
    }
    let purpose = head.purpose.code();
    eprintln!("{conference}: {files} files, {purpose}: {} versions stand, {replaced} replaced", records.len());
    if let Some(number) = number {
        eprintln!("edition {number}");
    }
    if withdrawn > 0 {
        eprintln!("{withdrawn} taken back");
    }
    for key in disputed {
        eprintln!("several versions stand: {key}");
    }
    if records.iter().any(AnyRecord::is_private) {
        eprintln!("it holds private records and is not to be passed on");
    }
}
