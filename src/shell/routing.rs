//! Where we are: the address after `#`, and what a change of page means for title, focus and scroll.
//!
//! Used by `Shell`, `app` and the pages' links, which are plain `<a href="#/…">`.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::model::route::Route;

use super::Shell;

thread_local! {
    /// Where each address was scrolled to, so that "back" finds its place again.
    static SCROLLED: RefCell<BTreeMap<String, f64>> = const { RefCell::new(BTreeMap::new()) };
}

fn hash() -> String {
    // A window without an address bar has no hash: the start is right.
    window().location().hash().unwrap_or_default()
}

/// The page of the address.
pub(super) fn current() -> Route {
    Route::parse(&hash())
}

/// The part of the address after `?`, as a page wrote it with [`keep_query`].
pub fn query() -> String {
    let text = hash().split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default();
    js_sys::decode_uri_component(&text).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// Puts what is searched for into the address, without a step in the history.
pub fn keep_query(route: &Route, query: &str) {
    let encoded = js_sys::encode_uri_component(query).as_string().unwrap_or_default();
    let address = if query.is_empty() { route.href() } else { format!("{}?{encoded}", route.href()) };
    if let Ok(history) = window().history() {
        // A browser that limits how often this may be called only leaves an older query in the address.
        history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address)).unwrap_or_default();
    }
}

/// Goes to a page.
pub fn go(route: &Route) {
    // The hash of a page that exists can always be set.
    window().location().set_hash(&route.href()).unwrap_or_default();
}

/// Goes to a page that takes the place of this one: "back" leads to the one before it.
pub fn instead(shell: Shell, route: &Route) {
    keep_query(route, "");
    shell.route.set(route.clone());
}

/// Goes back one page, or to `otherwise` where there is none before.
pub fn back(otherwise: &Route) {
    match window().history() {
        Ok(history) if history.length().unwrap_or(0) > 1 => history.back().unwrap_or_default(),
        _ => go(otherwise),
    }
}

/// Follows the address.
pub(super) fn listen(shell: Shell) {
    let handle = window_event_listener(ev::hashchange, move |event| {
        let left = event.old_url();
        let place = left.split_once('#').map(|(_, hash)| format!("#{hash}")).unwrap_or_default();
        SCROLLED.with_borrow_mut(|scrolled| scrolled.insert(place, window().scroll_y().unwrap_or(0.0)));
        let route = current();
        if shell.route.get_untracked() != route {
            shell.route.set(route);
            arrive();
        }
    });
    std::mem::forget(handle);
}

/// After the page is drawn: to where it was left, or to its top with the focus on its heading.
fn arrive() {
    let drawn = move || {
        let before = SCROLLED.with_borrow(|scrolled| scrolled.get(&hash()).copied());
        let heading =
            document().get_element_by_id("page-title").and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(heading) = heading {
            // A heading that cannot take the focus leaves it where it was.
            heading.focus().unwrap_or_default();
        }
        window().scroll_to_with_x_and_y(0.0, before.unwrap_or(0.0));
    };
    set_timeout(drawn, Duration::from_millis(20));
}

/// Names a page in the browser's title before there is a conference.
pub fn plain_title(page: &str) {
    document().set_title(&[page, " – Plenary"].concat());
}

/// Names the page in the browser's title: the page first, then the conference.
pub fn title(shell: Shell, page: impl Fn() -> String + 'static) {
    name(shell, Box::new(page));
}

/// [`title`], compiled once and not for every page.
fn name(shell: Shell, page: Box<dyn Fn() -> String>) {
    let conference = shell.select(move |ready| ready.brief_title(shell.words().tag()));
    Effect::new(move |_| {
        let parts: Vec<String> =
            [page(), conference.get(), "Plenary".to_owned()].into_iter().filter(|part| !part.is_empty()).collect();
        document().set_title(&parts.join(" – "));
    });
}
