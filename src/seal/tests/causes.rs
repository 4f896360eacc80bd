//! Each cause has a pack that shows it.

use super::{SMALL, office, public, secret, signed};
use crate::domain::problem::Cause;
use crate::pack::json::Json;
use crate::seal::envelope::{PACK, pre_authentication};
use crate::seal::key::encode;
use crate::seal::manifest::Manifest;
use crate::seal::{KeyChain, KeyFile, KeyFileError, SealError, SecretKey, sign, verify};

fn refused(text: &str) -> SealError {
    verify(text.as_bytes()).unwrap_err()
}

/// The signed pack with one text for another; it must be there.
fn with(from: &str, to: &str) -> SealError {
    let text = signed();
    assert!(text.contains(from), "{from} is not in {text}");
    refused(&text.replacen(from, to, 1))
}

/// A pack with this value of `keys`, signed with the key of TEST 1 as somebody would who can write any head.
fn with_keys(keys: &str) -> SealError {
    let text = signed();
    let mut manifest = Manifest::open(text.as_bytes()).unwrap();
    manifest.put("keys", Json::Raw(keys.into()));
    let signature = encode(&secret(1).sign(&pre_authentication(PACK, &manifest.line())));
    let (head, rest) = text.split_once("\"keys\":[").unwrap();
    let (_, rest) = rest.split_once("}],").unwrap();
    let (rest, _) = rest.split_once("\"sigs\"").unwrap();
    let key = public(1).0;
    let forged = format!("{head}\"keys\":{keys},{rest}\"sigs\":[{{\"key\":\"{key}\",\"sig\":\"{signature}\"}}]}}");
    refused(&forged)
}

#[test]
fn what_is_no_pack_is_told_as_the_reader_tells_it() {
    for (text, cause) in [
        ("", Cause::Empty),
        ("[]", Cause::NotOurs),
        (
            "{\"plenary-pack\":1,\"conference\":\"c\",\"purpose\":\"organiser\",\"issuer\":{\"id\":\"i\"}}",
            Cause::Missing,
        ),
        ("{\"plenary-pack\":2,\"records\":[]}", Cause::TooNew(2)),
        ("{\"plenary-pack\":1,\"records\":[],\"sigs\":7}", Cause::WrongType("list")),
        ("{\"plenary-pack\":1,\"plenary-pack\":1,\"records\":[]}", Cause::DuplicateKey("plenary-pack".to_owned())),
        ("{\"plenary-pack\":1,\"number\":1.5,\"records\":[]}", Cause::Number("1.5".to_owned())),
    ] {
        let SealError::Pack(problem) = refused(text) else { panic!("{text}") };
        assert_eq!(problem.cause, cause, "{text}");
    }
}

#[test]
fn what_is_not_signed_says_so() {
    assert_eq!(refused(SMALL), SealError::NoSignature);
    assert_eq!(refused(&SMALL.replace(",\"sigs\":[]", "")), SealError::NoSignature);
}

#[test]
fn there_is_one_signature_with_two_members() {
    let key = public(1).0;
    assert_eq!(with("\"sigs\":[", "\"sigs\":[7,"), SealError::ManySignatures(2));
    assert_eq!(with("\"sigs\":[{", "\"sigs\":[{\"alg\":\"none\","), SealError::UnknownAlgorithm("alg".to_owned()));
    assert_eq!(with(&format!("\"sigs\":[{{\"key\":\"{key}\","), "\"sigs\":[{"), SealError::BadKey(String::new()));
    let text = signed();
    let (before, after) = text.split_once("\"sigs\"").unwrap();
    let cut = format!("{before}\"sigs\"{}", after.replacen("\"sig\":\"", "\"sig\":\"=", 1));
    assert!(matches!(refused(&cut), SealError::BadSignature(_)));
    assert_eq!(refused(&format!("{before}\"sigs\":[1]}}")), SealError::BadSignature(String::new()));
}

#[test]
fn records_that_were_changed_added_or_taken_away_are_noticed() {
    assert!(matches!(with("\"name\":\"R\"", "\"name\":\"S\""), SealError::RootMismatch(..)));
    assert!(matches!(with("\"later\":null", "\"later\":false"), SealError::RootMismatch(..)));
    assert!(matches!(with("\"soup\":true", "\"soup\":false"), SealError::RootMismatch(..)));
    assert!(matches!(with("\"sig\":{\"key\":\"k\",\"sig\":\"s\"},", ""), SealError::RootMismatch(..)));
    assert_eq!(
        with("\"records\":[\n", "\"records\":[\n{\"id\":\"x\",\"type\":\"x\"},"),
        SealError::CountMismatch(4, 5)
    );
    assert_eq!(with("\"count\":4", "\"count\":5"), SealError::CountMismatch(5, 4));
    assert_eq!(with("\"count\":4,", ""), SealError::NoCount);
    assert_eq!(with("\"root\":\"", "\"tree\":\""), SealError::NoRoot);
}

#[test]
fn a_head_that_was_altered_is_noticed() {
    for (from, to) in [
        ("\"number\":3", "\"number\":4"),
        ("\"number\":3,", ""),
        ("\"id\":\"office\"", "\"id\":\"thieves\""),
        ("\"zz\":[1,", "\"zz\":[2,"),
        ("\"plenary-pack\":1,", "\"plenary-pack\":1,\"expires\":\"2099-01-01T00:00:00Z\","),
    ] {
        assert_eq!(with(from, to), SealError::HeaderAltered, "{from}");
    }
}

#[test]
fn what_no_signature_would_cover_is_refused() {
    assert_eq!(with("\"number\":3", "\"number\":3,\"packs\":[]"), SealError::CarriesPacks);
    assert_eq!(with("\"records\":[", "\"records\":[7,"), SealError::CountMismatch(4, 5));
    let sign = |text: &str| sign(text.as_bytes(), &secret(1), &office()).unwrap_err();
    assert_eq!(sign(&SMALL.replace("\"records\":[", "\"records\":[{\"id\":\"a\"},")), SealError::NotARecord(1));
    let twice = SMALL.replace("\"records\":[", "\"records\":[{\"id\":\"r1\",\"type\":\"room\"},");
    assert_eq!(sign(&twice), SealError::DuplicateRecord("room/r1".to_owned()));
    assert_eq!(sign(&SMALL.replace("organiser", "contribution")), SealError::Purpose("contribution".to_owned()));
    let SealError::Pack(problem) = sign(&SMALL.replace("\"conference\":\"c1\",", "")) else { panic!() };
    assert_eq!(problem.cause, Cause::Missing);
}

#[test]
fn a_chain_that_does_not_hold_is_refused_even_under_a_good_signature() {
    let (one, two, three) = (public(1).0, public(2).0, public(3).0);
    let entry = |n: u32, key: &str, recovery: &str, rest: &str| {
        format!("{{\"key\":\"{key}\",\"n\":{n},\"recovery\":\"{recovery}\"{rest}}}")
    };
    let list = |entries: &[String]| format!("[{}]", entries.join(","));
    let bad = SealError::BadStatement;
    let signature = format!(",\"sig\":\"{}\"", encode(&[1; 64]));
    assert_eq!(with_keys("[]"), SealError::NoKeys);
    assert_eq!(with_keys("7"), SealError::NoKeys);
    assert_eq!(with_keys("[7]"), bad(1, "object"));
    assert_eq!(with_keys(&list(&[entry(0, &one, &two, "")])), bad(1, "n"));
    assert_eq!(with_keys(&list(&[entry(1, &one, &two, &signature)])), bad(1, "sig"));
    assert_eq!(with_keys(&list(&[entry(2, &one, &two, "")])), bad(1, "sig"));
    assert_eq!(
        with_keys(&list(&[entry(1, &three, &two, "")])),
        SealError::OtherKey(one.clone().into(), three.clone().into())
    );
    assert_eq!(with_keys(&list(&[entry(1, &one, &one, "")])), SealError::SameKeys(1));
    assert_eq!(with_keys(&list(&[entry(1, &one, "x", "")])), SealError::BadKey("x".to_owned()));
    let weak = encode(&[0; 32]);
    assert_eq!(with_keys(&list(&[entry(1, &one, &weak, "")])), SealError::WeakKey(weak));
    let second = |n| [entry(1, &three, &two, ""), entry(n, &one, &two, &signature)];
    assert_eq!(with_keys(&list(&second(2))), SealError::BrokenChain(2));
    assert_eq!(with_keys(&list(&second(3))), SealError::BrokenChain(3));
    let many: Vec<String> = (1..=17).map(|n| entry(n, &one, &two, if n == 1 { "" } else { &signature })).collect();
    assert_eq!(with_keys(&list(&many)), SealError::ChainTooLong(17));
}

#[test]
fn a_pack_is_signed_only_with_the_key_in_force() {
    let error = sign(SMALL.as_bytes(), &secret(3), &office()).unwrap_err();
    assert_eq!(error, SealError::OtherKey(public(3).0.into(), public(1).0.into()));
    assert_eq!(error.code(), "other_key");
}

#[test]
fn unknown_members_of_an_entry_of_keys_are_signed_and_survive() {
    let chain = office().to_json().map(|mut json| crate::pack::canonical::print(&mut json)).unwrap();
    let more = chain.replace("\"n\":1", "\"n\":1,\"zz\":\"some day\"");
    let chain =
        KeyChain::from_json(&crate::pack::json::parse(&more, crate::pack::json::Numbers::Whole).unwrap()).unwrap();
    let text = sign(SMALL.as_bytes(), &secret(1), &chain).unwrap();
    assert!(text.contains("\"zz\":\"some day\"") && verify(text.as_bytes()).is_ok());
    assert_eq!(refused(&text.replace("some day", "never")), SealError::HeaderAltered);
}

#[test]
fn a_key_file_comes_back_as_it_was_written() {
    let file = KeyFile { secret: secret(1), chain: Some(office()) };
    let text = file.write().unwrap();
    let again = KeyFile::read(&text).unwrap();
    assert_eq!((again.secret.seed(), again.chain.clone()), (secret(1).seed(), Some(office())));
    assert_eq!(again.write().unwrap(), text);
    let recovery = KeyFile { secret: secret(2), chain: None };
    assert!(KeyFile::read(&recovery.write().unwrap()).unwrap().chain.is_none());
}

#[test]
fn a_key_file_that_does_not_hold_together_is_refused() {
    let text = KeyFile { secret: secret(1), chain: Some(office()) }.write().unwrap();
    let other = KeyFile { secret: SecretKey::from_seed(&[9; 32]), chain: Some(office()) }.write().unwrap();
    let read = |text: &str| KeyFile::read(text).err();
    assert_eq!(read("{}"), Some(KeyFileError::NotAKeyFile));
    assert!(matches!(read("no"), Some(KeyFileError::NotJson(_))));
    assert_eq!(read(&text.replace("\"secret\":\"", "\"secret\":\"x")), Some(KeyFileError::Secret));
    assert_eq!(read(&text.replace("\"n\":1", "\"n\":2")), Some(KeyFileError::Chain(SealError::BadStatement(1, "sig"))));
    assert_eq!(read(&other), Some(KeyFileError::OtherKey(public(1).0.into())));
}
