//! The manifest of a pack: its head, and one digest over all its records as they were received.
//!
//! Used by signing and verifying. Works on the raw tree, before anything is repaired or left out, so that members and
//! types that this version does not know are covered. Keys and signatures are not looked at here.

use sha2::{Digest, Sha256};

use super::error::SealError;
use crate::domain::code::{Coded, is_code};
use crate::domain::edition::{Edition, Purpose};
use crate::domain::id::Id;
use crate::domain::order;
use crate::pack::canonical::print;
use crate::pack::digest::{SIGNATURE, digest_of_json, hex};
use crate::pack::json::{Json, Members, Numbers, parse};
use crate::pack::{LAYOUT, MAX_FILE, read, read_edition};

/// A pack taken apart.
pub(super) struct Manifest<'a> {
    /// Every member of the outermost object but `records` and `sigs`.
    pub(super) header: Members<'a>,
    /// The elements of `records`.
    pub(super) records: Vec<Json<'a>>,
    /// The elements of `sigs`; none where it is left away.
    pub(super) signatures: Vec<Json<'a>>,
}

impl<'a> Manifest<'a> {
    /// Takes a file apart. A pack that carries others is refused: nothing would cover them.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, SealError> {
        let text = read::as_text(bytes, MAX_FILE).map_err(SealError::Pack)?;
        let Json::Object(mut header) = parse(text, Numbers::Whole).map_err(SealError::Pack)? else {
            return Err(no_pack(bytes));
        };
        let mut take = |name: &str| header.iter().position(|(key, _)| key == name).map(|at| header.remove(at).1);
        let Some(Json::List(records)) = take("records") else { return Err(no_pack(bytes)) };
        let signatures = match take("sigs") {
            None => Vec::new(),
            Some(Json::List(signatures)) => signatures,
            Some(_) => return Err(no_pack(bytes)),
        };
        let manifest = Self { header, records, signatures };
        match manifest.member("plenary-pack") {
            Some(Json::Integer(layout)) if u64::try_from(*layout) == Ok(LAYOUT) => {}
            _ => return Err(no_pack(bytes)),
        }
        if manifest.member("packs").is_some() { Err(SealError::CarriesPacks) } else { Ok(manifest) }
    }

    /// The member `name` of the head.
    pub(super) fn member(&self, name: &str) -> Option<&Json<'a>> {
        self.header.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// Puts a member into the head, in the place of the one with its name.
    pub(super) fn put(&mut self, name: &'static str, value: Json<'a>) {
        self.header.retain(|(key, _)| key != name);
        self.header.push((name.into(), value));
    }

    /// The head as one canonical line (RFC 8785): what is signed.
    pub(super) fn line(&self) -> String {
        print(&mut Json::Object(self.header.clone()))
    }

    /// The digest over all records: SHA-256 of their lines `type/id SP digest LF`, sorted by their bytes.
    pub(super) fn root(&mut self) -> Result<String, SealError> {
        let mut lines = Vec::with_capacity(self.records.len());
        for (index, record) in self.records.iter_mut().enumerate() {
            lines.push(line_of(record).ok_or(SealError::NotARecord(index + 1))?);
        }
        order::sort_by(&mut lines, Ord::cmp);
        // Of two with one address the order would decide which one counts, and the order is not signed.
        let doubles = lines.chunk_by(|left, right| address(left) == address(right)).find(|same| same.len() > 1);
        if let Some(line) = doubles.and_then(|same| same.first()) {
            return Err(SealError::DuplicateRecord(address(line).to_owned()));
        }
        let mut digest = Sha256::new();
        for line in &lines {
            digest.update(line);
            digest.update("\n");
        }
        Ok(hex(&digest.finalize()))
    }
}

/// The head, given as [`Manifest::line`], as the app reads it. Only organisers' packs are signed.
pub(super) fn edition(line: &str) -> Result<Edition, SealError> {
    let edition = read_edition(line).map_err(SealError::Pack)?;
    match edition.purpose {
        Purpose::Organiser => Ok(edition),
        ref other => Err(SealError::Purpose(other.code().to_owned())),
    }
}

/// The `type/id` of a line.
fn address(line: &str) -> &str {
    line.split(' ').next().unwrap_or_default()
}

/// The line of one record. An author's own signature is no part of the digest, which names the version; it stands
/// behind it with a digest of its own, so that nobody can add, take away or change one in a signed pack.
fn line_of(record: &mut Json<'_>) -> Option<String> {
    let kind = record.member("type").and_then(Json::as_text).filter(|kind| is_code(kind))?;
    let id = record.member("id").and_then(Json::as_text).filter(|id| Id::<()>::parse(id).is_ok())?;
    let mut line = format!("{kind}/{id} ");
    let signature = match record {
        Json::Object(members) => members.iter().position(|(key, _)| key == SIGNATURE).map(|at| members.remove(at)),
        _ => None,
    };
    line.push_str(&digest_of_json(record));
    if let (Json::Object(members), Some((key, mut value))) = (record, signature) {
        line.push(' ');
        line.push_str(&hex(&Sha256::digest(print(&mut value))));
        members.push((key, value));
    }
    Some(line)
}

/// What the reader has to say about a file that is no pack of ours.
fn no_pack(bytes: &[u8]) -> SealError {
    use crate::domain::problem::{Cause, Place, Problem, Severity};

    let problems = read(bytes).problems.list;
    let worst = problems.into_iter().max_by_key(|problem| problem.severity);
    let plain = Problem { severity: Severity::Refused, place: Place::default(), cause: Cause::NotOurs };
    SealError::Pack(worst.filter(|problem| problem.severity == Severity::Refused).unwrap_or(plain))
}
