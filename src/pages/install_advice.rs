//! What somebody on an iPhone must know before taking notes, and what an insecure address means.
//!
//! Used by the first screen and the banners. Facts come from `shell::device`; nothing here can install anything.

use leptos::prelude::*;

use crate::i18n::{Locale, t};
use crate::model::route::Route;
use crate::ui::{IconName, Notice, NoticeTone};

/// "Add to Home Screen before you take notes", and how notes move into the installed app.
pub(super) fn home_screen_advice(locale: Locale, foot: AnyView) -> AnyView {
    view! {
        <Notice tone=NoticeTone::Warn icon=IconName::Phone title=t!(locale, first_run.install_title)>
            <p>{t!(locale, first_run.install_text)}</p>
            <p>{t!(locale, first_run.install_move)} " " <a href=Route::Backup.href()>{t!(locale, backup.title)}</a></p>
            {foot}
        </Notice>
    }
    .into_any()
}

/// What `http` means here.
pub(super) fn insecure_advice(locale: Locale) -> AnyView {
    view! {
        <Notice tone=NoticeTone::Warn title=t!(locale, first_run.insecure_title)>
            <p>{t!(locale, first_run.insecure_text)}</p>
        </Notice>
    }
    .into_any()
}
