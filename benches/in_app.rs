//! The finished site with the large pack: opening it, the three lists, typing and starring, up to the painted frame.
//!
//! Used by `run.rs`. The clock is in `app.js`, in the page. What is timed is checked first: the counts of the preview,
//! the hits of a search, the state of a star. Limits are those of the design for a phone; the pack is larger than any.

use crate::failure::{Failure, expect};
use crate::in_exchange;
use crate::in_page::{number, slow_down, slowed};
use crate::page::Page;
use crate::server::Server;
use crate::table::{Row, milliseconds};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

/// From the chosen file to its preview, and from "Apply" to the agenda, in milliseconds.
const OPENING: f64 = 2_000.0;
/// From the start of a stored conference of this size to its agenda.
const START: f64 = 2_500.0;
/// From a tap to a list, the bound of "good" of Interaction to Next Paint.
const LIST: f64 = 200.0;
/// From a key stroke or a star to its painted result.
const REACTION: f64 = 100.0;
/// A frame of a screen with 60 of them in a second.
const FRAME: f64 = 17.0;
/// How often each list is gone to.
const ROUNDS: u32 = 5;
/// How often a session is starred or unstarred.
const STARS: u32 = 20;

const CLOCK: &str = include_str!("app.js");

/// Measures the site in `site` with the pack of `pack`.
pub async fn measure(page: &Page, site: &Path, pack: &Path, rows: &mut Vec<Row>) -> Result<(), Failure> {
    let server = Server::start(site).await?;
    match story(page, &server, pack, rows).await {
        Ok(()) => Ok(()),
        Err(failure) => {
            let shown: String = page.text().await.unwrap_or_default().chars().take(400).collect();
            Err(Failure::Expectation(format!("{failure}; the page shows {shown:?}")))
        }
    }
}

/// From the first start of the app to a start with everything stored.
async fn story(page: &Page, server: &Server, pack: &Path, rows: &mut Vec<Row>) -> Result<(), Failure> {
    page.session().chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CLOCK })).await?;
    page.open(&server.url("")).await?;
    page.evaluate("window.__bench.started").await?;
    page.script("window.__bench.opening('5,000', '1,500', '3,000')", Vec::new()).await?;
    page.choose_file("input[type=file]", pack).await?;
    let opened = page.evaluate("window.__bench.running").await?;
    rows.push(once("Open the large pack: file to preview", &opened, OPENING)?);
    let applied = page.evaluate("window.__bench.applying()").await?;
    rows.push(once("Apply it: tap to agenda", &applied, OPENING)?);
    for rate in [1, 4] {
        slow_down(page, rate).await?;
        measure_lists(page, rate, rows).await?;
    }
    slow_down(page, 1).await?;
    // What was applied must be there after a start: then it was stored, not only shown.
    page.wait_until_within(Duration::from_secs(20), "navigator.serviceWorker?.controller ?? true").await?;
    page.reload().await?;
    let started = page.evaluate("window.__bench.started").await?;
    let is_there =
        page.script("return document.querySelector('.card .icon-button--star') !== null", Vec::new()).await?;
    expect(is_there == Value::Bool(true), || "after a start the conference is not there".to_owned())?;
    rows.push(once("Start again with it stored, to agenda", &started, START)?);
    let errors = page.errors().await?;
    expect(errors.is_empty(), || format!("the app had errors: {errors:?}"))
}

/// An event's records come into a store that has them already, a tenth of them changed on both sides, as contributions:
/// rows that are merged one by one. From the file to its preview and from the tap until all of it is stored, the page is
/// to answer; what the worker and the database do meanwhile counts as far as the page waits for it.
pub async fn measure_exchange(page: &Page, site: &Path, folder: &Path, rows: &mut Vec<Row>) -> Result<(), Failure> {
    let server = Server::start(site).await?;
    page.session().chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CLOCK })).await?;
    page.open(&server.url("")).await?;
    page.evaluate("window.__bench.started").await?;
    bring(page, &folder.join(in_exchange::HERE), "9,500").await?;
    page.script("location.hash = '#/exchange'", Vec::new()).await?;
    let (opened, stored) = bring(page, &folder.join(in_exchange::COMING), "950").await?;
    rows.push(busy("Whole import in the app, file to preview", &opened)?);
    rows.push(busy("Whole import in the app, tap to stored", &stored)?);
    let errors = page.errors().await?;
    expect(errors.is_empty(), || format!("the app had errors: {errors:?}"))
}

/// Opens a pack and applies it; `told` stands in its preview.
async fn bring(page: &Page, pack: &Path, told: &str) -> Result<(Value, Value), Failure> {
    page.wait_until("document.querySelector('input[type=file]')").await?;
    page.script("window.__bench.opening(arguments[0])", vec![json!(told)]).await?;
    page.choose_file("input[type=file]", pack).await?;
    let opened = page.evaluate("window.__bench.running").await?;
    Ok((opened, page.evaluate("window.__bench.storing()").await?))
}

/// A row of how long the page was busy with one thing.
fn busy(what: &str, answer: &Value) -> Result<Row, Failure> {
    let longest = number(answer, "/longest")?;
    let gap = number(answer, "/gap").map(|gap| format!(", longest silence {}", milliseconds(gap))).unwrap_or_default();
    Ok(Row {
        what: what.to_owned(),
        figure: format!(
            "{}{gap}, after {}",
            task(longest).trim_start_matches(", "),
            milliseconds(number(answer, "/painted")?)
        ),
        against: format!("no task above {}", milliseconds(REACTION)),
        ratio: longest / REACTION,
        limit: Some(1.0),
    })
}

async fn measure_lists(page: &Page, rate: u32, rows: &mut Vec<Row>) -> Result<(), Failure> {
    let nothing = page.evaluate(&format!("window.__bench.nothing({STARS})")).await?;
    let nothing = many("An empty change to painted", &nothing, rate, FRAME)?;
    rows.push(Row { limit: None, ..nothing });
    let lists = page.evaluate(&format!("window.__bench.lists({ROUNDS})")).await?;
    for (name, what) in
        [("agenda", "Agenda, 1,500 sessions"), ("people", "People, 5,000"), ("practices", "Practices, 3,000 notes")]
    {
        let row = many(&format!("{what}: tap to painted list"), &lists[name], rate, LIST)?;
        // On a slow phone a list of this size is told, not promised.
        rows.push(Row { limit: row.limit.filter(|_| rate == 1), ..row });
    }
    let typed =
        "window.__bench.typing('people', ['wojcicka zofia', 'jorgensvik', 'novacek elise'], '.row-list .row__link')";
    let typed = page.evaluate(typed).await?;
    rows.push(many("People: key stroke to painted hits", &typed, rate, REACTION)?);
    let typed =
        "window.__bench.typing('practices', ['helpline', 'prevention', 'workshop reseau'], '.card .card__link')";
    let typed = page.evaluate(typed).await?;
    let first = many("Practices: first key stroke, which builds the index", &typed["first"], rate, LIST)?;
    rows.push(Row { limit: first.limit.filter(|_| rate == 1), ..first });
    rows.push(many("Practices: key stroke to painted hits", &typed, rate, REACTION)?);
    let stars = page.evaluate(&format!("window.__bench.stars({STARS})")).await?;
    rows.push(many("Star to painted", &stars, rate, REACTION)?);
    Ok(())
}

/// A row of something that happens once.
fn once(what: &str, answer: &Value, limit: f64) -> Result<Row, Failure> {
    let painted = number(answer, "/painted")?;
    let longest = number(answer, "/longest")?;
    Ok(Row {
        what: what.to_owned(),
        figure: format!("{}{}", milliseconds(painted), task(longest)),
        against: format!("limit {}", milliseconds(limit)),
        ratio: painted / limit,
        limit: Some(1.0),
    })
}

/// A row of the median of many.
fn many(what: &str, answer: &Value, rate: u32, limit: f64) -> Result<Row, Failure> {
    let median = number(answer, "/median")?;
    let (min, worst) = (number(answer, "/min")?, number(answer, "/worst")?);
    let count = number(answer, "/count")?;
    let longest = number(answer, "/longest")?;
    Ok(Row {
        what: format!("{what}{}", slowed(rate)),
        figure: format!(
            "{} (min {}, worst {} of {count}){}",
            milliseconds(median),
            milliseconds(min),
            milliseconds(worst),
            task(longest)
        ),
        against: format!("limit {}", milliseconds(limit)),
        ratio: median / limit,
        limit: Some(1.0),
    })
}

/// The longest task; browsers report those of 50 ms and more.
fn task(longest: f64) -> String {
    if longest > 0.0 { format!(", longest task {}", milliseconds(longest)) } else { ", no long task".to_owned() }
}
