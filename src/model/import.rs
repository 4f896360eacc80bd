//! Bringing a pack in: read, shown, and only then applied: what was chosen of it, all or nothing.
//!
//! Used by [`Ready`](super::Ready) and the import pages. Plans are worked out in `domain`; this knows which conference
//! a pack is about and which parts a backup has.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::any_record::{AnyRecord, RecordKey, SharedRecord};
use crate::domain::change::Change;
use crate::domain::conference::Conference;
use crate::domain::edition::{Edition, Purpose};
use crate::domain::id::Id;
use crate::domain::plan::{Names, Numbering, Plan, Relation, plan};
use crate::domain::problem::{Cause, Place, Problem, Severity};
use crate::domain::trust::{self, Judgement, Origin, Permit, PublicKey, Verdict};
use crate::domain::workspace::Workspace;
use crate::pack::{self, Pack, Problems, Reading};

use super::shelf::{Shelf, row_key};

/// Where bringing something in stands.
#[derive(Clone, Debug, Default)]
pub enum Import {
    /// Nothing is being brought in.
    #[default]
    Idle,
    /// The file of this name is being read.
    Reading(String),
    /// The file of this name is locked: it opens with words or a key.
    Locked(String),
    /// Nothing of the file can be used.
    Refused {
        /// The file's name.
        name: String,
        /// Why.
        problems: Arc<Problems>,
    },
    /// What it would change.
    Preview(Arc<Preview>),
}

/// What a person leaves out of a preview: records by their address, for each of its parts. It is kept beside the preview,
/// which is large and never changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut(Vec<BTreeSet<RecordKey>>);

impl LeftOut {
    /// Whether the record is left out of that part.
    pub fn has(&self, part: usize, key: &RecordKey) -> bool {
        self.0.get(part).is_some_and(|keys| keys.contains(key))
    }

    /// Leaves the record out of that part, or takes it in again.
    pub(super) fn set(&mut self, part: usize, key: RecordKey, is_left_out: bool) {
        if self.0.len() <= part {
            self.0.resize_with(part + 1, BTreeSet::new);
        }
        if let Some(keys) = self.0.get_mut(part) {
            if is_left_out {
                keys.insert(key);
            } else {
                keys.remove(&key);
            }
        }
    }
}

/// What a pack would change.
#[derive(Debug)]
pub struct Preview {
    /// The file's name.
    pub name: String,
    /// The pack's head.
    pub edition: Edition,
    /// What is wrong with the file, though something of it can be used.
    pub problems: Problems,
    /// Where it comes from, as far as its bytes tell.
    pub origin: Origin,
    /// What is thought of that, for an organiser's edition.
    pub judgement: Option<Judgement>,
    /// The conference's title, for people.
    pub title: crate::domain::text::Localised,
    /// Whether another conference is shown now.
    pub other_conference: bool,
    /// One part for each conference and origin; most packs have one.
    pub parts: Vec<Part>,
    /// The whole text, to work the plan out again should something change while it is looked at.
    pub(super) text: String,
    /// [`Ready::generation`](super::Ready::generation) when the plan was worked out.
    pub(super) generation: u64,
}

/// One part of a pack.
#[derive(Debug)]
pub struct Part {
    /// About which conference.
    pub conference: Id<Conference>,
    /// Head of this part.
    pub edition: Edition,
    /// What it would change.
    pub plan: Plan,
    /// The text to keep, for an organiser's edition.
    pub snapshot: Option<String>,
}

impl Part {
    /// Whether it is taken as a whole or not at all: an organiser's edition is a snapshot, and what is signed stays so.
    pub fn is_whole(&self) -> bool {
        self.snapshot.is_some()
    }
}

impl Preview {
    /// Works out what `pack` would change. `shown` is the conference on the screen with its workspace.
    pub(super) fn new(
        name: String,
        pack: Pack,
        text: String,
        problems: Problems,
        (origin, judgement): (Origin, Option<Judgement>),
        shelf: &Shelf,
        shown: (Option<&Id<Conference>>, &Workspace),
    ) -> Self {
        let edition = pack.edition.clone();
        let mut problems = problems;
        let mut nested: Vec<(Pack, String)> = Vec::new();
        for inner in &pack.packs {
            let outcome = pack::read(inner.as_bytes());
            // Whatever is wrong with a pack inside, the file that carries it is not refused for it.
            let of_file = |problem: Problem| Problem { severity: problem.severity.min(Severity::Left), ..problem };
            problems.list.extend(outcome.problems.list.into_iter().map(of_file));
            problems.more = problems.more.saturating_add(outcome.problems.more);
            if let Reading::Ours(found) = outcome.reading {
                // A backup of every conference is one level deep, and nothing checks what lies deeper.
                if !found.packs.is_empty() {
                    let place = Place { field: Some("packs".to_owned()), ..Place::default() };
                    problems.list.push(Problem { severity: Severity::Left, place, cause: Cause::PacksInside });
                }
                nested.push((*found, inner.to_string()));
            }
        }
        let title = pack
            .records
            .iter()
            .chain(nested.iter().flat_map(|(pack, _)| &pack.records))
            .find_map(|record| match record {
                AnyRecord::Shared(SharedRecord::Conference(conference)) => Some(conference.body.title.clone()),
                AnyRecord::Shared(_) | AnyRecord::Private(_) | AnyRecord::Unknown(_) => None,
            })
            .unwrap_or_default();
        let mut parts = Vec::new();
        // Editions come before the rows that point into them.
        for (inner, inner_text) in nested {
            add_part(&mut parts, inner, inner_text, Numbering::Continued, shelf, shown);
        }
        let is_rotated = judgement.as_ref().is_some_and(|told| matches!(told.verdict, Verdict::Rotated { .. }));
        let numbering = if is_rotated { Numbering::Anew } else { Numbering::Continued };
        add_part(&mut parts, pack, text.clone(), numbering, shelf, shown);
        let judgement = judgement.or_else(|| judgement_of_carried(&parts, shelf));
        let other_conference = shown.0.is_some_and(|shown| *shown != edition.conference);
        Self { name, edition, problems, origin, judgement, title, other_conference, parts, text, generation: 0 }
    }

    /// Whether another preview of the same file would change the same.
    pub(super) fn changes_the_same(&self, other: &Self) -> bool {
        self.parts.len() == other.parts.len()
            && self.parts.iter().zip(&other.parts).all(|(one, two)| one.plan.change == two.plan.change)
    }

    /// What may be done with it, as far as that depends on where it comes from.
    pub fn permit(&self) -> Permit {
        self.judgement.as_ref().map_or(Permit::Apply, |judgement| judgement.verdict.permits())
    }

    /// Whether applying it would change anything, and may.
    pub fn is_applicable(&self) -> bool {
        self.permit() <= Permit::Confirm && self.parts.iter().any(|part| !part.plan.change.is_empty())
    }

    /// What a part changes without what is left out of it.
    pub(super) fn chosen(&self, part: usize, left_out: &LeftOut) -> Change {
        let Some(it) = self.parts.get(part) else { return Change::default() };
        match left_out.0.get(part).filter(|_| !it.is_whole()) {
            Some(keys) => it.plan.change.clone().without(keys),
            None => it.plan.change.clone(),
        }
    }

    /// Whether anything of it can be left out.
    pub fn may_leave_out(&self) -> bool {
        self.is_applicable() && self.parts.iter().any(|part| !part.is_whole() && !part.plan.lines.is_empty())
    }

    /// How many lines there are, and how many of them are taken.
    pub fn taken(&self, left_out: &LeftOut) -> (usize, usize) {
        let (mut all, mut left) = (0, 0);
        for (part, it) in self.parts.iter().enumerate() {
            all += it.plan.lines.len();
            if !it.is_whole() {
                left += it.plan.lines.iter().filter(|line| left_out.has(part, &line.key)).count();
            }
        }
        (all, all - left)
    }

    /// Whether applying it without what is left out would change anything.
    pub fn is_anything_taken(&self, left_out: &LeftOut) -> bool {
        self.parts.iter().enumerate().any(|(part, it)| {
            let change = &it.plan.change;
            if it.is_whole() {
                return !change.is_empty();
            }
            let mut keys = change.heads.keys().chain(change.bases.keys());
            change.snapshot.is_some() || keys.any(|key| !left_out.has(part, key))
        })
    }

    /// How the pack as a whole stands to what is here.
    pub fn relation(&self) -> Option<&Relation> {
        self.parts.last().map(|part| &part.plan.relation)
    }
}

/// What is thought of the editions that a backup would put in force; nothing where none of them is in doubt.
fn judgement_of_carried(parts: &[Part], shelf: &Shelf) -> Option<Judgement> {
    let coming = parts.iter().filter(|part| part.is_whole() && !part.plan.change.is_empty());
    coming.into_iter().find_map(|part| {
        let key = part.edition.keys.last().map(|keys| PublicKey(keys.key.as_str().into()));
        trust::judge_carried(shelf.trust(&part.conference).as_ref(), &part.edition.issuer.id, key)
    })
}

fn add_part(
    parts: &mut Vec<Part>,
    pack: Pack,
    text: String,
    numbering: Numbering,
    shelf: &Shelf,
    (shown, workspace): (Option<&Id<Conference>>, &Workspace),
) {
    let Pack { edition, records, .. } = pack;
    let conference = edition.conference.clone();
    let stored = (shown != Some(&conference)).then(|| shelf.workspace(&conference).0);
    let workspace = stored.as_ref().unwrap_or(workspace);
    let handed_out = |key: &RecordKey| {
        let own = workspace.shown_head(key);
        own.map(|own| shelf.handed_out(&row_key(&conference, key), &own)).unwrap_or_default()
    };
    let plan = plan(workspace, &edition, records, &Names { of: &pack::rev_of, handed_out: &handed_out }, numbering);
    let snapshot = (edition.purpose == Purpose::Organiser).then_some(text);
    parts.push(Part { conference, edition, plan, snapshot });
}
