//! The accessibility rules of axe-core, run in the page as it stands.
//!
//! Used by the scenarios that visit every screen. It reports violations only; what axe calls incomplete is for a person
//! to look at. The package is pinned in `package.json` beside this file and installed by the set-up.

use crate::failure::{Failure, expect};
use crate::page::Page;
use serde_json::{Value, json};
use std::fmt;

/// One rule that a page breaks.
#[derive(Clone, Debug)]
pub struct Violation {
    /// The rule's name, for instance `color-contrast`.
    pub rule: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    pub impact: String,
    /// The rule in words.
    pub help: String,
    /// What broke it, as CSS selectors with axe's explanation.
    pub places: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} ({}): {} at {}", self.rule, self.impact, self.help, self.places.join(" | "))
    }
}

const RUN: &str = "const done = arguments[arguments.length - 1];
    axe.run(document, { runOnly: { type: 'tag', values: arguments[0] }, resultTypes: ['violations'] })
      .then((result) => done({ violations: result.violations.map((one) => ({
          rule: one.id, impact: one.impact ?? '', help: one.help,
          places: one.nodes.slice(0, 6).map((node) =>
              `${node.target.join(' ')} [${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''}]`) })) }),
        (error) => done({ error: String(error) }));";

/// Runs all rules of WCAG 2.0 to 2.2, levels A and AA, and the best practices.
pub async fn check(page: &Page) -> Result<Vec<Violation>, Failure> {
    let is_there = page.script("return typeof window.axe === 'object'", Vec::new()).await?;
    if is_there != Value::Bool(true) {
        let file = crate::suite_folder().join("node_modules/axe-core/axe.min.js");
        let source = tokio::fs::read_to_string(&file).await.map_err(|error| {
            Failure::Unavailable(format!("axe-core ({}: {error}); run npm ci there", file.display()))
        })?;
        // As the text of a script command it is not subject to the page's content policy.
        page.script(&format!("{source}\n;window.axe = window.axe ?? axe;"), Vec::new()).await?;
    }
    let tags = json!(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
    let answer = page.session().execute_async(RUN, vec![tags]).await?;
    if let Some(error) = answer.get("error").and_then(Value::as_str) {
        return Err(Failure::Expectation(format!("axe-core failed: {error}")));
    }
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let list = |value: &Value, key: &str| value.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    Ok(list(&answer, "violations")
        .iter()
        .map(|one| Violation {
            rule: text(one, "rule"),
            impact: text(one, "impact"),
            help: text(one, "help"),
            places: list(one, "places").iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        })
        .collect())
}

/// Fails with every violation, naming the screen.
pub async fn expect_none(page: &Page, screen: &str) -> Result<(), Failure> {
    let violations = check(page).await?;
    expect(violations.is_empty(), || {
        let lines: Vec<String> = violations.iter().map(|one| format!("\n      {one}")).collect();
        format!("{screen} breaks {} rules:{}", violations.len(), lines.concat())
    })
}
