//! Without a network: the server is gone, the browser was killed, and everything is there; also below another path.

use super::visit::{SESSION_NOTE, Visit};
use crate::engine::Options;
use crate::failure::{Outcome, expect_equal};
use crate::scenario;
use crate::scenario::{Scenario, Stage};

/// All scenarios of this file.
pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(killed_browser_starts_without_a_network_and_everything_is_there),
        scenario!(site_below_another_path_works_and_starts_without_a_network),
    ]
}

async fn killed_browser_starts_without_a_network_and_everything_is_there(stage: &mut Stage) -> Outcome {
    let server = stage.serve_site().await?;
    let browser = stage.fresh_browser(Options::default()).await?;
    let visit = Visit::sample_in(&browser, &server).await?;
    visit.offline_ready().await?;
    visit.note("s05", "written before the flight").await?;
    visit.saved().await?;
    server.stop().await;
    let browser = stage.kill_and_relaunch(&browser).await?;
    let visit = Visit::at(browser.page(), server).await?;
    let page = &visit.page;
    visit.go("agenda/2027-04-08").await?;
    page.find("link", "Registration and coffee").await?;
    expect_equal("the note", visit.note_text("s05").await?, "written before the flight".to_owned())?;
    page.type_into(SESSION_NOTE, ", and during it").await?;
    visit.saved().await?;
    visit.go("people").await?;
    page.fill("Name, organisation or function", "wroblewicz").await?;
    page.sees("Wróblewicz").await?;
    visit.go("help").await?;
    page.heading("Help").await?;
    page.sees_no_more("Loading the text").await?;
    visit.reload().await?;
    visit.go("exchange").await?;
    visit.give(&crate::pack_file("strasbourg-2.json")).await?;
    visit.apply().await?;
    visit.no_errors().await?;
    Ok(())
}

async fn site_below_another_path_works_and_starts_without_a_network(stage: &mut Stage) -> Outcome {
    let server = stage.serve_site().await?;
    server.set_prefix("/some/sub/");
    let page = stage.page().await?;
    let visit = Visit::at(page, server).await?;
    visit.try_sample().await?;
    visit.offline_ready().await?;
    visit.note("s05", "below another path").await?;
    visit.saved().await?;
    visit.server.stop().await;
    visit.open("session/s05").await?;
    expect_equal("the note", visit.page.field_value(SESSION_NOTE).await?, "below another path".to_owned())?;
    visit.go("help").await?;
    visit.page.sees_no_more("Loading the text").await?;
    visit.no_errors().await?;
    Ok(())
}
