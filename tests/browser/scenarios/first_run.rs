//! The first minutes: three ways in, the sample conference, a pack by file, its next edition, and the ways back.

use super::visit::{FIRST_RUN, SAMPLE_SESSIONS, Visit};
use crate::failure::{Outcome, expect, expect_equal};
use crate::scenario;
use crate::scenario::{Scenario, Stage};
use serde_json::json;

/// All scenarios of this file.
pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(first_run_offers_three_ways_in_the_language_and_the_way_back),
        scenario!(sample_is_previewed_applied_and_undone),
        scenario!(pack_file_is_opened_and_its_next_edition_moves_a_session),
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
    let left = "(async () => [Object.keys(localStorage), await caches.keys(),
        (await indexedDB.databases?.() ?? []).map(({ name }) => name)].flat())()";
    page.eventually("nothing to be left", async || Ok((page.evaluate(left).await? == json!([])).then_some(()))).await?;
    page.button("Start again").await?;
    page.heading(FIRST_RUN).await?;
    expect(!page.text().await?.contains("to be erased"), || "erased text is shown".to_owned())?;
    Ok(())
}
