//! Journeys of signed editions: whom a device trusts, and what it does when something does not fit.

use plenary::domain::trust::{Permit, Verdict};
use plenary::model::Event;
use plenary::model::import::{Import, Preview};
use plenary::seal::{KeyChain, SecretKey, sign};

use super::device::{Device, FIRST, SECOND};

fn key(seed: u8) -> SecretKey {
    SecretKey::from_seed(&[seed; 32])
}

fn chain(seed: u8) -> KeyChain {
    KeyChain::first(key(seed).public(), key(seed + 100).public()).unwrap()
}

fn signed(text: &str, seed: u8) -> String {
    sign(text.as_bytes(), &key(seed), &chain(seed)).unwrap()
}

impl Device {
    fn looks_at(&mut self, text: &str) -> std::sync::Arc<Preview> {
        self.open("edition.json", text);
        let Import::Preview(preview) = self.ready().import.clone() else { panic!("a preview") };
        preview
    }

    fn verdict(&mut self, text: &str) -> Verdict {
        self.looks_at(text).judgement.clone().unwrap().verdict
    }

    fn number(&self) -> u32 {
        self.ready().workspace.edition().unwrap().number
    }
}

/// A device that has applied the first edition as signed with the key of seed 1.
fn trusting() -> Device {
    let mut device = Device::new();
    device.apply("first.json", &signed(FIRST, 1));
    device
}

#[test]
fn the_first_signature_shows_a_fingerprint_in_words_and_is_remembered_once_it_is_applied() {
    let mut device = Device::new();
    let preview = device.looks_at(&signed(FIRST, 1));
    assert!(matches!(preview.judgement.as_ref().unwrap().verdict, Verdict::First(_)));
    let words: Vec<usize> = preview.origin.fingerprint.iter().map(|(_, words)| words.split(' ').count()).collect();
    assert_eq!(words, [6, 6], "in English and in French");
    device.send(Event::ImportDropped);
    assert!(matches!(device.verdict(&signed(FIRST, 1)), Verdict::First(_)), "looking at it is not trusting it");
    device.send(Event::ImportApplied);
    device.restart();
    assert_eq!(device.verdict(&signed(SECOND, 1)), Verdict::Newer(1));
}

#[test]
fn an_altered_edition_is_refused_whatever_is_pressed() {
    let mut device = trusting();
    let forged = signed(SECOND, 1).replace("\"room-cigogne\"", "\"room-vosges\"");
    let preview = device.looks_at(&forged);
    assert!(matches!(preview.judgement.as_ref().unwrap().verdict, Verdict::Forged(_)));
    assert!(!preview.is_applicable());
    device.send(Event::ImportApplied);
    assert_eq!(device.number(), 1);
}

#[test]
fn another_signer_of_the_same_conference_is_a_loud_warning_and_never_a_silent_switch() {
    let mut device = trusting();
    let preview = device.looks_at(&signed(SECOND, 2));
    assert!(matches!(preview.judgement.as_ref().unwrap().verdict, Verdict::OtherSigner(_)));
    assert_eq!(preview.permit(), Permit::Confirm);
}

#[test]
fn an_unsigned_edition_is_a_loud_warning_where_a_signer_is_known() {
    let mut device = trusting();
    assert_eq!(device.verdict(SECOND), Verdict::UnsignedThoughKnown);
    assert_eq!(Device::with_sample().verdict(SECOND), Verdict::Unsigned);
}

#[test]
fn an_older_number_may_be_looked_at_and_not_applied() {
    let mut device = trusting();
    device.apply("second.json", &signed(SECOND, 1));
    assert_eq!(device.number(), 2);
    let preview = device.looks_at(&signed(FIRST, 1));
    assert_eq!(preview.permit(), Permit::View);
    assert!(!preview.parts[0].plan.lines.is_empty(), "it can be looked at");
    device.send(Event::ImportApplied);
    assert_eq!(device.number(), 2);
}

#[test]
fn new_keys_that_the_known_ones_signed_for_are_followed_and_a_stolen_number_is_recovered_from() {
    let mut device = trusting();
    let stolen = SECOND.replacen("\"number\":2", "\"number\":4000000000", 1);
    device.apply("stolen.json", &signed(&stolen, 1));
    assert_eq!(device.number(), 4_000_000_000);
    let rotated = chain(1).rotated(&key(101), key(3).public(), key(101).public()).unwrap();
    let recovered = sign(SECOND.as_bytes(), &key(3), &rotated).unwrap();
    assert_eq!(device.verdict(&recovered), Verdict::Rotated { from: 1, to: 2, recovered: false });
    device.send(Event::ImportApplied);
    assert_eq!(device.number(), 2);
    assert_eq!(device.looks_at(&signed(&stolen, 1)).permit(), Permit::View, "the thief's key is a former key");
}

#[test]
fn an_edition_that_comes_inside_a_backup_is_judged_like_any_other() {
    let carrying = |edition: &str| {
        let head = "\"conference\":\"strasbourg-2027\",\"issuer\":{\"id\":\"phone-9\"},\"purpose\":\"backup\"";
        format!("{{\"plenary-pack\":1,{head},\"records\":[],\"packs\":[{}]}}", edition.trim_end())
    };
    let mut device = trusting();
    let conference = device.ready().workspace.edition().unwrap().conference.to_string();
    let carrying = |edition: &str| carrying(edition).replace("strasbourg-2027", &conference);
    assert_eq!(device.looks_at(&carrying(&signed(SECOND, 1))).judgement, None);
    assert_eq!(device.looks_at(&carrying(&signed(FIRST, 2))).judgement, None, "what changes nothing asks nothing");
    assert!(matches!(device.verdict(&carrying(&signed(SECOND, 2))), Verdict::OtherSigner(_)));
    assert_eq!(device.verdict(&carrying(SECOND)), Verdict::UnsignedThoughKnown);
    let forged = signed(SECOND, 1).replace("\"room-cigogne\"", "\"room-vosges\"");
    assert!(!device.looks_at(&carrying(&forged)).is_applicable());
    device.send(Event::ImportApplied);
    assert_eq!(device.number(), 1);
}
