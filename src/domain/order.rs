//! Sorting and gathering, compiled once for everything that is sorted here: the sorts of the standard library weigh
//! 4 kB of program for each type they are used for, and collecting into a B-tree contains such a sort.
//!
//! Used by all folders that may name `domain`. A little slower than the standard library called directly, so that the
//! one hot path (`search::index`) does without.

use std::cmp::Ordering;

/// The indices of `length` things in the order of `compare`; equal things stay in their order.
pub fn sorted(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..length).collect();
    indices.sort_by(|left, right| compare(*left, *right));
    indices
}

/// With what each place, from the first to the last, is to be swapped so that the order of `compare` results.
fn swaps(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order = sorted(length, compare);
    // Swaps that were made already moved the thing that stood at `index`: follow it to where it is now.
    for place in 0..length {
        let mut index = order[place];
        while index < place {
            index = order[index];
        }
        order[place] = index;
    }
    order
}

/// Brings `things` into the order of `compare`; equal things stay in their order.
pub fn sort_by<T>(things: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    // What an import sorts is ten thousand lists of one or two.
    if things.len() < 2 {
        return;
    }
    let swaps = swaps(things.len(), &|left, right| match (things.get(left), things.get(right)) {
        (Some(left), Some(right)) => compare(left, right),
        _ => Ordering::Equal,
    });
    for (place, with) in swaps.into_iter().enumerate() {
        things.swap(place, with);
    }
}

/// Brings `things` into the order of their keys; equal things stay in their order.
pub fn sort_by_key<T, K: Ord>(things: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(things, |left, right| key(left).cmp(&key(right)));
}

/// Puts `items` into a set or a map one by one: what `collect` would do with a sort of its own.
pub fn gathered<C: Default + Extend<I>, I>(items: impl IntoIterator<Item = I>) -> C {
    let mut collection = C::default();
    collection.extend(items);
    collection
}

#[cfg(test)]
mod tests {
    use super::{gathered, sort_by, sort_by_key};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(things: Vec<(u8, u32)>) {
            let (mut ours, mut theirs) = (things.clone(), things);
            sort_by_key(&mut ours, |thing| thing.0 % 8);
            theirs.sort_by_key(|thing| thing.0 % 8);
            prop_assert_eq!(&ours, &theirs);
            sort_by(&mut ours, Ord::cmp);
            theirs.sort_unstable();
            prop_assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn a_set_is_gathered_from_its_items() {
        assert_eq!(gathered::<BTreeSet<u8>, _>([3, 1, 3]), BTreeSet::from([1, 3]));
    }
}
