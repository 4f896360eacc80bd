//! Files that go out: through the browser's download, the device's own sharing, or the clipboard.
//!
//! Used by `Shell` for [`Effect::HandOut`](crate::model::Effect), by the page that locks files before they leave, and by
//! the pages that offer a way out of trouble. What is in a file is the model's; where it goes is the person's.

use js_sys::{Array, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DomException, File, FilePropertyBag, HtmlAnchorElement, ShareData, Url};

use crate::model::{Event, SavedFile, Way};

use super::Shell;

/// Hands a file out.
pub fn hand_out(shell: Shell, file: SavedFile, way: Way) {
    match way {
        Way::Save => save(&file),
        Way::Share => share(file),
        Way::Copy => copy(shell, &file),
        Way::Lock => shell.outside.with_value(|outside| *outside.to_lock.borrow_mut() = Some(file)),
    }
}

/// The file that the model has just made to be locked.
pub fn take_to_lock(shell: Shell) -> Option<SavedFile> {
    shell.outside.with_value(|outside| outside.to_lock.borrow_mut().take())
}

/// Hands a file to the person through the browser's download.
pub fn save(file: &SavedFile) {
    let made = || -> Result<(), JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type(kind(&file.name));
        let parts = Array::of1(&JsValue::from_str(&file.text));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
        let address = Url::create_object_url_with_blob(&blob)?;
        let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
        link.set_href(&address);
        link.set_download(&file.name);
        link.click();
        // The browser needs the address until it has begun to save.
        set_timeout(move || Url::revoke_object_url(&address).unwrap_or_default(), std::time::Duration::from_secs(60));
        Ok(())
    };
    if made().is_err() {
        super::announce::urgently(&file.name);
    }
}

/// Whether this device offers to share a file that is plain text, which is what it takes first of all.
pub fn can_share() -> bool {
    let probe = SavedFile { name: "plenary.json".to_owned(), text: "{}".to_owned() };
    shareable(&probe).is_some()
}

/// Whether this browser has a clipboard for us; on an insecure origin it has none.
pub fn can_copy() -> bool {
    has("clipboard")
}

/// What the device would take of a file. Android's Chromium refuses `.json` and takes `.txt`; whoever receives it finds
/// out from the first bytes what it is.
fn shareable(file: &SavedFile) -> Option<ShareData> {
    if !has("canShare") || !has("share") {
        return None;
    }
    let as_text = [&file.name, ".txt"].concat();
    [(file.name.as_str(), kind(&file.name)), (as_text.as_str(), "text/plain")].into_iter().find_map(|(name, kind)| {
        let options = FilePropertyBag::new();
        options.set_type(kind);
        let parts = Array::of1(&JsValue::from_str(&file.text));
        let made = File::new_with_str_sequence_and_options(&parts, name, &options).ok()?;
        let data = ShareData::new();
        data.set_files(&Array::of1(&made));
        window().navigator().can_share_with_data(&data).then_some(data)
    })
}

/// Opens the device's own sharing. It must follow a press at once, or the browser refuses.
fn share(file: SavedFile) {
    let Some(data) = shareable(&file) else { return save(&file) };
    let shared = window().navigator().share_with_data(&data);
    spawn_local(async move {
        if let Err(refused) = JsFuture::from(shared).await {
            // Who closes the sheet has changed their mind. Anything else must not end with nothing.
            let changed_mind = refused.dyn_ref::<DomException>().is_some_and(|reason| reason.name() == "AbortError");
            if !changed_mind {
                save(&file);
            }
        }
    });
}

fn copy(shell: Shell, file: &SavedFile) {
    if !can_copy() {
        return shell.send(Event::Copied(false));
    }
    let copied = window().navigator().clipboard().write_text(&file.text);
    spawn_local(async move {
        let is_there = JsFuture::from(copied).await.is_ok();
        shell.send(Event::Copied(is_there));
    });
}

/// Whether the browser's `navigator` has such a member.
fn has(name: &str) -> bool {
    Reflect::get(&window().navigator(), &name.into()).is_ok_and(|member| !member.is_undefined())
}

/// The media type of a file by its name.
fn kind(name: &str) -> &'static str {
    // The names are ours.
    match name.rsplit_once('.') {
        Some((_, "json")) => "application/json",
        _ => "text/plain",
    }
}
