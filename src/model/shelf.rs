//! The shelf: everything that is stored, of every conference, as the texts that lie in the store.
//!
//! Used by the rest of the model to make a workspace, to know revisions, and to write backups. Knows the keys of the
//! store; reads and writes lines through `pack`; decides nothing about what they say.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::any_record::{AnyRecord, RecordKey, SharedRecord};
use crate::domain::change::Change;
use crate::domain::conference::Conference;
use crate::domain::edition::{Edition, HandedOut};
use crate::domain::id::Id;
use crate::domain::order;
use crate::domain::problem::Problem;
use crate::domain::record::{Author, Rev};
use crate::domain::revisions::{self, Version};
use crate::domain::text::Localised;
use crate::domain::time::Timestamp;
use crate::domain::trust::Trust;
use crate::domain::workspace::{Snapshot, Workspace};
use crate::pack::{self, Reading};
use crate::storage::{Row, Stored, Write};

use super::exchanges::{self, Exchange};
use super::trusting;

/// Key of the small setting that names the conference to show.
const CURRENT: &str = "conference";
/// Key of the small setting with this device's name as an author.
pub(super) const DEVICE: &str = "device";
/// Key of the small setting with the time of the last backup.
pub(super) const LAST_BACKUP: &str = "last_backup";
/// Key of the small setting with the time of the first change after it.
pub(super) const CHANGED_SINCE: &str = "changed_since";

/// Behind the key of a snapshot that has the number of the one which it takes the place of.
const RIVAL: &str = "/rival";

/// What is stored.
#[derive(Debug, Default)]
pub struct Shelf {
    rows: BTreeMap<String, Row>,
    snapshots: BTreeMap<String, String>,
    pub(super) meta: BTreeMap<String, String>,
}

/// The key of a row: conference, type and id.
pub fn row_key(conference: &Id<Conference>, key: &RecordKey) -> String {
    format!("{conference}/{}/{}", key.type_name, key.id)
}

/// The key of a snapshot: conference, issuer and number.
pub fn snapshot_key(edition: &Edition) -> String {
    format!("{}/{}/{}", edition.conference, edition.issuer.id, edition.number)
}

/// The small setting that names the edition in force of a conference.
pub(super) fn in_force_key(conference: &Id<Conference>) -> String {
    format!("in_force/{conference}")
}

/// The small setting that says that this device also writes under the name of another one.
fn author_key(author: &Id<Author>) -> String {
    format!("author/{author}")
}

/// The small setting that says of a row under which names its version was handed out.
fn handed_out_key(row: &str) -> String {
    format!("out/{row}")
}

/// The names in the value of that setting: the version's own, then those under which it was handed out.
fn split_names(value: &str) -> impl Iterator<Item = String> {
    value.split(' ').map(str::to_owned)
}

/// The conference that a row belongs to; nothing for a key that this version did not make.
pub(super) fn conference_of(key: &str) -> Option<Id<Conference>> {
    split(key).and_then(|(conference, _)| Id::parse(conference).ok())
}

/// Splits a row's key; nothing for a key that this version did not make.
fn split(key: &str) -> Option<(&str, RecordKey)> {
    let (conference, rest) = key.split_once('/')?;
    let (type_name, id) = rest.split_once('/')?;
    Some((conference, RecordKey::new(type_name, id)))
}

impl Shelf {
    /// Takes what was read from the store.
    pub fn new(stored: Stored) -> Self {
        let rows = order::gathered(stored.rows.into_iter().map(|row| (row.key.clone(), row)));
        let snapshots = order::gathered(stored.snapshots.into_iter().map(|snapshot| (snapshot.key, snapshot.text)));
        Self { rows, snapshots, meta: stored.meta }
    }

    /// The conference that was shown last.
    pub fn current(&self) -> Option<Id<Conference>> {
        self.meta.get(CURRENT).and_then(|id| Id::parse(id).ok())
    }

    /// The conference to begin with: the one that was shown last, else the first of this device.
    pub fn first_to_show(&self) -> Option<Id<Conference>> {
        self.current().or_else(|| self.conferences().into_iter().next())
    }

    /// This device's name as an author.
    pub fn device(&self) -> Option<Id<Author>> {
        self.meta.get(DEVICE).and_then(|id| Id::parse(id).ok())
    }

    /// Whether this device writes under an author's name: its own, or one of a device whose backup was brought back here.
    pub fn is_mine(&self, author: &Id<Author>) -> bool {
        self.device().as_ref() == Some(author) || self.meta.contains_key(&author_key(author))
    }

    /// Under which names a version of one's own was handed out, the latest last.
    pub fn handed_out(&self, row: &str, version: &AnyRecord) -> Vec<Rev> {
        let Some(told) = self.meta.get(&handed_out_key(row)) else { return Vec::new() };
        let mut names = told.split(' ');
        // What is told is told of one version; of any other nothing was handed out.
        if names.next() != Some(&*pack::rev_of(version).0) {
            return Vec::new();
        }
        names.map(|name| Rev(name.into())).collect()
    }

    /// What a backup tells of the names of one's own versions: those one writes under besides the device's, and what left
    /// of a conference under which names.
    pub(super) fn names(&self, conference: &Id<Conference>) -> (Vec<Id<Author>>, Vec<HandedOut>) {
        let authors = self.meta.keys().filter_map(|key| Id::parse(key.strip_prefix("author/")?).ok()).collect();
        let prefix = handed_out_key(&format!("{conference}/"));
        let told = self.meta.iter().filter_map(|(key, names)| {
            let record = key.strip_prefix(&prefix)?.to_owned();
            Some(HandedOut { record, names: split_names(names).collect(), ..HandedOut::default() })
        });
        (authors, told.collect())
    }

    /// Remembers what a backup tells of the names of its versions. What it holds left its device, if only with it.
    pub(super) fn take_names(
        &self,
        conference: &Id<Conference>,
        edition: &Edition,
        records: &[AnyRecord],
    ) -> Vec<Write> {
        let at = edition.issued.map(|at| at.to_string()).unwrap_or_default();
        let authors = edition.authors.iter().chain([&edition.issuer.id]).filter(|author| !self.is_mine(author));
        let mut writes: Vec<Write> =
            authors.map(|author| Write::Meta { key: author_key(author), value: at.clone() }).collect();
        for record in records {
            let row = row_key(conference, &record.key());
            let own = pack::rev_of(record).0.to_string();
            let address = record.key().to_string();
            let told = edition.handed_out.iter().find(|told| told.record == address);
            let told = told.map_or(&[][..], |told| &told.names);
            let here: Vec<String> =
                self.meta.get(&handed_out_key(&row)).into_iter().flat_map(|names| split_names(names)).collect();
            let mut names = vec![own.clone()];
            // What is told here and there counts where it is told of this very version.
            for known in [told, &here].into_iter().filter(|known| known.first() == Some(&own)) {
                names.extend(known.iter().skip(1).cloned());
            }
            names.push(own);
            writes.push(Write::Meta { key: handed_out_key(&row), value: names.join(" ") });
        }
        writes
    }

    /// Remembers that `version` was handed out under `name`; nothing where that is known already.
    pub(super) fn hand_out(&self, row: &str, version: &AnyRecord, name: &Rev) -> Option<Write> {
        let mut names = self.handed_out(row, version);
        if names.contains(name) {
            return None;
        }
        names.insert(0, pack::rev_of(version));
        names.push(name.clone());
        let value = names.iter().map(|name| &*name.0).collect::<Vec<_>>().join(" ");
        Some(Write::Meta { key: handed_out_key(row), value })
    }

    /// What is remembered of who signs a conference's editions.
    pub fn trust(&self, conference: &Id<Conference>) -> Option<Trust> {
        self.meta.get(&trusting::key(conference.as_str())).and_then(|text| trusting::from_text(text))
    }

    /// The time that a small setting holds.
    pub(super) fn time(&self, key: &str) -> Option<Timestamp> {
        self.meta.get(key).and_then(|at| Timestamp::parse(at).ok())
    }

    /// The conferences of this device, by id: those with an edition in force or with something of one's own. An edition
    /// that an undo put aside is not one.
    pub fn conferences(&self) -> Vec<Id<Conference>> {
        let scopes = self.rows.values().filter(|row| !row.versions.is_empty()).map(|row| row.key.as_str());
        let scopes = scopes.chain(self.meta.keys().filter_map(|key| key.strip_prefix("in_force/")));
        let mut ids: Vec<Id<Conference>> =
            scopes.filter_map(|key| key.split('/').next()).filter_map(|id| Id::parse(id).ok()).collect();
        order::sort_by(&mut ids, Ord::cmp);
        ids.dedup();
        ids
    }

    /// The text of the edition in force of a conference.
    pub fn snapshot_text(&self, conference: &Id<Conference>) -> Option<&str> {
        let key = self.meta.get(&in_force_key(conference))?;
        self.snapshots.get(key).map(String::as_str)
    }

    /// The title of a conference, from the edition in force.
    pub fn title(&self, conference: &Id<Conference>) -> Option<Localised> {
        let text = self.snapshot_text(conference)?;
        // One record a line, so that one line is enough.
        let line = text.lines().find(|line| line.contains("\"type\":\"conference\""))?;
        match pack::read_line(line.trim_end_matches(',')) {
            Ok(AnyRecord::Shared(SharedRecord::Conference(record))) => Some(record.body.title.clone()),
            _ => None,
        }
    }

    /// Any snapshot by its key.
    pub fn snapshot_by_key(&self, key: &str) -> Option<&str> {
        self.snapshots.get(key).map(String::as_str)
    }

    /// The key under which an edition's text is to be kept. Where another text with the same number is in force, it stays
    /// under its own key: undo brings it back.
    pub(super) fn free_snapshot_key(&self, edition: &Edition, text: Option<&str>) -> String {
        let key = snapshot_key(edition);
        let is_in_force = self.meta.get(&in_force_key(&edition.conference)) == Some(&key);
        let is_another = text.is_some_and(|text| self.snapshots.get(&key).is_some_and(|kept| kept != text));
        if is_in_force && is_another { key + RIVAL } else { key }
    }

    /// The keys of a conference's snapshots, the one in force left out.
    pub fn spare_snapshots(&self, conference: &Id<Conference>) -> Vec<String> {
        let prefix = format!("{conference}/");
        let in_force = self.meta.get(&in_force_key(conference));
        self.snapshots.keys().filter(|key| key.starts_with(&prefix) && Some(*key) != in_force).cloned().collect()
    }

    /// The revision under which a row is stored; 0 for one that is not.
    pub fn revision(&self, key: &str) -> u64 {
        self.rows.get(key).map_or(0, |row| row.revision)
    }

    /// The lines of a row.
    pub fn versions(&self, key: &str) -> &[String] {
        self.rows.get(key).map_or(&[], |row| &row.versions)
    }

    /// How many rows there are, removed ones included.
    pub fn row_count(&self) -> u64 {
        self.rows.len() as u64
    }

    /// Rows of one conference that hold something: a backup's and the storage page's figure.
    pub fn rows_of(&self, conference: &Id<Conference>) -> impl Iterator<Item = &Row> {
        let prefix = format!("{conference}/");
        self.rows.values().filter(move |row| !row.versions.is_empty() && row.key.starts_with(&prefix))
    }

    /// Takes in rows as they are stored now.
    pub fn put_rows(&mut self, rows: impl IntoIterator<Item = Row>) {
        self.rows.extend(rows.into_iter().map(|row| (row.key.clone(), row)));
    }

    /// Takes in the writes of a transaction that has completed, rows aside.
    pub fn completed(&mut self, writes: &[Write]) {
        for write in writes {
            match write {
                Write::Row { .. } | Write::DropLog { .. } => {}
                Write::PutSnapshot(snapshot) => {
                    self.snapshots.insert(snapshot.key.clone(), snapshot.text.clone());
                }
                Write::DropSnapshot { key } => {
                    self.snapshots.remove(key);
                }
                Write::Meta { key, value } => {
                    self.meta.insert(key.clone(), value.clone());
                }
                Write::RemoveMeta { key } => {
                    self.meta.remove(key);
                }
            }
        }
    }

    /// What came in and went out, the latest first.
    pub fn exchanges(&self) -> Vec<Exchange> {
        let settings = self.meta.iter().filter_map(|(key, value)| Exchange::from_setting(key, value));
        let mut exchanges: Vec<Exchange> = settings.collect();
        let time =
            |exchange: &Exchange| (Timestamp::parse(&exchange.at).map_or(0, Timestamp::milliseconds), exchange.after);
        order::sort_by(&mut exchanges, |one, other| time(other).cmp(&time(one)));
        exchanges
    }

    /// What keeps a further exchange, and lets go of the oldest where there are too many.
    pub(super) fn keep_exchange(&self, exchange: &Exchange) -> Vec<Write> {
        let mut writes = vec![exchange.to_write()];
        if self.meta.keys().filter(|key| exchanges::is_key(key)).count() >= exchanges::KEPT {
            let oldest = self.exchanges().pop();
            writes.extend(oldest.map(|oldest| Write::RemoveMeta { key: oldest.name() }));
        }
        writes
    }

    /// What marks the exchange of that name as taken back, if there is one.
    pub(super) fn mark_reverted(&self, name: &str) -> Option<Write> {
        let exchange = self.meta.get(name).and_then(|value| Exchange::from_setting(name, value))?;
        Some(Exchange { reverted: true, ..exchange }.to_write())
    }

    /// Makes the workspace of a conference; what cannot be read stays on the shelf and is reported.
    pub fn workspace(&self, conference: &Id<Conference>) -> (Workspace, Vec<Problem>) {
        let mut workspace = Workspace::default();
        let mut problems = Vec::new();
        if let Some(text) = self.snapshot_text(conference) {
            let (snapshot, mut found) = read_snapshot(text);
            problems.append(&mut found);
            if let Some(snapshot) = snapshot {
                workspace.apply(Change::adopt(snapshot));
            }
        }
        let mut change = Change::default();
        for row in self.rows_of(conference) {
            let Some((_, key)) = split(&row.key) else { continue };
            put_row(&mut change, key, read_lines(&row.versions, &mut problems));
        }
        workspace.apply(change);
        (workspace, problems)
    }
}

/// The records of a row's lines; a line that cannot be read is reported and stays in the store.
pub(super) fn read_lines(lines: &[String], problems: &mut Vec<Problem>) -> Vec<AnyRecord> {
    let mut records = Vec::new();
    for line in lines {
        match pack::read_line(line) {
            Ok(record) => records.push(record),
            Err(problem) => problems.push(problem),
        }
    }
    records
}

/// The record address that a row's key stands for, where it belongs to `conference`.
pub(super) fn key_of(conference: &Id<Conference>, row: &str) -> Option<RecordKey> {
    let (scope, key) = split(row)?;
    (scope == conference.as_str()).then_some(key)
}

/// Puts what a stored row holds into `change`, where it belongs to `conference`.
pub(super) fn take_row(change: &mut Change, conference: &Id<Conference>, row: &Row) {
    if let Some(key) = key_of(conference, &row.key) {
        put_row(change, key, read_lines(&row.versions, &mut Vec::new()));
    }
}

/// Of a row's versions those that stand, and those that are kept to compare with: a row does not say which are which,
/// because that follows from the versions themselves.
fn put_row(change: &mut Change, key: RecordKey, versions: Vec<AnyRecord>) {
    let (heads, bases) = if versions.len() < 2 {
        (versions, Vec::new())
    } else {
        let version = |body: AnyRecord| Version { rev: pack::rev_of(&body), lineage: body.lineage(), body };
        let mut settled = revisions::merge(versions.into_iter().map(version).collect(), Vec::new());
        order::sort_by(&mut settled.heads, Version::compare_for_showing);
        let bodies = |versions: Vec<Version<AnyRecord>>| versions.into_iter().map(|version| version.body).collect();
        (bodies(settled.heads), bodies(settled.replaced))
    };
    change.heads.insert(key.clone(), heads);
    change.bases.insert(key, bases);
}

/// The lines of a row: what stands, then what is kept to compare with.
pub(super) fn lines(workspace: &Workspace, key: &RecordKey) -> Vec<String> {
    workspace.heads(key).iter().chain(&workspace.bases(key)).map(pack::write_line).collect()
}

/// A stored edition.
pub(super) fn read_snapshot(text: &str) -> (Option<Arc<Snapshot>>, Vec<Problem>) {
    let outcome = pack::read(text.as_bytes());
    let snapshot = match outcome.reading {
        Reading::Ours(pack) => Some(Arc::new(Snapshot { edition: pack.edition, records: pack.records })),
        Reading::Newer(_) | Reading::NotOurs(_) | Reading::Refused => None,
    };
    (snapshot, outcome.problems.list)
}

/// The writes that make `conference` the one that is shown.
pub(super) fn choose(conference: &Id<Conference>) -> Write {
    Write::Meta { key: CURRENT.to_owned(), value: conference.to_string() }
}
