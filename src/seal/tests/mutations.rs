//! A hundred thousand forgeries: of everything that differs from what was signed, nothing is accepted.

use super::{Chance, SMALL, office, public, secret, signed};
use crate::pack::canonical;
use crate::pack::canonical::print;
use crate::pack::json::{Json, Numbers, parse};
use crate::seal::{KeyChain, sign, verify};

/// How many forgeries.
const FORGERIES: u64 = 100_000;
/// In how many threads, each with a seed of its own.
const SHARDS: u64 = 4;

/// Every value of a tree, each as the way that leads to it.
fn ways(json: &Json<'_>, here: &mut Vec<usize>, all: &mut Vec<Vec<usize>>) {
    all.push(here.clone());
    let children: Vec<&Json<'_>> = match json {
        Json::List(list) => list.iter().collect(),
        Json::Object(members) => members.iter().map(|(_, value)| value).collect(),
        _ => Vec::new(),
    };
    for (index, child) in children.into_iter().enumerate() {
        here.push(index);
        ways(child, here, all);
        here.pop();
    }
}

fn at<'j, 'a>(json: &'j mut Json<'a>, way: &[usize]) -> &'j mut Json<'a> {
    let Some((index, rest)) = way.split_first() else { return json };
    match json {
        Json::List(list) => at(&mut list[*index], rest),
        Json::Object(members) => at(&mut members[*index].1, rest),
        _ => panic!("the way leads nowhere"),
    }
}

struct Original<'a> {
    text: &'a str,
    json: Json<'a>,
    ways: Vec<Vec<usize>>,
    /// The same pack signed by somebody else, and another pack signed by the same office.
    others: [Json<'a>; 2],
}

fn some_value(chance: &mut Chance) -> Json<'static> {
    let values =
        ["null", "true", "0", "2", "-1", "\"\"", "\"x\"", "[]", "{}", "[1]", "{\"id\":\"x\",\"type\":\"room\"}"];
    Json::Raw(values[chance.below(values.len())].into())
}

/// A change of bytes, as an accident or a clumsy hand makes it.
fn of_bytes(original: &Original<'_>, chance: &mut Chance) -> Vec<u8> {
    let mut bytes = original.text.as_bytes().to_vec();
    let place = chance.below(bytes.len());
    match chance.below(6) {
        0 => bytes[place] ^= 1 << chance.below(8),
        1 => bytes[place] = b" \"{}[],:0123456789abcdefnrtuAZ_-\\/\n"[chance.below(35)],
        2 => bytes.truncate(place),
        3 => drop(bytes.drain(place..(place + 1 + chance.below(12)).min(original.text.len()))),
        4 => {
            let end = (place + 1 + chance.below(40)).min(bytes.len());
            let piece = bytes[place..end].to_vec();
            bytes.splice(place..place, piece);
        }
        _ => {
            let mut lines: Vec<&[u8]> = original.text.as_bytes().split_inclusive(|byte| *byte == b'\n').collect();
            let line = chance.below(lines.len());
            match chance.below(3) {
                0 => drop(lines.remove(line)),
                1 => lines.insert(line, lines[line]),
                _ => lines.swap(line, chance.below(original.text.lines().count())),
            }
            bytes = lines.concat();
        }
    }
    bytes
}

/// A change of what is said, as somebody makes it who knows the format.
fn of_values(original: &Original<'_>, chance: &mut Chance) -> Vec<u8> {
    let mut json = original.json.clone();
    let way = &original.ways[chance.below(original.ways.len())];
    let choice = chance.below(7);
    match (choice, at(&mut json, way)) {
        (1, Json::Object(members)) if !members.is_empty() => drop(members.remove(chance.below(members.len()))),
        (1, Json::List(list)) if !list.is_empty() => drop(list.remove(chance.below(list.len()))),
        (2, Json::Object(members)) => {
            let names = ["id", "type", "sig", "key", "alg", "packs", "needs", "root", "number", "zzz", "name"];
            members.push((names[chance.below(names.len())].into(), some_value(chance)));
        }
        (2, Json::List(list)) => list.push(some_value(chance)),
        (3, Json::Object(members)) if !members.is_empty() => {
            let place = chance.below(members.len());
            members[place].0 = format!("{}x", members[place].0).into();
        }
        (3, Json::List(list)) if !list.is_empty() => {
            let twin = list[chance.below(list.len())].clone();
            list.push(twin);
        }
        (4, Json::Integer(number)) => *number += 1,
        (4, Json::Text(text)) => {
            let mut characters: Vec<char> = text.chars().collect();
            let place = chance.below(characters.len() + 1);
            characters.insert(place, ['a', '0', 'é', '\u{301}', '\u{200b}'][chance.below(5)]);
            *text = characters.into_iter().collect::<String>().into();
        }
        (5, _) => {
            // A member of another pack whose signature is good.
            let source = &original.others[chance.below(2)];
            let (Json::Object(members), Json::Object(theirs)) = (&mut json, source) else { panic!() };
            let place = chance.below(members.len());
            let name = members[place].0.clone();
            let Some((_, value)) = theirs.iter().find(|(key, _)| *key == name) else { panic!() };
            members[place].1 = value.clone();
        }
        (6, _) => {
            let other = &original.ways[chance.below(original.ways.len())];
            let value = at(&mut json, other).clone();
            *at(&mut json, way) = value;
        }
        // Choice 0, and where another choice does not fit the value.
        (_, value) => *value = some_value(chance),
    }
    print(&mut json).into_bytes()
}

#[test]
fn of_a_hundred_thousand_forgeries_none_is_accepted() {
    let text = signed();
    let stranger = KeyChain::first(public(3), public(2)).unwrap();
    let strange = sign(SMALL.as_bytes(), &secret(3), &stranger).unwrap();
    let changed = SMALL.replace("\"number\":3", "\"number\":4").replace("\"R\"", "\"S\"");
    let newer = sign(changed.as_bytes(), &secret(1), &office()).unwrap();
    let tree = |text| parse(text, Numbers::Whole).unwrap();
    let json = tree(&text);
    let mut all = Vec::new();
    ways(&json, &mut Vec::new(), &mut all);
    let original = Original { text: &text, json, ways: all, others: [tree(&strange), tree(&newer)] };
    std::thread::scope(|scope| {
        for shard in 0..SHARDS {
            let original = &original;
            scope.spawn(move || {
                let mut chance = Chance(shard);
                let mut refused = 0;
                while refused < FORGERIES / SHARDS {
                    let bytes = if chance.below(2) == 0 {
                        of_bytes(original, &mut chance)
                    } else {
                        of_values(original, &mut chance)
                    };
                    if verify(&bytes).is_err() {
                        refused += 1;
                        // That only what differs is refused is looked at now and then; it costs a second reading.
                        if refused.is_multiple_of(16) {
                            assert_ne!(canonical(&bytes).as_deref(), Ok(original.text));
                        }
                        continue;
                    }
                    let form = canonical(&bytes).unwrap();
                    assert!(form == original.text, "accepted: {}", String::from_utf8_lossy(&bytes));
                }
            });
        }
    });
}
