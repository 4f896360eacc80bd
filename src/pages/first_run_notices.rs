//! What must be known before anything is written: nothing is kept, not installed, not secure; and that a file is read.
//!
//! Used by `app` above the ways in of the first screen, and apart from it because it knows the model.

use leptos::prelude::*;

use super::install_advice::{home_screen_advice, insecure_advice};
use super::reading_line::ReadingLine;
use super::trouble_words::trouble_words;
use crate::model::Keeping;
use crate::shell::{Shell, device, use_shell};
use crate::ui::{Notice, NoticeTone, live};

/// The warnings, and the line that says what is being read.
#[component]
pub fn FirstRunNotices() -> impl IntoView {
    view! { {warnings(use_shell())} <ReadingLine /> }
}

/// What must be known before anything is written: nothing is kept, not installed, not secure.
fn warnings(shell: Shell) -> AnyView {
    let locale = shell.words();
    let refused = shell.select(|ready| match &ready.keeping {
        Keeping::Temporary(why) => Some(why.clone()),
        Keeping::Lasting | Keeping::LetGo(_) => None,
    });
    let facts = device::facts();
    live(move || {
        if let Some(why) = refused.get() {
            let words = trouble_words(locale, &why);
            return view! {
                <Notice tone=NoticeTone::Stop title=words.title>
                    <p>{words.text}</p>
                    <p>{words.hint}</p>
                </Notice>
            }
            .into_any();
        }
        match facts.get() {
            Some(facts) => {
                let insecure = (!facts.is_secure_origin).then(|| insecure_advice(locale));
                let home_screen = facts.is_ios_tab.then(|| home_screen_advice(locale, ().into_any()));
                view! { {insecure} {home_screen} }.into_any()
            }
            None => ().into_any(),
        }
    })
}
