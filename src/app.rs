//! The root of the page: the phases of the app, the frame around every screen, and which page an address shows.
//!
//! Used by `main.rs`. The page is made anew when the language changes, so that no text needs to be a signal: what is
//! typed lives in the model and loses nothing by it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::i18n::{Locale, t};
use crate::model::Model;
use crate::model::route::{Route, Tab};
use crate::pages;
use crate::shell::{Shell, Slice};
use crate::ui::{Frame, IconName, Main, SkipLink, TabItem, Tabs, live};

#[wasm_bindgen]
extern "C" {
    /// The crash page of the boot script: it works without this program.
    #[wasm_bindgen(js_name = plenary_crash)]
    fn show_crash(message: &str);
}

/// Starts the app in the page. Called once.
pub fn mount() {
    std::panic::set_hook(Box::new(|panic| show_crash(&panic.to_string())));
    let Some(place) = document().get_element_by_id("app") else { return };
    place.set_text_content(None);
    let Ok(place) = place.dyn_into::<web_sys::HtmlElement>() else { return };
    leptos::mount::mount_to(place, || {
        // Not before: tasks can be started only once Leptos has begun.
        provide_context(Shell::start());
        view! { <App /> }
    })
    .forget();
}

/// Where the app stands, as far as the screen cares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Phase {
    #[default]
    Loading,
    Rescue,
    Erased,
    FirstRun,
    Ready,
}

fn phase(model: &Model) -> Phase {
    match model {
        Model::Loading => Phase::Loading,
        Model::Rescue(_) => Phase::Rescue,
        Model::Erased => Phase::Erased,
        Model::Ready(ready) if ready.is_first_run() => Phase::FirstRun,
        Model::Ready(_) => Phase::Ready,
    }
}

/// The whole page in the language of the moment.
#[component]
fn App() -> impl IntoView {
    let shell = expect_context::<Shell>();
    let phase = shell.select_model(phase);
    live(move || {
        let locale = shell.locale.get();
        match phase.get() {
            Phase::Loading => view! { <p class="boot__line">{t!(locale, common.opening)}</p> }.into_any(),
            Phase::Rescue => alone(view! { <pages::RescuePage /> }.into_any()),
            Phase::Erased => alone(view! { <pages::ErasedPage /> }.into_any()),
            Phase::FirstRun => view! { <FirstRun /> }.into_any(),
            Phase::Ready => view! { <Framed locale /> }.into_any(),
        }
    })
}

/// A page without tabs.
fn alone(page: AnyView) -> AnyView {
    view! { <Frame><Main>{page}</Main></Frame> }.into_any()
}

/// Before the first pack: the ways in, the preview of what was opened, and the pages that help.
#[component]
fn FirstRun() -> impl IntoView {
    let shell = expect_context::<Shell>();
    let page = move || {
        let page = match shell.route.get() {
            Route::Import => view! { <pages::ImportPage /> }.into_any(),
            Route::Backup => view! { <pages::BackupPage /> }.into_any(),
            Route::Help => view! { <pages::TextPage name="help" /> }.into_any(),
            Route::Privacy => view! { <pages::TextPage name="privacy" /> }.into_any(),
            Route::Accessibility => view! { <pages::TextPage name="accessibility" /> }.into_any(),
            Route::Worried => view! { <pages::WorriedPage /> }.into_any(),
            Route::Settings => view! { <pages::SettingsPage /> }.into_any(),
            _ => view! { <pages::FirstRunPage /> }.into_any(),
        };
        alone(page)
    };
    view! { {live(page)} <pages::Notices /> }
}

/// What a page is, leaving out which item of its list is open: the list stays as it is while items change.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Screen {
    Agenda,
    People,
    Practices,
    Other(Route),
}

fn screen(route: Route) -> Screen {
    match route {
        Route::Start | Route::Agenda(_) | Route::Session(_) => Screen::Agenda,
        Route::People | Route::Person(_) => Screen::People,
        Route::Practices | Route::Practice(_) => Screen::Practices,
        other => Screen::Other(other),
    }
}

fn page(screen: Screen) -> AnyView {
    match screen {
        Screen::Agenda => view! { <pages::AgendaPage /> }.into_any(),
        Screen::People => view! { <pages::PeoplePage /> }.into_any(),
        Screen::Practices => view! { <pages::PracticesPage /> }.into_any(),
        Screen::Other(route) => match route {
            Route::PracticeNew => view! { <pages::PracticeFormPage note=None /> }.into_any(),
            Route::PracticeEdit(note) => view! { <pages::PracticeFormPage note=Some(note) /> }.into_any(),
            Route::PracticeShare(note) => view! { <pages::PracticeSharePage note /> }.into_any(),
            Route::Exchange => view! { <pages::ExchangePage /> }.into_any(),
            Route::Import => view! { <pages::ImportPage /> }.into_any(),
            Route::Export => view! { <pages::ExportPage /> }.into_any(),
            Route::Backup => view! { <pages::BackupPage /> }.into_any(),
            Route::Settings => view! { <pages::SettingsPage /> }.into_any(),
            Route::Storage => view! { <pages::StoragePage /> }.into_any(),
            Route::Changes => view! { <pages::ChangesPage /> }.into_any(),
            Route::Conference => view! { <pages::ConferencePage /> }.into_any(),
            Route::Help => view! { <pages::TextPage name="help" /> }.into_any(),
            Route::Privacy => view! { <pages::TextPage name="privacy" /> }.into_any(),
            Route::Accessibility => view! { <pages::TextPage name="accessibility" /> }.into_any(),
            Route::Keyboard => view! { <pages::KeyboardPage /> }.into_any(),
            Route::Worried => view! { <pages::WorriedPage /> }.into_any(),
            Route::More
            | Route::Start
            | Route::Agenda(_)
            | Route::Session(_)
            | Route::People
            | Route::Person(_)
            | Route::Practices
            | Route::Practice(_) => view! { <pages::MorePage /> }.into_any(),
        },
    }
}

/// The tabs and the page of the moment.
#[component]
fn Framed(
    /// The language of the page.
    locale: Locale,
) -> impl IntoView {
    let shell = expect_context::<Shell>();
    let current = Slice::new(move || screen(shell.route.get()));
    let tab = Slice::new(move || shell.route.get().tab());
    let item = move |name: Tab, route: Route, label: &'static str, icon: IconName| TabItem {
        href: route.href(),
        label: label.to_owned(),
        icon,
        current: Signal::derive(move || tab.get() == name),
    };
    let items = vec![
        item(Tab::Agenda, Route::Agenda(None), t!(locale, common.tab_agenda), IconName::Clock),
        item(Tab::People, Route::People, t!(locale, common.tab_people), IconName::People),
        item(Tab::Practices, Route::Practices, t!(locale, common.tab_practices), IconName::Note),
        item(Tab::Exchange, Route::Exchange, t!(locale, common.tab_exchange), IconName::Swap),
        item(Tab::More, Route::More, t!(locale, common.tab_more), IconName::More),
    ];
    let brand = shell.select(move |ready| {
        ready.workspace.conference().map(|conference| {
            let short = conference.body.short_title.words(locale.tag());
            if short.is_empty() { conference.body.title.words(locale.tag()).to_owned() } else { short.to_owned() }
        })
    });
    let place =
        shell.select(move |ready| ready.workspace.conference().and_then(|conference| conference.body.city.clone()));
    let foot = shell.select(move |ready| {
        let fictional = ready.workspace.conference().is_some_and(|conference| conference.body.is_fictional());
        if fictional {
            format!("{}. {}", t!(locale, common.sample_data), t!(locale, common.stays_here))
        } else {
            t!(locale, common.stays_here).to_owned()
        }
    });
    view! {
        <SkipLink label=t!(locale, common.skip_to_content) />
        <Frame>
            <Tabs
                label=t!(locale, common.main_navigation)
                brand=Signal::derive(move || brand.get().unwrap_or_default())
                place=Signal::derive(move || place.get().unwrap_or_default())
                foot
                items
            />
            <Main>
                <pages::Banners />
                {live(move || page(current.get()))}
            </Main>
        </Frame>
        <pages::Notices />
    }
}
