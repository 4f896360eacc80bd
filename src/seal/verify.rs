//! Verifying a pack's signature: whether the file is what somebody with the keys it names has signed.
//!
//! Used by the worker and by the native `pack` tool. Says nothing about whose keys they are: `domain::trust` compares
//! them with what the device remembers.

use super::chain::KeyChain;
use super::envelope::{PACK, pre_authentication};
use super::error::SealError;
use super::key::{decode, holds, quoted, verifying};
use super::manifest::{Manifest, edition};
use crate::domain::trust::{Claim, PublicKey, Root, Signed};
use crate::pack::json::Json;

/// What a pack says about itself under a valid signature, or why there is none.
pub type Verdict = Result<Signed, SealError>;

/// Verifies a file. What is accepted has, in canonical form, exactly the bytes that were signed: there is one
/// signature, with no other member than `key` and `sig`, in one spelling.
pub fn verify(bytes: &[u8]) -> Verdict {
    let mut manifest = Manifest::open(bytes)?;
    let (key, signature) = signature(&manifest.signatures)?;
    // Digests are cheap and come first; they say more precisely what was changed, too.
    let root = match manifest.member("root") {
        Some(Json::Text(root)) => root.clone().into_owned(),
        _ => return Err(SealError::NoRoot),
    };
    let count = match manifest.member("count") {
        Some(Json::Integer(count)) => *count,
        _ => return Err(SealError::NoCount),
    };
    if usize::try_from(count) != Ok(manifest.records.len()) {
        return Err(SealError::CountMismatch(count, manifest.records.len()));
    }
    let found = manifest.root()?;
    if root != found {
        return Err(SealError::RootMismatch(quoted(&root), found));
    }
    let chain = KeyChain::from_json(manifest.member("keys").unwrap_or(&Json::Null))?;
    let current = &chain.current()?.key;
    if *current != key {
        return Err(SealError::OtherKey(quoted(&key.0), quoted(&current.0)));
    }
    let line = manifest.line();
    if !holds(&verifying(&key)?, &pre_authentication(PACK, &line), &signature) {
        return Err(SealError::HeaderAltered);
    }
    let keys = chain.check()?;
    let edition = edition(&line)?;
    Ok(Signed {
        conference: edition.conference,
        issuer: edition.issuer.id,
        number: edition.number,
        expires: edition.expires,
        root: Root(root.into()),
        keys,
    })
}

/// The chain of keys of a pack whose signature holds: what a change of keys continues.
pub fn key_chain(bytes: &[u8]) -> Result<KeyChain, SealError> {
    verify(bytes)?;
    KeyChain::from_json(Manifest::open(bytes)?.member("keys").unwrap_or(&Json::Null))
}

/// What the verdict says to `domain::trust`.
pub fn claim(verdict: Verdict) -> Claim {
    match verdict {
        Ok(signed) => Claim::Signed(signed),
        Err(SealError::NoSignature) => Claim::Unsigned,
        Err(error) => Claim::Forged(error.code().into()),
    }
}

/// The one signature of `sigs`.
fn signature(signatures: &[Json<'_>]) -> Result<(PublicKey, [u8; 64]), SealError> {
    let entry = match signatures {
        [] => return Err(SealError::NoSignature),
        [Json::Object(entry)] => entry,
        [_] => return Err(SealError::BadSignature(String::new())),
        more => return Err(SealError::ManySignatures(more.len())),
    };
    let (mut key, mut signature) = (None, None);
    for (name, value) in entry {
        match &**name {
            "key" => key = value.as_text(),
            "sig" => signature = value.as_text(),
            // Nothing else may stand here, because nothing signs it: such as the name of another algorithm.
            other => return Err(SealError::UnknownAlgorithm(quoted(other))),
        }
    }
    let key = key.ok_or_else(|| SealError::BadKey(String::new()))?;
    let text = signature.unwrap_or_default();
    let signature = decode::<64>(text).ok_or_else(|| SealError::BadSignature(quoted(text)))?;
    Ok((PublicKey(key.into()), signature))
}
