//! What the bench page calls: search, reading, planning and writing, as the app has them, behind plain functions.
//!
//! Used by `page.js`, built by `benches/build` for wasm with the profile of the app; natively it is empty. It measures
//! nothing itself and shows nothing: clocks, peers and rounds are in `page.js`, limits in `run.rs`.
#![cfg(target_arch = "wasm32")]

mod exchange;
#[path = "../src/search/labelled_table.rs"]
mod labelled_table;

use labelled_table::{PEOPLE, QUERIES};
use plenary::domain::any_record::{AnyRecord, SharedRecord};
use plenary::domain::plan::{Names, Numbering, plan};
use plenary::domain::problem::Severity;
use plenary::domain::workspace::Workspace;
use plenary::pack::{self, Outcome, Pack, Reading};
use plenary::search::{Entry, Index, fold};
use std::collections::BTreeMap;
use wasm_bindgen::prelude::wasm_bindgen;

/// What was read of a file; freed by the page when it likes.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Read(Outcome);

/// Reads a pack: bytes in, checked records out, unknown members kept.
#[wasm_bindgen]
pub fn read(bytes: &[u8]) -> Read {
    Read(pack::read(bytes))
}

#[wasm_bindgen]
impl Read {
    fn pack(&self) -> Option<&Pack> {
        if let Reading::Ours(pack) = &self.0.reading { Some(pack) } else { None }
    }

    fn records(&self) -> &[AnyRecord] {
        self.pack().map_or(&[], |pack| &pack.records)
    }

    /// How many problems were found. What is only odd about the programme is none: rooms of invented sessions overlap.
    pub fn problems(&self) -> usize {
        self.0.problems.list.iter().filter(|problem| problem.severity > Severity::Note).count()
    }

    /// How many records there are of each type, as lines of type, space, number.
    pub fn counts(&self) -> String {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for record in self.records() {
            *counts.entry(record.key().type_name.into()).or_default() += 1;
        }
        let lines: Vec<String> = counts.into_iter().map(|(type_name, count)| format!("{type_name} {count}")).collect();
        lines.join("\n") + "\n"
    }

    /// Works out what the pack would change in an empty workspace; gives the number of changes.
    pub fn plan(&self) -> usize {
        self.pack().map_or(0, |pack| {
            let names = Names { of: &plenary::pack::rev_of, handed_out: &|_| Vec::new() };
            let numbering = Numbering::Continued;
            plan(&Workspace::default(), &pack.edition, pack.records.clone(), &names, numbering).lines.len()
        })
    }

    /// Writes every record as its line.
    pub fn write(&self) -> String {
        let mut text = String::new();
        for record in self.records() {
            text.push_str(&pack::write_line(record));
            text.push('\n');
        }
        text
    }
}

/// A directory that can be searched: the labelled people first, then those of a pack.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Directory {
    names: Vec<String>,
    index: Index,
}

#[wasm_bindgen]
impl Directory {
    /// Enters the people of a pack.
    #[wasm_bindgen(constructor)]
    pub fn new(read: &Read) -> Self {
        let organisations: BTreeMap<&str, &str> = read.records().iter().filter_map(organisation).collect();
        let mut names: Vec<String> = PEOPLE.iter().map(|(name, _, _)| (*name).to_owned()).collect();
        let mut others: Vec<String> = PEOPLE.iter().map(|(_, _, other)| (*other).to_owned()).collect();
        for record in read.records() {
            let AnyRecord::Shared(SharedRecord::Participant(person)) = record else { continue };
            let person = &person.body;
            let given = person.given_name.as_deref().unwrap_or_default();
            let local = person.name_local.as_deref().unwrap_or_default();
            names.push(format!("{given} {} {local}", person.family_name));
            let affiliation = person.affiliations.first();
            let organisation = affiliation.and_then(|affiliation| affiliation.organisation.as_ref());
            let organisation = organisation.and_then(|id| organisations.get(id.as_str())).copied().unwrap_or_default();
            let country = person.country.as_deref().unwrap_or_default();
            others.push(format!("{organisation} {country}"));
        }
        let latin = PEOPLE.iter().map(|(_, latin, _)| *latin).chain(std::iter::repeat(None));
        let entries = names.iter().zip(&others).zip(latin);
        let index = Index::new(entries.map(|((name, other), latin)| Entry { name, latin, other }));
        Self { names, index }
    }

    /// The folded text of each person, for the plain scan.
    pub fn folded(&self) -> Vec<String> {
        self.index.folded().map(str::to_owned).collect()
    }

    /// How many people a query finds; the first `limit` are ranked.
    pub fn find(&self, query: &str, limit: usize) -> usize {
        self.index.find(query, limit).total
    }

    /// The name of the first person that a query finds.
    pub fn first(&self, query: &str) -> String {
        let first = self.index.find(query, 1).ranked.first().and_then(|position| usize::try_from(*position).ok());
        first.and_then(|position| self.names.get(position)).cloned().unwrap_or_default()
    }
}

fn organisation(record: &AnyRecord) -> Option<(&str, &str)> {
    match record {
        AnyRecord::Shared(SharedRecord::Organisation(organisation)) => {
            Some((organisation.id.as_str(), &organisation.body.name))
        }
        _ => None,
    }
}

/// The labelled queries: query, name that must come first, query, name, …
#[wasm_bindgen]
pub fn labelled() -> Vec<String> {
    QUERIES.iter().flat_map(|(query, name)| [(*query).to_owned(), (*name).to_owned()]).collect()
}

/// A query as the plain scan gets it.
#[wasm_bindgen]
pub fn folded(query: &str) -> String {
    fold(query)
}

/// A pack in canonical form, or nothing where it is none.
#[wasm_bindgen]
pub fn canonical(bytes: &[u8]) -> String {
    pack::canonical(bytes).unwrap_or_default()
}
