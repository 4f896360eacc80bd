//! Kills a browser in the middle of saving and counts what is left of what was reported as saved.
//!
//! Used twice: on the app, where nothing acknowledged may be lost, and on a page that saves with localStorage, where the
//! same counting must find a loss, else it counts nothing. It does not know how a page saves: the page asks the server for
//! `/__ack?<name>` after every save it believes in.

use crate::engine::Browser;
use crate::failure::Failure;
use crate::page::Page;
use crate::scenario::Stage;
use crate::server::Server;
use std::collections::BTreeSet;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// What a page does in a kill test.
pub trait Writer {
    /// Opens the page and makes it save one thing after another, reporting each to `/__ack?<name>`.
    async fn begin(&self, page: &Page, server: &Server) -> Result<(), Failure>;
    /// After the restart: the names of all that is there.
    async fn read_back(&self, page: &Page, server: &Server) -> Result<BTreeSet<String>, Failure>;
}

/// How one kill ended.
#[derive(Clone, Debug)]
pub struct Kill {
    /// From the first acknowledgement to the kill.
    pub after: Duration,
    /// What the page reported as saved before the kill.
    pub acknowledged: BTreeSet<String>,
    /// What was there after the restart.
    pub kept: BTreeSet<String>,
}

impl Kill {
    /// What was reported as saved and is gone.
    pub fn lost(&self) -> Vec<&String> {
        self.acknowledged.difference(&self.kept).collect()
    }
}

/// Starts a browser, lets `writer` save, kills everything `after` the first acknowledgement, restarts and counts.
pub async fn kill_while_saving(
    stage: &mut Stage,
    server: &Server,
    writer: &impl Writer,
    after: Duration,
) -> Result<(Kill, Browser), Failure> {
    let before = server.acknowledged().len();
    let browser = stage.fresh_browser(crate::engine::Options::default()).await?;
    writer.begin(&browser.page(), server).await?;
    let deadline = Instant::now() + Duration::from_secs(15);
    while server.acknowledged().len() == before {
        if Instant::now() > deadline {
            return Err(Failure::TimedOut {
                waited_for: "the first acknowledged save".to_owned(),
                seconds: 15.0,
                last_seen: "none".to_owned(),
            });
        }
        sleep(Duration::from_millis(5)).await;
    }
    // The moment of the kill is what is tried here, so this sleep is no waiting for a condition.
    sleep(after).await;
    let profile = browser.kill().await?;
    let acknowledged = server.acknowledged().into_iter().skip(before).collect();
    let browser = stage.browser_with(crate::engine::Options::default(), profile).await?;
    let kept = writer.read_back(&browser.page(), server).await?;
    Ok((Kill { after, acknowledged, kept }, browser))
}
