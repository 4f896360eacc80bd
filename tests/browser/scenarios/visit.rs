//! What all scenarios of the app do: open it, try the sample, go somewhere, write a private note, catch what is saved.
//!
//! Used by the files beside this one. It speaks in the words of the English screens; it holds no checks of its own
//! beyond "the screen that must follow has come".

use crate::axe;
use crate::engine::{Browser, Engine};
use crate::failure::{Failure, expect};
use crate::page::Page;
use crate::scenario::Stage;
use crate::server::Server;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::Duration;

/// The title of the first screen.
pub const FIRST_RUN: &str = "Your conference, with no network needed";
/// The label of the private note of a session.
pub const SESSION_NOTE: &str = "My private note about this session";
/// A session of the sample with nothing special about it, and its title.
pub const SESSION: (&str, &str) = ("s05", "From questionnaire to report: what NGOs add");
/// What no file may ever hold.
pub const CANARY: &str = "canary-7f3a-private";
/// How many rows the sample brings.
pub const SAMPLE_SESSIONS: usize = 19;

/// The app in a page, and the server that it came from.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The page.
    pub page: Page,
    /// The server.
    pub server: Server,
}

impl Visit {
    /// The app in the shared browser, on an origin where it has never been.
    pub async fn first(stage: &mut Stage) -> Result<Self, Failure> {
        let server = stage.serve_site().await?;
        let page = stage.page().await?;
        Self::at(page, server).await
    }

    /// The app in the shared browser with the sample conference.
    pub async fn sample(stage: &mut Stage) -> Result<Self, Failure> {
        let visit = Self::first(stage).await?;
        visit.try_sample().await?;
        Ok(visit)
    }

    /// The app in a browser of its own with the sample conference.
    pub async fn sample_in(browser: &Browser, server: &Server) -> Result<Self, Failure> {
        let visit = Self::at(browser.page(), server.clone()).await?;
        visit.try_sample().await?;
        Ok(visit)
    }

    /// Opens the app and waits for its first screen, whichever it is.
    pub async fn at(page: Page, server: Server) -> Result<Self, Failure> {
        let visit = Self { page, server };
        visit.open("").await?;
        Ok(visit)
    }

    /// Opens the app anew at an address after `#`.
    pub async fn open(&self, route: &str) -> Result<(), Failure> {
        let hash = if route.is_empty() { String::new() } else { format!("#/{route}") };
        // Between two addresses that differ after `#` alone nothing would be loaded.
        self.page.open("about:blank").await?;
        self.page.open(&self.server.url(&hash)).await?;
        self.started().await
    }

    /// Loads the page again.
    pub async fn reload(&self) -> Result<(), Failure> {
        self.page.reload().await?;
        self.started().await
    }

    /// Waits until the app shows a page of its own.
    pub async fn started(&self) -> Result<(), Failure> {
        let heading = "document.querySelector('#page-title, #crash-title') !== null";
        self.page.wait_until_within(Duration::from_secs(20), heading).await?;
        self.page.record_errors().await
    }

    /// Goes to an address after `#` without loading anything, and waits until the page is another one.
    pub async fn go(&self, route: &str) -> Result<(), Failure> {
        self.page.script("location.hash = '#/' + arguments[0]", vec![json!(route)]).await?;
        // Focus on the heading is the last thing that a change of page does.
        let arrived = format!(
            "location.hash.split('?')[0] === '#/{}' && document.querySelector('#page-title')",
            route.split('?').next().unwrap_or_default()
        );
        self.page.wait_until(&arrived).await
    }

    /// From the first screen to the agenda of the sample conference.
    pub async fn try_sample(&self) -> Result<(), Failure> {
        self.page.button("Try the sample conference").await?;
        self.apply().await
    }

    /// Applies the preview that is about to be shown, and waits until it is stored.
    pub async fn apply(&self) -> Result<(), Failure> {
        self.page.find("button", "Apply").await?;
        self.page.button("Apply").await?;
        self.page.wait_until("location.hash.startsWith('#/agenda')").await?;
        self.page.gone("button", "Apply").await?;
        self.close_message().await
    }

    /// Closes the message after an action, which lies above the page for some seconds.
    pub async fn close_message(&self) -> Result<(), Failure> {
        self.page.find(".toast", "").await?;
        self.page
            .eventually("the message to go", async || {
                let script =
                    "document.querySelector('.toast__close')?.click(); return !document.querySelector('.toast')";
                Ok((self.page.script(script, Vec::new()).await? == Value::Bool(true)).then_some(()))
            })
            .await
    }

    /// Has axe look at a screen that only this scenario meets. How big targets are is looked at with the other screens.
    pub async fn breaks_no_rule(&self, screen: &str) -> Result<(), Failure> {
        if self.page.engine() != Engine::Chromium {
            return Ok(());
        }
        let rest = "document.getAnimations().every((one) => one.playState !== 'running')";
        self.page.wait_until(rest).await?;
        let found = axe::check(&self.page).await?;
        let found: Vec<String> =
            found.iter().filter(|one| one.rule != "target-size").map(|one| format!("\n      {one}")).collect();
        expect(found.is_empty(), || format!("{screen}:{}", found.concat()))
    }

    /// Gives a file to the front door of the page that is open.
    pub async fn give(&self, file: &std::path::Path) -> Result<(), Failure> {
        self.page.choose_file("main input[type=file]", file).await
    }

    /// Opens a session and types into its note, keeping what is there.
    pub async fn note(&self, session: &str, text: &str) -> Result<(), Failure> {
        self.go(&format!("session/{session}")).await?;
        self.page.type_into(SESSION_NOTE, text).await
    }

    /// Waits until the page says that the note is saved.
    pub async fn saved(&self) -> Result<(), Failure> {
        self.page.wait_until(SAVED).await
    }

    /// What the private note of a session says on its page.
    pub async fn note_text(&self, session: &str) -> Result<String, Failure> {
        self.go(&format!("session/{session}")).await?;
        self.page.field_value(SESSION_NOTE).await
    }

    /// Waits until the app is ready without a network.
    pub async fn offline_ready(&self) -> Result<(), Failure> {
        self.page.wait_until_within(Duration::from_secs(30), "window.plenary_sw_state?.offlineReady").await
    }

    /// From now on files that the app hands out are kept in the page instead of being downloaded.
    pub async fn catch_files(&self) -> Result<(), Failure> {
        self.page.script(CATCH_FILES, Vec::new()).await.map(drop)
    }

    /// The name and the text of the last file that the app handed out.
    pub async fn caught_file(&self) -> Result<(String, String), Failure> {
        self.page.wait_until("window.__caught?.length > 0 && window.__caughtNames.length > 0").await?;
        let last = "Promise.all([window.__caughtNames.at(-1), window.__caught.at(-1).text()])";
        let value = self.page.evaluate(last).await?;
        let part = |index: usize| value.get(index).and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok((part(0), part(1)))
    }

    /// Puts a text into a file that lives as long as the profile of `stage`'s scenario.
    pub fn write_file(folder: &std::path::Path, name: &str, text: &str) -> Result<PathBuf, Failure> {
        let file = folder.join(name);
        std::fs::write(&file, text).map_err(Failure::system(format!("write {}", file.display())))?;
        Ok(file)
    }

    /// Everything that is stored, as the boot script reads it for the crash page.
    pub async fn stored(&self) -> Result<Value, Failure> {
        self.page.evaluate("window.plenary_rescue()").await
    }

    /// Waits until a star is stored; nothing on the screen says so.
    pub async fn stored_star(&self) -> Result<(), Failure> {
        self.page
            .eventually("a star in the database", async || {
                Ok(self.stored().await?["stores"].to_string().contains("star/s").then_some(()))
            })
            .await
    }

    /// How many sessions are stored.
    pub async fn stored_sessions(&self) -> Result<usize, Failure> {
        let stored = self.stored().await?.to_string();
        // Records are kept as text inside of JSON: their quotation marks are escaped.
        let is_there = |number: &usize| stored.contains(&format!("\\\"id\\\":\\\"s{number:02}\\\",\\\"n\\\""));
        Ok((1..=SAMPLE_SESSIONS).filter(is_there).count())
    }

    /// Fails if anything went wrong in the page since it was opened.
    pub async fn no_errors(&self) -> Result<(), Failure> {
        let errors = self.page.errors().await?;
        expect(errors.is_empty(), || format!("errors in the page: {errors:?}"))
    }
}

/// True while the field that is open says that its text is kept.
pub const SAVED: &str = "document.querySelector('.save-state__words--saved') !== null";

/// Takes the place of the browser's downloads, which no driver shows.
const CATCH_FILES: &str = "if (window.__caught) return;
    window.__caught = [];
    window.__caughtNames = [];
    const make = window.URL.createObjectURL.bind(window.URL);
    window.URL.createObjectURL = (blob) => { window.__caught.push(blob); return make(blob); };
    const click = window.HTMLElement.prototype.click;
    window.HTMLAnchorElement.prototype.click = function () {
        if (this.download) window.__caughtNames.push(this.download); else click.call(this);
    };";
