//! What can happen to a browser from outside while people trust it with their notes.
//!
//! Used by the fault scenarios (`reliability` rows 1, 5 to 10). Every function does one harm to one profile and nothing
//! else; what the app must do about it is said in the scenario.

use crate::engine::Engine;
use crate::failure::{Failure, expect};
use crate::page::Page;
use crate::profile::{Process, Profile, kill};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

static NEXT_DISK: AtomicU32 = AtomicU32::new(0);

/// A way to spoil the files of a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The first 4 KiB of every file are overwritten.
    Overwritten,
    /// Every file is cut to half its length.
    Truncated,
    /// The files are gone.
    Deleted,
}

impl Damage {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Overwritten, Self::Truncated, Self::Deleted];
}

/// A store of the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// `IndexedDB`, where the notes are.
    IndexedDb,
    /// `localStorage`, where preferences, canary and escrow are.
    LocalStorage,
}

/// Kills the process that holds the page's storage and leaves the browser running; says which it was.
///
/// Chromium: the storage service; `WebKitGTK`: the network process. Firefox keeps storage in its main process, so there
/// is nothing to kill apart. `WebKitGTK` ends the driver's session with its network process while page and browser live
/// on: what the page is to do afterwards has to be in it before, and what it did is seen after a restart or by the server.
pub fn kill_storage_process(engine: Engine, profile: &Profile) -> Result<Vec<Process>, Failure> {
    let wanted = match engine {
        Engine::Chromium => "storage.mojom.StorageService",
        Engine::Webkit => "WebKitNetworkProcess",
        Engine::Firefox => return Err(Failure::Unavailable("Firefox has no storage process of its own".to_owned())),
    };
    let found: Vec<Process> =
        profile.processes().into_iter().filter(|process| process.command_line.contains(wanted)).collect();
    expect(!found.is_empty(), || format!("no process {wanted} runs in this profile"))?;
    kill(&found)?;
    Ok(found)
}

/// Files of a store inside a profile whose browser is not running.
pub fn store_files(engine: Engine, profile: &Profile, store: Store) -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(profile.path(), &mut files);
    files.retain(|file| {
        let path = file.to_string_lossy();
        match (engine, store) {
            (Engine::Chromium, Store::IndexedDb) => path.contains("/IndexedDB/"),
            (Engine::Chromium, Store::LocalStorage) => path.contains("/Local Storage/"),
            (Engine::Firefox, Store::IndexedDb) => path.contains("/storage/default/") && path.contains("/idb/"),
            (Engine::Firefox, Store::LocalStorage) => path.contains("/storage/default/") && path.contains("/ls/"),
            (Engine::Webkit, Store::IndexedDb) => path.contains("IndexedDB.sqlite3"),
            (Engine::Webkit, Store::LocalStorage) => path.contains("/localstorage/"),
        }
    });
    files
}

/// Does `damage` to every file of a store; the browser must not be running. Gives the number of files.
pub fn spoil(engine: Engine, profile: &Profile, store: Store, damage: Damage) -> Result<usize, Failure> {
    let files = store_files(engine, profile, store);
    expect(!files.is_empty(), || format!("the profile has no files of {store:?}"))?;
    for file in &files {
        spoil_file(file, damage)?;
    }
    Ok(files.len())
}

fn spoil_file(file: &Path, damage: Damage) -> Result<(), Failure> {
    let failed = |source| Failure::System { attempt: format!("spoil {}", file.display()), source };
    match damage {
        Damage::Deleted => fs::remove_file(file).map_err(failed),
        Damage::Truncated => {
            let length = fs::metadata(file).map_err(failed)?.len();
            fs::OpenOptions::new().write(true).open(file).and_then(|open| open.set_len(length / 2)).map_err(failed)
        }
        Damage::Overwritten => {
            let mut bytes = fs::read(file).map_err(failed)?;
            for byte in bytes.iter_mut().take(4096) {
                *byte = 0xA5;
            }
            fs::write(file, bytes).map_err(failed)
        }
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => collect(&entry.path(), files),
            Ok(kind) if kind.is_file() => files.push(entry.path()),
            _ => {}
        }
    }
}

/// Lets the origin of the open page keep `bytes` in all; Chromium only.
pub async fn set_quota(page: &Page, bytes: u64) -> Result<(), Failure> {
    if page.engine() != Engine::Chromium {
        return Err(Failure::Unavailable("only Chromium lets the quota be set".to_owned()));
    }
    let origin = page.script("return location.origin", Vec::new()).await?;
    page.session()
        .chromium("Storage.overrideQuotaForOrigin", json!({ "origin": origin, "quotaSize": bytes }))
        .await
        .map(drop)
}

/// Gives the origin of the open page its usual quota back; Chromium only.
pub async fn lift_quota(page: &Page) -> Result<(), Failure> {
    let origin = page.script("return location.origin", Vec::new()).await?;
    page.session().chromium("Storage.overrideQuotaForOrigin", json!({ "origin": origin })).await.map(drop)
}

/// Takes everything of the open page's origin away while it runs, as the browser does when space runs out; Chromium only.
pub async fn evict(page: &Page) -> Result<(), Failure> {
    if page.engine() != Engine::Chromium {
        return Err(Failure::Unavailable("only Chromium evicts on command".to_owned()));
    }
    let origin = page.script("return location.origin", Vec::new()).await?;
    let what = json!({ "origin": origin, "storageTypes": "all" });
    page.session().chromium("Storage.clearDataForOrigin", what).await.map(drop)
}

/// A small disk in memory that can be filled; it is unmounted with this value.
#[derive(Debug)]
pub struct SmallDisk {
    folder: PathBuf,
}

impl SmallDisk {
    /// Mounts a disk of `megabytes`; needs the right to mount, which a person's own machine rarely gives.
    pub fn mount(megabytes: u32) -> Result<Self, Failure> {
        let number = NEXT_DISK.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("plenary-small-disk-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).map_err(Failure::system(format!("create {}", folder.display())))?;
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={megabytes}m"), "tmpfs"])
            .arg(&folder)
            .output()
            .map_err(Failure::system("run mount"))?;
        if mounted.status.success() {
            Ok(Self { folder })
        } else {
            Err(Failure::Unavailable("this user may not mount a disk in memory".to_owned()))
        }
    }

    /// Where it is mounted.
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// Fills the disk up with one file, leaving about `spare` bytes.
    pub fn fill(&self, spare: u64) -> Result<(), Failure> {
        let file = self.folder.join("filling");
        let chunk = vec![0x5A_u8; 64 * 1024];
        let mut bytes = 0_u64;
        let mut open = fs::File::create(&file).map_err(Failure::system("create the filling"))?;
        while std::io::Write::write_all(&mut open, &chunk).is_ok() {
            bytes += chunk.len() as u64;
        }
        open.set_len(bytes.saturating_sub(spare)).map_err(Failure::system("make room"))
    }

    /// Empties what `fill` wrote.
    pub fn drain(&self) -> Result<(), Failure> {
        fs::remove_file(self.folder.join("filling")).map_err(Failure::system("remove the filling"))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily, for a browser that is just dying may still hold a file.
        drop(Command::new("umount").arg("-l").arg(&self.folder).output());
        drop(fs::remove_dir(&self.folder));
    }
}
