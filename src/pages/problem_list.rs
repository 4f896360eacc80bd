//! Problems of something that was read: where, what, and what to do.
//!
//! Used by the import preview and the storage page. Shows at most [`MOST`] of them and says how many more there are.

use leptos::prelude::*;

use super::and_more::and_more;
use crate::domain::order;
use crate::domain::problem::{Place, Problem, Severity};
use crate::i18n::{self, Locale, Vocabulary, t};
use crate::ui::{Panel, Tag, TagTone};

/// How many problems are listed.
const MOST: usize = 100;

/// A problem in words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct ProblemRow {
    severity: Severity,
    place: String,
    message: String,
    hint: Option<&'static str>,
}

fn row(locale: Locale, problem: &Problem) -> ProblemRow {
    let code = problem.cause.code();
    ProblemRow {
        severity: problem.severity,
        place: place_words(locale, &problem.place),
        message: i18n::problem_message(locale, code, &problem.cause.value()),
        hint: i18n::problem_hint(locale, code),
    }
}

/// Line, column, record and field, as far as they are known.
fn place_words(locale: Locale, place: &Place) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(line) = place.line {
        parts.push(t!(locale, common.line_number, line = line));
    }
    if let Some(column) = place.column {
        parts.push(t!(locale, common.column_number, column = column));
    }
    parts.extend(place.record.clone());
    if let Some(field) = &place.field {
        parts.push(t!(locale, common.field_name, field = field));
    }
    parts.join(" · ")
}

fn severity(locale: Locale, severity: Severity) -> (TagTone, &'static str) {
    let (tone, code) = match severity {
        Severity::Note => (TagTone::Quiet, "note"),
        Severity::Left => (TagTone::Warn, "left"),
        Severity::Refused => (TagTone::Now, "refused"),
    };
    (tone, i18n::label(locale, Vocabulary::ProblemSeverity, code).unwrap_or(code))
}

/// The worst problems first. `unlisted` is how many more there were when the file was read.
pub(super) fn problem_list(locale: Locale, problems: &[Problem], unlisted: u32) -> AnyView {
    let mut sorted: Vec<&Problem> = problems.iter().collect();
    order::sort_by_key(&mut sorted, |problem| std::cmp::Reverse(problem.severity));
    let rows = sorted
        .into_iter()
        .take(MOST)
        .map(|problem| {
            let row = row(locale, problem);
            let (tone, said) = severity(locale, row.severity);
            let place = (!row.place.is_empty()).then(|| view! { <p class="small muted"><bdi>{row.place}</bdi></p> });
            let hint = row.hint.map(|hint| view! { <p class="small">{hint}</p> });
            view! {
                <li class="stack stack--tight">
                    <p><bdi>{row.message}</bdi> " " <Tag tone>{said}</Tag></p>
                    {place}
                    {hint}
                </li>
            }
        })
        .collect_view();
    let more = and_more(locale, problems.len().saturating_sub(MOST) + unlisted as usize);
    view! { <Panel><ul class="stack" role="list">{rows}</ul>{more}</Panel> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::row;
    use crate::domain::problem::{Cause, Place, Problem, Severity};
    use crate::i18n::Locale;

    #[test]
    fn problem_names_its_place_and_what_to_do() {
        let place =
            Place { line: Some(3), column: None, record: Some("session s1".to_owned()), field: Some("end".to_owned()) };
        let problem = Problem { severity: Severity::Left, place, cause: Cause::EndBeforeStart };
        let row = row(Locale::EN, &problem);
        assert_eq!(row.place, "line 3 · session s1 · field end");
        assert_eq!(row.message, "The end is not after the beginning.");
        assert!(row.hint.is_some());
    }
}
