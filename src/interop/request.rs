//! What the page asks the worker for: the kind of job with its values, and the bytes that it is about.
//!
//! Used by the page, which writes it, and by [`super::job`], which reads it. A message is one line of JSON and after it
//! the bytes, as an [`super::answer::Answer`] is: so the bytes are neither escaped nor held twice. It may hold secrets:
//! it is never logged, stored or shown, and the worker ends with its job.

use crate::pack::canonical::print;
use crate::pack::json::{Json, Members, Numbers, parse};
use crate::words::Language;

/// The highest work factor that a person may agree to: scrypt with N = 2^20 takes 1 GiB of memory.
pub const MOST_WORK: u8 = 20;

/// What opens an encrypted file.
#[derive(Clone, PartialEq, Eq)]
pub enum Opener {
    /// Words as a person typed them; the language in which beginnings of words are tried first.
    Words(String, Language),
    /// A passphrase that is not made of our words, used exactly as it is.
    Passphrase(String),
    /// Secret keys (`AGE-SECRET-KEY-1…`), a line each.
    Key(String),
}

/// A job.
#[derive(Clone, PartialEq, Eq)]
pub enum Request {
    /// Read the bytes, whatever they are; answered with a pack in canonical form.
    Read,
    /// Make six words; answered with a line of the words as they are shown, with blanks between them, and a line of the
    /// passphrase as it is typed into other programs.
    NewWords(Language),
    /// Encrypt the bytes with words, shown or typed; answered with the armoured file.
    EncryptWithWords(String, Language),
    /// Encrypt the bytes for public keys (`age1…`); answered with the armoured file.
    EncryptFor(Vec<String>),
    /// Decrypt the bytes; answered with the text that is inside, to be read as a file of its own.
    Decrypt {
        /// What opens it.
        with: Opener,
        /// Whether the person agreed to more work than is done unasked, up to [`MOST_WORK`].
        more_work: bool,
    },
    /// Make a key; answered with a line of its secret half and a line of its public half.
    NewKey,
    /// Name a key by words; answered with its six words, with blanks between them. The bytes are the 32 of its digest.
    WordsOf(Language),
}

impl Request {
    /// The line that stands before the bytes, with its line feed.
    pub fn to_head(&self) -> String {
        let text = |name: &'static str, value: &str| (name.into(), Json::Text(value.to_owned().into()));
        let language = |language: &Language| text("language", language.code());
        let mut members: Members<'_> = match self {
            Self::Read => vec![text("job", "read")],
            Self::NewWords(tongue) => vec![text("job", "new_words"), language(tongue)],
            Self::EncryptWithWords(words, tongue) => {
                vec![text("job", "encrypt_with_words"), text("words", words), language(tongue)]
            }
            Self::EncryptFor(keys) => {
                let keys = keys.iter().map(|key| Json::Text(key.into())).collect();
                vec![text("job", "encrypt_for"), ("keys".into(), Json::List(keys))]
            }
            Self::Decrypt { with, .. } => match with {
                Opener::Words(words, tongue) => vec![text("job", "decrypt"), text("words", words), language(tongue)],
                Opener::Passphrase(phrase) => vec![text("job", "decrypt"), text("passphrase", phrase)],
                Opener::Key(key) => vec![text("job", "decrypt"), text("key", key)],
            },
            Self::NewKey => vec![text("job", "new_key")],
            Self::WordsOf(tongue) => vec![text("job", "words_of"), language(tongue)],
        };
        if matches!(self, Self::Decrypt { more_work: true, .. }) {
            members.push(text("work", "more"));
        }
        let mut head = print(&mut Json::Object(members));
        head.push('\n');
        head
    }

    /// Reads a message: the job, and the bytes that it is about; nothing if it is none.
    pub fn from_message(message: &[u8]) -> Option<(Self, &[u8])> {
        let end = message.iter().position(|byte| *byte == b'\n')?;
        let (head, bytes) = message.split_at_checked(end + 1)?;
        let head = parse(std::str::from_utf8(head).ok()?, Numbers::Whole).ok()?;
        let text = |name: &str| head.member(name).and_then(Json::as_text).map(str::to_owned);
        let language = || Language::from_code(&text("language")?);
        let request = match text("job")?.as_str() {
            "read" => Self::Read,
            "new_words" => Self::NewWords(language()?),
            "encrypt_with_words" => Self::EncryptWithWords(text("words")?, language()?),
            "encrypt_for" => {
                let keys = head.member("keys")?.as_list().iter();
                Self::EncryptFor(keys.map(|key| key.as_text().map(str::to_owned)).collect::<Option<_>>()?)
            }
            "decrypt" => {
                let with = match (text("words"), text("passphrase"), text("key")) {
                    (Some(words), ..) => Opener::Words(words, language()?),
                    (None, Some(phrase), _) => Opener::Passphrase(phrase),
                    (None, None, key) => Opener::Key(key?),
                };
                Self::Decrypt { with, more_work: text("work").is_some() }
            }
            "new_key" => Self::NewKey,
            "words_of" => Self::WordsOf(language()?),
            _ => return None,
        };
        Some((request, bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::{Opener, Request};
    use crate::words::Language;

    #[test]
    fn a_request_is_read_as_it_was_sent() {
        let words = || "zoo\n\"zoo\" é".to_owned();
        let decrypt = |with, more_work| Request::Decrypt { with, more_work };
        for request in [
            Request::Read,
            Request::NewWords(Language::French),
            Request::EncryptWithWords(words(), Language::English),
            Request::EncryptFor(vec!["age1a".to_owned(), "age1b".to_owned()]),
            decrypt(Opener::Words(words(), Language::French), false),
            decrypt(Opener::Passphrase(words()), true),
            decrypt(Opener::Key(words()), false),
            Request::NewKey,
            Request::WordsOf(Language::English),
        ] {
            let message = [request.to_head().as_bytes(), b"\xff\n{}"].concat();
            let read = Request::from_message(&message);
            assert!(read == Some((request, &b"\xff\n{}"[..])));
        }
        for none in [&b""[..], b"{}", b"{}\n", b"{\"job\":\"dance\"}\n", b"{\"job\":\"decrypt\"}\n"] {
            assert!(Request::from_message(none).is_none());
        }
    }
}
