//! Files of secret keys: what the organiser's office keeps, and nobody else.
//!
//! Used by the native `pack` tool. An organiser's key file also holds the public chain of keys up to its own, so that
//! signing needs no second file. Whoever has the file can sign: it is not encrypted here.

use super::chain::KeyChain;
use super::error::SealError;
use super::key::{SecretKey, decode, encode};
use crate::domain::problem::Problem;
use crate::pack::canonical::print;
use crate::pack::json::{Json, Numbers, parse};

/// The member that marks a key file, and its layout.
const MARK: &str = "plenary-key";

/// Why a text is no key file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFileError {
    /// No JSON.
    NotJson(Problem),
    /// JSON, but not a key file of layout 1.
    NotAKeyFile,
    /// The secret is not 32 bytes in base64url.
    Secret,
    /// The chain of keys does not hold.
    Chain(SealError),
    /// The chain of keys ends with another key than the file's: that key.
    OtherKey(String),
}

/// A secret key with what is needed to use it.
#[derive(Clone, Debug)]
pub struct KeyFile {
    /// The secret.
    pub secret: SecretKey,
    /// The chain that ends with it; none for a recovery key.
    pub chain: Option<KeyChain>,
}

impl KeyFile {
    /// Reads a key file.
    pub fn read(text: &str) -> Result<Self, KeyFileError> {
        let json = parse(text, Numbers::Whole).map_err(KeyFileError::NotJson)?;
        if json.member(MARK) != Some(&Json::Integer(1)) {
            return Err(KeyFileError::NotAKeyFile);
        }
        let seed = json.member("secret").and_then(Json::as_text).and_then(decode::<32>);
        let secret = SecretKey::from_seed(&seed.ok_or(KeyFileError::Secret)?);
        let chain = json.member("keys").map(KeyChain::from_json).transpose().map_err(KeyFileError::Chain)?;
        if let Some(chain) = &chain {
            chain.check().map_err(KeyFileError::Chain)?;
            let current = &chain.current().map_err(KeyFileError::Chain)?.key;
            if *current != secret.public() {
                return Err(KeyFileError::OtherKey(current.0.clone().into()));
            }
        }
        Ok(Self { secret, chain })
    }

    /// The file's text: one line of canonical JSON.
    pub fn write(&self) -> Result<String, SealError> {
        let mut members = vec![(MARK.into(), Json::Integer(1))];
        members.push(("secret".into(), Json::Text(encode(&self.secret.seed()).into())));
        if let Some(chain) = &self.chain {
            members.push(("keys".into(), chain.to_json()?));
        }
        Ok(print(&mut Json::Object(members)) + "\n")
    }
}
