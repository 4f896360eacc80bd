//! What somebody chose in the settings: language, theme, text size, keys.
//!
//! Used by the settings page and `app.rs`. Kept in `localStorage`, harmless if lost; other tabs follow.

use leptos::ev;
use leptos::prelude::*;

use crate::i18n::Locale;
use crate::storage::preferences as stored;
pub use crate::storage::preferences::{Language, Preferences, Theme};

use super::Shell;

/// What was chosen before.
pub(super) fn load() -> Preferences {
    stored::read()
}

/// The language to speak: the chosen one, else the browser's wish.
pub(super) fn locale(preferences: &Preferences) -> Locale {
    match preferences.language {
        Some(Language::English) => Locale::EN,
        Some(Language::French) => Locale::FR,
        None => {
            let wishes = window().navigator().languages();
            Locale::best(wishes.iter().filter_map(|wish| wish.as_string()))
        }
    }
}

/// Changes the choices, shows them and keeps them.
pub fn change(shell: Shell, change: impl FnOnce(&mut Preferences)) {
    shell.preferences.update(change);
    let preferences = shell.preferences.get_untracked();
    // Where they cannot be kept they last as long as the page; the storage page says so.
    stored::write(&preferences).unwrap_or_default();
    show(shell, &preferences);
}

/// Brings the document in line with the choices.
pub(super) fn show(shell: Shell, preferences: &Preferences) {
    let Some(root) = document().document_element() else { return };
    let set = |name: &str, value: Option<&str>| {
        let done = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
        // The attributes' names are fixed and valid: the browser has no reason to refuse.
        done.unwrap_or_default();
    };
    set(
        "data-theme",
        preferences.theme.map(|theme| match theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }),
    );
    let size = preferences.text_size.to_string();
    set("data-text-size", (preferences.text_size != 100).then_some(size.as_str()));
    let locale = locale(preferences);
    set("lang", Some(locale.tag()));
    if shell.locale.get_untracked() != locale {
        shell.locale.set(locale);
    }
}

/// Follows what another tab chose.
pub(super) fn listen(shell: Shell) {
    show(shell, &shell.preferences.get_untracked());
    let handle = window_event_listener(ev::storage, move |event| {
        if event.key().as_deref() == Some(stored::KEY) {
            let preferences = load();
            show(shell, &preferences);
            shell.preferences.set(preferences);
        }
    });
    std::mem::forget(handle);
}
