//! Routes: the address of every page, typed, as the part of the address after `#`.
//!
//! Used by the pages for links and by `shell` for where we are. Hash routes work on any static host, under any
//! sub-path and from one file. An address that is not understood leads to the start, never to an error.

use crate::domain::id::Id;
use crate::domain::note::Note;
use crate::domain::participant::Participant;
use crate::domain::session::Session;
use crate::domain::time::Date;

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// Where the app begins: the first run, or the agenda.
    #[default]
    Start,
    /// The programme, of one day if it is named.
    Agenda(Option<Date>),
    /// One session.
    Session(Id<Session>),
    /// The directory.
    People,
    /// One person.
    Person(Id<Participant>),
    /// All notes.
    Practices,
    /// One note.
    Practice(Id<Note>),
    /// A new note.
    PracticeNew,
    /// Writing a note.
    PracticeEdit(Id<Note>),
    /// Sharing a note.
    PracticeShare(Id<Note>),
    /// Two versions of a note, side by side.
    PracticeVersions(Id<Note>),
    /// Bringing in and sending out.
    Exchange,
    /// Opening what another app shared, or the file that a link names.
    Open,
    /// What a pack would change.
    Import,
    /// What came in and went out.
    Exchanges,
    /// Choosing what to hand out.
    Export,
    /// Keeping everything in a file, and bringing it back.
    Backup,
    /// Everything else.
    More,
    /// Settings.
    Settings,
    /// What is stored and how safe it is; erasing.
    Storage,
    /// The last changes, each with its way back.
    Changes,
    /// About the conference: objectives, papers, privacy notice.
    Conference,
    /// Help.
    Help,
    /// The keys.
    Keyboard,
    /// The accessibility statement.
    Accessibility,
    /// What is kept and what never leaves.
    Privacy,
    /// Worried about a child?
    Worried,
}

/// Pages without a parameter, by name.
const PLAIN: [(&str, Route); 22] = [
    ("", Route::Start),
    ("agenda", Route::Agenda(None)),
    ("people", Route::People),
    ("practices", Route::Practices),
    ("practice/new", Route::PracticeNew),
    ("exchange", Route::Exchange),
    ("open", Route::Open),
    ("import", Route::Import),
    ("exchanges", Route::Exchanges),
    ("export", Route::Export),
    ("backup", Route::Backup),
    ("more", Route::More),
    ("settings", Route::Settings),
    ("storage", Route::Storage),
    ("changes", Route::Changes),
    ("conference", Route::Conference),
    ("help", Route::Help),
    ("keyboard", Route::Keyboard),
    ("accessibility", Route::Accessibility),
    ("privacy", Route::Privacy),
    ("worried", Route::Worried),
    ("start", Route::Start),
];

impl Route {
    /// Reads what follows the `#` of an address, with or without it.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let path = path.split('?').next().unwrap_or_default();
        if let Some((_, route)) = PLAIN.iter().find(|(name, _)| *name == path) {
            return route.clone();
        }
        let parts: Vec<&str> = path.split('/').collect();
        let route = match parts[..] {
            ["agenda", day] => Date::parse(day).ok().map(|day| Self::Agenda(Some(day))),
            ["session", id] => Id::parse(id).ok().map(Self::Session),
            ["person", id] => Id::parse(id).ok().map(Self::Person),
            ["practice", id] => Id::parse(id).ok().map(Self::Practice),
            ["practice", id, "edit"] => Id::parse(id).ok().map(Self::PracticeEdit),
            ["practice", id, "share"] => Id::parse(id).ok().map(Self::PracticeShare),
            ["practice", id, "versions"] => Id::parse(id).ok().map(Self::PracticeVersions),
            _ => None,
        };
        route.unwrap_or_default()
    }

    /// The address as a link writes it, beginning with `#/`.
    pub fn href(&self) -> String {
        match self {
            Self::Agenda(Some(day)) => format!("#/agenda/{day}"),
            Self::Session(id) => format!("#/session/{id}"),
            Self::Person(id) => format!("#/person/{id}"),
            Self::Practice(id) => format!("#/practice/{id}"),
            Self::PracticeEdit(id) => format!("#/practice/{id}/edit"),
            Self::PracticeShare(id) => format!("#/practice/{id}/share"),
            Self::PracticeVersions(id) => format!("#/practice/{id}/versions"),
            plain => {
                let name = PLAIN.iter().find(|(_, route)| route == plain).map_or("", |(name, _)| name);
                format!("#/{name}")
            }
        }
    }

    /// The tab under which the page stands.
    pub fn tab(&self) -> Tab {
        match self {
            Self::Start | Self::Agenda(_) | Self::Session(_) => Tab::Agenda,
            Self::People | Self::Person(_) => Tab::People,
            Self::Practices
            | Self::Practice(_)
            | Self::PracticeNew
            | Self::PracticeEdit(_)
            | Self::PracticeShare(_)
            | Self::PracticeVersions(_) => Tab::Practices,
            Self::Exchange | Self::Exchanges | Self::Open | Self::Import | Self::Export | Self::Backup => Tab::Exchange,
            Self::More
            | Self::Settings
            | Self::Storage
            | Self::Changes
            | Self::Conference
            | Self::Help
            | Self::Keyboard
            | Self::Accessibility
            | Self::Privacy
            | Self::Worried => Tab::More,
        }
    }
}

/// One of the five tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Programme.
    Agenda,
    /// Directory.
    People,
    /// Notes.
    Practices,
    /// In and out.
    Exchange,
    /// Everything else.
    More,
}

#[cfg(test)]
mod tests {
    use super::{PLAIN, Route};
    use crate::domain::id::Id;
    use crate::domain::time::Date;

    #[test]
    fn every_address_leads_back_to_its_page() {
        let id = "s_01.a-b";
        let mut routes: Vec<Route> = PLAIN.iter().map(|(_, route)| route.clone()).collect();
        routes.push(Route::Agenda(Some(Date::parse("2027-04-08").unwrap())));
        routes.push(Route::Session(Id::parse(id).unwrap()));
        routes.push(Route::Person(Id::parse(id).unwrap()));
        routes.push(Route::Practice(Id::parse(id).unwrap()));
        routes.push(Route::PracticeEdit(Id::parse(id).unwrap()));
        routes.push(Route::PracticeShare(Id::parse(id).unwrap()));
        routes.push(Route::PracticeVersions(Id::parse(id).unwrap()));
        for route in routes {
            assert_eq!(Route::parse(&route.href()), route, "{}", route.href());
        }
    }

    #[test]
    fn an_address_that_is_not_understood_leads_to_the_start() {
        for wrong in ["#/nowhere", "#/session/", "#/session/a%20b", "#/agenda/2027-99-99", "#//", "garbage"] {
            assert_eq!(Route::parse(wrong), Route::Start, "{wrong}");
        }
    }
}
