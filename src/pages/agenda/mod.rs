//! The programme day by day, and the session that is open beside it.
//!
//! Used by `app` for the addresses of the agenda, of a day and of a session. What is shown is worked out in
//! `rows` and `session_view`, which need no browser; `list` and `detail` draw it.

mod detail;
mod list;
mod rows;
mod session_view;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::conference::Room;
use crate::domain::id::Id;
use crate::domain::order;
use crate::domain::participant::Participant;
use crate::domain::record::Record;
use crate::domain::session::Session;
use crate::domain::time::Date;
use crate::i18n::{Locale, t};
use crate::model::route::Route;
use crate::shell::{Shell, Slice, clock, routing, use_shell};
use crate::ui::{EmptyState, IconName, TwoPane, live};

use super::appending::FIRST;
use super::event_time::{EventTime, long_day};

use rows::{CardRow, Filter, Slots, Starred};

/// Everything the cards are made of. As long as none of it is another record, no card is worked out anew.
#[derive(Clone, Debug, Default, PartialEq)]
struct Programme {
    sessions: Vec<Arc<Record<Session>>>,
    rooms: Vec<Arc<Record<Room>>>,
    participants: Vec<Arc<Record<Participant>>>,
    noted: BTreeSet<String>,
}

/// What the list and the detail share.
#[derive(Clone, Copy)]
struct Agenda {
    shell: Shell,
    locale: Locale,
    /// The open session.
    open: Slice<Option<Id<Session>>>,
    /// The days of the programme.
    days: Slice<Vec<Date>>,
    /// The day on the screen; nothing where there are no days.
    day: Slice<Option<Date>>,
    /// The day it is at the conference.
    today: Slice<Date>,
    times: Slice<EventTime>,
    programme: Slice<Programme>,
    /// All cards of the day.
    cards: Slice<Vec<Arc<CardRow>>>,
    /// Ids of starred sessions, whether they take place or not.
    stars: Slice<BTreeSet<String>>,
    /// Starred sessions that take place.
    starred: Slice<Vec<Starred>>,
    filter: RwSignal<Filter>,
    /// How many cards may be shown.
    shown: RwSignal<usize>,
    /// The cards that are shown.
    slots: Slice<Slots>,
}

impl Agenda {
    fn new(shell: Shell) -> Self {
        let locale = shell.words();
        let open = Slice::new(move || match shell.route.get() {
            Route::Session(id) => Some(id),
            _ => None,
        });
        let days = shell.select(|ready| rows::days(&ready.workspace));
        let times = shell.select(|ready| EventTime::of(&ready.workspace));
        let today = Slice::new(move || times.with(|times| times.today(shell.now.get())));
        let day_of_open = shell.select(move |ready| {
            let id = open.get()?;
            ready.workspace.sessions.get(id.as_str()).map(|session| session.body.listed_day())
        });
        let day = Slice::new(move || match shell.route.get() {
            Route::Agenda(Some(day)) => Some(day),
            _ => day_of_open.get().or_else(|| days.with(|days| default_day(days, today.get()))),
        });
        let programme = shell.select(|ready| {
            let workspace = &ready.workspace;
            let noted = workspace.private_notes.iter().filter(|note| !note.body.text.trim().is_empty());
            Programme {
                sessions: workspace.sessions.iter().cloned().collect(),
                rooms: workspace.rooms.iter().cloned().collect(),
                participants: workspace.participants.iter().cloned().collect(),
                noted: order::gathered(noted.map(|note| note.id.as_str().to_owned())),
            }
        });
        let cards = Slice::new(move || {
            programme.track();
            let Some(day) = day.get() else { return Vec::new() };
            times.with(|times| shell.peek(|ready| rows::day_cards(&ready.workspace, day, times, locale)))
        });
        let stars =
            shell.select(|ready| order::gathered(ready.workspace.stars.iter().map(|star| star.id.as_str().to_owned())));
        let starred = shell.select(move |ready| rows::starred(&ready.workspace, locale));
        let filter = RwSignal::new(Filter::default());
        let shown = RwSignal::new(FIRST);
        let slots = Slice::new(move || {
            let limit = shown.get();
            filter.with(|filter| cards.with(|cards| stars.with(|stars| rows::slots(cards, filter, stars, limit))))
        });
        Self { shell, locale, open, days, day, today, times, programme, cards, stars, starred, filter, shown, slots }
    }
}

/// Today, if it is a day of the conference, else the first one.
fn default_day(days: &[Date], today: Date) -> Option<Date> {
    days.iter().find(|day| **day == today).or_else(|| days.first()).copied()
}

/// The programme day by day, and the session that is open beside it.
#[component]
pub fn AgendaPage() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    // The clock of a conference that was opened a moment ago, not of the one before it.
    shell.now.set(clock::conference_now(shell));
    let agenda = Agenda::new(shell);
    let open_title = shell.select(move |ready| {
        let id = agenda.open.get()?;
        ready.workspace.sessions.get(id.as_str()).map(|session| session.body.title.words(locale.tag()).to_owned())
    });
    routing::title(shell, move || {
        let day = agenda.day.get().map(|day| long_day(locale, day));
        let parts = [open_title.get(), day, Some(t!(locale, agenda.title).to_owned())];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).take(2).collect::<Vec<_>>().join(" – ")
    });
    let pane = move || match agenda.open.get() {
        Some(id) => detail::detail(agenda, id),
        None => view! {
            <EmptyState title=t!(locale, agenda.choose_title) icon=IconName::Clock>
                <p>{t!(locale, agenda.choose_hint)}</p>
            </EmptyState>
        }
        .into_any(),
    };
    view! {
        <TwoPane
            list=move || list::list(agenda)
            detail=move || view! { {live(pane)} }
            detail_label=t!(locale, session.title)
            detail_open=Signal::derive(move || agenda.open.with(Option::is_some))
        />
    }
}

#[cfg(test)]
mod tests {
    use super::default_day;
    use crate::domain::time::Date;

    #[test]
    fn the_agenda_opens_today_or_on_the_first_day() {
        let days = [Date::new(2027, 4, 8).unwrap(), Date::new(2027, 4, 9).unwrap()];
        assert_eq!(default_day(&days, days[1]), Some(days[1]));
        assert_eq!(default_day(&days, Date::new(2026, 1, 1).unwrap()), Some(days[0]));
        assert_eq!(default_day(&[], days[0]), None);
    }
}
