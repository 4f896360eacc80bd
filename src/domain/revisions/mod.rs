//! Revisions: which versions of one record stand, when packs from many hands have met.
//!
//! Used by import plans, by editing what was handed out already, and by the `pack` tool. A version names the versions it
//! replaces by their digests; merging is the union of what both sides know, and what nobody with the right to do so has
//! replaced stands. No clock decides what survives, nothing is hashed here, and nothing is merged into a new version:
//! what two hands wrote at once is shown to people, who decide.
//!
//! Three rights, and no others: an author replaces versions of their own line; the author to whom a suggestion was made
//! settles it; an author takes a record back, which erases their versions of it and all suggestions made to them.

use std::cmp::Ordering;

use super::id::Id;
use super::order;
use super::record::{Author, Rev};
use super::time::Timestamp;

#[cfg(any(test, laws))]
pub mod laws;

/// The most ancestors that a version names beside those it replaces. A longer history can only make a version that was
/// replaced long ago stand again beside its successor: a needless question, never a loss.
pub const MAX_ANCESTORS: usize = 32;

/// How many replaced versions of a record a device keeps to compare with.
pub const MANY_BASES: usize = 3;

/// How a version stands to others of its record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineage {
    /// Who wrote it; nobody for anonymous ones, which nobody can replace.
    pub by: Option<Id<Author>>,
    /// To whose version it proposes a correction; nothing for the author's own versions.
    pub suggests_to: Option<Id<Author>>,
    /// One more than the greatest number it replaces, from 1.
    pub n: u32,
    /// When, by the writer's clock; only for people and for the order on the screen.
    pub at: Option<Timestamp>,
    /// What it replaces, and the ancestors of those, newest first.
    pub was: Vec<Rev>,
    /// Whether its author took the record back.
    pub withdrawn: bool,
}

/// One version of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version<B> {
    /// Its name.
    pub rev: Rev,
    /// How it stands to others.
    pub lineage: Lineage,
    /// What it says.
    pub body: B,
}

/// The versions of a record, sorted by what became of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled<B> {
    /// What stands, by name: two or more are a conflict or suggestions.
    pub heads: Vec<Version<B>>,
    /// What was replaced, by name. It may be kept as the base of a comparison, and it may be let go.
    pub replaced: Vec<Version<B>>,
}

impl Lineage {
    /// Whether both belong to one line: the same author's own versions, or the same author's suggestions to the same.
    fn is_line_of(&self, other: &Self) -> bool {
        self.by.is_some() && self.by == other.by && self.suggests_to == other.suggests_to
    }

    /// Whether `other` is a suggestion to the author of this version.
    fn settles(&self, other: &Self) -> bool {
        self.by.is_some() && self.suggests_to.is_none() && self.by == other.suggests_to
    }

    /// Whether this version has the right to replace `other`.
    pub fn may_replace(&self, other: &Self) -> bool {
        self.is_line_of(other) || self.settles(other)
    }

    /// The lineage of a version by `by` that replaces `heads`. Of the ancestors it names the newest.
    #[must_use]
    pub fn after<'v>(
        heads: impl IntoIterator<Item = (&'v Rev, &'v Self)> + Clone,
        by: Option<Id<Author>>,
        at: Option<Timestamp>,
    ) -> Self {
        let mut was: Vec<Rev> = Vec::new();
        let mut n = 0;
        for (rev, lineage) in heads.clone() {
            n = n.max(lineage.n);
            was.push(rev.clone());
        }
        let most = was.len() + MAX_ANCESTORS;
        // Of several lines the newest ancestors come in turn, so that none is forgotten for the length of another.
        let lines: Vec<&[Rev]> = heads.into_iter().map(|(_, lineage)| lineage.was.as_slice()).collect();
        let longest = lines.iter().map(|line| line.len()).max().unwrap_or_default();
        for place in 0..longest {
            for rev in lines.iter().filter_map(|line| line.get(place)) {
                if was.len() < most && !was.contains(rev) {
                    was.push(rev.clone());
                }
            }
        }
        Self { by, suggests_to: None, n: n.saturating_add(1), at, was, withdrawn: false }
    }
}

impl<B> Version<B> {
    /// Whether this version replaces `other`: it names it and has the right to.
    pub fn replaces(&self, other: &Self) -> bool {
        self.lineage.was.contains(&other.rev) && self.lineage.may_replace(&other.lineage)
    }

    /// Whether this version takes back `other`: what its author took back stays so, whatever else was written meanwhile.
    pub fn erases(&self, other: &Self) -> bool {
        self.lineage.withdrawn && !other.lineage.withdrawn && self.lineage.may_replace(&other.lineage)
    }

    /// The order in which versions are offered: the author's own before suggestions, those that stand before those taken
    /// back, then the higher number, the later time by the writers' clocks, and at last the name, so that every device
    /// which holds the same versions shows the same one first.
    pub fn compare_for_showing(&self, other: &Self) -> Ordering {
        let rank = |it: &Self| (it.lineage.suggests_to.is_some(), it.lineage.withdrawn);
        rank(self)
            .cmp(&rank(other))
            .then_with(|| other.lineage.n.cmp(&self.lineage.n))
            .then_with(|| other.lineage.at.cmp(&self.lineage.at))
            .then_with(|| other.rev.cmp(&self.rev))
    }
}

/// Of two versions by which a record was taken back the one that is kept; a pure matter of their contents.
fn is_kept_instead<B>(kept: &Version<B>, other: &Version<B>) -> bool {
    let both = kept.lineage.withdrawn && other.lineage.withdrawn && kept.lineage.may_replace(&other.lineage);
    // The author's own withdrawal covers a suggester's, never the other way round.
    let covers = kept.lineage.settles(&other.lineage);
    both && (covers || (kept.lineage.n, &kept.rev) > (other.lineage.n, &other.rev))
}

/// Everything two sides know of one record, brought together: idempotent, commutative and associative in its heads.
pub fn merge<B>(held: Vec<Version<B>>, coming: Vec<Version<B>>) -> Settled<B> {
    let mut versions = held;
    versions.extend(coming);
    order::sort_by(&mut versions, |one, other| one.rev.cmp(&other.rev));
    versions.dedup_by(|one, other| one.rev == other.rev);
    // Only who takes something back erases anything, and that is rare.
    if versions.iter().any(|version| version.lineage.withdrawn) {
        let erased: Vec<bool> = versions
            .iter()
            .map(|version| versions.iter().any(|other| other.erases(version) || is_kept_instead(other, version)))
            .collect();
        let mut erased = erased.into_iter();
        versions.retain(|_| !erased.next().unwrap_or_default());
    }
    let stands: Vec<bool> = versions
        .iter()
        .map(|version| !versions.iter().any(|other| other.rev != version.rev && other.replaces(version)))
        .collect();
    let mut settled = Settled { heads: Vec::new(), replaced: Vec::new() };
    for (version, stands) in versions.into_iter().zip(stands) {
        if stands { settled.heads.push(version) } else { settled.replaced.push(version) }
    }
    settled
}

/// Of `kept` the newest version from which both come: with it can be told what each of them changed.
pub fn base<'v, B>(one: &Version<B>, other: &Version<B>, kept: &'v [Version<B>]) -> Option<&'v Version<B>> {
    let is_ancestor =
        |of: &Version<B>, version: &Version<B>| of.rev == version.rev || of.lineage.was.contains(&version.rev);
    kept.iter()
        .filter(|version| is_ancestor(one, version) && is_ancestor(other, version))
        .max_by(|left, right| (left.lineage.n, &left.rev).cmp(&(right.lineage.n, &right.rev)))
}

#[cfg(test)]
mod tests {
    use super::{Lineage, MAX_ANCESTORS, Version, base, merge};
    use crate::domain::id::Id;
    use crate::domain::record::Rev;

    type Told = Version<&'static str>;

    fn first(rev: &str, by: &str, body: &'static str) -> Told {
        let lineage = Lineage { by: Id::parse(by).ok(), n: 1, ..Lineage::default() };
        Version { rev: Rev(rev.into()), lineage, body }
    }

    fn next(rev: &str, of: &[&Told], body: &'static str) -> Told {
        let by = of[0].lineage.by.clone();
        let lineage = Lineage::after(of.iter().map(|version| (&version.rev, &version.lineage)), by, None);
        Version { rev: Rev(rev.into()), lineage, body }
    }

    fn suggestion(rev: &str, by: &str, to: &Told, body: &'static str) -> Told {
        let mut version = next(rev, &[to], body);
        version.lineage.suggests_to = version.lineage.by.take();
        version.lineage.by = Id::parse(by).ok();
        version
    }

    fn bodies(versions: &[Told]) -> Vec<&str> {
        versions.iter().map(|version| version.body).collect()
    }

    #[test]
    fn a_later_version_of_its_author_takes_the_place_of_the_earlier_one_in_whatever_order_they_come() {
        let one = first("a", "amina", "one");
        let two = next("b", &[&one], "two");
        let settled = merge(vec![two.clone()], vec![one.clone()]);
        assert_eq!((bodies(&settled.heads), bodies(&settled.replaced)), (vec!["two"], vec!["one"]));
        assert_eq!(merge(vec![one], vec![two]), settled);
    }

    #[test]
    fn two_versions_made_at_once_both_stand_until_one_names_both() {
        let start = first("a", "amina", "start");
        let (phone, laptop) = (next("b", &[&start], "phone"), next("c", &[&start], "laptop"));
        let both = merge(vec![start.clone(), phone.clone()], vec![laptop.clone()]);
        assert_eq!(bodies(&both.heads), ["phone", "laptop"]);
        assert_eq!(base(&phone, &laptop, &both.replaced).map(|version| version.body), Some("start"));
        let resolved = next("d", &[&phone, &laptop], "both");
        assert_eq!(bodies(&merge(both.heads, vec![resolved]).heads), ["both"]);
    }

    #[test]
    fn nobody_replaces_what_somebody_else_wrote_by_naming_it() {
        let hers = first("a", "amina", "hers");
        let mut forged = next("b", &[&hers], "forged");
        forged.lineage.by = Id::parse("mallory").ok();
        forged.lineage.n = u32::MAX;
        assert_eq!(bodies(&merge(vec![hers], vec![forged]).heads), ["hers", "forged"]);
    }

    #[test]
    fn an_anonymous_version_can_be_replaced_by_nobody() {
        let mut anonymous = first("a", "x", "anonymous");
        anonymous.lineage.by = None;
        let again = next("b", &[&anonymous], "again");
        assert_eq!(merge(vec![anonymous], vec![again]).heads.len(), 2);
    }

    #[test]
    fn a_suggestion_stands_beside_the_version_until_the_author_settles_it() {
        let hers = first("a", "amina", "hers");
        let proposal = suggestion("b", "boris", &hers, "proposal");
        let open = merge(vec![hers.clone()], vec![proposal.clone()]);
        assert_eq!(bodies(&open.heads), ["hers", "proposal"]);
        assert!(hers.compare_for_showing(&proposal).is_lt(), "the author's own version is shown first");
        let better = suggestion("c", "boris", &hers, "better");
        let better = Version { lineage: Lineage { was: vec![proposal.rev.clone()], ..better.lineage }, ..better };
        assert_eq!(bodies(&merge(open.heads.clone(), vec![better]).heads), ["hers", "better"]);
        let taken = next("d", &[&hers, &proposal], "taken");
        assert_eq!(bodies(&merge(open.heads, vec![taken]).heads), ["taken"]);
    }

    #[test]
    fn what_an_author_takes_back_is_gone_with_everything_written_on_it_meanwhile() {
        let hers = first("a", "amina", "hers");
        let proposal = suggestion("b", "boris", &hers, "proposal");
        let edited = next("c", &[&hers], "edited at once");
        let mut gone = next("d", &[&hers], "");
        gone.lineage.withdrawn = true;
        let settled = merge(vec![proposal, edited.clone()], vec![gone.clone()]);
        assert_eq!(bodies(&settled.heads), [""]);
        assert!(settled.replaced.is_empty(), "nothing of it is kept, not even to compare with");
        let back = next("e", &[&gone], "back again");
        assert_eq!(bodies(&merge(settled.heads, vec![hers, edited, back]).heads), [""]);
    }

    #[test]
    fn somebody_else_cannot_take_a_record_back() {
        let hers = first("a", "amina", "hers");
        let mut forged = suggestion("b", "mallory", &hers, "");
        forged.lineage.withdrawn = true;
        assert!(bodies(&merge(vec![hers], vec![forged]).heads).contains(&"hers"));
    }

    #[test]
    fn a_history_beyond_what_a_version_names_asks_needlessly_and_loses_nothing() {
        let mut line = vec![first("000", "amina", "0")];
        for n in 1..=MAX_ANCESTORS + 2 {
            let version = next(&format!("{n:03}"), &[&line[n - 1]], "later");
            line.push(version);
        }
        let last = line.last().cloned().unwrap();
        assert_eq!(last.lineage.was.len(), MAX_ANCESTORS + 1);
        assert_eq!(merge(vec![last.clone()], vec![line[2].clone()]).heads.len(), 1);
        assert_eq!(merge(vec![last], vec![line[0].clone()]).heads.len(), 2);
    }
}
