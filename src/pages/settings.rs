//! Language, colours, text size, keys.
//!
//! Used by `app`, also before the first pack. Every choice is kept at once by `shell::preferences`.

use leptos::prelude::*;

use super::back_to_more::back_to_more;
use crate::i18n::{Locale, t};
use crate::model::route::Route;
use crate::shell::preferences::{self, Language, Theme};
use crate::shell::{routing, use_shell};
use crate::ui::{Ask, Choice, Page, PageHead, PanelList, Row, RowSwitch, Segments, Words};

/// The text sizes that the style knows, in percent.
const SIZES: [u16; 6] = [100, 110, 125, 150, 175, 200];

fn language_value(language: Option<Language>) -> &'static str {
    language.map_or("", |language| preferences::locale_of(language).tag())
}

fn language_of(value: &str) -> Option<Language> {
    Locale::parse(value).map(preferences::language_of)
}

fn theme_value(theme: Option<Theme>) -> &'static str {
    match theme {
        Some(Theme::Light) => "light",
        Some(Theme::Dark) => "dark",
        None => "",
    }
}

fn theme_of(value: &str) -> Option<Theme> {
    match value {
        "light" => Some(Theme::Light),
        "dark" => Some(Theme::Dark),
        _ => None,
    }
}

/// Language, colours, text size, keys.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    routing::title(shell, move || t!(locale, settings.title).to_owned());
    let first = shell.peek(|ready| ready.workspace.is_empty());
    let chosen = shell.preferences;
    let spoken = |locale: Locale| Choice::new(locale.tag(), Words::foreign(locale.own_name(), locale.tag()));
    let mut languages: Vec<Choice> = Locale::ALL.into_iter().map(spoken).collect();
    languages.push(Choice::new("", t!(locale, settings.as_device)));
    let themes = vec![
        Choice::new("light", t!(locale, settings.light)),
        Choice::new("dark", t!(locale, settings.dark)),
        Choice::new("", t!(locale, settings.as_device)),
    ];
    let sizes = SIZES
        .into_iter()
        .map(|size| Choice::new(size.to_string(), t!(locale, settings.text_size_value, size = size)))
        .collect();
    let language = Signal::derive(move || chosen.with(|chosen| language_value(chosen.language).to_owned()));
    let theme = Signal::derive(move || chosen.with(|chosen| theme_value(chosen.theme).to_owned()));
    let size = Signal::derive(move || chosen.with(|chosen| chosen.text_size.to_string()));
    let keys = Signal::derive(move || chosen.with(|chosen| chosen.single_keys));
    let set_language = move |value: String| preferences::change(shell, |chosen| chosen.language = language_of(&value));
    let set_theme = move |value: String| preferences::change(shell, |chosen| chosen.theme = theme_of(&value));
    let set_size = move |value: String| {
        preferences::change(shell, |chosen| chosen.text_size = value.parse().unwrap_or(chosen.text_size));
    };
    let set_keys = move |on: bool| preferences::change(shell, |chosen| chosen.single_keys = on);
    view! {
        <Page>
            {back_to_more(shell)}
            <div class="stack stack--loose">
                <PageHead title=t!(locale, settings.title) />
                <Segments
                    ask=Ask::new("language", t!(locale, settings.language)).question()
                    options=languages
                    value=language
                    on_change=set_language
                />
                <Segments
                    ask=Ask::new("theme", t!(locale, settings.theme)).question()
                    options=themes
                    value=theme
                    on_change=set_theme
                />
                <Segments
                    ask=Ask::new("text-size", t!(locale, settings.text_size)).question()
                    options=sizes
                    value=size
                    on_change=set_size
                />
                <PanelList>
                    <RowSwitch
                        id="single-keys"
                        title=t!(locale, settings.keys_title)
                        hint=t!(locale, settings.keys_hint)
                        checked=keys
                        on_change=set_keys
                    />
                    {(!first).then(|| view! {
                        <Row title=t!(locale, settings.keys_list) href=Route::Keyboard.href() />
                        <Row title=t!(locale, settings.storage) href=Route::Storage.href() />
                    })}
                </PanelList>
                <p class="small muted">{t!(locale, settings.kept)}</p>
            </div>
        </Page>
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, Theme, language_of, language_value, theme_of, theme_value};

    #[test]
    fn every_choice_leads_back_to_itself() {
        for language in [None, Some(Language::English), Some(Language::French)] {
            assert_eq!(language_of(language_value(language)), language);
        }
        for theme in [None, Some(Theme::Light), Some(Theme::Dark)] {
            assert_eq!(theme_of(theme_value(theme)), theme);
        }
    }
}
