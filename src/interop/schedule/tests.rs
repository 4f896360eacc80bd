//! Each trap of real files, in a few lines of invented ones.

use std::collections::BTreeMap;

use super::conference::number;
use super::{Schedule, read};
use crate::domain::any_record::{AnyRecord, SharedRecord};
use crate::domain::participant::Participant;
use crate::domain::problem::{Cause, Severity};
use crate::domain::session::Session;
use crate::interop::job;
use crate::pack::{self, Reading};

const PLAIN: &str = include_str!("../../../tests/fixtures/schedule/plain.json");
const IDENTITIES: &str = include_str!("../../../tests/fixtures/schedule/identities.json");
const TIMES: &str = include_str!("../../../tests/fixtures/schedule/times.json");
const WORDS: &str = include_str!("../../../tests/fixtures/schedule/words.json");
const SECOND_VERSION: &str = include_str!("../../../tests/fixtures/schedule/second_version.json");
const BY_MINUTES: &str = include_str!("../../../tests/fixtures/schedule/by_minutes.json");

fn sessions(schedule: &Schedule) -> BTreeMap<String, Session> {
    let session = |record: &SharedRecord| match record {
        SharedRecord::Session(session) => Some((session.id.to_string(), session.body.clone())),
        _ => None,
    };
    schedule.records.iter().filter_map(session).collect()
}

fn people(schedule: &Schedule) -> Vec<(String, Participant)> {
    let person = |record: &SharedRecord| match record {
        SharedRecord::Participant(person) => Some((person.id.to_string(), person.body.clone())),
        _ => None,
    };
    schedule.records.iter().filter_map(person).collect()
}

/// What was told, as the page would say it.
fn told(schedule: &Schedule) -> Vec<String> {
    schedule.problems.list.iter().map(|problem| format!("{} {}", problem.cause.code(), problem.cause.value())).collect()
}

fn left(schedule: &Schedule) -> usize {
    schedule.problems.list.iter().filter(|problem| problem.severity == Severity::Left).count()
}

/// What the worker sends must be read back whole by the page.
fn assert_reads_back(text: &str, records: usize) {
    let answer = job::run(text.as_bytes());
    let pack = answer.text.unwrap_or_default();
    let outcome = pack::read(pack.as_bytes());
    // Oddities of the programme are the organiser's, and remarked only.
    assert!(outcome.problems.list.iter().all(|problem| problem.severity == Severity::Note), "{:?}", outcome.problems);
    let Reading::Ours(found) = outcome.reading else { panic!("no pack: {pack}") };
    assert_eq!(found.records.len(), records);
    assert!(found.records.iter().all(|record| matches!(record, AnyRecord::Shared(_))));
    assert_eq!(pack::canonical(pack.as_bytes()).as_deref(), Ok(pack.as_str()));
}

#[test]
fn a_plain_schedule_becomes_an_organisers_pack() {
    let schedule = read(PLAIN).unwrap();
    let edition = &schedule.edition;
    assert_eq!((edition.conference.as_str(), edition.number), ("forum-2027", 1004));
    assert_eq!(edition.issuer.id.as_str(), "schedule.json-pretalx");
    assert_eq!(edition.issuer.name.as_deref(), Some("pretalx 2026.1.0"));
    let Some(SharedRecord::Conference(conference)) = schedule.records.first() else { panic!("no conference") };
    assert_eq!(conference.body.tz.as_deref(), Some("Europe/Paris"));
    assert_eq!(conference.body.days.len(), 2);
    let sessions = sessions(&schedule);
    let welcome = &sessions["22222222-0000-5000-8000-000000000001"];
    assert_eq!(
        (welcome.start.to_string().as_str(), welcome.end.to_string().as_str()),
        ("2027-04-08T09:30:00+02:00", "2027-04-08T11:00:00+02:00")
    );
    assert_eq!(welcome.summary.words("en"), "How we begin\n\nWhy.\n\nHow.");
    assert_eq!(welcome.track.as_deref(), Some("Prevention"));
    assert_eq!(format!("{:?} {:?}", welcome.kind, welcome.people[0].role), r#"Some("workshop") Some("speaker")"#);
    assert_reads_back(PLAIN, 4);
}

#[test]
fn people_are_named_and_nothing_else_of_them_is_taken() {
    let schedule = read(PLAIN).unwrap();
    let people = people(&schedule);
    assert_eq!(people[0].0, "33333333-0000-5000-8000-000000000001");
    assert_eq!(people[0].1.full_name(), "Amina Invented");
    assert!(people[0].1.share.listed && !people[0].1.share.email && !people[0].1.public_list);
    let text = job::run(PLAIN.as_bytes()).text.unwrap();
    assert!(!text.contains("amina@") && !text.contains("a.png") && !text.contains("A life."));
}

#[test]
fn what_packs_have_no_place_for_is_told_with_its_number() {
    let told = told(&read(PLAIN).unwrap());
    for expected in [
        "1 × event.do_not_record",
        "1 × event.links",
        "1 × event.url",
        "1 × person.email",
        "1 × person.biography",
        "1 × person.avatar",
        "1 × track.color",
        "1 × conference.colors",
        "1 × conference.timeslot_duration",
        "1 × schedule.base_url",
    ] {
        assert!(told.contains(&format!("not_taken {expected}")), "{expected} in {told:#?}");
    }
    assert!(!told.iter().any(|line| line.contains("logo") || line.contains("attachments")));
}

#[test]
fn an_identity_given_twice_is_made_two() {
    let schedule = read(IDENTITIES).unwrap();
    let sessions = sessions(&schedule);
    let ids: Vec<&str> = sessions.keys().map(String::as_str).collect();
    assert_eq!(ids, ["QWERTY", "e-1", "e-2", "e-3", "event-9", "not-an-id", "twice", "twice-2"]);
    assert_eq!(sessions["twice-2"].start.local_minute(), 17 * 60 + 15);
    assert_eq!(sessions["event-9"].title.words("en"), "no-guid-no-title");
    assert_eq!(sessions["QWERTY"].room.as_ref().map(crate::domain::id::Id::as_str), Some("same-guid-2"));
    // The room is the one under which the event stands.
    assert_eq!(sessions["twice-2"].room, sessions["twice"].room);
    assert_ne!(sessions["e-1"].room, sessions["e-2"].room);
    assert_eq!(sessions["e-3"].room, None);
    let told = told(&schedule);
    for expected in [
        "repaired twice → twice-2",
        "repaired 1 × event.guid ← code",
        "not_taken 2 × event.answers",
        "not_taken 1 × person: ?",
    ] {
        assert!(told.iter().any(|line| line == expected), "{expected} in {told:#?}");
    }
    assert_reads_back(IDENTITIES, schedule.records.len());
}

#[test]
fn people_of_one_name_stay_apart_where_the_file_tells_them_apart() {
    let schedule = read(IDENTITIES).unwrap();
    let ids: Vec<String> = people(&schedule).into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids, ["person-1", "Bo", "g-1", "g-2"]);
    let sessions = sessions(&schedule);
    // Named twice in one event: once is enough, and it is told.
    assert_eq!(sessions["twice-2"].people.len(), 1);
    assert!(told(&schedule).contains(&"repaired 1 × event.persons: 2 × → 1 ×".to_owned()));
}

#[test]
fn times_of_every_hand_are_understood() {
    let schedule = read(TIMES).unwrap();
    let sessions = sessions(&schedule);
    let span = |id: &str| format!("{} {}", sessions[id].start, sessions[id].end);
    let day = |id: &str| sessions[id].listed_day().to_string();
    assert_eq!(span("zero"), "2027-04-08T10:00:00+02:00 2027-04-08T10:01:00+02:00");
    assert_eq!(span("short-form"), "2027-04-08T10:00:00+02:00 2027-04-08T11:30:00+02:00");
    assert_eq!(span("days-long"), "2027-04-08T10:00:00+02:00 2027-04-09T12:30:00+02:00");
    assert_eq!(span("midnight"), "2027-04-08T23:30:00+02:00 2027-04-09T00:30:00+02:00");
    assert_eq!(span("no-date"), "2027-04-08T14:00:00+02:00 2027-04-08T14:30:00+02:00");
    assert_eq!(span("no-date-night"), "2027-04-09T01:00:00+02:00 2027-04-09T01:30:00+02:00");
    assert_eq!(span("with-end"), "2027-04-08T15:00:00+02:00 2027-04-08T15:20:00+02:00");
    assert_eq!(span("utc"), "2027-04-10T10:30:00+05:30 2027-04-10T11:00:00+05:30");
    assert_eq!([day("small-hours"), day("no-date-night")], ["2027-04-08", "2027-04-08"]);
    // The day under which these two stand is a day early: the date of their beginning counts.
    assert_eq!([day("utc"), day("overlap")], ["2027-04-10", "2027-04-10"]);
    assert!(sessions["utc"].overlaps(&sessions["overlap"]));
}

#[test]
fn every_event_is_a_session_or_a_problem() {
    let schedule = read(TIMES).unwrap();
    assert_eq!((sessions(&schedule).len(), left(&schedule)), (10, 3));
    let never = &schedule.problems.list[0];
    assert_eq!((never.place.record.as_deref(), never.place.line), (Some("session Never"), Some(12)));
    assert_eq!(never.cause, Cause::Time("soon".to_owned()));
    let told = told(&schedule);
    for expected in [
        "not_taken 1 × conference.time_zone_name Berlin",
        "repaired 1 × event.duration 00:00 → 0:01",
        "repaired 1 × event.date +00:00 → +05:30",
        "repaired 2 × event.date",
        "repaired 2027-04-08 → 2027-04-10",
    ] {
        assert!(told.iter().any(|line| line == expected), "{expected} in {told:#?}");
    }
    assert_reads_back(TIMES, schedule.records.len());
}

#[test]
fn html_becomes_text_and_markdown_stays() {
    let schedule = read(WORDS).unwrap();
    let sessions = sessions(&schedule);
    let html = &sessions["html"];
    assert_eq!(html.title.words("en"), "A bold title & more");
    assert_eq!(html.summary.words("en"), "First.\n\nSee [here](https://forum.example/x).");
    assert_eq!(html.floor_languages[0].as_str(), "de-AT");
    // A type that we have no kind for is the track, unless there is one.
    assert_eq!((html.track.as_deref(), html.kind.is_none()), (Some("lecture"), true));
    assert_eq!(sessions["markdown"].summary.words("en"), "**Bold** and a < b\n\n- one\n- two");
    assert_eq!(sessions["localised"].title.words("fr"), "Déjeuner");
    assert_eq!(sessions["localised"].track.as_deref(), Some("Law"));
    let told = told(&schedule);
    for expected in [
        "not_taken 1 × event.type lecture",
        "not_taken 1 × event.language formal",
        "repaired 1 × event.title: HTML → text",
    ] {
        assert!(told.iter().any(|line| line == expected), "{expected} in {told:#?}");
    }
    assert_eq!(schedule.edition.conference.as_str(), "Words");
    assert_eq!((schedule.edition.issuer.id.as_str(), schedule.edition.number), ("schedule.json", 1));
    assert_reads_back(WORDS, schedule.records.len());
}

#[test]
fn other_documents_are_refused_with_the_member_that_gave_them_away() {
    let refused = |text: &str| {
        let answer = job::run(text.as_bytes());
        assert_eq!(answer.text, None);
        let problem = answer.problems.list.into_iter().next().unwrap();
        assert_eq!(problem.severity, Severity::Refused);
        (problem.cause, problem.place.field.unwrap_or_default())
    };
    assert_eq!(refused(SECOND_VERSION), (Cause::Needs("schedule2".to_owned()), "schedule.events".to_owned()));
    assert_eq!(refused(BY_MINUTES), (Cause::NotOurs, "schedule.conference".to_owned()));
    assert_eq!(refused(r#"{"schedule":[]}"#).0, Cause::NotOurs);
    assert_eq!(refused("BEGIN:VCALENDAR").0, Cause::NotJson("expected value".to_owned()));
    let bare = r#"{"schedule":{"conference":{"title":"x","days":[]}}}"#;
    assert_eq!(refused(bare), (Cause::Missing, "start".to_owned()));
}

#[test]
fn a_schedule_beyond_the_limit_is_refused() {
    let event = r#"{"guid":"g","date":"2027-04-08T09:00:00Z","duration":"0:30","title":"x"},"#.repeat(20_001);
    let text = format!(
        r#"{{"schedule":{{"conference":{{"title":"x","days":[{{"date":"2027-04-08","rooms":{{"Hall":[{}]}}}}]}}}}}}"#,
        event.trim_end_matches(',')
    );
    assert_eq!(read(&text).unwrap_err().cause, Cause::TooMany(20_001));
}

#[test]
fn a_pack_goes_through_the_worker_unchanged() {
    let pack = job::run(PLAIN.as_bytes()).text.unwrap();
    let again = job::run(pack.as_bytes());
    assert_eq!((again.text.as_deref(), again.problems.list.len()), (Some(pack.as_str()), 0));
}

#[test]
fn versions_become_numbers_that_grow() {
    for (version, expected) in [
        ("", 1),
        ("latest", 1),
        ("Gacrux", 1),
        ("0.17", 17),
        ("v1.1", 1001),
        ("1.10", 1010),
        ("7", 7),
        ("0", 1),
        ("2000-01-02 00:05", 1445),
        ("99999999999999999999", 999_999_999),
        ("9999999.5", 4_294_967_295),
    ] {
        assert_eq!(number(version), expected, "{version}");
    }
    assert!(number("2024-12-26 20:23") < number("2024-12-26 20:24"));
}

proptest::proptest! {
    /// Whatever is broken in a file, the worker answers, and what it answers can be read.
    #[test]
    fn no_damage_makes_the_worker_panic_or_write_what_cannot_be_read(
        which in 0_usize..4,
        damage in proptest::collection::vec((proptest::prelude::any::<proptest::sample::Index>(), "[0-9a-z:{}\\[\\]\",<>&é -]{0,3}"), 1..6),
    ) {
        let mut text = [PLAIN, IDENTITIES, TIMES, WORDS][which].to_owned();
        for (place, new) in damage {
            let at = place.index(text.len());
            if text.is_char_boundary(at) && text.is_char_boundary(at + 1) {
                text.replace_range(at..=at, &new);
            }
        }
        if let Some(pack) = job::run(text.as_bytes()).text {
            let problems = pack::read(pack.as_bytes()).problems.list;
            proptest::prop_assert!(problems.iter().all(|problem| problem.severity == Severity::Note), "{:?}", problems);
        }
    }
}
