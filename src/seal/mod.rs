//! Seals: signatures of organisers' packs, and the keys they are made with.
//!
//! Used by the worker, which tells what a pack claims, and by the native `pack` tool, which makes keys and signs. Not
//! linked into the page. Cryptography is the crates' (`ed25519-dalek`, RFC 8032; `sha2`, FIPS 180-4): this folder says
//! over which bytes. It does not decide whom to trust (`domain::trust` does), describes no records (`pack` does), and
//! draws no randomness: the seed of a key comes in as data.
//!
//! Reading order: `manifest` (what is signed), `envelope` (as which bytes), [`chain`] (with which keys), [`sign()`] and
//! [`verify()`]. `docs/pack-format.md` says the same for other programs.

pub mod chain;
mod envelope;
mod error;
pub mod key;
pub mod key_file;
mod manifest;
mod sign;
#[cfg(test)]
mod tests;
mod verify;

pub use chain::{KeyChain, Statement};
pub use error::SealError;
pub use key::{SecretKey, fingerprint};
pub use key_file::{KeyFile, KeyFileError};
pub use sign::sign;
pub use verify::{Verdict, claim, key_chain, verify};
