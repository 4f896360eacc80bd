//! Our engine against the browser's own, in the page `page.html`: search, reading, writing, planning; then the exchange.
//!
//! Used by `run.rs`. The page checks that answers are right before it times them, and does both sides in turn; here
//! are the jobs, the slowed-down processor and the limits. Figures of two runs are not compared, only ratios within one.

use crate::failure::Failure;
use crate::in_exchange;
use crate::page::Page;
use crate::server::Server;
use crate::table::{Row, milliseconds};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

/// The most that reading may take, as a multiple of `JSON.parse` of the same bytes.
const READING: f64 = 4.0;
/// The most that a search may take, as a multiple of a scan with `includes`.
const SEARCH: f64 = 1.0;

/// One job of the page.
struct Job {
    what: &'static str,
    /// The call, with `ROUNDS` for the number of rounds.
    call: &'static str,
    peer: &'static str,
    limit: Option<f64>,
    /// Rounds at full speed, and at a quarter of it.
    rounds: (u32, u32),
}

const JOBS: [Job; 8] = [
    Job {
        what: "Search, labelled queries",
        call: "search(ROUNDS)",
        peer: "`includes` scan",
        limit: Some(SEARCH),
        rounds: (11, 5),
    },
    Job {
        what: "Search, as typed letter by letter",
        call: "typing(ROUNDS)",
        peer: "`includes` scan",
        limit: Some(SEARCH),
        rounds: (7, 3),
    },
    Job {
        what: "Bytes to checked records",
        call: "reading(ROUNDS, 'large.json', false, true)",
        peer: "decode and `JSON.parse`",
        limit: Some(READING),
        rounds: (11, 5),
    },
    Job {
        what: "The same, unknown members in every record, all kept",
        call: "reading(ROUNDS, 'large.json', true, true)",
        peer: "decode and `JSON.parse`",
        limit: Some(READING),
        rounds: (11, 5),
    },
    Job {
        what: "The same, against text decoded before the clock starts",
        call: "reading(ROUNDS, 'large.json', true, false)",
        peer: "`JSON.parse`",
        limit: None,
        rounds: (11, 5),
    },
    Job {
        what: "Records to canonical lines",
        call: "writing(ROUNDS, 'large.json')",
        peer: "`JSON.stringify`",
        limit: None,
        rounds: (5, 3),
    },
    Job {
        what: "Canonical form of a file",
        call: "canonical(ROUNDS, 'large.json')",
        peer: "parse and stringify",
        limit: None,
        rounds: (5, 3),
    },
    Job {
        what: "What an import would change",
        call: "planning(ROUNDS, 'large.json')",
        peer: "decode and `JSON.parse`",
        limit: None,
        rounds: (5, 3),
    },
];

/// Slows the page's thread down, or makes it as fast as it is again with 1.
pub async fn slow_down(page: &Page, rate: u32) -> Result<(), Failure> {
    page.session().chromium("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await.map(drop)
}

/// A number of an answer.
pub fn number(value: &Value, path: &str) -> Result<f64, Failure> {
    let found = value.pointer(path).and_then(Value::as_f64);
    found.ok_or_else(|| Failure::Expectation(format!("no number at {path} in {value}")))
}

/// Runs all jobs at full speed and at a quarter of it.
pub async fn measure(page: &Page, folder: &Path, rows: &mut Vec<Row>) -> Result<(), Failure> {
    let server = Server::start(folder).await?;
    page.open(&server.url("index.html")).await?;
    page.wait_until_within(Duration::from_secs(30), "window.bench").await?;
    for rate in [1, 4] {
        slow_down(page, rate).await?;
        for job in &JOBS {
            let rounds = if rate == 1 { job.rounds.0 } else { job.rounds.1 };
            let call = format!("window.bench.{}", job.call.replace("ROUNDS", &rounds.to_string()));
            let told = row(job.what, job.peer, job.limit, &page.evaluate(&call).await?)?;
            rows.push(Row { what: format!("{}{}", told.what, slowed(rate)), ..told });
        }
    }
    slow_down(page, 1).await?;
    in_exchange::measure(page, folder, rows).await
}

/// The row of an answer: ours against a peer.
pub fn row(what: &str, peer: &str, limit: Option<f64>, answer: &Value) -> Result<Row, Failure> {
    let (ours, peer_median) = (number(answer, "/our/median")?, number(answer, "/peer/median")?);
    let (our_min, peer_min) = (number(answer, "/our/min")?, number(answer, "/peer/min")?);
    let size = match (answer["queries"].as_u64(), answer["bytes"].as_f64(), answer["records"].as_u64()) {
        (Some(queries), _, _) => format!(", {queries} queries over {} people", answer["people"]),
        (_, Some(bytes), Some(records)) => format!(", {records} records, {:.1} MB", bytes / 1e6),
        (_, Some(bytes), None) => format!(", {:.1} MB", bytes / 1e6),
        (_, _, Some(records)) => format!(", {records} records"),
        _ => String::new(),
    };
    let figure = |median: f64, min: f64| format!("{} (min {})", milliseconds(median), milliseconds(min));
    Ok(Row {
        what: format!("{what}{size}"),
        figure: figure(ours, our_min),
        against: format!("{peer}: {}", figure(peer_median, peer_min)),
        ratio: number(answer, "/ratio")?,
        limit,
    })
}

/// How a row says that the processor was slowed down.
pub fn slowed(rate: u32) -> String {
    if rate == 1 { String::new() } else { format!(", CPU {rate}× slower") }
}
