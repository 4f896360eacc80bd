//! Language, colours and text size change under a text that is being typed, and nothing of it is lost.

use super::visit::Visit;
use crate::engine::Engine;
use crate::failure::{Outcome, expect, expect_equal};
use crate::scenario;
use crate::scenario::{Scenario, Stage};
use serde_json::json;

/// All scenarios of this file.
pub fn scenarios() -> Vec<Scenario> {
    vec![scenario!(language_and_theme_change_without_losing_typed_text)]
}

async fn language_and_theme_change_without_losing_typed_text(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    visit.note("s05", "typed before").await?;
    // The quickest way there is: no time for the pause after the last key.
    visit.go("settings").await?;
    page.click("radio", "Français").await?;
    page.heading("Réglages").await?;
    page.wait_until("document.documentElement.lang === 'fr'").await?;
    page.click("radio", "Sombre").await?;
    page.wait_until("document.documentElement.dataset.theme === 'dark'").await?;
    let dark = page.evaluate("getComputedStyle(document.body).backgroundColor").await?;
    expect_equal("the note in French", visit_note(&visit).await?, "typed before".to_owned())?;
    visit.reload().await?;
    expect_equal("language", page.evaluate("document.documentElement.lang").await?, json!("fr"))?;
    expect_equal("background", page.evaluate("getComputedStyle(document.body).backgroundColor").await?, dark.clone())?;
    expect_equal("the note after a reload", visit_note(&visit).await?, "typed before".to_owned())?;
    visit.go("settings").await?;
    page.click("radio", "English").await?;
    page.heading("Settings").await?;
    page.click("radio", "Light").await?;
    let light = page.evaluate("getComputedStyle(document.body).backgroundColor").await?;
    expect(light != dark, || format!("light and dark are both {light}"))?;
    if stage.engine() == Engine::Chromium {
        page.script("document.querySelectorAll('#theme input')[2].click()", Vec::new()).await?;
        page.wait_until("document.documentElement.dataset.theme === undefined").await?;
        page.pretend_media(&[("prefers-color-scheme", "dark")]).await?;
        let device = page.evaluate("getComputedStyle(document.body).backgroundColor").await?;
        page.pretend_media(&[]).await?;
        expect_equal("the device's dark", device, dark)?;
    }
    visit.no_errors().await?;
    Ok(())
}

/// The private note, whatever the language of its label.
async fn visit_note(visit: &Visit) -> Result<String, crate::failure::Failure> {
    visit.go("session/s05").await?;
    visit.page.wait_until("document.querySelector('#private-note') !== null").await?;
    let text = visit.page.evaluate("document.querySelector('#private-note').value").await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}
