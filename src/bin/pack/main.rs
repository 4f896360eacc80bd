//! `pack`: the same reading and writing as the app, for a shell: check a pack, or make a large one to measure with.
//!
//! Used by organisers' scripts, the benches and the browser suite. Exit codes: 0 fine, 1 found problems, 2 wrong use.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a tool for the shell speaks on the standard streams")]

#[cfg(not(target_arch = "wasm32"))]
mod generate;

#[cfg(not(target_arch = "wasm32"))]
const HELP: &str = "\
pack – read and make conference packs

  pack check FILE                 say what is in FILE and what is wrong with it
  pack canonical FILE             print FILE in canonical form
  pack generate [--people N] [--sessions N] [--notes N] [--seed N]
                                  print a synthetic pack (defaults: 5000, 1500, 3000, 1)

Exit codes: 0 fine, 1 found problems, 2 wrong use.";

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use std::process::ExitCode;

    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["check", file] => with_file(file, check),
        ["canonical", file] => with_file(file, canonical),
        ["generate", ref options @ ..] => match generate::Wanted::parse(options) {
            Ok(wanted) => {
                print!("{}", generate::pack(&wanted));
                ExitCode::SUCCESS
            }
            Err(option) => wrong_use(&format!("unknown option or value `{option}`")),
        },
        ["--help" | "-h" | "help"] => {
            println!("{HELP}");
            ExitCode::SUCCESS
        }
        _ => wrong_use("unknown command"),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn wrong_use(why: &str) -> std::process::ExitCode {
    eprintln!("pack: {why}\n\n{HELP}");
    std::process::ExitCode::from(2)
}

#[cfg(not(target_arch = "wasm32"))]
fn with_file(file: &str, work: fn(&[u8]) -> std::process::ExitCode) -> std::process::ExitCode {
    match std::fs::read(file) {
        Ok(bytes) => work(&bytes),
        Err(error) => wrong_use(&format!("cannot read `{file}`: {error}")),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn check(bytes: &[u8]) -> std::process::ExitCode {
    use std::collections::BTreeMap;
    use std::process::ExitCode;

    use plenary::pack::{self, Reading};

    let outcome = pack::read(bytes);
    for problem in &outcome.problems.list {
        eprintln!("{}: {} {} ({:?})", problem.place, problem.cause.code(), problem.cause.value(), problem.severity);
    }
    if outcome.problems.more > 0 {
        eprintln!("and {} more problems", outcome.problems.more);
    }
    match outcome.reading {
        Reading::Ours(found) => {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for record in &found.records {
                *counts.entry(record.key().type_name.into()).or_default() += 1;
            }
            println!("{} number {}", found.edition.conference, found.edition.number);
            for (type_name, count) in counts {
                println!("{count:>6} {type_name}");
            }
            if outcome.problems.list.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) }
        }
        Reading::Newer(_) | Reading::NotOurs(_) | Reading::Refused => ExitCode::from(1),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn canonical(bytes: &[u8]) -> std::process::ExitCode {
    match plenary::pack::canonical(bytes) {
        Ok(text) => {
            print!("{text}");
            std::process::ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{}: {} {}", problem.place, problem.cause.code(), problem.cause.value());
            std::process::ExitCode::from(1)
        }
    }
}
