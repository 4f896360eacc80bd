//! Files in which one object has the same key twice, at every depth and in every spelling.
//!
//! Used by the corpus. Two readers could see two packs in each of them, so all are refused.

use super::Hostile;
use super::packs::{note_body, organiser, pack, record};

pub fn files() -> Vec<Hostile> {
    let plain = pack("organiser", "", &[]);
    let room = |members: &str| organiser(record("room", "x1", members));
    let mut files: Vec<Hostile> = [
        ("mark", plain.replacen("{\"plenary-pack\":1", "{\"plenary-pack\":2,\"plenary-pack\":1", 1)),
        ("purpose", plain.replacen("\"purpose\"", "\"purpose\":\"backup\",\"purpose\"", 1)),
        ("conference", plain.replacen("\"conference\"", "\"conference\":\"c2\",\"conference\"", 1)),
        ("signatures", plain.replacen("\"sigs\":[]", "\"sigs\":[],\"sigs\":[]", 1)),
        ("packs", plain.replacen("\"sigs\":[]", "\"packs\":[],\"packs\":[]", 1)),
        ("issuer", plain.replacen("\"id\":\"i1\"", "\"id\":\"i1\",\"id\":\"i2\"", 1)),
        ("issuer-escaped", plain.replacen("\"id\":\"i1\"", "\"id\":\"i1\",\"\\u0069d\":\"i2\"", 1)),
        ("number", plain.replacen("\"purpose\"", "\"number\":1,\"number\":2,\"purpose\"", 1)),
        ("in-privacy", pack("organiser", "\"privacy\":{\"controller\":{\"name\":\"A\",\"name\":\"B\"}},", &[])),
        ("in-keys", pack("organiser", "\"keys\":[{\"n\":1,\"n\":2}],", &[])),
        ("in-vocabulary", pack("organiser", "\"vocab_extra\":[{\"code\":\"x_a\",\"code\":\"x_b\"}],", &[])),
        ("type", room("\"type\":\"session\",\"body\":{\"name\":\"X\"}")),
        ("id", room("\"id\":\"x2\",\"body\":{\"name\":\"X\"}")),
        ("author", room("\"by\":\"a\",\"by\":\"b\",\"body\":{\"name\":\"X\"}")),
        ("body-twice", room("\"body\":{\"name\":\"X\"},\"body\":{\"name\":\"Y\"}")),
        ("language", room("\"body\":{\"name\":{\"en\":\"X\",\"en\":\"Y\"}}")),
        ("language-escaped", room("\"body\":{\"name\":{\"en\":\"X\",\"\\u0065n\":\"Y\"}}")),
        ("empty", room("\"body\":{\"name\":\"X\",\"\":1,\"\":2}")),
        ("astral-escaped", room("\"body\":{\"name\":\"X\",\"😀\":1,\"\\uD83D\\uDE00\":2}")),
        ("constructor", room("\"body\":{\"name\":\"X\",\"constructor\":1,\"constructor\":2}")),
        (
            "consent",
            organiser(record(
                "note",
                "x1",
                &note_body("X").replace("\"directory\":true", "\"directory\":false,\"directory\":true"),
            )),
        ),
        (
            "attestation",
            organiser(record(
                "note",
                "x1",
                &note_body("X").replace("\"attested\":true", "\"attested\":false,\"attested\":true"),
            )),
        ),
        (
            "state",
            organiser(record("note", "x1", &note_body("X").replace("\"state\"", "\"state\":\"draft\",\"state\""))),
        ),
        ("in-an-unknown-record", organiser(record("later", "x1", "\"soup\":[{\"a\":1,\"a\":1}]"))),
        ("in-a-pack-inside", pack("backup", "\"packs\":[{\"plenary-pack\":1,\"a\":1,\"a\":2}],", &[])),
        ("in-a-signature", plain.replacen("\"sigs\":[]", "\"sigs\":[{\"key\":\"a\",\"key\":\"b\"}]", 1)),
    ]
    .map(|(name, text)| Hostile::text(format!("refused-same-key-{name}"), text))
    .into();
    for depth in 1..=8 {
        let inside = format!("{}{{\"a\":1,\"b\":2,\"a\":3}}{}", "{\"d\":".repeat(depth), "}".repeat(depth));
        let text = room(&format!("\"body\":{{\"name\":\"X\",\"later\":{inside}}}"));
        files.push(Hostile::text(format!("refused-same-key-at-depth-{depth}"), text));
    }
    files
}
