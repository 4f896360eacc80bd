//! What is odd about a programme as a whole: remarks for whoever makes it, never a reason to leave something out.
//!
//! Used when an organiser's pack is read. Knows no file and no texts. A session that is cancelled takes no room.

use super::any_record::SharedRecord;
use super::conference::Conference;
use super::order;
use super::participant::ParticipantStatus;
use super::problem::Cause;
use super::record::Record;
use super::session::{Session, SessionStatus};

/// A remark about a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The record's place among those that were given.
    pub place: usize,
    /// The member it is about.
    pub field: &'static str,
    /// What.
    pub cause: Cause,
}

/// A session and its place among the records.
type Placed<'a> = (usize, &'a Record<Session>);

/// The remarks about the programme in `records`: sessions outside the conference's days, two in one room, a person in
/// two at a time, more representatives than places.
pub fn remarks<'a>(records: impl Iterator<Item = (usize, &'a SharedRecord)>) -> Vec<Remark> {
    let (mut conference, mut sessions, mut representatives) = (None, Vec::new(), 0);
    for (place, record) in records {
        match record {
            SharedRecord::Conference(found) => conference = Some((place, found)),
            SharedRecord::Session(session) if session.body.status != SessionStatus::Cancelled => {
                sessions.push((place, &**session));
            }
            SharedRecord::Participant(person) => {
                let comes = !matches!(person.body.status, ParticipantStatus::Excused | ParticipantStatus::Cancelled);
                representatives += u64::from(comes && person.body.counts_as_representative);
            }
            _ => {}
        }
    }
    let mut remarks = Vec::new();
    if let Some((place, conference)) = conference {
        remarks.extend(sessions.iter().filter_map(|session| outside(conference, *session)));
        let places = conference.body.capacity.representatives.map(u64::from);
        remarks.extend(places.filter(|places| representatives > *places).map(|places| Remark {
            place,
            field: "capacity",
            cause: Cause::OverCapacity(representatives, places),
        }));
    }
    order::sort_by_key(&mut sessions, |(_, session)| session.body.start);
    let rooms = sessions.iter().filter_map(|session| Some((session.1.body.room.as_ref()?.as_str(), *session)));
    remarks.extend(twice(rooms.collect(), "room", |_, other| Cause::RoomTwice(other.to_owned())));
    let people = sessions
        .iter()
        .flat_map(|session| session.1.body.people.iter().map(|person| (person.participant.as_str(), *session)));
    remarks.extend(twice(people.collect(), "people", |person, other| Cause::PersonTwice(format!("{person}, {other}"))));
    remarks
}

fn outside(conference: &Record<Conference>, (place, session): Placed<'_>) -> Option<Remark> {
    let day = session.body.listed_day();
    let days = &conference.body.days;
    let is_inside = if days.is_empty() {
        (conference.body.start..=conference.body.end).contains(&day)
    } else {
        days.iter().any(|known| known.date == day)
    };
    let cause = Cause::OutsideConference(day.to_string());
    (!is_inside).then_some(Remark { place, field: "day", cause })
}

/// What is used by two sessions at once. `uses` holds what is used with the session, by beginning.
fn twice(mut uses: Vec<(&str, Placed<'_>)>, field: &'static str, cause: impl Fn(&str, &str) -> Cause) -> Vec<Remark> {
    // Stable: of one room or person the sessions stay in the order of their beginning.
    order::sort_by(&mut uses, |(one, _), (other, _)| one.cmp(other));
    let mut remarks = Vec::new();
    let mut last: Option<(&str, &Record<Session>)> = None;
    for (used, (place, session)) in uses {
        match last.filter(|(before, _)| *before == used) {
            // One person may have two parts in one session.
            Some((_, before)) if before.id == session.id => continue,
            Some((_, before)) if before.body.overlaps(&session.body) => {
                let cause = cause(used, before.id.as_str());
                remarks.push(Remark { place, field, cause });
                // The one that lasts longer may be in the way of the next, too.
                if before.body.end > session.body.end {
                    continue;
                }
            }
            _ => {}
        }
        last = Some((used, session));
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::remarks;
    use crate::domain::any_record::SharedRecord;
    use crate::domain::conference::{Conference, ConferenceCapacity, Day};
    use crate::domain::id::Id;
    use crate::domain::participant::{Participant, ParticipantStatus};
    use crate::domain::problem::Cause;
    use crate::domain::record::Record;
    use crate::domain::session::{Session, SessionPerson, SessionStatus};
    use crate::domain::time::{Date, Timestamp};

    fn session(id: &str, hours: (u32, u32), room: &str, person: &str) -> Session {
        let at = |hour| Timestamp::parse(&format!("2027-04-08T{hour:02}:00:00+02:00")).unwrap();
        let people = vec![SessionPerson { participant: Id::parse(person).unwrap(), ..SessionPerson::default() }];
        assert!(!id.is_empty());
        Session { start: at(hours.0), end: at(hours.1), room: Id::parse(room).ok(), people, ..Session::default() }
    }

    fn record(id: &str, body: Session) -> SharedRecord {
        Record::first(Id::parse(id).unwrap(), None, None, body).into()
    }

    fn causes(records: &[SharedRecord]) -> Vec<(String, Cause)> {
        let told = remarks(records.iter().enumerate()).into_iter();
        told.map(|remark| (records[remark.place].id().to_owned(), remark.cause)).collect()
    }

    #[test]
    fn two_sessions_in_one_room_at_a_time_are_remarked_and_those_one_after_the_other_are_not() {
        let records = [
            record("long", session("long", (9, 13), "r1", "p1")),
            record("short", session("short", (9, 10), "r1", "p2")),
            record("later", session("later", (12, 14), "r1", "p3")),
            record("after", session("after", (14, 15), "r1", "p4")),
        ];
        let long = || Cause::RoomTwice("long".to_owned());
        assert_eq!(causes(&records), [("short".to_owned(), long()), ("later".to_owned(), long())]);
    }

    #[test]
    fn a_person_cannot_be_in_two_places_unless_one_of_them_is_cancelled() {
        let cancelled = Session { status: SessionStatus::Cancelled, ..session("c", (9, 10), "r3", "p1") };
        let records = [
            record("a", session("a", (9, 10), "r1", "p1")),
            record("b", session("b", (9, 10), "r2", "p1")),
            record("c", cancelled),
        ];
        assert_eq!(causes(&records), [("b".to_owned(), Cause::PersonTwice("p1, a".to_owned()))]);
    }

    #[test]
    fn a_session_on_another_day_and_a_guest_too_many_are_remarked() {
        let day = |text| Day { date: Date::parse(text).unwrap(), ..Day::default() };
        let body = Conference {
            start: Date::parse("2027-04-08").unwrap(),
            end: Date::parse("2027-04-09").unwrap(),
            days: vec![day("2027-04-09")],
            capacity: ConferenceCapacity { representatives: Some(1), ..ConferenceCapacity::default() },
            ..Conference::default()
        };
        let person = |id: &str, status| -> SharedRecord {
            let body = Participant { counts_as_representative: true, status, ..Participant::default() };
            Record::first(Id::parse(id).unwrap(), None, None, body).into()
        };
        let mut records = vec![
            Record::first(Id::parse("c1").unwrap(), None, None, body).into(),
            record("s1", session("s1", (9, 10), "r1", "p1")),
            person("p1", ParticipantStatus::Registered),
            person("p2", ParticipantStatus::Excused),
        ];
        let outside = ("s1".to_owned(), Cause::OutsideConference("2027-04-08".to_owned()));
        assert_eq!(causes(&records), std::slice::from_ref(&outside));
        records.push(person("p3", ParticipantStatus::Attended));
        assert_eq!(causes(&records), [outside, ("c1".to_owned(), Cause::OverCapacity(2, 1))]);
    }
}
