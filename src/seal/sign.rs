//! Signing an organiser's pack.
//!
//! Used by the native `pack` tool. Changes nothing but `root`, `count`, `keys` and `sigs`, and repairs nothing: what is
//! wrong in the pack is signed as it is, so the tool checks it first.

use super::chain::KeyChain;
use super::envelope::{PACK, pre_authentication};
use super::error::SealError;
use super::key::{SecretKey, encode};
use super::manifest::{Manifest, edition};
use crate::pack::canonical::lay_out;
use crate::pack::json::Json;

/// The pack in canonical form with the signature of `key`, which must be the one in force in `chain`. A signature that
/// it had is replaced. The same pack and key always give the same text.
pub fn sign(bytes: &[u8], key: &SecretKey, chain: &KeyChain) -> Result<String, SealError> {
    chain.check()?;
    let current = &chain.current()?.key;
    if key.public() != *current {
        return Err(SealError::OtherKey(key.public().0.into(), current.0.clone().into()));
    }
    let mut manifest = Manifest::open(bytes)?;
    let root = manifest.root()?;
    let count = i64::try_from(manifest.records.len()).unwrap_or(i64::MAX);
    manifest.put("root", Json::Text(root.into()));
    manifest.put("count", Json::Integer(count));
    manifest.put("keys", chain.to_json()?);
    let line = manifest.line();
    edition(&line)?;
    let signature = key.sign(&pre_authentication(PACK, &line));
    let text = |text: String| Json::Text(text.into());
    let entry = vec![("key".into(), text(current.0.clone().into())), ("sig".into(), text(encode(&signature)))];
    let Manifest { header: mut members, records, .. } = manifest;
    members.push(("records".into(), Json::List(records)));
    members.push(("sigs".into(), Json::List(vec![Json::Object(entry)])));
    Ok(lay_out(&mut Json::Object(members)) + "\n")
}
