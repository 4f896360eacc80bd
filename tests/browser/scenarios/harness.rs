//! The suite tried on itself: every helper on a page that is known, every fault on a store that is known.
//!
//! Among them is the demonstration that the kill test finds losses where there are some: saving with localStorage must
//! lose acknowledged writes, else the same test proves nothing about the app. Nothing here touches the app.

use crate::axe;
use crate::engine::{Browser, Engine, Options, Storage};
use crate::failure::{Failure, Outcome, expect, expect_equal};
use crate::faults::{self, Damage, SmallDisk, Store};
use crate::kill::{Writer, kill_while_saving};
use crate::page::Page;
use crate::profile::Profile;
use crate::scenario;
use crate::scenario::{Scenario, Stage};
use crate::server::Server;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;

/// All scenarios of this file.
pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(harness_finds_presses_and_fills),
        scenario!(harness_photographs_the_page),
        scenario!(harness_gives_every_scenario_empty_storage),
        scenario!(harness_serves_faults),
        scenario!(harness_serves_versions_and_headers),
        scenario!(harness_stops_and_reopens_the_server),
        scenario!(harness_collects_errors_and_policy_violations),
        scenario!(harness_hears_of_policy_violations_while_a_page_loads),
        scenario!(harness_records_foreign_requests),
        scenario!(harness_axe_finds_a_violation),
        scenario!(harness_resizes_the_window),
        scenario!(harness_keeps_a_profile_over_a_kill),
        scenario!(harness_kill_finds_losses_of_local_storage),
        scenario!(harness_kill_finds_no_loss_of_a_strict_database),
        scenario!(harness_spoils_stores),
        scenario!(harness_spoils_every_store_in_every_way).long().within(300),
        scenario!(harness_blocks_storage),
        scenario!(harness_kills_the_storage_process).only(&[Engine::Chromium, Engine::Webkit]),
        scenario!(harness_limits_the_quota).only(&[Engine::Chromium]),
        scenario!(harness_fills_a_small_disk),
    ]
}

async fn harness_finds_presses_and_fills(stage: &mut Stage) -> Outcome {
    let server = stage.serve_own_pages().await?;
    let page = stage.page().await?;
    page.open(&server.url("harness.html")).await?;
    page.heading("A page to try the suite on").await?;
    page.fill("Name", "Wójcik გიორგი 🙂").await?;
    expect_equal("the name", page.field_value("Name").await?, "Wójcik გიორგი 🙂".to_owned())?;
    page.button("Open a pack file").await?;
    page.sees("Opened for Wójcik გიორგი 🙂").await?;
    page.choose("Colour", "green").await?;
    page.sees("Colour green").await?;
    page.check("I agree", true).await?;
    page.sees("Agreed true").await?;
    page.press("Control+k").await?;
    page.sees("Search").await?;
    page.link("Go there").await?;
    page.sees("At #there").await?;
    page.choose_file("input[type=file]", &crate::suite_folder().join("pages/bad.js")).await?;
    page.sees("File: // Everything the suite must notice").await?;
    page.button("Ask first").await?;
    page.find("dialog", "Really?").await?;
    page.gone("button", "Ask first").await?;
    page.press("Escape").await?;
    page.find("button", "Ask first").await?;
    expect_equal("the focus", page.focused().await?, "button Ask first".to_owned())?;
    page.session().back().await?;
    page.sees_no_more("File:").await?;
    expect_equal("the address", page.session().url().await?, server.url("harness.html"))?;
    page.reload().await?;
    expect_equal("the title", page.session().title().await?, "Harness".to_owned())?;
    page.fill("Name", "first").await?;
    expect_equal("errors", page.errors().await?, Vec::new())?;
    let first = page.window().await?;
    page.open_tab(&server.url("harness.html")).await?;
    page.fill("Name", "second").await?;
    page.switch_to(&first).await?;
    expect_equal("the first tab's name", page.field_value("Name").await?, "first".to_owned())?;
    Ok(())
}

async fn harness_photographs_the_page(stage: &mut Stage) -> Outcome {
    let server = stage.serve_own_pages().await?;
    let page = stage.page().await?;
    page.open(&server.url("harness.html")).await?;
    let picture = page.session().screenshot().await?;
    expect(picture.starts_with(b"\x89PNG"), || "the picture is no PNG file".to_owned())?;
    Ok(())
}

async fn harness_gives_every_scenario_empty_storage(stage: &mut Stage) -> Outcome {
    let first = stage.serve_own_pages().await?;
    let page = stage.page().await?;
    page.open(&first.url("harness.html")).await?;
    page.script("localStorage.setItem('left', 'over')", Vec::new()).await?;
    let second = stage.serve_own_pages().await?;
    page.open(&second.url("harness.html")).await?;
    expect_equal("left over", page.evaluate("localStorage.getItem('left')").await?, Value::Null)?;
    page.open(&first.url("harness.html")).await?;
    expect_equal("kept", page.evaluate("localStorage.getItem('left')").await?, json!("over"))?;
    Ok(())
}

async fn harness_serves_faults(stage: &mut Stage) -> Outcome {
    let server = stage.serve_own_pages().await?;
    let page = stage.page().await?;
    page.open(&server.url("harness.html")).await?;
    let length = "fetch('bad.js', {cache: 'reload'}).then(async (r) => [r.status, (await r.text()).length])";
    let whole = page.evaluate(length).await?;
    server.tampered("bad.js");
    expect(page.evaluate(length).await? != whole, || "a tampered file is the same".to_owned())?;
    server.not_found("bad.js");
    expect_equal("not found", page.evaluate(length).await?.get(0).cloned(), Some(json!(404)))?;
    server.heal();
    expect_equal("healed", page.evaluate(length).await?, whole.clone())?;
    server.slow("bad.js", Duration::from_millis(300));
    let took = "(async () => { const begun = performance.now(); await fetch('bad.js', {cache: 'reload'});
                return performance.now() - begun; })()";
    let took = page.evaluate(took).await?.as_f64().unwrap_or(0.0);
    expect(took > 280.0, || format!("a slow file came after {took} ms"))?;
    server.heal();
    server.captive_portal();
    let portal = page.evaluate("fetch('bad.js', {cache: 'reload'}).then((r) => r.text())").await?;
    expect(portal.to_string().contains("log in"), || format!("no portal: {portal}"))?;
    server.heal();
    server.set_prefix("/some/sub/");
    page.open(&server.url("harness.html")).await?;
    page.heading("A page to try the suite on").await?;
    let outside = page.evaluate("fetch('/harness.html').then((r) => r.status)").await?;
    expect_equal("outside of the prefix", outside, json!(404))?;
    let hosts: BTreeSet<String> = server.requests().into_iter().map(|seen| seen.host).collect();
    expect_equal("hosts", hosts, BTreeSet::from([format!("127.0.0.1:{}", server.port())]))?;
    Ok(())
}

async fn harness_serves_versions_and_headers(stage: &mut Stage) -> Outcome {
    let server = stage.serve_own_pages().await?;
    let page = stage.page().await?;
    page.open(&server.url("harness.html")).await?;
    let folder = Profile::create()?;
    write(&folder, "index.html", "<!doctype html><title>Second</title><h1>Second version</h1>")?;
    write(&folder, "_headers", "# for every path\n/*\n  X-Version: two\n\n/other\n  X-Version: three\n")?;
    server.serve(folder.path());
    server.send_site_headers();
    server.forget_requests();
    page.open(&server.url("")).await?;
    page.heading("Second version").await?;
    let header = page.evaluate("fetch('index.html').then((r) => r.headers.get('x-version'))").await?;
    expect_equal("the header", header, json!("two"))?;
    let asked = server.requests();
    expect(asked.iter().any(|seen| seen.method == "GET" && seen.target == "/" && seen.status == 200), || {
        format!("no request for the start page among {asked:?}")
    })?;
    Ok(())
}

fn write(folder: &Profile, name: &str, text: &str) -> Result<(), Failure> {
    let file = folder.path().join(name);
    std::fs::write(&file, text).map_err(Failure::system(format!("write {}", file.display())))
}

async fn harness_stops_and_reopens_the_server(stage: &mut Stage) -> Outcome {
    let server = stage.serve_own_pages().await?;
    let page = stage.page().await?;
    page.open(&server.url("harness.html")).await?;
    let reach = "fetch('harness.js', {cache: 'reload'}).then(() => 'reached', () => 'gone')";
    expect_equal("at first", page.evaluate(reach).await?, json!("reached"))?;
    server.stop().await;
    expect_equal("stopped", page.evaluate(reach).await?, json!("gone"))?;
    server.reopen().await?;
    expect_equal("open again", page.evaluate(reach).await?, json!("reached"))?;
    Ok(())
}

async fn harness_collects_errors_and_policy_violations(stage: &mut Stage) -> Outcome {
    let server = stage.serve_own_pages().await?;
    let page = stage.page().await?;
    page.open(&server.url("bad.html")).await?;
    page.button("Do harm").await?;
    let wanted = ["error: ", "rejection: ", "console: ", "policy: "];
    page.eventually("four kinds of errors", async || {
        let seen = page.errors().await?;
        Ok(wanted.iter().all(|kind| seen.iter().any(|line| line.starts_with(kind))).then_some(()))
    })
    .await?;
    // This one broke the policy on purpose; the check at the end of a scenario is not for it.
    page.open("about:blank").await?;
    Ok(())
}

async fn harness_hears_of_policy_violations_while_a_page_loads(stage: &mut Stage) -> Outcome {
    let folder = Profile::create()?;
    write(&folder, "index.html", "<!doctype html><title>Inline</title><script>document.title = 'done'</script>")?;
    write(&folder, "_headers", "/*\n  Content-Security-Policy: default-src 'none'\n")?;
    let server = Server::start(folder.path()).await?;
    server.watch_policy();
    let page = stage.page().await?;
    page.open(&server.url("")).await?;
    page.eventually("a report", async || Ok((!server.violations().is_empty()).then_some(()))).await?;
    expect_equal("the title", page.session().title().await?, "Inline".to_owned())?;
    Ok(())
}

async fn harness_records_foreign_requests(stage: &mut Stage) -> Outcome {
    let server = stage.serve_own_pages().await?;
    let browser = stage.fresh_browser(Options::default()).await?;
    browser.page().open(&server.url("harness.html")).await?;
    expect_equal("before", browser.foreign_requests(), Vec::new())?;
    browser.page().open(&server.url("foreign.html")).await?;
    browser.page().wait_until("document.title === 'asked'").await?;
    let seen = browser.foreign_requests();
    expect(seen.iter().any(|target| target.contains("elsewhere.invalid")), || format!("recorded only {seen:?}"))?;
    // This one asked on purpose; the check at the end of a scenario is not for it.
    stage.done_with(&browser);
    Ok(())
}

async fn harness_axe_finds_a_violation(stage: &mut Stage) -> Outcome {
    let server = stage.serve_own_pages().await?;
    let page = stage.page().await?;
    page.open(&server.url("harness.html")).await?;
    axe::expect_none(&page, "the harness page").await?;
    page.open(&server.url("bad.html")).await?;
    let found = axe::check(&page).await?;
    expect(found.iter().any(|one| one.rule == "label"), || format!("no missing label among {found:?}"))?;
    Ok(())
}

async fn harness_resizes_the_window(stage: &mut Stage) -> Outcome {
    let server = stage.serve_own_pages().await?;
    let page = stage.page().await?;
    page.open(&server.url("harness.html")).await?;
    let (narrow, _) = page.resize(360, 780).await?;
    let limit = if stage.engine() == Engine::Chromium { 360 } else { 520 };
    expect(narrow <= limit, || format!("the narrowest window is {narrow} px"))?;
    let (wide, _) = page.resize(1366, 900).await?;
    expect((1300..=1366).contains(&wide), || format!("the wide window is {wide} px"))?;
    if page.pretend_media(&[("prefers-color-scheme", "dark")]).await? {
        page.wait_until("matchMedia('(prefers-color-scheme: dark)').matches").await?;
        page.pretend_media(&[]).await?;
    }
    Ok(())
}

async fn harness_keeps_a_profile_over_a_kill(stage: &mut Stage) -> Outcome {
    let server = stage.serve_own_pages().await?;
    let browser = stage.fresh_browser(Options::default()).await?;
    save_some(&browser.page(), &server, 5).await?;
    let browser = stage.kill_and_relaunch(&browser).await?;
    expect(there(&browser.page(), &server, "database").await?.len() >= 5, || "lost after a kill".to_owned())?;
    let browser = stage.close_and_relaunch(&browser).await?;
    expect(there(&browser.page(), &server, "database").await?.len() >= 5, || "lost after closing".to_owned())?;
    Ok(())
}

/// Saves numbers with the store of the suite's own page.
struct Numbers {
    store: &'static str,
}

impl Writer for Numbers {
    async fn begin(&self, page: &Page, server: &Server) -> Result<(), Failure> {
        page.open(&server.url(&format!("kill.html?store={}", self.store))).await
    }

    async fn read_back(&self, page: &Page, server: &Server) -> Result<BTreeSet<String>, Failure> {
        there(page, server, self.store).await
    }
}

async fn harness_kill_finds_losses_of_local_storage(stage: &mut Stage) -> Outcome {
    let server = stage.serve_own_pages().await?;
    let after = stage.random_moment(Duration::from_millis(200), Duration::from_millis(400));
    let (kill, _browser) = kill_while_saving(stage, &server, &Numbers { store: "local" }, after).await?;
    expect(!kill.lost().is_empty(), || {
        let count = kill.acknowledged.len();
        format!("localStorage kept all {count} writes over a kill after {:?}: this test finds no losses", kill.after)
    })?;
    Ok(())
}

async fn harness_kill_finds_no_loss_of_a_strict_database(stage: &mut Stage) -> Outcome {
    let server = stage.serve_own_pages().await?;
    let after = stage.random_moment(Duration::from_millis(200), Duration::from_millis(1500));
    let (kill, _browser) = kill_while_saving(stage, &server, &Numbers { store: "database" }, after).await?;
    expect(kill.acknowledged.len() > 2, || format!("only {} writes were tried", kill.acknowledged.len()))?;
    expect(kill.lost().is_empty(), || format!("lost {:?} after {:?}", kill.lost(), kill.after))?;
    Ok(())
}

async fn harness_spoils_stores(stage: &mut Stage) -> Outcome {
    let server = stage.serve_own_pages().await?;
    let browser = stage.fresh_browser(Options::default()).await?;
    save_some(&browser.page(), &server, 5).await?;
    let options = browser.options().clone();
    let profile = browser.close().await?;
    faults::spoil(stage.engine(), &profile, Store::IndexedDb, Damage::Deleted)?;
    let browser = stage.browser_with(options, profile).await?;
    let left = there(&browser.page(), &server, "database").await.map_or(0, |left| left.len());
    expect_equal("numbers left after deletion", left, 0)?;
    Ok(())
}

async fn harness_spoils_every_store_in_every_way(stage: &mut Stage) -> Outcome {
    let server = stage.serve_own_pages().await?;
    for (store, name) in [(Store::IndexedDb, "database"), (Store::LocalStorage, "local")] {
        for damage in Damage::ALL {
            let before = server.acknowledged().len();
            let browser = stage.fresh_browser(Options::default()).await?;
            browser.page().open(&server.url(&format!("kill.html?store={name}"))).await?;
            browser
                .page()
                .eventually("writes", async || Ok((server.acknowledged().len() > before + 5).then_some(())))
                .await?;
            browser.page().open("about:blank").await?;
            let profile = browser.close().await?;
            stage.done_with(&browser);
            faults::spoil(stage.engine(), &profile, store, damage)?;
            let browser = stage.browser_with(Options::default(), profile).await?;
            // Whatever an engine makes of it: it starts, and the store answers or refuses; the app must cope with both.
            let answer = there(&browser.page(), &server, name).await;
            let fine = matches!(&answer, Ok(_) | Err(Failure::Expectation(_)));
            expect(fine, || format!("{store:?} {damage:?}: {answer:?}"))?;
            stage.done_with(&browser);
        }
    }
    Ok(())
}

async fn harness_blocks_storage(stage: &mut Stage) -> Outcome {
    let server = stage.serve_own_pages().await?;
    let options = Options { storage: Storage::Blocked, ..Options::default() };
    let browser = stage.fresh_browser(options).await?;
    let page = browser.page();
    page.open(&server.url("harness.html")).await?;
    let local = page.evaluate("(async () => { localStorage.setItem('a', 'b'); return 'works'; })()").await;
    expect(local.is_err(), || "localStorage works although it is blocked".to_owned())?;
    let database = "new Promise((good, bad) => { const request = indexedDB.open('x');
        request.onsuccess = () => good('works'); request.onerror = () => bad(request.error); })";
    let database = page.evaluate(database).await;
    expect(database.is_err(), || "IndexedDB works although it is blocked".to_owned())?;
    Ok(())
}

async fn harness_kills_the_storage_process(stage: &mut Stage) -> Outcome {
    let server = stage.serve_own_pages().await?;
    let browser = stage.fresh_browser(Options::default()).await?;
    browser.page().open(&server.url("kill.html?store=database")).await?;
    browser.page().eventually("some writes", async || Ok((server.acknowledged().len() >= 5).then_some(()))).await?;
    faults::kill_storage_process(stage.engine(), browser.profile())?;
    let browser = if stage.engine() == Engine::Chromium {
        // The browser goes on, and so does the page.
        let so_far = server.acknowledged().len();
        browser
            .page()
            .eventually("more writes", async || Ok((server.acknowledged().len() > so_far + 3).then_some(())))
            .await?;
        browser
    } else {
        stage.kill_and_relaunch(&browser).await?
    };
    let acknowledged: BTreeSet<String> = server.acknowledged().into_iter().collect();
    let left = there(&browser.page(), &server, "database").await?;
    expect(left.is_superset(&acknowledged), || format!("of {acknowledged:?} only {left:?} is left"))?;
    Ok(())
}

async fn harness_limits_the_quota(stage: &mut Stage) -> Outcome {
    let server = stage.serve_own_pages().await?;
    let page = stage.page().await?;
    page.open(&server.url("harness.html")).await?;
    faults::set_quota(&page, 10_000).await?;
    let put = "(async () => { const cache = await caches.open('c');
        await cache.put('/big', new Response('x'.repeat(200000))); return 'kept'; })()";
    let full = page.evaluate(put).await;
    expect(full.is_err(), || "200 kB went into 10 kB".to_owned())?;
    faults::lift_quota(&page).await?;
    expect_equal("after lifting", page.evaluate(put).await?, json!("kept"))?;
    faults::evict(&page).await?;
    expect_equal("after eviction", page.evaluate("caches.has('c')").await?, json!(false))?;
    Ok(())
}

async fn harness_fills_a_small_disk(stage: &mut Stage) -> Outcome {
    let disk = SmallDisk::mount(160)?;
    let server = stage.serve_own_pages().await?;
    let options = Options { profile_parent: Some(disk.path().to_owned()), ..Options::default() };
    let browser = stage.fresh_browser(options).await?;
    save_some(&browser.page(), &server, 3).await?;
    disk.fill(0)?;
    let put = "new Promise((good, bad) => { const request = indexedDB.open('kill', 1);
        request.onerror = () => bad(request.error);
        request.onsuccess = () => {
            const transaction = request.result.transaction('numbers', 'readwrite', {durability: 'strict'});
            transaction.objectStore('numbers').put('x'.repeat(8000000), 'big');
            transaction.oncomplete = () => good('kept');
            transaction.onabort = () => bad(transaction.error); }; })";
    let full = browser.page().evaluate(put).await;
    expect(full.is_err(), || "8 MB went onto a full disk".to_owned())?;
    disk.drain()?;
    leave(stage, browser).await?;
    Ok(())
}

/// Ends a browser before the disk below it goes away.
async fn leave(stage: &mut Stage, browser: Browser) -> Result<(), Failure> {
    browser.kill().await?;
    stage.done_with(&browser);
    Ok(())
}

/// Lets the page save until at least `count` numbers are acknowledged, then stops it.
async fn save_some(page: &Page, server: &Server, count: usize) -> Result<(), Failure> {
    page.open(&server.url("kill.html?store=database")).await?;
    page.eventually("some acknowledged writes", async || Ok((server.acknowledged().len() >= count).then_some(())))
        .await?;
    page.open(&server.url("harness.html")).await
}

/// The names that a store of the suite's own page holds.
async fn there(page: &Page, server: &Server, store: &str) -> Result<BTreeSet<String>, Failure> {
    page.open(&server.url(&format!("kill.html?read&store={store}"))).await?;
    let text = page
        .eventually("the names that are there", async || {
            let text = page.text().await?;
            expect(!text.contains("failed:"), || text.clone())?;
            Ok(text.split_once("there:").map(|(_, names)| names.to_owned()))
        })
        .await?;
    Ok(text.split_whitespace().map(str::to_owned).collect())
}
