//! What is encrypted comes back, and what is broken is refused by its own name and at once. The work factors are low, so
//! that the tests are quick; one is ours. Files of the public program are tried in `tests/it/age_tool.rs`.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use proptest::prelude::*;

use super::{
    Error, Key, Limits, Lock, WORK_FACTOR, WORK_FACTOR_MOST, decrypt, encrypt_for, encrypt_with_words, lock_of,
    new_identity, recipient_of,
};

const WORDS: &str = "abandon-ability-able-about-above-zoo";
const LIMITS: Limits = Limits { work_factor: 18, bytes: 1 << 20 };

/// The binary form of an armoured file.
fn binary(armoured: &str) -> Vec<u8> {
    let lines: String = armoured.lines().filter(|line| !line.starts_with('-')).collect();
    BASE64_STANDARD.decode(lines).unwrap()
}

/// Bytes that no compression makes smaller.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 1_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    };
    (0..length).map(|_| next()).collect()
}

/// An encrypted file of three whole chunks and a part, its key, and where its first chunk begins.
fn chunked() -> (Vec<u8>, String, usize) {
    let identity = new_identity().unwrap();
    let file = binary(&encrypt_for(&noise(200_000), &[&identity.recipient]).unwrap());
    let mac = file.windows(5).position(|window| window == b"\n--- ").unwrap() + 1;
    let payload = mac + file[mac..].iter().position(|byte| *byte == b'\n').unwrap() + 1;
    // The nonce of the payload comes first.
    (file, identity.secret, payload + 16)
}

const CHUNK: usize = 64 * 1024 + 16;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn what_was_encrypted_for_words_or_a_key_comes_back(bytes: Vec<u8>, words in "[a-z]{1,9}(-[a-z]{1,9}){0,9}") {
        let file = encrypt_with_words(&bytes, &words, 1).unwrap();
        prop_assert_eq!(decrypt(file.as_bytes(), Key::Words(&words), LIMITS), Ok(bytes.clone()));
        let (mine, other) = (new_identity().unwrap(), new_identity().unwrap());
        let file = encrypt_for(&bytes, &[&other.recipient, &mine.recipient]).unwrap();
        prop_assert_eq!(decrypt(&binary(&file), Key::Identity(&mine.secret), LIMITS), Ok(bytes));
    }

    #[test]
    fn no_bytes_make_it_panic(bytes: Vec<u8>, cut in 0_usize..400, put: u8) {
        let _any: Result<_, _> = lock_of(&bytes);
        let _any: Result<_, _> = lock_of(&[b"age-encryption.org/v1\n", &bytes[..]].concat());
        let mut file = encrypt_with_words(b"text", WORDS, 1).unwrap().into_bytes();
        let place = cut % file.len();
        file[place] = put;
        if let Ok(found) = decrypt(&file, Key::Words(WORDS), Limits { work_factor: 2, bytes: 100 }) {
            prop_assert_eq!(found, b"text");
        }
    }
}

#[test]
fn our_own_work_factor_is_written_in_the_file_and_opens() {
    let file = encrypt_with_words(b"{}", WORDS, WORK_FACTOR).unwrap();
    assert_eq!(lock_of(file.as_bytes()), Ok(Lock::Words { work_factor: 16 }));
    assert_eq!(decrypt(file.as_bytes(), Key::Words(WORDS), Limits::usual(2)), Ok(b"{}".to_vec()));
}

#[test]
fn the_file_is_text_that_survives_blank_lines_around_it_and_line_ends_of_windows() {
    let file = encrypt_with_words(b"{}", WORDS, 1).unwrap();
    assert!(file.starts_with("-----BEGIN AGE ENCRYPTED FILE-----\n") && file.is_ascii());
    for carried in [format!("\u{FEFF}\r\n\n  {file}\n \n"), file.replace('\n', "\r\n"), file.trim().to_owned()] {
        assert_eq!(decrypt(carried.as_bytes(), Key::Words(WORDS), LIMITS), Ok(b"{}".to_vec()), "{carried:?}");
    }
}

#[test]
fn other_words_are_wrong_words() {
    let file = encrypt_with_words(b"{}", WORDS, 4).unwrap();
    assert_eq!(decrypt(file.as_bytes(), Key::Words("abandon"), LIMITS), Err(Error::WrongWords));
    assert_eq!(decrypt(file.as_bytes(), Key::Words(""), LIMITS), Err(Error::WrongWords));
}

#[test]
fn a_file_for_others_says_that_it_is_not_for_this_key() {
    let (mine, other) = (new_identity().unwrap(), new_identity().unwrap());
    let file = encrypt_for(b"{}", &[&other.recipient]).unwrap();
    assert_eq!(lock_of(file.as_bytes()), Ok(Lock::Keys));
    assert_eq!(decrypt(file.as_bytes(), Key::Identity(&mine.secret), LIMITS), Err(Error::NotForYou));
    // A file with several keys is searched for the one that fits.
    let ring = format!("# of my laptop\n{}\n\n{}\n", mine.secret, other.secret);
    assert_eq!(decrypt(file.as_bytes(), Key::Identity(&ring), LIMITS), Ok(b"{}".to_vec()));
}

#[test]
fn what_opens_the_file_is_said_when_the_other_was_given() {
    let identity = new_identity().unwrap();
    let with_words = encrypt_with_words(b"{}", WORDS, 1).unwrap();
    assert_eq!(decrypt(with_words.as_bytes(), Key::Identity(&identity.secret), LIMITS), Err(Error::NeedsWords));
    let for_key = encrypt_for(b"{}", &[&identity.recipient]).unwrap();
    assert_eq!(decrypt(for_key.as_bytes(), Key::Words(WORDS), LIMITS), Err(Error::NeedsKey));
}

#[test]
fn a_text_that_was_cut_is_truncated_wherever_the_cut_is() {
    let file = encrypt_with_words(&noise(3000), WORDS, 1).unwrap();
    for length in (40..file.len() - 2).step_by(7) {
        let cut = &file.as_bytes()[..length];
        assert_eq!(decrypt(cut, Key::Words(WORDS), LIMITS), Err(Error::Truncated), "{length}");
    }
}

#[test]
fn a_binary_file_that_lacks_its_last_chunks_is_truncated() {
    let (file, secret, first) = chunked();
    for chunks in 0..=3 {
        let cut = &file[..first + chunks * CHUNK];
        assert_eq!(decrypt(cut, Key::Identity(&secret), LIMITS), Err(Error::Truncated), "{chunks}");
    }
    assert_eq!(decrypt(&file[..60], Key::Identity(&secret), LIMITS), Err(Error::Truncated));
    // In the middle of a chunk a cut cannot be told from a change.
    assert_eq!(decrypt(&file[..file.len() - 1], Key::Identity(&secret), LIMITS), Err(Error::Altered));
}

#[test]
fn swapped_repeated_and_changed_chunks_are_alterations() {
    let (file, secret, first) = chunked();
    assert_eq!(decrypt(&file, Key::Identity(&secret), LIMITS), Ok(noise(200_000)));
    let mut swapped = file.clone();
    let (left, right) = swapped[first..].split_at_mut(CHUNK);
    left.swap_with_slice(&mut right[..CHUNK]);
    let mut repeated = file.clone();
    repeated.splice(first..first, file[first..first + CHUNK].iter().copied());
    let mut flipped = file.clone();
    flipped[first + CHUNK + 5] ^= 1;
    let mut longer = file.clone();
    longer.push(0);
    for altered in [swapped, repeated, flipped, longer] {
        assert_eq!(decrypt(&altered, Key::Identity(&secret), LIMITS), Err(Error::Altered));
    }
}

#[test]
fn a_head_that_was_changed_is_an_alteration() {
    let (file, secret, _) = chunked();
    let mac = file.windows(5).position(|window| window == b"\n--- ").unwrap();
    let mut altered = file.clone();
    // A second stanza that nobody signed.
    altered.splice(mac..mac, b"\n-> other stanza\n".iter().copied());
    assert_eq!(decrypt(&altered, Key::Identity(&secret), LIMITS), Err(Error::Altered));
}

/// Were the work begun, this test would end by the lack of memory.
#[test]
fn a_file_that_asks_for_too_much_work_is_refused_before_the_work() {
    let file = binary(&encrypt_with_words(b"{}", WORDS, 9).unwrap());
    let text = String::from_utf8_lossy(&file).into_owned();
    let at = text.find(" 9\n").unwrap();
    for (factor, limit) in [(19_u8, 18), (30, 18), (63, 18), (30, 255)] {
        let mut bomb = file.clone();
        bomb.splice(at + 1..at + 2, factor.to_string().into_bytes());
        assert_eq!(lock_of(&bomb), Ok(Lock::Words { work_factor: factor }));
        let limits = Limits { work_factor: limit, bytes: 100 };
        let refused = Error::TooMuchWork { required: factor, limit: limit.min(WORK_FACTOR_MOST) };
        assert_eq!(decrypt(&bomb, Key::Words(WORDS), limits), Err(refused));
    }
    // What may be asked for is the caller's to say.
    let limits = Limits { work_factor: 8, bytes: 100 };
    let refused = Error::TooMuchWork { required: 9, limit: 8 };
    assert_eq!(decrypt(&file, Key::Words(WORDS), limits), Err(refused));
    assert_eq!(decrypt(&file, Key::Words(WORDS), Limits { work_factor: 9, bytes: 100 }), Ok(b"{}".to_vec()));
    assert!(matches!(encrypt_with_words(b"", WORDS, 21), Err(Error::TooMuchWork { required: 21, limit: 20 })));
}

#[test]
fn contents_beyond_the_limit_are_refused_also_when_they_are_packed_small() {
    let file = encrypt_with_words(&vec![b'a'; 50_000_000], WORDS, 1).unwrap();
    assert!(file.len() < 100_000, "{}", file.len());
    assert_eq!(decrypt(file.as_bytes(), Key::Words(WORDS), LIMITS), Err(Error::TooLarge(1 << 20)));
    let file = encrypt_with_words(&noise(5000), WORDS, 1).unwrap();
    let limits = |bytes| Limits { work_factor: 18, bytes };
    assert_eq!(decrypt(file.as_bytes(), Key::Words(WORDS), limits(4999)), Err(Error::TooLarge(4999)));
    assert_eq!(decrypt(file.as_bytes(), Key::Words(WORDS), limits(100)), Err(Error::TooLarge(100)));
    assert_eq!(decrypt(file.as_bytes(), Key::Words(WORDS), limits(5000)).map(|found| found.len()), Ok(5000));
}

#[test]
fn other_files_are_not_age() {
    for bytes in [&b""[..], b"{\"plenary-pack\":1}", b"age-encryption.org/v2\n-> x\n\n--- y\n", b"\x1f\x8b\x08"] {
        assert_eq!(lock_of(bytes), Err(Error::NotAge), "{}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(lock_of(b"age-encryption.org/v1\n"), Err(Error::Truncated));
}

#[test]
fn a_key_is_read_with_its_comments_and_never_told() {
    let identity = new_identity().unwrap();
    assert!(identity.secret.starts_with("AGE-SECRET-KEY-1") && identity.recipient.starts_with("age1"));
    let file = format!("# created: today\r\n# public key: {}\r\n{}\r\n", identity.recipient, identity.secret);
    assert_eq!(recipient_of(&file), Ok(identity.recipient));
    assert_eq!(recipient_of("# nothing"), Err(Error::NotAnIdentity));
    assert_eq!(recipient_of(&identity.secret[..40]), Err(Error::NotAnIdentity));
    let given = encrypt_for(b"", &[&identity.secret]);
    assert_eq!(given, Err(Error::NotARecipient("AGE-SECRET-KEY-…".to_owned())));
    assert_eq!(encrypt_for(b"", &["age1x"]), Err(Error::NotARecipient("age1x".to_owned())));
    assert_eq!(encrypt_for::<&str>(b"", &[]), Err(Error::NoRecipients));
    assert_eq!(encrypt_with_words(b"", "", 1), Err(Error::NoWords));
}
