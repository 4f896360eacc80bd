//! What is wrong is told with its place, and loses as little as possible.

use super::{ours, pack_of};
use crate::domain::any_record::{AnyRecord, PrivateRecord, SharedRecord};
use crate::domain::conference::Conference;
use crate::domain::edition::{Edition, Issuer, Purpose};
use crate::domain::id::Id;
use crate::domain::note::{Attestation, Note, NoteAttribution, NoteAuthor, NoteConsent, NoteState};
use crate::domain::participant::{Affiliation, ContactDetails, Participant, Share};
use crate::domain::problem::{Cause, Problem, Severity};
use crate::domain::record::Record;
use crate::domain::text::{LanguageTag, Localised};
use crate::pack::{Reading, Sniffed, read, read_line, write_line, write_shared};

const ROOM: &str = r#"{"type":"room","id":"r1","body":{"name":"Cigogne"}}"#;

fn problems(text: &str) -> Vec<Problem> {
    read(text.as_bytes()).problems.list
}

/// The only problem of a text.
fn problem(text: &str) -> Problem {
    let problems = problems(text);
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems[0].clone()
}

#[test]
fn a_byte_order_mark_windows_line_ends_and_indentation_make_no_difference() {
    let plain = pack_of("organiser", &[ROOM]);
    let pretty = plain.replace(',', ",\r\n\t  ").replace(':', " :\r\n ");
    let marked = [b"\xEF\xBB\xBF", pretty.as_bytes()].concat();
    let (plain, pretty) = (read(plain.as_bytes()), read(&marked));
    assert_eq!(plain, pretty);
    assert_eq!(ours(plain).records.len(), 1);
}

#[test]
fn an_array_where_an_object_belongs_is_told_and_leaves_the_others_alone() {
    let text = pack_of("organiser", &[r#"["room","r1"]"#, ROOM, r#"{"type":"room","id":"r2","body":["Vosges"]}"#]);
    let outcome = read(text.as_bytes());
    let told: Vec<_> = outcome.problems.list.iter().map(|problem| (problem.severity, problem.cause.clone())).collect();
    assert_eq!(told, [(Severity::Left, Cause::WrongType("object")), (Severity::Left, Cause::WrongType("object"))]);
    assert_eq!(outcome.problems.list[0].place.field.as_deref(), Some("records[0]"));
    assert_eq!(outcome.problems.list[1].place.line, Some(4));
    assert_eq!(outcome.problems.list[1].place.record.as_deref(), Some("room r2"));
    assert_eq!(ours(outcome).records.len(), 1);
}

#[test]
fn the_same_key_twice_is_refused_with_the_key() {
    let told = problem(&pack_of("organiser", &[ROOM, r#"{"type":"room","id":"r2","body":{"name":"a","name":"b"}}"#]));
    assert_eq!((told.cause, told.severity), (Cause::DuplicateKey("name".to_owned()), Severity::Refused));
    assert_eq!(told.place.line, Some(3));
    assert!(told.place.column.is_some());
    let many: Vec<String> = (0..200).rev().chain([7]).map(|key| format!("\"k{key}\":1")).collect();
    let told = problem(&pack_of("organiser", &[&format!("{{{}}}", many.join(","))]));
    assert_eq!(told.cause, Cause::DuplicateKey("k7".to_owned()));
}

#[test]
fn five_million_levels_are_refused_at_once() {
    for open in ["[", "{\"a\":"] {
        let deep = open.repeat(5_000_000);
        assert_eq!(problem(&pack_of("organiser", &[&deep])).cause, Cause::TooDeep(16));
        assert_eq!(problem(&deep).cause, Cause::TooDeep(16));
        let inside = format!("{{\"type\":\"room\",\"id\":\"r1\",\"body\":{{\"unknown\":{deep}");
        assert_eq!(problem(&pack_of("organiser", &[&inside])).cause, Cause::TooDeep(16));
    }
}

#[test]
fn sixteen_levels_are_read_and_seventeen_are_not() {
    let nested = |levels: usize| {
        let inside = format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        pack_of(
            "organiser",
            &[&format!("{{\"type\":\"room\",\"id\":\"r1\",\"body\":{{\"name\":\"x\",\"deep\":{inside}}}}}")],
        )
    };
    // Pack, list of records, record and body are four.
    assert_eq!(problems(&nested(12)), []);
    assert_eq!(problem(&nested(13)).cause, Cause::TooDeep(16));
}

#[test]
fn lone_surrogates_and_half_characters_are_refused() {
    let text = pack_of("organiser", &[r#"{"type":"room","id":"r1","body":{"name":"\ud800"}}"#]);
    assert!(matches!(problem(&text).cause, Cause::NotJson(_)));
    assert_eq!(problem(&text).place.line, Some(2));
    let outcome = read(b"{\n\"plenary-pack\":\xff}");
    assert_eq!(outcome.reading, Reading::NotOurs(Sniffed::NotJson));
    assert_eq!(
        (outcome.problems.list[0].cause.clone(), outcome.problems.list[0].place.line),
        (Cause::NotText, Some(2))
    );
}

#[test]
fn a_newer_pack_is_told_apart_from_a_broken_one_and_from_foreign_files() {
    let newer = "{\"plenary-pack\":2,\"records\":{\"no\":4.5}}";
    assert_eq!(read(newer.as_bytes()).reading, Reading::Newer(2));
    assert_eq!(problem(newer).cause, Cause::TooNew(2));
    assert_eq!(read(b"{\"plenary-pack\":0}").reading, Reading::Refused);
    assert_eq!(read(b"{\"plenary-pack\":\"1\"}").reading, Reading::Refused);
    assert_eq!(read(b"{\"schedule\":{\"version\":1.5}}").reading, Reading::NotOurs(Sniffed::ScheduleJson));
    assert_eq!(read(b"[1.5]").reading, Reading::NotOurs(Sniffed::OtherJson));
    assert_eq!(read(b"{\"note\":\"\\\"plenary-pack\\\" \"}").reading, Reading::NotOurs(Sniffed::OtherJson));
    assert_eq!(read(b"BEGIN:VCALENDAR").reading, Reading::NotOurs(Sniffed::NotJson));
    assert_eq!(read(b" \n").reading, Reading::NotOurs(Sniffed::NotJson));
}

#[test]
fn an_encrypted_file_is_told_as_such_in_both_its_forms() {
    let armoured = b"\xEF\xBB\xBF\r\n-----BEGIN AGE ENCRYPTED FILE-----\r\nYWdl";
    for bytes in [&b"age-encryption.org/v1\n-> scrypt\xff"[..], b"age-encryption.org/v2\n", armoured] {
        let outcome = read(bytes);
        assert_eq!(outcome.reading, Reading::NotOurs(Sniffed::Encrypted));
        assert_eq!(outcome.problems.list[0].cause, Cause::Encrypted);
    }
    let told_of = b"{\"note\":\"-----BEGIN AGE ENCRYPTED FILE-----\"}";
    assert_eq!(read(told_of).reading, Reading::NotOurs(Sniffed::OtherJson));
}

#[test]
fn a_pack_that_needs_what_we_do_not_have_is_refused_in_words() {
    let text = pack_of("organiser", &[ROOM]).replace("\"purpose\"", "\"needs\":[\"telepathy\"],\"purpose\"");
    assert_eq!(read(text.as_bytes()).reading, Reading::Refused);
    assert_eq!(problem(&text).cause, Cause::Needs("telepathy".to_owned()));
}

#[test]
fn a_record_that_needs_what_we_do_not_have_is_kept_unread() {
    let line = r#"{"body":{"name":5},"id":"r1","needs":["telepathy"],"type":"room"}"#;
    let pack = ours(read(pack_of("organiser", &[line]).as_bytes()));
    assert!(matches!(pack.records[..], [AnyRecord::Unknown(_)]));
    assert_eq!(write_line(&pack.records[0]), line);
}

#[test]
fn a_private_record_is_left_out_of_everything_but_a_backup() {
    let star = r#"{"type":"star","id":"s1","body":{}}"#;
    for purpose in ["organiser", "contribution", "rapporteur", "evaluation", "zz_other"] {
        let outcome = read(pack_of(purpose, &[star]).as_bytes());
        assert_eq!(outcome.problems.list[0].cause, Cause::PrivateRecord, "{purpose}");
        assert_eq!(outcome.problems.list[0].place.line, Some(2));
        assert_eq!(ours(outcome).records, []);
    }
    let pack = ours(read(pack_of("backup", &[star]).as_bytes()));
    assert!(matches!(pack.records[..], [AnyRecord::Private(PrivateRecord::Star(_))]));
}

#[test]
fn the_first_of_two_records_with_one_address_stays() {
    let second = ROOM.replace("Cigogne", "Vosges");
    let outcome = read(pack_of("organiser", &[ROOM, &second]).as_bytes());
    let told = &outcome.problems.list[0];
    assert_eq!((told.cause.clone(), told.severity, told.place.line), (Cause::DuplicateRecord, Severity::Left, Some(3)));
    let pack = ours(outcome);
    assert_eq!(pack.records.len(), 1);
    assert!(write_line(&pack.records[0]).contains("Cigogne"));
}

#[test]
fn a_bad_optional_member_is_told_kept_and_written_back() {
    let line = r#"{"body":{"capacity":"many","kind":5,"name":"Cigogne","zz":null},"id":"r1","n":1,"type":"room"}"#;
    let outcome = read(pack_of("organiser", &[line]).as_bytes());
    let told: Vec<_> =
        outcome.problems.list.iter().map(|problem| (problem.severity, problem.place.to_string())).collect();
    let expected =
        [(Severity::Note, "2 · room r1 · capacity".to_owned()), (Severity::Note, "2 · room r1 · kind".to_owned())];
    assert_eq!(told, expected);
    assert_eq!(write_line(&ours(outcome).records[0]), line);
}

#[test]
fn what_goes_without_saying_is_kept_where_it_was_said() {
    for line in [
        r#"{"body":{"end":"2027-04-08T10:00:00Z","people":[],"start":"2027-04-08T09:00:00Z","status":"confirmed","title":{"en":"a"}},"id":"s1","n":1,"type":"session"}"#,
        r#"{"body":{"affiliations":[{"main":false}],"family_name":"A","languages":null,"share":{"listed":false}},"id":"p1","n":1,"type":"participant"}"#,
    ] {
        assert_eq!(read_line(line).map(|record| write_line(&record)), Ok(line.to_owned()));
    }
}

#[test]
fn a_contact_that_cannot_be_read_is_not_kept_because_no_consent_covers_it() {
    let line = r#"{"body":{"contact":"secret@a.example","family_name":"A","share":"all"},"id":"p1","n":1,"type":"participant"}"#;
    assert_eq!(
        read_line(line).map(|record| write_line(&record)),
        Ok(r#"{"body":{"family_name":"A"},"id":"p1","n":1,"type":"participant"}"#.to_owned())
    );
}

#[test]
fn characters_that_hide_or_reorder_are_taken_out_of_names_and_told() {
    let line = "{\"type\":\"organisation\",\"id\":\"o1\",\"body\":{\"name\":\"A\\u0000B\u{202E}C\u{85}\"}}";
    let outcome = read(pack_of("organiser", &[line]).as_bytes());
    let causes: Vec<_> = outcome.problems.list.iter().map(|problem| problem.cause.clone()).collect();
    assert_eq!(causes, [Cause::Control, Cause::Bidirectional]);
    assert!(write_line(&ours(outcome).records[0]).contains("\"name\":\"ABC\""));
    let prose = "{\"type\":\"objective\",\"id\":\"o1\",\"body\":{\"text\":\"A\u{202E}B\\r\\nC\\tD\"}}";
    let outcome = read(pack_of("organiser", &[prose]).as_bytes());
    assert_eq!(outcome.problems.list, []);
    assert!(write_line(&ours(outcome).records[0]).contains("A\u{202E}B\\nC\\tD"));
}

#[test]
fn a_session_that_ends_before_it_begins_is_left_out() {
    let line = r#"{"type":"session","id":"s1","body":{"title":"T","start":"2027-04-08T10:00:00+02:00","end":"2027-04-08T08:00:00Z"}}"#;
    let told = problem(&pack_of("organiser", &[line]));
    assert_eq!((told.cause, told.place.field.as_deref()), (Cause::EndBeforeStart, Some("end")));
}

#[test]
fn a_reference_to_nothing_is_told_and_stays() {
    let line = r#"{"type":"note","id":"n1","body":{"kind":"practice","state":"withdrawn","partners":[{"organisation":"o9"}]}}"#;
    let outcome = read(pack_of("organiser", &[line]).as_bytes());
    let told = &outcome.problems.list[0];
    assert_eq!(told.cause, Cause::Dangling("organisation o9".to_owned()));
    assert_eq!((told.severity, told.place.field.as_deref()), (Severity::Note, Some("organisation")));
    assert_eq!(ours(outcome).records.len(), 1);
    assert_eq!(problems(&pack_of("contribution", &[line])), []);
}

const NOTE: &str = r#"{"type":"note","id":"n1","body":{"kind":"practice","state":"shared","title":"T","summary":"SUMMARY","consent":{"directory":true},"safeguarding":{"attested":true}}}"#;

#[test]
fn a_shared_note_needs_consent_attestation_and_nobody_to_be_recognised() {
    assert_eq!(problems(&pack_of("contribution", &[NOTE])), []);
    for (from, to) in [
        ("\"directory\"", "\"zz\""),
        ("\"attested\"", "\"zz\""),
        ("\"consent\"", "\"zz\""),
        ("shared", "in_compendium"),
    ] {
        assert_eq!(problem(&pack_of("contribution", &[&NOTE.replace(from, to)])).cause, Cause::NotAttested, "{to}");
    }
    let text = pack_of("contribution", &[&NOTE.replace("SUMMARY", "Write to somebody@mail.example please")]);
    let told = problem(&text);
    assert!(matches!(told.cause, Cause::Safeguarding(ref words) if words.contains("somebody")), "{told:?}");
    assert_eq!(told.place.field.as_deref(), Some("summary"));
    assert_eq!(ours(read(text.as_bytes())).records, []);
    assert_eq!(problem(&pack_of("contribution", &[&NOTE.replace("shared", "draft")])).cause, Cause::PrivateRecord);
    assert_eq!(problems(&pack_of("backup", &[&NOTE.replace("shared", "draft")])), []);
}

#[test]
fn a_note_is_at_most_sixteen_kilobytes() {
    let partners = vec![format!("{{\"name\":\"{}\"}}", "é".repeat(200)); 50].join(",");
    let note = NOTE.replace("\"title\"", &format!("\"partners\":[{partners}],\"title\""));
    assert!(matches!(problem(&pack_of("contribution", &[&note])).cause, Cause::TextTooLong(_, 16_384)));
}

#[test]
fn a_string_of_more_than_64_kilobytes_is_refused_wherever_it_is() {
    for (length, fine) in [(65_536, true), (65_537, false)] {
        let line = format!("{{\"type\":\"zz\",\"id\":\"z1\",\"x\":\"{}\"}}", "x".repeat(length));
        assert_eq!(problems(&pack_of("organiser", &[&line])).is_empty(), fine, "{length}");
    }
}

#[test]
fn too_many_records_are_refused_and_too_many_of_one_author() {
    let rooms = |count: usize, by: &str| -> String {
        let lines: Vec<String> = (0..count)
            .map(|id| format!("{{\"by\":\"{by}\",\"type\":\"room\",\"id\":\"r{id}\",\"body\":{{\"name\":\"x\"}}}}"))
            .collect();
        lines.join(",")
    };
    assert_eq!(problem(&pack_of("organiser", &[&rooms(20_001, "a")])).cause, Cause::TooMany(20_001));
    assert_eq!(problems(&pack_of("organiser", &[&rooms(6_000, "a")])), []);
    assert_eq!(problem(&pack_of("contribution", &[&rooms(5_001, "a")])).cause, Cause::TooMany(5_001));
    assert_eq!(problems(&pack_of("contribution", &[&rooms(5_000, "a")])), []);
}

#[test]
fn after_five_hundred_problems_the_rest_is_counted() {
    let lines = vec!["7"; 700];
    let problems = read(pack_of("organiser", &lines).as_bytes()).problems;
    assert_eq!((problems.list.len(), problems.more), (500, 200));
    assert_eq!(problems.list[499].place.field.as_deref(), Some("records[499]"));
}

#[test]
fn of_the_problems_that_are_counted_only_remarks_are_told_apart() {
    let odd: Vec<String> = (0..600)
        .map(|id| format!(r#"{{"type":"room","id":"r{id}","body":{{"name":"x","capacity":"many"}}}}"#))
        .collect();
    let lines: Vec<&str> = odd.iter().map(String::as_str).chain(["7"; 3]).collect();
    let outcome = read(pack_of("organiser", &lines).as_bytes());
    assert_eq!((outcome.problems.list.len(), outcome.problems.more, outcome.more_left), (500, 103, 3));
}

#[test]
fn a_file_of_more_than_32_megabytes_is_refused_unread() {
    let outcome = read(&vec![b' '; 32 * 1024 * 1024 + 1]);
    assert_eq!(
        (outcome.reading, outcome.problems.list[0].cause.clone()),
        (Reading::Refused, Cause::TooLarge(33_554_433))
    );
}

fn secret_people() -> Vec<SharedRecord> {
    let words = |text: &str| Localised::of(LanguageTag::parse("en").unwrap(), text);
    let person = |share: Share| Participant {
        family_name: "CANARY-name".to_owned(),
        name_local: Some("CANARY-local".to_owned()),
        affiliations: vec![Affiliation { function: words("CANARY-function"), ..Affiliation::default() }],
        languages: vec![LanguageTag::parse("ka").unwrap()],
        contact: ContactDetails {
            email: Some("CANARY-mail".to_owned()),
            phone: Some("CANARY-phone".to_owned()),
            ..ContactDetails::default()
        },
        share,
        ..Participant::default()
    };
    let draft = Note { title: words("CANARY-draft"), ..Note::default() };
    let anonymous = Note {
        state: NoteState::Shared,
        title: words("A title"),
        author: NoteAuthor { name: Some("CANARY-author".to_owned()), ..NoteAuthor::default() },
        consent: Some(NoteConsent {
            directory: true,
            attribution: NoteAttribution::Anonymous,
            ..NoteConsent::default()
        }),
        safeguarding: Some(Attestation { attested: true, ..Attestation::default() }),
        ..Note::default()
    };
    vec![
        Record::first(Id::parse("p1").unwrap(), None, None, person(Share::default())).into(),
        Record::first(Id::parse("n1").unwrap(), None, None, draft).into(),
        Record::first(Id::parse("n2").unwrap(), None, None, anonymous).into(),
    ]
}

#[test]
fn no_canary_gets_into_a_shared_pack() {
    let issuer = Issuer { id: Id::parse("i1").unwrap(), ..Issuer::default() };
    let conference: Id<Conference> = Id::parse("c1").unwrap();
    for purpose in [Purpose::Contribution, Purpose::Organiser, Purpose::Backup, Purpose::Rapporteur] {
        let edition = Edition {
            purpose,
            conference: conference.clone(),
            issuer: issuer.clone(),
            number: 1,
            ..Edition::default()
        };
        let text = write_shared(&edition, &secret_people());
        assert!(!text.contains("CANARY") && !text.contains("backup"), "{text}");
        let outcome = read(text.as_bytes());
        assert_eq!(outcome.problems.list, []);
        assert_eq!(ours(outcome).records.len(), 2);
    }
}

#[test]
fn a_listed_person_shows_only_what_they_agreed_to() {
    let SharedRecord::Participant(mut person) = secret_people().remove(0) else { panic!("a person") };
    std::sync::Arc::make_mut(&mut person).body.share = Share { listed: true, email: true, ..Share::default() };
    let text = write_shared(&Edition::default(), &[SharedRecord::Participant(person)]);
    assert!(text.contains("CANARY-name") && text.contains("CANARY-mail"));
    assert!(!text.contains("CANARY-phone") && !text.contains("\"ka\""));
}
