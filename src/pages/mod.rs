//! One file for each page: it reads the model by `select` and asks by `send`.
//!
//! Used by `app`. Knows no storage and no JSON; the looks are `ui`'s and `style/`'s, the words are in the locale
//! files, the rules in `domain` and `model`.

mod agenda;
mod appending;
mod at_rest;
mod backup;
mod changes;
mod conference;
mod erased;
mod event_time;
mod exchange;
mod export;
mod first_run;
mod first_run_notices;
mod import;
mod import_words;
mod install_advice;
mod keyboard;
mod keyed;
mod more;
mod note_fields;
mod nothing_here;
mod notices;
mod offline_line;
mod paste_box;
mod people;
mod practice_form;
mod practice_links;
mod practice_share;
mod practices;
mod private_note;
mod problem_list;
mod reading_line;
mod record_title;
mod rescue;
mod said;
mod same;
mod settings;
mod storage_page;
mod text_page;
mod trouble_words;
mod when;
mod worried;

pub use agenda::AgendaPage;
pub use backup::BackupPage;
pub use changes::ChangesPage;
pub use conference::ConferencePage;
pub use erased::ErasedPage;
pub use exchange::ExchangePage;
pub use export::ExportPage;
pub use first_run::FirstRunPage;
pub use first_run_notices::FirstRunNotices;
pub use import::ImportPage;
pub use keyboard::KeyboardPage;
pub use more::MorePage;
pub use notices::{Banners, Notices};
pub use people::PeoplePage;
pub use practice_form::PracticeFormPage;
pub use practice_share::PracticeSharePage;
pub use practices::PracticesPage;
pub use rescue::RescuePage;
pub use settings::SettingsPage;
pub use storage_page::StoragePage;
pub use text_page::TextPage;
pub use worried::WorriedPage;
