//! Before the first pack: one sentence, three ways in, the language, and the way back for those who had notes here.
//!
//! Used by `app` while nothing is stored. Asks for nothing and explains nothing that can wait. It is all that the first
//! load brings, so it names nothing that knows a conference: what it asks for waits until the rest is here.

use leptos::prelude::*;

use super::paste_box::PasteBox;
use crate::i18n::{Locale, t};
use crate::model::route::Route;
use crate::shell::{Errand, Shell, files, preferences, routing, use_shell};
use crate::ui::{BigChoice, FilePick, IconName, Page, PageWidth, live};

/// Before the first pack: the ways in.
#[component]
pub fn FirstRunPage(
    /// What stands above the ways in: [`FirstRunNotices`](super::FirstRunNotices), once they can be drawn.
    notices: AnyView,
) -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    routing::plain_title(t!(locale, first_run.page_title));
    let pasting = RwSignal::new(false);
    let pick = move |chosen: Vec<web_sys::File>| {
        if let Some(file) = chosen.into_iter().next() {
            shell.ask(Errand::OpenFile(file));
        }
    };
    view! {
        <Page width=PageWidth::Bare>
            {languages(shell)}
            <div class="welcome">
                <div>
                    <h1 class="welcome__title" id="page-title" tabindex="-1">{t!(locale, first_run.title)}</h1>
                    <p class="welcome__lead">{t!(locale, first_run.lead)}</p>
                </div>
                {notices}
                <div class="welcome__ways">
                    <FilePick
                        label=t!(locale, first_run.open_title)
                        note=t!(locale, first_run.open_note)
                        icon=IconName::File
                        accept=files::ACCEPTED
                        on_pick=pick
                    />
                    <BigChoice
                        icon=IconName::Paste
                        title=t!(locale, first_run.paste_title)
                        note=t!(locale, first_run.paste_note)
                        on_press=move || pasting.update(|open| *open = !*open)
                    />
                    {live(move || pasting.get().then(|| view! { <PasteBox /> }))}
                    <BigChoice
                        icon=IconName::Clock
                        title=t!(locale, first_run.sample_title)
                        note=t!(locale, first_run.sample_note)
                        on_press=move || shell.ask(Errand::OpenSample)
                    />
                </div>
                <div class="stack stack--tight">
                    <p class="welcome__small">{t!(locale, first_run.stays)}</p>
                    <p><a href=Route::Backup.href()>{t!(locale, first_run.restore)}</a></p>
                    <p class="welcome__small cluster">
                        <a href=Route::Help.href()>{t!(locale, common.help)}</a>
                        <a href=Route::Privacy.href()>{t!(locale, common.privacy)}</a>
                        <a href=Route::Worried.href()>{t!(locale, common.worried_about_a_child)}</a>
                    </p>
                </div>
            </div>
        </Page>
    }
}

/// The languages in the corner, each by its own name.
fn languages(shell: Shell) -> AnyView {
    let locale = shell.words();
    let buttons = Locale::ALL
        .into_iter()
        .map(|own| {
            let choose = move |_| preferences::speak(shell, own);
            let pressed = if own == locale { "true" } else { "false" };
            view! {
                <button type="button" class="languages__link" lang=own.tag() aria-pressed=pressed on:click=choose>
                    {own.own_name()}
                </button>
            }
        })
        .collect_view();
    view! { <nav class="languages" aria-label=t!(locale, common.language)>{buttons}</nav> }.into_any()
}
