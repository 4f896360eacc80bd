//! Two tabs of one browser on the same data: nothing is lost, and what differs is shown.

use super::visit::{SAVED, SESSION_NOTE, Visit};
use crate::failure::{Outcome, expect};
use crate::scenario;
use crate::scenario::{Scenario, Stage};
use serde_json::json;

/// All scenarios of this file.
pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(two_tabs_that_write_one_note_keep_both_texts),
        scenario!(second_tab_follows_what_the_first_one_saves),
        scenario!(text_is_stored_before_the_store_is_let_go_to_a_newer_version),
    ]
}

/// Types into the private note at a moment, without waiting for it.
const TYPE_AT: &str = "const [moment, text] = arguments;
    const field = document.querySelector('#private-note');
    setTimeout(() => {
        field.value = text;
        field.dispatchEvent(new window.InputEvent('input', { bubbles: true }));
    }, moment - Date.now());";

/// Types, and in the same breath asks for the database as a newer version of the app would; leaves in `window.taken`
/// every row that the newer version finds.
const TYPE_AND_TAKE_OVER: &str = "const field = document.querySelector('#private-note');
    field.value = arguments[0];
    field.dispatchEvent(new window.InputEvent('input', { bubbles: true }));
    const request = indexedDB.open('plenary', 99);
    request.onerror = () => { window.taken = 'refused: ' + request.error; };
    request.onsuccess = () => {
        const all = request.result.transaction('rows').objectStore('rows').getAll();
        all.onsuccess = () => { window.taken = JSON.stringify(all.result); };
    };";

async fn text_is_stored_before_the_store_is_let_go_to_a_newer_version(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    visit.go("session/s05").await?;
    page.find("field", SESSION_NOTE).await?;
    page.script(TYPE_AND_TAKE_OVER, vec![json!("typed a moment before")]).await?;
    let taken = page
        .eventually("the newer version's look at the store", async || {
            Ok(page.evaluate("window.taken || ''").await?.as_str().filter(|rows| !rows.is_empty()).map(str::to_owned))
        })
        .await?;
    expect(taken.contains("typed a moment before"), || format!("the newer version finds {taken}"))?;
    page.sees("This tab cannot save any more").await?;
    expect(page.field_value(SESSION_NOTE).await? == "typed a moment before", || "the text is gone".to_owned())?;
    visit.no_errors().await?;
    Ok(())
}

async fn two_tabs_that_write_one_note_keep_both_texts(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    visit.go("session/s05").await?;
    page.find("field", SESSION_NOTE).await?;
    let first = page.window().await?;
    let second = page.open_tab(&visit.server.url("#/session/s05")).await?;
    visit.started().await?;
    page.find("field", SESSION_NOTE).await?;
    // Both begin with the same version, and each types before the other has saved.
    let now = page.evaluate("Date.now()").await?.as_f64().unwrap_or(0.0);
    page.script(TYPE_AT, vec![json!(now + 1500.0), json!("from the second tab")]).await?;
    page.switch_to(&first).await?;
    page.script(TYPE_AT, vec![json!(now + 1450.0), json!("from the first tab")]).await?;
    for window in [&first, &second] {
        page.switch_to(window).await?;
        page.sees("There are two versions of this note").await?;
        page.sees("from the first tab").await?;
        page.sees("from the second tab").await?;
    }
    visit.breaks_no_rule("two versions of a note").await?;
    // Only the tab that wrote second has a message; where there is one it must not lie over the button.
    page.script("document.querySelector('.toast__close')?.click(); return true", Vec::new()).await?;
    page.button("Keep both in one note").await?;
    for window in [&second, &first] {
        page.switch_to(window).await?;
        let text = page.field_value(SESSION_NOTE).await?;
        let both = text.contains("from the first tab") && text.contains("from the second tab");
        expect(both, || format!("the note says {text:?}"))?;
    }
    visit.reload().await?;
    let text = page.field_value(SESSION_NOTE).await?;
    expect(text.contains("from the first tab") && text.contains("from the second tab"), || text.clone())?;
    visit.no_errors().await?;
    Ok(())
}

async fn second_tab_follows_what_the_first_one_saves(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    visit.go("session/s05").await?;
    let first = page.window().await?;
    let second = page.open_tab(&visit.server.url("#/session/s05")).await?;
    visit.started().await?;
    page.type_into(SESSION_NOTE, "one").await?;
    page.wait_until(SAVED).await?;
    page.switch_to(&first).await?;
    page.eventually(
        "the other tab's text",
        async || Ok((page.field_value(SESSION_NOTE).await? == "one").then_some(())),
    )
    .await?;
    page.type_into(SESSION_NOTE, " two").await?;
    page.wait_until(SAVED).await?;
    page.switch_to(&second).await?;
    page.eventually("the first tab's text", async || {
        Ok((page.field_value(SESSION_NOTE).await? == "one two").then_some(()))
    })
    .await?;
    visit.no_errors().await?;
    Ok(())
}
