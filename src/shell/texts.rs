//! Reference texts: help, statements, the privacy page. Assets of the app, not part of the program.
//!
//! Used by the pages that show them. They come from this origin, out of the service worker's cache without a network.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::Shell;

/// How getting a text stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Text {
    /// On its way.
    #[default]
    Coming,
    /// Here.
    Here(String),
    /// Not to be had; it comes with the next visit while the app is being installed.
    Missing,
}

/// The text `name` in the language on the screen.
pub fn text(shell: Shell, name: &'static str) -> RwSignal<Text> {
    let signal = RwSignal::new(Text::Coming);
    let address = format!("./texts/{name}.{}.md", shell.words().tag());
    spawn_local(async move {
        let text = fetch(&address).await.and_then(|bytes| String::from_utf8(bytes).ok());
        // `Some` where the page has gone meanwhile.
        let _gone: Option<_> = signal.try_set(text.map_or(Text::Missing, Text::Here));
    });
    signal
}

/// A file of this app.
pub(super) async fn fetch(address: &str) -> Option<Vec<u8>> {
    let response: Response = JsFuture::from(window().fetch_with_str(address)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
