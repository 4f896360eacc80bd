//! The worker's jobs about encrypted files: encrypt, decrypt, make words and keys.
//!
//! Used by [`super::job`]. Turns what a person typed into what `cipher` takes, and its errors into problems that the page
//! has words for. What was inside a file is handed back as text and read by the front door like any other file.

use super::answer::Answer;
use super::request::{MOST_WORK, Opener, Request};
use crate::cipher::{self, Key, Limits, WORK_FACTOR, WORK_FACTOR_MOST};
use crate::domain::problem::{Cause, Place, Problem, Severity};
use crate::pack::{MAX_FILE, Problems};
use crate::words;

// The page asks in numbers of its own, because it must not link the cipher.
const _: () = assert!(MOST_WORK == WORK_FACTOR_MOST);

/// Does a job about an encrypted file; nothing is made of [`Request::Read`], which is no such job.
pub(super) fn run(request: &Request, bytes: &[u8]) -> Answer {
    let made = match request {
        Request::Read => Ok(String::new()),
        Request::NewWords(language) => new_words(*language),
        Request::EncryptWithWords(words, language) => encrypt_with_words(bytes, words, *language),
        Request::EncryptFor(keys) => cipher::encrypt_for(bytes, keys).map_err(cause),
        Request::Decrypt { with, more_work } => decrypt(bytes, with, *more_work),
        Request::NewKey => {
            cipher::new_identity().map(|key| format!("{}\n{}", key.secret, key.recipient)).map_err(cause)
        }
        Request::WordsOf(language) => match bytes.try_into() {
            Ok(digest) => Ok(words::of_fingerprint(digest, *language).join(" ")),
            Err(_other_length) => Err(Cause::NotOurs),
        },
    };
    match made {
        Ok(text) => Answer { text: Some(text), ..Answer::default() },
        Err(cause) => {
            let problem = Problem { severity: Severity::Refused, place: Place::default(), cause };
            Answer { problems: Problems { list: vec![problem], more: 0 }, ..Answer::default() }
        }
    }
}

fn new_words(language: words::Language) -> Result<String, Cause> {
    let words = words::of_entropy(&cipher::random().map_err(cause)?, language);
    Ok(format!("{}\n{}", words.join(" "), words::phrase(&words)))
}

fn encrypt_with_words(bytes: &[u8], typed: &str, language: words::Language) -> Result<String, Cause> {
    let words = words::parse(typed, language).map_err(word_cause)?;
    cipher::encrypt_with_words(bytes, &words::phrase(&words), WORK_FACTOR).map_err(cause)
}

fn decrypt(bytes: &[u8], with: &Opener, more_work: bool) -> Result<String, Cause> {
    let mut limits = Limits::usual(MAX_FILE);
    if more_work {
        limits.work_factor = MOST_WORK;
    }
    let plain = match with {
        Opener::Words(typed, language) => {
            let words = words::parse(typed, *language).map_err(word_cause)?;
            cipher::decrypt(bytes, Key::Words(&words::phrase(&words)), limits)
        }
        Opener::Passphrase(phrase) => cipher::decrypt(bytes, Key::Words(phrase), limits),
        Opener::Key(key) => cipher::decrypt(bytes, Key::Identity(key), limits),
    };
    let text = String::from_utf8(plain.map_err(cause)?).map_err(|_bytes| Cause::NotText)?;
    if text.is_empty() { Err(Cause::Empty) } else { Ok(text) }
}

fn word_cause(error: words::Error) -> Cause {
    match error {
        words::Error::Count(count) => Cause::WordCount(count as u64),
        words::Error::Unknown { word, .. } => Cause::UnknownWord(word),
    }
}

fn cause(error: cipher::Error) -> Cause {
    match error {
        cipher::Error::NotAge => Cause::NotOurs,
        cipher::Error::WrongWords => Cause::WrongWords,
        cipher::Error::NotForYou => Cause::NotForYou,
        cipher::Error::NeedsWords => Cause::NeedsWords,
        cipher::Error::NeedsKey => Cause::NeedsKey,
        cipher::Error::Truncated => Cause::CutShort,
        cipher::Error::Altered | cipher::Error::NotGzip => Cause::Altered,
        cipher::Error::TooMuchWork { required, .. } => Cause::TooMuchWork(required.into()),
        cipher::Error::TooLarge(limit) => Cause::TooLarge(limit as u64),
        cipher::Error::NotARecipient(text) => Cause::NotARecipient(text),
        cipher::Error::NoRecipients => Cause::NotARecipient(String::new()),
        cipher::Error::NotAnIdentity => Cause::NotAnIdentity,
        cipher::Error::NoWords => Cause::WordCount(0),
        cipher::Error::NoRandomness => Cause::NoRandomness,
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::prelude::BASE64_STANDARD;

    use super::super::answer::Answer;
    use super::super::job;
    use super::super::request::{Opener, Request};
    use crate::cipher;
    use crate::domain::problem::Cause;
    use crate::words::Language;

    /// As the page and the worker do it, through their messages.
    fn ask(request: &Request, bytes: &[u8]) -> Result<String, Cause> {
        let message = [request.to_head().as_bytes(), bytes].concat();
        let mut answer = Answer::from_text(&job::answer(&message).to_text()).unwrap();
        answer.text.ok_or_else(|| answer.problems.list.remove(0).cause)
    }

    fn decrypt(file: &str, with: Opener) -> Result<String, Cause> {
        ask(&Request::Decrypt { with, more_work: false }, file.as_bytes())
    }

    #[test]
    fn words_are_made_and_open_the_file_that_they_locked() {
        let words = ask(&Request::NewWords(Language::French), b"").unwrap();
        let (shown, phrase) = words.split_once('\n').unwrap();
        assert_eq!((shown.split(' ').count(), phrase.split('-').count()), (6, 6));
        assert!(phrase.is_ascii());
        let text = "{\"a\":\n\"é\"}";
        let lock = Request::EncryptWithWords(shown.to_owned(), Language::French);
        let file = ask(&lock, text.as_bytes()).unwrap();
        assert_eq!(ask(&Request::Read, file.as_bytes()), Err(Cause::Encrypted));
        let typed = Opener::Words(shown.to_uppercase(), Language::English);
        assert_eq!(decrypt(&file, typed), Ok(text.to_owned()));
        assert_eq!(decrypt(&file, Opener::Passphrase(phrase.to_owned())), Ok(text.to_owned()));
    }

    #[test]
    fn a_key_is_made_and_opens_what_was_encrypted_for_it() {
        let key = ask(&Request::NewKey, b"").unwrap();
        let (secret, recipient) = key.split_once('\n').unwrap();
        let file = ask(&Request::EncryptFor(vec![recipient.to_owned()]), b"text").unwrap();
        assert_eq!(decrypt(&file, Opener::Key(secret.to_owned())), Ok("text".to_owned()));
        let other = cipher::new_identity().unwrap().secret;
        assert_eq!(decrypt(&file, Opener::Key(other)), Err(Cause::NotForYou));
        assert_eq!(decrypt(&file[..file.len() / 2], Opener::Key(secret.to_owned())), Err(Cause::CutShort));
        assert_eq!(decrypt("text", Opener::Key(secret.to_owned())), Err(Cause::NotOurs));
    }

    #[test]
    fn what_was_typed_wrongly_is_named_before_any_work() {
        let locked = |words: &str| ask(&Request::EncryptWithWords(words.to_owned(), Language::English), b"text");
        assert_eq!(locked("zoo zoo zoo"), Err(Cause::WordCount(3)));
        assert_eq!(locked("zoo zoo zoo zoo zoos zoo"), Err(Cause::UnknownWord("zoos".to_owned())));
        assert_eq!(ask(&Request::EncryptFor(Vec::new()), b""), Err(Cause::NotARecipient(String::new())));
    }

    #[test]
    fn more_work_than_is_done_unasked_is_named_with_its_factor() {
        let file = cipher::encrypt_with_words(b"text", "zoo", 1).unwrap();
        let armour: Vec<&str> = file.lines().collect();
        // The factor ends the second line of what the armour holds.
        let mut bytes = BASE64_STANDARD.decode(armour[1..armour.len() - 1].concat()).unwrap();
        let place = bytes.windows(3).position(|window| window == b" 1\n").unwrap();
        bytes.splice(place + 1..place + 2, *b"20");
        let refused = Request::Decrypt { with: Opener::Passphrase("zoo".to_owned()), more_work: false };
        assert_eq!(ask(&refused, &bytes), Err(Cause::TooMuchWork(20)));
    }

    #[test]
    fn a_digest_is_named_by_words() {
        let words = ask(&Request::WordsOf(Language::English), &[0; 32]);
        assert_eq!(words.as_deref(), Ok("abandon abandon abandon abandon abandon abandon"));
        assert_eq!(ask(&Request::WordsOf(Language::English), &[0; 31]), Err(Cause::NotOurs));
    }
}
