//! The bench: a real Chromium, the release build, answers checked before they are timed, each figure a ratio.
//!
//! Run by `make bench` after the site and the bench page are built. Prints the table, writes it to `docs/bench.md`, and
//! fails if a bar is missed. With the argument `page` or `app` only that part runs and nothing is written. It shares the
//! browser suite's driver and server and runs no scenario. Environment: `PLENARY_SITE` (the built site, `dist` by
//! default), `PLENARY_BENCH_FILE` (where the table goes).

#[path = "../tests/browser/display.rs"]
mod display;
#[path = "../tests/browser/driver.rs"]
#[expect(dead_code, reason = "the suite's own; the bench needs a part")]
mod driver;
#[path = "../tests/browser/engine.rs"]
#[expect(dead_code, reason = "the suite's own; the bench needs a part")]
mod engine;
#[path = "../tests/browser/failure.rs"]
#[expect(dead_code, reason = "the suite's own; the bench needs a part")]
mod failure;
mod in_app;
mod in_exchange;
mod in_page;
#[path = "../tests/browser/page.rs"]
#[expect(dead_code, reason = "the suite's own; the bench needs a part")]
mod page;
#[path = "../tests/browser/profile.rs"]
mod profile;
#[path = "../tests/browser/server.rs"]
#[expect(dead_code, reason = "the suite's own; the bench needs a part")]
mod server;
mod table;
#[path = "../tests/browser/wire.rs"]
mod wire;

use engine::{Browser, Engine, Installation, Options};
use failure::Failure;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use table::Row;

/// The folder of the browser suite, whose files the shared modules look for.
pub fn suite_folder() -> PathBuf {
    package_folder().join("tests/browser")
}

fn package_folder() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("."), PathBuf::from)
}

fn named(variable: &str, usual: &str) -> PathBuf {
    std::env::var_os(variable).map_or_else(|| package_folder().join(usual), PathBuf::from)
}

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "a bench is read in a terminal")]
fn main() -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("the runtime does not start: {error}");
            return ExitCode::FAILURE;
        }
    };
    let mut rows = Vec::new();
    let measured = tokio::task::LocalSet::new().block_on(&runtime, measure(&mut rows));
    let table = table::table(&rows);
    println!("{table}");
    if let Err(failure) = measured {
        eprintln!("the bench ended early: {failure}");
        return ExitCode::FAILURE;
    }
    let file = named("PLENARY_BENCH_FILE", "docs/bench.md");
    if is_wanted("page")
        && is_wanted("app")
        && let Err(error) = std::fs::write(&file, page_of(&table, &machine()))
    {
        eprintln!("{} cannot be written: {error}", file.display());
        return ExitCode::FAILURE;
    }
    let missed = rows.iter().filter(|row| !row.holds()).count();
    println!("{} rows, {missed} missed", rows.len());
    if missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn measure(rows: &mut Vec<Row>) -> Result<(), Failure> {
    let (site, folder) = (named("PLENARY_SITE", "dist"), package_folder().join("target/bench"));
    for file in [site.join("index.html"), folder.join("index.html"), folder.join("large.json")] {
        if !file.is_file() {
            return Err(Failure::Unavailable(format!("{} is missing: run `make bench`", file.display())));
        }
    }
    rows.extend(first_load(&package_folder().join("target/first-load.json"))?);
    let installation = Installation::find(Engine::Chromium, &package_folder().join("target/browser-tools")).await?;
    // A browser for each part, so that nothing of the one is left in memory for the other.
    if is_wanted("page") {
        let browser = Browser::start(&installation, Options::default()).await?;
        in_page::measure(&browser.page(), &folder, rows).await?;
    }
    if is_wanted("app") {
        let browser = Browser::start(&installation, Options::default()).await?;
        in_app::measure(&browser.page(), &site, &folder.join("large.json"), rows).await?;
        let browser = Browser::start(&installation, Options::default()).await?;
        in_app::measure_exchange(&browser.page(), &site, &folder, rows).await?;
    }
    Ok(())
}

/// Whether a part was asked for, or none was named.
fn is_wanted(part: &str) -> bool {
    let mut named = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).peekable();
    named.peek().is_none() || named.any(|name| name == part)
}

/// The weight of the first load, as the build wrote it.
fn first_load(file: &Path) -> Result<Vec<Row>, Failure> {
    let text = std::fs::read_to_string(file).map_err(Failure::system(format!("read {}", file.display())))?;
    let weights: Value = serde_json::from_str(&text).unwrap_or_default();
    let (bytes, limit) =
        (in_page::number(&weights, "/first_load/brotli")?, in_page::number(&weights, "/first_load/limit")?);
    if weights["release"] != Value::Bool(true) {
        return Err(Failure::Unavailable("the site is no release build".to_owned()));
    }
    Ok(vec![Row {
        what: "First load, HTML, scripts, wasm, styles, icons, brotli".to_owned(),
        figure: format!("{:.1} kB", bytes / 1e3),
        against: format!("bar {:.0} kB", limit / 1e3),
        ratio: bytes / limit,
        limit: Some(1.0),
    }])
}

/// What the machine is, as far as figures depend on it.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let model = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        model.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':').map(|(_, name)| name.trim()));
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().map(|load| format!(", load {load} at the end")).unwrap_or_default();
    format!("{cores} cores, {}{load}", model.unwrap_or("unknown processor"))
}

/// The page of the documentation.
fn page_of(table: &str, machine: &str) -> String {
    format!(
        "# Bench\n\nWritten by `make bench`; do not edit. Headless Chromium, release build, {machine}.\n\n\
         * Answers are checked before they are timed: counts of records, unknown members kept, each labelled query finds \
         its person first among ten thousand, hits equal to those of the plain scan.\n\
         * Peers run in the same page, in turn with ours, round by round; the ratio is the median of the rounds' ratios. \
         Times are medians and depend on the machine: read the ratios.\n\
         * On a machine that is busy with other things the times of the app grow; the row of the empty change tells how busy \
         it was (17 ms and less on an idle one).\n\
         * Times of the app go from the tap, key or chosen file to the last painted frame that it changed, so they \
         include up to one frame (17 ms) of waiting. The pack has 5,000 people, 1,500 sessions and 3,000 notes.\n\
         * The exchange: 9,500 records come into a store that has the same 9,500. Nine of ten are later versions of what is \
         there; every tenth was changed on both sides, and both versions are kept. They come as a contribution, because only \
         rows are merged one by one: an organiser's edition is one value that takes the place of another, and never \
         conflicts. A contribution has no signature; what is verified of it are the digests that its versions are called by.\n\
         * PouchDB gets the same records as documents with the same versions (`new_edits: false`) and replicates with \
         `db.replicate.from` out of a database in memory, in steps of 5,000, the fastest of those tried; its own adapter for \
         IndexedDB (`idb`) is the target, or the adapter in memory. Both sides begin each round with a store filled anew, \
         which is not timed, and after each round the records, the versions that stand and the conflicts are counted.\n\
         * A whole import goes from the bytes of the file to the end of the transaction: the app's own worker is started, \
         reads, checks and writes the canonical form; the page reads that in steps, names the versions, plans, applies, and \
         stores rows and history. Model, store and worker are the app's; only its pages are left out.\n\
         * A merge with versions named is given the names of all versions, as PouchDB is; in the app they are worked out of the \
         records meanwhile, which is the row below it.\n\
         * How long the page is busy during a whole import is measured in the app, with preview and lists: the longest task \
         that the browser tells, from the choice of the file to the preview, and from the tap to the end of the transaction; \
         beside it the longest silence between two messages of the page to itself.\n\
         * What a whole import cannot be faster than is told as well: IndexedDB putting as many rows of that size and nothing \
         else.\n\
         * A row with a number under “At most” is a bar: the bench fails when its ratio is above.\n\n{table}"
    )
}
