//! The hostile corpus: the files under `tests/fixtures/hostile` and those that are smaller as the code that makes them.
//!
//! Used natively by `tests/it/hostile.rs`, which tries all of them on a device that has something to lose, and by the
//! browser suite through the front door. Asserts nothing. The same at every run: nothing here draws randomness.
//!
//! The first word of a name is what must come of the file:
//!
//! - `refused`: nothing of it is used, and a reason is told;
//! - `locked`: it looks like an encrypted file, and what it is locked with is asked for; no words open it;
//! - `left`: a record is left out, and a reason is told;
//! - `repaired`: every record is used, and what was wrong is told;
//! - `powerless`: there is nothing to complain of, and it cannot do what it was made for;
//! - `told`: it touches what is one's own, as lines of the preview say beforehand;
//! - `forged`: it can be read, its signature does not hold, and it cannot be applied.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixtures has failed")]

mod bytes;
mod keys;
mod lineage;
mod links;
mod members;
mod nests;
mod packs;
mod seals;
pub mod victim;

use std::fs;
use std::path::Path;

/// One file of the corpus.
pub struct Hostile {
    /// Its name; the first word is what must come of it.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Hostile {
    fn text(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: format!("{}.json", name.into()), bytes: text.into().into_bytes() }
    }

    /// What must come of it.
    pub fn verdict(&self) -> &str {
        self.name.split('-').next().unwrap_or_default()
    }
}

/// Every file, by name.
pub fn files() -> Vec<Hostile> {
    let mut files = kept();
    files.extend(bytes::files());
    files.extend(keys::files());
    files.extend(lineage::files());
    files.extend(links::files());
    files.extend(members::files());
    files.extend(nests::files());
    files.extend(seals::files());
    files.sort_by(|one, other| one.name.cmp(&other.name));
    files
}

fn kept() -> Vec<Hostile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hostile");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let file = |path: std::path::PathBuf| Hostile {
        name: path.file_name().unwrap().to_string_lossy().into_owned(),
        bytes: fs::read(&path).unwrap(),
    };
    paths.map(file).collect()
}
