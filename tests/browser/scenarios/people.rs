//! The directory: a person is found as one types, whatever the accents.

use super::visit::Visit;
use crate::failure::{Outcome, expect};
use crate::scenario;
use crate::scenario::{Scenario, Stage};

/// All scenarios of this file.
pub fn scenarios() -> Vec<Scenario> {
    vec![scenario!(person_is_found_across_accents_and_word_order)]
}

/// What is typed, and who must come first.
const LOOKED_FOR: [(&str, &str); 6] = [
    ("wroblewicz", "Kinga Wróblewicz"),
    ("stoyan", "Stoyan Radkov"),
    ("стоян", "Stoyan Radkov"),
    ("hadziovic amra", "Amra Hadžiović"),
    ("manescu parvan", "Horia Mănescu-Pârvan"),
    ("berroetabena", "Iñaki Berroetabeña"),
];

async fn person_is_found_across_accents_and_word_order(stage: &mut Stage) -> Outcome {
    let visit = Visit::sample(stage).await?;
    let page = &visit.page;
    visit.go("people").await?;
    page.sees("33 people").await?;
    for (typed, name) in LOOKED_FOR {
        page.fill("Name, organisation or function", typed).await?;
        page.eventually(&format!("“{typed}” to find {name} alone or first"), async || {
            let first = "return document.querySelector('main .row__link')?.innerText ?? ''";
            let first = page.script(first, Vec::new()).await?;
            let words: Vec<&str> = name.split(' ').collect();
            let text = first.as_str().unwrap_or_default().to_owned();
            Ok(words.iter().all(|word| text.contains(word)).then_some(()))
        })
        .await?;
    }
    page.fill("Name, organisation or function", "wroblewicz").await?;
    page.script("document.querySelector('main .row__link').click()", Vec::new()).await?;
    page.wait_until("location.hash.startsWith('#/person/p19')").await?;
    page.wait_until("document.querySelector('#page-title').innerText.includes('Wróblewicz')").await?;
    let title = page.session().title().await?;
    expect(title.contains("Wróblewicz"), || format!("the title is {title}"))?;
    visit.go("people").await?;
    page.fill("Name, organisation or function", "zzzzqq").await?;
    page.sees("Nothing matches").await?;
    page.press("Escape").await?;
    visit.no_errors().await?;
    Ok(())
}
