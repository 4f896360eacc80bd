//! Sorting, compiled once for everything that is sorted here: a generic sort weighs 3 kB for each type it is used for.
//!
//! Used wherever `pack` sorts. Slower than the standard library's sort called directly, which no hot path needs.

use std::cmp::Ordering;

/// The indices of `length` things in the order of `compare`; equal things stay in their order.
pub(super) fn sorted(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..length).collect();
    indices.sort_by(|left, right| compare(*left, *right));
    indices
}

/// Brings `things` into the order of `compare`.
pub(super) fn sort<T: Default>(things: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = sorted(things.len(), &|left, right| match (things.get(left), things.get(right)) {
        (Some(left), Some(right)) => compare(left, right),
        _ => Ordering::Equal,
    });
    *things = order.into_iter().filter_map(|index| things.get_mut(index).map(std::mem::take)).collect();
}
