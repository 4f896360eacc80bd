//! Whoever is typed as in the labelled table must be found first.
//!
//! Tests only; the table itself is in `labelled_table`. Speed is no matter here, that is the bench's.

use super::labelled_table::{PEOPLE, QUERIES};
use super::{Entry, Index};

#[test]
fn every_labelled_query_finds_its_person_first() {
    let index = Index::new(PEOPLE.iter().map(|&(name, latin, other)| Entry { name, latin, other }));
    let wrong: Vec<String> = QUERIES
        .iter()
        .filter_map(|(query, expected)| {
            let first = index.find(query, 5).ranked.first().map(|&position| PEOPLE[position as usize].0);
            (first != Some(*expected)).then(|| format!("{query}: {first:?} instead of {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nobody_is_found_for_names_that_are_not_there() {
    let index = Index::new(PEOPLE.iter().map(|&(name, latin, other)| Entry { name, latin, other }));
    for query in ["quartz", "bartholomew", "x9", "jan ivanov", "王"] {
        assert_eq!(index.find(query, 5).total, 0, "{query}");
    }
}
