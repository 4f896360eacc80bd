//! A reference text: help, statements, privacy.
//!
//! Used by `app`, also before the first pack. The texts are files of the app beside the program; their first
//! heading is the title of the page.

use leptos::prelude::*;

use super::back_to_more::back_to_more;
use crate::i18n::{Locale, t};
use crate::shell::texts::{self, Text};
use crate::shell::{routing, use_shell};
use crate::ui::{Notice, NoticeTone, Page, PageHead, Prose, live};

/// The title of a text, the same as its first heading.
fn title(locale: Locale, name: &str) -> &'static str {
    match name {
        "privacy" => t!(locale, help.privacy_title),
        "accessibility" => t!(locale, help.accessibility_title),
        _ => t!(locale, help.title),
    }
}

/// The text without its first heading, the headings below it one step larger: they stand under the page's title.
fn without_title(text: &str) -> String {
    let mut lines = text.trim_start().lines();
    let first = lines.next().filter(|line| !line.starts_with("# "));
    let mut body = String::with_capacity(text.len());
    for line in first.into_iter().chain(lines) {
        body.push_str(if line.starts_with("##") { &line[1..] } else { line });
        body.push('\n');
    }
    body
}

/// The body of a text, once it is here.
pub(super) fn text_body(locale: Locale, text: RwSignal<Text>) -> AnyView {
    live(move || match text.get() {
        Text::Coming => view! { <p class="muted">{t!(locale, help.coming)}</p> }.into_any(),
        Text::Here(text) => view! { <Prose text=without_title(&text) level=2 /> }.into_any(),
        Text::Missing => view! {
            <Notice tone=NoticeTone::Warn title=t!(locale, help.missing_title)>
                <p>{t!(locale, help.missing_text)}</p>
            </Notice>
        }
        .into_any(),
    })
}

/// A reference text.
#[component]
pub fn TextPage(
    /// The file's name without language and ending.
    name: &'static str,
) -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    routing::title(shell, move || title(locale, name).to_owned());
    let text = texts::text(shell, name);
    view! {
        <Page>
            {back_to_more(shell)}
            <PageHead title=title(locale, name) />
            {text_body(locale, text)}
        </Page>
    }
}

#[cfg(test)]
mod tests {
    use super::without_title;

    #[test]
    fn the_first_heading_goes_and_the_others_move_up() {
        assert_eq!(without_title("# Help\n\nOne\n\n## Two\n### Three\n"), "\nOne\n\n# Two\n## Three\n");
        assert_eq!(without_title("No heading\n"), "No heading\n");
    }
}
