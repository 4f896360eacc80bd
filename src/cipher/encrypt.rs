//! Encrypting: for words, or for the keys of others. The result is armoured text, which chat programs do not damage.

use std::io::Write;

use age::armor::{ArmoredWriter, Format};
use age::{Encryptor, Recipient, scrypt, x25519};

use super::{Error, WORK_FACTOR_MOST, compression, random};

/// The most recipients of one file.
const MOST_RECIPIENTS: usize = 64;

/// Encrypts with a passphrase: [`crate::words::phrase`] for words of ours. `work_factor` is the base-2 logarithm of
/// scrypt's N, from 1 to [`WORK_FACTOR_MOST`]; files to be opened on phones are written with [`super::WORK_FACTOR`].
pub fn encrypt_with_words(bytes: &[u8], words: &str, work_factor: u8) -> Result<String, Error> {
    if words.is_empty() {
        return Err(Error::NoWords);
    }
    if !(1..=WORK_FACTOR_MOST).contains(&work_factor) {
        return Err(Error::TooMuchWork { required: work_factor, limit: WORK_FACTOR_MOST });
    }
    let mut recipient = scrypt::Recipient::new(words.to_owned().into());
    recipient.set_work_factor(work_factor);
    encrypt(bytes, &[&recipient])
}

/// Encrypts for the owners of keys, at most 64, each named by its public half (`age1…`). Who they are is not in the file.
pub fn encrypt_for<Name: AsRef<str>>(bytes: &[u8], recipients: &[Name]) -> Result<String, Error> {
    let mut keys: Vec<x25519::Recipient> = Vec::new();
    for name in recipients {
        match name.as_ref().trim().parse() {
            Ok(key) if keys.len() < MOST_RECIPIENTS => keys.push(key),
            // A secret key that was given by mistake is not repeated in a message.
            _ if name.as_ref().to_ascii_uppercase().contains("SECRET") => {
                return Err(Error::NotARecipient("AGE-SECRET-KEY-…".to_owned()));
            }
            _ => return Err(Error::NotARecipient(name.as_ref().chars().take(80).collect())),
        }
    }
    let keys: Vec<&dyn Recipient> = keys.iter().map(|key| key as &dyn Recipient).collect();
    encrypt(bytes, &keys)
}

fn encrypt(bytes: &[u8], recipients: &[&dyn Recipient]) -> Result<String, Error> {
    if recipients.is_empty() {
        return Err(Error::NoRecipients);
    }
    random::available()?;
    let packed = compression::pack(bytes)?;
    // Of what can go wrong here nothing is left: the recipients are there and of one kind, and writing goes to memory.
    let encryptor = Encryptor::with_recipients(recipients.iter().copied()).map_err(|_refused| Error::NoRecipients)?;
    let written = || {
        let armour = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor)?;
        let mut writer = encryptor.wrap_output(armour)?;
        writer.write_all(&packed)?;
        writer.finish()?.finish()
    };
    let text = written().map_err(|_refused: std::io::Error| Error::Altered)?;
    String::from_utf8(text).map_err(|_no_text| Error::Altered)
}
