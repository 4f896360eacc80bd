//! Storage that is full, blocked, spoilt, emptied or gone from under the page: never a false "Saved", never an empty start.

use super::visit::{CANARY, FIRST_RUN, SAMPLE_SESSIONS, SESSION_NOTE, Visit};
use crate::engine::{Browser, Engine, Options, Storage};
use crate::failure::{Failure, Outcome, expect, expect_equal};
use crate::faults::{self, Damage, SmallDisk, Store};
use crate::profile::Profile;
use crate::scenario;
use crate::scenario::{Scenario, Stage};
use crate::server::Server;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;
use tokio::time::sleep;

/// All scenarios of this file.
pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(full_quota_is_said_and_the_old_data_stay).only(&[Engine::Chromium]),
        scenario!(full_disk_is_said_and_nothing_saved_is_lost).within(120),
        scenario!(deleted_store_is_noticed_and_the_backup_brings_it_back).within(120),
        scenario!(overwritten_store_is_noticed_and_the_backup_brings_it_back).within(120),
        scenario!(truncated_store_is_noticed_and_the_backup_brings_it_back).within(120).long(),
        scenario!(emptied_database_is_noticed_in_the_running_browser),
        scenario!(evicted_origin_offers_to_restore).only(&[Engine::Chromium]),
        scenario!(blocked_storage_is_said_and_the_app_works),
        scenario!(storage_process_dies_and_the_text_is_recovered).only(&[Engine::Chromium, Engine::Webkit]).within(120),
        scenario!(text_survives_reloading_at_any_moment_after_the_last_key).within(300),
        scenario!(crash_page_hands_out_all_data),
        scenario!(durability_is_strict),
    ]
}

/// Puts a text into the private note at once, however long it is.
async fn put_note(visit: &Visit, text: &str) -> Result<(), Failure> {
    // Done only once the page says "Saving": else a "Saved" of the text before could be taken for one of this text.
    let put = "const [text, done] = arguments;
        const field = document.querySelector('#private-note');
        field.value = text;
        field.dispatchEvent(new window.InputEvent('input', { bubbles: true }));
        const look = () => document.querySelector('.save-state__words--saving') ? done(true) : setTimeout(look, 1);
        look();";
    visit.page.session().execute_async(put, vec![json!(text)]).await.map(drop)
}

/// Waits until the line under the note has settled, and says whether the text is saved.
async fn settled(visit: &Visit, limit: Duration) -> Result<bool, Failure> {
    visit
        .page
        .eventually_within(limit, "saved or not saved", async || {
            let line = "return document.querySelector('.save-state__line')?.innerText.trim() ?? ''";
            let line = visit.page.script(line, Vec::new()).await?;
            let line = line.as_str().unwrap_or_default().to_owned();
            Ok(if line.starts_with("Saved") {
                Some(true)
            } else if line.starts_with("Not saved") {
                Some(false)
            } else {
                None
            })
        })
        .await
}

/// What is left of the notes of all sessions and of many people: enough to fill up whatever room is still there.
fn subjects() -> Vec<String> {
    let sessions = (1..=SAMPLE_SESSIONS).map(|number| format!("session/s{number:02}"));
    sessions.chain((1..=33).map(|number| format!("person/p{number:02}"))).collect()
}

/// A text that is nearly as long as a note may be, and says its own number.
fn long_text(number: usize) -> String {
    format!("number {number}: {}", "full to the brim. ".repeat(800))
}

/// Writes long notes one after the other until one is not saved; gives the numbers of those that were.
async fn write_until_refused(visit: &Visit, saved: &mut Vec<usize>) -> Result<(), Failure> {
    for (number, route) in subjects().into_iter().enumerate() {
        visit.go(&route).await?;
        visit.page.wait_until("document.querySelector('#private-note')?.value === ''").await?;
        put_note(visit, &long_text(number)).await?;
        if !settled(visit, Duration::from_secs(20)).await? {
            let shown = visit.page.evaluate("document.querySelector('#private-note').value").await?;
            expect_equal("the text that is not saved", shown, json!(long_text(number)))?;
            return Ok(());
        }
        saved.push(number);
    }
    Err(Failure::Expectation(format!("{} long notes found room where there is none", saved.len())))
}

async fn full_quota_is_said_and_the_old_data_stay(stage: &mut Stage) -> Outcome {
    let server = stage.serve_site().await?;
    let page = stage.page().await?;
    // Without the worker: what its files take while they are tried, which the engine counts late, would be missing for
    // the sample. And before anything is stored: the engine remembers for a while how much room there was.
    server.not_found("sw.js");
    page.open(&server.url("boot.js")).await?;
    faults::set_quota(&page, 700_000).await?;
    let visit = Visit::at(page, server).await?;
    let page = &visit.page;
    visit.try_sample().await?;
    let mut saved = Vec::new();
    write_until_refused(&visit, &mut saved).await?;
    page.sees("The device is full").await?;
    visit.breaks_no_rule("a note that is not saved").await?;
    faults::lift_quota(page).await?;
    page.button("Try again").await?;
    visit.saved().await?;
    visit.reload().await?;
    let shown = page.evaluate("document.querySelector('#private-note').value").await?;
    expect_equal("the text after all", shown, json!(long_text(saved.len())))?;
    expect_equal("sessions", visit.stored_sessions().await?, SAMPLE_SESSIONS)?;
    Ok(())
}

async fn full_disk_is_said_and_nothing_saved_is_lost(stage: &mut Stage) -> Outcome {
    let disk = SmallDisk::mount(220)?;
    let server = stage.serve_site().await?;
    let options = Options { profile_parent: Some(disk.path().to_owned()), ..Options::default() };
    let browser = stage.fresh_browser(options).await?;
    let outcome = fill_the_disk(stage, &disk, &server, browser).await;
    // Whatever came of it, no browser may be left on a disk that goes away.
    drop(disk);
    Ok(outcome?)
}

async fn fill_the_disk(stage: &mut Stage, disk: &SmallDisk, server: &Server, browser: Browser) -> Result<(), Failure> {
    let visit = Visit::sample_in(&browser, server).await?;
    disk.fill(300_000)?;
    let mut saved = Vec::new();
    match write_until_refused(&visit, &mut saved).await {
        // WebKitGTK's page dies of a full disk, at times in the middle of an answer; what it showed as saved until then
        // must be there all the same.
        Err(Failure::Driver { .. }) if stage.engine() == Engine::Webkit => {}
        outcome => outcome?,
    }
    browser.kill().await?;
    disk.drain()?;
    let browser = stage.kill_and_relaunch(&browser).await?;
    let visit = Visit::at(browser.page(), server.clone()).await?;
    let stored = visit.stored().await?["stores"].to_string();
    let lost: Vec<&usize> = saved.iter().filter(|number| !stored.contains(&format!("number {number}: full"))).collect();
    expect(lost.is_empty(), || format!("of {} notes that were saved {lost:?} are lost", saved.len()))?;
    expect_equal("sessions", visit.stored_sessions().await?, SAMPLE_SESSIONS)?;
    browser.kill().await?;
    stage.done_with(&browser);
    Ok(())
}

/// Brings a browser with data and a backup of them into being, and spoils its database while it is closed.
async fn spoilt(stage: &mut Stage, server: &Server, folder: &Path, damage: Damage) -> Result<Visit, Failure> {
    let browser = stage.fresh_browser(Options::default()).await?;
    let visit = Visit::sample_in(&browser, server).await?;
    visit.note("s05", CANARY).await?;
    visit.saved().await?;
    visit.go("backup").await?;
    visit.catch_files().await?;
    visit.page.click("radio", "Whoever has it").await?;
    visit.page.button("Save the backup").await?;
    let (_, text) = visit.caught_file().await?;
    Visit::write_file(folder, "backup.json", &text)?;
    visit.page.sees("Last backup:").await?;
    let options = browser.options().clone();
    visit.page.open("about:blank").await?;
    let profile = browser.close().await?;
    stage.done_with(&browser);
    // With its last copy a browser kills what runs in its profile, which would be the next one.
    drop(browser);
    faults::spoil(stage.engine(), &profile, Store::IndexedDb, damage)?;
    let browser = stage.browser_with(options, profile).await?;
    Visit::at(browser.page(), server.clone()).await
}

/// From whatever a spoilt store led to, back to everything by the file.
async fn come_back(visit: &Visit, folder: &Path) -> Result<(), Failure> {
    let page = &visit.page;
    let heading = page.evaluate("document.querySelector('h1').innerText").await?;
    let heading = heading.as_str().unwrap_or_default().to_owned();
    expect(heading != FIRST_RUN, || "a silent empty start".to_owned())?;
    if page.look_for("button", Some("Download my data")).await?.is_none() {
        // The engine made good what was spoilt: then everything must be there.
        expect_equal("the note that is left", visit.note_text("s05").await?, CANARY.to_owned())?;
        return expect_equal("sessions", visit.stored_sessions().await?, SAMPLE_SESSIONS);
    }
    page.sees("Nothing was overwritten").await?;
    if let Some(button) = page.look_for("button", Some("Go on with what is here")).await? {
        page.session().click(&button).await?;
        page.find("dialog", "Go on without what is missing?").await?;
        page.button("Go on with what is here").await?;
    } else {
        page.button("Start afresh").await?;
        page.find("dialog", "Start afresh").await?;
        page.button("Start afresh").await?;
        page.heading("Everything was erased").await?;
        page.button("Start again").await?;
    }
    page.heading(FIRST_RUN).await?;
    page.link("I had notes here: restore").await?;
    visit.give(&folder.join("backup.json")).await?;
    visit.apply().await?;
    expect_equal("the note from the backup", visit.note_text("s05").await?, CANARY.to_owned())?;
    expect_equal("sessions", visit.stored_sessions().await?, SAMPLE_SESSIONS)?;
    visit.reload().await?;
    expect_equal("the note that stays", visit.note_text("s05").await?, CANARY.to_owned())
}

async fn spoil_and_come_back(stage: &mut Stage, damage: Damage) -> Outcome {
    let server = stage.serve_site().await?;
    let folder = Profile::create()?;
    let visit = spoilt(stage, &server, folder.path(), damage).await?;
    come_back(&visit, folder.path()).await?;
    Ok(())
}

async fn deleted_store_is_noticed_and_the_backup_brings_it_back(stage: &mut Stage) -> Outcome {
    spoil_and_come_back(stage, Damage::Deleted).await
}

async fn overwritten_store_is_noticed_and_the_backup_brings_it_back(stage: &mut Stage) -> Outcome {
    spoil_and_come_back(stage, Damage::Overwritten).await
}

async fn truncated_store_is_noticed_and_the_backup_brings_it_back(stage: &mut Stage) -> Outcome {
    spoil_and_come_back(stage, Damage::Truncated).await
}

async fn emptied_database_is_noticed_in_the_running_browser(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    page.open(&visit.server.url("boot.js")).await?;
    let delete = "new Promise((good, bad) => { const request = indexedDB.deleteDatabase('plenary');
        request.onsuccess = () => good('deleted'); request.onerror = () => bad(request.error);
        request.onblocked = () => bad('blocked'); })";
    page.evaluate(delete).await?;
    visit.open("").await?;
    page.heading("Your data are gone from this browser").await?;
    page.find("button", "Download my data").await?;
    visit.breaks_no_rule("the rescue").await?;
    // Reloading decides nothing.
    visit.reload().await?;
    page.heading("Your data are gone from this browser").await?;
    Ok(())
}

async fn evicted_origin_offers_to_restore(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    visit.page.open(&visit.server.url("boot.js")).await?;
    faults::evict(&visit.page).await?;
    visit.open("").await?;
    visit.page.heading(FIRST_RUN).await?;
    visit.page.find("link", "I had notes here: restore").await?;
    Ok(())
}

async fn blocked_storage_is_said_and_the_app_works(stage: &mut Stage) -> Outcome {
    let server = stage.serve_site().await?;
    let options = Options { storage: Storage::Blocked, ..Options::default() };
    let browser = stage.fresh_browser(options).await?;
    let visit = Visit::at(browser.page(), server).await?;
    let page = &visit.page;
    page.sees("The browser refuses to store anything").await?;
    visit.try_sample().await?;
    page.sees("Nothing is kept").await?;
    visit.go("agenda/2027-04-08").await?;
    page.find("link", "Registration and coffee").await?;
    visit.go("session/s05").await?;
    page.type_into(SESSION_NOTE, "for this hour only").await?;
    page.sees("Nothing is kept").await?;
    visit.go("people").await?;
    page.sees("33 people").await?;
    visit.go("storage").await?;
    page.sees("Nothing is kept").await?;
    expect_equal("crash page", page.look_for("#crash-title", None).await?.is_some(), false)?;
    Ok(())
}

async fn storage_process_dies_and_the_text_is_recovered(stage: &mut Stage) -> Outcome {
    let server = stage.serve_site().await?;
    let browser = stage.fresh_browser(Options::default()).await?;
    let visit = Visit::sample_in(&browser, &server).await?;
    visit.offline_ready().await?;
    visit.note("s05", "saved before").await?;
    visit.saved().await?;
    // What is typed afterwards is in the page already: WebKit's driver ends its session with the process.
    let later = "setTimeout(() => {
        const field = document.querySelector('#private-note');
        field.value = 'saved before, and typed after';
        field.dispatchEvent(new window.InputEvent('input', { bubbles: true }));
    }, 1500);";
    visit.page.script(later, Vec::new()).await?;
    faults::kill_storage_process(stage.engine(), browser.profile())?;
    let browser = if stage.engine() == Engine::Chromium {
        visit
            .page
            .eventually_within(Duration::from_secs(15), "the text to be in the database", async || {
                let stored = visit.stored().await?["stores"].to_string();
                Ok(stored.contains("typed after").then_some(()))
            })
            .await?;
        browser
    } else {
        // Nothing can be asked of the page; it has this long to find its own way.
        sleep(Duration::from_secs(8)).await;
        stage.kill_and_relaunch(&browser).await?
    };
    let visit = Visit::at(browser.page(), server).await?;
    expect_equal("the note", visit.note_text("s05").await?, "saved before, and typed after".to_owned())?;
    Ok(())
}

async fn text_survives_reloading_at_any_moment_after_the_last_key(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    visit.go("session/s05").await?;
    page.find("field", SESSION_NOTE).await?;
    let rounds = if stage.full { 60 } else { 8 };
    let mut text = String::new();
    for round in 0..rounds {
        let word = format!("word{round} ");
        text.push_str(&word);
        page.type_into(SESSION_NOTE, &word).await?;
        // The moment is what is tried here.
        sleep(stage.random_moment(Duration::ZERO, Duration::from_millis(400))).await;
        if round % 3 == 2 {
            let old = page.window().await?;
            let new = page.session().new_tab().await?;
            page.switch_to(&old).await?;
            page.session().close_window().await?;
            page.switch_to(&new).await?;
            visit.open("session/s05").await?;
        } else {
            visit.reload().await?;
        }
        let there = page.field_value(SESSION_NOTE).await?;
        expect_equal(&format!("the note in round {round}"), there, text.clone())?;
    }
    Ok(())
}

async fn crash_page_hands_out_all_data(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    visit.note("s05", CANARY).await?;
    visit.saved().await?;
    visit.catch_files().await?;
    page.script("window.plenary_crash('tried on purpose')", Vec::new()).await?;
    page.heading("Plenary has stopped").await?;
    page.sees("nothing has been deleted").await?;
    page.button("Download my data").await?;
    let (name, text) = visit.caught_file().await?;
    expect_equal("the name", name, "plenary-rescue.json".to_owned())?;
    let found: Value = serde_json::from_str(&text).map_err(|error| Failure::Expectation(error.to_string()))?;
    expect_equal("what could not be read", found["errors"].clone(), json!([]))?;
    expect(found["stores"].to_string().contains(CANARY), || "the note is not in the file".to_owned())?;
    page.button("Reload").await?;
    page.gone("heading", "Plenary has stopped").await?;
    visit.started().await?;
    expect_equal("the note", visit.note_text("s05").await?, CANARY.to_owned())?;
    Ok(())
}

async fn durability_is_strict(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    visit.go("storage").await?;
    visit.page.sees("“Saved” means: on the disk").await?;
    Ok(())
}
