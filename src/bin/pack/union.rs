//! What several packs know of one conference, brought together as the app does it.
//!
//! Used by `merge`. The newest edition counts whole, everything else is the union of all versions, of which those stay
//! that nothing with the right to has replaced: both rules are `domain::plan`'s and `domain::revisions`'. Everything that
//! came is planned at once, so that the order of the files makes no difference. Reads no files.

use std::collections::BTreeMap;
use std::sync::Arc;

use plenary::domain::any_record::{AnyRecord, RecordKey};
use plenary::domain::change::Change;
use plenary::domain::edition::{Edition, HandedOut, Issuer, Purpose};
use plenary::domain::id::Id;
use plenary::domain::order;
use plenary::domain::plan::{Names, Numbering, plan};
use plenary::domain::record::Rev;
use plenary::domain::trust::{Claim, Signed};
use plenary::domain::workspace::{Snapshot, Workspace};
use plenary::pack::{self, Pack};
use plenary::seal;

use crate::answer::Failure;

/// Under which name a pack is written that came from several hands.
const MERGED: &str = "merged";

/// An organiser's edition with the text to pass on.
pub(crate) struct Issued {
    pub(crate) edition: Edition,
    pub(crate) text: String,
    records: Vec<AnyRecord>,
    signed: Option<Signed>,
}

impl Issued {
    fn new(pack: Pack, text: String) -> Result<Self, Failure> {
        let signed = match seal::claim(seal::verify(text.as_bytes())) {
            Claim::Signed(signed) => Some(signed),
            Claim::Unsigned => None,
            Claim::Forged(cause) => {
                let number = pack.edition.number;
                return Err(Failure::Found(format!("edition {number}: its signature does not hold: {cause}")));
            }
        };
        Ok(Self { edition: pack.edition, text, records: pack.records, signed })
    }

    /// The number of its keys, and its own: with other keys the numbers begin anew.
    fn rank(&self) -> (u32, u32) {
        let keys = self.signed.as_ref().and_then(|signed| signed.keys.last()).map_or(0, |keyset| keyset.n);
        (keys, self.edition.number)
    }

    /// Whether this one's keys lead back to those of `other`; what is not signed is followed by whatever is.
    fn follows(&self, other: &Self) -> bool {
        match (&self.signed, &other.signed) {
            (Some(signed), Some(before)) => before.keys.last().is_none_or(|keyset| signed.descends_from(&keyset.key)),
            (_, None) => true,
            (None, Some(_)) => false,
        }
    }
}

/// Everything that came about one conference.
#[derive(Default)]
pub(crate) struct Union {
    editions: Vec<Issued>,
    backups: Vec<Pack>,
    others: Vec<Pack>,
}

/// What it comes to.
pub(crate) struct Settled {
    /// The edition that counts, if any came.
    pub(crate) edition: Option<Issued>,
    /// The head to write; its purpose is `organiser` where nothing but editions came.
    pub(crate) head: Edition,
    /// Every version that stands, beside the edition.
    pub(crate) records: Vec<AnyRecord>,
    /// How many versions came and do not stand any more.
    pub(crate) replaced: usize,
}

impl Union {
    /// Takes a pack in; `text` is its canonical form.
    pub(crate) fn take(&mut self, pack: Pack, text: String) -> Result<(), Failure> {
        match pack.edition.purpose {
            Purpose::Organiser => self.editions.push(Issued::new(pack, text)?),
            Purpose::Backup => self.backups.push(pack),
            _ => self.others.push(pack),
        }
        Ok(())
    }

    /// Brings everything together.
    pub(crate) fn settle(mut self) -> Result<Settled, Failure> {
        let editions = self.editions.len();
        let edition = newest(std::mem::take(&mut self.editions))?;
        let mut head = self.head(editions > 0);
        let mut workspace = Workspace::default();
        if let Some(issued) = &edition {
            let (edition, records) = (issued.edition.clone(), issued.records.clone());
            workspace.apply(Change::adopt(Arc::new(Snapshot { edition, records })));
        }
        let told = handed_out(&self.backups);
        // One's own first: of these is known under which names they left.
        for packs in [&self.backups, &self.others] {
            let records: Vec<AnyRecord> = packs.iter().flat_map(|pack| &pack.records).cloned().collect();
            let names = |key: &RecordKey| {
                let shown = workspace.shown_head(key).map(|shown| pack::rev_of(&shown));
                shown.and_then(|rev| told.get(&(key.to_string(), rev))).cloned().unwrap_or_default()
            };
            let names = Names { of: &pack::rev_of, handed_out: &names };
            let change = plan(&workspace, &head, records, &names, Numbering::Continued).change;
            workspace.apply(change);
        }
        let records = workspace.own_records();
        let stands =
            |record: &&AnyRecord| workspace.issued(&record.key()).as_ref() == Some(record) || records.contains(record);
        let mut came: Vec<&AnyRecord> =
            self.backups.iter().chain(&self.others).flat_map(|pack| &pack.records).collect();
        came.retain(|record| !stands(record));
        let mut gone: Vec<Rev> = came.into_iter().map(pack::rev_of).collect();
        order::sort_by(&mut gone, Ord::cmp);
        gone.dedup();
        if head.purpose == Purpose::Backup {
            let standing = records.iter().map(|record| (record.key().to_string(), pack::rev_of(record)));
            let left = standing.filter_map(|address| {
                let names = told.get(&address)?.iter().map(|name| name.0.to_string());
                let names = std::iter::once(address.1.0.to_string()).chain(names).collect();
                Some(HandedOut { record: address.0, names, ..HandedOut::default() })
            });
            head.handed_out = left.collect();
        } else if self.others.is_empty() {
            head.purpose = Purpose::Organiser;
        }
        Ok(Settled { edition, head, records, replaced: gone.len() })
    }

    /// The head of what is written: a backup where something private or an edition stands beside other records, because
    /// nothing else may carry them.
    fn head(&self, has_editions: bool) -> Edition {
        let all = || self.backups.iter().chain(&self.others).map(|pack| &pack.edition);
        let purposes = order_of(all().map(|edition| edition.purpose.clone()));
        let purpose = match &purposes[..] {
            _ if !self.backups.is_empty() || (has_editions && !self.others.is_empty()) => Purpose::Backup,
            [only] => only.clone(),
            _ => Purpose::Contribution,
        };
        let issuers = |packs: &[Pack]| order_of(packs.iter().map(|pack| pack.edition.issuer.id.clone()));
        let merged = Id::parse(MERGED).unwrap_or_default();
        let (mut authors, theirs) = (issuers(&self.backups), issuers(&self.others));
        authors.retain(|author| *author != merged);
        let issuer = match (authors.first(), &theirs[..]) {
            (Some(own), _) => own.clone(),
            (None, [only]) if purpose != Purpose::Backup => only.clone(),
            _ => merged.clone(),
        };
        authors.extend(self.backups.iter().flat_map(|pack| pack.edition.authors.iter().cloned()));
        let mut authors = order_of(authors.into_iter());
        authors.retain(|author| *author != issuer && *author != merged);
        Edition {
            purpose,
            conference: all().next().map(|edition| edition.conference.clone()).unwrap_or_default(),
            issuer: Issuer { id: issuer, ..Issuer::default() },
            number: 1,
            issued: all().filter_map(|edition| edition.issued).max(),
            languages: order_of(all().flat_map(|edition| edition.languages.iter().cloned())),
            authors,
            ..Edition::default()
        }
    }
}

/// Each once, in order.
fn order_of<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    order::sort_by(&mut all, Ord::cmp);
    all.dedup();
    all
}

/// Of several editions the one that counts.
fn newest(mut editions: Vec<Issued>) -> Result<Option<Issued>, Failure> {
    order::sort_by(&mut editions, |one, other| (other.rank(), &other.text).cmp(&(one.rank(), &one.text)));
    editions.dedup_by(|one, other| one.text == other.text);
    let mut editions = editions.into_iter();
    let Some(first) = editions.next() else { return Ok(None) };
    for other in editions {
        let number = other.edition.number;
        if other.edition.issuer.id != first.edition.issuer.id {
            let (one, other) = (&first.edition.issuer.id, &other.edition.issuer.id);
            return Err(Failure::Use(format!("editions of two issuers: `{one}` and `{other}`")));
        }
        if other.rank() == first.rank() {
            return Err(Failure::Found(format!("two editions have the number {number} and say different things")));
        }
        if !first.follows(&other) {
            return Err(Failure::Found(format!("edition {number} is signed by somebody else than the newest one")));
        }
    }
    Ok(Some(first))
}

/// What left under which names, by record and the name of its version. Backups of one person may each know more.
fn handed_out(backups: &[Pack]) -> BTreeMap<(String, Rev), Vec<Rev>> {
    let mut lists: Vec<(&HandedOut, &String)> = backups
        .iter()
        .flat_map(|pack| &pack.edition.handed_out)
        .filter_map(|told| Some((told, told.names.first()?)))
        .collect();
    // The longest comes first, so that what others know is added behind what it has in its order.
    order::sort_by(&mut lists, |(one, _), (other, _)| {
        (other.names.len(), &one.names).cmp(&(one.names.len(), &other.names))
    });
    let mut told: BTreeMap<(String, Rev), Vec<Rev>> = BTreeMap::new();
    for (list, own) in lists {
        let names = told.entry((list.record.clone(), Rev(own.as_str().into()))).or_default();
        for name in list.names.iter().skip(1).map(|name| Rev(name.as_str().into())) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    told
}
