//! Signed packs, altered in every part after they were signed.
//!
//! Used by the corpus. The keys are made from seeds and are nobody's.

use std::sync::OnceLock;

use plenary::seal::{KeyChain, SecretKey, sign};

use super::{Hostile, victim};

fn key(seed: u8) -> SecretKey {
    SecretKey::from_seed(&[seed; 32])
}

fn signed_by(seed: u8) -> String {
    let first = KeyChain::first(key(seed).public(), key(seed + 100).public()).unwrap();
    let second = first.rotated(&key(seed), key(seed + 1).public(), key(seed + 100).public()).unwrap();
    let text = victim::edition(victim::NUMBER + 1, &victim::issued_records());
    let text = text.replacen("\"number\"", "\"expires\":\"2027-04-10T00:00:00+02:00\",\"number\"", 1);
    let text = text.replacen("\"records\"", "\"summary\":[\"New\"],\"later\":{\"deep\":[1]},\"records\"", 1);
    sign(text.as_bytes(), &key(seed + 1), &second).unwrap()
}

/// The next edition, signed by the office after it had changed its key once.
pub fn signed() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| signed_by(1))
}

/// The same edition, signed by somebody else.
pub fn other_signed() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| signed_by(50))
}

/// The text between two others, for the first that stands there.
fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    text.split_once(before).unwrap().1.split_once(after).unwrap().0
}

pub fn files() -> Vec<Hostile> {
    let text = signed();
    let replaced = |name: &str, from: &str, to: &str| {
        let altered = text.replacen(from, to, 1);
        assert_ne!(altered, text, "{name} alters nothing");
        Hostile::text(format!("forged-{name}"), altered)
    };
    let chain = between(text, "\"keys\":[", "],\"languages\"");
    let (first, second) = chain.split_once("},").map(|(first, second)| (format!("{first}}}"), second)).unwrap();
    let root = between(text, "\"root\":\"", "\"");
    let signature = text.rsplit_once("\"sig\":\"").unwrap().1.split_once('"').unwrap().0;
    let signer = text.rsplit_once("\"key\":\"").unwrap().1.split_once('"').unwrap().0;
    let other = other_signed();
    let others_chain = between(other, "\"keys\":[", "],\"languages\"");
    let others_signature = other.rsplit_once("\"sig\":\"").unwrap().1.split_once('"').unwrap().0;
    let flipped = |word: &str| {
        let first = if word.starts_with('A') { "B" } else { "A" };
        format!("{first}{}", &word[1..])
    };
    let zeros = "A".repeat(86);
    let witness = super::packs::WITNESS;
    let extra = "{\"body\":{\"name\":\"Extra\"},\"id\":\"extra\",\"type\":\"room\"}";
    let sig_entry = format!("{{\"key\":\"{signer}\",\"sig\":\"{signature}\"}}");
    vec![
        // The head.
        replaced("conference", "\"conference\":\"c1\"", "\"conference\":\"c2\""),
        replaced("issuer", "\"id\":\"i1\",\"name\"", "\"id\":\"i2\",\"name\""),
        replaced("issuer-name", "\"The office\"", "\"The 0ffice\""),
        replaced("number-raised", "\"number\":6", "\"number\":7"),
        replaced("number-taken-away", "\"number\":6,", ""),
        replaced("expiry", "2027-04-10T00", "2037-04-10T00"),
        replaced("expiry-in-another-zone", "2027-04-10T00:00:00+02:00", "2027-04-09T22:00:00Z"),
        replaced("language", "\"languages\":[\"en\"]", "\"languages\":[\"fr\"]"),
        replaced("summary", "[\"New\"]", "[\"Old\"]"),
        replaced("unknown-member", "\"deep\":[1]", "\"deep\":[2]"),
        replaced("unknown-member-taken-away", "\"later\":{\"deep\":[1]},", ""),
        replaced("member-added", "\"purpose\"", "\"privacy\":{\"notice\":\"x\"},\"purpose\""),
        replaced("needs-nothing-added", "\"number\"", "\"needs\":[],\"number\""),
        replaced("count-lower", "\"count\":5", "\"count\":4"),
        replaced("count-in-quotes", "\"count\":5", "\"count\":\"5\""),
        replaced("count-taken-away", "\"count\":5,", ""),
        replaced("root", root, &flipped(root)),
        replaced("root-in-capitals", root, &root.to_uppercase()),
        replaced("root-taken-away", &format!("\"root\":\"{root}\","), ""),
        replaced("packs-added", "\"purpose\"", "\"packs\":[],\"purpose\""),
        // The records.
        replaced("record-word", "\"Opening\"", "\"Closing\""),
        replaced("record-blank-in-word", "\"Opening\"", "\"Opening \""),
        replaced("record-time", "09:00:00+02:00", "08:00:00+02:00"),
        replaced("record-address", "desk@forum.example", "desk@elsewhere.example"),
        replaced("record-consent", "\"email\":true,", ""),
        replaced("record-id", "\"id\":\"s1\"", "\"id\":\"s2\""),
        replaced("record-type", "\"type\":\"room\"", "\"type\":\"later\""),
        replaced("record-author", "\"by\":\"i1\"", "\"by\":\"i2\""),
        replaced("record-number", "\"n\":1", "\"n\":2"),
        replaced("record-unknown-member", "\"id\":\"s1\"", "\"id\":\"s1\",\"later\":1"),
        replaced("record-signature-added", "\"id\":\"s1\"", "\"id\":\"s1\",\"sig\":\"x\""),
        replaced("record-null-added", "\"id\":\"s1\"", "\"id\":\"s1\",\"at\":null"),
        replaced("record-added", witness, &format!("{extra},\n{witness}")),
        replaced("record-twice", witness, &format!("{witness},\n{witness}")),
        replaced("record-taken-away", &format!("{witness},\n"), &format!("{},\n", extra.replace("extra", "witness"))),
        // The keys.
        replaced("keys-gap", "\"n\":2,\"recovery\"", "\"n\":3,\"recovery\""),
        replaced("keys-same-number", "\"n\":2,\"recovery\"", "\"n\":1,\"recovery\""),
        replaced("keys-same-entry-twice", chain, &format!("{first},{first},{second}")),
        replaced("keys-last-entry-twice", chain, &format!("{chain},{second}")),
        replaced("keys-other-order", chain, &format!("{second},{first}")),
        replaced("keys-first-taken-away", chain, second),
        replaced("keys-last-taken-away", chain, &first),
        replaced("keys-none", &format!("[{chain}]"), "[]"),
        replaced("keys-is-object", &format!("[{chain}]"), "{}"),
        replaced("keys-taken-away", &format!("\"keys\":[{chain}],"), ""),
        replaced("keys-17", chain, &vec![first.as_str(); 17].join(",")),
        replaced("keys-of-somebody-else", chain, others_chain),
        replaced(
            "keys-recovery-of-somebody-else",
            between(text, "\"recovery\":\"", "\""),
            between(other, "\"recovery\":\"", "\""),
        ),
        replaced("keys-recovery-is-the-key", between(text, "\"recovery\":\"", "\""), between(text, "\"key\":\"", "\"")),
        replaced("keys-member-added", "\"n\":2,", "\"later\":1,\"n\":2,"),
        replaced(
            "keys-signature-of-entry",
            between(second, "\"sig\":\"", "\""),
            &flipped(between(second, "\"sig\":\"", "\"")),
        ),
        // The signature.
        replaced("signature", signature, &flipped(signature)),
        replaced("signature-of-somebody-else", signature, others_signature),
        replaced("signature-zeros", signature, &zeros),
        replaced("signature-short", signature, &signature[..85]),
        replaced("signature-padded", signature, &format!("{signature}==")),
        replaced("signature-with-blank", signature, &format!("{signature} ")),
        replaced(
            "signature-key-of-somebody-else",
            &sig_entry,
            &sig_entry.replace(signer, between(other, "\"key\":\"", "\"")),
        ),
        replaced("signature-key-zeros", &sig_entry, &sig_entry.replace(signer, &"A".repeat(43))),
        replaced("signature-twice", &sig_entry, &format!("{sig_entry},{sig_entry}")),
        replaced("signature-with-algorithm", &sig_entry, &sig_entry.replace('{', "{\"alg\":\"none\",")),
        replaced("signature-without-key", &sig_entry, &format!("{{\"sig\":\"{signature}\"}}")),
        replaced("signature-empty", &sig_entry, "{}"),
        replaced("signature-is-text", &sig_entry, &format!("\"{signature}\"")),
        // What is not forged, and can do no harm.
        Hostile::text("powerless-signature-taken-away", text.replacen(&sig_entry, "", 1)),
        Hostile::text("powerless-signed-by-somebody-else", other),
        Hostile::text("powerless-signed-and-reformatted", text.replace(",\"", ",\r\n\t\"")),
    ]
}
