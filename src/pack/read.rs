//! Reading: bytes to records, with a verdict and every problem found on the way.
//!
//! Used by the worker for files and by storage for rows. Never trusts: limits come before parsing, what is wrong in a
//! member loses that member, what is wrong in a record loses that record, and only the rest loses the file.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::findings::{Findings, Step, line_feeds};
use super::json::{Json, Key, Keys, Members, Numbers, Rules, Tree, parse};
use super::mapper::Part;
use super::reader::Reader;
use super::schema::any_record;
use super::{LAYOUT, MAX_BY_AUTHOR, MAX_FILE, MAX_RECORDS, canonical, rules};
use crate::domain::any_record::{AnyRecord, RecordKey};
use crate::domain::code::is_code;
use crate::domain::edition::{Edition, Purpose};
use crate::domain::id::Id;
use crate::domain::order;
use crate::domain::problem::{Cause, Place, Problem, Severity};
use crate::domain::programme;
use crate::domain::record::{Rev, UnknownRecord};
use crate::domain::revisions::Lineage;
use crate::domain::time::Timestamp;

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A pack that this version reads.
    Ours(Box<Pack>),
    /// A pack of a newer layout, with its number.
    Newer(u64),
    /// No pack.
    NotOurs(Sniffed),
    /// A pack of which nothing can be used; the problems say why.
    Refused,
}

/// What a file that is no pack looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sniffed {
    /// A `schedule.json` as conference tools exchange it: `interop` may read it.
    ScheduleJson,
    /// Some other JSON.
    OtherJson,
    /// No JSON at all.
    NotJson,
    /// A file of `age`, armoured or not: what is inside is known when it has been decrypted.
    Encrypted,
}

/// A pack that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pack {
    /// Its head.
    pub edition: Edition,
    /// Its records in the order of the file, without those left out.
    pub records: Vec<AnyRecord>,
    /// Packs carried in a backup, each in canonical form: to be read like files.
    pub packs: Vec<Box<str>>,
    /// Its signatures as raw canonical JSON.
    pub signatures: Vec<Box<str>>,
}

impl Pack {
    /// Whether there is a signature, or anything that says that there should be one. Whether it holds is `seal`'s.
    pub fn is_signed(&self) -> bool {
        !self.signatures.is_empty() || !self.edition.keys.is_empty()
    }

    /// Whether the pack itself or one that it carries is signed.
    pub fn has_signatures(&self) -> bool {
        // They are in canonical form, in which these members have one spelling each.
        let is_signed = |pack: &str| pack.contains("\"sigs\":[{") || pack.contains("\"keys\":[");
        self.is_signed() || self.packs.iter().any(|pack| is_signed(pack))
    }
}

/// The problems found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    /// The first of them, in the order of the file.
    pub list: Vec<Problem>,
    /// How many more there were.
    pub more: u32,
}

/// What came out of reading a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What it is.
    pub reading: Reading,
    /// What is wrong with it.
    pub problems: Problems,
    /// Of [`Problems::more`], how many are more than a remark: something was left out.
    pub more_left: u32,
}

impl Outcome {
    fn only(reading: Reading, problem: Problem) -> Self {
        Self { reading, problems: Problems { list: vec![problem], more: 0 }, more_left: 0 }
    }
}

fn refused(cause: Cause, place: Place) -> Problem {
    Problem { severity: Severity::Refused, place, cause }
}

/// Whether a file is one of `age` by its first bytes (C2SP age: the version line, or the line of the ASCII armour).
pub fn is_encrypted(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    bytes.starts_with(b"age-encryption.org/") || text.starts_with(b"-----BEGIN AGE ENCRYPTED FILE-----")
}

/// Reads a file.
pub fn read(bytes: &[u8]) -> Outcome {
    // Before anything else: the binary form is no text.
    if bytes.len() <= MAX_FILE && is_encrypted(bytes) {
        return Outcome::only(Reading::NotOurs(Sniffed::Encrypted), refused(Cause::Encrypted, Place::default()));
    }
    let text = match as_text(bytes, MAX_FILE) {
        Ok(text) => text,
        Err(problem) => {
            let reading = match problem.cause {
                Cause::TooLarge(_) => Reading::Refused,
                _ => Reading::NotOurs(Sniffed::NotJson),
            };
            return Outcome::only(reading, problem);
        }
    };
    // Only an object can be a pack, and only one with our mark; everything else is sniffed at leisure.
    if !text.trim_start().starts_with('{') || !text.contains("\"plenary-pack\"") {
        return sniff(text);
    }
    let mut intake = Intake::new(text);
    let mut checks = Rules::new(Numbers::Whole);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let result = Top { rules: &mut checks, intake: &mut intake }
        .deserialize(&mut deserializer)
        .and_then(|()| deserializer.end());
    match result {
        Ok(()) => intake.finish(text),
        Err(error) => {
            let problem = checks.problem(text, &error);
            let reading = match problem.cause {
                Cause::TooNew(layout) => Reading::Newer(layout),
                _ => Reading::Refused,
            };
            Outcome::only(reading, problem)
        }
    }
}

/// Reads one record, such as a row of the storage. Problems that leave the record usable are not told.
pub fn read_line(line: &str) -> Result<AnyRecord, Problem> {
    let json = parse(line, Numbers::Whole)?;
    let mut intake = Intake::new(line);
    intake.record(&json);
    match intake.records.pop() {
        Some(record) => Ok(record),
        None => Err(intake.first_problem(line)),
    }
}

/// Reads the head of a pack from a line of its own, as [`super::write_edition`] writes it.
pub fn read_edition(line: &str) -> Result<Edition, Problem> {
    let json = parse(line, Numbers::Whole)?;
    let mut intake = Intake::new(line);
    if let Json::Object(members) = json {
        intake.header = members;
        if let Some(edition) = intake.edition() {
            return Ok(edition);
        }
    }
    Err(intake.first_problem(line))
}

/// The envelope of a record of an unknown type, as far as it can be read.
fn lineage_of(json: &Json<'_>) -> Lineage {
    let text = |name: &str| json.member(name).and_then(Json::as_text).unwrap_or_default();
    let author = |name: &str| Id::parse(text(name)).ok();
    let n = match json.member("n") {
        Some(Json::Integer(number)) => u32::try_from(*number).unwrap_or(1),
        _ => 1,
    };
    let was = json.member("was").map(Json::as_list).unwrap_or_default();
    let was = was.iter().filter_map(Json::as_text).filter(|rev| is_code(rev)).map(|rev| Rev(rev.into())).collect();
    let (by, suggests_to) = (author("by"), author("suggests_to"));
    Lineage { by, suggests_to, n, at: Timestamp::parse(text("at")).ok(), was, withdrawn: false }
}

/// The text of a file of at most `limit` bytes, without the mark that Windows' editors put in front.
pub fn as_text(bytes: &[u8], limit: usize) -> Result<&str, Problem> {
    if bytes.len() > limit {
        return Err(refused(Cause::TooLarge(bytes.len() as u64), Place::default()));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
        refused(Cause::NotText, Place { line: Some(line_feeds(valid).saturating_add(1)), ..Place::default() })
    })?;
    if text.trim().is_empty() {
        return Err(refused(Cause::Empty, Place { line: Some(1), ..Place::default() }));
    }
    Ok(text)
}

fn sniff(text: &str) -> Outcome {
    let place = Place { line: Some(1), ..Place::default() };
    match parse(text, Numbers::Any) {
        Ok(json) => {
            let sniffed = match json.member("schedule") {
                Some(Json::Object(_)) => Sniffed::ScheduleJson,
                _ => Sniffed::OtherJson,
            };
            Outcome::only(Reading::NotOurs(sniffed), refused(Cause::NotOurs, place))
        }
        Err(problem) if matches!(problem.cause, Cause::NotJson(_)) => {
            Outcome::only(Reading::NotOurs(Sniffed::NotJson), problem)
        }
        Err(problem) => Outcome::only(Reading::NotOurs(Sniffed::OtherJson), problem),
    }
}

/// What was read so far.
#[derive(Default)]
pub(super) struct Intake<'a> {
    findings: Findings,
    header: Members<'a>,
    layout_seen: bool,
    records_seen: bool,
    /// How many elements `records` has, those left out too.
    count: usize,
    records: Vec<AnyRecord>,
    /// Where each of the records begins.
    at: Vec<Option<usize>>,
    packs: Vec<Box<str>>,
    signatures: Vec<Box<str>>,
}

impl<'a> Intake<'a> {
    pub(super) fn new(text: &str) -> Self {
        Self { findings: Findings::new(text), ..Self::default() }
    }

    fn first_problem(self, text: &str) -> Problem {
        let (problems, _) = self.findings.finish(text);
        let worst = problems.into_iter().max_by_key(|problem| problem.severity);
        worst.unwrap_or_else(|| refused(Cause::WrongType("object"), Place::default()))
    }

    /// Takes one element of `records`.
    pub(super) fn record(&mut self, json: &Json<'a>) {
        let index = self.count;
        self.count += 1;
        let Json::Object(members) = json else { return self.no_record(index, None, None, Cause::WrongType("object")) };
        let at = members.first().and_then(|(key, _)| self.findings.offset(key));
        let type_name = match json.member("type") {
            Some(Json::Text(text)) if is_code(text) => text,
            Some(Json::Text(text)) => {
                return self.no_record(index, at, Some("type"), Cause::Code(text.chars().take(80).collect()));
            }
            Some(_) => return self.no_record(index, at, Some("type"), Cause::WrongType("text")),
            None => return self.no_record(index, at, Some("type"), Cause::Missing),
        };
        let id = json.member("id").and_then(Json::as_text).unwrap_or_default();
        if id.is_empty() {
            return self.no_record(index, at, Some("id"), Cause::Missing);
        }
        let Ok(id) = Id::<UnknownRecord>::parse(id) else {
            return self.no_record(index, at, Some("id"), Cause::Id(id.chars().take(80).collect()));
        };
        self.findings.about(type_name, id.as_str(), at);
        // A record that needs something we do not have is kept like one of a type that we do not know.
        let understood = json.member("needs").is_none_or(|needs| needs.as_list().is_empty());
        let mut reader = Reader::new(&mut self.findings, members, Severity::Left);
        let read = if understood { any_record::read(type_name, &mut reader) } else { None };
        let record = match read {
            Some(Some(record)) => record,
            Some(None) => return,
            None => {
                let line = canonical::print(&mut json.clone()).into();
                UnknownRecord { type_name: (&**type_name).into(), id, lineage: lineage_of(json), line }.into()
            }
        };
        self.records.push(record);
        self.at.push(at);
    }

    fn no_record(&mut self, index: usize, at: Option<usize>, name: Option<&'static str>, cause: Cause) {
        self.findings.about("", "", at);
        self.findings.path.extend([Step::Name("records"), Step::Index(index)]);
        self.findings.add(Severity::Left, at, name, cause);
    }

    /// The head, unless something essential is missing in it.
    fn edition(&mut self) -> Option<Edition> {
        self.findings.about("", "", None);
        let mut edition = Edition::default();
        let mut reader = Reader::new(&mut self.findings, &self.header, Severity::Refused);
        for name in ["packs", "plenary-pack", "records", "sigs"] {
            reader.skip(name);
        }
        Edition::part(&mut reader, &mut edition);
        (!reader.failed).then_some(edition)
    }

    fn finish(mut self, text: &str) -> Outcome {
        if !self.layout_seen {
            let place = Place { line: Some(1), ..Place::default() };
            return Outcome::only(Reading::NotOurs(Sniffed::OtherJson), refused(Cause::NotOurs, place));
        }
        let edition = self.edition();
        if !self.records_seen {
            self.refuse("records", Cause::Missing);
        }
        if let Some(need) = edition.as_ref().and_then(|edition| edition.needs.first()) {
            self.refuse("needs", Cause::Needs(need.clone()));
        }
        let purpose = edition.as_ref().map(|edition| edition.purpose.clone()).unwrap_or_default();
        if purpose != Purpose::Backup && !self.packs.is_empty() {
            // Nothing would check who signed them, and nobody would expect them there.
            self.packs.clear();
            self.tell_of("packs", Severity::Left, Cause::PacksInside);
        }
        self.check_records(&purpose, text);
        let reading = match edition {
            Some(edition) if !self.findings.is_refused() => {
                let (records, packs) = (std::mem::take(&mut self.records), std::mem::take(&mut self.packs));
                let signatures = std::mem::take(&mut self.signatures);
                Reading::Ours(Box::new(Pack { edition, records, packs, signatures }))
            }
            _ => Reading::Refused,
        };
        let more_left = self.findings.more_left();
        let (list, more) = self.findings.finish(text);
        Outcome { reading, problems: Problems { list, more }, more_left }
    }

    fn refuse(&mut self, name: &'static str, cause: Cause) {
        self.tell_of(name, Severity::Refused, cause);
    }

    /// Tells a problem with a member of the outermost object.
    fn tell_of(&mut self, name: &'static str, severity: Severity, cause: Cause) {
        let at = self.header.iter().find(|(key, _)| key == name).and_then(|(key, _)| self.findings.offset(key));
        self.findings.about("", "", at.or(Some(0)));
        self.findings.add(severity, at, Some(name), cause);
    }

    /// Leaves out what the rules forbid and what is there twice, and tells what is odd about the rest.
    fn check_records(&mut self, purpose: &Purpose, text: &str) {
        self.leave_out(purpose);
        if *purpose == Purpose::Organiser {
            self.report_dangling(text);
            self.report_oddities();
        }
    }

    /// The records without those that the rules forbid or that are there twice; nothing if a rule refuses all of them.
    pub(super) fn into_records(mut self, purpose: &Purpose) -> Option<Vec<AnyRecord>> {
        self.leave_out(purpose);
        (!self.findings.is_refused()).then_some(self.records)
    }

    /// Leaves out what the rules forbid and what is there twice.
    fn leave_out(&mut self, purpose: &Purpose) {
        let records = std::mem::take(&mut self.records);
        let places = std::mem::take(&mut self.at);
        let mut kept: Vec<AnyRecord> = Vec::with_capacity(records.len());
        for (record, at) in records.into_iter().zip(places) {
            if let Some((name, cause)) = rules::broken(&record, purpose) {
                let key = record.key();
                self.findings.about(&key.type_name, &key.id, at);
                self.findings.add(Severity::Left, at, name, cause);
            } else {
                kept.push(record);
                self.at.push(at);
            }
        }
        self.records = kept;
        self.leave_out_doubles(*purpose == Purpose::Organiser);
        if !matches!(purpose, Purpose::Organiser | Purpose::Backup) && self.records.len() > MAX_BY_AUTHOR {
            self.check_authors();
        }
    }

    /// What is odd about the programme as a whole.
    fn report_oddities(&mut self) {
        let shared = self.records.iter().enumerate().filter_map(|(place, record)| match record {
            AnyRecord::Shared(record) => Some((place, record)),
            AnyRecord::Private(_) | AnyRecord::Unknown(_) => None,
        });
        for remark in programme::remarks(shared) {
            let Some(record) = self.records.get(remark.place) else { continue };
            let at = self.at.get(remark.place).copied().flatten();
            let (type_name, id) = address(record);
            self.findings.about(type_name, id, at);
            self.findings.add(Severity::Note, at, Some(remark.field), remark.cause);
        }
    }

    /// Of two records with the same type and id the first one stays.
    /// An organiser says one thing of each record; elsewhere versions by several hands may stand beside one another.
    fn leave_out_doubles(&mut self, is_snapshot: bool) {
        if self.records.is_sorted_by(|left, right| address(left) < address(right)) {
            return;
        }
        let keys: Vec<RecordKey> = self.records.iter().map(AnyRecord::key).collect();
        let order = order::sorted(keys.len(), &|left, right| keys[left].cmp(&keys[right]));
        let mut is_double = vec![false; keys.len()];
        for same in order.chunk_by(|left, right| keys[*left] == keys[*right]) {
            for (place, index) in same.iter().enumerate().skip(1) {
                let came_before = |other: &usize| self.records.get(*other) == self.records.get(*index);
                is_double[*index] = is_snapshot || same[..place].iter().any(came_before);
            }
        }
        for (index, key) in keys.iter().enumerate().filter(|(index, _)| is_double[*index]) {
            let at = self.at.get(index).copied().flatten();
            self.findings.about(&key.type_name, &key.id, at);
            self.findings.add(Severity::Left, at, None, Cause::DuplicateRecord);
        }
        // Both lists go through the same mask, so that they stay in step.
        let (mut records, mut places) = (is_double.iter(), is_double.iter());
        self.records.retain(|_| records.next() != Some(&true));
        self.at.retain(|_| places.next() != Some(&true));
    }

    /// Tells each reference to a record that is not there. It is never refused: screens show it as unknown.
    fn report_dangling(&mut self, text: &str) {
        let mut known: Vec<(&str, &str)> = self.records.iter().map(address).collect();
        order::sort_by(&mut known, Ord::cmp);
        for pointer in std::mem::take(&mut self.findings.pointers) {
            let (start, length) = pointer.id;
            let id = text.get(start..start + length).unwrap_or_default();
            // A record that was left out is not among the places any more.
            let place = self.at.binary_search(&Some(pointer.record_at));
            if let (Err(_), Ok(place)) = (known.binary_search(&(pointer.target, id)), place)
                && let Some(record) = self.records.get(place)
            {
                let (type_name, own) = address(record);
                self.findings.about(type_name, own, Some(pointer.record_at));
                let cause = Cause::Dangling(format!("{} {id}", pointer.target));
                self.findings.add(Severity::Note, None, Some(pointer.name), cause);
            }
        }
    }

    fn check_authors(&mut self) {
        let mut authors: Vec<Box<str>> = self.records.iter().map(any_record::author).collect();
        order::sort_by(&mut authors, Ord::cmp);
        let most = authors.chunk_by(|left, right| left == right).map(<[_]>::len).max().unwrap_or_default();
        if most > MAX_BY_AUTHOR {
            self.refuse("records", Cause::TooMany(most as u64));
        }
    }
}

/// The type and id of a record, without making a key of them.
fn address(record: &AnyRecord) -> (&str, &str) {
    match record {
        AnyRecord::Shared(record) => (record.type_name(), record.id()),
        AnyRecord::Private(record) => (record.type_name(), record.id()),
        AnyRecord::Unknown(record) => (&record.type_name, record.id.as_str()),
    }
}

/// The methods of a visitor for values of no use to it. Serde's own would say the same and weigh 3 kB, because their
/// words can quote any number.
macro_rules! refuse_scalars {
    () => {
        fn visit_unit<E: Error>(self) -> Result<(), E> {
            self.refuse()
        }
        fn visit_bool<E: Error>(self, _value: bool) -> Result<(), E> {
            self.refuse()
        }
        fn visit_i64<E: Error>(self, _value: i64) -> Result<(), E> {
            self.refuse()
        }
        fn visit_u64<E: Error>(self, _value: u64) -> Result<(), E> {
            self.refuse()
        }
        fn visit_f64<E: Error>(self, _value: f64) -> Result<(), E> {
            self.refuse()
        }
        fn visit_str<E: Error>(self, _text: &str) -> Result<(), E> {
            self.refuse()
        }
    };
}

/// Reads the outermost object: records one by one, so that the tree of only one is in memory.
struct Top<'r, 'a> {
    rules: &'r mut Rules,
    intake: &'r mut Intake<'a>,
}

impl<'de> DeserializeSeed<'de> for Top<'_, 'de> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Top<'_, '_> {
    fn refuse<E: Error>(self) -> Result<(), E> {
        Err(self.rules.refuse(Cause::WrongType("object")))
    }
}

impl<'de> Visitor<'de> for Top<'_, 'de> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a pack")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _elements: A) -> Result<(), A::Error> {
        self.refuse()
    }

    refuse_scalars!();

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let Self { rules, intake } = self;
        let mut keys = Keys::default();
        while let Some(key) = entries.next_key_seed(Key)? {
            rules.check_text(&key)?;
            if keys.is_repeated(&intake.header, &key) {
                return Err(rules.refuse(Cause::DuplicateKey(key.into_owned())));
            }
            let mut header_value = Json::Null;
            match &*key {
                "plenary-pack" => {
                    let layout = entries.next_value_seed(Tree { rules, depth: 2 })?;
                    check_layout(&layout).map_err(|cause| rules.refuse(cause))?;
                    intake.layout_seen = true;
                }
                "records" => {
                    entries.next_value_seed(Records { rules, intake })?;
                    intake.records_seen = true;
                }
                // The packs in a backup are as deep as any pack, counted from their own outermost object.
                "packs" => {
                    let packs = entries.next_value_seed(Tree { rules, depth: 0 })?;
                    let Json::List(packs) = packs else { return Err(rules.refuse(Cause::WrongType("list"))) };
                    intake.packs =
                        packs.into_iter().map(|mut pack| (canonical::lay_out(&mut pack) + "\n").into()).collect();
                }
                "sigs" => {
                    let signatures = entries.next_value_seed(Tree { rules, depth: 2 })?;
                    let Json::List(signatures) = signatures else { return Err(rules.refuse(Cause::WrongType("list"))) };
                    intake.signatures =
                        signatures.into_iter().map(|mut one| canonical::print(&mut one).into()).collect();
                }
                _ => header_value = entries.next_value_seed(Tree { rules, depth: 2 })?,
            }
            intake.header.push((key, header_value));
        }
        match keys.repeated_among(&intake.header) {
            Some(key) => Err(rules.refuse(Cause::DuplicateKey(key))),
            None => Ok(()),
        }
    }
}

fn check_layout(layout: &Json<'_>) -> Result<(), Cause> {
    match layout {
        Json::Integer(layout) => match u64::try_from(*layout) {
            Ok(LAYOUT) => Ok(()),
            Ok(newer) if newer > LAYOUT => Err(Cause::TooNew(newer)),
            _ => Err(Cause::Needs(format!("plenary-pack {layout}"))),
        },
        _ => Err(Cause::WrongType("number")),
    }
}

/// Reads the list of records.
struct Records<'r, 'a> {
    rules: &'r mut Rules,
    intake: &'r mut Intake<'a>,
}

impl<'de> DeserializeSeed<'de> for Records<'_, 'de> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Records<'_, '_> {
    fn refuse<E: Error>(self) -> Result<(), E> {
        Err(self.rules.refuse(Cause::WrongType("list")))
    }
}

impl<'de> Visitor<'de> for Records<'_, 'de> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        let Self { rules, intake } = self;
        while let Some(json) = elements.next_element_seed(Tree { rules, depth: 3 })? {
            if intake.count >= MAX_RECORDS {
                return Err(rules.refuse(Cause::TooMany(MAX_RECORDS as u64 + 1)));
            }
            intake.record(&json);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, _entries: A) -> Result<(), A::Error> {
        self.refuse()
    }

    refuse_scalars!();
}
