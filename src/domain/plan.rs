//! Import plans: what a pack would change, worked out before anything happens.
//!
//! Used by the model's import, which shows the plan and then applies its change in one transaction. A plan decides
//! nothing silently: what it would leave out or keep beside something else stands in it as a line.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::any_record::{AnyRecord, PrivateRecord, RecordKey, SharedRecord};
use super::change::Change;
use super::edition::{Edition, Purpose};
use super::note::NoteState;
use super::order;
use super::workspace::{Snapshot, Workspace};

/// How a pack stands to what is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The first edition of this conference.
    First,
    /// A later edition of the same issuer.
    Newer {
        /// The number here.
        here: u32,
    },
    /// The edition that is here already.
    Same,
    /// The number that is here already with other contents: two packs claim to be the same.
    Rival,
    /// An earlier edition: it may be looked at, never applied.
    Older {
        /// The number here.
        here: u32,
    },
    /// Another issuer claims the same conference.
    OtherIssuer {
        /// What the issuer here calls itself.
        here: String,
    },
    /// Records of others to put beside one's own.
    Contribution,
    /// A backup to bring back.
    Backup,
}

/// What would happen to one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It is new here.
    Added,
    /// A later version takes the place of the one here.
    Changed,
    /// It is no longer in the organiser's edition.
    Removed,
    /// Its author took it back.
    Withdrawn,
    /// It differs from the version here and neither replaces the other: both are kept.
    Conflict,
}

/// One line of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which record.
    pub key: RecordKey,
    /// What would happen.
    pub outcome: Outcome,
    /// What is here.
    pub before: Option<AnyRecord>,
    /// What comes.
    pub after: Option<AnyRecord>,
}

/// What a pack would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How it stands to what is here.
    pub relation: Relation,
    /// What would happen, by type and id.
    pub lines: Vec<Line>,
    /// How many records are here already just so.
    pub unchanged: usize,
    /// How many records are of a type that needs a newer version; they are kept.
    pub unknown: usize,
    /// All of it as one change; empty where nothing may or need be applied.
    pub change: Change,
}

impl Plan {
    /// How often each outcome happens to each type, for the tiles of the preview.
    pub fn counts(&self) -> BTreeMap<(Outcome, &str), usize> {
        let mut counts = BTreeMap::new();
        for line in &self.lines {
            *counts.entry((line.outcome, line.key.type_name.as_ref())).or_default() += 1;
        }
        counts
    }
}

/// Works out what a pack would change in the workspace of its own conference.
pub fn plan(workspace: &Workspace, edition: &Edition, records: Vec<AnyRecord>) -> Plan {
    match edition.purpose {
        Purpose::Organiser => plan_edition(workspace, edition, records),
        Purpose::Backup => plan_records(workspace, records, Relation::Backup),
        Purpose::Contribution | Purpose::Rapporteur | Purpose::Evaluation | Purpose::Other(_) => {
            let shared = records.into_iter().filter(|record| !matches!(record, AnyRecord::Private(_))).collect();
            plan_records(workspace, shared, Relation::Contribution)
        }
    }
}

fn plan_edition(workspace: &Workspace, edition: &Edition, records: Vec<AnyRecord>) -> Plan {
    let here = workspace.snapshot();
    let before: BTreeMap<RecordKey, &AnyRecord> =
        order::gathered(here.iter().flat_map(|snapshot| &snapshot.records).map(|record| (record.key(), record)));
    let mut lines = Vec::new();
    let mut unchanged = 0;
    let mut coming = BTreeSet::new();
    for record in &records {
        let key = record.key();
        coming.insert(key.clone());
        let old = before.get(&key).copied();
        let outcome = match old {
            Some(old) if old == record => {
                unchanged += 1;
                continue;
            }
            _ if is_withdrawn(record) && !old.is_some_and(is_withdrawn) => Outcome::Withdrawn,
            Some(_) => Outcome::Changed,
            None => Outcome::Added,
        };
        lines.push(Line { key, outcome, before: old.cloned(), after: Some(record.clone()) });
    }
    for (key, old) in before {
        if !coming.contains(&key) {
            lines.push(Line { key, outcome: Outcome::Removed, before: Some(old.clone()), after: None });
        }
    }
    order::sort_by(&mut lines, |one, other| one.key.cmp(&other.key));
    let relation = match here.map(|snapshot| &snapshot.edition) {
        None => Relation::First,
        Some(old) if old.issuer.id != edition.issuer.id => {
            Relation::OtherIssuer { here: old.issuer.name.clone().unwrap_or_else(|| old.issuer.id.to_string()) }
        }
        Some(old) if old.number > edition.number => Relation::Older { here: old.number },
        Some(old) if old.number < edition.number => Relation::Newer { here: old.number },
        Some(_) if lines.is_empty() => Relation::Same,
        Some(_) => Relation::Rival,
    };
    let unknown = records.iter().filter(|record| matches!(record, AnyRecord::Unknown(_))).count();
    let change = match relation {
        Relation::Same | Relation::Older { .. } => Change::default(),
        _ => Change::adopt(Arc::new(Snapshot { edition: edition.clone(), records })),
    };
    Plan { relation, lines, unchanged, unknown, change }
}

/// Puts records of others, or of a backup, beside what is here. Nothing here is lost: a version replaces only the
/// earlier ones of its own author; any other difference is kept as a second version.
fn plan_records(workspace: &Workspace, records: Vec<AnyRecord>, relation: Relation) -> Plan {
    let mut plan = Plan { relation, lines: Vec::new(), unchanged: 0, unknown: 0, change: Change::default() };
    for record in records {
        let key = record.key();
        if matches!(record, AnyRecord::Unknown(_)) {
            plan.unknown += 1;
        }
        let heads = plan.change.heads.get(&key).cloned().unwrap_or_else(|| workspace.heads(&key));
        let issued = workspace.issued(&key);
        if heads.contains(&record) || issued.as_ref() == Some(&record) {
            plan.unchanged += 1;
            continue;
        }
        let older_than_here = |other: &AnyRecord| replaces(other, &record);
        if heads.iter().chain(&issued).any(older_than_here) {
            plan.unchanged += 1;
            continue;
        }
        let (replaced, kept): (Vec<AnyRecord>, Vec<AnyRecord>) =
            heads.into_iter().partition(|other| replaces(&record, other));
        let replaces_issued = issued.as_ref().is_none_or(|issued| replaces(&record, issued));
        let outcome = if !kept.is_empty() || !replaces_issued {
            Outcome::Conflict
        } else if is_withdrawn(&record) {
            Outcome::Withdrawn
        } else if replaced.is_empty() && issued.is_none() {
            Outcome::Added
        } else {
            Outcome::Changed
        };
        let before = replaced.first().or_else(|| kept.first()).cloned().or(issued);
        plan.lines.push(Line { key: key.clone(), outcome, before, after: Some(record.clone()) });
        plan.change.heads.insert(key, kept.into_iter().chain([record]).collect());
    }
    order::sort_by(&mut plan.lines, |one, other| one.key.cmp(&other.key));
    plan
}

/// Whether `new` takes the place of `old`: the same author's later version, or the author's withdrawal, which beats
/// every other version of theirs.
fn replaces(new: &AnyRecord, old: &AnyRecord) -> bool {
    let ((new_by, new_n), (old_by, old_n)) = (envelope(new), envelope(old));
    let same_author = new_by.is_some() && new_by == old_by;
    match (is_withdrawn(new), is_withdrawn(old)) {
        (true, false) => same_author,
        (false, true) => false,
        _ => same_author && new_n > old_n,
    }
}

fn is_withdrawn(record: &AnyRecord) -> bool {
    matches!(record, AnyRecord::Shared(SharedRecord::Note(note)) if note.body.state == NoteState::Withdrawn)
}

/// Who wrote a version and its number.
fn envelope(record: &AnyRecord) -> (Option<&str>, u32) {
    macro_rules! of {
        ($record:expr, $($variant:path),*) => {
            match $record { $($variant(record) => (record.by.as_ref().map(super::id::Id::as_str), record.n),)* }
        };
    }
    match record {
        AnyRecord::Shared(record) => of!(
            record,
            SharedRecord::Area,
            SharedRecord::Conference,
            SharedRecord::Document,
            SharedRecord::EvaluationResponse,
            SharedRecord::Frame,
            SharedRecord::Note,
            SharedRecord::Objective,
            SharedRecord::Organisation,
            SharedRecord::Participant,
            SharedRecord::Recommendation,
            SharedRecord::Report,
            SharedRecord::Room,
            SharedRecord::Session
        ),
        AnyRecord::Private(record) => of!(
            record,
            PrivateRecord::Met,
            PrivateRecord::NextStep,
            PrivateRecord::PrivateNote,
            PrivateRecord::Profile,
            PrivateRecord::Star
        ),
        AnyRecord::Unknown(_) => (None, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Relation, plan};
    use crate::domain::any_record::AnyRecord;
    use crate::domain::change::Change;
    use crate::domain::edition::{Edition, Purpose};
    use crate::domain::id::Id;
    use crate::domain::note::{Note, NoteState};
    use crate::domain::private::Star;
    use crate::domain::record::Record;
    use crate::domain::text::{LanguageTag, Localised};
    use crate::domain::workspace::Workspace;

    fn note(id: &str, by: &str, n: u32, title: &str) -> Record<Note> {
        let title = Localised::of(LanguageTag::parse("en").unwrap(), title);
        let body = Note { state: NoteState::Shared, title, ..Note::default() };
        Record { n, ..Record::first(Id::parse(id).unwrap(), Some(Id::parse(by).unwrap()), None, body) }
    }

    fn edition(purpose: Purpose, number: u32) -> Edition {
        let mut edition = Edition { purpose, number, ..Edition::default() };
        edition.issuer.id = Id::parse("office").unwrap();
        edition
    }

    fn contribution(workspace: &Workspace, record: impl Into<AnyRecord>) -> super::Plan {
        plan(workspace, &edition(Purpose::Contribution, 1), vec![record.into()])
    }

    fn outcomes(plan: &super::Plan) -> Vec<Outcome> {
        plan.lines.iter().map(|line| line.outcome).collect()
    }

    #[test]
    fn importing_what_was_just_imported_changes_nothing() {
        let mut workspace = Workspace::default();
        let first = contribution(&workspace, note("n1", "amina", 1, "One"));
        assert_eq!(outcomes(&first), [Outcome::Added]);
        workspace.apply(first.change);
        let second = contribution(&workspace, note("n1", "amina", 1, "One"));
        assert!(second.change.is_empty());
        assert_eq!(second.unchanged, 1);
    }

    #[test]
    fn the_authors_later_version_replaces_the_earlier_one_and_never_the_other_way_round() {
        let mut workspace = Workspace::default();
        workspace.apply(Change::put(note("n1", "amina", 1, "One")));
        let newer = contribution(&workspace, note("n1", "amina", 2, "Two"));
        assert_eq!(outcomes(&newer), [Outcome::Changed]);
        workspace.apply(newer.change);
        assert!(contribution(&workspace, note("n1", "amina", 1, "One")).change.is_empty());
    }

    #[test]
    fn somebody_elses_version_is_kept_beside_mine() {
        let mut workspace = Workspace::default();
        workspace.apply(Change::put(note("n1", "amina", 1, "One")));
        let other = contribution(&workspace, note("n1", "boris", 9, "Mine!"));
        assert_eq!(outcomes(&other), [Outcome::Conflict]);
        workspace.apply(other.change);
        assert_eq!(workspace.notes.entry("n1").map(|entry| entry.heads.len()), Some(2));
    }

    #[test]
    fn a_withdrawal_beats_even_a_later_version_of_its_author() {
        let mut workspace = Workspace::default();
        workspace.apply(Change::put(note("n1", "amina", 5, "Five")));
        let mut withdrawn = note("n1", "amina", 2, "");
        withdrawn.body = Note { state: NoteState::Withdrawn, ..Note::default() };
        let plan = contribution(&workspace, withdrawn);
        assert_eq!(outcomes(&plan), [Outcome::Withdrawn]);
        workspace.apply(plan.change);
        assert!(contribution(&workspace, note("n1", "amina", 6, "Six")).change.is_empty());
    }

    #[test]
    fn an_older_edition_may_be_looked_at_and_never_applied() {
        let mut workspace = Workspace::default();
        let two = plan(&workspace, &edition(Purpose::Organiser, 2), vec![note("n1", "a", 1, "One").into()]);
        assert_eq!(two.relation, Relation::First);
        workspace.apply(two.change);
        let one = plan(&workspace, &edition(Purpose::Organiser, 1), Vec::new());
        assert_eq!(one.relation, Relation::Older { here: 2 });
        assert_eq!(outcomes(&one), [Outcome::Removed]);
        assert!(one.change.is_empty());
    }

    #[test]
    fn a_private_record_in_a_contribution_is_never_taken() {
        let star = Record::first(Id::parse("s1").unwrap(), None, None, Star::default());
        assert!(contribution(&Workspace::default(), star).lines.is_empty());
    }
}
