//! The keyboard: shortcuts that work on every page, and single keys that can be switched off (WCAG 2.1.4).
//!
//! Used by `Shell::start`. A key that is being typed into a field is never a shortcut.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::model::Event;
use crate::model::route::Route;

use super::{Shell, routing};

/// The pages behind 1 to 5.
const TABS: [Route; 5] = [Route::Agenda(None), Route::People, Route::Practices, Route::Exchange, Route::More];

/// Follows the keyboard.
pub(super) fn listen(shell: Shell) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let key = event.key();
        let typing = event.target().is_some_and(|target| is_field(&target));
        if event.ctrl_key() || event.meta_key() {
            match key.as_str() {
                "z" if !typing && !event.shift_key() => shell.send(Event::UndoPressed),
                "k" => search(),
                _ => return,
            }
            event.prevent_default();
            return;
        }
        let single = shell.preferences.get_untracked().single_keys;
        if typing || event.alt_key() || !single || dialog_is_open() {
            return;
        }
        match key.as_str() {
            "/" => search(),
            "1" | "2" | "3" | "4" | "5" => {
                let place = usize::from(key.as_bytes().first().copied().unwrap_or(b'1') - b'1');
                if let Some(route) = TABS.get(place) {
                    routing::go(route);
                }
            }
            "j" => step(1),
            "k" => step(-1),
            "s" => press("[data-key=star]"),
            "e" => press("[data-key=edit]"),
            "?" => routing::go(&Route::Keyboard),
            _ => return,
        }
        event.prevent_default();
    });
    std::mem::forget(handle);
}

fn is_field(target: &web_sys::EventTarget) -> bool {
    let Some(element) = target.dyn_ref::<web_sys::Element>() else { return false };
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") || element.has_attribute("contenteditable")
}

fn dialog_is_open() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}

/// To the search field of the directory.
fn search() {
    routing::go(&Route::People);
    let focus = || {
        if let Ok(Some(field)) = document().query_selector("input[type=search]") {
            focus_on(field);
        }
    };
    set_timeout(focus, std::time::Duration::from_millis(60));
}

/// To the next or previous item of the list.
fn step(by: i32) {
    let Ok(links) = document().query_selector_all("main li a[href]") else { return };
    let active = document().active_element();
    let current = (0..links.length()).find(|place| {
        links.item(*place).zip(active.as_ref()).is_some_and(|(link, active)| active.is_same_node(Some(&link)))
    });
    let next = match current {
        Some(place) => i64::from(place) + i64::from(by),
        None => 0,
    };
    if let Some(link) = u32::try_from(next).ok().and_then(|next| links.item(next)) {
        focus_on(link);
    }
}

fn press(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector)
        && let Ok(element) = element.dyn_into::<web_sys::HtmlElement>()
    {
        element.click();
    }
}

fn focus_on(node: impl JsCast) {
    if let Ok(element) = node.dyn_into::<web_sys::HtmlElement>() {
        // What cannot take the focus leaves it where it was.
        element.focus().unwrap_or_default();
    }
}
