//! What the page of a session shows, worked out from the workspace.
//!
//! Used by the detail and tested without a browser. Names only those who agreed to be listed.

use std::sync::Arc;

use crate::domain::code::{Code, Coded};
use crate::domain::note::{Note, NoteState};
use crate::domain::order;
use crate::domain::record::Record;
use crate::domain::session::{Attribution, Session, SessionStatus};
use crate::domain::time::{Date, Timestamp};
use crate::domain::vocabulary::PersonRole;
use crate::domain::workspace::Workspace;
use crate::i18n::{Locale, language_name, t};
use crate::pages::code_words::code_words;
use crate::pages::people::is_shown;
use crate::pages::practice_links::PracticeLink;
use crate::pages::said::Said;

use super::rows::{self, SessionTrack};

/// How many practices are offered.
const PRACTICES: usize = 5;
/// How many sessions of the same time are offered.
const PARALLEL: usize = 8;

/// A session for the reader.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SessionView {
    /// Id.
    pub id: String,
    /// Title.
    pub title: Said,
    /// The conference day it is listed under.
    pub day: Date,
    /// Beginning.
    pub start: Timestamp,
    /// End.
    pub end: Timestamp,
    /// Kind or track.
    pub track: Option<SessionTrack>,
    /// The organiser's track, where a kind is shown too.
    pub strand: Option<String>,
    /// Room.
    pub room: Said,
    /// How to find it, and its access.
    pub room_note: Said,
    /// Whether names and words may be told outside.
    pub attribution: Attribution,
    /// The same in words, where it is not everything.
    pub attribution_label: Option<String>,
    /// How firm it is.
    pub status: SessionStatus,
    /// What changed, in words.
    pub change_note: Said,
    /// What it is about.
    pub summary: Said,
    /// Questions to think about.
    pub questions: Vec<Said>,
    /// Who does what, role by role.
    pub roles: Vec<Role>,
    /// Languages of the floor, by name.
    pub languages: Vec<String>,
    /// Each direction of interpretation.
    pub interpretation: Vec<String>,
    /// Objectives it serves.
    pub objectives: Vec<Said>,
    /// Themes, by name.
    pub themes: Vec<String>,
    /// Practices that fit.
    pub practices: Vec<PracticeLink>,
    /// Sessions at the same time: id, title, room.
    pub parallel: Vec<(String, Said, Said)>,
}

/// The people with one role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Role {
    /// The role.
    pub label: String,
    /// Ids and names of those who may be named.
    pub named: Vec<(String, String)>,
    /// How many more there are.
    pub unnamed: usize,
}

/// The session with this id.
pub fn session_view(workspace: &Workspace, id: &str, locale: Locale) -> Option<SessionView> {
    let record = workspace.sessions.get(id)?;
    let session = &record.body;
    let (room, room_note) = rows::room(workspace, session, locale);
    let objectives = session.objectives.iter().filter_map(|id| workspace.objectives.get(id.as_str()));
    Some(SessionView {
        id: id.to_owned(),
        title: Said::pick(&session.title, locale).or(t!(locale, agenda.untitled)),
        day: session.listed_day(),
        start: session.start,
        end: session.end,
        track: SessionTrack::of(session, workspace, locale),
        strand: session.kind.as_ref().and(session.track.clone()),
        room,
        room_note,
        attribution: session.attribution.clone(),
        attribution_label: rows::attribution(session, locale),
        status: session.status.clone(),
        change_note: Said::pick(&session.change_note, locale),
        summary: Said::pick(&session.summary, locale),
        questions: session
            .questions
            .iter()
            .map(|text| Said::pick(text, locale))
            .filter(|text| !text.is_empty())
            .collect(),
        roles: roles(workspace, session, locale),
        languages: session.floor_languages.iter().map(|tag| language_name(locale, tag.as_str())).collect(),
        interpretation: interpretation(session, locale),
        objectives: objectives.map(|objective| Said::pick(&objective.body.text, locale)).collect(),
        themes: session.themes.iter().map(|theme| code_words(workspace, locale, theme)).collect(),
        practices: practices(workspace, record, locale),
        parallel: parallel(workspace, record, locale),
    })
}

/// Who does what: roles in the order of their vocabulary, then other ones, then people without one.
fn roles(workspace: &Workspace, session: &Session, locale: Locale) -> Vec<Role> {
    let known = Code::<PersonRole>::KNOWN;
    let place = |code: &str| known.iter().position(|known| *known == code).unwrap_or(known.len());
    let mut people: Vec<_> = session.people.iter().collect();
    order::sort_by_key(&mut people, |person| person.role.as_ref().map_or(usize::MAX, |role| place(role.code())));
    let mut roles: Vec<Role> = Vec::new();
    for person in people {
        let Some(record) = workspace.participants.get(person.participant.as_str()) else { continue };
        let shown = is_shown(&record.body);
        if !shown && record.body.share.listed {
            // Somebody who will not come.
            continue;
        }
        let label = person
            .role
            .as_ref()
            .map_or_else(|| t!(locale, session.takes_part).to_owned(), |role| code_words(workspace, locale, role));
        if roles.last().is_none_or(|role| role.label != label) {
            roles.push(Role { label, ..Role::default() });
        }
        if let Some(role) = roles.last_mut() {
            if shown {
                role.named.push((record.id.as_str().to_owned(), record.body.full_name()));
            } else {
                role.unnamed += 1;
            }
        }
    }
    roles
}

fn interpretation(session: &Session, locale: Locale) -> Vec<String> {
    let line = |pair: &crate::domain::session::Interpretation| {
        let (from, to) = (language_name(locale, pair.from.as_str()), language_name(locale, pair.to.as_str()));
        if let Some(channel) = pair.channel {
            t!(locale, session.interpreted_on, from = from, to = to, channel = channel)
        } else {
            t!(locale, session.interpreted, from = from, to = to)
        }
    };
    session.interpretation.iter().map(line).collect()
}

/// Notes made for this session, then those that share most of its themes.
fn practices(workspace: &Workspace, session: &Record<Session>, locale: Locale) -> Vec<PracticeLink> {
    let fit = |note: &Record<Note>| {
        let shared = note.body.themes.iter().filter(|theme| session.body.themes.contains(theme)).count();
        let own = note.body.session.as_ref() == Some(&session.id);
        shared + if own { 1_000 } else { 0 }
    };
    let mut fitting: Vec<(usize, &Arc<Record<Note>>)> = workspace
        .notes
        .iter()
        .filter(|note| note.body.state != NoteState::Withdrawn)
        .map(|note| (fit(note), note))
        .filter(|(fit, _)| *fit > 0)
        .collect();
    order::sort_by_key(&mut fitting, |(fit, _)| std::cmp::Reverse(*fit));
    fitting.into_iter().take(PRACTICES).map(|(_, note)| PracticeLink::of(note, workspace, locale)).collect()
}

fn parallel(workspace: &Workspace, session: &Record<Session>, locale: Locale) -> Vec<(String, Said, Said)> {
    let mut others: Vec<_> = workspace
        .sessions
        .iter()
        .filter(|other| other.id != session.id && other.body.overlaps(&session.body))
        .filter(|other| other.body.status != SessionStatus::Cancelled)
        .collect();
    order::sort_by_key(&mut others, |other| other.body.start);
    let line = |other: &&Arc<Record<Session>>| {
        let title = Said::pick(&other.body.title, locale).or(t!(locale, agenda.untitled));
        (other.id.as_str().to_owned(), title, rows::room(workspace, &other.body, locale).0)
    };
    others.iter().take(PARALLEL).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::session_view;
    use crate::domain::change::Change;
    use crate::domain::code::{Code, Coded};
    use crate::domain::id::Id;
    use crate::domain::participant::{Participant, ParticipantStatus, Share};
    use crate::domain::record::Record;
    use crate::domain::session::{Session, SessionPerson};
    use crate::domain::workspace::Workspace;
    use crate::i18n::Locale;

    #[test]
    fn only_those_who_agreed_to_be_listed_are_named() {
        let mut workspace = Workspace::default();
        let people = [
            ("p1", true, ParticipantStatus::Registered),
            ("p2", false, ParticipantStatus::Registered),
            ("p3", true, ParticipantStatus::Cancelled),
        ];
        let mut session = Session::default();
        for (id, listed, status) in people {
            let share = Share { listed, ..Share::default() };
            let body = Participant { family_name: id.to_owned(), share, status, ..Participant::default() };
            workspace.apply(Change::put(Record::first(Id::parse(id).unwrap(), None, None, body)));
            let role = Some(Code::from_code("speaker"));
            session.people.push(SessionPerson {
                participant: Id::parse(id).unwrap(),
                role,
                ..SessionPerson::default()
            });
        }
        workspace.apply(Change::put(Record::first(Id::parse("s1").unwrap(), None, None, session)));
        let view = session_view(&workspace, "s1", Locale::EN).unwrap();
        assert_eq!(view.roles.len(), 1);
        assert_eq!(view.roles[0].named, [("p1".to_owned(), "p1".to_owned())]);
        assert_eq!(view.roles[0].unnamed, 1);
        assert_eq!(session_view(&workspace, "s2", Locale::EN), None);
    }
}
