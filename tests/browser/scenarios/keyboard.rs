//! Without a mouse: every control can be reached and is seen to have the focus, pages and dialogs put it where it
//! belongs, and the keys of the list do what the list says.

use super::visit::Visit;
use crate::engine::Engine;
use crate::failure::{Failure, Outcome, expect, expect_equal};
use crate::scenario;
use crate::scenario::{Scenario, Stage};
use serde_json::json;

/// All scenarios of this file.
pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(tab_reaches_every_control_in_order),
        scenario!(focus_goes_to_the_heading_and_back_from_a_dialog),
        scenario!(keys_of_the_list_do_what_it_says),
    ]
}

/// Numbers everything that Tab should reach, in the order of the page.
const NUMBER_ALL: &str = "const all = [...document.querySelectorAll(
        'a[href],button,input:not([type=hidden]):not([hidden]),select,textarea,summary')]
        .filter((one) => one.getClientRects().length > 0 && !one.disabled && one.tabIndex >= 0
            && getComputedStyle(one).visibility !== 'hidden')
        .filter((one) => { const fold = one.parentElement.closest('details:not([open])');
            return !fold || (one.tagName === 'SUMMARY' && one.parentElement === fold && !fold.parentElement.closest('details:not([open])')); })
        .filter((one) => one.type !== 'radio' || one.checked || !document.querySelector(`input[name=\"${one.name}\"]:checked`));
    all.forEach((one, index) => { one.dataset.place = index; });
    all[0].focus();
    return all.map((one) => `${one.tagName} ${(one.ariaLabel ?? one.id ?? one.innerText ?? '').trim().slice(0, 30)}`);";

const PLACE: &str = "return Number(document.activeElement?.dataset?.place ?? -1)";

async fn tab_through(visit: &Visit, route: &str) -> Result<(), Failure> {
    let page = &visit.page;
    let names = page.script(NUMBER_ALL, Vec::new()).await?;
    let names = names.as_array().cloned().unwrap_or_default();
    // The first one has the focus by hand: where Tab begins otherwise depends on what was pressed before.
    let mut places: Vec<i64> = vec![0];
    for _ in 0..names.len() + 4 {
        page.press("Tab").await?;
        let place = page.script(PLACE, Vec::new()).await?.as_i64().unwrap_or(-1);
        if place >= 0 && places.contains(&place) {
            break;
        }
        if place >= 0 {
            places.push(place);
        }
    }
    let missing: Vec<String> =
        (0_i64..).zip(&names).filter(|(place, _)| !places.contains(place)).map(|(_, name)| name.to_string()).collect();
    expect(missing.is_empty(), || format!("{route}: Tab does not reach {missing:?}; it went {places:?}"))?;
    expect(places.is_sorted(), || format!("{route}: Tab goes {places:?}"))
}

async fn tab_reaches_every_control_in_order(stage: &mut Stage) -> Outcome {
    if stage.engine() == Engine::Webkit {
        // As in Safari, Tab goes past links there unless the person says otherwise; the other two engines try this.
        return Ok(());
    }
    let visit = Visit::first(stage).await?;
    visit.page.resize(1366, 900).await?;
    tab_through(&visit, "first run").await?;
    visit.try_sample().await?;
    for route in [
        "session/s05",
        "people",
        "exchange",
        "exchanges",
        "export?edition",
        "backup",
        "settings",
        "practice/new",
        "storage",
        "more",
    ] {
        visit.go(route).await?;
        // The heading takes the focus when all is drawn; before that it would take it away from the first control.
        visit.page.wait_until("document.activeElement?.id === 'page-title'").await?;
        tab_through(&visit, route).await?;
    }
    Ok(())
}

async fn focus_goes_to_the_heading_and_back_from_a_dialog(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    for route in ["people", "session/s05", "practices", "practice/n01", "exchange", "more", "storage", "agenda"] {
        visit.go(route).await?;
        page.wait_until("document.activeElement?.id === 'page-title'").await?;
        expect_equal(
            &format!("main headings of {route}"),
            page.evaluate("document.querySelectorAll('h1').length").await?,
            json!(1),
        )?;
    }
    visit.go("storage").await?;
    page.wait_until("document.activeElement?.id === 'page-title'").await?;
    let name = "Erase everything…";
    page.script(
        "[...document.querySelectorAll('button')].find((one) => one.innerText.trim() === arguments[0]).focus()",
        vec![json!(name)],
    )
    .await?;
    page.press("Enter").await?;
    page.find("dialog", "Erase everything").await?;
    page.wait_until("document.querySelector('dialog[open]').contains(document.activeElement)").await?;
    page.press("Escape").await?;
    page.wait_until("document.querySelector('dialog[open]') === null").await?;
    page.wait_until("document.activeElement?.innerText?.trim() === 'Erase everything…'").await?;
    visit.no_errors().await?;
    Ok(())
}

async fn keys_of_the_list_do_what_it_says(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    visit.go("agenda/2027-04-08").await?;
    for (key, route) in
        [("2", "people"), ("3", "practices"), ("4", "exchange"), ("5", "more"), ("1", "agenda"), ("?", "keyboard")]
    {
        page.press(key).await?;
        page.wait_until(&format!("location.hash.startsWith('#/{route}')")).await?;
        page.wait_until("document.activeElement?.id === 'page-title'").await?;
    }
    for keys in ["/", "Control+k"] {
        visit.go("more").await?;
        page.wait_until("document.activeElement?.id === 'page-title'").await?;
        page.press(keys).await?;
        page.wait_until("document.activeElement?.type === 'search'").await?;
        expect_equal("nothing typed", page.evaluate("document.activeElement.value").await?, json!(""))?;
    }
    visit.go("agenda/2027-04-08").await?;
    page.wait_until("document.activeElement?.id === 'page-title'").await?;
    page.press("j").await?;
    page.wait_until("document.activeElement?.matches('main li a')").await?;
    page.press("j").await?;
    page.press("k").await?;
    page.press("Enter").await?;
    page.wait_until("location.hash.startsWith('#/session/')").await?;
    page.wait_until("document.activeElement?.id === 'page-title'").await?;
    page.press("s").await?;
    visit.stored_star().await?;
    page.press("Control+z").await?;
    page.wait_until("document.querySelector('[data-key=star]').getAttribute('aria-pressed') === 'false'").await?;
    // While typing a letter is a letter.
    visit.go("session/s05").await?;
    page.type_into(super::visit::SESSION_NOTE, "s1?/j").await?;
    expect_equal("typed", page.field_value(super::visit::SESSION_NOTE).await?, "s1?/j".to_owned())?;
    // And who switches single keys off has none.
    visit.go("settings").await?;
    page.check("Single-key shortcuts", false).await?;
    page.script("document.activeElement.blur()", Vec::new()).await?;
    page.press("3").await?;
    page.evaluate("new Promise((done) => setTimeout(done, 150))").await?;
    expect_equal("the page", page.evaluate("location.hash").await?, json!("#/settings"))?;
    visit.no_errors().await?;
    Ok(())
}
