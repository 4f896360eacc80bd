//! The weights of the site against their limits: the first load compressed, everything kept offline as it is.
//!
//! The limits are promises to people on slow networks and small phones; a release build above them fails. The figures
//! go to `target/first-load.json`, which the README quotes.

use std::fmt::Write as _;
use std::io::Write as _;

use serde_json::json;

use crate::cut::Parts;
use crate::error::StampError;
use crate::page::Page;
use crate::precache;
use crate::site::Site;

/// What the first load may weigh at most, in bytes after brotli at its best.
const FIRST_LOAD_LIMIT: usize = 150_000;

/// What the first load and all parts that follow it may weigh together, so that the weight is not moved out of sight. A
/// ratchet: it stands just above what was reached, and is raised only with a capability whose cost `ARCHITECTURE.md` tells.
const PROGRAM_LIMIT: usize = 697_000;

/// The most that the service worker may keep, in bytes. Of it 0.5 MB are encryption and signatures in the worker, which
/// must open and check a file without a network, too.
const PRECACHE_LIMIT: usize = 3_400_000;

/// One file of the first load.
struct Weight {
    path: String,
    raw: usize,
    brotli: usize,
}

/// All weights of a site, in bytes.
pub(crate) struct Weights {
    first_load: Vec<Weight>,
    later: Vec<Weight>,
    precache_files: usize,
    precache: usize,
}

impl Weights {
    /// Weighs what the page asks for at once, what it fetches after the first screen, and what the worker keeps.
    pub(crate) fn measure(page: &Page, site: &Site, parts: &Parts) -> Self {
        let mut paths = page.first_load();
        // Imported by the app's script rather than named by the page.
        paths
            .extend(site.files().map(|(path, _)| path).filter(|path| path.starts_with("snippets/")).map(str::to_owned));
        paths.push(parts.script.clone());
        let weigh = |paths: &[String]| {
            let weighed = paths.iter().filter_map(|path| {
                let bytes = site.bytes(path)?;
                Some(Weight { raw: bytes.len(), brotli: compressed(bytes), path: path.clone() })
            });
            weighed.collect()
        };
        let kept: Vec<usize> = precache::kept(site).map(|(_, bytes)| bytes.len()).collect();
        Self {
            first_load: weigh(&paths),
            later: weigh(&parts.later),
            precache_files: kept.len(),
            precache: kept.iter().sum(),
        }
    }

    fn total(&self) -> usize {
        self.first_load.iter().map(|weight| weight.brotli).sum()
    }

    /// The first load with the parts that follow it.
    fn program(&self) -> usize {
        self.total() + self.later.iter().map(|weight| weight.brotli).sum::<usize>()
    }

    /// Refuses a site above a limit.
    pub(crate) fn check(&self) -> Result<(), StampError> {
        let checks = [
            ("the first load", self.total(), FIRST_LOAD_LIMIT),
            ("the whole program", self.program(), PROGRAM_LIMIT),
            ("what is kept offline", self.precache, PRECACHE_LIMIT),
        ];
        match checks.into_iter().find(|(_, bytes, limit)| bytes > limit) {
            Some((what, bytes, limit)) => Err(StampError::TooHeavy { what, bytes, limit }),
            None => Ok(()),
        }
    }

    /// The figures for people.
    pub(crate) fn table(&self, version: &str) -> String {
        let mut table = format!("\nversion {version}\n{:>9} {:>9}  first load\n", "bytes", "brotli");
        let rows = self.first_load.iter().map(|weight| (weight.raw, weight.brotli, weight.path.as_str()));
        let raw = self.first_load.iter().map(|weight| weight.raw).sum();
        let label = format!("in all, of {FIRST_LOAD_LIMIT}");
        for (raw, brotli, path) in rows.chain([(raw, self.total(), label.as_str())]) {
            // Writing to a `String` cannot fail.
            writeln!(table, "{raw:>9} {brotli:>9}  {path}").unwrap_or_default();
        }
        for Weight { raw, brotli, path } in &self.later {
            writeln!(table, "{raw:>9} {brotli:>9}  after the first screen: {path}").unwrap_or_default();
        }
        writeln!(table, "{:>9} {:>9}  the whole program, of {PROGRAM_LIMIT}", "", self.program()).unwrap_or_default();
        table
            + &format!(
                "{:>9} {:>9}  kept offline, {} files, of {PRECACHE_LIMIT}\n",
                self.precache, "", self.precache_files
            )
    }

    /// The figures for programs.
    pub(crate) fn json(&self, version: &str, release: bool) -> String {
        let file = |weight: &Weight| json!({ "path": weight.path, "raw": weight.raw, "brotli": weight.brotli });
        let all = json!({
            "version": version,
            "release": release,
            "first_load": {
                "files": self.first_load.iter().map(file).collect::<Vec<_>>(),
                "brotli": self.total(),
                "limit": FIRST_LOAD_LIMIT,
            },
            "later": self.later.iter().map(file).collect::<Vec<_>>(),
            "program": { "brotli": self.program(), "limit": PROGRAM_LIMIT },
            "precache": { "files": self.precache_files, "raw": self.precache, "limit": PRECACHE_LIMIT },
        });
        format!("{all:#}\n")
    }
}

/// The size after brotli 11, or as it is where that is smaller (images).
fn compressed(bytes: &[u8]) -> usize {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 24);
    let written = writer.write_all(bytes).and_then(|()| writer.flush());
    drop(writer);
    // A `Vec` takes everything; were it otherwise, the raw size is the honest answer.
    written.map_or(bytes.len(), |()| packed.len().min(bytes.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(brotli: usize, precache: usize) -> Weights {
        Weights {
            first_load: vec![Weight { path: "app.js".to_owned(), raw: 1, brotli }],
            later: Vec::new(),
            precache_files: 1,
            precache,
        }
    }

    #[test]
    fn a_site_at_its_limits_passes_and_one_byte_more_fails() {
        assert!(weights(FIRST_LOAD_LIMIT, PRECACHE_LIMIT).check().is_ok());
        let heavier = weights(FIRST_LOAD_LIMIT + 1, 0).check();
        assert!(matches!(heavier, Err(StampError::TooHeavy { bytes, .. }) if bytes == FIRST_LOAD_LIMIT + 1));
        assert!(weights(0, PRECACHE_LIMIT + 1).check().is_err());
    }

    #[test]
    fn only_what_the_page_asks_for_counts_as_first_load() {
        let page = Page::new("<script src=\"./boot.js\"></script>".to_owned());
        let site = Site::of(&[
            ("index.html", "page"),
            ("boot.js", "boot"),
            ("parts.js", "parts"),
            ("part.wasm", "part"),
            ("worker.js", "worker"),
            ("sw.js", "sw"),
        ]);
        let parts = Parts { script: "parts.js".to_owned(), later: vec!["part.wasm".to_owned()] };
        let weights = Weights::measure(&page, &site, &parts);
        assert_eq!(
            weights.first_load.iter().map(|weight| weight.path.as_str()).collect::<Vec<_>>(),
            ["index.html", "boot.js", "parts.js"]
        );
        assert_eq!((weights.precache_files, weights.precache), (5, 23));
    }

    #[test]
    fn repeated_text_weighs_less_and_nothing_weighs_more_than_itself() {
        assert!(compressed(&[b'a'; 1000]) < 50);
        assert_eq!(compressed(b"x"), 1);
    }
}
