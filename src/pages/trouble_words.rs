//! What is the matter with the store, in words: a title, what happened, what to do.
//!
//! Used by the rescue page, the banners and the message after an action. Judges nothing and knows no buttons.

use crate::i18n::{self, Locale, t};
use crate::shell::{Interruption, StorageError};

/// A trouble in words; a part that has nothing to say is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TroubleWords {
    /// What is the matter.
    pub title: &'static str,
    /// What it means.
    pub text: &'static str,
    /// What to do.
    pub hint: &'static str,
    /// Figures or places; empty where there are none.
    pub detail: String,
}

/// The words for an error of the store.
pub(super) fn trouble_words(locale: Locale, error: &StorageError) -> TroubleWords {
    let said = |title, text, hint| TroubleWords { title, text, hint, detail: String::new() };
    match error {
        StorageError::Blocked { name, message } => TroubleWords {
            detail: technical(name, message),
            ..said(t!(locale, rescue.blocked_title), t!(locale, rescue.blocked_text), t!(locale, rescue.blocked_hint))
        },
        StorageError::Missing => {
            said(t!(locale, rescue.missing_title), t!(locale, rescue.missing_text), t!(locale, rescue.missing_hint))
        }
        StorageError::Full { used, quota } => {
            let detail = match (used, quota) {
                (Some(used), Some(quota)) => {
                    let (used, quota) = (i18n::data_size(locale, *used), i18n::data_size(locale, *quota));
                    t!(locale, rescue.full_figures, used = used, quota = quota)
                }
                _ => String::new(),
            };
            TroubleWords {
                detail,
                ..said(t!(locale, rescue.full_title), t!(locale, rescue.full_text), t!(locale, rescue.full_hint))
            }
        }
        StorageError::Corrupt { name, message } => TroubleWords {
            detail: technical(name, message),
            ..said(t!(locale, rescue.corrupt_title), t!(locale, rescue.corrupt_text), t!(locale, rescue.corrupt_hint))
        },
        StorageError::Unreadable { store, key } => TroubleWords {
            detail: t!(locale, rescue.unreadable_where, key = key, store = store),
            ..said(
                t!(locale, rescue.unreadable_title),
                t!(locale, rescue.unreadable_text),
                t!(locale, rescue.corrupt_hint),
            )
        },
        StorageError::ConnectionLost { name, message } => TroubleWords {
            detail: technical(name, message),
            ..said(t!(locale, rescue.lost_title), t!(locale, rescue.lost_text), t!(locale, rescue.lost_hint))
        },
        StorageError::TooNew { .. } => {
            said(t!(locale, rescue.too_new_title), t!(locale, rescue.too_new_text), t!(locale, rescue.too_new_hint))
        }
        StorageError::Busy => {
            said(t!(locale, rescue.busy_title), t!(locale, rescue.busy_text), t!(locale, rescue.busy_hint))
        }
        StorageError::Closed { .. } => {
            said(t!(locale, rescue.closed_title), t!(locale, rescue.closed_text), t!(locale, rescue.closed_hint))
        }
        StorageError::TooLong => {
            said(t!(locale, rescue.too_long_title), t!(locale, rescue.too_long_text), t!(locale, rescue.too_long_hint))
        }
        StorageError::TimedOut { .. } => {
            said(t!(locale, rescue.timed_out_title), t!(locale, rescue.timed_out_text), "")
        }
        StorageError::Aborted { name, message } => TroubleWords {
            detail: technical(name, message),
            ..said(t!(locale, rescue.aborted_title), t!(locale, rescue.aborted_text), "")
        },
    }
}

/// Why another tab made this one let go.
pub(super) fn interruption_words(locale: Locale, by: Interruption) -> &'static str {
    match by {
        Interruption::Upgrading { .. } => t!(locale, changes.banner_upgrading),
        Interruption::Erasing => t!(locale, changes.banner_erasing),
        Interruption::Closing => t!(locale, changes.banner_closing),
    }
}

fn technical(name: &str, message: &str) -> String {
    [name, message].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
}
