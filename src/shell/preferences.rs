//! What somebody chose in the settings: language, theme, text size, keys.
//!
//! Used by the settings page and `app`. Kept in `localStorage`, harmless if lost; other tabs follow.

use leptos::ev;
use leptos::prelude::*;

use crate::i18n::Locale;
use crate::storage::preferences as stored;
pub use crate::storage::preferences::{Language, Preferences, Theme};

use super::{Errand, Shell};

/// The language that the boot script has found and put on the page before anything was drawn.
pub(super) fn of_page() -> Locale {
    let lang = document().document_element().and_then(|root| root.get_attribute("lang"));
    lang.and_then(|lang| Locale::parse(&lang)).unwrap_or(Locale::EN)
}

/// Shows a language at once; the app at work remembers it.
pub fn speak(shell: Shell, locale: Locale) {
    if shell.locale.get_untracked() != locale {
        set_on_page("lang", Some(locale.tag()));
        shell.locale.set(locale);
        shell.ask(Errand::Remember(language_of(locale)));
    }
}

/// The language that a choice stands for.
pub fn locale_of(language: Language) -> Locale {
    match language {
        Language::English => Locale::EN,
        Language::French => Locale::FR,
    }
}

/// The choice that stands for a language.
pub fn language_of(locale: Locale) -> Language {
    match locale {
        Locale::EN => Language::English,
        Locale::FR => Language::French,
    }
}

/// The language to speak: the chosen one, else the browser's wish.
fn locale(preferences: &Preferences) -> Locale {
    preferences.language.map_or_else(
        || Locale::best(window().navigator().languages().iter().filter_map(|wish| wish.as_string())),
        locale_of,
    )
}

/// Changes the choices, shows them and keeps them.
pub fn change(shell: Shell, change: impl FnOnce(&mut Preferences)) {
    shell.preferences.update(change);
    let preferences = shell.preferences.get_untracked();
    // Where they cannot be kept they last as long as the page; the storage page says so.
    stored::write(&preferences).unwrap_or_default();
    show(shell, &preferences);
}

fn set_on_page(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    let done = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
    // The attributes' names are fixed and valid: the browser has no reason to refuse.
    done.unwrap_or_default();
}

/// Brings the document in line with the choices.
pub(super) fn show(shell: Shell, preferences: &Preferences) {
    set_on_page(
        "data-theme",
        preferences.theme.map(|theme| match theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }),
    );
    let size = preferences.text_size.to_string();
    set_on_page("data-text-size", (preferences.text_size != 100).then_some(size.as_str()));
    let locale = locale(preferences);
    set_on_page("lang", Some(locale.tag()));
    if shell.locale.get_untracked() != locale {
        shell.locale.set(locale);
    }
}

/// Reads what was chosen before.
pub(super) fn load(shell: Shell) {
    shell.preferences.set(stored::read());
}

/// Shows what was chosen, and follows what another tab chooses.
pub(super) fn listen(shell: Shell) {
    show(shell, &shell.preferences.get_untracked());
    let handle = window_event_listener(ev::storage, move |event| {
        if event.key().as_deref() == Some(stored::KEY) {
            let preferences = stored::read();
            show(shell, &preferences);
            shell.preferences.set(preferences);
        }
    });
    std::mem::forget(handle);
}

#[cfg(test)]
mod tests {
    use super::{Locale, language_of, locale_of};

    #[test]
    fn every_language_of_the_app_can_be_chosen() {
        for locale in Locale::ALL {
            assert_eq!(locale_of(language_of(locale)), locale);
        }
    }
}
