//! What the suite says while it runs, and the one line it ends with.
//!
//! Used by `main.rs`. Lines are written at once and whole, so that engines running side by side do not mix them up.

use crate::engine::Engine;
use crate::failure::{Failure, ScenarioFailure};
use std::cell::{Cell, RefCell};
use std::fs;
use std::io::{Write, stdout};
use std::path::PathBuf;
use std::time::Duration;

/// Counts and prints.
#[derive(Debug)]
pub struct Report {
    evidence: PathBuf,
    passed: Cell<u32>,
    failed: Cell<u32>,
    skipped: Cell<u32>,
    /// What failed, said once more at the end: of a long run often only the end is kept.
    failures: RefCell<Vec<String>>,
}

impl Report {
    /// A report whose evidence of failures goes to the folder `evidence`, which is emptied first.
    pub fn new(evidence: PathBuf) -> Self {
        // It may not be there; a picture of an earlier run is only a nuisance.
        drop(fs::remove_dir_all(&evidence));
        Self {
            evidence,
            passed: Cell::new(0),
            failed: Cell::new(0),
            skipped: Cell::new(0),
            failures: RefCell::new(Vec::new()),
        }
    }

    /// Prints a line of its own.
    pub fn note(line: &str) {
        // Nobody can be told that nobody can be told.
        drop(writeln!(stdout().lock(), "{line}"));
    }

    /// A scenario has passed.
    pub fn passed(&self, engine: Engine, name: &str, took: Duration) {
        self.passed.set(self.passed.get() + 1);
        Self::note(&format!("{engine}: {name} … ok {:.1} s", took.as_secs_f32()));
    }

    /// A scenario could not be tried here.
    pub fn skipped(&self, engine: Engine, name: &str, reason: &Failure) {
        self.skipped.set(self.skipped.get() + 1);
        Self::note(&format!("{engine}: {name} … skipped ({reason})"));
    }

    /// A scenario has failed.
    pub fn failed(&self, engine: Engine, name: &str, took: Duration, failed: &ScenarioFailure) {
        let place = format!("{}:{}", failed.place.file(), failed.place.line());
        self.fail(format!(
            "{engine}: {name} … FAILED {:.1} s\n    {}\n    at {place}",
            took.as_secs_f32(),
            failed.failure
        ));
    }

    /// An engine is not there although it must be.
    pub fn missing_engine(&self, engine: Engine, reason: &Failure) {
        self.fail(format!("{engine}: did not run … FAILED ({reason})"));
    }

    /// Prints and counts a failure.
    pub fn fail(&self, said: String) {
        self.failed.set(self.failed.get() + 1);
        Self::note(&said);
        self.failures.borrow_mut().push(said);
    }

    /// Saves picture and source of a page.
    pub fn keep_evidence(&self, engine: Engine, name: &str, picture: Option<Vec<u8>>, source: Option<String>) {
        let files = [("png", picture), ("html", source.map(String::into_bytes))];
        for (kind, bytes) in files {
            let Some(bytes) = bytes else { continue };
            let file = self.evidence.join(format!("{engine}-{name}.{kind}"));
            match fs::create_dir_all(&self.evidence).and_then(|()| fs::write(&file, bytes)) {
                Ok(()) => Self::note(&format!("    see {}", file.display())),
                Err(error) => Self::note(&format!("    {} cannot be written: {error}", file.display())),
            }
        }
    }

    /// Prints the closing line; true when nothing failed.
    pub fn close(&self, took: Duration, seed: u64) -> bool {
        let (passed, failed, skipped) = (self.passed.get(), self.failed.get(), self.skipped.get());
        if failed > 0 {
            Self::note(&format!("\nfailures:\n{}", self.failures.borrow().join("\n")));
        }
        let word = if failed == 0 { "ok" } else { "FAILED" };
        Self::note(&format!(
            "\ntest result: {word}. {passed} passed; {failed} failed; {skipped} skipped; seed {seed}; finished in {:.1} s",
            took.as_secs_f32()
        ));
        failed == 0
    }
}
