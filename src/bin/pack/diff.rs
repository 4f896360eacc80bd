//! `diff`: in which records two packs differ, and in which members of them.
//!
//! Used by organisers before they hand an edition out, and by scripts that watch over packs. Compares what packs say and
//! not their files: order, indents and spelling make no difference. Judges no lineage; what an import would do is the
//! preview's.

use plenary::domain::any_record::{AnyRecord, RecordKey};
use plenary::domain::order;
use plenary::pack::canonical::print;
use plenary::pack::json::{Json, Numbers, parse};
use plenary::pack::{self, Difference, Pack, Reading};

use crate::answer::{self, Done, Failure};
use crate::check::{object, tell_problems, text};
use crate::options::Options;

pub(crate) const HELP: &str = "  pack diff [--json] OLD NEW      print the records that were added (+), removed (-) and changed (~), and of the changed
                                  ones the members; exit code 1 if there are any
";

pub(crate) fn diff(words: &[&str]) -> Done {
    let options = Options::parse(words, &[], &["--json"])?;
    let [old, new] = options.files[..] else {
        return Err(Failure::Use(format!("OLD and NEW are needed, not {} files", options.files.len())));
    };
    let (old, new) = (read(old)?, read(new)?);
    let told = Told { head: heads(&old, &new), records: records(&old, &new) };
    if options.has("--json") {
        println!("{}", print(&mut told.as_json()));
    } else {
        told.print();
    }
    let is_same = told.head.is_empty() && told.records.is_empty();
    if is_same { Ok(()) } else { Err(Failure::Found(String::new())) }
}

/// A pack; what is no pack cannot be compared, which is wrong use and not a difference.
fn read(file: &str) -> Result<Pack, Failure> {
    let outcome = pack::read(&answer::read(file)?);
    tell_problems(&outcome);
    match outcome.reading {
        Reading::Ours(found) => Ok(*found),
        Reading::Newer(_) | Reading::NotOurs(_) | Reading::Refused => {
            Err(Failure::Use(format!("`{file}` is no pack that can be read")))
        }
    }
}

/// What differs between two packs.
struct Told {
    /// Members of the head.
    head: Vec<Difference>,
    /// By type and id.
    records: Vec<(RecordKey, Fate)>,
}

/// What became of a record.
enum Fate {
    Added,
    Removed,
    Changed(Vec<Difference>),
}

impl Told {
    fn print(&self) {
        if !self.head.is_empty() {
            println!("~ head: {}", names(&self.head));
        }
        for (RecordKey { type_name, id }, fate) in &self.records {
            match fate {
                Fate::Added => println!("+ {type_name} {id}"),
                Fate::Removed => println!("- {type_name} {id}"),
                Fate::Changed(members) => println!("~ {type_name} {id}: {}", names(members)),
            }
        }
    }

    fn as_json(&self) -> Json<'static> {
        let (mut added, mut removed, mut changed) = (Vec::new(), Vec::new(), Vec::new());
        for (key, fate) in &self.records {
            let record = text(&key.to_string());
            match fate {
                Fate::Added => added.push(record),
                Fate::Removed => removed.push(record),
                Fate::Changed(members) => {
                    changed.push(object(vec![("members", members_as_json(members)), ("record", record)]));
                }
            }
        }
        object(vec![
            ("added", Json::List(added)),
            ("changed", Json::List(changed)),
            ("head", members_as_json(&self.head)),
            ("removed", Json::List(removed)),
        ])
    }
}

fn names(members: &[Difference]) -> String {
    members.iter().map(|member| &*member.name).collect::<Vec<_>>().join(", ")
}

fn members_as_json(members: &[Difference]) -> Json<'static> {
    let member = |Difference { name, first, second }: &Difference| {
        let mut said = vec![("name", text(name))];
        let raw = |value: &str| Json::Raw(value.to_owned().into());
        said.extend(second.as_deref().map(|value| ("new", raw(value))));
        said.extend(first.as_deref().map(|value| ("old", raw(value))));
        object(said)
    };
    Json::List(members.iter().map(member).collect())
}

/// The members in which two lines of JSON differ, but for those that are named.
fn members_of_lines(first: &str, second: &str, but: &[&str]) -> Vec<Difference> {
    let members = |line: &str| -> Vec<(Box<str>, Box<str>)> {
        let Ok(Json::Object(members)) = parse(line, Numbers::Whole) else { return Vec::new() };
        let told = members.into_iter().filter(|(key, _)| !but.contains(&&**key));
        told.map(|(key, mut value)| (key.into(), print(&mut value).into())).collect()
    };
    pack::compared(&members(first), &members(second))
}

fn heads(old: &Pack, new: &Pack) -> Vec<Difference> {
    let mut told = members_of_lines(&pack::write_edition(&old.edition), &pack::write_edition(&new.edition), &[]);
    if old.packs != new.packs {
        told.push(Difference { name: "packs".into(), first: None, second: None });
    }
    told
}

/// The records by type and id; a contribution may have several versions of one.
fn by_key(pack: &Pack) -> Vec<(RecordKey, &AnyRecord)> {
    let mut records: Vec<(RecordKey, &AnyRecord)> = pack.records.iter().map(|record| (record.key(), record)).collect();
    order::sort_by(&mut records, |one, other| one.0.cmp(&other.0));
    records
}

fn records(old: &Pack, new: &Pack) -> Vec<(RecordKey, Fate)> {
    let (old, new) = (by_key(old), by_key(new));
    let mut keys: Vec<RecordKey> = old.iter().chain(&new).map(|(key, _)| key.clone()).collect();
    order::sort_by(&mut keys, Ord::cmp);
    keys.dedup();
    let mut told = Vec::new();
    for key in keys {
        // What both have is left; in most packs one version of a record on each side.
        let (mut before, mut after) = (versions(&old, &key), versions(&new, &key));
        let common: Vec<&AnyRecord> = before.iter().copied().filter(|record| after.contains(record)).collect();
        before.retain(|record| !common.contains(record));
        after.retain(|record| !common.contains(record));
        let pairs = before.len().min(after.len());
        for (one, other) in before.iter().zip(&after) {
            let mut members = pack::differences(Some(one), Some(other));
            let (one, other) = (pack::write_line(one), pack::write_line(other));
            members.extend(members_of_lines(&one, &other, &["body"]));
            told.push((key.clone(), Fate::Changed(members)));
        }
        told.extend(before.iter().skip(pairs).map(|_| (key.clone(), Fate::Removed)));
        told.extend(after.iter().skip(pairs).map(|_| (key.clone(), Fate::Added)));
    }
    told
}

/// The versions of one record, out of a list in the order of the keys.
fn versions<'r>(records: &[(RecordKey, &'r AnyRecord)], key: &RecordKey) -> Vec<&'r AnyRecord> {
    let start = records.partition_point(|(known, _)| known < key);
    let same = records.get(start..).unwrap_or_default().iter().take_while(|(known, _)| known == key);
    same.map(|(_, record)| *record).collect()
}
