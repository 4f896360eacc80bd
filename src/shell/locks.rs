//! Encrypted files, as the pages ask for them: make words, lock, open. All of it is done by the worker.
//!
//! Used by the pages of export and import. There is one job of the worker at a time, so asking for one ends the one
//! before it; [`cancel`] ends it without another. What is asked with here may be secret: nothing of it is kept.

use crate::domain::problem::{Cause, Place, Problem, Severity};
use crate::interop::request::Request;

use super::worker::{self, Failure};

pub use crate::interop::request::{MOST_WORK, Opener};
pub use crate::words::Language;

/// Why nothing was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A problem, to be told.
    Problem(Box<Problem>),
    /// Cancelled, or another job was asked for: nothing to tell. It may come long after [`cancel`], so no page waits for
    /// it.
    Superseded,
}

/// Six new words.
#[derive(Clone, PartialEq, Eq)]
pub struct NewWords {
    /// As they are shown, with their accents.
    pub shown: Vec<String>,
    /// As they are typed into the `age` program: without accents, joined by hyphens.
    pub phrase: String,
}

/// A new key.
#[derive(Clone, PartialEq, Eq)]
pub struct NewKey {
    /// `AGE-SECRET-KEY-1…`.
    pub secret: String,
    /// `age1…`.
    pub recipient: String,
}

/// Makes six words.
pub async fn new_words(language: Language) -> Result<NewWords, Refusal> {
    let (shown, phrase) = two_lines(ask(&Request::NewWords(language), &[]).await?)?;
    Ok(NewWords { shown: shown.split(' ').map(str::to_owned).collect(), phrase })
}

/// Encrypts with words, shown or typed: the text of the file.
pub async fn encrypt_with_words(bytes: &[u8], words: String, language: Language) -> Result<String, Refusal> {
    ask(&Request::EncryptWithWords(words, language), bytes).await
}

/// Encrypts for public keys: the text of the file.
pub async fn encrypt_for(bytes: &[u8], recipients: Vec<String>) -> Result<String, Refusal> {
    ask(&Request::EncryptFor(recipients), bytes).await
}

/// Opens a file: the text that is inside, to be handed to the front door like any other file. `more_work` only where
/// the person was told of [`Cause::TooMuchWork`] of at most [`MOST_WORK`] and agreed.
pub async fn decrypt(bytes: &[u8], with: Opener, more_work: bool) -> Result<String, Refusal> {
    ask(&Request::Decrypt { with, more_work }, bytes).await
}

/// Makes a key.
pub async fn new_key() -> Result<NewKey, Refusal> {
    let (secret, recipient) = two_lines(ask(&Request::NewKey, &[]).await?)?;
    Ok(NewKey { secret, recipient })
}

/// The six words by which people compare a key, of its SHA-256 digest, with blanks between them.
pub async fn words_of(digest: &[u8; 32], language: Language) -> Result<String, Refusal> {
    ask(&Request::WordsOf(language), digest).await
}

/// Ends the worker's job at once.
pub fn cancel() {
    worker::stop();
}

async fn ask(request: &Request, bytes: &[u8]) -> Result<String, Refusal> {
    let answer = worker::ask(request, bytes).await.map_err(|failure| match failure {
        Failure::NotStarted => problem(Cause::NoWorker),
        Failure::Stopped => problem(Cause::WorkerStopped),
        Failure::Superseded => Refusal::Superseded,
    })?;
    match (answer.text, answer.problems.list.into_iter().next()) {
        (Some(text), None) => Ok(text),
        (_, Some(first)) => Err(Refusal::Problem(Box::new(first))),
        (None, None) => Err(problem(Cause::WorkerStopped)),
    }
}

fn two_lines(text: String) -> Result<(String, String), Refusal> {
    let (first, second) = text.split_once('\n').ok_or_else(|| problem(Cause::WorkerStopped))?;
    Ok((first.to_owned(), second.to_owned()))
}

fn problem(cause: Cause) -> Refusal {
    Refusal::Problem(Box::new(Problem { severity: Severity::Refused, place: Place::default(), cause }))
}
