//! What a delegate works with: the start of the app at work, the frame with its tabs, agenda, people and practices.
//!
//! A part of its own (`parts.rs`): drawn through [`draw`] alone, by whoever holds a [`Work`].

use leptos::prelude::*;

use crate::i18n::{Locale, t};
use crate::model::route::{Route, Tab};
use crate::pages;
use crate::shell::{Shell, Slice, use_shell};
use crate::ui::{Frame, IconName, Main, SkipLink, TabItem, Tabs, live};

use super::desk::Desk;
use super::parts::Fetched;

/// Which piece.
#[derive(Clone, Copy)]
pub enum Work {
    /// The start of everything that the first screen does without; it draws nothing.
    Begin(Shell),
    /// The tabs and the page of the moment.
    Framed(Locale),
    /// Messages and questions over every page.
    Notices,
    /// Warnings on the first screen.
    FirstRunNotices,
}

/// Draws a piece.
pub fn draw(work: Work) -> AnyView {
    match work {
        Work::Begin(shell) => {
            shell.begin();
            ().into_any()
        }
        Work::Framed(locale) => view! { <Framed locale /> }.into_any(),
        Work::Notices => view! { <pages::Notices /> }.into_any(),
        Work::FirstRunNotices => view! { <pages::FirstRunNotices /> }.into_any(),
    }
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
        Screen::Other(route) => expect_context::<Fetched>().desk(move || Desk::Page(route.clone())),
    }
}

/// The tabs and the page of the moment.
#[component]
fn Framed(
    /// The language of the page.
    locale: Locale,
) -> impl IntoView {
    let shell = use_shell();
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
    let brand = shell.select(move |ready| ready.brief_title(locale.tag()));
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
                brand
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
