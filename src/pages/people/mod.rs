//! The directory with its search, and the person who is open beside it.
//!
//! Used by `app` for the addresses of the directory and of a person. Who is shown and found is worked out in `rows`
//! and `person_view`, which need no browser; `list` and `detail` draw it.

mod detail;
mod list;
mod person_view;
mod rows;

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::organisation::Organisation;
use crate::domain::participant::Participant;
use crate::domain::record::Record;
use crate::i18n::{Locale, t};
use crate::model::route::Route;
use crate::shell::{Shell, Slice, routing, use_shell};
use crate::ui::{EmptyState, IconName, TwoPane, live};

use super::appending::FIRST;
use super::same::Same;

pub use rows::is_shown;
use rows::{Directory, Found, Wish};

/// Everything the directory is made of. As long as none of it is another record, nothing is folded anew.
#[derive(Clone, Debug, Default, PartialEq)]
struct Sources {
    participants: Vec<Arc<Record<Participant>>>,
    organisations: Vec<Arc<Record<Organisation>>>,
}

/// What the list and the detail share.
#[derive(Clone, Copy)]
struct People {
    shell: Shell,
    locale: Locale,
    /// The open person.
    open: Slice<Option<Id<Participant>>>,
    directory: Slice<Same<Directory>>,
    /// How many are wanted to be met, and how many are met.
    marks: Slice<(usize, usize)>,
    wish: RwSignal<Wish>,
    /// How many rows may be shown.
    shown: RwSignal<usize>,
    found: Slice<Found>,
}

impl People {
    fn new(shell: Shell) -> Self {
        let locale = shell.words();
        let open = Slice::new(move || match shell.route.get() {
            Route::Person(id) => Some(id),
            _ => None,
        });
        let sources = shell.select(|ready| Sources {
            participants: ready.workspace.participants.iter().cloned().collect(),
            organisations: ready.workspace.organisations.iter().cloned().collect(),
        });
        let directory = Slice::new(move || {
            sources.track();
            shell.peek(|ready| Same::new(Directory::new(&ready.workspace, locale)))
        });
        let met = shell.select(|ready| {
            let met = ready.workspace.met.iter();
            met.map(|met| (met.id.as_str().to_owned(), met.body.met)).collect::<Vec<(String, bool)>>()
        });
        let marks = Slice::new(move || {
            met.with(|met| {
                let done = met.iter().filter(|(_, met)| *met).count();
                (met.len() - done, done)
            })
        });
        let wish = RwSignal::new(Wish { query: routing::query(), ..Wish::default() });
        let shown = RwSignal::new(FIRST);
        let found = Slice::new(move || {
            met.track();
            let limit = shown.get();
            let find = |wish: &Wish| {
                directory.with(|kept| shell.peek(|ready| kept.find(&ready.workspace, wish, limit, locale)))
            };
            wish.with(find)
        });
        Self { shell, locale, open, directory, marks, wish, shown, found }
    }
}

/// The directory with its search, and the person who is open beside it.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    let people = People::new(shell);
    let name = shell.select(move |ready| {
        let id = people.open.get()?;
        let record = ready.workspace.participants.get(id.as_str())?;
        is_shown(&record.body).then(|| record.body.full_name())
    });
    routing::title(shell, move || {
        let parts = [name.get(), Some(t!(locale, people.title).to_owned())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" – ")
    });
    let pane = move || match people.open.get() {
        Some(id) => detail::detail(people, id),
        None => view! {
            <EmptyState title=t!(locale, people.choose_title) icon=IconName::People>
                <p>{t!(locale, people.choose_hint)}</p>
            </EmptyState>
        }
        .into_any(),
    };
    view! {
        <TwoPane
            list=move || list::list(people)
            detail=move || view! { {live(pane)} }
            detail_label=t!(locale, people.person)
            detail_open=Signal::derive(move || people.open.with(Option::is_some))
        />
    }
}
