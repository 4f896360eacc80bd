//! What mail programs, editors and scripts do to a file takes no signature away.

use super::{Chance, signed};
use crate::pack::canonical;
use crate::pack::json::{Json, Numbers, parse};
use crate::seal::verify;

/// Blanks that mean nothing.
fn blank(chance: &mut Chance, out: &mut String) {
    let blanks = ["", "", "", " ", "\n", "\r\n", "\t", "  \n    ", "\r\n\r\n"];
    out.push_str(blanks[chance.below(blanks.len())]);
}

/// A string with some of its characters written as escapes, in either case of the digits.
fn string(text: &str, chance: &mut Chance, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        let needs_escape = character < ' ' || matches!(character, '"' | '\\');
        if needs_escape || chance.below(8) == 0 {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                let digits = if chance.below(2) == 0 { format!("\\u{unit:04x}") } else { format!("\\u{unit:04X}") };
                out.push_str(&digits);
            }
        } else if character == '/' && chance.below(2) == 0 {
            out.push_str("\\/");
        } else {
            out.push(character);
        }
    }
    out.push('"');
}

/// The same value, written by somebody else.
fn rewrite(json: &Json<'_>, chance: &mut Chance, out: &mut String) {
    blank(chance, out);
    match json {
        Json::Text(text) => string(text, chance, out),
        Json::List(list) => {
            out.push('[');
            for (index, element) in list.iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                rewrite(element, chance, out);
            }
            blank(chance, out);
            out.push(']');
        }
        Json::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            for place in (1..members.len()).rev() {
                members.swap(place, chance.below(place + 1));
            }
            out.push('{');
            for (index, (key, value)) in members.into_iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                blank(chance, out);
                string(key, chance, out);
                blank(chance, out);
                out.push(':');
                rewrite(value, chance, out);
            }
            blank(chance, out);
            out.push('}');
        }
        plain => out.push_str(&crate::pack::canonical::print(&mut plain.clone())),
    }
    blank(chance, out);
}

#[test]
fn a_signature_survives_a_thousand_ways_of_writing_the_same_pack() {
    let text = signed();
    let known = verify(text.as_bytes()).unwrap();
    let json = parse(&text, Numbers::Whole).unwrap();
    for seed in 0..1_000 {
        let mut chance = Chance(seed);
        let mut other = String::from(if chance.below(3) == 0 { "\u{feff}" } else { "" });
        let mut shuffled = json.clone();
        if let Json::Object(members) = &mut shuffled {
            for (_, value) in members.iter_mut().filter(|(key, _)| key == "records") {
                let Json::List(records) = value else { panic!() };
                for place in (1..records.len()).rev() {
                    records.swap(place, chance.below(place + 1));
                }
            }
        }
        rewrite(&shuffled, &mut chance, &mut other);
        assert_eq!(verify(other.as_bytes()), Ok(known.clone()), "seed {seed}: {other}");
        assert_eq!(canonical(other.as_bytes()).as_ref(), Ok(&text), "seed {seed}");
    }
}
