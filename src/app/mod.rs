//! The root of the page: the phases of the app, the first screen, and the parts that are fetched after it.
//!
//! Used by `main.rs`. The page is made anew when the language changes, so that no text needs to be a signal: what is
//! typed lives in the model and loses nothing by it.

mod desk;
mod parts;
mod work;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::i18n::t;
use crate::model::Model;
use crate::model::route::Route;
use crate::pages;
use crate::shell::{Shell, use_shell};
use crate::ui::{Frame, Main, live};

use parts::Fetched;

pub use desk::{Desk, draw as draw_desk};
pub use parts::{Fetching, Parts};
pub use work::{Work, draw as draw_work};

#[wasm_bindgen]
extern "C" {
    /// The crash page of the boot script: it works without this program.
    #[wasm_bindgen(js_name = plenary_crash)]
    fn show_crash(message: &str);
}

/// Starts the app in the page. Called once.
pub fn mount(parts: Parts) {
    std::panic::set_hook(Box::new(|panic| show_crash(&panic.to_string())));
    let Some(place) = document().get_element_by_id("app") else { return };
    place.set_text_content(None);
    let Ok(place) = place.dyn_into::<web_sys::HtmlElement>() else { return };
    leptos::mount::mount_to(place, move || {
        // Not before: tasks can be started only once Leptos has begun.
        let shell = Shell::start();
        provide_context(shell);
        provide_context(Fetched::begin(parts, shell));
        view! { <App /> }
    })
    .forget();
}

/// Where the app stands, as far as the screen cares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Phase {
    #[default]
    Loading,
    Rescue,
    Erased,
    FirstRun,
    Ready,
}

fn phase(model: &Model, is_known_here: bool) -> Phase {
    match model {
        // Whoever was never here need not wait for the store to be told so.
        Model::Loading if !is_known_here => Phase::FirstRun,
        Model::Loading => Phase::Loading,
        Model::Rescue(_) => Phase::Rescue,
        Model::Erased => Phase::Erased,
        Model::Ready(ready) if ready.is_first_run() => Phase::FirstRun,
        Model::Ready(_) => Phase::Ready,
    }
}

/// The whole page in the language of the moment.
#[component]
fn App() -> impl IntoView {
    let shell = use_shell();
    let fetched = expect_context::<Fetched>();
    let is_known_here = shell.is_known_here();
    let phase = shell.select_model(move |model| phase(model, is_known_here));
    live(move || {
        let locale = shell.locale.get();
        match phase.get() {
            Phase::Loading => {
                view! { {fetched.alarm()} <p class="boot__line">{t!(locale, common.opening)}</p> }.into_any()
            }
            Phase::Rescue => alone(fetched.desk(|| Desk::Rescue)),
            Phase::Erased => alone(fetched.desk(|| Desk::Erased)),
            Phase::FirstRun => view! { <FirstRun /> }.into_any(),
            Phase::Ready => fetched.work(move || Work::Framed(locale)),
        }
    })
}

/// A page without tabs.
fn alone(page: AnyView) -> AnyView {
    view! { <Frame><Main>{page}</Main></Frame> }.into_any()
}

/// Before the first pack: the ways in, the preview of what was opened, and the pages that help.
#[component]
fn FirstRun() -> impl IntoView {
    let shell = use_shell();
    let fetched = expect_context::<Fetched>();
    let is_open = shell.select_model(|model| !matches!(model, Model::Loading));
    let page = move || {
        let route = shell.route.get();
        let page = if is_open_from_the_start(&route) {
            // What these pages ask for nobody would hear while the store is not open.
            live(move || {
                let route = route.clone();
                is_open.get().then(|| fetched.desk(move || Desk::Page(route.clone())))
            })
        } else {
            let notices = view! { {fetched.alarm()} {fetched.work_quietly(|| Work::FirstRunNotices)} }.into_any();
            view! { <pages::FirstRunPage notices /> }.into_any()
        };
        alone(page)
    };
    view! { {live(page)} {fetched.work_quietly(|| Work::Notices)} }
}

/// Whether a page can be shown before there is a conference.
fn is_open_from_the_start(route: &Route) -> bool {
    matches!(
        route,
        Route::Import
            | Route::Open
            | Route::Backup
            | Route::Help
            | Route::Privacy
            | Route::Accessibility
            | Route::Worried
            | Route::Settings
    )
}
