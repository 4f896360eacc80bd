//! The end of a long list: more of it when one scrolls there, or by a button.
//!
//! Used by the agenda, the directory, the practices and the import preview. The list itself shows its first `shown` rows; nothing here
//! knows what they are.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use crate::i18n::{count, t};
use crate::shell::{Slice, use_shell};
use crate::ui::{Button, live};

/// How many rows a list shows at first: more than any screen holds.
pub const FIRST: usize = 40;
/// How many more it shows at a time.
const STEP: usize = 100;
/// How far below the screen the end of a list may be when more is appended, as a margin of CSS: nobody scrolls into it.
const AHEAD: &str = "0px 0px 800px 0px";

/// Back to the first rows, after what is listed has changed. Says nothing where no more were shown.
pub fn begin_again(shown: RwSignal<usize>) {
    if shown.get_untracked() != FIRST {
        shown.set(FIRST);
    }
}

/// "Show 100 more", which may press itself when it comes into sight; nothing where all is shown.
#[component]
pub fn Appending(
    /// How many rows there are.
    #[prop(into)]
    total: Signal<usize>,
    /// How many are shown.
    shown: RwSignal<usize>,
    /// False where something stands below the list: then only the button shows more.
    #[prop(default = true)]
    by_itself: bool,
) -> impl IntoView {
    let locale = use_shell().words();
    let more = Slice::new(move || total.get() > shown.get());
    let append = move || shown.update(|shown| *shown += STEP);
    let button = move || {
        let place = NodeRef::<html::Div>::new();
        if by_itself {
            when_seen(place, append);
        }
        let left = move || count(locale, total.get().saturating_sub(shown.get()).min(STEP));
        let state =
            move || t!(locale, common.shown_of, shown = count(locale, shown.get()), total = count(locale, total.get()));
        view! {
            <div class="cluster after" node_ref=place>
                <Button on_press=append>{live(move || t!(locale, people.show_more, count = left()))}</Button>
                <span class="small muted">{live(state)}</span>
            </div>
        }
        .into_any()
    };
    view! { {live(move || more.get().then(button))} }.into_any()
}

type Seen = Closure<dyn FnMut(js_sys::Array)>;

/// Calls `seen` every time the element comes into sight. A browser without observers leaves the button.
fn when_seen(place: NodeRef<html::Div>, seen: impl Fn() + Copy + 'static) {
    let kept = StoredValue::new_local(None::<(IntersectionObserver, Seen)>);
    Effect::new(move |_| {
        let Some(element) = place.get() else { return };
        let callback = Seen::new(move |entries: js_sys::Array| {
            let mut entries = entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok());
            if entries.next_back().is_some_and(|entry| entry.is_intersecting()) {
                seen();
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(AHEAD);
        let observer = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options);
        if let Ok(observer) = observer {
            observer.observe(&element);
            kept.set_value(Some((observer, callback)));
        }
    });
    on_cleanup(move || {
        if let Some(Some((observer, _))) = kept.try_update_value(Option::take) {
            observer.disconnect();
        }
    });
}
