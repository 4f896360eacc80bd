//! Bringing a pack in: read, shown, and only then applied, all or nothing.
//!
//! Used by [`Ready`](super::Ready) and the import pages. Plans are worked out in `domain`; this knows which conference
//! a pack is about and which parts a backup has.

use std::sync::Arc;

use crate::domain::any_record::{AnyRecord, RecordKey, SharedRecord};
use crate::domain::conference::Conference;
use crate::domain::edition::{Edition, Purpose};
use crate::domain::id::Id;
use crate::domain::plan::{Names, Numbering, Plan, Relation, plan};
use crate::domain::trust::{Judgement, Origin, Permit, Verdict};
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
            problems.list.extend(outcome.problems.list);
            problems.more = problems.more.saturating_add(outcome.problems.more);
            if let Reading::Ours(found) = outcome.reading {
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

    /// How the pack as a whole stands to what is here.
    pub fn relation(&self) -> Option<&Relation> {
        self.parts.last().map(|part| &part.plan.relation)
    }
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
