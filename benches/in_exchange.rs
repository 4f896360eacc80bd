//! The exchange against `PouchDB` and against `JSON.parse`, in the page `page.html`: merging in memory, and a whole import.
//!
//! Used by `in_page.rs`, on the same page. Counting and timing are `exchange.js`'s; here are the jobs and the limits. It
//! slows nothing down: a peer that takes seconds at full speed would take minutes.

use crate::failure::Failure;
use crate::in_page::row;
use crate::page::Page;
use crate::table::Row;
use serde_json::Value;
use std::path::Path;
use std::time::Duration;

/// The most that a whole import may take, as a part of `PouchDB`'s replication into `IndexedDB`, and as a multiple of
/// `JSON.parse` of the same text.
const IMPORT: f64 = 1.0 / 5.0;
const FLOOR: f64 = 80.0;
/// The most that the merge alone may take, as a part of `PouchDB`'s replication in memory.
const MERGE: f64 = 1.0 / 50.0;
/// How long one job may take, its warming and its rounds.
const PATIENCE: Duration = Duration::from_secs(300);

/// What is asked of the page, and how it is told.
struct Job {
    what: &'static str,
    /// The job's name and its values.
    call: &'static str,
    peer: &'static str,
    limit: Option<f64>,
}

const JOBS: [Job; 6] = [
    Job {
        what: "Merge in memory, versions named",
        call: "'merging', 5, true",
        peer: "PouchDB 9.0.0 replicating, memory to memory",
        limit: Some(MERGE),
    },
    Job {
        what: "The same, versions named by their digests meanwhile",
        call: "'merging', 5, false",
        peer: "PouchDB 9.0.0 replicating, memory to memory",
        limit: None,
    },
    Job {
        what: "Whole import into a full store",
        call: "'importing', 3",
        peer: "PouchDB 9.0.0 replicating, memory to IndexedDB",
        limit: Some(IMPORT),
    },
    Job { what: "The same", call: "'bulk', 3", peer: "PouchDB 9.0.0 writing alone (`bulkDocs`)", limit: None },
    Job { what: "The same", call: "'rows', 3", peer: "IndexedDB storing as many rows, nothing else", limit: None },
    Job { what: "The same", call: "'floor', 3", peer: "`JSON.parse`", limit: Some(FLOOR) },
];

/// The packs of the exchange, as `exchange.js` made them: what is here, and what comes.
pub const HERE: &str = "here.json";
pub const COMING: &str = "coming.json";

/// Runs all jobs, one after the other, and leaves the packs in `folder` for a run in the app.
pub async fn measure(page: &Page, folder: &Path, rows: &mut Vec<Row>) -> Result<(), Failure> {
    let packs = page.evaluate("window.bench.packs()").await?;
    for (name, member) in [(HERE, "here"), (COMING, "coming")] {
        let file = folder.join(name);
        let text = packs[member].as_str().unwrap_or_default();
        std::fs::write(&file, text).map_err(Failure::system(format!("write {}", file.display())))?;
    }
    for job in &JOBS {
        page.script(&format!("window.bench.begin({})", job.call), Vec::new()).await?;
        page.wait_until_within(PATIENCE, "window.bench.ended").await?;
        let ended = page.script("return window.bench.ended", Vec::new()).await?;
        if let Some(error) = ended["error"].as_str() {
            return Err(Failure::Expectation(format!("{}: {error}", job.call)));
        }
        let answer: &Value = &ended["value"];
        let told = row(job.what, job.peer, job.limit, answer)?;
        let what = format!("{}, {} of them in conflict, {} rounds", told.what, answer["conflicts"], answer["rounds"]);
        rows.push(Row { what, ..told });
    }
    Ok(())
}
