//! Files that lie about who wrote what, when, and in place of what.
//!
//! Used by the corpus. All of them are packs without a fault in their form.

use super::Hostile;
use super::packs::{WITHDRAWN, contribution, note_body, pack, record, was};
use super::victim;

/// A contribution with one version of the note `id`; `around` are its members beside the body.
fn version(id: &str, around: &str) -> String {
    contribution(record("note", id, &format!("{around},{}", note_body("Forged"))))
}

/// A contribution by which the note `id` is taken back.
fn withdrawal(id: &str, around: &str) -> String {
    contribution(record("note", id, &format!("{around},{WITHDRAWN}")))
}

pub fn files() -> Vec<Hostile> {
    let mut files = replays();
    files.extend(orders());
    files.extend(cross_types());
    files.extend(authors());
    files.extend(histories());
    files.extend(withdrawals());
    files.extend(heads());
    files
}

/// What was here before comes again.
fn replays() -> Vec<Hostile> {
    let issued = victim::issued_records();
    let without_session: Vec<String> = issued.iter().filter(|line| !line.contains("\"s1\"")).cloned().collect();
    let moved: Vec<String> = issued.iter().map(|line| line.replace("Opening", "Moved")).collect();
    let twice = pack("contribution", "", &[victim::amina_first(), victim::amina_first()]);
    [
        ("powerless-replay-own-note", contribution(victim::shared_note())),
        ("powerless-replay-older-version", contribution(victim::amina_first())),
        ("powerless-replay-of-what-was-taken-back", contribution(victim::boris_first())),
        ("powerless-replay-of-what-one-took-back", contribution(victim::before_it_was_gone())),
        ("powerless-replay-suggestion", contribution(victim::suggestion())),
        ("left-replay-same-version-twice", twice),
        ("powerless-replay-both-versions", pack("contribution", "", &[victim::amina_second(), victim::amina_first()])),
        ("powerless-edition-again", victim::edition(victim::NUMBER, &issued)),
        ("powerless-edition-older", victim::edition(victim::NUMBER - 1, &without_session)),
        ("powerless-edition-first-number", victim::edition(1, &without_session)),
        ("powerless-edition-same-number-other-content", victim::edition(victim::NUMBER, &moved)),
        ("powerless-edition-same-number-without-session", victim::edition(victim::NUMBER, &without_session)),
        ("powerless-edition-highest-number", victim::edition(u32::MAX, &without_session)),
        (
            "powerless-edition-of-another-issuer",
            victim::edition(victim::NUMBER + 1, &without_session).replace("\"id\":\"i1\"", "\"id\":\"mallory\""),
        ),
        (
            "powerless-edition-of-issuer-in-capitals",
            victim::edition(victim::NUMBER + 1, &without_session).replace("\"id\":\"i1\"", "\"id\":\"I1\""),
        ),
    ]
    .map(|(name, text)| Hostile::text(name, text))
    .into()
}

/// The edition that is here, in other orders; `SplitMix64` deals the cards.
fn orders() -> Vec<Hostile> {
    let mut state = 0x5EED_u64;
    let mut below = |limit: usize| {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap()
    };
    let mut shuffle = |list: &mut Vec<String>| {
        for last in (1..list.len()).rev() {
            list.swap(last, below(last + 1));
        }
    };
    let mut files = Vec::new();
    for number in 0..8 {
        let mut records = victim::issued_records();
        shuffle(&mut records);
        let mut members = vec![
            "\"plenary-pack\":1".to_owned(),
            "\"conference\":\"c1\"".to_owned(),
            "\"issuer\":{\"name\":\"The office\",\"id\":\"i1\"}".to_owned(),
            "\"languages\":[\"en\"]".to_owned(),
            format!("\"number\":{}", victim::NUMBER),
            "\"purpose\":\"organiser\"".to_owned(),
            format!("\"records\":[{}]", records.join(",")),
            "\"sigs\":[]".to_owned(),
        ];
        shuffle(&mut members);
        files.push(Hostile::text(format!("powerless-reordered-{number}"), format!("{{{}}}", members.join(", \n\t"))));
    }
    files
}

/// An id of one type where one of another type belongs.
fn cross_types() -> Vec<Hostile> {
    let mallory = r#""by":"mallory","n":99"#;
    let session =
        r#""body":{"end":"2027-04-08T10:00:00+02:00","start":"2027-04-08T09:00:00+02:00","title":{"en":"Elsewhere"}}"#;
    let note = |id: &str, more: &str| {
        let body = note_body("Crossed").replace("\"kind\"", &format!("{more},\"kind\""));
        contribution(record("note", id, &format!("{mallory},{body}")))
    };
    let unknown = |type_name: &str, id: &str| contribution(record(type_name, id, &format!("{mallory},\"body\":{{}}")));
    let needs = |type_name: &str, id: &str| {
        contribution(record(type_name, id, &format!("{mallory},\"needs\":[\"later\"],\"body\":{{\"text\":\"x\"}}")))
    };
    [
        ("powerless-note-named-like-a-session", version("s1", mallory)),
        ("powerless-note-named-like-a-private-note", version("s.s1", mallory)),
        ("powerless-note-named-like-the-conference", version("c1", mallory)),
        ("powerless-session-named-like-a-note", contribution(record("session", "n_shared", &format!("{mallory},{session}")))),
        ("powerless-room-named-like-a-note", contribution(record("room", "n_draft", &format!("{mallory},\"body\":{{\"name\":\"X\"}}")))),
        ("powerless-report-of-a-note", contribution(record("report", "r1", &format!("{mallory},\"body\":{{\"session\":\"n_shared\"}}")))),
        ("powerless-answer-about-a-note", contribution(record("evaluation_response", "e1", r#""body":{"sessions":[{"about":"n_shared","score":1}],"objectives":[{"about":"s1","score":5}]}"#))),
        ("powerless-note-about-a-note", note("x1", r#""session":"n_shared""#)),
        ("powerless-note-about-itself", note("x1", r#""improves":["x1"],"derived_from":["x1"],"session":"x1""#)),
        ("powerless-note-of-an-author-that-is-a-session", note("x1", r#""author":{"participant":"s1","organisation":"n_shared"}"#)),
        ("powerless-note-of-areas-that-are-people", note("x1", r#""area":"p1","objectives":["p1"],"frames":["s1"],"contact":{"participant":"witness"}"#)),
        ("powerless-type-in-capitals", unknown("NOTE", "n_shared")),
        ("powerless-type-in-plural", unknown("notes", "n_shared")),
        ("powerless-type-private-in-capitals", unknown("Private_note", "s.s1")),
        ("powerless-type-with-hyphen", unknown("private-note", "s.s1")),
        ("powerless-type-proto", unknown("__proto__", "constructor")),
        ("powerless-note-that-needs-more", needs("note", "n_shared")),
        ("powerless-session-that-needs-more", needs("session", "s1")),
        ("left-private-note-that-needs-more", needs("private_note", "s.s1")),
        ("left-star-that-needs-more", needs("star", "s1")),
        ("left-profile-that-needs-more", needs("profile", "me")),
        ("left-private-note-over-ones-own", contribution(record("private_note", "s.s1", r#""by":"mallory","n":9,"body":{"about":{"id":"s1","type":"session"},"text":"Forged"}"#))),
        ("left-star-taken-away", contribution(record("star", "s1", r#""by":"mallory","n":9,"body":{"starred":false}"#))),
        ("left-draft-over-ones-own", contribution(record("note", "n_draft", r#""by":"mallory","n":9,"body":{"kind":"practice","state":"draft","title":{"en":"Forged"}}"#))),
        ("repaired-reference-to-another-type", super::packs::organiser(record("session", "x1", r#""body":{"end":"2027-04-08T10:00:00+02:00","start":"2027-04-08T09:00:00+02:00","title":"X","room":"x1"}"#))),
    ]
    .map(|(name, text)| Hostile::text(name, text))
    .into()
}

/// Versions that claim another's name, or to replace what their author does not own.
fn authors() -> Vec<Hostile> {
    let me = victim::name();
    let (own, draft, theirs) =
        (victim::rev(&victim::shared_note()), victim::rev(&victim::draft()), victim::rev(&victim::amina_second()));
    let proposal = victim::rev(&victim::suggestion());
    let over = was([own.as_str()]);
    let session = |around: &str| {
        let body = r#""body":{"end":"2027-04-08T11:00:00+02:00","start":"2027-04-08T10:00:00+02:00","title":{"en":"Somewhere else"}}"#;
        contribution(record("session", "s1", &format!("{around},{body}")))
    };
    let person = |around: &str| {
        let body = r#""body":{"contact":{"email":"mallory@elsewhere.example"},"family_name":"Example","share":{"email":true,"listed":true}}"#;
        contribution(record("participant", "p1", &format!("{around},{body}")))
    };
    [
        ("powerless-stranger-replaces-ones-own", version("n_shared", &format!("\"by\":\"mallory\",\"n\":2,{over}"))),
        ("powerless-nobody-replaces-ones-own", version("n_shared", &format!("\"n\":2,{over}"))),
        ("powerless-null-replaces-ones-own", version("n_shared", &format!("\"by\":null,\"n\":2,{over}"))),
        ("repaired-empty-author-replaces-ones-own", version("n_shared", &format!("\"by\":\"\",\"n\":2,{over}"))),
        ("repaired-author-list-replaces-ones-own", version("n_shared", &format!("\"by\":[\"{me}\"],\"n\":2,{over}"))),
        ("powerless-name-in-capitals-replaces-ones-own", version("n_shared", &format!("\"by\":\"{}\",\"n\":2,{over}", me.to_uppercase()))),
        ("powerless-stranger-replaces-a-draft", version("n_draft", &format!("\"by\":\"mallory\",\"n\":9,{}", was([draft.as_str()])))),
        ("powerless-stranger-replaces-another", version("n_amina", &format!("\"by\":\"mallory\",\"n\":3,{}", was([theirs.as_str()])))),
        ("powerless-stranger-with-the-highest-number", version("n_shared", "\"by\":\"mallory\",\"n\":4294967295")),
        ("powerless-the-same-text-by-a-stranger", contribution(victim::shared_note().replace(&me, "mallory"))),
        ("powerless-the-same-text-without-an-author", contribution(victim::shared_note().replace(&format!("\"by\":\"{me}\","), ""))),
        ("powerless-proposal-to-ones-own", version("n_shared", &format!("\"by\":\"mallory\",\"suggests_to\":\"{me}\",\"n\":4294967295,{over}"))),
        ("powerless-proposal-replaces-anothers-proposal", version("n_shared", &format!("\"by\":\"mallory\",\"suggests_to\":\"{me}\",\"n\":3,{}", was([proposal.as_str()])))),
        ("powerless-stranger-settles-a-proposal", version("n_shared", &format!("\"by\":\"mallory\",\"n\":3,{}", was([proposal.as_str(), own.as_str()])))),
        ("powerless-proposal-to-oneself", version("n_shared", &format!("\"by\":\"{me}\",\"suggests_to\":\"{me}\",\"n\":9,{over}"))),
        ("powerless-proposal-to-nobody-here", version("n_shared", &format!("\"by\":\"mallory\",\"suggests_to\":\"amina\",\"n\":9,{over}"))),
        ("powerless-proposal-to-the-proposer", version("n_shared", &format!("\"by\":\"mallory\",\"suggests_to\":\"boris\",\"n\":9,{}", was([proposal.as_str()])))),
        ("powerless-proposal-without-an-author", version("n_shared", &format!("\"suggests_to\":\"{me}\",\"n\":9,{over}"))),
        ("repaired-proposal-to-a-path", version("n_shared", &format!("\"by\":\"mallory\",\"suggests_to\":\"../{me}\",\"n\":9,{over}"))),
        ("powerless-proposal-for-a-draft", version("n_draft", &format!("\"by\":\"mallory\",\"suggests_to\":\"{me}\",\"n\":2"))),
        ("powerless-proposal-for-the-organisers-note", version("n_office", "\"by\":\"mallory\",\"suggests_to\":\"i1\",\"n\":2")),
        ("powerless-second-version-in-ones-own-name", version("n_shared", &format!("\"by\":\"{me}\",\"n\":1"))),
        ("told-successor-in-ones-own-name", version("n_shared", &format!("\"by\":\"{me}\",\"n\":2,{over}"))),
        ("told-successor-of-a-draft-in-ones-own-name", version("n_draft", &format!("\"by\":\"{me}\",\"n\":2,{}", was([draft.as_str()])))),
        ("powerless-stranger-moves-a-session", session("\"by\":\"mallory\",\"n\":99")),
        ("powerless-nobody-moves-a-session", session("\"n\":99")),
        ("powerless-stranger-moves-a-session-by-naming-it", session(&format!("\"by\":\"mallory\",\"n\":2,{}", was([victim::rev(&victim::issued_records()[4]).as_str()])))),
        ("powerless-session-moved-in-the-organisers-name", session("\"by\":\"i1\",\"n\":99")),
        ("powerless-stranger-changes-an-address", person("\"by\":\"mallory\",\"n\":99")),
        ("powerless-nobody-changes-an-address", person("\"n\":99")),
        ("powerless-address-changed-in-the-organisers-name", person("\"by\":\"i1\",\"n\":99")),
        ("powerless-stranger-in-place-of-the-organisers-note", version("n_office", "\"by\":\"mallory\",\"n\":99")),
        ("powerless-stranger-renames-the-conference", contribution(record("conference", "c1", "\"by\":\"mallory\",\"n\":99,\"body\":{\"end\":\"2027-04-09\",\"start\":\"2027-04-08\",\"title\":\"Cancelled\"}"))),
        ("powerless-a-second-conference", contribution(record("conference", "a0", "\"by\":\"mallory\",\"n\":99,\"body\":{\"end\":\"2027-04-09\",\"start\":\"2027-04-08\",\"title\":\"Cancelled\"}"))),
        ("told-edition-with-a-note-in-ones-own-name", pack("organiser", "\"number\":9,", &[record("note", "n_shared", &format!("\"by\":\"{me}\",\"n\":2,{over},{}", note_body("Forged")))])),
        ("powerless-edition-with-a-draft-in-ones-own-name", pack("organiser", "\"number\":9,", &[record("note", "n_draft", &format!("\"by\":\"{me}\",\"n\":99,{}", note_body("Forged")))])),
        ("left-edition-with-a-private-note", pack("organiser", "\"number\":9,", &[record("private_note", "s.s1", &format!("\"by\":\"{me}\",\"n\":2,\"body\":{{\"about\":{{\"id\":\"s1\",\"type\":\"session\"}},\"text\":\"Forged\"}}"))])),
    ]
    .map(|(name, text)| Hostile::text(name, text))
    .into()
}

/// Names of versions in `was`, numbers and times that no honest device writes.
fn histories() -> Vec<Hostile> {
    let names = |count: usize| (0..count).map(|number| format!("{number:024x}")).collect::<Vec<_>>();
    let stranger = |id: &str, rest: String| version(id, &format!("\"by\":\"mallory\",{rest}"));
    let listed = |count: usize| {
        let names = names(count);
        stranger("x1", was(names.iter().map(String::as_str)))
    };
    let mut everything: Vec<String> =
        victim::own_records().iter().chain(&victim::issued_records()).map(|line| victim::rev(line)).collect();
    everything.truncate(64);
    let all = was(everything.iter().map(String::as_str));
    // A line of forty versions, the last first; and a circle: the first names the last, as far as names can be known.
    let mut line: Vec<String> = Vec::new();
    for n in 1..=40 {
        let before = line.last().map(|before| victim::rev(before));
        let was = was(before.iter().map(String::as_str));
        line.push(record(
            "note",
            "x1",
            &format!("\"by\":\"mallory\",\"n\":{n},{was},{}", note_body(&format!("Version {n}"))),
        ));
    }
    let last = victim::rev(&line[39]);
    let circle = record(
        "note",
        "x1",
        &format!("\"by\":\"mallory\",\"n\":1,{},{}", was([last.as_str()]), note_body("Version 1")),
    );
    let reversed: Vec<String> = line.iter().rev().cloned().collect();
    let circled: Vec<String> = line.iter().cloned().chain([circle]).collect();
    let fan: Vec<String> = (0..200)
        .map(|n| record("note", "x1", &format!("\"by\":\"mallory\",\"n\":1,{}", note_body(&format!("Head {n}")))))
        .collect();
    let fan_on_mine: Vec<String> = (0..64)
        .map(|n| {
            record(
                "note",
                "n_shared",
                &format!(
                    "\"by\":\"mallory{n}\",\"suggests_to\":\"{}\",\"n\":{},{}",
                    victim::name(),
                    n + 2,
                    note_body("Noise")
                ),
            )
        })
        .collect();
    let at = |time: &str| stranger("n_shared", format!("\"n\":1,\"at\":\"{time}\""));
    let mut files: Vec<Hostile> = [
        ("powerless-ancestors-33", listed(33)),
        ("powerless-ancestors-64", listed(64)),
        ("repaired-ancestors-65", listed(65)),
        ("repaired-ancestors-5000", listed(5_000)),
        ("powerless-ancestors-everything-here", stranger("n_shared", format!("\"n\":9,{all}"))),
        ("powerless-ancestors-of-another-record", stranger("x1", format!("\"n\":9,{all}"))),
        (
            "powerless-ancestors-the-same-64-times",
            stranger("n_shared", format!("\"n\":9,{}", was(std::iter::repeat_n(everything[0].as_str(), 64)))),
        ),
        (
            "powerless-ancestors-in-capitals",
            stranger("n_shared", format!("\"n\":9,{}", was([everything[0].to_uppercase().as_str()]))),
        ),
        ("powerless-ancestors-cut-short", stranger("n_shared", format!("\"n\":9,{}", was([&everything[0][..23]])))),
        ("powerless-ancestors-one-dot", stranger("n_shared", "\"n\":9,\"was\":[\".\"]".to_owned())),
        ("repaired-ancestors-with-blank", stranger("n_shared", "\"n\":9,\"was\":[\"a b\"]".to_owned())),
        ("repaired-ancestors-with-a-number", stranger("n_shared", "\"n\":9,\"was\":[1,null,{}]".to_owned())),
        ("repaired-ancestors-is-text", stranger("n_shared", format!("\"n\":9,\"was\":\"{}\"", everything[0]))),
        ("repaired-ancestors-is-object", stranger("n_shared", "\"n\":9,\"was\":{\"0\":\"x\"}".to_owned())),
        ("repaired-ancestors-empty-name", stranger("n_shared", "\"n\":9,\"was\":[\"\"]".to_owned())),
        ("powerless-line-of-forty", pack("contribution", "", &line)),
        ("powerless-line-of-forty-backwards", pack("contribution", "", &reversed)),
        ("powerless-line-that-bites-its-tail", pack("contribution", "", &circled)),
        ("powerless-two-hundred-heads", pack("contribution", "", &fan)),
        ("powerless-sixty-four-proposals", pack("contribution", "", &fan_on_mine)),
        ("powerless-number-highest", stranger("n_shared", "\"n\":4294967295".to_owned())),
        ("repaired-number-beyond-32-bits", stranger("n_shared", "\"n\":4294967296".to_owned())),
        ("repaired-number-of-53-bits", stranger("n_shared", "\"n\":9007199254740991".to_owned())),
        ("repaired-number-minus-one", stranger("n_shared", "\"n\":-1".to_owned())),
        ("repaired-number-in-quotes", stranger("n_shared", "\"n\":\"9\"".to_owned())),
        ("powerless-time-ten-years-late", at("2037-04-08T10:00:00Z")),
        ("powerless-time-ten-years-early", at("2017-04-08T10:00:00Z")),
        ("powerless-time-last-of-all", at("2100-12-31T23:59:59.999Z")),
        ("powerless-time-first-of-all", at("2000-01-01T00:00:00Z")),
    ]
    .map(|(name, text)| Hostile::text(name, text))
    .into();
    let times = [
        ("before-2000", "1999-12-31T23:59:59Z"),
        ("after-2100", "2101-01-01T00:00:00Z"),
        ("year-zero", "0000-01-01T00:00:00Z"),
        ("five-digits", "12027-04-08T10:00:00Z"),
        ("unknown-offset", "2027-04-08T10:00:00-00:00"),
        ("offset-of-a-day", "2027-04-08T10:00:00+24:00"),
        ("no-offset", "2027-04-08T10:00:00"),
        ("hour-24", "2027-04-08T24:00:00Z"),
        ("second-60", "2027-04-08T10:00:60Z"),
        ("blank-inside", "2027-04-08 10:00:00Z"),
        ("small-letters", "2027-04-08t10:00:00z"),
        ("nanoseconds", "2027-04-08T10:00:00.123456789Z"),
        ("epoch", "1807178400"),
        ("arabic-digits", "٢٠٢٧-04-08T10:00:00Z"),
        ("month-13", "2027-13-08T10:00:00Z"),
        ("31-june", "2027-06-31T10:00:00Z"),
        ("minus", "-2027-04-08T10:00:00Z"),
        ("empty", ""),
    ];
    files.extend(times.map(|(name, time)| Hostile::text(format!("repaired-at-{name}"), at(time))));
    files
}

/// Notes taken back by somebody who did not write them.
fn withdrawals() -> Vec<Hostile> {
    let me = victim::name();
    let (own, proposal) = (victim::rev(&victim::shared_note()), victim::rev(&victim::suggestion()));
    let over = was([own.as_str(), proposal.as_str()]);
    let with_words = record(
        "note",
        "n_shared",
        "\"by\":\"mallory\",\"n\":9,\"body\":{\"kind\":\"practice\",\"state\":\"withdrawn\",\"title\":{\"en\":\"The author agreed\"}}",
    );
    let two = |one: &str, other: &str| {
        let line = |by: &str| record("note", "n_shared", &format!("\"by\":\"{by}\",\"n\":9,{WITHDRAWN}"));
        pack("contribution", "", &[line(one), line(other)])
    };
    let issued = pack(
        "organiser",
        "\"number\":9,",
        &[record("note", "n_shared", &format!("\"by\":\"i1\",\"n\":99,{over},{WITHDRAWN}"))],
    );
    let issued_in_my_name = pack(
        "organiser",
        "\"number\":9,",
        &[record("note", "n_shared", &format!("\"by\":\"{me}\",\"n\":99,{over},{WITHDRAWN}"))],
    );
    [
        ("powerless-withdrawn-by-a-stranger", withdrawal("n_shared", &format!("\"by\":\"mallory\",\"n\":2,{over}"))),
        ("powerless-withdrawn-by-nobody", withdrawal("n_shared", &format!("\"n\":2,{over}"))),
        ("powerless-withdrawn-by-the-proposer", withdrawal("n_shared", &format!("\"by\":\"boris\",\"n\":9,{over}"))),
        (
            "powerless-withdrawn-as-a-proposal",
            withdrawal("n_shared", &format!("\"by\":\"mallory\",\"suggests_to\":\"{me}\",\"n\":9,{over}")),
        ),
        (
            "powerless-withdrawn-as-a-proposal-to-oneself",
            withdrawal("n_shared", &format!("\"by\":\"{me}\",\"suggests_to\":\"{me}\",\"n\":9,{over}")),
        ),
        (
            "powerless-withdrawn-proposal-without-an-author",
            withdrawal("n_shared", &format!("\"suggests_to\":\"{me}\",\"n\":9,{over}")),
        ),
        ("powerless-withdrawn-draft-by-a-stranger", withdrawal("n_draft", "\"by\":\"mallory\",\"n\":4294967295")),
        ("powerless-withdrawn-anothers-note", withdrawal("n_amina", "\"by\":\"mallory\",\"n\":4294967295")),
        ("powerless-withdrawn-organisers-note", withdrawal("n_office", "\"by\":\"mallory\",\"n\":99")),
        ("powerless-withdrawn-again", withdrawal("n_gone", "\"by\":\"mallory\",\"n\":99")),
        ("powerless-withdrawn-with-words", contribution(with_words)),
        ("powerless-withdrawn-twice-by-strangers", two("mallory", "trudy")),
        ("powerless-withdrawn-by-the-issuer-of-the-edition", issued),
        ("told-withdrawn-in-ones-own-name-by-an-edition", issued_in_my_name),
        ("told-withdrawn-in-ones-own-name", withdrawal("n_shared", &format!("\"by\":\"{me}\",\"n\":2,{over}"))),
        ("told-draft-withdrawn-in-ones-own-name", withdrawal("n_draft", &format!("\"by\":\"{me}\",\"n\":1"))),
        ("powerless-come-back-after-withdrawal", version("n_gone", &format!("\"by\":\"{me}\",\"n\":4294967295"))),
        ("powerless-anothers-come-back-after-withdrawal", version("n_boris", "\"by\":\"boris\",\"n\":4294967295")),
        (
            "left-state-in-capitals",
            contribution(record(
                "note",
                "n_shared",
                "\"by\":\"mallory\",\"n\":9,\"body\":{\"kind\":\"practice\",\"state\":\"Withdrawn\"}",
            )),
        ),
        (
            "powerless-room-withdrawn",
            contribution(record(
                "room",
                "x1",
                "\"by\":\"mallory\",\"n\":9,\"body\":{\"name\":\"X\",\"state\":\"withdrawn\"}",
            )),
        ),
    ]
    .map(|(name, text)| Hostile::text(name, text))
    .into()
}

/// Heads that claim what only a backup or an organiser may say.
fn heads() -> Vec<Hostile> {
    let me = victim::name();
    let told = format!(
        "\"handed_out\":[{{\"names\":[\"{}\",\"000000000000000000000001\"],\"record\":\"note/n_shared\"}}],",
        victim::rev(&victim::shared_note())
    );
    let code = |vocabulary: &str, code: &str| {
        format!(
            "\"vocab_extra\":[{{\"code\":\"{code}\",\"label\":{{\"en\":\"Renamed\"}},\"vocabulary\":\"{vocabulary}\"}}],\"number\":9,"
        )
    };
    let mut files: Vec<Hostile> = [
        ("powerless-contribution-claims-further-names", pack("contribution", "\"authors\":[\"amina\",\"i1\",\"boris\"],", &[])),
        ("powerless-contribution-in-ones-own-name", pack("contribution", &told, &[]).replace("\"id\":\"mallory\"", &format!("\"id\":\"{me}\""))),
        ("powerless-contribution-tells-what-left", pack("contribution", &told, &[])),
        ("powerless-edition-tells-what-left", pack("organiser", &format!("{told}\"authors\":[\"mallory\"],\"number\":9,"), &[])),
        ("powerless-rapporteur-sends-a-session", pack("rapporteur", "", &[record("session", "s1", "\"by\":\"mallory\",\"n\":9,\"body\":{\"end\":\"2027-04-08T10:00:00+02:00\",\"start\":\"2027-04-08T09:00:00+02:00\",\"title\":\"X\"}")])),
        ("powerless-evaluation-sends-a-note", pack("evaluation", "", &[record("note", "n_shared", &format!("\"by\":\"mallory\",\"n\":9,{}", note_body("Forged")))])),
        ("powerless-purpose-of-later", pack("x_later", "", &[record("note", "n_shared", &format!("\"by\":\"mallory\",\"n\":9,{}", note_body("Forged")))])),
        ("left-purpose-of-later-with-a-private-note", pack("x_backup", "", &[record("star", "x1", "\"body\":{}")])),
        ("powerless-backup-of-a-stranger", pack("backup", "", &[record("star", "s9", "\"by\":\"mallory\",\"body\":{}"), record("note", "x1", "\"by\":\"mallory\",\"body\":{\"kind\":\"practice\",\"state\":\"draft\"}")])),
        ("told-backup-over-ones-own", pack("backup", "", &[
            record("private_note", "s.s1", "\"by\":\"mallory\",\"n\":9,\"body\":{\"about\":{\"id\":\"s1\",\"type\":\"session\"},\"text\":\"Forged\"}"),
            record("note", "n_draft", "\"by\":\"mallory\",\"n\":9,\"body\":{\"kind\":\"practice\",\"state\":\"draft\",\"title\":\"Forged\"}"),
            record("profile", "me", "\"by\":\"mallory\",\"n\":9,\"body\":{\"name\":\"Mallory\"}"),
        ])),
        ("refused-needs-a-feature", pack("contribution", "\"needs\":[\"later\"],", &[])),
        ("repaired-number-of-edition-zero", pack("organiser", "\"number\":0,", &[])),
        ("repaired-number-of-edition-beyond", pack("organiser", "\"number\":4294967296,", &[])),
        ("repaired-authors-65", pack("contribution", &format!("\"authors\":[{}],", vec!["\"a\""; 65].join(",")), &[])),
        ("repaired-codes-without-label", pack("organiser", "\"vocab_extra\":[{\"code\":\"x_a\",\"vocabulary\":\"sector\"}],", &[])),
    ]
    .map(|(name, text)| Hostile::text(name, text))
    .into();
    let renamed = [
        ("sector", "police"),
        ("theme", "coordination"),
        ("note_state", "draft"),
        ("session_kind", "panel"),
        ("dimension", "online"),
        ("purpose", "backup"),
        ("__proto__", "constructor"),
    ];
    files.extend(renamed.map(|(vocabulary, known)| {
        Hostile::text(
            format!("powerless-renames-{}", vocabulary.replace('_', "-")),
            pack("organiser", &code(vocabulary, known), &[]),
        )
    }));
    files
}
