//! axe-core finds nothing on any screen, in both languages, both themes, narrow and wide; and nothing has to be scrolled
//! sideways at 320 px or with text of double size.

use super::visit::{SESSION_NOTE, Visit};
use crate::axe;
use crate::engine::Engine;
use crate::failure::{Failure, Outcome, expect};
use crate::profile::Profile;
use crate::scenario;
use crate::scenario::{Scenario, Stage};
use serde_json::{Value, json};

/// All scenarios of this file.
pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(axe_finds_nothing_in_english_and_light).only(&[Engine::Chromium, Engine::Webkit]).within(180),
        scenario!(axe_finds_nothing_in_french_and_dark).only(&[Engine::Chromium, Engine::Firefox]).within(180),
        scenario!(axe_finds_nothing_in_english_and_dark).only(&[Engine::Chromium]).within(180),
        scenario!(axe_finds_nothing_in_french_and_light).only(&[Engine::Chromium]).within(180),
        scenario!(axe_finds_nothing_in_english_and_light).only(&[Engine::Firefox]).long().within(300),
        scenario!(axe_finds_nothing_in_french_and_dark).only(&[Engine::Webkit]).long().within(300),
        scenario!(axe_finds_nothing_in_english_and_dark).only(&[Engine::Firefox, Engine::Webkit]).long().within(300),
        scenario!(axe_finds_nothing_in_french_and_light).only(&[Engine::Firefox, Engine::Webkit]).long().within(300),
        scenario!(nothing_scrolls_sideways_at_320_pixels_and_with_double_text).only(&[Engine::Chromium]).within(120),
    ]
}

/// Every page that has an address, once the sample is there.
const ROUTES: [&str; 26] = [
    "agenda/2027-04-08",
    "session/s05",
    "session/s09",
    "people",
    "people?radkov",
    "person/p05",
    "practices",
    "practice/n01",
    "practice/n09",
    "practice/new",
    "exchange",
    "import",
    "exchanges",
    "export",
    "export?edition",
    "backup",
    "more",
    "settings",
    "storage",
    "changes",
    "conference",
    "help",
    "keyboard",
    "accessibility",
    "privacy",
    "worried",
];

/// What is in the narrowest and in a usual window.
const WIDTHS: [u32; 2] = [360, 1366];

/// The choices before the app starts, in the form in which it keeps them.
async fn choose(visit: &Visit, language: &str, theme: &str) -> Result<(), Failure> {
    let text = json!({ "language": language, "theme": theme }).to_string();
    visit.page.script("localStorage.setItem('plenary.preferences', arguments[0])", vec![json!(text)]).await?;
    visit.reload().await?;
    let chosen = format!(
        "document.documentElement.lang === '{language}' && document.documentElement.dataset.theme === '{theme}'"
    );
    visit.page.wait_until(&chosen).await
}

/// Presses the first button of the main part that bears a name in one of the two languages.
async fn press(visit: &Visit, names: [&str; 2]) -> Result<(), Failure> {
    let script = "const found = [...document.querySelectorAll('main button, main summary')]
            .find((one) => arguments[0].some((name) => one.innerText.trim().startsWith(name)));
        found?.click();
        return Boolean(found);";
    visit
        .page
        .eventually(&format!("the button {names:?}"), async || {
            let done = visit.page.script(script, vec![json!(names)]).await?;
            Ok((done == Value::Bool(true)).then_some(()))
        })
        .await
}

/// Looks at the screen as it is, narrow and wide, and adds what axe finds.
async fn look(visit: &Visit, screen: &str, found: &mut Vec<String>) -> Result<(), Failure> {
    for width in WIDTHS {
        visit.page.resize(width, 900).await?;
        if visit.page.engine() == Engine::Chromium {
            // As high as all of it: what lies half under a bar at the edge is no finding.
            let whole = "return Math.min(12000, Math.max(900, document.documentElement.scrollHeight + 200))";
            let height = visit.page.script(whole, Vec::new()).await?.as_u64().unwrap_or(900);
            visit.page.resize(width, u32::try_from(height).unwrap_or(900)).await?;
        }
        // Running transitions show colours that are neither here nor there.
        let rest = "document.getAnimations().every((one) => one.playState !== 'running')";
        visit.page.wait_until(rest).await?;
        let violations = axe::check(&visit.page).await?;
        // How big targets are is looked at where all of a page fits into the window: at its edge each looks cut off.
        let is_whole = visit.page.engine() == Engine::Chromium;
        let violations = violations.iter().filter(|one| one.rule != "target-size" || is_whole);
        found.extend(violations.map(|one| format!("\n      {screen} at {width} px: {one}")));
    }
    Ok(())
}

async fn look_everywhere(stage: &mut Stage, language: &str, theme: &str) -> Outcome {
    let visit = Visit::first(stage).await?;
    let page = &visit.page;
    let mut found = Vec::new();
    choose(&visit, language, theme).await?;
    look(&visit, "first run", &mut found).await?;
    press(&visit, ["Paste a pack", "Coller un dossier"]).await?;
    look(&visit, "first run with the field for pasting", &mut found).await?;
    visit.go("backup").await?;
    look(&visit, "backup before the first pack", &mut found).await?;
    visit.go("").await?;
    visit.give(&crate::hostile_folder().join("left-body-missing.json")).await?;
    page.wait_until("document.querySelectorAll('main .apply-bar button').length === 2").await?;
    page.script("document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })", vec![]).await?;
    look(&visit, "preview with problems", &mut found).await?;
    page.script("document.querySelector('main .apply-bar button').click()", Vec::new()).await?;
    page.wait_until("document.querySelectorAll('main .big-choice').length === 3").await?;
    page.script("document.querySelectorAll('main .big-choice')[2].click()", Vec::new()).await?;
    page.wait_until("document.querySelectorAll('main .apply-bar button').length === 2").await?;
    look(&visit, "preview of the sample", &mut found).await?;
    page.script("[...document.querySelectorAll('main .apply-bar button')].at(-1).click()", Vec::new()).await?;
    page.wait_until("location.hash.startsWith('#/agenda')").await?;
    look(&visit, "agenda with a message", &mut found).await?;
    for route in ROUTES {
        visit.go(route).await?;
        page.wait_until(
            "document.activeElement?.id === 'page-title' || document.querySelector('#page-title') !== null",
        )
        .await?;
        look(&visit, route, &mut found).await?;
    }
    look_at_states(&visit, &mut found).await?;
    page.resize(1366, 900).await?;
    expect(found.is_empty(), || format!("{} violations:{}", found.len(), found.concat()))?;
    visit.no_errors().await?;
    Ok(())
}

/// What addresses do not lead to: things open, written, refused, asked.
async fn look_at_states(visit: &Visit, found: &mut Vec<String>) -> Result<(), Failure> {
    let page = &visit.page;
    let type_into = "const [selector, text] = arguments;
        const field = document.querySelector(selector);
        field.value = text;
        field.dispatchEvent(new window.InputEvent('input', { bubbles: true }));
        field.dispatchEvent(new window.Event('change', { bubbles: true }));";
    visit.go("session/s05").await?;
    page.script(type_into, vec![json!("#private-note"), json!("noted")]).await?;
    visit.saved().await?;
    press_selector(visit, "[data-key=star]").await?;
    look(visit, "session with a note and a star", found).await?;
    visit.go("practice/new").await?;
    for (selector, text) in [
        ("#note-title", "A title"),
        ("#note-country", "FR"),
        ("#note-summary", "Write to somebody@example.org about the boy of seven."),
    ] {
        page.script(type_into, vec![json!(selector), json!(text)]).await?;
    }
    visit.saved().await?;
    page.script("document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })", vec![]).await?;
    page.wait_until("document.querySelector('main .found') !== null").await?;
    look(visit, "form, all of it open, with findings", found).await?;
    let id = page.evaluate("location.hash.split('/')[2]").await?;
    let id = id.as_str().unwrap_or_default().to_owned();
    visit.go(&format!("practice/{id}/share")).await?;
    press(visit, ["Share", "Partager"]).await?;
    page.wait_until("document.querySelector('#share-refused') !== null").await?;
    look(visit, "sharing refused", found).await?;
    visit.go(&format!("practice/{id}")).await?;
    look(visit, "a note of one's own", found).await?;
    visit.go("storage").await?;
    press(visit, ["Erase everything…", "Tout effacer…"]).await?;
    page.wait_until("document.querySelector('dialog[open]') && getComputedStyle(document.querySelector('dialog[open]')).opacity === '1'").await?;
    look(visit, "dialog before erasing", found).await?;
    page.press("Escape").await?;
    page.wait_until("document.querySelector('dialog[open]') === null").await?;
    look_at_exchange(visit, found).await?;
    visit.go("changes").await?;
    look(visit, "changes", found).await?;
    page.script("window.plenary_crash('looked at')", Vec::new()).await?;
    look(visit, "crash page", found).await
}

/// Two versions of one note by this device that know nothing of each other, as a contribution; made of a note of the
/// sample.
const TWO_VERSIONS: &str = "Promise.all([
    fetch('packs/strasbourg-1.json').then((pack) => pack.json()),
    new Promise((resolve, reject) => {
        const request = indexedDB.open('plenary');
        request.onerror = reject;
        request.onsuccess = () => {
            const device = request.result.transaction('meta').objectStore('meta').get('device');
            device.onsuccess = () => { request.result.close(); resolve(device.result.value); };
        };
    })]).then(([{ records }, by]) => {
    const note = records.find(({ type, id }) => type === 'note' && id === 'n01');
    const version = (title) => ({ ...note, id: 'n-axe', by, n: 1, body: { ...note.body, title: { fr: title } } });
    return JSON.stringify({ 'plenary-pack': 1, conference: 'demo-2027', issuer: { id: by }, number: 1,
        purpose: 'contribution', records: [version('Une main'), version('Deux mains')] }); })";

/// What stands between a file and the notes in it: locked, compared, listed.
async fn look_at_exchange(visit: &Visit, found: &mut Vec<String>) -> Result<(), Failure> {
    let page = &visit.page;
    visit.go("backup").await?;
    page.script("document.querySelectorAll('main input[type=radio]')[2].click()", vec![]).await?;
    page.wait_until("document.querySelector('#lock-key') !== null").await?;
    look(visit, "locking for a key", found).await?;
    let folder = Profile::create()?;
    let locked = Visit::write_file(folder.path(), "locked.age", "-----BEGIN AGE ENCRYPTED FILE-----\n")?;
    visit.go("exchange").await?;
    visit.give(&locked).await?;
    page.wait_until("document.querySelector('#unlock') !== null").await?;
    press(visit, ["Open", "Ouvrir"]).await?;
    page.wait_until("document.querySelector('#unlock-error') !== null").await?;
    look(visit, "a locked file", found).await?;
    let two = page.evaluate(TWO_VERSIONS).await?.as_str().unwrap_or_default().to_owned();
    let two = Visit::write_file(folder.path(), "two.json", &two)?;
    visit.go("exchange").await?;
    visit.give(&two).await?;
    page.wait_until("document.querySelectorAll('main .preview-line').length > 0").await?;
    look(visit, "preview of a contribution", found).await?;
    page.script("[...document.querySelectorAll('main .apply-bar button')].at(-1).click()", Vec::new()).await?;
    page.wait_until("location.hash.startsWith('#/agenda')").await?;
    visit.go("practice/n-axe/versions").await?;
    page.wait_until("document.querySelectorAll('main input[type=radio]').length > 0").await?;
    look(visit, "two versions side by side", found).await?;
    visit.go("exchanges").await?;
    look(visit, "history of exchanges", found).await
}

async fn press_selector(visit: &Visit, selector: &str) -> Result<(), Failure> {
    visit.page.script("document.querySelector(arguments[0]).click()", vec![json!(selector)]).await.map(drop)
}

async fn axe_finds_nothing_in_english_and_light(stage: &mut Stage) -> Outcome {
    look_everywhere(stage, "en", "light").await
}

async fn axe_finds_nothing_in_french_and_dark(stage: &mut Stage) -> Outcome {
    look_everywhere(stage, "fr", "dark").await
}

async fn axe_finds_nothing_in_english_and_dark(stage: &mut Stage) -> Outcome {
    look_everywhere(stage, "en", "dark").await
}

async fn axe_finds_nothing_in_french_and_light(stage: &mut Stage) -> Outcome {
    look_everywhere(stage, "fr", "light").await
}

/// What sticks out of the page to the right, and by how much.
const STICKS_OUT: &str = "const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > width + 1 && one.getClientRects().length > 0)
        .filter((one) => { for (let up = one.parentElement; up; up = up.parentElement) {
            if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX)) return false; } return true; })
        .slice(0, 4)
        .map((one) => `${one.tagName} .${one.className} ${Math.round(one.getBoundingClientRect().right - width)} px: ${
            one.innerText?.slice(0, 40)}`).concat([`${document.documentElement.scrollWidth} of ${width} px`]);";

async fn nothing_scrolls_sideways_at_320_pixels_and_with_double_text(stage: &mut Stage) -> Outcome {
    let visit = Visit::first(stage).await?;
    let page = &visit.page;
    let mut found = Vec::new();
    page.resize(320, 640).await?;
    let first = page.script(STICKS_OUT, Vec::new()).await?;
    if first != json!([]) {
        found.push(format!("\n      first run: {first}"));
    }
    page.resize(1366, 900).await?;
    visit.try_sample().await?;
    for (language, size) in [("en", 100), ("fr", 100), ("fr", 200)] {
        let chosen = json!({ "language": language, "text_size": size }).to_string();
        page.script("localStorage.setItem('plenary.preferences', arguments[0])", vec![json!(chosen)]).await?;
        visit.reload().await?;
        // Double text on a phone of usual width; all screens have to do with 320 pixels.
        page.resize(if size == 200 { 360 } else { 320 }, 640).await?;
        for route in ROUTES {
            visit.go(route).await?;
            let out = page.script(STICKS_OUT, Vec::new()).await?;
            if out != json!([]) {
                found.push(format!("\n      {route} ({language}, {size} %): {out}"));
            }
        }
    }
    page.resize(1366, 900).await?;
    expect(found.is_empty(), || format!("{} screens scroll sideways:{}", found.len(), found.concat()))?;
    page.look_for("field", Some(SESSION_NOTE)).await?;
    Ok(())
}
