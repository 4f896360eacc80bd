//! What can go wrong while a site is stamped, each with the values in it and a hint, and the ways to touch a file.
//!
//! Used by every module of `stamp`. It decides nothing about the site.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Why the build stops.
#[derive(Debug)]
pub(crate) enum StampError {
    /// A variable of the hook's environment is not set.
    NotCalledByTrunk {
        /// The variable's name.
        variable: &'static str,
    },
    /// A file could not be read or written.
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// A file that the build needs is not in the site, or is not text.
    Missing {
        /// Its path in the site.
        path: String,
    },
    /// The page has no policy, or something that could load stands before it.
    PolicyNotFirst,
    /// The page holds a script of its own, which the policy would block.
    InlineScript {
        /// The script's opening tag.
        start: String,
    },
    /// The page holds something that the policy would block: a style element or attribute, or a handler.
    Inline {
        /// The element's tag.
        element: String,
    },
    /// Something in `style/` or `public/` has no line in `index.html`.
    NotListed {
        /// Its path in the project.
        path: String,
    },
    /// Trunk's script element with the names of the app's files is not in the page.
    AppMissing,
    /// The page lacks a meta element whose content is `unstamped`.
    MetaMissing {
        /// Its name.
        name: &'static str,
    },
    /// A template lacks a mark that the build would fill in.
    MarkMissing {
        /// The template's path.
        path: &'static str,
        /// The mark.
        mark: &'static str,
    },
    /// The program cannot be taken apart.
    NotCut {
        /// What the cutter said.
        cause: String,
    },
    /// The script that fetches the parts is not written as it was.
    CutUnknown {
        /// What was expected in it.
        mark: &'static str,
    },
    /// A tool is not there or refused its work.
    ToolFailed {
        /// Its name.
        tool: String,
        /// How it ended.
        said: String,
    },
    /// The site is heavier than it may be.
    TooHeavy {
        /// What was weighed.
        what: &'static str,
        /// Its weight in bytes.
        bytes: usize,
        /// The most it may weigh, in bytes.
        limit: usize,
    },
}

impl StampError {
    /// What to do about it.
    pub(crate) fn hint(&self) -> &'static str {
        match self {
            Self::NotCalledByTrunk { .. } => "run `trunk build`; it calls this program as its post_build hook",
            Self::File { .. } => "check that the file exists and may be written",
            Self::Missing { .. } => "check the copy-file and copy-dir lines of index.html",
            Self::PolicyNotFirst => "the Content-Security-Policy meta comes right after the charset in index.html",
            Self::InlineScript { .. } => {
                "move the script into a file of public/; is `no_autoreload` set in Trunk.toml?"
            }
            Self::Inline { .. } => "use a class in a stylesheet, and listeners set by a script",
            Self::NotListed { .. } => {
                "add a `<link data-trunk>` line: rel=css at its place in the cascade, or copy-file, copy-dir"
            }
            Self::AppMissing => "check `pattern_script` in Trunk.toml and the line with data-bin=\"app\" in index.html",
            Self::MetaMissing { .. } => "put the element back into index.html",
            Self::MarkMissing { .. } => "put the mark back into the template in public/",
            Self::NotCut { .. } => "is the program linked with --emit-relocs (build.rs)?",
            Self::CutUnknown { .. } => {
                "wasm_split_cli_support writes it; compare src/bin/stamp/cut.rs with its new version"
            }
            Self::ToolFailed { .. } => "`make setup` brings the tools; run the build by `make serve` or `make test`",
            Self::TooHeavy { .. } => "the table in target/first-load.json shows where the weight is",
        }
    }
}

impl fmt::Display for StampError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotCalledByTrunk { variable } => write!(formatter, "the variable `{variable}` is not set"),
            Self::File { path, cause } => write!(formatter, "cannot use `{}`: {cause}", path.display()),
            Self::Missing { path } => write!(formatter, "`{path}` is not in the site, or is not text"),
            Self::PolicyNotFirst => write!(formatter, "the page's policy is missing or does not come first"),
            Self::InlineScript { start } => write!(formatter, "the page holds an inline script `{start}`"),
            Self::Inline { element } => write!(formatter, "`<{element}>` in the page has an inline style or handler"),
            Self::NotListed { path } => write!(formatter, "`{path}` has no line in index.html"),
            Self::AppMissing => write!(formatter, "the page does not name the app's script and wasm"),
            Self::MetaMissing { name } => write!(formatter, "the page lacks an unstamped meta `{name}`"),
            Self::MarkMissing { path, mark } => write!(formatter, "`{path}` lacks the mark `{mark}`"),
            Self::NotCut { cause } => write!(formatter, "the program cannot be taken apart: {cause}"),
            Self::CutUnknown { mark } => write!(formatter, "the script that fetches the parts lacks `{mark}`"),
            Self::ToolFailed { tool, said } => write!(formatter, "`{tool}` failed: {said}"),
            Self::TooHeavy { what, bytes, limit } => {
                write!(formatter, "{what} weighs `{bytes}` bytes, the limit is `{limit}`")
            }
        }
    }
}

/// The bytes of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, StampError> {
    fs::read(path).map_err(|cause| StampError::File { path: path.to_owned(), cause })
}

/// The text of a file.
pub(crate) fn read_text(path: &Path) -> Result<String, StampError> {
    fs::read_to_string(path).map_err(|cause| StampError::File { path: path.to_owned(), cause })
}

/// Writes a whole file, and the folders above it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), StampError> {
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    folder.and_then(|()| fs::write(path, bytes)).map_err(|cause| StampError::File { path: path.to_owned(), cause })
}
