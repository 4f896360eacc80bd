//! A problem in one line: what is wrong and what to do.
//!
//! Used where a single thing was refused; lists of problems have their own form (`problem_list`).

use crate::domain::problem::Cause;
use crate::i18n::{self, Locale};

/// What is wrong, and what to do about it.
pub(super) fn problem_words(locale: Locale, cause: &Cause) -> String {
    let message = i18n::problem_message(locale, cause.code(), &cause.value());
    match i18n::problem_hint(locale, cause.code()) {
        Some(hint) => [message.as_str(), " ", hint].concat(),
        None => message,
    }
}
