//! Randomness for words and keys, from the system: `getrandom` natively, `crypto.getRandomValues` in the worker.
//!
//! Unlike the ids' randomness it has no other source to fall back on: without it nothing is encrypted.

use super::Error;

/// Random bytes. [`Error::NoRandomness`] where the system has none.
pub fn random<const LENGTH: usize>() -> Result<[u8; LENGTH], Error> {
    let mut bytes = [0; LENGTH];
    match getrandom::getrandom(&mut bytes) {
        Ok(()) => Ok(bytes),
        Err(_unavailable) => Err(Error::NoRandomness),
    }
}

/// Makes sure that there is randomness before `age` asks for it: that crate would panic.
pub(super) fn available() -> Result<(), Error> {
    random::<1>().map(|_byte| ())
}
