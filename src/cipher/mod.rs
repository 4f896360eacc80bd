//! Encryption of files in the format `age` v1 (<https://c2sp.org/age>), so that the public `age` program opens what we
//! write and we open what it writes.
//!
//! Used by the worker and the `pack` tool, never by the app's program, which it would double. All cryptography is the
//! crate `age`'s; here stand only its limits, its errors in our words, and the compression. Knows no pack: bytes go in
//! and bytes come out. Nothing is kept, and nothing tells how far it is: a file is encrypted in one step, and whoever
//! waits no longer ends the worker.
//!
//! Inside an encrypted file is a gzip file (RFC 1952), because `age -d pack.age | gunzip` then gives the pack on any
//! laptop; a file that somebody encrypted without gzip is opened as well.
//!
//! Reading order: [`encrypt_with_words`] and [`encrypt_for`], [`decrypt`], `compression`, [`new_identity`].

mod compression;
mod decrypt;
mod encrypt;
mod error;
mod identity;
mod random;
#[cfg(test)]
mod tests;

pub use decrypt::{Key, Limits, Lock, decrypt, lock_of};
pub use encrypt::{encrypt_for, encrypt_with_words};
pub use error::Error;
pub use identity::{Identity, new_identity, recipient_of};
pub use random::random;

/// The work factor that we write: scrypt with N = 2^16, r = 8, p = 1, so 64 MiB and about a second on a phone.
pub const WORK_FACTOR: u8 = 16;
/// The highest work factor that is opened without asking: 256 MiB, the most that phones bear.
pub const WORK_FACTOR_UNASKED: u8 = 18;
/// The highest work factor that is opened at all: 1 GiB.
pub const WORK_FACTOR_MOST: u8 = 20;
