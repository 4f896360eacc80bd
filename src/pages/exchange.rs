//! Bringing in and sending out: two ways, and what is here now.
//!
//! Used by `app`. A file goes to the import preview, notes go through the export page: nothing comes or leaves from
//! here without being seen first, but for the organiser's pack, which leaves as it was received.

use leptos::prelude::*;

use super::export::EDITION;
use super::offline_line::offline_line;
use super::paste_box::PasteBox;
use super::reading_line::ReadingLine;
use super::when;
use crate::domain::edition::Edition;
use crate::i18n::{self, Locale, t};
use crate::model::Ready;
use crate::model::export;
use crate::model::route::Route;
use crate::shell::{files, routing, use_shell};
use crate::ui::{Button, FilePick, IconName, LinkButton, Notice, Page, PageHead, live};

/// What the page shows of the conference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Here {
    /// Who issued what is here, as which number, when.
    trust: Option<String>,
    /// Whether the sample's first edition is on the screen.
    sample_waits: bool,
    /// How many notes may be shared.
    shareable: usize,
}

/// Who issued an edition, as which number, when.
pub(super) fn edition_words(locale: Locale, edition: &Edition) -> String {
    let issuer = edition.issuer.shown_name();
    if let Some(at) = edition.issued {
        let date = when::moment(locale, at);
        t!(locale, exchange.trust_edition, number = edition.number, issuer = issuer, date = date)
    } else {
        t!(locale, exchange.trust_undated, number = edition.number, issuer = issuer)
    }
}

fn here(locale: Locale, ready: &Ready) -> Here {
    let edition = ready.workspace.edition();
    let fictional = ready.workspace.conference().is_some_and(|conference| conference.body.is_fictional());
    let trust = edition.map(|edition| edition_words(locale, edition));
    Here {
        trust,
        sample_waits: fictional && edition.is_some_and(|edition| edition.number < 2),
        shareable: export::shareable_notes(&ready.workspace).len(),
    }
}

/// Bringing in and sending out.
#[component]
pub fn ExchangePage() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    routing::title(shell, move || t!(locale, exchange.title).to_owned());
    let here = shell.select(move |ready| here(locale, ready));
    let pasting = RwSignal::new(false);
    let pick = move |chosen: Vec<web_sys::File>| {
        if let Some(file) = chosen.into_iter().next() {
            files::open(shell, file);
        }
    };
    let sample = move || {
        here.with(|here| here.sample_waits).then(|| {
            view! {
                <Button icon=IconName::Clock block=true on_press=move || files::open_sample(shell, 1)>
                    {t!(locale, exchange.sample_update)}
                </Button>
            }
        })
    };
    let edition = move || {
        here.with(|here| here.trust.is_some()).then(|| {
            view! {
                <LinkButton href=[&Route::Export.href(), "?", EDITION].concat() icon=IconName::Calendar block=true>
                    {t!(locale, exchange.edition)}
                </LinkButton>
            }
        })
    };
    let trust =
        move || here.with(|here| here.trust.clone().unwrap_or_else(|| t!(locale, exchange.trust_none).to_owned()));
    view! {
        <Page>
            <div class="stack stack--loose">
                <PageHead title=t!(locale, exchange.title) kick=offline_line(shell) />
                <ReadingLine />
                <div class="two-up">
                    <section class="way" aria-labelledby="bring-in">
                        <div class="way__head">
                            <h2 id="bring-in">{t!(locale, exchange.in_title)}</h2>
                            <p class="muted">{t!(locale, exchange.in_note)}</p>
                        </div>
                        <div class="way__list">
                            <FilePick
                                label=t!(locale, exchange.open_file)
                                icon=IconName::File
                                accept=files::ACCEPTED
                                block=true
                                on_pick=pick
                            />
                            <Button icon=IconName::Paste block=true on_press=move || pasting.update(|open| *open = !*open)>
                                {t!(locale, exchange.paste)}
                            </Button>
                            {live(move || pasting.get().then(|| view! { <PasteBox /> }))}
                            {live(sample)}
                        </div>
                        <p class="small muted">{t!(locale, exchange.drop)}</p>
                    </section>
                    <section class="way" aria-labelledby="send-out">
                        <div class="way__head">
                            <h2 id="send-out">{t!(locale, exchange.out_title)}</h2>
                            <p class="muted">{t!(locale, exchange.out_note)}</p>
                        </div>
                        <div class="way__list">
                            <LinkButton href=Route::Export.href() icon=IconName::Note block=true>
                                {t!(locale, exchange.notes)}
                                <span class="way__button-note">
                                    {live(move || here.with(|here| i18n::count(locale, here.shareable)))}
                                </span>
                            </LinkButton>
                            {live(edition)}
                            <LinkButton href=Route::Backup.href() icon=IconName::Download block=true>
                                {t!(locale, exchange.backup)}
                            </LinkButton>
                        </div>
                    </section>
                </div>
                <Notice icon=IconName::Lock title=t!(locale, exchange.private_title)>
                    <p>{t!(locale, exchange.private_text)}</p>
                </Notice>
                <section class="stack stack--tight" aria-labelledby="here">
                    <h2 id="here" class="section__title section__title--small">{t!(locale, exchange.trust_title)}</h2>
                    <p><bdi>{live(trust)}</bdi></p>
                    <p><a href=Route::Exchanges.href()>{t!(locale, exchange.history_title)}</a></p>
                    <p><a href=Route::Changes.href()>{t!(locale, exchange.changes)}</a></p>
                </section>
            </div>
        </Page>
    }
}
