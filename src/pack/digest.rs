//! Digests: the name of a version, worked out from what it says.
//!
//! Used where versions are compared (importing, exporting) and by `seal`, which signs over all of a pack's digests.
//! A digest is never stored in a record: it follows from the canonical line. Signatures are not hashed, so that signing a
//! version does not make another version of it. Decides nothing about which version counts.

use sha2::{Digest, Sha256};

use super::canonical::print;
use super::json::{Json, Numbers, parse};
use super::write::write_line;
use crate::domain::any_record::AnyRecord;
use crate::domain::problem::Problem;
use crate::domain::record::Rev;

/// The member of a record that holds its author's signature; it is left out of the digest.
pub const SIGNATURE: &str = "sig";

/// How many hexadecimal digits of a digest name a version: 96 bits, so that among a million versions two of one name
/// are not to be expected, and an author gains nothing by making two of their own alike.
const NAME: usize = 24;

/// The SHA-256 of a record's canonical line without its signature, as 64 hexadecimal digits.
pub fn digest_of_line(line: &str) -> Result<String, Problem> {
    let mut json = parse(line, Numbers::Whole)?;
    Ok(digest_of_json(&mut json))
}

/// [`digest_of_line`] of a record that was read already.
pub fn digest_of_json(json: &mut Json<'_>) -> String {
    if let Json::Object(members) = json {
        members.retain(|(key, _)| &**key != SIGNATURE);
    }
    hex(&Sha256::digest(print(json)))
}

/// The name of a version, of its digest.
pub fn rev_of_digest(digest: &str) -> Rev {
    Rev(digest.get(..NAME).unwrap_or(digest).into())
}

/// The name of the version that a record is.
pub fn rev_of(record: &AnyRecord) -> Rev {
    let line = write_line(record);
    // What we write is canonical already; only a signature must be taken out first.
    let digest = match digest_of_signed(&line) {
        Some(digest) => digest,
        None => hex(&Sha256::digest(&line)),
    };
    rev_of_digest(&digest)
}

fn digest_of_signed(line: &str) -> Option<String> {
    line.contains("\"sig\":").then(|| digest_of_line(line).ok()).flatten()
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]])
        .map(char::from)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{digest_of_line, hex, rev_of};
    use crate::domain::any_record::AnyRecord;
    use crate::domain::id::Id;
    use crate::domain::note::Note;
    use crate::domain::record::Record;

    fn note(n: u32) -> Record<Note> {
        Record { n, ..Record::first(Id::parse("n_1").unwrap(), Id::parse("amina").ok(), None, Note::default()) }
    }

    #[test]
    fn a_digest_is_that_of_the_canonical_bytes() {
        // FIPS 180-4's example for "abc" shows that it is SHA-256; the order of members does not matter.
        assert_eq!(hex(b"\x00\xff"), "00ff");
        let one = digest_of_line(r#"{"id":"a","type":"note"}"#).unwrap();
        assert_eq!(one, digest_of_line("{ \"type\" : \"note\",\r\n \"id\":\"a\" }").unwrap());
        assert_eq!(one.len(), 64);
    }

    #[test]
    fn another_number_is_another_version_and_a_signature_is_not() {
        let plain: AnyRecord = note(1).into();
        assert_ne!(rev_of(&plain), rev_of(&note(2).into()));
        let mut signed = note(1);
        signed.extra.0.insert("sig".into(), "\"abc\"".into());
        assert_eq!(rev_of(&plain), rev_of(&signed.into()));
        assert_eq!(rev_of(&plain).0.len(), 24);
    }
}
