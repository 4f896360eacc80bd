//! The built site in memory: every file by its path, and what has to be written back.
//!
//! Used by all steps of `stamp`. It knows nothing of what the files mean.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::error::{self, StampError};

/// The files below one folder, with `/` between the parts of a path on every system.
pub(crate) struct Site {
    folder: PathBuf,
    files: BTreeMap<String, Vec<u8>>,
    changed: BTreeSet<String>,
}

impl Site {
    /// Reads the whole folder.
    pub(crate) fn read(folder: &Path) -> Result<Self, StampError> {
        let mut site = Self { folder: folder.to_owned(), files: BTreeMap::new(), changed: BTreeSet::new() };
        site.read_folder(folder, "")?;
        Ok(site)
    }

    fn read_folder(&mut self, folder: &Path, prefix: &str) -> Result<(), StampError> {
        let failed = |cause| StampError::File { path: folder.to_owned(), cause };
        for entry in fs::read_dir(folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                self.read_folder(&entry.path(), &format!("{path}/"))?;
            } else {
                let bytes = fs::read(entry.path()).map_err(failed)?;
                self.files.insert(path, bytes);
            }
        }
        Ok(())
    }

    /// Every file by its path, in the order of the paths.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// One file.
    pub(crate) fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// One file as text.
    pub(crate) fn text(&self, path: &str) -> Result<String, StampError> {
        let text = self.bytes(path).and_then(|bytes| std::str::from_utf8(bytes).ok());
        text.map(str::to_owned).ok_or_else(|| StampError::Missing { path: path.to_owned() })
    }

    /// Puts a file into the site, in place of one of the same path.
    pub(crate) fn put(&mut self, path: &str, bytes: &[u8]) {
        self.files.insert(path.to_owned(), bytes.to_vec());
        self.changed.insert(path.to_owned());
    }

    /// Takes a file out of the site.
    pub(crate) fn remove(&mut self, path: &str) {
        self.files.remove(path);
        self.changed.insert(path.to_owned());
    }

    /// Brings the folder in step with what was put and removed.
    pub(crate) fn write(&self) -> Result<(), StampError> {
        for path in &self.changed {
            let place = self.folder.join(path);
            match self.files.get(path) {
                Some(bytes) => error::write(&place, bytes)?,
                None if place.exists() => {
                    fs::remove_file(&place).map_err(|cause| StampError::File { path: place.clone(), cause })?;
                }
                None => {}
            }
        }
        Ok(())
    }
}

#[cfg(test)]
impl Site {
    /// A site of the given files that is never written.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
        Self { folder: PathBuf::new(), files, changed: BTreeSet::new() }
    }
}

/// The SHA-256 of some bytes in base64, as an `integrity` value has it after `sha256-`.
pub(crate) fn digest(bytes: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(bytes))
}

/// The first 16 hexadecimal digits of the SHA-256: a name that changes with the content.
pub(crate) fn short_name(bytes: &[u8]) -> String {
    let start = Sha256::digest(bytes).iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{start:016x}")
}
