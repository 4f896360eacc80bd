//! Everything into one file, and from there into a browser that has never seen it.

use super::visit::{CANARY, FIRST_RUN, SAMPLE_SESSIONS, SESSION_NOTE, Visit};
use crate::engine::Options;
use crate::failure::{Outcome, expect, expect_equal};
use crate::profile::Profile;
use crate::scenario;
use crate::scenario::{Scenario, Stage};

/// All scenarios of this file.
pub fn scenarios() -> Vec<Scenario> {
    vec![scenario!(backup_is_restored_in_a_browser_that_has_never_seen_it)]
}

async fn backup_is_restored_in_a_browser_that_has_never_seen_it(stage: &mut Stage) -> Outcome {
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
    page.button("Make a backup").await?;
    let (name, text) = visit.caught_file().await?;
    expect(name.starts_with("plenary-backup-"), || format!("the file is called {name}"))?;
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
    page.sees("A backup").await?;
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
