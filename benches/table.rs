//! The table of a run: each figure with its limit or peer of the same run, and whether it holds.
//!
//! Used by `run.rs`. Printed, and written to `docs/bench.md`, which the README quotes. It measures nothing.

use std::fmt::Write as _;

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    /// What was measured.
    pub what: String,
    /// Our figure with its unit.
    pub figure: String,
    /// What it is held against, with its figure.
    pub against: String,
    /// Ours divided by the other.
    pub ratio: f64,
    /// The most that the ratio may be; nothing where the row is only told.
    pub limit: Option<f64>,
}

impl Row {
    /// Whether the row stays within its limit.
    pub fn holds(&self) -> bool {
        self.limit.is_none_or(|limit| self.ratio <= limit)
    }

    fn verdict(&self) -> &'static str {
        match (self.limit, self.holds()) {
            (None, _) => "told only",
            (Some(_), true) => "holds",
            (Some(_), false) => "**missed**",
        }
    }
}

/// The rows as a Markdown table.
pub fn table(rows: &[Row]) -> String {
    let mut text = String::from("| What | Plenary | Peer or limit | Ratio | At most | |\n|---|---|---|---|---|---|\n");
    for row in rows {
        let limit = row.limit.map_or_else(|| "–".to_owned(), bar);
        // Writing to a `String` cannot fail.
        writeln!(
            text,
            "| {} | {} | {} | {} | {limit} | {} |",
            row.what,
            row.figure,
            row.against,
            ratio(row.ratio),
            row.verdict()
        )
        .unwrap_or_default();
    }
    text
}

/// A ratio with as many digits as tell something.
fn ratio(ratio: f64) -> String {
    if ratio < 0.1 { format!("{ratio:.3}") } else { format!("{ratio:.2}") }
}

fn bar(limit: f64) -> String {
    if limit < 0.1 { format!("{limit:.2}") } else { format!("{limit:.1}") }
}

/// Milliseconds as people read them.
pub fn milliseconds(time: f64) -> String {
    if time < 10.0 { format!("{time:.2} ms") } else { format!("{time:.0} ms") }
}
