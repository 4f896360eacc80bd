//! The laws of merging at length: a program of `src/domain` alone, which needs no library and is built optimised in a
//! few seconds. Called by `.ci/check` with the number of random operations, and
//! with how many operations of three devices are tried in every order; directly by the compiler and not through Cargo.

#[allow(dead_code, unused_imports, unused_macros, reason = "of the whole folder only the revisions are tried here")]
#[path = "../src/domain/mod.rs"]
pub mod domain;

fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|text| text.parse().ok());
    println!("{}", domain::revisions::laws::try_worlds(numbers.next().unwrap_or(1_000_000)));
    println!("{}", domain::revisions::laws::try_everything(numbers.next().unwrap_or(4)));
}
