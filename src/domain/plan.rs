//! Import plans: what a pack would change, worked out before anything happens.
//!
//! Used by the model's import, which shows the plan and then applies its change in one transaction. A plan decides
//! nothing silently: what it would leave out or keep beside something else stands in it as a line.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::any_record::{AnyRecord, RecordKey};
use super::change::Change;
use super::edition::{Edition, Purpose};
use super::order;
use super::record::Rev;
use super::revisions::{self, Settled, Version};
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
    /// Somebody proposes to correct another's record: it stands beside it until the author decides.
    Suggested,
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

/// What versions are called: digests are made elsewhere, and what left this device is remembered elsewhere.
pub struct Names<'n> {
    /// The name of a version.
    pub of: &'n dyn Fn(&AnyRecord) -> Rev,
    /// Under which names the version of this device's own that is shown was handed out, the latest last. What leaves may
    /// say less than what is kept, and is then another version to everybody else.
    pub handed_out: &'n dyn Fn(&RecordKey) -> Vec<Rev>,
}

/// Whether an issuer's numbers go on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbering {
    /// A lower number is an earlier edition.
    #[default]
    Continued,
    /// The issuer's keys were replaced, and numbers begin anew: whoever stole the old key may have signed the highest.
    Anew,
}

/// Works out what a pack would change in the workspace of its own conference.
pub fn plan(
    workspace: &Workspace,
    edition: &Edition,
    records: Vec<AnyRecord>,
    names: &Names<'_>,
    numbering: Numbering,
) -> Plan {
    match edition.purpose {
        Purpose::Organiser => plan_edition(workspace, edition, records, numbering),
        Purpose::Backup => plan_records(workspace, records, Relation::Backup, names),
        Purpose::Contribution | Purpose::Rapporteur | Purpose::Evaluation | Purpose::Other(_) => {
            let shared = records.into_iter().filter(|record| !record.is_private()).collect();
            plan_records(workspace, shared, Relation::Contribution, names)
        }
    }
}

fn plan_edition(workspace: &Workspace, edition: &Edition, records: Vec<AnyRecord>, numbering: Numbering) -> Plan {
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
            _ if record.is_withdrawn() && !old.is_some_and(AnyRecord::is_withdrawn) => Outcome::Withdrawn,
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
            Relation::OtherIssuer { here: old.issuer.shown_name().to_owned() }
        }
        Some(old) if numbering == Numbering::Anew => Relation::Newer { here: old.number },
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

/// Puts records of others, or of a backup, beside what is here: the union of what both know of each record.
fn plan_records(workspace: &Workspace, records: Vec<AnyRecord>, relation: Relation, names: &Names<'_>) -> Plan {
    let mut plan = Plan { relation, lines: Vec::new(), unchanged: 0, unknown: 0, change: Change::default() };
    let mut coming: BTreeMap<RecordKey, Vec<AnyRecord>> = BTreeMap::new();
    for record in records {
        if matches!(record, AnyRecord::Unknown(_)) {
            plan.unknown += 1;
        }
        coming.entry(record.key()).or_default().push(record);
    }
    for (key, coming) in coming {
        let of_one = one_record(workspace, &key, coming, names);
        plan.unchanged += of_one.unchanged;
        if let Some((heads, bases)) = of_one.afterwards {
            plan.change.heads.insert(key.clone(), heads);
            plan.change.bases.insert(key, bases);
        }
        plan.lines.extend(of_one.lines);
    }
    plan
}

/// What would become of one record.
struct OfOne {
    lines: Vec<Line>,
    unchanged: usize,
    /// The heads and bases that this device would then hold, where anything changes.
    afterwards: Option<(Vec<AnyRecord>, Vec<AnyRecord>)>,
}

fn one_record(workspace: &Workspace, key: &RecordKey, mut coming: Vec<AnyRecord>, names: &Names<'_>) -> OfOne {
    let (heads, bases, issued) = (workspace.heads(key), workspace.bases(key), workspace.issued(key));
    let many = coming.len();
    // The usual case needs no digest: what comes is here just so.
    coming.retain(|record| !heads.contains(record) && issued.as_ref() != Some(record) && !bases.contains(record));
    let handed_out = (names.handed_out)(key);
    let own = if handed_out.is_empty() { None } else { workspace.shown_head(key) };
    // Who issues editions speaks by them alone: nothing else in that name replaces anything.
    let office = workspace.edition().map(|edition| &edition.issuer.id);
    let lineage = |record: &AnyRecord| {
        let mut lineage = record.lineage();
        if lineage.by.is_some() && lineage.by.as_ref() == office {
            lineage.was.clear();
            lineage.withdrawn = false;
        }
        lineage
    };
    let version = |record: AnyRecord| Version { rev: (names.of)(&record), lineage: lineage(&record), body: record };
    let mut coming: Vec<Version<AnyRecord>> = coming.into_iter().map(version).collect();
    coming.retain(|version| !handed_out.contains(&version.rev));
    let mut unchanged = many - coming.len();
    if coming.is_empty() {
        return OfOne { lines: Vec::new(), unchanged, afterwards: None };
    }
    // What was handed out is known to others by the names it had on the way out.
    if let Some(name) = handed_out.last() {
        for version in
            coming.iter_mut().filter(|version| version.lineage.was.iter().any(|rev| handed_out.contains(rev)))
        {
            version.lineage.was.push(name.clone());
        }
    }
    let known_as = |record: AnyRecord| match handed_out.last() {
        Some(name) if Some(&record) == own.as_ref() => {
            Version { rev: name.clone(), lineage: record.lineage(), body: record }
        }
        _ => version(record),
    };
    let issued_rev = issued.as_ref().map(names.of);
    let base_revs: Vec<Rev> = bases.iter().map(names.of).collect();
    let held: Vec<Version<AnyRecord>> =
        heads.iter().cloned().chain(bases).chain(issued.clone()).map(known_as).collect();
    let before = workspace.shown(key);
    let names_of_coming: Vec<Rev> = coming.iter().map(|version| version.rev.clone()).collect();
    let settled = revisions::merge(held, coming);
    let mut lines = Vec::new();
    for name in &names_of_coming {
        let Some(version) = settled.heads.iter().find(|head| head.rev == *name) else {
            unchanged += 1;
            continue;
        };
        let others = settled.heads.iter().filter(|head| head.rev != version.rev && head.lineage.suggests_to.is_none());
        let outcome = match () {
            () if version.lineage.withdrawn => Outcome::Withdrawn,
            () if version.lineage.suggests_to.is_some() => Outcome::Suggested,
            () if others.count() > 0 => Outcome::Conflict,
            () if before.is_some() => Outcome::Changed,
            () => Outcome::Added,
        };
        lines.push(Line { key: key.clone(), outcome, before: before.clone(), after: Some(version.body.clone()) });
    }
    let kept = bases_of(&settled, &base_revs);
    let mut standing: Vec<Version<AnyRecord>> =
        settled.heads.into_iter().filter(|head| Some(&head.rev) != issued_rev.as_ref()).collect();
    order::sort_by(&mut standing, Version::compare_for_showing);
    let afterwards: Vec<AnyRecord> = standing.into_iter().map(|version| version.body).collect();
    let changes = afterwards.len() != heads.len() || afterwards.iter().any(|record| !heads.contains(record));
    OfOne { lines, unchanged, afterwards: changes.then_some((afterwards, kept)) }
}

/// Of what was replaced what two of the standing versions come from, what was kept already, and the newest: whoever wrote
/// at the same time came from it.
fn bases_of(settled: &Settled<AnyRecord>, already: &[Rev]) -> Vec<AnyRecord> {
    let named_by = |rev: &Rev| settled.heads.iter().filter(|head| head.lineage.was.contains(rev)).count();
    let newest = settled.replaced.iter().map(|version| version.lineage.n).max();
    let mut kept: Vec<&Version<AnyRecord>> = settled
        .replaced
        .iter()
        .filter(|version| match named_by(&version.rev) {
            0 => false,
            1 => already.contains(&version.rev) || Some(version.lineage.n) == newest,
            _ => true,
        })
        .collect();
    order::sort_by(&mut kept, |one, other| other.lineage.n.cmp(&one.lineage.n));
    kept.into_iter().take(revisions::MANY_BASES).map(|version| version.body.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Names, Numbering, Outcome, Relation, plan as plan_named};
    use crate::domain::any_record::{AnyRecord, RecordKey};
    use crate::domain::change::Change;
    use crate::domain::edition::{Edition, Purpose};
    use crate::domain::id::Id;
    use crate::domain::note::{Note, NoteState};
    use crate::domain::private::Star;
    use crate::domain::record::{Record, Rev};
    use crate::domain::text::{LanguageTag, Localised};
    use crate::domain::time::Timestamp;
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

    /// A name that tells versions apart, as a digest does.
    fn rev(record: &AnyRecord) -> Rev {
        let lineage = record.lineage();
        let by = lineage.by.as_ref().map_or("-", Id::as_str);
        Rev(format!("{}.{by}.{}.{}.{:?}", record.key().id, lineage.n, lineage.withdrawn, lineage.at).into())
    }

    fn plan(workspace: &Workspace, edition: &Edition, records: Vec<AnyRecord>) -> super::Plan {
        plan_named(workspace, edition, records, &Names { of: &rev, handed_out: &|_| Vec::new() }, Numbering::Continued)
    }

    /// The next version of a record by its author.
    fn after(before: &Record<Note>, title: &str) -> Record<Note> {
        let old: AnyRecord = before.clone().into();
        let next = note(before.id.as_str(), before.by.as_ref().unwrap().as_str(), before.n + 1, title);
        Record { was: [vec![rev(&old)], before.was.clone()].concat(), ..next }
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
        let first = note("n1", "amina", 1, "One");
        workspace.apply(Change::put(first.clone()));
        let newer = contribution(&workspace, after(&first, "Two"));
        assert_eq!(outcomes(&newer), [Outcome::Changed]);
        workspace.apply(newer.change);
        assert!(contribution(&workspace, first).change.is_empty());
    }

    #[test]
    fn a_higher_number_alone_replaces_nothing() {
        let mut workspace = Workspace::default();
        workspace.apply(Change::put(note("n1", "amina", 1, "One")));
        let other = contribution(&workspace, note("n1", "amina", 9, "Nine"));
        assert_eq!(outcomes(&other), [Outcome::Conflict]);
        workspace.apply(other.change);
        assert_eq!(workspace.notes.entry("n1").map(|entry| entry.heads.len()), Some(2));
    }

    #[test]
    fn a_correction_of_somebody_elses_note_comes_as_a_suggestion_and_the_note_stays_as_it_is() {
        let mut workspace = Workspace::default();
        let hers = note("n1", "amina", 1, "One");
        workspace.apply(Change::put(hers.clone()));
        let mut proposal = after(&hers, "Won");
        (proposal.by, proposal.suggests_to) = (Id::parse("boris").ok(), hers.by.clone());
        let plan = contribution(&workspace, proposal);
        assert_eq!(outcomes(&plan), [Outcome::Suggested]);
        workspace.apply(plan.change);
        assert_eq!(workspace.notes.get("n1").map(|shown| shown.by.clone()), Some(hers.by));
    }

    #[test]
    fn two_versions_written_at_once_stand_with_the_one_they_come_from_kept_to_compare() {
        let mut workspace = Workspace::default();
        let start = note("n1", "amina", 1, "Start");
        let (phone, laptop) = (
            after(&start, "Phone"),
            Record { at: Timestamp::parse("2027-04-08T09:00:00Z").ok(), ..after(&start, "Laptop") },
        );
        workspace.apply(Change::put(start));
        workspace.apply(contribution(&workspace, phone).change);
        let both = contribution(&workspace, laptop);
        assert_eq!(outcomes(&both), [Outcome::Conflict]);
        workspace.apply(both.change);
        assert_eq!(workspace.notes.entry("n1").map(|entry| entry.heads.len()), Some(2));
    }

    #[test]
    fn what_was_handed_out_and_comes_back_is_nothing_new() {
        let mut workspace = Workspace::default();
        workspace.apply(Change::put(note("n1", "amina", 1, "As it is kept")));
        let left = note("n1", "amina", 1, "As it left");
        let names = |record: &AnyRecord| Rev(format!("{record:?}").into());
        let handed_out = |_: &RecordKey| vec![Rev(format!("{:?}", AnyRecord::from(left.clone())).into())];
        let import = |record: Record<Note>| {
            let names = Names { of: &names, handed_out: &handed_out };
            plan_named(
                &workspace,
                &edition(Purpose::Contribution, 1),
                vec![record.into()],
                &names,
                Numbering::Continued,
            )
        };
        assert!(import(left.clone()).change.is_empty());
        let later = Record {
            n: 2,
            was: handed_out(&RecordKey::new("note", "n1")),
            ..note("n1", "amina", 1, "Written on another device of mine")
        };
        assert_eq!(outcomes(&import(later)), [Outcome::Changed]);
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
