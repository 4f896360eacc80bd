//! The programme: the days, a star, a private note, and that both outlast a reload.

use super::visit::{SESSION, SESSION_NOTE, Visit};
use crate::failure::{Outcome, expect, expect_equal};
use crate::scenario;
use crate::scenario::{Scenario, Stage};
use serde_json::json;

/// All scenarios of this file.
pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(star_outlasts_a_reload_and_fills_my_agenda),
        scenario!(private_note_is_saved_while_it_is_typed),
        scenario!(agenda_walks_from_day_to_day),
    ]
}

async fn star_outlasts_a_reload_and_fills_my_agenda(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    visit.go("agenda/2027-04-08").await?;
    let star = format!("Star: {}", SESSION.1);
    page.button(&star).await?;
    page.wait_until("document.querySelectorAll('main [aria-pressed=true].icon-button--star').length === 1").await?;
    visit.stored_star().await?;
    visit.reload().await?;
    page.wait_until("document.querySelectorAll('main [aria-pressed=true].icon-button--star').length === 1").await?;
    page.button("My agenda").await?;
    page.wait_until("document.querySelectorAll('main .card').length === 1").await?;
    visit.go(&format!("session/{}", SESSION.0)).await?;
    page.press("s").await?;
    page.wait_until("document.querySelector('[data-key=star]').getAttribute('aria-pressed') === 'false'").await?;
    page.press("Control+z").await?;
    page.sees("Undone").await?;
    page.wait_until("document.querySelector('[data-key=star]').getAttribute('aria-pressed') === 'true'").await?;
    visit.no_errors().await?;
    Ok(())
}

async fn private_note_is_saved_while_it_is_typed(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    visit.go(&format!("session/{}", SESSION.0)).await?;
    let before = page.text().await?;
    expect(!before.contains("Saved at"), || "saved before anything was typed".to_owned())?;
    let text = "Ask about the questionnaire: გიორგი, Wójcik";
    // What the line says is recorded from its first change on: "Saving" lasts a quarter of a second.
    let record = "window.__said = []; const line = document.querySelector('.save-state__line');
        new window.MutationObserver(() => window.__said.push(line.innerText.trim()))
            .observe(line, { childList: true, subtree: true, characterData: true })";
    page.script(record, Vec::new()).await?;
    page.type_into(SESSION_NOTE, text).await?;
    visit.saved().await?;
    let said = page.evaluate("window.__said").await?;
    let said: Vec<&str> = said.as_array().into_iter().flatten().filter_map(serde_json::Value::as_str).collect();
    let saving = said.iter().position(|words| words.starts_with("Saving"));
    let saved = said.iter().position(|words| words.starts_with("Saved at"));
    expect(saving.is_some() && saving < saved, || format!("the line said {said:?}"))?;
    let rows = visit.stored().await?["stores"].to_string();
    expect(rows.contains("Ask about the questionnaire"), || "saved, but not in the database".to_owned())?;
    visit.reload().await?;
    expect_equal("the note", page.field_value(SESSION_NOTE).await?, text.to_owned())?;
    page.type_into(SESSION_NOTE, "!").await?;
    visit.saved().await?;
    visit.go("agenda/2027-04-08").await?;
    page.sees("You made a note").await?;
    visit.no_errors().await?;
    Ok(())
}

async fn agenda_walks_from_day_to_day(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    visit.go("agenda/2027-04-08").await?;
    page.find("link", "Registration and coffee").await?;
    let second =
        page.script("return document.querySelector('main nav a[href=\"#/agenda/2027-04-09\"]').click()", vec![]);
    second.await?;
    page.find("link", "Conclusions, evaluation and closing").await?;
    page.gone("link", "Registration and coffee").await?;
    page.link("Conclusions, evaluation and closing").await?;
    page.heading("Conclusions, evaluation and closing").await?;
    page.wait_until("document.title.startsWith('Conclusions, evaluation and closing – ')").await?;
    page.session().back().await?;
    page.wait_until("location.hash === '#/agenda/2027-04-09'").await?;
    expect_equal("address", page.evaluate("location.hash").await?, json!("#/agenda/2027-04-09"))?;
    visit.no_errors().await?;
    Ok(())
}
