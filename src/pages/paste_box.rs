//! A field into which the text of a pack is pasted, for messengers that swallow files.
//!
//! Used by the first screen and the exchange page. What the text is worth is found out by the import.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::i18n::t;
use crate::shell::{Errand, use_shell};
use crate::ui::{Ask, Button, TextArea, Tone};

/// The field and its button.
#[component]
pub(super) fn PasteBox() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    let text = RwSignal::new(String::new());
    let missing = RwSignal::new(None);
    let open = move || {
        let pasted = text.get_untracked();
        if pasted.trim().is_empty() {
            missing.set(Some(t!(locale, first_run.paste_empty).to_owned()));
            return;
        }
        shell.ask(Errand::OpenText { name: t!(locale, first_run.pasted_name).to_owned(), text: pasted });
    };
    // The field was asked for: whoever opened it wants to write in it.
    Effect::new(|| {
        let field =
            document().get_element_by_id("paste").and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(field) = field {
            // A field that refuses the focus is reached by Tab.
            field.focus().unwrap_or_default();
        }
    });
    let ask =
        Ask::new("paste", t!(locale, first_run.paste_label)).hint(t!(locale, first_run.paste_hint)).error(missing);
    let typed = move |new: String| {
        missing.set(None);
        text.set(new);
    };
    view! {
        <div class="stack stack--tight">
            <TextArea ask value=text on_input=typed rows=4 />
            <div><Button tone=Tone::Main on_press=open>{t!(locale, first_run.paste_open)}</Button></div>
        </div>
    }
}
