//! Everything else: the list of further pages, and the other conferences of this device.
//!
//! Used by `app`. Help stands at the same place always (WCAG 3.2.6), and so does "Worried about a child?".

use leptos::prelude::*;

use super::offline_line::offline_line;
use super::record_title::in_language;
use super::when;
use crate::domain::conference::Conference;
use crate::domain::id::Id;
use crate::i18n::{Locale, t};
use crate::model::route::Route;
use crate::model::{Event, Ready};
use crate::shell::{Shell, routing, use_shell};
use crate::ui::{Button, Page, PageHead, PanelList, Row, Section, Tag, TagTone, Words, live};

/// Another conference of this device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Choice {
    id: Id<Conference>,
    name: Words,
    shown: bool,
}

fn choices(locale: Locale, ready: &Ready) -> Vec<Choice> {
    let all = ready.conferences();
    if all.len() < 2 {
        return Vec::new();
    }
    all.into_iter()
        .map(|id| {
            let shown = ready.conference.as_ref() == Some(&id);
            let title = ready.conference_title(&id).map(|title| in_language(&title, locale.tag()));
            Choice { name: title.unwrap_or_else(|| Words::name(id.to_string(), "")), shown, id }
        })
        .collect()
}

/// Everything else: the list of further pages.
#[component]
pub fn MorePage() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    routing::title(shell, move || t!(locale, more.title).to_owned());
    let last = shell.select(move |ready| ready.last_backup().map(|at| when::moment(locale, at)));
    let backup_note = move || match last.get() {
        Some(date) => t!(locale, more.backup_note, date = date),
        None => t!(locale, more.backup_never).to_owned(),
    };
    view! {
        <Page>
            <div class="stack stack--loose">
                <PageHead title=t!(locale, more.title) kick=offline_line(shell) />
                <PanelList label=t!(locale, more.title)>
                    {row(&Route::Worried, t!(locale, common.worried_about_a_child), t!(locale, more.worried_note))}
                    {row(&Route::Conference, t!(locale, conference.title), t!(locale, more.conference_note))}
                </PanelList>
                {conferences(shell)}
                <Section id="my-data" title=t!(locale, more.data_group)>
                    <PanelList>
                        <Row title=t!(locale, backup.title) href=Route::Backup.href()>
                            <p class="small muted">{live(backup_note)}</p>
                        </Row>
                        {row(&Route::Changes, t!(locale, changes.title), t!(locale, more.changes_note))}
                        {row(&Route::Storage, t!(locale, storage_page.title), t!(locale, more.storage_note))}
                    </PanelList>
                </Section>
                <Section id="the-app" title=t!(locale, more.app_group)>
                    <PanelList>
                        {row(&Route::Settings, t!(locale, common.settings), t!(locale, more.settings_note))}
                        {row(&Route::Help, t!(locale, common.help), "")}
                        {row(&Route::Keyboard, t!(locale, help.keys_title), "")}
                        {row(&Route::Privacy, t!(locale, common.privacy), t!(locale, more.privacy_note))}
                        {row(&Route::Accessibility, t!(locale, help.accessibility_title), "")}
                    </PanelList>
                </Section>
                {foot(shell)}
            </div>
        </Page>
    }
}

/// A row that leads to a page.
fn row(route: &Route, title: &'static str, note: &'static str) -> AnyView {
    let note = (!note.is_empty()).then(|| view! { <p class="small muted">{note}</p> });
    view! { <Row title href=route.href()>{note}</Row> }.into_any()
}

/// The conferences of this device, where there is a choice.
fn conferences(shell: Shell) -> AnyView {
    let locale = shell.words();
    let choices = shell.select(move |ready| choices(locale, ready));
    live(move || {
        let choices = choices.get();
        if choices.is_empty() {
            return ().into_any();
        }
        let rows = choices.into_iter().map(|choice| conference_row(shell, locale, choice)).collect_view();
        view! {
            <Section id="conferences" title=t!(locale, more.other_conferences)><PanelList>{rows}</PanelList></Section>
        }
        .into_any()
    })
}

fn conference_row(shell: Shell, locale: Locale, choice: Choice) -> AnyView {
    let Choice { id, name, shown } = choice;
    let spoken = name.text.clone();
    let end = move || {
        if shown {
            return view! { <Tag tone=TagTone::Accent>{t!(locale, more.shown_now)}</Tag> }.into_any();
        }
        let choose = move || shell.send(Event::ConferenceChosen(id.clone()));
        view! { <Button on_press=choose>{t!(locale, more.show)} " " <span class="sr">{spoken.clone()}</span></Button> }
            .into_any()
    };
    view! { <Row title=name end /> }.into_any()
}

/// Version and whether the data are invented.
fn foot(shell: Shell) -> AnyView {
    let locale = shell.words();
    let fictional =
        shell.select(|ready| ready.workspace.conference().is_some_and(|conference| conference.body.is_fictional()));
    let version = t!(locale, more.version, version = env!("CARGO_PKG_VERSION"));
    view! {
        <p class="more__foot">
            {version}
            {live(move || fictional.get().then(|| format!(" · {}", t!(locale, common.sample_data))))}
        </p>
    }
    .into_any()
}
