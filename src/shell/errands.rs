//! What the first screen asks for before the rest of the program is here.
//!
//! Used by the first screen through `Shell::ask`, in the manner of a note on the door: nothing that was handed in is
//! forgotten, and it is taken up in its order.

use leptos::prelude::*;
use web_sys::File;

use super::preferences::{self, Language};
use super::{Shell, files};

/// Something to do as soon as the app is at work.
#[derive(Debug)]
pub enum Errand {
    /// Open a file that a person handed in.
    OpenFile(File),
    /// Open text that a person pasted.
    OpenText {
        /// What it is called.
        name: String,
        /// The text.
        text: String,
    },
    /// Open the sample conference.
    OpenSample,
    /// Remember the language that was chosen.
    Remember(Language),
}

/// Takes up what was asked for: preferences at once, files as soon as the model can take them in.
pub(super) fn run(shell: Shell) {
    remember(shell);
    let is_ready = shell.select_model(|model| model.ready().is_some());
    Effect::new(move |_| {
        shell.errands.track();
        remember(shell);
        if is_ready.get() {
            for errand in take(shell, |_| true) {
                match errand {
                    Errand::OpenFile(file) => files::open(shell, file),
                    Errand::OpenText { name, text } => files::open_text(shell, name, text),
                    Errand::OpenSample => files::open_sample(shell, 0),
                    Errand::Remember(_) => {}
                }
            }
        }
    });
}

/// The language chosen last is the one that stands on the screen; the others would only make the page flicker.
fn remember(shell: Shell) {
    let chosen = take(shell, |errand| matches!(errand, Errand::Remember(_))).pop();
    if let Some(Errand::Remember(language)) = chosen {
        preferences::change(shell, |chosen| chosen.language = Some(language));
    }
}

/// Takes out of the queue what is `wanted`.
fn take(shell: Shell, wanted: fn(&Errand) -> bool) -> Vec<Errand> {
    let taken = shell.errands.try_update_untracked(|errands| {
        let (taken, left) = std::mem::take(errands).into_iter().partition(wanted);
        *errands = left;
        taken
    });
    taken.unwrap_or_default()
}
