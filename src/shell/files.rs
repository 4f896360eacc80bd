//! Files that come in: the one front door of import.
//!
//! Used by the exchange and first-run pages, and by that of the preview for locked files. Limits come before reading;
//! what is in a file is found out from its first bytes, never from its name.

use js_sys::Uint8Array;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, Url};

use crate::domain::problem::{Cause, Place, Problem, Severity};
use crate::domain::trust::Origin;
use crate::interop::request::Request;
use crate::model::{Event, rescue_file};
use crate::pack::{self, Gradual, Outcome, Pack, Problems, Reading, Sniffed};

use super::breath::breath;
use super::locks::{self, Opener, Refusal};
use super::worker::{self, Failure};
use super::{Errand, Shell, clock, texts};
use crate::storage::inbox;

/// What the browser's file dialog offers: packs, also under the names they get on their way, and locked files. On a phone
/// a list that is too short hides the file.
pub const ACCEPTED: &str = ".json,application/json,.age,.txt,text/plain";

/// The largest file that is read on the page's own thread, in bytes: no more than a blink.
const IN_PAGE: usize = 512 * 1024;
/// How much of a large pack is read between two breaths, in bytes: on a slow phone no more than a blink either.
pub const STEP: usize = 256 * 1024;
/// The sample conference's packs.
const SAMPLE: [&str; 2] = ["strasbourg-1.json", "strasbourg-2.json"];

/// Opens a file that a person handed in.
pub fn open(shell: Shell, file: File) {
    let name = file.name();
    shell.send(Event::FileOpened(name.clone()));
    #[expect(clippy::cast_precision_loss, reason = "32 MB fit")]
    if file.size() > pack::MAX_FILE as f64 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a file's size is whole and positive"
        )]
        let size = file.size() as u64;
        refuse(shell, name, Cause::TooLarge(size));
        return;
    }
    spawn_local(async move {
        match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => read(shell, name, Uint8Array::new(&buffer).to_vec()),
            Err(_unreadable) => refuse(shell, name, Cause::NotText),
        }
    });
}

/// Opens text that a person pasted.
pub fn open_text(shell: Shell, name: String, text: String) {
    shell.send(Event::FileOpened(name.clone()));
    // The page draws "reading" before the work begins.
    set_timeout(move || read(shell, name, text.into_bytes()), std::time::Duration::from_millis(20));
}

/// Opens the sample conference: its first edition, or the second as an update.
pub fn open_sample(shell: Shell, edition: usize) {
    let name = SAMPLE.get(edition).copied().unwrap_or(SAMPLE[0]);
    shell.send(Event::FileOpened(name.to_owned()));
    spawn_local(async move {
        match texts::fetch(&format!("./packs/{name}")).await {
            Some(bytes) => read(shell, name.to_owned(), bytes),
            None => refuse(shell, name.to_owned(), Cause::Empty),
        }
    });
}

/// Opens the file that a link names, of this app's own site.
pub fn open_address(shell: Shell, address: String) {
    let name = address.rsplit('/').next().unwrap_or_default().to_owned();
    shell.send(Event::FileOpened(name.clone()));
    spawn_local(async move {
        let bytes = match own_address(&address) {
            Some(address) => texts::fetch(&address).await,
            None => None,
        };
        match bytes {
            Some(bytes) => read(shell, name, bytes),
            None => refuse(shell, name, Cause::NotReached(address)),
        }
    });
}

/// The whole address, where it is one of this origin. The policy of the page lets nothing else be fetched either; here it
/// is said.
fn own_address(address: &str) -> Option<String> {
    let base = document().base_uri().ok()??;
    let url = Url::new_with_base(address, &base).ok()?;
    (url.origin() == window().location().origin().ok()?).then(|| url.href())
}

/// Opens what another app shared with this one: it waits where the service worker put it, and is taken out of there.
pub fn open_shared(shell: Shell) {
    spawn_local(async move {
        match inbox::take().await {
            Some((name, bytes)) => {
                shell.send(Event::FileOpened(name.clone()));
                read(shell, name, bytes);
            }
            None => refuse(shell, String::new(), Cause::NothingShared),
        }
    });
}

/// Reads a small pack here; anything large or of another format in the worker.
fn read(shell: Shell, name: String, bytes: Vec<u8>) {
    worker::stop();
    if bytes.len() > pack::MAX_FILE {
        return refuse(shell, name, Cause::TooLarge(bytes.len() as u64));
    }
    if pack::is_encrypted(&bytes) {
        shell.outside.with_value(|outside| *outside.locked.borrow_mut() = bytes);
        return shell.send(Event::FileLocked(name));
    }
    if bytes.len() <= IN_PAGE {
        let outcome = pack::read(&bytes);
        let is_signed = matches!(&outcome.reading, Reading::Ours(found) if found.has_signatures());
        if !is_signed && outcome.reading != Reading::NotOurs(Sniffed::ScheduleJson) {
            return match rescue_file::as_backup(&bytes, clock::now()) {
                Some(backup) => take(shell, name, backup.as_bytes(), pack::read(backup.as_bytes())),
                None => take(shell, name, &bytes, outcome),
            };
        }
    } else if let Some(backup) = rescue_file::as_backup(&bytes, clock::now()) {
        return take(shell, name, backup.as_bytes(), pack::read(backup.as_bytes()));
    }
    spawn_local(async move {
        match worker::ask(&Request::Read, &bytes).await {
            Ok(answer) => {
                let (problems, origin) = (answer.problems, answer.origin);
                let job = worker::newest();
                let pack = match answer.text {
                    Some(text) => checked(shell, &text).await.map(|found| Box::new((found, text))),
                    None => None,
                };
                // Cancelled, or another file was opened meanwhile.
                if worker::newest() == job {
                    shell.send(Event::FileRead { name, pack, problems, origin });
                }
            }
            // Large packs are read here then: slowly, but they are read.
            Err(Failure::NotStarted) => match pack::read(&bytes) {
                outcome if outcome.reading == Reading::NotOurs(Sniffed::ScheduleJson) => {
                    refuse(shell, name, Cause::NoWorker);
                }
                outcome => take(shell, name, &bytes, outcome),
            },
            Err(Failure::Stopped) => refuse(shell, name, Cause::WorkerStopped),
            // The file that was opened meanwhile is the one that the person waits for.
            Err(Failure::Superseded) => {}
        }
    });
}

/// Reads what the worker has checked, in small steps: the page goes on drawing, and can cancel.
async fn checked(shell: Shell, text: &str) -> Option<Pack> {
    let Some(mut gradual) = Gradual::begin(text) else {
        return match pack::read(text.as_bytes()).reading {
            Reading::Ours(found) => Some(*found),
            Reading::Newer(_) | Reading::NotOurs(_) | Reading::Refused => None,
        };
    };
    let job = worker::newest();
    while gradual.percent() < 100 {
        shell.progress.set(Some(gradual.percent()));
        breath().await;
        if worker::newest() != job || !gradual.step(STEP) {
            break;
        }
    }
    shell.progress.set(None);
    breath().await;
    gradual.finish()
}

/// Stops reading the file that is being read: nothing has changed.
pub fn cancel(shell: Shell) {
    worker::stop();
    shell.progress.set(None);
    shell.send(Event::ImportDropped);
}

/// Opens the locked file that was handed in, with what a person typed; what is inside goes through the front door. Why it
/// stays locked is for the page to tell. `more_work` as in [`locks::decrypt`].
pub async fn unlock(shell: Shell, name: String, with: Opener, more_work: bool) -> Result<(), Refusal> {
    let bytes = shell.outside.with_value(|outside| outside.locked.borrow().clone());
    let text = locks::decrypt(&bytes, with, more_work).await?;
    forget_locked(shell);
    let name = name.strip_suffix(".txt").unwrap_or(&name);
    open_text(shell, name.strip_suffix(".age").unwrap_or(name).to_owned(), text);
    Ok(())
}

/// Lets go of the locked file that was handed in: it was opened, or is not wanted.
pub fn forget_locked(shell: Shell) {
    shell.outside.with_value(|outside| outside.locked.borrow_mut().clear());
}

/// Hands what was read here to the model.
fn take(shell: Shell, name: String, bytes: &[u8], outcome: Outcome) {
    let problems = outcome.problems;
    let pack = match outcome.reading {
        Reading::Ours(found) => Some(Box::new((*found, pack::canonical(bytes).unwrap_or_default()))),
        Reading::Newer(_) | Reading::NotOurs(_) | Reading::Refused => None,
    };
    shell.send(Event::FileRead { name, pack, problems, origin: Origin::default() });
}

fn refuse(shell: Shell, name: String, cause: Cause) {
    let problem = Problem { severity: Severity::Refused, place: Place::default(), cause };
    let problems = Problems { list: vec![problem], more: 0 };
    shell.send(Event::FileRead { name, pack: None, problems, origin: Origin::default() });
}

/// A file dropped anywhere on the window is opened.
pub(super) fn listen_for_drops(shell: Shell) {
    let over = window_event_listener(ev::dragover, |event| event.prevent_default());
    let drop = window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        let file = event.data_transfer().and_then(|transfer| transfer.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            shell.ask(Errand::OpenFile(file));
        }
    });
    std::mem::forget((over, drop));
}
