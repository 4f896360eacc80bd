//! Notes between two devices: on different engines, both ways, three times, with edits in between; and a proposed
//! correction, compared and decided.

use super::visit::{SAMPLE_SESSIONS, Visit};
use crate::engine::{Browser, Engine, Installation, Options};
use crate::failure::{Failure, Outcome, expect, expect_equal};
use crate::profile::Profile;
use crate::scenario;
use crate::scenario::{Scenario, Stage};
use serde_json::json;

/// All scenarios of this file.
pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(link_opens_a_file_of_this_site_and_of_no_other),
        scenario!(what_another_app_shares_is_opened_once),
        scenario!(what_came_in_is_taken_back_from_the_history_of_exchanges),
        scenario!(two_engines_exchange_notes_three_times_and_end_with_the_same).only(&[Engine::Chromium]).within(240),
    ]
}

/// Follows a link to a page that another one takes the place of at once.
async fn follow(visit: &Visit, route: &str) -> Result<(), Failure> {
    visit.page.script("location.hash = `#/${arguments[0]}`; return true", vec![json!(route)]).await?;
    visit.page.wait_until("location.hash === '#/import'").await
}

async fn link_opens_a_file_of_this_site_and_of_no_other(stage: &mut Stage) -> Outcome {
    let visit = Visit::first(stage).await?;
    let page = &visit.page;
    follow(&visit, "open?https%3A%2F%2Fexample.org%2Fpack.json").await?;
    page.heading("This file cannot be used").await?;
    page.sees("could not be fetched").await?;
    follow(&visit, "open?packs/strasbourg-1.json").await?;
    page.sees("Edition 1").await?;
    visit.apply().await?;
    expect_equal("sessions", visit.stored_sessions().await?, SAMPLE_SESSIONS)?;
    visit.no_errors().await?;
    Ok(())
}

/// Shares a file with the app as the device's share sheet does, and reports where that leads.
const SHARE: &str = "const form = new FormData();
    form.append('file', new File([arguments[0]], 'handed on.json.txt', { type: 'text/plain' }));
    fetch('./shared', { method: 'POST', body: form }).then(({ url }) => { window.__led = url; });";

async fn what_another_app_shares_is_opened_once(stage: &mut Stage) -> Outcome {
    let visit = Visit::first(stage).await?;
    let page = &visit.page;
    visit.offline_ready().await?;
    visit.reload().await?;
    let pack = page.evaluate("fetch('packs/strasbourg-1.json').then((pack) => pack.text())").await?;
    page.script(SHARE, vec![pack]).await?;
    page.wait_until("window.__led?.endsWith('/#/open') || window.__led?.endsWith('/')").await?;
    follow(&visit, "open").await?;
    page.sees("handed on.json.txt").await?;
    visit.apply().await?;
    expect_equal("sessions", visit.stored_sessions().await?, SAMPLE_SESSIONS)?;
    follow(&visit, "open").await?;
    page.sees("shared no file and no text").await?;
    visit.breaks_no_rule("nothing shared").await?;
    visit.no_errors().await?;
    Ok(())
}

async fn what_came_in_is_taken_back_from_the_history_of_exchanges(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    visit.go("exchange").await?;
    page.button("Try an update of the sample (edition 2)").await?;
    visit.apply().await?;
    visit.go("exchange").await?;
    page.sees("Edition 2 from").await?;
    page.link("History of exchanges").await?;
    page.heading("History of exchanges").await?;
    page.sees("withdrawn: 1").await?;
    page.script("document.querySelector('main .icon-button').click()", vec![]).await?;
    page.sees("Taken back").await?;
    visit.breaks_no_rule("history of exchanges").await?;
    visit.reload().await?;
    page.sees("Taken back").await?;
    visit.go("exchange").await?;
    page.sees("Edition 1 from").await?;
    visit.no_errors().await?;
    Ok(())
}

/// Writes a note that may be shared, and says under which id.
async fn write(visit: &Visit, title: &str) -> Result<String, Failure> {
    let page = &visit.page;
    visit.go("practice/new").await?;
    page.fill("What would you call it?", title).await?;
    page.choose("Where is it done?", "France").await?;
    page.fill("What is done, in short?", "Three services keep one list of who is on duty.").await?;
    visit.saved().await?;
    page.wait_until("/^#\\/practice\\/[^/]+\\/edit$/.test(location.hash)").await?;
    page.script("document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })", vec![]).await?;
    page.check("Health and mental health", true).await?;
    page.check("Protection and assistance to victims", true).await?;
    page.click("radio", "Offline").await?;
    visit.saved().await?;
    let id = page.script("return location.hash.split('/')[2]", vec![]).await?;
    Ok(id.as_str().unwrap_or_default().to_owned())
}

/// Shares a note, for the first time or again.
async fn share(visit: &Visit, id: &str) -> Result<(), Failure> {
    let page = &visit.page;
    visit.go(&format!("practice/{id}/share")).await?;
    page.heading("Share this note").await?;
    page.check("Show it to the participants of this conference", true).await?;
    page.check("No child, family or case can be recognised", true).await?;
    page.button("Share").await?;
    page.sees("Yours, shared").await
}

/// Writes something else in a note and shares it again.
async fn write_on(visit: &Visit, id: &str, summary: &str) -> Result<(), Failure> {
    visit.go(&format!("practice/{id}/edit")).await?;
    visit.page.fill("What is done, in short?", summary).await?;
    visit.saved().await?;
    share(visit, id).await
}

/// What the device hands out: the file's text. One's own notes are chosen from the start, others' only if asked for.
async fn hand_out(visit: &Visit, everything: bool) -> Result<String, Failure> {
    visit.go("export").await?;
    visit.page.heading("Share my practices").await?;
    if everything {
        let tick = "document.querySelectorAll('main input[type=checkbox]:not(:checked)').forEach((box) => box.click())";
        visit.page.script(tick, vec![]).await?;
        visit.page.sees("2 notes leave this device").await?;
    }
    visit.catch_files().await?;
    visit.page.button("Save the file").await?;
    Ok(visit.caught_file().await?.1)
}

/// Brings a file in.
async fn take(visit: &Visit, folder: &Profile, name: &str, text: &str) -> Result<(), Failure> {
    let file = Visit::write_file(folder.path(), name, text)?;
    visit.go("exchange").await?;
    visit.give(&file).await?;
    visit.apply().await
}

/// The records of a pack: all of it but its head, which says who issued it and when.
fn records(text: &str) -> Vec<&str> {
    text.lines().skip(1).collect()
}

async fn two_engines_exchange_notes_three_times_and_end_with_the_same(stage: &mut Stage) -> Outcome {
    let folder = Profile::create()?;
    let one = Visit::sample(stage).await?;
    // A whole other program, so that nothing can be the same by being the same engine.
    let target = crate::package_folder().join("target/browser-tools");
    let installation = Installation::find(Engine::Firefox, &target).await?;
    let firefox = Browser::start(&installation, Options::default()).await?;
    let other = Visit::sample_in(&firefox, &stage.serve_site().await?).await?;
    let (mine, theirs) = (write(&one, "One list for the night").await?, write(&other, "One list for the day").await?);
    share(&one, &mine).await?;
    share(&other, &theirs).await?;
    for round in 1..=3 {
        write_on(&one, &mine, &format!("Night list, thought over {round} times.")).await?;
        write_on(&other, &theirs, &format!("Day list, thought over {round} times.")).await?;
        let (from_one, from_other) = (hand_out(&one, false).await?, hand_out(&other, false).await?);
        take(&one, &folder, &format!("other-{round}.json"), &from_other).await?;
        take(&other, &folder, &format!("one-{round}.json"), &from_one).await?;
    }
    let (from_one, from_other) = (hand_out(&one, true).await?, hand_out(&other, true).await?);
    expect_equal("records of the two devices", records(&from_one), records(&from_other))?;
    for words in ["Night list, thought over 3 times.", "Day list, thought over 3 times."] {
        expect(from_one.contains(words), || format!("`{words}` is not there: {from_one}"))?;
    }
    expect(!from_one.contains("over 2 times"), || "an earlier version is still there".to_owned())?;
    one.no_errors().await?;
    other.no_errors().await?;
    Ok(())
}
