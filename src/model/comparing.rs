//! Comparing: two versions of a note that both stand, field by field, against the one from which both come.
//!
//! Used by the page on which a person decides. Works out what could be taken from which side and decides nothing itself:
//! what only one side changed is offered from that side, everything else is asked. Knows no words for the screen.

use crate::domain::any_record::{AnyRecord, RecordKey, SharedRecord};
use crate::domain::id::Id;
use crate::domain::note::Note;
use crate::domain::record::Record;
use crate::domain::text::{LanguageTag, Localised};
use crate::pack::{self, Difference};

use super::Ready;

/// From which side a field is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The version that is shown everywhere else.
    First,
    /// The other one.
    Second,
}

/// A field in which the two differ. Each note holds this field alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The member's name, as packs write it.
    pub name: Box<str>,
    /// What both come from, where it is known.
    pub base: Option<Note>,
    /// What the first version says.
    pub first: Note,
    /// What the second version says.
    pub second: Note,
    /// The only side that changed it; nothing where both did, or where that is not known.
    pub changed_by: Option<Side>,
}

/// Two versions of a note, side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The version that is shown everywhere else.
    pub first: Record<Note>,
    /// The other one.
    pub second: Record<Note>,
    /// Whether the second one is somebody's proposal.
    pub is_suggestion: bool,
    /// Whether it is for this device to decide: the note is one's own.
    pub may_decide: bool,
    /// Whether the second version was written here.
    pub is_second_mine: bool,
    /// The version from which both come, where it is kept.
    pub base: Option<Record<Note>>,
    /// Where they differ.
    pub fields: Vec<Field>,
    /// In how many fields they say the same.
    pub same: usize,
    /// How many versions stand besides these two.
    pub more: usize,
}

/// The first two of the versions of a note that stand; nothing unless there are two.
pub fn compare(ready: &Ready, id: &Id<Note>) -> Option<Comparison> {
    let key = RecordKey::new("note", id.as_str());
    let is_suggestion = |record: &AnyRecord| record.lineage().suggests_to.is_some();
    let is_mine = |record: &AnyRecord| ready.is_mine(record.lineage().by.as_ref());
    // A suggestion to the organiser's note is the only version held here, and yet not the one that is shown.
    let held = ready.workspace.shown_head(&key).filter(|held| !is_suggestion(held));
    let first = held.or_else(|| ready.workspace.shown(&key))?;
    let mut others = ready.workspace.heads(&key);
    // Of a suggestion that was taken back there is nothing to compare.
    others.retain(|head| *head != first && !(is_suggestion(head) && head.is_withdrawn()));
    // Who wrote a suggestion looks at that one.
    let mine = others.iter().find(|head| is_mine(head) && is_suggestion(head)).filter(|_| !is_mine(&first));
    let second = mine.or(others.first()).cloned()?;
    let is_suggestion = is_suggestion(&second);
    let base = base(&first, &second, ready.workspace.bases(&key));
    let differences = pack::differences(Some(&first), Some(&second));
    let same = pack::members(&first).len().saturating_sub(differences.len());
    let fields = differences.into_iter().filter_map(|told| field(told, &first, &second, base.as_ref()));
    Some(Comparison {
        fields: fields.collect(),
        is_suggestion,
        may_decide: is_mine(&first),
        is_second_mine: is_mine(&second),
        base: base.as_ref().and_then(note).cloned(),
        same,
        more: others.len() - 1,
        first: note(&first)?.clone(),
        second: note(&second)?.clone(),
    })
}

/// The newest kept version that came before both. What is kept may say more than what was handed out, and then has
/// another name there: so that the numbers are looked at where the names do not tell.
fn base(first: &AnyRecord, second: &AnyRecord, kept: Vec<AnyRecord>) -> Option<AnyRecord> {
    let (one, other) = (first.lineage(), second.lineage());
    if other.suggests_to.is_some() && other.was.contains(&pack::rev_of(first)) {
        return Some(first.clone());
    }
    let is_common = one.was.iter().any(|rev| other.was.contains(rev));
    let came_before = |version: &AnyRecord| {
        let rev = pack::rev_of(version);
        other.was.contains(&rev) || (is_common && version.lineage().n < other.n)
    };
    let newest = kept.into_iter().filter(came_before).max_by_key(|version| version.lineage().n);
    // A proposal to the very version that stands: that one is what it comes from.
    newest.or_else(|| (other.suggests_to.is_some() && other.n == one.n + 1).then(|| first.clone()))
}

fn field(told: Difference, first: &AnyRecord, second: &AnyRecord, base: Option<&AnyRecord>) -> Option<Field> {
    let Difference { name, first: one, second: other } = told;
    let before = base.map(|base| pack::members(base).into_iter().find(|(key, _)| *key == name).map(|(_, value)| value));
    let changed_by = match before {
        Some(before) if before == one => Some(Side::Second),
        Some(before) if before == other => Some(Side::First),
        _ => None,
    };
    Some(Field {
        base: base.and_then(|base| alone(base, &name)),
        first: alone(first, &name)?,
        second: alone(second, &name)?,
        changed_by,
        name,
    })
}

/// What a field that is not its title is shown with; a note must have one.
pub const NO_TITLE: &str = "-";

/// A note that holds one field of `record` alone.
fn alone(record: &AnyRecord, name: &str) -> Option<Note> {
    let body = Note { title: Localised::of(LanguageTag::undetermined(), NO_TITLE), ..Note::default() };
    let blank: AnyRecord = Record { body, ..note(record)?.clone() }.into();
    pack::composed(&blank, record, &[name]).ok().as_ref().and_then(note).map(|record| record.body.clone())
}

fn note(record: &AnyRecord) -> Option<&Record<Note>> {
    match record {
        AnyRecord::Shared(SharedRecord::Note(note)) => Some(note),
        AnyRecord::Shared(_) | AnyRecord::Private(_) | AnyRecord::Unknown(_) => None,
    }
}
