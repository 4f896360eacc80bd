//! Compression before encryption: a pack becomes a third of its size. gzip (RFC 1952), which every laptop opens.
//!
//! Whether something is compressed is told by gzip's own first bytes, which no pack begins with.

use std::io::{ErrorKind, Read, Write};

use flate2::Compression;
use flate2::bufread::MultiGzDecoder;
use flate2::write::GzEncoder;

use super::Error;

/// What a gzip file with deflate begins with (RFC 1952, 2.3.1).
const MARK: [u8; 3] = [0x1f, 0x8b, 8];

/// Compresses: the same bytes for the same input, without name and time.
pub(super) fn pack(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    // Writing to memory fails at nothing that we could name better.
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|_refused| Error::NotGzip)
}

/// Takes out what is inside, or gives back what is not compressed. Stops as soon as it becomes more than `limit` bytes.
pub(super) fn unpack(bytes: Vec<u8>, limit: usize) -> Result<Vec<u8>, Error> {
    let mut plain = Vec::new();
    if bytes.starts_with(&MARK) {
        let over = (limit as u64).saturating_add(1);
        match MultiGzDecoder::new(&bytes[..]).take(over).read_to_end(&mut plain) {
            Ok(_length) => {}
            Err(error) if error.kind() == ErrorKind::OutOfMemory => return Err(Error::TooLarge(limit)),
            Err(_damaged) => return Err(Error::NotGzip),
        }
    } else {
        plain = bytes;
    }
    if plain.len() > limit { Err(Error::TooLarge(limit)) } else { Ok(plain) }
}
