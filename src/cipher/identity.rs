//! Keys of people: a secret half that opens files, and a public half that others encrypt for. X25519, as `age-keygen`.
//!
//! Where the secret half is kept is somebody else's decision.

use age::secrecy::ExposeSecret;
use age::x25519;

use super::{Error, random};

/// A new key, as text.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// `AGE-SECRET-KEY-1…`: never shown, never sent, not in any message.
    pub secret: String,
    /// `age1…`: given to whoever is to encrypt for this key.
    pub recipient: String,
}

/// Makes a key from the system's randomness.
pub fn new_identity() -> Result<Identity, Error> {
    random::available()?;
    let key = x25519::Identity::generate();
    Ok(Identity { secret: key.to_string().expose_secret().to_owned(), recipient: key.to_public().to_string() })
}

/// The public half of the first key in `text`.
pub fn recipient_of(text: &str) -> Result<String, Error> {
    parse(text)?.first().map(|key| key.to_public().to_string()).ok_or(Error::NotAnIdentity)
}

/// The keys of a file of keys: one a line, blank lines and comments (`#`) apart. There is at least one.
pub(super) fn parse(text: &str) -> Result<Vec<x25519::Identity>, Error> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let keys: Vec<x25519::Identity> =
        lines.map(|line| line.parse().map_err(|_damaged: &str| Error::NotAnIdentity)).collect::<Result<_, _>>()?;
    if keys.is_empty() { Err(Error::NotAnIdentity) } else { Ok(keys) }
}
