//! RFC 8032's vectors, and the signatures that a lenient verifier would let in.

use super::{bytes, public, secret};
use crate::domain::trust::PublicKey;
use crate::pack::digest::hex;
use crate::seal::SealError;
use crate::seal::key::{SecretKey, decode, encode, fingerprint, holds, verifying};

/// RFC 8032, 7.1: secret key, public key, message, signature; all in hexadecimal digits.
const VECTORS: [[&str; 4]; 4] = [
    [
        super::SEEDS[0],
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ],
    [
        super::SEEDS[1],
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ],
    [
        super::SEEDS[2],
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ],
    [
        // TEST SHA(abc): the message is SHA-512 of "abc", 64 bytes.
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    ],
];

fn message(digits: &str) -> Vec<u8> {
    (0..digits.len() / 2).map(|index| u8::from_str_radix(&digits[index * 2..index * 2 + 2], 16).unwrap()).collect()
}

#[test]
fn keys_and_signatures_are_those_of_rfc_8032() {
    for [seed, key, text, signature] in VECTORS {
        let secret = SecretKey::from_seed(&bytes(seed));
        let public = secret.public();
        let spelt = decode::<32>(&public.0).unwrap();
        assert_eq!(hex(&spelt), key);
        assert_eq!(hex(&secret.sign(&message(text))), signature);
        let checked = verifying(&public).unwrap();
        assert!(holds(&checked, &message(text), &bytes(signature)));
        assert!(!holds(&checked, b"another message", &bytes(signature)));
    }
}

#[test]
fn a_signature_has_one_form_only() {
    // The order of the group, little-endian: adding it to the second half of a signature makes another one that only
    // a lenient verifier lets in (RFC 8032, 5.1.7 and 8.4).
    const ORDER: [u8; 16] =
        [0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14];
    let mut signature = secret(1).sign(b"a");
    let key = verifying(&public(1)).unwrap();
    assert!(holds(&key, b"a", &signature));
    let mut carry = 0_u16;
    for (index, byte) in signature[32..].iter_mut().enumerate() {
        let digit = ORDER.get(index).copied().unwrap_or(if index == 31 { 0x10 } else { 0 });
        let sum = u16::from(*byte) + u16::from(digit) + carry;
        *byte = u8::try_from(sum & 0xff).unwrap();
        carry = sum >> 8;
    }
    assert_eq!(carry, 0);
    assert!(!holds(&key, b"a", &signature));
}

#[test]
fn keys_for_which_anybody_can_sign_are_refused() {
    // Points of small order: the neutral element, the one of order 2, two of order 4 and one of order 8.
    for digits in [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    ] {
        let key = PublicKey(encode(&bytes::<32>(digits)).into());
        assert_eq!(verifying(&key), Err(SealError::WeakKey(key.0.clone().into())), "{digits}");
    }
}

#[test]
fn a_key_has_one_spelling_only() {
    let key = public(1);
    for text in [
        format!("{}=", key.0),
        key.0.replace('_', "/"),
        format!(" {}", key.0),
        key.0[..42].to_owned(),
        // The last character carries two bits too many; set, they would be another spelling of the same bytes.
        format!("{}p", &key.0[..42]),
        // No point of the curve.
        encode(&bytes::<32>("0200000000000000000000000000000000000000000000000000000000000000")),
    ] {
        if text != *key.0 {
            assert_eq!(verifying(&PublicKey(text.as_str().into())), Err(SealError::BadKey(text)));
        }
    }
}

#[test]
fn a_fingerprint_is_the_sha_256_of_the_key() {
    // The figure is that of `sha256sum` over the 32 bytes of TEST 1's public key.
    let digits = hex(&fingerprint(&public(1)).unwrap());
    assert_eq!(digits, "21fe31dfa154a261626bf854046fd2271b7bed4b6abe45aa58877ef47f9721b9");
    assert_eq!(fingerprint(&PublicKey("short".into())), Err(SealError::BadKey("short".into())));
}

#[test]
fn a_secret_key_is_not_printed() {
    assert_eq!(format!("{:?}", secret(1)), "SecretKey(…)");
}
