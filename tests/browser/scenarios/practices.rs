//! A practice note from the first word to the file that leaves: written, stopped, corrected, shared, handed out.

use super::visit::{CANARY, Visit};
use crate::failure::{Failure, Outcome, expect, expect_equal};
use crate::scenario;
use crate::scenario::{Scenario, Stage};

/// All scenarios of this file.
pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(practice_note_is_stopped_corrected_shared_and_handed_out_without_anything_private),
        scenario!(draft_of_a_practice_note_outlasts_a_reload_and_stays_here),
    ]
}

const TITLE: &str = "One telephone list for the night shift";
const SUMMARY: &str = "Hospital, police and child welfare keep one list of who is on duty.";

/// Writes the first level of a new note: about a minute for a person.
async fn write_quickly(visit: &Visit, summary: &str) -> Result<(), Failure> {
    let page = &visit.page;
    visit.go("practice/new").await?;
    page.fill("What would you call it?", TITLE).await?;
    page.choose("Where is it done?", "France").await?;
    page.fill("What is done, in short?", summary).await?;
    visit.saved().await?;
    page.wait_until("/^#\\/practice\\/[^/]+\\/edit$/.test(location.hash)").await
}

async fn draft_of_a_practice_note_outlasts_a_reload_and_stays_here(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    write_quickly(&visit, SUMMARY).await?;
    visit.reload().await?;
    expect_equal("summary", page.field_value("What is done, in short?").await?, SUMMARY.to_owned())?;
    page.button("Done for now").await?;
    page.heading(TITLE).await?;
    page.sees("Draft, only here").await?;
    visit.go("export").await?;
    page.heading("Share my practices").await?;
    expect(!page.text().await?.contains(TITLE), || "a draft is offered for export".to_owned())?;
    visit.no_errors().await?;
    Ok(())
}

async fn practice_note_is_stopped_corrected_shared_and_handed_out_without_anything_private(
    stage: &mut Stage,
) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    visit.note("s05", CANARY).await?;
    visit.saved().await?;
    write_quickly(&visit, &format!("{SUMMARY} Write to night.desk@example.org.")).await?;
    page.sees("An e-mail address").await?;
    page.sees("Must be changed before sharing").await?;
    page.script("document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })", vec![]).await?;
    page.check("Health and mental health", true).await?;
    page.check("Police and law enforcement", true).await?;
    page.check("Protection and assistance to victims", true).await?;
    page.click("radio", "Offline").await?;
    page.fill("Your name", "Renske Aldorp").await?;
    visit.saved().await?;
    page.button("Share…").await?;
    page.heading("Share this note").await?;
    page.button("Share").await?;
    page.sees("This note cannot be shared yet").await?;
    for reason in
        ["night.desk@example.org", "Agree that participants may read it", "Confirm that nobody can be recognised"]
    {
        page.sees(reason).await?;
    }
    // The summary of what was refused leads back to the field.
    page.link("Take out:").await?;
    page.fill("What is done, in short?", SUMMARY).await?;
    visit.saved().await?;
    page.sees_no_more("Must be changed before sharing").await?;
    page.button("Share…").await?;
    page.heading("Share this note").await?;
    page.check("Show it to the participants of this conference", true).await?;
    page.check("No child, family or case can be recognised", true).await?;
    page.button("Share").await?;
    page.heading(TITLE).await?;
    page.sees("Yours, shared").await?;
    visit.reload().await?;
    page.sees("Yours, shared").await?;

    visit.go("export").await?;
    page.heading("Share my practices").await?;
    page.sees("1 note leaves this device").await?;
    visit.catch_files().await?;
    page.button("Save the file").await?;
    let (name, text) = visit.caught_file().await?;
    expect(name.starts_with("demo-2027-notes-"), || format!("the file is called {name}"))?;
    expect(text.contains(TITLE) && text.contains(SUMMARY), || format!("the note is not in the file: {text}"))?;
    for private in [CANARY, "private_note", "\"star\"", "\"profile\"", "\"met\""] {
        expect(!text.contains(private), || format!("{private} is in the file: {text}"))?;
    }
    page.sees("A file with 1 note was handed to the browser.").await?;
    visit.no_errors().await?;
    Ok(())
}
