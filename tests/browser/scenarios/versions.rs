//! New versions of the app: an update under a text that is being typed, installs that fail, and the way out of them all.

use super::visit::{SESSION_NOTE, Visit};
use crate::failure::{Failure, Outcome, expect, expect_equal};
use crate::profile::Profile;
use crate::scenario;
use crate::scenario::{Scenario, Stage};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// All scenarios of this file.
pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(update_waits_for_typed_text_and_reloads_once),
        scenario!(tab_of_the_old_version_goes_on_when_another_one_takes_the_new),
        scenario!(failed_installs_leave_the_old_version_complete),
        scenario!(kill_switch_takes_the_worker_away_and_leaves_the_data),
    ]
}

/// The version that the next build would have.
const NEXT: &str = "0123456789abcdef";
/// A file of the site whose bytes the next version changes.
const CHANGED: &str = "texts/help.en.md";

/// Copies the site into `folder` as its next version, in the way of `stamp`: one file differs, and with it its digest,
/// the version in page and worker, and the digest of the page.
fn next_version(site: &Path, folder: &Path) -> Result<(), Failure> {
    copy(site, folder)?;
    let read = |name: &str| fs::read_to_string(folder.join(name)).map_err(Failure::system(format!("read {name}")));
    let write =
        |name: &str, text: &str| fs::write(folder.join(name), text).map_err(Failure::system(format!("write {name}")));
    let page = read("index.html")?;
    let version = page.split("name=\"plenary-version\" content=\"").nth(1).and_then(|rest| rest.get(..16));
    let version = version.ok_or_else(|| Failure::Expectation("the page names no version".to_owned()))?.to_owned();
    let mut worker = read("sw.js")?;
    let changed = read(CHANGED)?;
    let changed_anew = format!("{changed}\nA line of the next version.\n");
    let page_anew = page.replace(&version, NEXT);
    for (before, after) in [(&changed, &changed_anew), (&page, &page_anew)] {
        let (old, new) =
            (format!("{},{}]", quoted(before), before.len()), format!("{},{}]", quoted(after), after.len()));
        expect(worker.contains(&old), || format!("the worker does not know {old}"))?;
        worker = worker.replace(&old, &new);
    }
    write("sw.js", &worker.replace(&version, NEXT))?;
    write("index.html", &page_anew)?;
    write(CHANGED, &changed_anew)
}

/// The digest of a text as the worker's list has it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", STANDARD.encode(Sha256::digest(text)))
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    let failed = |source| Failure::System { attempt: format!("copy {}", from.display()), source };
    fs::create_dir_all(to).map_err(failed)?;
    for entry in fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target).map_err(failed)?;
        }
    }
    Ok(())
}

/// Asks the browser to look for a new version now, as it does every hour; whether it finds one is seen elsewhere.
const LOOK_FOR_UPDATE: &str =
    "navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => 'looked', () => 'refused')";

const VERSION: &str = "document.querySelector('meta[name=plenary-version]').content";

async fn update_waits_for_typed_text_and_reloads_once(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    visit.offline_ready().await?;
    let before = page.evaluate(VERSION).await?;
    visit.go("session/s05").await?;
    let folder = Profile::create()?;
    next_version(&stage.site, folder.path())?;
    visit.server.serve(folder.path());
    page.type_into(SESSION_NOTE, "half a sen").await?;
    page.evaluate(LOOK_FOR_UPDATE).await?;
    page.sees("A new version is ready.").await?;
    visit.breaks_no_rule("a new version waits").await?;
    expect_equal("the version while it waits", page.evaluate(VERSION).await?, before)?;
    page.type_into(SESSION_NOTE, "tence").await?;
    visit.saved().await?;
    // The old page's own files are still there, although the server has other ones.
    visit.go("help").await?;
    page.sees_no_more("Loading the text").await?;
    expect(!page.text().await?.contains("A line of the next version"), || {
        "files of two versions are mixed".to_owned()
    })?;
    visit.go("session/s05").await?;
    page.script("window.__before = true", Vec::new()).await?;
    page.type_into(SESSION_NOTE, ", and a bit").await?;
    // Pressed at once: while the text is not safe the button says so and does nothing.
    page.eventually("the new version", async || {
        if page.script("return window.__before !== true", Vec::new()).await? == json!(true) {
            return Ok(Some(()));
        }
        if let Some(button) = page.look_for("button", Some("Reload now")).await? {
            page.session().click(&button).await?;
        }
        Ok(None)
    })
    .await?;
    visit.started().await?;
    page.wait_until(&format!("{VERSION} === '{NEXT}'")).await?;
    expect_equal("the note", page.field_value(SESSION_NOTE).await?, "half a sentence, and a bit".to_owned())?;
    page.script("window.__once = true", Vec::new()).await?;
    page.evaluate("new Promise((done) => setTimeout(done, 1500))").await?;
    expect_equal("reloaded once only", page.evaluate("window.__once").await?, json!(true))?;
    visit.go("help").await?;
    page.sees("A line of the next version").await?;
    page.wait_until("document.querySelector('.notice')?.innerText.includes('new version is ready') !== true").await?;
    visit.no_errors().await?;
    Ok(())
}

async fn tab_of_the_old_version_goes_on_when_another_one_takes_the_new(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    visit.offline_ready().await?;
    visit.go("session/s05").await?;
    page.type_into(SESSION_NOTE, "begun in the old version").await?;
    visit.saved().await?;
    page.script("window.__before = true", Vec::new()).await?;
    let before = page.evaluate(VERSION).await?;
    let old = page.window().await?;
    page.open_tab(&visit.server.url("")).await?;
    visit.started().await?;
    let folder = Profile::create()?;
    next_version(&stage.site, folder.path())?;
    visit.server.serve(folder.path());
    page.evaluate(LOOK_FOR_UPDATE).await?;
    page.button("Reload now").await?;
    page.wait_until(&format!("{VERSION} === '{NEXT}'")).await?;
    visit.started().await?;
    page.switch_to(&old).await?;
    page.sees("Another tab took the new version.").await?;
    visit.breaks_no_rule("the old version beside the new one").await?;
    expect_equal("the version of the old tab", page.evaluate(VERSION).await?, before)?;
    expect_equal("it was not reloaded", page.evaluate("window.__before === true").await?, json!(true))?;
    page.type_into(SESSION_NOTE, ", and ended in it").await?;
    visit.saved().await?;
    visit.go("help").await?;
    page.sees_no_more("Loading the text").await?;
    visit.reload().await?;
    page.wait_until(&format!("{VERSION} === '{NEXT}'")).await?;
    let text = visit.note_text("s05").await?;
    expect_equal("the note", text, "begun in the old version, and ended in it".to_owned())?;
    Ok(())
}

async fn failed_installs_leave_the_old_version_complete(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let (page, server) = (&visit.page, &visit.server);
    visit.offline_ready().await?;
    visit.note("s05", "kept over all of this").await?;
    visit.saved().await?;
    let before = page.evaluate(VERSION).await?;
    let folder = Profile::create()?;
    next_version(&stage.site, folder.path())?;
    let wasm = page.evaluate("document.querySelector('meta[name=plenary-wasm]').content").await?;
    let wasm = wasm.as_str().unwrap_or_default().to_owned();
    let style = stage.site_file(".css")?;
    for fault in ["missing", "tampered text", "tampered style", "cut off", "captive portal"] {
        server.serve(folder.path());
        match fault {
            "missing" => server.not_found(&wasm),
            "tampered text" => server.tampered(CHANGED),
            "tampered style" => server.tampered(&style),
            "cut off" => server.slow(&wasm, Duration::from_secs(20)),
            _ => server.captive_portal(),
        }
        page.evaluate(LOOK_FOR_UPDATE).await?;
        if fault == "cut off" {
            // In the middle of the install the network goes.
            page.eventually("the install to ask for the program", async || {
                Ok(server.requests().iter().any(|seen| seen.target.contains(&wasm)).then_some(()))
            })
            .await?;
        } else {
            page.wait_until("navigator.serviceWorker.controller !== null").await?;
            page.evaluate(
                "navigator.serviceWorker.getRegistration().then(async (found) => {
                    const end = Date.now() + 8000;
                    while (found.installing && Date.now() < end) await new Promise((next) => setTimeout(next, 50));
                })",
            )
            .await?;
        }
        server.stop().await;
        visit.reload().await?;
        expect_equal(&format!("the version after “{fault}”"), page.evaluate(VERSION).await?, before.clone())?;
        let text = visit.note_text("s05").await?;
        expect_equal(&format!("the note after “{fault}”"), text, "kept over all of this".to_owned())?;
        visit.go("help").await?;
        page.sees_no_more("Loading the text").await?;
        server.heal();
        server.serve(&stage.site);
        server.forget_requests();
        server.reopen().await?;
    }
    // And then a sound one comes through.
    server.serve(folder.path());
    page.eventually_within(Duration::from_secs(20), "the sound version", async || {
        page.evaluate(LOOK_FOR_UPDATE).await?;
        Ok(page.text().await?.contains("A new version is ready.").then_some(()))
    })
    .await?;
    page.button("Reload now").await?;
    page.wait_until(&format!("{VERSION} === '{NEXT}'")).await?;
    visit.started().await?;
    expect_equal("the note at last", visit.note_text("s05").await?, "kept over all of this".to_owned())?;
    Ok(())
}

async fn kill_switch_takes_the_worker_away_and_leaves_the_data(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    visit.offline_ready().await?;
    visit.note("s05", "not the worker's to take").await?;
    visit.saved().await?;
    let folder = Profile::create()?;
    copy(&stage.site, folder.path())?;
    fs::copy(stage.site.join("sw-kill.js"), folder.path().join("sw.js")).map_err(Failure::system("put the switch"))?;
    visit.server.serve(folder.path());
    page.evaluate(LOOK_FOR_UPDATE).await?;
    page.eventually("the worker to go", async || {
        let gone = "navigator.serviceWorker.getRegistration().then((found) => found === undefined)";
        Ok((page.evaluate(gone).await? == json!(true)).then_some(()))
    })
    .await?;
    page.eventually("the app's files to go", async || {
        let names = page.evaluate("caches.keys()").await?.to_string();
        Ok((!names.contains("plenary-0") && !has_version_cache(&names)).then_some(()))
    })
    .await?;
    visit.server.forget_requests();
    visit.reload().await?;
    expect(visit.server.requests().iter().any(|seen| seen.target == "/"), || {
        "the page did not come from the network".to_owned()
    })?;
    expect_equal("the note", visit.note_text("s05").await?, "not the worker's to take".to_owned())?;
    Ok(())
}

/// Whether a list of caches names one of a version of the app.
fn has_version_cache(names: &str) -> bool {
    names.split('"').filter_map(|name| name.strip_prefix("plenary-")).any(|rest| rest.len() == 16)
}
