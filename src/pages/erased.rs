//! After everything was erased, here or in another tab: what remains, and the way to begin again.
//!
//! Used by `app`. Nothing is written any more until the page is loaded again.

use leptos::prelude::*;

use crate::i18n::{self, Join, Locale, t};
use crate::shell::{Remains, routing, updates, use_shell};
use crate::ui::{Button, Notice, NoticeTone, Page, PageHead, Tone, live};

fn remains_words(locale: Locale, remains: &Remains) -> String {
    match remains {
        Remains::Database { .. } => t!(locale, storage_page.remains_database).to_owned(),
        Remains::LocalStorage { keys } => {
            t!(locale, storage_page.remains_local, keys = i18n::list(locale, Join::And, keys))
        }
        Remains::SessionStorage { count } => t!(locale, storage_page.remains_session, count = count),
        Remains::Caches { names } => {
            t!(locale, storage_page.remains_caches, names = i18n::list(locale, Join::And, names))
        }
        Remains::ServiceWorker { .. } => t!(locale, storage_page.remains_worker).to_owned(),
    }
}

/// After everything was erased.
#[component]
pub fn ErasedPage() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    routing::title(shell, move || t!(locale, storage_page.erased_title).to_owned());
    let outcome = move || match shell.remains.get() {
        None => view! { <p>{t!(locale, storage_page.erased_elsewhere)}</p> }.into_any(),
        Some(remains) if remains.is_empty() => view! {
            <Notice tone=NoticeTone::Ok><p>{t!(locale, storage_page.erased_text)}</p></Notice>
        }
        .into_any(),
        Some(remains) => {
            let items = remains
                .iter()
                .map(|remains| view! { <li><bdi>{remains_words(locale, remains)}</bdi></li> })
                .collect_view();
            view! {
                <Notice tone=NoticeTone::Warn title=t!(locale, storage_page.erased_partly_title)>
                    <ul>{items}</ul>
                    <p>{t!(locale, storage_page.erased_partly_text)}</p>
                </Notice>
            }
            .into_any()
        }
    };
    view! {
        <Page>
            <div class="stack">
                <PageHead title=t!(locale, storage_page.erased_title) />
                {live(outcome)}
                <p class="muted">{t!(locale, storage_page.erase_honest)}</p>
                <div><Button tone=Tone::Main on_press=updates::reload>{t!(locale, storage_page.start_again)}</Button></div>
            </div>
        </Page>
    }
}
