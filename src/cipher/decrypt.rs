//! Decrypting: with words or with a key, within limits that come before the work.

use std::io::{ErrorKind, Read};
use std::iter;

use age::armor::ArmoredReader;
use age::{DecryptError, Decryptor, scrypt, x25519};

use super::{Error, WORK_FACTOR_UNASKED, compression, identity};

/// How the armoured form begins and ends (C2SP age, "ASCII armor").
const BEGIN: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
const END: &[u8] = b"-----END AGE ENCRYPTED FILE-----";
/// How the binary form of this version begins.
const MARK: &[u8] = b"age-encryption.org/v1\n";

/// What opens a file.
#[derive(Clone, Copy)]
pub enum Key<'a> {
    /// The passphrase: [`crate::words::phrase`] for words of ours.
    Words(&'a str),
    /// One or more secret keys (`AGE-SECRET-KEY-1…`), a line each, as `age-keygen` writes them.
    Identity(&'a str),
}

/// What opening may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The highest work factor, the base-2 logarithm of scrypt's N; more than [`super::WORK_FACTOR_MOST`] counts as that.
    pub work_factor: u8,
    /// The largest content in bytes, after inflating.
    pub bytes: usize,
}

impl Limits {
    /// The usual limits: what may be opened without asking, and contents of at most so many bytes.
    pub fn usual(bytes: usize) -> Self {
        Self { work_factor: WORK_FACTOR_UNASKED, bytes }
    }
}

/// What a file is locked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// Words, with the work factor at which they were turned into a key.
    Words {
        /// The base-2 logarithm of scrypt's N.
        work_factor: u8,
    },
    /// One or more keys.
    Keys,
}

/// What opens a file, found out from its head: nothing is decrypted, so what it says may be untrue.
pub fn lock_of(bytes: &[u8]) -> Result<Lock, Error> {
    let decryptor = open(bytes)?;
    if !decryptor.is_scrypt() {
        return Ok(Lock::Keys);
    }
    // With nothing allowed the crate names the work factor and does no work.
    let mut nothing = scrypt::Identity::new(String::new().into());
    nothing.set_max_work_factor(0);
    match decryptor.decrypt(iter::once(&nothing as &dyn age::Identity)) {
        Err(DecryptError::ExcessiveWork { required, .. }) => Ok(Lock::Words { work_factor: required }),
        _ => Err(Error::Altered),
    }
}

/// Opens a file, armoured or not: what is inside, inflated if it is a gzip file.
pub fn decrypt(bytes: &[u8], key: Key<'_>, limits: Limits) -> Result<Vec<u8>, Error> {
    let lock = lock_of(bytes)?;
    let mut packed = Vec::new();
    // Deflate never makes anything larger by more than a few bytes, so what exceeds this is too large inside as well.
    let over = limits.bytes as u64 + limits.bytes as u64 / 1000 + 1024;
    let read = match (key, lock) {
        (Key::Words(words), Lock::Words { work_factor }) => {
            let limit = limits.work_factor.min(super::WORK_FACTOR_MOST);
            if work_factor > limit {
                return Err(Error::TooMuchWork { required: work_factor, limit });
            }
            let mut words = scrypt::Identity::new(words.to_owned().into());
            words.set_max_work_factor(limit);
            open(bytes)?.decrypt(iter::once(&words as &dyn age::Identity)).map_err(|error| said(&error, lock))?
        }
        (Key::Identity(text), Lock::Keys) => {
            let keys: Vec<x25519::Identity> = identity::parse(text)?;
            let keys = keys.iter().map(|key| key as &dyn age::Identity);
            open(bytes)?.decrypt(keys).map_err(|error| said(&error, lock))?
        }
        (Key::Identity(_), Lock::Words { .. }) => return Err(Error::NeedsWords),
        (Key::Words(_), Lock::Keys) => return Err(Error::NeedsKey),
    }
    .take(over)
    .read_to_end(&mut packed);
    match read {
        Ok(_length) if packed.len() as u64 >= over => Err(Error::TooLarge(limits.bytes)),
        Ok(_length) => compression::unpack(packed, limits.bytes),
        Err(error) => Err(broken(&error)),
    }
}

/// Reads the head.
fn open(bytes: &[u8]) -> Result<Decryptor<ArmoredReader<std::io::BufReader<&[u8]>>>, Error> {
    // What surrounds an armoured text was added by whatever carried it.
    let armoured = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii();
    let bytes = if armoured.starts_with(BEGIN) {
        if !armoured.ends_with(END) {
            return Err(Error::Truncated);
        }
        armoured
    } else if bytes.starts_with(MARK) {
        bytes
    } else {
        return Err(Error::NotAge);
    };
    Decryptor::new_buffered(ArmoredReader::new(bytes)).map_err(|error| match error {
        DecryptError::Io(error) => broken(&error),
        DecryptError::UnknownFormat => Error::NotAge,
        _ => Error::Altered,
    })
}

/// Why the head could not be opened.
fn said(error: &DecryptError, lock: Lock) -> Error {
    match (error, lock) {
        (DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed, Lock::Words { .. }) => Error::WrongWords,
        (DecryptError::NoMatchingKeys, Lock::Keys) => Error::NotForYou,
        (DecryptError::ExcessiveWork { required, .. }, _) => {
            Error::TooMuchWork { required: *required, limit: super::WORK_FACTOR_MOST }
        }
        (DecryptError::Io(error), _) => broken(error),
        _ => Error::Altered,
    }
}

/// Why the content could not be read: the crate tells an early end from everything else.
fn broken(error: &std::io::Error) -> Error {
    if error.kind() == ErrorKind::UnexpectedEof { Error::Truncated } else { Error::Altered }
}
