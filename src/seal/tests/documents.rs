//! The worked example of `docs/pack-format.md` is what the program does, piece by piece.

use std::fs;
use std::path::Path;

use super::{office, public, secret};
use crate::pack::digest::{digest_of_line, hex};
use crate::seal::envelope::{KEYS, PACK, pre_authentication};
use crate::seal::manifest::Manifest;
use crate::seal::{fingerprint, key_chain, sign, verify};

fn text() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pack-format.md")).unwrap()
}

/// The signed pack of the description.
fn example() -> String {
    let text = text();
    let mut blocks = text.split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.find(|block| block.contains("\"sigs\":[{")).unwrap().to_owned()
}

#[test]
fn the_signed_example_can_be_made_anew_from_the_keys_that_it_names() {
    let example = example();
    let chain = office().rotated(&secret(1), public(3), public(2)).unwrap();
    assert_eq!(key_chain(example.as_bytes()), Ok(chain.clone()));
    assert_eq!(sign(example.as_bytes(), &secret(3), &chain), Ok(example));
}

#[test]
fn every_step_of_the_signed_example_is_told_as_it_is() {
    let (text, example) = (text(), example());
    let signed = verify(example.as_bytes()).unwrap();
    assert!(text.contains(&hex(&fingerprint(&signed.keys[1].key).unwrap())));
    let records = example.lines().filter(|line| line.starts_with("{\"body\"")).map(|line| line.trim_end_matches(','));
    let lines: Vec<String> = records
        .zip(["conference/demo", "room/r1"])
        .map(|(record, address)| format!("{address} {}", digest_of_line(record).unwrap()))
        .collect();
    assert!(text.contains(&format!("```\n{}\n```", lines.join("\n"))), "{lines:?}");
    let told = |bytes: Vec<u8>| text.contains(&format!("```\n{}\n```", String::from_utf8(bytes).unwrap()));
    assert!(told(pre_authentication(PACK, &Manifest::open(example.as_bytes()).unwrap().line())));
    let second = format!("{{\"key\":\"{}\",\"n\":2,\"recovery\":\"{}\"}}", public(3).0, public(2).0);
    assert!(told(pre_authentication(KEYS, &second)));
}
