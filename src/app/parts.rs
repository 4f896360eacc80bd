//! The parts of the program that are fetched after the first screen, and what stands in their place until they are here.
//!
//! `main.rs` makes the cuts; the app reaches the parts through [`Parts`]. The build takes the program apart along them:
//! what only a part needs is no weight of the first load. Everything is fetched at once after the start, so nothing
//! waits for a tap, and without a network the parts come out of the service worker's cache like all else.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::t;
use crate::shell::{Shell, updates};
use crate::ui::{Button, Notice, NoticeTone, live};

use super::desk::Desk;
use super::work::Work;

/// Fetches a part; whether it is here.
pub type Fetching = Pin<Box<dyn Future<Output = bool>>>;

/// The parts as `main.rs` cut them. They draw nothing while they are not here.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// Fetches what a delegate works with.
    pub fetch_work: fn() -> Fetching,
    /// Draws a piece of it.
    pub work: fn(Work) -> Option<AnyView>,
    /// Fetches the pages beside the daily work.
    pub fetch_desk: fn() -> Fetching,
    /// Draws one of them.
    pub desk: fn(Desk) -> Option<AnyView>,
}

/// How a part stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Standing {
    /// On its way.
    #[default]
    Coming,
    /// Here.
    Here,
    /// It could not be fetched.
    Missing,
}

/// The parts and how they stand.
#[derive(Clone, Copy)]
pub(super) struct Fetched {
    parts: Parts,
    work: RwSignal<Standing>,
    desk: RwSignal<Standing>,
}

impl Fetched {
    /// Begins to fetch, what a delegate works with first.
    pub(super) fn begin(parts: Parts, shell: Shell) -> Self {
        let fetched = Self { parts, work: RwSignal::default(), desk: RwSignal::default() };
        spawn_local(async move {
            fetched.work.set(standing((parts.fetch_work)().await));
            if fetched.work.get_untracked() == Standing::Here {
                // What begins draws nothing.
                let _nothing: Option<AnyView> = (parts.work)(Work::Begin(shell));
            }
            fetched.desk.set(standing((parts.fetch_desk)().await));
        });
        fetched
    }

    /// A piece of the part for work.
    pub(super) fn work(self, piece: impl Fn() -> Work + Send + 'static) -> AnyView {
        live(move || drawn(self.work.get(), || (self.parts.work)(piece())))
    }

    /// A page beside the daily work.
    pub(super) fn desk(self, page: impl Fn() -> Desk + Send + 'static) -> AnyView {
        live(move || drawn(self.desk.get(), || (self.parts.desk)(page())))
    }

    /// A piece of the part for work that nobody waits for.
    pub(super) fn work_quietly(self, piece: impl Fn() -> Work + Send + 'static) -> AnyView {
        live(move || (self.work.get() == Standing::Here).then(|| (self.parts.work)(piece())))
    }

    /// Says on the first screen that the rest of the program did not come.
    pub(super) fn alarm(self) -> AnyView {
        live(move || (self.work.get() == Standing::Missing).then(missing))
    }
}

fn standing(is_here: bool) -> Standing {
    if is_here { Standing::Here } else { Standing::Missing }
}

/// The piece, or what stands in its place.
fn drawn(standing: Standing, draw: impl FnOnce() -> Option<AnyView>) -> AnyView {
    match standing {
        Standing::Coming => ().into_any(),
        Standing::Here => draw().unwrap_or_else(missing),
        Standing::Missing => missing(),
    }
}

/// A part of the program is not to be had. Nothing is lost by loading the page again.
fn missing() -> AnyView {
    let locale = crate::shell::use_shell().words();
    view! {
        <Notice tone=NoticeTone::Stop title=t!(locale, common.part_missing)>
            <p>{t!(locale, common.part_missing_text)}</p>
            <p><Button on_press=updates::reload>{t!(locale, common.load_again)}</Button></p>
        </Notice>
    }
    .into_any()
}
