//! Keys: Ed25519 (RFC 8032) as the crate makes and checks them, in the spelling of packs.
//!
//! Used by the chain, by signing and by verifying. Draws no randomness and keeps no file.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

use super::error::SealError;
use crate::domain::trust::PublicKey;

/// How many characters of something wrong are quoted.
const QUOTED: usize = 100;

/// A secret key. It is wiped from memory when it is dropped, and never printed.
#[derive(Clone)]
pub struct SecretKey(SigningKey);

impl SecretKey {
    /// The key of 32 bytes from the system's source of randomness (RFC 8032, 5.1.5).
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The 32 bytes it was made of: they are the secret.
    pub fn seed(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// What everybody may know of it.
    pub fn public(&self) -> PublicKey {
        PublicKey(encode(self.0.verifying_key().as_bytes()).into())
    }

    /// The signature over `message`: 64 bytes, the same each time (RFC 8032, 5.1.6).
    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SecretKey(…)")
    }
}

/// SHA-256 of the 32 bytes of a public key: what people compare, as words or as digits.
pub fn fingerprint(key: &PublicKey) -> Result<[u8; 32], SealError> {
    let key = decode::<32>(&key.0).ok_or_else(|| SealError::BadKey(quoted(&key.0)))?;
    Ok(Sha256::digest(key).into())
}

/// The key behind its spelling: a point of the curve, and none for which signatures mean nothing.
pub(super) fn verifying(key: &PublicKey) -> Result<VerifyingKey, SealError> {
    let bad = || SealError::BadKey(quoted(&key.0));
    let bytes = decode::<32>(&key.0).ok_or_else(bad)?;
    // The crate's error has no value to pass on.
    let Ok(key_point) = VerifyingKey::from_bytes(&bytes) else { return Err(bad()) };
    if key_point.is_weak() { Err(SealError::WeakKey(quoted(&key.0))) } else { Ok(key_point) }
}

/// Whether the signature is the key's for `message`. Strictly: of all signatures that one could make of a valid one,
/// only it is let in (no `S` beyond the order of the group, no point of small order).
pub(super) fn holds(key: &VerifyingKey, message: &[u8], signature: &[u8; 64]) -> bool {
    key.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
}

/// Base64url without padding (RFC 4648, 5).
pub(super) fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Exactly `N` bytes in base64url without padding, in the one spelling that [`encode`] gives them.
pub(super) fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()
}

/// The beginning of something wrong, for a message.
pub(super) fn quoted(text: &str) -> String {
    text.chars().take(QUOTED).collect()
}
