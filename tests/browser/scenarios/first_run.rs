//! The first minutes: three ways in, the sample conference, a pack by file, its next edition, and the ways back.

use super::visit::{FIRST_RUN, SAMPLE_SESSIONS, Visit};
use crate::failure::{Failure, Outcome, expect, expect_equal};
use crate::scenario;
use crate::scenario::{Scenario, Stage};
use serde_json::{Value, json};
use std::time::Duration;

/// All scenarios of this file.
pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(first_run_offers_three_ways_in_the_language_and_the_way_back),
        scenario!(first_screen_works_while_the_rest_is_on_its_way),
        scenario!(first_screen_loads_what_the_build_weighed),
        scenario!(part_that_cannot_be_fetched_is_said_and_fetched_again),
        scenario!(sample_is_previewed_applied_and_undone),
        scenario!(pack_file_is_opened_and_its_next_edition_moves_a_session),
        scenario!(public_schedule_is_opened_by_the_worker),
        scenario!(pasted_pack_is_previewed_and_left),
        scenario!(erasing_leaves_nothing_behind),
    ]
}

async fn first_run_offers_three_ways_in_the_language_and_the_way_back(stage: &mut Stage) -> Outcome {
    let visit = Visit::first(stage).await?;
    let page = &visit.page;
    page.heading(FIRST_RUN).await?;
    for way in ["Open a pack file", "Paste a pack", "Try the sample conference"] {
        page.find("button", way).await?;
    }
    page.sees("Everything stays on this device.").await?;
    page.link("I had notes here: restore").await?;
    page.heading("Restore a backup").await?;
    page.session().back().await?;
    page.button("Français").await?;
    page.sees_no_more(FIRST_RUN).await?;
    expect_equal("language", page.evaluate("document.documentElement.lang").await?, json!("fr"))?;
    visit.reload().await?;
    expect_equal("language kept", page.evaluate("document.documentElement.lang").await?, json!("fr"))?;
    page.button("English").await?;
    page.heading(FIRST_RUN).await?;
    visit.no_errors().await?;
    Ok(())
}

/// The files of the program that are fetched after the first screen.
fn later_parts() -> Result<Vec<String>, Failure> {
    weighed("later")
}

/// The paths in a list of what the build weighed.
fn weighed(list: &str) -> Result<Vec<String>, Failure> {
    let file = crate::weights_file();
    let text = std::fs::read_to_string(&file).map_err(Failure::system(format!("read {}", file.display())))?;
    let all: Value = serde_json::from_str(&text).map_err(|error| Failure::Expectation(error.to_string()))?;
    let files = if list == "later" { &all["later"] } else { &all["first_load"]["files"] };
    let paths = files.as_array().into_iter().flatten().filter_map(|file| file["path"].as_str().map(str::to_owned));
    Ok(paths.collect())
}

async fn first_screen_works_while_the_rest_is_on_its_way(stage: &mut Stage) -> Outcome {
    let server = stage.serve_site().await?;
    for part in later_parts()? {
        server.slow(&part, Duration::from_secs(4));
    }
    let page = stage.page().await?;
    let visit = Visit::at(page, server).await?;
    let page = &visit.page;
    page.button("Français").await?;
    page.sees("Votre conférence").await?;
    page.button("English").await?;
    page.button("Paste a pack").await?;
    page.fill("Text of the pack", "half a pa").await?;
    let parts = later_parts()?;
    let is_here = parts.iter().map(|part| {
        format!(
            "performance.getEntriesByType('resource').some((it) => it.name.includes('{part}') && it.responseEnd > 0)"
        )
    });
    let is_here = is_here.collect::<Vec<_>>().join(" || ");
    expect_equal("a part was here before it could be", page.evaluate(&is_here).await?, json!(false))?;
    // What is typed stays when the rest arrives, and what was asked for meanwhile is done.
    page.wait_until(&is_here).await?;
    page.evaluate("new Promise((done) => setTimeout(done, 1000))").await?;
    expect_equal("the text", page.field_value("Text of the pack").await?, "half a pa".to_owned())?;
    for part in later_parts()? {
        visit.server.slow(&part, Duration::from_secs(4));
    }
    visit.reload().await?;
    page.button("Try the sample conference").await?;
    visit.apply().await?;
    visit.reload().await?;
    expect_equal("language kept", page.evaluate("document.documentElement.lang").await?, json!("en"))?;
    visit.no_errors().await?;
    Ok(())
}

async fn first_screen_loads_what_the_build_weighed(stage: &mut Stage) -> Outcome {
    let visit = Visit::first(stage).await?;
    let loaded = visit
        .page
        .evaluate("performance.getEntriesByType('resource').map((it) => new URL(it.name).pathname.slice(1))")
        .await?;
    let known: Vec<String> = weighed("first_load")?.into_iter().chain(later_parts()?).collect();
    let unknown: Vec<&str> = loaded
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .filter(|path| *path != "sw.js" && !known.iter().any(|known| known == path))
        .collect();
    expect(unknown.is_empty(), || format!("{unknown:?} were loaded and not weighed"))?;
    Ok(())
}

async fn part_that_cannot_be_fetched_is_said_and_fetched_again(stage: &mut Stage) -> Outcome {
    let server = stage.serve_site().await?;
    for part in later_parts()? {
        server.not_found(&part);
    }
    let page = stage.page().await?;
    let visit = Visit::at(page, server).await?;
    visit.page.sees("A part of the app could not be loaded").await?;
    visit.breaks_no_rule("a part is missing").await?;
    visit.server.heal();
    visit.page.button("Load again").await?;
    visit.page.sees_no_more("A part of the app could not be loaded").await?;
    visit.try_sample().await?;
    Ok(())
}

async fn sample_is_previewed_applied_and_undone(stage: &mut Stage) -> Outcome {
    let visit = Visit::first(stage).await?;
    let page = &visit.page;
    page.button("Try the sample conference").await?;
    page.heading("This pack would change").await?;
    for count in ["19\nsessions", "33\npeople", "12\npractice notes"] {
        page.sees(count).await?;
    }
    page.sees("No problems were found in the file.").await?;
    expect_equal("rows stored before applying", visit.stored_sessions().await?, 0)?;
    visit.apply().await?;
    visit.go("agenda/2027-04-08").await?;
    for title in ["Registration and coffee", "Opening", "Workshop C: Child-friendly procedure", "Reception"] {
        page.find("link", title).await?;
    }
    page.sees("Fictional sample data").await?;
    expect_equal("sessions stored", visit.stored_sessions().await?, SAMPLE_SESSIONS)?;
    page.press("Control+z").await?;
    page.heading(FIRST_RUN).await?;
    visit.reload().await?;
    page.heading(FIRST_RUN).await?;
    visit.no_errors().await?;
    Ok(())
}

async fn pack_file_is_opened_and_its_next_edition_moves_a_session(stage: &mut Stage) -> Outcome {
    let visit = Visit::first(stage).await?;
    let page = &visit.page;
    visit.give(&crate::pack_file("strasbourg-1.json")).await?;
    visit.apply().await?;
    visit.go("session/s18").await?;
    page.sees("Vosges").await?;
    visit.go("exchange").await?;
    visit.give(&crate::pack_file("strasbourg-2.json")).await?;
    page.heading("This pack would change 5 things").await?;
    page.sees("A newer edition from the same organiser").await?;
    visit.apply().await?;
    visit.go("session/s18").await?;
    page.sees("Moved from Vosges to Cigogne").await?;
    // The same file again has nothing to say, and an older one is only looked at.
    visit.go("exchange").await?;
    visit.give(&crate::pack_file("strasbourg-2.json")).await?;
    page.heading("This pack would change nothing").await?;
    page.button("Not now").await?;
    page.heading("Exchange").await?;
    visit.give(&crate::pack_file("strasbourg-1.json")).await?;
    page.sees("You have a newer edition").await?;
    page.button("Not now").await?;
    visit.go("changes").await?;
    page.click("button", "Undo: Pack brought in").await?;
    visit.go("session/s18").await?;
    page.sees_no_more("Moved from Vosges").await?;
    visit.no_errors().await?;
    Ok(())
}

async fn public_schedule_is_opened_by_the_worker(stage: &mut Stage) -> Outcome {
    let visit = Visit::first(stage).await?;
    let page = &visit.page;
    visit.give(&crate::schedule_file("plain.json")).await?;
    page.heading("This pack would change").await?;
    page.sees("An invented forum").await?;
    let worked = "performance.getEntriesByType('resource').some((it) => it.name.includes('/worker_bg.wasm'))";
    expect_equal("the worker read it", page.evaluate(worked).await?, json!(true))?;
    visit.apply().await?;
    visit.go("agenda/2027-04-08").await?;
    page.find("link", "Welcome").await?;
    visit.go("people").await?;
    page.find("link", "Amina Invented").await?;
    // Beside it, the sample: both conferences of this device are known by their titles.
    visit.go("exchange").await?;
    visit.give(&crate::pack_file("strasbourg-1.json")).await?;
    visit.apply().await?;
    visit.go("more").await?;
    page.sees("An invented forum").await?;
    page.sees("Sharing what works").await?;
    visit.no_errors().await?;
    Ok(())
}

async fn pasted_pack_is_previewed_and_left(stage: &mut Stage) -> Outcome {
    let visit = Visit::first(stage).await?;
    let page = &visit.page;
    page.button("Paste a pack").await?;
    page.fill("Text of the pack", "{\"plenary-pack\":1,\"conference\":\"x\"").await?;
    page.button("Open this text").await?;
    page.heading("This file cannot be used").await?;
    page.button("Not now").await?;
    page.heading(FIRST_RUN).await?;
    visit.no_errors().await?;
    Ok(())
}

async fn erasing_leaves_nothing_behind(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    visit.note("s05", "to be erased").await?;
    visit.saved().await?;
    visit.go("storage").await?;
    page.button("Erase everything…").await?;
    page.fill("To go on, type ERASE", "ERASE").await?;
    page.button("Erase everything on this device").await?;
    page.heading("Everything was erased").await?;
    page.sees("Nothing of this app is left").await?;
    visit.breaks_no_rule("after erasing").await?;
    let left = "(async () => [Object.keys(localStorage), await caches.keys(),
        (await indexedDB.databases?.() ?? []).map(({ name }) => name)].flat())()";
    page.eventually("nothing to be left", async || Ok((page.evaluate(left).await? == json!([])).then_some(()))).await?;
    page.button("Start again").await?;
    page.heading(FIRST_RUN).await?;
    expect(!page.text().await?.contains("to be erased"), || "erased text is shown".to_owned())?;
    Ok(())
}
