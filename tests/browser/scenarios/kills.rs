//! The whole browser is killed with signal 9 while the app saves: what was shown as saved is there, an import is all or
//! nothing.

use super::visit::{FIRST_RUN, SAMPLE_SESSIONS, Visit};
use crate::engine::Options;
use crate::failure::{Failure, Outcome, expect};
use crate::kill::{Writer, kill_while_saving};
use crate::page::Page;
use crate::scenario;
use crate::scenario::{Scenario, Stage};
use crate::server::Server;
use std::collections::BTreeSet;
use std::time::Duration;
use tokio::time::sleep;

/// All scenarios of this file.
pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(killed_browser_loses_no_note_that_was_shown_as_saved).within(400),
        scenario!(killed_import_is_all_or_nothing).within(400),
    ]
}

/// The sessions whose notes are written in turn.
const SESSIONS: [&str; 3] = ["s02", "s05", "s18"];

/// Types one word after another into the notes of three sessions through the app's own fields, and reports a word only
/// once the app shows "Saved" for it.
struct Notes;

const WRITE: &str = "const sessions = arguments[0];
    const until = async (condition) => {
        while (!condition()) await new Promise((next) => setTimeout(next, 3));
    };
    const field = () => document.querySelector('#private-note');
    (async () => {
        for (let number = 0; ; number += 1) {
            const session = sessions[Math.floor(number / 4) % sessions.length];
            if (location.hash !== `#/session/${session}`) {
                const before = field();
                location.hash = `#/session/${session}`;
                await until(() => field() && field() !== before);
            }
            field().value += ` word${number}`;
            field().dispatchEvent(new window.InputEvent('input', { bubbles: true }));
            await until(() => document.querySelector('.save-state__words--saving'));
            await until(() => document.querySelector('.save-state__words--saved'));
            fetch(`/__ack?word${number}`);
        }
    })();";

impl Writer for Notes {
    async fn begin(&self, page: &Page, server: &Server) -> Result<(), Failure> {
        let visit = Visit::at(page.clone(), server.clone()).await?;
        visit.try_sample().await?;
        visit.go("session/s02").await?;
        page.script(WRITE, vec![serde_json::json!(SESSIONS)]).await.map(drop)
    }

    async fn read_back(&self, page: &Page, server: &Server) -> Result<BTreeSet<String>, Failure> {
        let visit = Visit::at(page.clone(), server.clone()).await?;
        let mut words = BTreeSet::new();
        for session in SESSIONS {
            words.extend(visit.note_text(session).await?.split_whitespace().map(str::to_owned));
        }
        Ok(words)
    }
}

async fn killed_browser_loses_no_note_that_was_shown_as_saved(stage: &mut Stage) -> Outcome {
    let times = if stage.full { 20 } else { 5 };
    let mut acknowledged = 0;
    for _ in 0..times {
        let server = stage.serve_site().await?;
        let after = stage.random_moment(Duration::from_millis(200), Duration::from_millis(2500));
        let (kill, browser) = kill_while_saving(stage, &server, &Notes, after).await?;
        expect(kill.lost().is_empty(), || {
            format!("lost {:?} of {:?} after {after:?}", kill.lost(), kill.acknowledged)
        })?;
        acknowledged += kill.acknowledged.len();
        stage.done_with(&browser);
    }
    expect(acknowledged > times, || format!("only {acknowledged} notes were tried in {times} kills"))?;
    Ok(())
}

async fn killed_import_is_all_or_nothing(stage: &mut Stage) -> Outcome {
    let times = if stage.full { 20 } else { 3 };
    for _ in 0..times {
        let server = stage.serve_site().await?;
        let browser = stage.fresh_browser(Options::default()).await?;
        let visit = Visit::at(browser.page(), server.clone()).await?;
        visit.page.button("Try the sample conference").await?;
        visit.page.find("button", "Apply").await?;
        // The press comes from the page, so that the kill can come between it and the end of the transaction.
        let press = "setTimeout(() => {
            [...document.querySelectorAll('button')].find((button) => button.innerText.trim() === 'Apply').click();
            fetch('/__ack?pressed');
        }, 0)";
        visit.page.script(press, Vec::new()).await?;
        sleep(stage.random_moment(Duration::ZERO, Duration::from_millis(80))).await;
        let browser = stage.kill_and_relaunch(&browser).await?;
        let visit = Visit::at(browser.page(), server).await?;
        let sessions = visit.stored_sessions().await?;
        expect(sessions == 0 || sessions == SAMPLE_SESSIONS, || format!("{sessions} sessions of {SAMPLE_SESSIONS}"))?;
        if sessions == 0 {
            visit.page.heading(FIRST_RUN).await?;
        } else {
            visit.go("people").await?;
            visit.page.sees("33 people").await?;
        }
        stage.done_with(&browser);
    }
    Ok(())
}
