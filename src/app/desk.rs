//! The pages beside the daily work: bringing in and handing out, writing a note for others, settings, help, rescue.
//!
//! A part of its own (`parts.rs`): drawn through [`draw`] alone, by whoever holds a [`Desk`].

use leptos::prelude::*;

use crate::model::route::Route;
use crate::pages;

/// Which page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Desk {
    /// The page of an address; the pages of the daily work are not among them.
    Page(Route),
    /// The store cannot be read, or holds less than it should.
    Rescue,
    /// Everything was erased.
    Erased,
}

/// Draws a page.
pub fn draw(desk: Desk) -> AnyView {
    let route = match desk {
        Desk::Rescue => return view! { <pages::RescuePage /> }.into_any(),
        Desk::Erased => return view! { <pages::ErasedPage /> }.into_any(),
        Desk::Page(route) => route,
    };
    match route {
        Route::PracticeNew => view! { <pages::PracticeFormPage note=None /> }.into_any(),
        Route::PracticeEdit(note) => view! { <pages::PracticeFormPage note=Some(note) /> }.into_any(),
        Route::PracticeShare(note) => view! { <pages::PracticeSharePage note /> }.into_any(),
        Route::PracticeVersions(note) => view! { <pages::PracticeVersionsPage note /> }.into_any(),
        Route::Exchange => view! { <pages::ExchangePage /> }.into_any(),
        Route::Exchanges => view! { <pages::ExchangesPage /> }.into_any(),
        Route::Open => view! { <pages::OpenPage /> }.into_any(),
        Route::Import => view! { <pages::ImportPage /> }.into_any(),
        Route::Export => view! { <pages::ExportPage /> }.into_any(),
        Route::Backup => view! { <pages::BackupPage /> }.into_any(),
        Route::Settings => view! { <pages::SettingsPage /> }.into_any(),
        Route::Storage => view! { <pages::StoragePage /> }.into_any(),
        Route::Changes => view! { <pages::ChangesPage /> }.into_any(),
        Route::Conference => view! { <pages::ConferencePage /> }.into_any(),
        Route::Help => view! { <pages::TextPage name="help" /> }.into_any(),
        Route::Privacy => view! { <pages::TextPage name="privacy" /> }.into_any(),
        Route::Accessibility => view! { <pages::TextPage name="accessibility" /> }.into_any(),
        Route::Keyboard => view! { <pages::KeyboardPage /> }.into_any(),
        Route::Worried => view! { <pages::WorriedPage /> }.into_any(),
        Route::More
        | Route::Start
        | Route::Agenda(_)
        | Route::Session(_)
        | Route::People
        | Route::Person(_)
        | Route::Practices
        | Route::Practice(_) => view! { <pages::MorePage /> }.into_any(),
    }
}
