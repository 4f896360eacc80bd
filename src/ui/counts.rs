//! What would change: figures in tiles, and a table of fields before and after.
//!
//! For: the preview of an import or export.
//! Not for: choosing between two versions (see `versions`).

use leptos::prelude::*;

/// A row of figures.
#[component]
pub fn Counts(
    /// Name of the list ("Summary").
    #[prop(into)]
    label: String,
    /// [`CountTile`]s.
    children: Children,
) -> impl IntoView {
    view! { <ul class="counts" role="list" aria-label=label>{children()}</ul> }.into_any()
}

/// A figure and what it counts, an `<li>`.
#[component]
pub fn CountTile(
    /// The figure, already written for the language.
    #[prop(into)]
    figure: String,
    /// What it counts ("added").
    #[prop(into)]
    label: String,
    /// Where what it counts stands, if anywhere.
    #[prop(optional, into)]
    href: Option<String>,
) -> impl IntoView {
    let face = view! {
        <b class="counts__figure">{figure}</b>
        " "
        <span class="counts__label">{label}</span>
    }
    .into_any();
    match href {
        Some(href) => view! { <li class="counts__tile"><a class="counts__link" href=href>{face}</a></li> }.into_any(),
        None => view! { <li class="counts__tile">{face}</li> }.into_any(),
    }
}

/// A field that changes; an absent side is shown as empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeRow {
    /// Name of the field.
    pub field: String,
    /// What it says now.
    pub before: Option<String>,
    /// What it would say.
    pub after: Option<String>,
}

/// Fields with their text before and after.
#[component]
pub fn Changes(
    /// Heads of the three columns: field, now, after.
    head: [String; 3],
    /// The fields.
    rows: Vec<ChangeRow>,
) -> impl IntoView {
    let [_, now, after] = head.clone();
    let rows = rows
        .into_iter()
        .map(|row| {
            let before = row.before.map(|text| view! { <del class="changes__before">{text}</del> });
            let then = row.after.map(|text| view! { <ins class="changes__after">{text}</ins> });
            view! {
                <tr class="changes__row">
                    <th class="changes__field" scope="row">{row.field}</th>
                    <td class="changes__cell" data-label=now.clone()>{before}</td>
                    <td class="changes__cell" data-label=after.clone()>{then}</td>
                </tr>
            }
        })
        .collect_view();
    let head = head.into_iter().map(|text| view! { <th class="changes__head" scope="col">{text}</th> }).collect_view();
    view! {
        <table class="changes">
            <thead class="changes__top"><tr>{head}</tr></thead>
            <tbody class="changes__body">{rows}</tbody>
        </table>
    }
    .into_any()
}
