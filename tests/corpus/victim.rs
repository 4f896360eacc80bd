//! The device that the corpus is tried on: what its owner wrote, and what came from others before.
//!
//! Used by the files that aim at something in particular, and natively to set the device up. Nobody here exists.

use plenary::domain::id::Id;
use plenary::domain::record::Author;
use plenary::pack;

use super::packs::{WITHDRAWN, WITNESS, note_body, record, was};

/// The randomness of the device's name.
pub const RANDOM: u8 = 7;

/// The number of the organiser's edition that is in force.
pub const NUMBER: u32 = 5;

/// The device's name as an author.
pub fn name() -> String {
    Id::<Author>::from_random('d', [RANDOM; 10]).to_string()
}

/// The name of the version that a line holds.
pub fn rev(line: &str) -> String {
    pack::rev_of(&pack::read_line(line).unwrap()).0.into()
}

/// A note of one's own that others have.
pub fn shared_note() -> String {
    record("note", "n_shared", &format!("\"by\":\"{}\",\"n\":1,{}", name(), note_body("Mine and shared")))
}

/// A note of one's own that nobody has seen.
pub fn draft() -> String {
    let body = r#""body":{"kind":"practice","state":"draft","title":{"en":"Mine alone"}}"#;
    record("note", "n_draft", &format!("\"by\":\"{}\",\"n\":1,{body}", name()))
}

/// A note of one's own before it was taken back.
pub fn before_it_was_gone() -> String {
    record("note", "n_gone", &format!("\"by\":\"{}\",\"n\":1,{}", name(), note_body("Taken back by me")))
}

/// The first version of a note of somebody else.
pub fn amina_first() -> String {
    record("note", "n_amina", &format!("\"by\":\"amina\",\"n\":1,{}", note_body("Amina, first")))
}

/// The version of it that is here.
pub fn amina_second() -> String {
    let was = was([rev(&amina_first()).as_str()]);
    record("note", "n_amina", &format!("\"by\":\"amina\",\"n\":2,{was},{}", note_body("Amina, second")))
}

/// A note of somebody else before it was taken back.
pub fn boris_first() -> String {
    record("note", "n_boris", &format!("\"by\":\"boris\",\"n\":1,{}", note_body("Boris, first")))
}

/// What Boris proposes for the note that is shared.
pub fn suggestion() -> String {
    let was = was([rev(&shared_note()).as_str()]);
    let around = format!("\"by\":\"boris\",\"suggests_to\":\"{}\",\"n\":2,{was}", name());
    record("note", "n_shared", &format!("{around},{}", note_body("Boris proposes")))
}

/// Everything that the device holds itself.
pub fn own_records() -> Vec<String> {
    let by = format!("\"by\":\"{}\",\"n\":1", name());
    let gone = was([rev(&before_it_was_gone()).as_str()]);
    let gone_boris = was([rev(&boris_first()).as_str()]);
    vec![
        shared_note(),
        draft(),
        record("note", "n_gone", &format!("\"by\":\"{}\",\"n\":2,{gone},{WITHDRAWN}", name())),
        amina_second(),
        record("note", "n_boris", &format!("\"by\":\"boris\",\"n\":2,{gone_boris},{WITHDRAWN}")),
        suggestion(),
        record("star", "s1", &format!("{by},\"body\":{{}}")),
        record("met", "p1", &format!("{by},\"body\":{{\"met\":true}}")),
        record("next_step", "t1", &format!("{by},\"body\":{{\"text\":\"Write to the office\"}}")),
        record("profile", "me", &format!("{by},\"body\":{{\"name\":\"Somebody\"}}")),
        record(
            "private_note",
            "s.s1",
            &format!("{by},\"body\":{{\"about\":{{\"id\":\"s1\",\"type\":\"session\"}},\"text\":\"For me alone\"}}"),
        ),
    ]
}

/// The records of the organiser's edition in force.
pub fn issued_records() -> Vec<String> {
    let by = r#""by":"i1","n":1"#;
    vec![
        record(
            "conference",
            "c1",
            &format!(
                "{by},\"body\":{{\"end\":\"2027-04-09\",\"start\":\"2027-04-08\",\"title\":{{\"en\":\"A forum\"}}}}"
            ),
        ),
        record("note", "n_office", &format!("{by},{}", note_body("From the office"))),
        record(
            "participant",
            "p1",
            &format!(
                "{by},\"body\":{{\"contact\":{{\"email\":\"desk@forum.example\"}},\"family_name\":\"Example\",\"share\":{{\"email\":true,\"listed\":true}}}}"
            ),
        ),
        WITNESS.to_owned(),
        record(
            "session",
            "s1",
            &format!(
                "{by},\"body\":{{\"end\":\"2027-04-08T10:00:00+02:00\",\"room\":\"witness\",\"start\":\"2027-04-08T09:00:00+02:00\",\"title\":{{\"en\":\"Opening\"}}}}"
            ),
        ),
    ]
}

/// The edition with `number`, made of `records`.
pub fn edition(number: u32, records: &[String]) -> String {
    let head = r#""plenary-pack":1,"conference":"c1","issuer":{"id":"i1","name":"The office"},"languages":["en"]"#;
    format!(
        "{{{head},\"number\":{number},\"purpose\":\"organiser\",\"records\":[\n{}\n],\"sigs\":[]}}\n",
        records.join(",\n")
    )
}
