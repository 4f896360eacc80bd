//! What the agenda shows of the programme: days, kinds, cards in slots, what comes next, what overlaps.
//!
//! Used by the list and tested without a browser. Pure: reads a workspace and is given the time; draws nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::code::Coded;
use crate::domain::order;
use crate::domain::private::Subject;
use crate::domain::record::Record;
use crate::domain::session::{Attribution, Session, SessionStatus};
use crate::domain::text::LanguageTag;
use crate::domain::time::{Date, Timestamp};
use crate::domain::workspace::Workspace;
use crate::i18n::{Locale, label_named, t};
use crate::pages::code_words::code_words;
use crate::pages::event_time::EventTime;
use crate::pages::people::is_shown;
use crate::pages::said::Said;
use crate::ui::TrackColour;

/// How long before its beginning a starred session is announced, in milliseconds.
const SOON: i64 = 30 * MINUTE;
const MINUTE: i64 = 60_000;
/// How many speakers a card names.
const SPEAKERS: usize = 3;

/// What a session is, for its label and for the filters.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionTrack {
    /// The kind's code, or the organiser's track where no kind is given.
    pub key: String,
    /// Its name.
    pub label: String,
}

impl SessionTrack {
    /// The kind of a session, else its track.
    pub fn of(session: &Session, workspace: &Workspace, locale: Locale) -> Option<Self> {
        if let Some(kind) = &session.kind {
            let label = code_words(workspace, locale, kind);
            return Some(Self { key: kind.code().to_owned(), label });
        }
        session.track.clone().map(|track| Self { key: track.clone(), label: track })
    }

    /// Its colour: related kinds share one, tracks take one by their name.
    pub fn colour(&self) -> TrackColour {
        match self.key.as_str() {
            "opening" | "keynote" | "plenary" | "closing" => TrackColour::Blue,
            "working_group" | "panel" => TrackColour::Teal,
            "feedback" | "evaluation" => TrackColour::Green,
            "registration" | "break" | "meal" | "reception" | "side_event" => TrackColour::Ochre,
            "workshop" => TrackColour::Brick,
            "marketplace" | "networking" => TrackColour::Plum,
            name => TrackColour::from_index(name.bytes().map(usize::from).sum()),
        }
    }
}

/// A card of the agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct CardRow {
    /// The session's id.
    pub id: String,
    /// Beginning, in milliseconds since 1970.
    pub start: i64,
    /// End, likewise.
    pub end: i64,
    /// Beginning as `<time>` wants it.
    pub start_at: String,
    /// Beginning on the clock of the conference.
    pub starts: String,
    /// End on the clock of the conference.
    pub ends: String,
    /// Title.
    pub title: Said,
    /// Kind or track.
    pub track: Option<SessionTrack>,
    /// The organiser's track, where a kind is shown too.
    pub strand: Option<String>,
    /// Room.
    pub room: Said,
    /// Languages in short.
    pub languages: String,
    /// Names of who speaks; empty where nobody may be named.
    pub speakers: String,
    /// Whether there is a private note.
    pub noted: bool,
    /// Whether it will not take place.
    pub cancelled: bool,
    /// Whether it may still move.
    pub provisional: bool,
    /// What changed, in words; `None` where nothing did.
    pub changed: Option<Said>,
    /// What may be told of it, in words, where that is not everything.
    pub attribution: Option<String>,
}

/// Sessions that begin at the same time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    /// Beginning, in milliseconds since 1970.
    pub start: i64,
    /// The last end, likewise.
    pub last_end: i64,
    /// Whether all of them end together.
    pub ends_together: bool,
    /// Its cards; at least one.
    pub cards: Vec<Arc<CardRow>>,
}

/// The shown part of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slots {
    /// Slots in order.
    pub list: Vec<Arc<Slot>>,
    /// How many cards there are, shown or not.
    pub total: usize,
}

/// What is chosen above the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only what is starred.
    pub mine: bool,
    /// Only these kinds and tracks; empty for all.
    pub tracks: BTreeSet<String>,
}

impl Filter {
    /// Whether anything is chosen.
    pub fn is_on(&self) -> bool {
        self.mine || !self.tracks.is_empty()
    }

    fn takes(&self, card: &CardRow, starred: &BTreeSet<String>) -> bool {
        let of_track = || card.track.as_ref().is_some_and(|track| self.tracks.contains(&track.key));
        (!self.mine || starred.contains(&card.id)) && (self.tracks.is_empty() || of_track())
    }
}

/// A starred session that takes place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Starred {
    /// The session's id.
    pub id: String,
    /// Title.
    pub title: Said,
    /// Beginning, in milliseconds since 1970.
    pub start: i64,
    /// End, likewise.
    pub end: i64,
    /// Room.
    pub room: Said,
    /// How to find it.
    pub room_note: Said,
}

/// Starred sessions in each other's way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clash {
    /// How many begin in this slot.
    pub here: usize,
    /// Ids and titles of those to compare with: the later ones of this slot, and those of other slots.
    pub others: Vec<(String, Said)>,
}

/// The days that have sessions or are named, in order.
pub fn days(workspace: &Workspace) -> Vec<Date> {
    let mut days: BTreeSet<Date> = order::gathered(workspace.sessions.iter().map(|session| session.body.listed_day()));
    if let Some(conference) = workspace.conference() {
        days.extend(conference.body.days.iter().map(|day| day.date));
    }
    days.into_iter().collect()
}

/// The kinds and tracks of the programme by which one may filter, by name.
pub fn tracks(workspace: &Workspace, locale: Locale) -> Vec<SessionTrack> {
    let tracks: BTreeSet<SessionTrack> = order::gathered(
        workspace.sessions.iter().filter_map(|session| SessionTrack::of(&session.body, workspace, locale)),
    );
    let mut tracks: Vec<SessionTrack> =
        tracks.into_iter().filter(|track| !matches!(track.key.as_str(), "registration" | "break" | "meal")).collect();
    order::sort_by(&mut tracks, |one, other| one.label.cmp(&other.label));
    tracks
}

/// Every session of a day as a card, by beginning, end and id.
pub fn day_cards(workspace: &Workspace, day: Date, times: &EventTime, locale: Locale) -> Vec<Arc<CardRow>> {
    let mut sessions: Vec<_> = workspace.sessions.iter().filter(|session| session.body.listed_day() == day).collect();
    order::sort_by_key(&mut sessions, |session| (session.body.start, session.body.end));
    let card =
        |session: &&Arc<Record<Session>>| Arc::new(card(workspace, session.id.as_str(), &session.body, times, locale));
    sessions.iter().map(card).collect()
}

fn card(workspace: &Workspace, id: &str, session: &Session, times: &EventTime, locale: Locale) -> CardRow {
    let track = SessionTrack::of(session, workspace, locale);
    let strand = session.kind.as_ref().and(session.track.clone());
    let about = workspace.sessions.get(id).map(|record| Subject::Session(record.id.clone()));
    let note = about.and_then(|about| workspace.private_note(&about));
    let changed = session.status == SessionStatus::Changed || !session.change_note.is_empty();
    CardRow {
        id: id.to_owned(),
        start: session.start.milliseconds(),
        end: session.end.milliseconds(),
        start_at: session.start.to_string(),
        starts: times.clock(locale, session.start),
        ends: times.clock(locale, session.end),
        title: Said::pick(&session.title, locale).or(t!(locale, agenda.untitled)),
        track,
        strand,
        room: room(workspace, session, locale).0,
        languages: languages(session),
        speakers: speakers(workspace, session, locale),
        noted: note.is_some_and(|note| !note.body.text.trim().is_empty()),
        cancelled: session.status == SessionStatus::Cancelled,
        provisional: session.status == SessionStatus::Provisional,
        changed: changed.then(|| Said::pick(&session.change_note, locale).or(t!(locale, common.changed))),
        attribution: attribution(session, locale),
    }
}

/// Name of the room, and how to find it.
pub fn room(workspace: &Workspace, session: &Session, locale: Locale) -> (Said, Said) {
    let room = session.room.as_ref().and_then(|id| workspace.rooms.get(id.as_str()));
    room.map(|room| (Said::pick(&room.body.name, locale), Said::pick(&room.body.note, locale))).unwrap_or_default()
}

/// What may be told of a session, in words, where that is not everything.
pub fn attribution(session: &Session, locale: Locale) -> Option<String> {
    let code = &session.attribution;
    (*code != Attribution::Open).then(|| label_named(locale, Attribution::VOCABULARY, code.code()))
}

/// "EN ↔ FR" where it is interpreted, else the languages of the floor.
fn languages(session: &Session) -> String {
    let mut tags: Vec<String> = Vec::new();
    let mut add = |tag: &LanguageTag| {
        let short = tag.primary().to_uppercase();
        if !tags.contains(&short) {
            tags.push(short);
        }
    };
    if session.interpretation.is_empty() {
        session.floor_languages.iter().for_each(add);
        return tags.join(" · ");
    }
    for pair in &session.interpretation {
        add(&pair.from);
        add(&pair.to);
    }
    tags.join(" ↔ ")
}

/// Those who speak, as far as they may be named outside the room.
fn speakers(workspace: &Workspace, session: &Session, locale: Locale) -> String {
    if session.attribution != Attribution::Open {
        return String::new();
    }
    let speaks = |role: &str| matches!(role, "speaker" | "panellist" | "facilitator" | "moderator" | "chair");
    let names: Vec<String> = session
        .people
        .iter()
        .filter(|person| person.role.as_ref().is_some_and(|role| speaks(role.code())))
        .filter_map(|person| workspace.participants.get(person.participant.as_str()))
        .filter(|record| is_shown(&record.body))
        .map(|record| record.body.full_name())
        .collect();
    let mut words = names.iter().take(SPEAKERS).cloned().collect::<Vec<_>>().join(", ");
    let more = names.len().saturating_sub(SPEAKERS);
    if more > 0 {
        words.push(' ');
        words.push_str(&t!(locale, common.list_joined_more, count = more));
    }
    words
}

/// The cards that the filter takes, in slots; no more than `limit` of them.
pub fn slots(cards: &[Arc<CardRow>], filter: &Filter, starred: &BTreeSet<String>, limit: usize) -> Slots {
    let taken: Vec<&Arc<CardRow>> = cards.iter().filter(|card| filter.takes(card, starred)).collect();
    let total = taken.len();
    let mut list: Vec<Slot> = Vec::new();
    for card in taken.into_iter().take(limit) {
        match list.last_mut() {
            Some(slot) if slot.start == card.start => {
                slot.ends_together &= slot.last_end == card.end;
                slot.last_end = slot.last_end.max(card.end);
                slot.cards.push(Arc::clone(card));
            }
            _ => list.push(Slot {
                start: card.start,
                last_end: card.end,
                ends_together: true,
                cards: vec![Arc::clone(card)],
            }),
        }
    }
    Slots { list: list.into_iter().map(Arc::new).collect(), total }
}

/// Before which slot the line of now stands.
pub fn now_place(slots: &Slots, now: Timestamp) -> Option<usize> {
    let begun = slots.list.iter().take_while(|slot| slot.start <= now.milliseconds()).count();
    let shown: usize = slots.list.iter().map(|slot| slot.cards.len()).sum();
    // At the end of a list that goes on it would stand in the wrong place.
    let cut = begun == slots.list.len() && shown < slots.total;
    (!slots.list.is_empty() && !cut).then_some(begun)
}

/// The starred sessions that take place, by beginning.
pub fn starred(workspace: &Workspace, locale: Locale) -> Vec<Starred> {
    let sessions = workspace.stars.iter().filter_map(|star| workspace.sessions.get(star.id.as_str()));
    let mut starred: Vec<Starred> = sessions
        .filter(|session| session.body.status != SessionStatus::Cancelled)
        .map(|session| {
            let (room, room_note) = room(workspace, &session.body, locale);
            Starred {
                id: session.id.as_str().to_owned(),
                title: Said::pick(&session.body.title, locale).or(t!(locale, agenda.untitled)),
                start: session.body.start.milliseconds(),
                end: session.body.end.milliseconds(),
                room,
                room_note,
            }
        })
        .collect();
    order::sort_by_key(&mut starred, |session| session.start);
    starred
}

/// The starred session that begins within half an hour, and in how many minutes.
pub fn next_up(starred: &[Starred], now: Timestamp) -> Option<(Starred, i64)> {
    let next = starred.iter().find(|session| session.start > now.milliseconds())?;
    let left = next.start - now.milliseconds();
    (left <= SOON).then(|| (next.clone(), (left + MINUTE - 1) / MINUTE))
}

/// What is in the way of the starred sessions that begin at `start`.
pub fn clash(starred: &[Starred], start: i64) -> Option<Clash> {
    let here: Vec<&Starred> = starred.iter().filter(|session| session.start == start).collect();
    let elsewhere = starred.iter().filter(|other| {
        other.start != start && here.iter().any(|session| session.start < other.end && other.start < session.end)
    });
    let others: Vec<(String, Said)> =
        here.iter().copied().skip(1).chain(elsewhere).map(|other| (other.id.clone(), other.title.clone())).collect();
    (!others.is_empty()).then_some(Clash { here: here.len(), others })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use super::{CardRow, Filter, Starred, clash, next_up, now_place, slots};
    use crate::domain::time::Timestamp;

    fn card(id: &str, start: i64, end: i64) -> Arc<CardRow> {
        Arc::new(CardRow { id: id.to_owned(), start, end, ..CardRow::default() })
    }

    fn star(id: &str, start: i64, end: i64) -> Starred {
        Starred { id: id.to_owned(), start, end, ..Starred::default() }
    }

    fn at(clock: &str) -> Timestamp {
        Timestamp::parse(&format!("2027-04-08T{clock}:00Z")).unwrap()
    }

    #[test]
    fn sessions_that_begin_together_stand_in_one_slot() {
        let cards = [card("a", 1, 3), card("b", 1, 4), card("c", 2, 4)];
        let found = slots(&cards, &Filter::default(), &BTreeSet::new(), 100);
        let shape: Vec<(usize, bool, i64)> =
            found.list.iter().map(|slot| (slot.cards.len(), slot.ends_together, slot.last_end)).collect();
        assert_eq!(shape, [(2, false, 4), (1, true, 4)]);
    }

    #[test]
    fn only_the_first_rows_are_made_and_all_are_counted() {
        let cards = [card("a", 1, 3), card("b", 1, 4), card("c", 2, 4)];
        let found = slots(&cards, &Filter::default(), &BTreeSet::new(), 2);
        assert_eq!((found.list.len(), found.total), (1, 3));
        assert_eq!(now_place(&found, at("10:00")), None, "the list goes on");
    }

    #[test]
    fn my_agenda_holds_what_is_starred() {
        let cards = [card("a", 1, 3), card("b", 1, 4)];
        let filter = Filter { mine: true, ..Filter::default() };
        let found = slots(&cards, &filter, &BTreeSet::from(["b".to_owned()]), 100);
        assert_eq!(found.total, 1);
    }

    #[test]
    fn starred_sessions_that_overlap_are_told_to_each_other() {
        let starred = [star("a", 1, 3), star("b", 2, 4), star("c", 4, 5)];
        assert_eq!(clash(&starred, 1).map(|clash| clash.others[0].0.clone()), Some("b".to_owned()));
        assert_eq!(clash(&starred, 2).map(|clash| clash.others.len()), Some(1));
        assert_eq!(clash(&starred, 4), None, "one ends when the other begins");
    }

    #[test]
    fn what_begins_within_half_an_hour_is_next() {
        let starred = [star("a", at("10:30").milliseconds(), at("11:00").milliseconds())];
        assert_eq!(next_up(&starred, at("09:59")), None);
        assert_eq!(next_up(&starred, at("10:08")).map(|(_, minutes)| minutes), Some(22));
        assert_eq!(next_up(&starred, at("10:30")), None);
    }
}
