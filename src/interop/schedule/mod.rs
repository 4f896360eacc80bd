//! `schedule.json`, version 1, as pretalx, frab and their kin write it, read as an organiser's pack.
//!
//! Used by the worker's job. Reads what real files hold rather than what the format's schema allows. Every event is a
//! session or a problem, every person of an event is a participant or a problem; what packs have no place for is
//! counted. A public schedule names its speakers, so they are listed; addresses are never taken.
//!
//! One file for each sort of thing: `conference`, `rooms`, `people`, `kinds` and `sessions`.

mod conference;
mod kinds;
mod people;
mod rooms;
mod sessions;

use crate::domain::any_record::SharedRecord;
use crate::domain::edition::Edition;
use crate::domain::id::Id;
use crate::domain::problem::{Cause, Place, Problem, Severity};
use crate::domain::record::Record;
use crate::pack::json::{Json, Numbers, parse};
use crate::pack::{MAX_RECORDS, Problems};

use super::report::Report;
use people::People;
use rooms::Rooms;

/// The longest name, in characters.
const NAME: usize = 200;
/// The longest title, in characters.
const TITLE: usize = 300;
/// The longest remark, in characters.
const REMARK: usize = 2_000;
/// The longest text about a session, in characters.
const LONG: usize = 40_000;

/// What a schedule says, in our types.
#[derive(Clone, Debug)]
pub struct Schedule {
    /// Who made it, about which conference.
    pub edition: Edition,
    /// The conference, its rooms, people and sessions.
    pub records: Vec<SharedRecord>,
    /// What was left out, repaired or not taken.
    pub problems: Problems,
}

fn refused(field: &str, cause: Cause) -> Problem {
    let place = Place { field: Some(field.to_owned()), ..Place::default() };
    Problem { severity: Severity::Refused, place, cause }
}

/// Reads a `schedule.json`. Other documents with a member `schedule` are refused with the member that gave them away.
pub fn read(text: &str) -> Result<Schedule, Problem> {
    let json = parse(text, Numbers::Any)?;
    let schedule = json.member("schedule").ok_or_else(|| refused("schedule", Cause::NotOurs))?;
    let Some(conference @ Json::Object(_)) = schedule.member("conference") else {
        return Err(refused("schedule.conference", Cause::NotOurs));
    };
    // The format's second version has flat events beside the conference.
    if let Some(Json::List(_)) = schedule.member("events") {
        return Err(refused("schedule.events", Cause::Needs("schedule2".to_owned())));
    }
    let Some(Json::List(days)) = conference.member("days") else {
        return Err(refused("schedule.conference.days", Cause::NotOurs));
    };
    if !days.is_empty() && days.iter().all(|day| day.member("rooms").is_none()) {
        return Err(refused("schedule.conference.days[0].rooms", Cause::NotOurs));
    }
    let mut report = Report::new(text);
    report.rest("file", &json, &["$schema", "schedule", "generator"]);
    report.rest("schedule", schedule, &["conference", "version"]);

    let mut rooms = Rooms::new(conference, &mut report);
    let mut people = People::default();
    let sessions = sessions::read(conference, days, &mut rooms, &mut people, &mut report)?;
    let (id, body) = conference::read(conference, days, &sessions, &mut report)?;
    let edition = conference::edition(&json, id.clone());

    let mut records: Vec<SharedRecord> = vec![Record::first(id, None, None, body).into()];
    records.extend(rooms.records.into_iter().map(SharedRecord::from));
    records.extend(people.records.into_iter().map(SharedRecord::from));
    records.extend(sessions.into_iter().map(SharedRecord::from));
    if records.len() > MAX_RECORDS {
        return Err(refused("schedule", Cause::TooMany(records.len() as u64)));
    }
    Ok(Schedule { edition, records, problems: report.finish() })
}

/// A record of a file that has no versions of its own.
fn record<T>(id: Id<T>, body: T) -> Record<T> {
    Record::first(id, None, None, body)
}

#[cfg(test)]
mod tests;
