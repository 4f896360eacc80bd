//! The last line of a list that is cut off: how many more there are.
//!
//! Used by the lists of the import preview and of problems. How long a list may be is the list's affair.

use leptos::prelude::*;

use crate::i18n::{Locale, t_count};

/// "and 12 more"; nothing where the list is whole.
pub(super) fn and_more(locale: Locale, more: usize) -> Option<AnyView> {
    (more > 0).then(|| {
        view! { <p class="muted">{t_count!(locale, more, import.and_more_single, import.and_more_several)}</p> }
            .into_any()
    })
}
