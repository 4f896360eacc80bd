//! `keygen` and `rotate`: the keys with which an office signs.
//!
//! Used by organisers, rarely. An office has one key for every day and one recovery key that lies elsewhere; both are
//! made at once, so that nobody has only the first. The secrets come from the system's source of randomness.

use std::path::Path;

use plenary::cipher;
use plenary::domain::trust::PublicKey;
use plenary::pack::digest::hex;
use plenary::seal::{self, KeyChain, KeyFile, KeyFileError, SealError, SecretKey};

use crate::answer::{self, Done, Failure};
use crate::options::Options;

pub(crate) const HELP: &str = "  pack keygen -o KEY [--recovery PUBLIC]
                                  make the secret KEY, and KEY.recovery to be kept elsewhere; print both public keys
                                  and fingerprints. With --recovery: no new recovery key, but the one that is named
  pack rotate --key OLD -o NEW    make a NEW key that follows OLD; the recovery key stays
  pack rotate --recovery SECRET --from FILE [--new-recovery] -o NEW
                                  the same without the old key: SECRET is the recovery key's file, FILE the last
                                  signed pack or key file. Only so can the recovery key be changed (NEW.recovery)
";

pub(crate) fn keygen(words: &[&str]) -> Done {
    let options = Options::parse(words, &["-o", "--recovery"], &[])?;
    options.no_file()?;
    let out = options.needed("-o")?;
    let secret = new_secret()?;
    let recovery = match options.value("--recovery") {
        Some(known) => PublicKey(known.into()),
        None => new_recovery(out)?,
    };
    let chain = KeyChain::first(secret.public(), recovery).map_err(|error| bad_chain(&error))?;
    finish(out, secret, chain)
}

pub(crate) fn rotate(words: &[&str]) -> Done {
    let options = Options::parse(words, &["-o", "--key", "--recovery", "--from"], &["--new-recovery"])?;
    options.no_file()?;
    let out = options.needed("-o")?;
    let (by, chain) = match (options.value("--key"), options.value("--recovery"), options.value("--from")) {
        (Some(old), None, None) if !options.has("--new-recovery") => organisers(old)?,
        (None, Some(recovery), Some(from)) => (key_file(recovery)?.secret, chain_of(from)?),
        _ => return Err(Failure::Use("either --key OLD, or --recovery SECRET with --from FILE".to_owned())),
    };
    let secret = new_secret()?;
    let known = chain.current().map_err(|error| bad_chain(&error))?.recovery.clone();
    // Before anything is written: a recovery key of somebody else's must not leave files behind.
    chain.rotated(&by, secret.public(), known.clone()).map_err(|error| bad_chain(&error))?;
    let recovery = if options.has("--new-recovery") { new_recovery(out)? } else { known };
    let chain = chain.rotated(&by, secret.public(), recovery).map_err(|error| bad_chain(&error))?;
    finish(out, secret, chain)
}

/// Reads the file of a secret key.
fn key_file(file: &str) -> Result<KeyFile, Failure> {
    let bytes = answer::read(file)?;
    parse(&bytes).map_err(|error| Failure::Use(format!("`{file}` is no key file: {error:?}")))
}

fn parse(bytes: &[u8]) -> Result<KeyFile, KeyFileError> {
    std::str::from_utf8(bytes).map_or(Err(KeyFileError::NotAKeyFile), KeyFile::read)
}

/// The organiser's key of a file, and the chain that ends with it.
pub(crate) fn organisers(file: &str) -> Result<(SecretKey, KeyChain), Failure> {
    match key_file(file)? {
        KeyFile { secret, chain: Some(chain) } => Ok((secret, chain)),
        KeyFile { chain: None, .. } => Err(Failure::Use(format!("`{file}` is a recovery key, which signs no packs"))),
    }
}

/// The chain of a key file or of a signed pack.
fn chain_of(file: &str) -> Result<KeyChain, Failure> {
    let bytes = answer::read(file)?;
    match parse(&bytes) {
        Ok(KeyFile { chain: Some(chain), .. }) => Ok(chain),
        Ok(_) => Err(Failure::Use(format!("`{file}` is a recovery key and does not say which keys it belongs to"))),
        Err(_) => seal::key_chain(&bytes)
            .map_err(|error| Failure::Found(format!("`{file}` says no keys: {} {}", error.code(), error.value()))),
    }
}

fn bad_chain(error: &SealError) -> Failure {
    let words = match error {
        SealError::BrokenChain(_) => "this key is not the one in force, nor its recovery key".to_owned(),
        other => format!("{} {}", other.code(), other.value()),
    };
    Failure::Found(words)
}

fn new_secret() -> Result<SecretKey, Failure> {
    let seed = cipher::random().map_err(|error| Failure::Use(error.to_string()))?;
    Ok(SecretKey::from_seed(&seed))
}

/// Makes the recovery key that belongs to the key file `out`, which must not be there yet.
fn new_recovery(out: &str) -> Result<PublicKey, Failure> {
    if out == "-" || Path::new(out).exists() {
        return Err(Failure::Use(format!("cannot make `{out}`: it must be a new file")));
    }
    let secret = new_secret()?;
    let public = secret.public();
    let file = format!("{out}.recovery");
    write(&file, &KeyFile { secret, chain: None })?;
    eprintln!("pack: keep `{file}` offline and elsewhere: it is needed when `{out}` is lost or stolen");
    Ok(public)
}

fn write(file: &str, key: &KeyFile) -> Done {
    let text = key.write().map_err(|error| bad_chain(&error))?;
    answer::write_secret(file, &text)
}

/// Writes the key file and tells what everybody may know.
fn finish(out: &str, secret: SecretKey, chain: KeyChain) -> Done {
    let current = chain.current().map_err(|error| bad_chain(&error))?.clone();
    write(out, &KeyFile { secret, chain: Some(chain) })?;
    println!("keys number  {}", current.n);
    for (name, key) in [("key", &current.key), ("recovery", &current.recovery)] {
        println!("{name:<12} {}", key.0);
        println!("fingerprint  {}", fingerprint(key)?);
    }
    Ok(())
}

/// The fingerprint of a key in hexadecimal digits.
pub(crate) fn fingerprint(key: &PublicKey) -> Result<String, Failure> {
    seal::fingerprint(key).map(|bytes| hex(&bytes)).map_err(|error| bad_chain(&error))
}
