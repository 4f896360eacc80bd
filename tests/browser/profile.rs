//! A browser profile in a folder of its own, and all processes that belong to it.
//!
//! Used by `engine.rs` to start browsers and by `faults.rs` to kill them or to spoil their files. Processes are found
//! through `/proc` by a mark in their environment and by descent, never by a name, so that other browsers on the machine
//! are left alone. It works on Linux only, as the suite does.

use crate::failure::Failure;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// The environment variable that marks the processes of a profile.
pub const MARK: &str = "PLENARY_BROWSER_PROFILE";

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A folder that is removed when the last copy of this value goes.
#[derive(Clone, Debug)]
pub struct Profile {
    folder: Arc<Folder>,
}

#[derive(Debug)]
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder left over in the temporary directory is no failure of the app.
        drop(fs::remove_dir_all(&self.0));
    }
}

/// One running process of a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    /// Its number.
    pub id: u32,
    /// Its command line, arguments separated by blanks.
    pub command_line: String,
}

impl Profile {
    /// An empty profile in the temporary directory.
    pub fn create() -> Result<Self, Failure> {
        Self::create_in(&std::env::temp_dir())
    }

    /// An empty profile below `parent`, for instance on a small disk.
    pub fn create_in(parent: &Path) -> Result<Self, Failure> {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = parent.join(format!("plenary-browser-{}-{number:05}", std::process::id()));
        for part in ["profile", "data", "cache", "config"] {
            fs::create_dir_all(path.join(part)).map_err(Failure::system(format!("create {}", path.display())))?;
        }
        Ok(Self { folder: Arc::new(Folder(path)) })
    }

    /// The folder with everything the browser writes.
    pub fn path(&self) -> &Path {
        &self.folder.0
    }

    /// A folder of its own inside: `profile`, `data`, `cache` or `config`.
    pub fn part(&self, name: &str) -> PathBuf {
        self.folder.0.join(name)
    }

    /// The processes that run with this profile, drivers included.
    pub fn processes(&self) -> Vec<Process> {
        let mark = format!("{MARK}={}", self.path().display());
        let mut parents = BTreeMap::new();
        let mut found = BTreeMap::new();
        for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
            let Some(id) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
            let Some(parent) = living_parent(id) else { continue };
            parents.insert(id, parent);
            let command_line = read_list(id, "cmdline");
            if read_list(id, "environ").contains(&mark) || command_line.contains(&*self.path().to_string_lossy()) {
                found.insert(id, command_line);
            }
        }
        // Chromium's zygote children overwrite their environment, so descent counts too.
        loop {
            let more: Vec<u32> = parents
                .iter()
                .filter(|(id, parent)| !found.contains_key(id) && found.contains_key(parent))
                .map(|(id, _)| *id)
                .collect();
            if more.is_empty() {
                break;
            }
            for id in more {
                found.insert(id, read_list(id, "cmdline"));
            }
        }
        found.remove(&std::process::id());
        found.into_iter().map(|(id, command_line)| Process { id, command_line }).collect()
    }

    /// Kills every process of the profile at once with signal 9 and waits until none is left.
    pub async fn kill_all(&self) -> Result<(), Failure> {
        let deadline = Instant::now() + Duration::from_secs(10);
        loop {
            let living = self.processes();
            if living.is_empty() {
                return Ok(());
            }
            if Instant::now() > deadline {
                return Err(Failure::Expectation(format!("these processes do not die: {living:?}")));
            }
            kill(&living)?;
            sleep(Duration::from_millis(10)).await;
        }
    }

    /// Kills every process of the profile without waiting; for `Drop`, where nothing can be awaited.
    pub fn kill_all_now(&self) {
        for _ in 0..3 {
            let living = self.processes();
            if living.is_empty() || kill(&living).is_err() {
                return;
            }
        }
    }
}

/// Sends signal 9 to `processes` in one call, so that no one of them can tidy up after another.
pub fn kill(processes: &[Process]) -> Result<(), Failure> {
    if processes.is_empty() {
        return Ok(());
    }
    Command::new("kill")
        .arg("-9")
        .args(processes.iter().map(|process| process.id.to_string()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map(drop)
        .map_err(Failure::system("run kill"))
}

/// The parent of a process; nothing for one that is gone or already dead.
fn living_parent(id: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
    let state = fields.next()?;
    if state == "Z" || state == "X" {
        return None;
    }
    fields.next()?.parse().ok()
}

fn read_list(id: u32, name: &str) -> String {
    let bytes = fs::read(format!("/proc/{id}/{name}")).unwrap_or_default();
    String::from_utf8_lossy(&bytes).replace('\0', " ").trim_end().to_owned()
}
