//! The hostile corpus through the front door: what is wrong is told with a reason, nothing is stored before "Apply", no
//! panic, and nothing of a file becomes part of the page.

use super::visit::Visit;
use crate::corpus::files;
use crate::engine::Engine;
use crate::failure::{Failure, Outcome, expect, expect_equal};
use crate::scenario;
use crate::scenario::{Scenario, Stage};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

/// All scenarios of this file.
pub fn scenarios() -> Vec<Scenario> {
    vec![scenario!(hostile_files_are_refused_or_repaired_with_a_reason_and_change_nothing).within(480)]
}

/// How many files are given to the page in one command.
const BATCH: usize = 20;

/// Gives files to the front door one after the other, waits for the verdict of each, reads it, and leaves again.
const TRY_ALL: &str = "const [files, done] = arguments;
    const until = async (condition) => {
        const end = Date.now() + 8000;
        for (;;) {
            const found = condition();
            if (found) return found;
            if (Date.now() > end) return null;
            await new Promise((next) => setTimeout(next, 4));
        }
    };
    const button = (name) => [...document.querySelectorAll('main button')].find((one) => one.innerText.trim() === name);
    const bytes = (text) => window.Uint8Array.from(window.atob(text), (letter) => letter.charCodeAt(0));
    (async () => {
        const verdicts = [];
        for (const [name, text] of files) {
            // Chromium ignores changes of the address beyond 200 in ten seconds.
            const pause = new Promise((next) => setTimeout(next, 120));
            const input = await until(() => document.querySelector('main input[type=file]'));
            if (!input) { verdicts.push([name, 'no way in', document.body.innerText.slice(0, 300)]); break; }
            const transfer = new window.DataTransfer();
            transfer.items.add(new window.File([bytes(text)], name, { type: 'application/json' }));
            input.files = transfer.files;
            input.dispatchEvent(new window.Event('change', { bubbles: true }));
            const leave = await until(() => location.hash === '#/import' && button('Not now'));
            if (!leave) { verdicts.push([name, 'no verdict', document.body.innerText.slice(0, 300)]); break; }
            const title = document.querySelector('h1').innerText;
            document.querySelectorAll('main details').forEach((fold) => { fold.open = true; });
            const reasons = document.querySelectorAll('main .panel ul.stack > li').length;
            const markup = document.querySelectorAll('main script, main iframe, main img, main [onerror], main [style]').length;
            verdicts.push([name, title.startsWith('This file cannot') ? 'refused' : 'previewed', reasons, markup]);
            leave.click();
            await pause;
        }
        done(verdicts);
    })().catch((error) => done([['', 'error', String(error)]]));";

async fn hostile_files_are_refused_or_repaired_with_a_reason_and_change_nothing(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    visit.note("s05", "must stay as it is").await?;
    visit.saved().await?;
    visit.go("exchange").await?;
    let mut files = files();
    expect(files.len() >= 400, || format!("only {} files", files.len()))?;
    if stage.engine() != Engine::Chromium && !stage.full {
        let every = files.len() / 40;
        files = files.into_iter().step_by(every.max(1)).take(40).collect();
    }
    let before = rows(&visit).await?;
    for batch in files.chunks(BATCH) {
        let given: Vec<_> = batch.iter().map(|file| (&file.name, STANDARD.encode(&file.bytes))).collect();
        let verdicts = page.session().execute_async(TRY_ALL, vec![json!(given)]).await?;
        let verdicts = verdicts.as_array().cloned().unwrap_or_default();
        for (file, verdict) in batch.iter().zip(&verdicts) {
            let name = &file.name;
            let wanted = if file.verdict() == "refused" { "refused" } else { "previewed" };
            let is_faulty = matches!(file.verdict(), "refused" | "left" | "repaired");
            let text = |index: usize| verdict.get(index).and_then(Value::as_str).unwrap_or_default().to_owned();
            let number = |index: usize| verdict.get(index).and_then(Value::as_u64).unwrap_or(0);
            expect(text(1) == wanted, || format!("{name}: wanted “{wanted}”, saw {verdict}"))?;
            expect(number(2) > 0 || !is_faulty, || format!("{name}: no reason was given: {verdict}"))?;
            expect(number(3) == 0, || format!("{name}: something of it became markup: {verdict}"))?;
        }
        expect_equal("files with a verdict", verdicts.len(), batch.len())?;
        expect_equal("what is stored", rows(&visit).await?, before.clone())?;
    }
    visit.no_errors().await?;
    visit.reload().await?;
    expect_equal("the note", visit.note_text("s05").await?, "must stay as it is".to_owned())?;
    Ok(())
}

/// Everything that is stored, for comparing.
async fn rows(visit: &Visit) -> Result<Value, Failure> {
    Ok(visit.stored().await?["stores"].clone())
}
