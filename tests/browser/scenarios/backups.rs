//! Everything into one file, and from there into a browser that has never seen it.

use super::visit::{CANARY, FIRST_RUN, SAMPLE_SESSIONS, SESSION_NOTE, Visit};
use crate::engine::Options;
use crate::failure::{Outcome, expect, expect_equal};
use crate::profile::Profile;
use crate::scenario;
use crate::scenario::{Scenario, Stage};
use std::time::Duration;

/// How long words may take to become a key on a slow machine with two browsers at work.
const SLOW: Duration = Duration::from_secs(60);
/// The words on the screen, each by the four letters that are enough.
const WORDS: &str = "[...document.querySelectorAll('.word-list li')].map((word) => [...word.textContent].slice(0, 4).join('')).join(' ')";

/// All scenarios of this file.
pub fn scenarios() -> Vec<Scenario> {
    vec![scenario!(locked_backup_is_restored_in_a_browser_that_has_never_seen_it).within(240)]
}

async fn locked_backup_is_restored_in_a_browser_that_has_never_seen_it(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    visit.note("s05", CANARY).await?;
    visit.saved().await?;
    page.press("Escape").await?;
    visit.go("agenda/2027-04-08").await?;
    page.button("Star: Opening").await?;
    visit.stored_star().await?;
    visit.go("practice/new").await?;
    page.fill("What would you call it?", "A draft of mine").await?;
    visit.saved().await?;
    visit.go("backup").await?;
    page.sees("No backup was made on this device yet").await?;
    visit.catch_files().await?;
    page.sees("Lock it first.").await?;
    page.button("Lock with six words").await?;
    page.wait_until_within(SLOW, "document.querySelectorAll('.word-list li').length === 6").await?;
    visit.breaks_no_rule("a locked backup").await?;
    let words = page.evaluate(WORDS).await?.as_str().unwrap_or_default().to_owned();
    page.button("Save the backup").await?;
    let (name, text) = visit.caught_file().await?;
    expect(name.starts_with("plenary-backup-") && name.ends_with(".json.age"), || format!("the file is {name}"))?;
    expect(text.starts_with("-----BEGIN AGE ENCRYPTED FILE-----"), || text.clone())?;
    page.sees("Last backup:").await?;
    let folder = Profile::create()?;
    let file = Visit::write_file(folder.path(), &name, &text)?;

    let browser = stage.fresh_browser(Options::default()).await?;
    let other = Visit::at(browser.page(), stage.serve_site().await?).await?;
    let page = &other.page;
    page.heading(FIRST_RUN).await?;
    page.link("I had notes here: restore").await?;
    page.heading("Restore a backup").await?;
    other.give(&file).await?;
    page.heading("This file is locked").await?;
    other.breaks_no_rule("a locked file").await?;
    page.fill("The six words", "zoo zoo zoo zoo zoo zoo").await?;
    page.button("Open").await?;
    page.wait_until_within(SLOW, "document.querySelector('.field__error')?.textContent.includes('not the words')")
        .await?;
    page.fill("The six words", &words).await?;
    page.button("Open").await?;
    page.wait_until_within(SLOW, "document.querySelector('main').textContent.includes('A backup')").await?;
    other.apply().await?;
    expect_equal("the note", other.note_text("s05").await?, CANARY.to_owned())?;
    other.go("agenda/2027-04-08").await?;
    page.wait_until("document.querySelectorAll('main [aria-pressed=true].icon-button--star').length === 1").await?;
    other.go("practices").await?;
    page.find("link", "A draft of mine").await?;
    expect_equal("sessions", other.stored_sessions().await?, SAMPLE_SESSIONS)?;
    other.reload().await?;
    expect_equal("the note later", other.note_text("s05").await?, CANARY.to_owned())?;
    page.find("field", SESSION_NOTE).await?;
    other.no_errors().await?;
    Ok(())
}
