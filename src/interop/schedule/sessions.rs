//! The events of a schedule as sessions.
//!
//! Used by [`super::read`]. An event becomes one session or one problem. Its instant is what `date` says; the time on
//! the wall (`start`) and the day it stands under help only where `date` is silent.

use super::super::names::{Ids, id_text};
use super::super::report::Report;
use super::super::times::{self, Written};
use super::super::words::{Kind, cut, join, languages, line, localised, plain};
use super::people::People;
use super::rooms::Rooms;
use super::{LONG, NAME, TITLE, kinds, record, refused};
use crate::domain::code::{Code, Coded};
use crate::domain::id::Id;
use crate::domain::problem::{Cause, Problem};
use crate::domain::record::Record;
use crate::domain::session::Session;
use crate::domain::text::{LanguageTag, Localised};
use crate::domain::time::{Date, Timestamp};
use crate::pack::MAX_RECORDS;
use crate::pack::json::Json;

/// The members that are read, or only name the event in other ways.
const TAKEN: &[&str] = &[
    "guid",
    "code",
    "id",
    "slug",
    "date",
    "start",
    "duration",
    "end",
    "room",
    "title",
    "subtitle",
    "track",
    "type",
    "language",
    "abstract",
    "description",
    "persons",
];
/// Before this minute of the day an event may belong to the day before.
const MORNING: i64 = 6 * 60;
/// No day of a conference begins later than at this minute.
const NOON: i64 = 12 * 60;

/// One day of the schedule, as far as its events need it.
struct Day {
    date: Option<Date>,
    /// When the day begins on the wall, and at which distance from UTC.
    begins: Option<Written>,
}

/// What was read so far.
struct Sessions<'s, 'r> {
    rooms: &'s mut Rooms,
    people: &'s mut People,
    report: &'s mut Report<'r>,
    ids: Ids,
    /// An offset for events that say none, where their day says none either.
    offset: Option<i16>,
    found: Vec<Record<Session>>,
}

/// Every event of every day.
pub(super) fn read(
    conference: &Json<'_>,
    days: &[Json<'_>],
    rooms: &mut Rooms,
    people: &mut People,
    report: &mut Report<'_>,
) -> Result<Vec<Record<Session>>, Problem> {
    let written = |json: Option<&Json<'_>>| plain(json).and_then(|text| Written::parse(&text));
    let offset = days
        .iter()
        .map(|day| day.member("day_start"))
        .chain([conference.member("start"), conference.member("end")])
        .find_map(|json| written(json)?.offset);
    let mut sessions = Sessions { rooms, people, report, ids: Ids::default(), offset, found: Vec::new() };
    for json in days {
        if !matches!(json, Json::Object(_)) {
            sessions.report.left(json, String::new(), "days", Cause::WrongType("object"));
            continue;
        }
        sessions.report.rest("day", json, &["index", "date", "day_start", "day_end", "rooms"]);
        let day = Day {
            date: plain(json.member("date")).and_then(|text| times::date(&text)),
            begins: written(json.member("day_start")),
        };
        match json.member("rooms") {
            Some(Json::Object(members)) => {
                for (room, events) in members {
                    let Json::List(events) = events else {
                        sessions.report.left(json, String::new(), "rooms", Cause::WrongType("list"));
                        continue;
                    };
                    for event in events {
                        sessions.event(&day, room, event);
                    }
                }
            }
            // An empty object of a program that knows only lists; otherwise each element is something we lose.
            other => {
                for lost in other.map(Json::as_list).unwrap_or_default() {
                    sessions.report.left(lost, String::new(), "rooms", Cause::WrongType("object"));
                }
            }
        }
        if sessions.found.len() > MAX_RECORDS {
            return Err(refused("schedule", Cause::TooMany(sessions.found.len() as u64)));
        }
    }
    Ok(sessions.found)
}

/// How a person finds an event in the file.
fn called(event: &Json<'_>) -> String {
    let title = event.member("title").and_then(Json::as_text).unwrap_or_default().trim();
    let name = if title.is_empty() { plain(event.member("guid")).unwrap_or_default() } else { title.into() };
    format!("session {}", name.chars().take(80).collect::<String>())
}

impl Sessions<'_, '_> {
    fn event(&mut self, day: &Day, room_key: &str, json: &Json<'_>) {
        if !matches!(json, Json::Object(_)) {
            self.report.left(json, "session".to_owned(), "", Cause::WrongType("object"));
            return;
        }
        let start = match self.start(day, json) {
            Ok(start) => start,
            Err(cause) => {
                self.report.left(json, called(json), "date", cause);
                return;
            }
        };
        let Some(end) = self.end(start, json) else {
            self.report.left(json, called(json), "duration", Cause::EndBeforeStart);
            return;
        };
        self.report.rest("event", json, TAKEN);
        let id = self.id(json);
        let listed_day = self.listed_day(day, start);
        let room = self.room(room_key, json);
        let (kind, track) = self.kind_and_track(json);
        let session = Session {
            day: listed_day,
            start,
            end,
            kind,
            track,
            room,
            title: self.title(&id, json),
            summary: self.summary(json),
            people: self.people.of_event(json, self.report),
            floor_languages: self.languages(json),
            ..Session::default()
        };
        self.found.push(record(id, session));
    }

    /// The id that the file gives, made different where it is there twice.
    fn id(&mut self, json: &Json<'_>) -> Id<Session> {
        let named = ["guid", "code", "id", "slug"].into_iter().find_map(|key| {
            let id = id_text(&plain(json.member(key))?)?;
            // A bare number says too little to be an id of its own.
            Some((key, if key == "id" { format!("event-{id}") } else { id }))
        });
        let (key, wanted) = named.unwrap_or_else(|| {
            let title = json.member("title").and_then(Json::as_text).unwrap_or_default();
            let date = plain(json.member("date")).unwrap_or_default();
            ("title", id_text(&format!("{title} {date}")).unwrap_or_else(|| "event".to_owned()))
        });
        let wanted: String = wanted.chars().take(64).collect();
        let id: Id<Session> = self.ids.give(&wanted);
        if id.as_str() != wanted {
            self.report.repaired(json, called(json), key, format!("{wanted} → {id}"));
        } else if key != "guid" {
            self.report.repaired_often(&format!("event.guid ← {key}"));
        }
        id
    }

    fn start(&mut self, day: &Day, json: &Json<'_>) -> Result<Timestamp, Cause> {
        let text = plain(json.member("date"));
        let wall = plain(json.member("start")).and_then(|text| times::clock(&text));
        let written = text.as_deref().and_then(Written::parse);
        if let Some(instant) = written.and_then(Written::instant) {
            let on_the_wall = wall.and_then(|minute| times::as_on_the_wall(instant, minute));
            if let Some(moved) = on_the_wall {
                let text = moved.to_string();
                let offset = text.get(text.len() - 6..).unwrap_or_default();
                self.report.repaired_often(&format!("event.date +00:00 → {offset}"));
                return Ok(moved);
            }
            return Ok(instant);
        }
        // Without an instant: the day it stands under and the time on the wall, in the small hours of the next date.
        let quoted = || Cause::Time(text.as_deref().unwrap_or_default().chars().take(80).collect());
        let written = match (written, text.as_deref().and_then(times::date).or(day.date), wall) {
            (Some(written), _, _) => written,
            (None, Some(date), Some(minute)) => {
                let begins = day.begins.map_or(0, Written::minute);
                let is_next = text.is_none() && minute < begins && begins <= NOON;
                Written::new(if is_next { date.plus_days(1) } else { date }, minute, None)
            }
            _ if text.is_none() => return Err(Cause::Missing),
            _ => return Err(quoted()),
        };
        let offset = written.offset.or_else(|| day.begins?.offset).or(self.offset);
        let instant = written.at(offset).instant().ok_or_else(quoted)?;
        self.report.repaired_often("event.date");
        Ok(instant)
    }

    /// The end, at least a minute after the start; nothing if it would lie outside the years 2000 to 2100.
    fn end(&mut self, start: Timestamp, json: &Json<'_>) -> Option<Timestamp> {
        let text = plain(json.member("duration"));
        let minutes = text.as_deref().and_then(times::duration);
        if let Some(minutes) = minutes.filter(|minutes| *minutes > 0) {
            return times::after(start, minutes);
        }
        let end = plain(json.member("end")).and_then(|text| Written::parse(&text));
        let end = end.and_then(|end| end.at(end.offset.or(Some(start.offset_minutes()))).instant());
        if let Some(end) = end.filter(|end| *end > start) {
            return Some(end);
        }
        let text = cut(text.unwrap_or_default().into_owned(), 20, "event.duration", self.report);
        self.report.repaired_often(&format!("event.duration {text} → 0:01"));
        times::after(start, 1)
    }

    /// The day it stands under, unless it takes place on another one: then the date of its beginning counts.
    fn listed_day(&mut self, day: &Day, start: Timestamp) -> Option<Date> {
        let date = day.date?;
        let later = start.local_date().days() - date.days();
        if later == 0 || (later == 1 && start.local_minute() < MORNING) {
            return Some(date);
        }
        self.report.repaired_often("day.date ≠ event.date");
        None
    }

    /// The room under which the event stands; the event's own word only where that one is unknown.
    fn room(&mut self, key: &str, json: &Json<'_>) -> Option<Id<crate::domain::conference::Room>> {
        let key: String = key.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = cut(key, NAME, "room.name", self.report);
        let own = line(json.member("room"), NAME, "event.room", self.report).unwrap_or_default();
        if own.is_empty() || own == key {
            return self.rooms.named(&key);
        }
        let chosen = if key.is_empty() || (self.rooms.knows(&own) && !self.rooms.knows(&key)) { own } else { key };
        self.report.repaired_often("event.room ≠ day.rooms");
        self.rooms.named(&chosen)
    }

    fn title(&mut self, id: &Id<Session>, json: &Json<'_>) -> Localised {
        let title = localised(json.member("title"), Kind::Line(TITLE), "event.title", self.report);
        if !title.is_empty() {
            return title;
        }
        let name = line(json.member("slug"), TITLE, "event.slug", self.report).unwrap_or_else(|| id.to_string());
        self.report.repaired(json, format!("session {id}"), "title", format!("→ {name}"));
        Localised::of(LanguageTag::undetermined(), &name)
    }

    fn summary(&mut self, json: &Json<'_>) -> Localised {
        let mut part = |key, field| localised(json.member(key), Kind::Prose(LONG), field, self.report);
        let parts = vec![
            part("subtitle", "event.subtitle"),
            part("abstract", "event.abstract"),
            part("description", "event.description"),
        ];
        let mut whole = join(parts);
        for text in whole.0.values_mut() {
            *text = cut(std::mem::take(text), LONG, "event.description", self.report);
        }
        whole
    }

    fn languages(&mut self, json: &Json<'_>) -> Vec<LanguageTag> {
        let Some(text) = plain(json.member("language")) else { return Vec::new() };
        let found = languages(&text);
        if found.is_empty() {
            self.report.not_taken(&format!("event.language {text}"), 1);
        }
        found.into_iter().take(64).collect()
    }

    /// Our kind for the event's type; a type that we have no kind for is a track, if there is none.
    fn kind_and_track(
        &mut self,
        json: &Json<'_>,
    ) -> (Option<Code<crate::domain::vocabulary::SessionKind>>, Option<String>) {
        let track = line(json.member("track"), NAME, "event.track", self.report);
        let track = track.or_else(|| line(json.member("track")?.member("name"), NAME, "event.track", self.report));
        let Some(foreign) = line(json.member("type"), NAME, "event.type", self.report) else { return (None, track) };
        match kinds::kind(&foreign) {
            Some(code) => (Some(Code::from_code(code)), track),
            None if track.is_none() => (None, Some(foreign)),
            None => {
                self.report.not_taken(&format!("event.type {foreign}"), 1);
                (None, track)
            }
        }
    }
}
