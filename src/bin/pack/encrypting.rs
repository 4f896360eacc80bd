//! `pack encrypt` and `pack decrypt`: files in the format `age` v1, as the app writes and opens them.
//!
//! Used by whoever hands out or opens encrypted packs from a shell. Words and secret keys come from files and never
//! stand in an argument, which every other program of the machine could read. Reads nothing of what is inside: that is
//! `pack check`'s.

use plenary::cipher::{self, Error, Key, Limits, WORK_FACTOR, WORK_FACTOR_MOST};
use plenary::pack::MAX_FILE;
use plenary::words::{self, Language};

use crate::answer::{self, Done, Failure};
use crate::options::Options;

pub(crate) const HELP: &str = "  pack encrypt FILE -o OUT (--words-file W | --new-words en|fr | --to KEY[,KEY…])
                                  encrypt FILE with the six words in W, with new words, which are printed, or for the
                                  public keys (age1…) of others
  pack decrypt FILE -o OUT (--words-file W | --identity KEYS) [--more-work]
                                  decrypt FILE with the words in W or the secret keys in KEYS; with --more-work also
                                  where trying the words takes 1 GB of memory
";

/// The words of a file, as far as they are ours, and its text as it is.
struct Typed {
    words: Result<String, Failure>,
    exact: String,
}

pub(crate) fn encrypt(words: &[&str]) -> Done {
    let options = Options::parse(words, &["-o", "--words-file", "--new-words", "--to"], &[])?;
    let (file, out) = (options.file()?, options.needed("-o")?);
    let lock = (options.value("--words-file"), options.value("--new-words"), options.value("--to"));
    let bytes = answer::read(file)?;
    if bytes.len() > MAX_FILE {
        return Err(Failure::Found(format!("`{file}` has more than {MAX_FILE} bytes: the app would not open it")));
    }
    match lock {
        (Some(name), None, None) => {
            let text = cipher::encrypt_with_words(&bytes, &typed(name)?.words?, WORK_FACTOR).map_err(found)?;
            answer::write(out, text)
        }
        (None, Some(language), None) => {
            let known = Language::from_code(language);
            let language = known.ok_or_else(|| Failure::Use(format!("no words in `{language}`: en or fr")))?;
            let phrase = words::phrase(&words::of_entropy(&cipher::random().map_err(found)?, language));
            answer::write(out, cipher::encrypt_with_words(&bytes, &phrase, WORK_FACTOR).map_err(found)?)?;
            // Printed when there is a file that they open; to the error output where the file is on the other.
            if out == "-" {
                eprintln!("{phrase}");
            } else {
                println!("{phrase}");
            }
            Ok(())
        }
        (None, None, Some(keys)) => {
            let keys: Vec<&str> = keys.split(',').collect();
            answer::write(out, cipher::encrypt_for(&bytes, &keys).map_err(found)?)
        }
        _ => Err(Failure::Use("one of `--words-file`, `--new-words` and `--to` is needed".to_owned())),
    }
}

pub(crate) fn decrypt(words: &[&str]) -> Done {
    let options = Options::parse(words, &["-o", "--words-file", "--identity"], &["--more-work"])?;
    let (file, out) = (options.file()?, options.needed("-o")?);
    let lock = (options.value("--words-file"), options.value("--identity"));
    let bytes = answer::read(file)?;
    let mut limits = Limits::usual(MAX_FILE);
    if options.has("--more-work") {
        limits.work_factor = WORK_FACTOR_MOST;
    }
    let plain = match lock {
        (Some(name), None) => with_words(&bytes, &typed(name)?, limits)?,
        (None, Some(name)) => cipher::decrypt(&bytes, Key::Identity(&text(name)?), limits).map_err(found)?,
        _ => return Err(Failure::Use("one of `--words-file` and `--identity` is needed".to_owned())),
    };
    answer::write(out, plain)
}

/// Opens with our words, or with any passphrase that another program was given.
fn with_words(bytes: &[u8], typed: &Typed, limits: Limits) -> Result<Vec<u8>, Failure> {
    if let Ok(phrase) = &typed.words {
        match cipher::decrypt(bytes, Key::Words(phrase), limits) {
            Err(Error::WrongWords) if *phrase != typed.exact => {}
            result => return result.map_err(found),
        }
    }
    match (cipher::decrypt(bytes, Key::Words(&typed.exact), limits), &typed.words) {
        // What is wrong with the words helps more than that they are wrong.
        (Err(Error::WrongWords), Err(Failure::Found(why))) => Err(Failure::Found(why.clone())),
        (result, _) => result.map_err(found),
    }
}

/// Reads a file of words.
fn typed(name: &str) -> Result<Typed, Failure> {
    let text = text(name)?;
    let words = words::parse(&text, Language::English).map(|words| words::phrase(&words)).map_err(|error| {
        Failure::Found(match error {
            words::Error::Count(count) => format!("`{name}` has {count} words; six are needed"),
            words::Error::Unknown { word, place } => format!("`{name}`: word {place}, `{word}`, is in no list"),
        })
    });
    Ok(Typed { words, exact: text.trim_end_matches(['\r', '\n']).to_owned() })
}

/// Reads a file of words or keys.
fn text(name: &str) -> Result<String, Failure> {
    String::from_utf8(answer::read(name)?).map_err(|_bytes| Failure::Use(format!("`{name}` is not text")))
}

fn found(error: Error) -> Failure {
    match error {
        Error::NotARecipient(_) => Failure::Use(error.to_string()),
        error => Failure::Found(error.to_string()),
    }
}
