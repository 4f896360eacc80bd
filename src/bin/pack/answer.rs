//! How a command ends, and the files that it reads and writes.
//!
//! Used by every command. Knows nothing about packs.

use std::io::{Read, Write};
use std::process::ExitCode;

/// Why a command did not do what it was asked.
pub(crate) enum Failure {
    /// It was called in a wrong way, or a file cannot be read or written: exit code 2, with the help.
    Use(String),
    /// What it looked at has problems: exit code 1. Without words where they were told already.
    Found(String),
}

/// How a command ends.
pub(crate) type Done = Result<(), Failure>;

/// Says how it ended.
pub(crate) fn tell(done: Done, help: &str) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Found(words)) => {
            if !words.is_empty() {
                eprintln!("pack: {words}");
            }
            ExitCode::from(1)
        }
        Err(Failure::Use(words)) => {
            eprintln!("pack: {words}\n\n{help}");
            ExitCode::from(2)
        }
    }
}

/// The bytes of a file, or of the standard input for `-`.
pub(crate) fn read(file: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read =
        if file == "-" { std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes) } else { std::fs::read(file) };
    read.map_err(|error| Failure::Use(format!("cannot read `{file}`: {error}")))
}

/// Writes a file, or the standard output for `-`.
pub(crate) fn write(file: &str, bytes: impl AsRef<[u8]>) -> Done {
    let bytes = bytes.as_ref();
    let written = if file == "-" { std::io::stdout().lock().write_all(bytes) } else { std::fs::write(file, bytes) };
    written.map_err(|error| Failure::Use(format!("cannot write `{file}`: {error}")))
}

/// Writes a new file that only its owner can read. One that is there already is never overwritten.
pub(crate) fn write_secret(file: &str, text: &str) -> Done {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(file).and_then(|mut opened| {
        opened.write_all(text.as_bytes())?;
        opened.sync_all()
    });
    written.map_err(|error| Failure::Use(format!("cannot make `{file}`: {error}")))
}
