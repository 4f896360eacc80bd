//! Tests of signatures: the vectors of the standards, what survives a journey, and what is refused.

mod causes;
mod documents;
mod mutations;
mod reformatting;
mod rotation;
mod vectors;

use crate::domain::trust::PublicKey;
use crate::pack::canonical;
use crate::seal::{KeyChain, SecretKey, sign};

/// The secret keys of RFC 8032, 7.1, TEST 1 to 3: known to all, so that other programs can be tried with them.
const SEEDS: [&str; 3] = [
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
];

/// Bytes of hexadecimal digits.
fn bytes<const N: usize>(digits: &str) -> [u8; N] {
    let list: Vec<u8> =
        (0..N).map(|index| u8::from_str_radix(&digits[index * 2..index * 2 + 2], 16).unwrap()).collect();
    list.try_into().unwrap()
}

/// The secret key of TEST `number`.
fn secret(number: usize) -> SecretKey {
    SecretKey::from_seed(&bytes(SEEDS[number - 1]))
}

fn public(number: usize) -> PublicKey {
    secret(number).public()
}

/// The chain of an office with the key of TEST 1 and the recovery key of TEST 2.
fn office() -> KeyChain {
    KeyChain::first(public(1), public(2)).unwrap()
}

/// A small pack with everything that a signature has to cover: a record with an author's signature, one of an unknown
/// type, unknown members in the head and in a record.
const SMALL: &str = r#"{"plenary-pack":1,"conference":"c1","issuer":{"id":"office"},"number":3,"purpose":"organiser","zz":[1,{"é":"€\n"}],"records":[
{"body":{"end":"2027-04-09","start":"2027-04-08","title":{"en":"A","fr":"À"}},"id":"c1","type":"conference"},
{"id":"m1","soup":true,"type":"menu"},
{"body":{"title":"N"},"id":"n1","n":2,"sig":{"key":"k","sig":"s"},"type":"note","was":["0123"]},
{"body":{"name":"R"},"id":"r1","later":null,"type":"room"}
],"sigs":[]}
"#;

/// [`SMALL`], signed by the office.
fn signed() -> String {
    let text = sign(SMALL.as_bytes(), &secret(1), &office()).unwrap();
    assert_eq!(canonical(text.as_bytes()).as_ref(), Ok(&text));
    text
}

/// `SplitMix64`: the same numbers for the same seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % limit.max(1) as u64).unwrap()
    }
}
