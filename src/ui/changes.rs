//! What changes in one record: a table of its fields, before and after.
//!
//! For: previews.
//! Not for: choosing between two versions (see `versions`).

use leptos::prelude::*;

use super::foreign::Words;

/// What a field says on one side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeSide {
    /// The whole text.
    pub whole: Words,
    /// What is shown of a long text until it is unfolded; empty where all of it is.
    pub brief: String,
}

/// A field that changes; an absent side is shown as empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeRow {
    /// Name of the field.
    pub field: Words,
    /// A quiet line under it; may be empty.
    pub note: String,
    /// What it says now.
    pub before: Option<ChangeSide>,
    /// What it would say.
    pub after: Option<ChangeSide>,
}

/// What the two sides are to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChangeKind {
    /// The second takes the place of the first.
    #[default]
    Replaces,
    /// Both stay.
    Beside,
    /// There is no first side.
    Comes,
    /// There is no second side.
    Goes,
}

/// The words around the fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChangeWords {
    /// Heads of the three columns: field, now, after.
    pub head: [&'static str; 3],
    /// Stands where a side says nothing.
    pub empty: &'static str,
    /// Unfolds a long text.
    pub whole: &'static str,
}

/// Fields with their text before and after. What goes is struck through and what comes underlined: no colour alone.
#[component]
pub fn Changes(
    /// The words around the fields.
    words: ChangeWords,
    /// The fields.
    rows: Vec<ChangeRow>,
    /// What the two sides are to each other.
    #[prop(optional)]
    kind: ChangeKind,
) -> impl IntoView {
    let ChangeWords { head: [field, now, then], empty, whole } = words;
    let (first, second) = (kind != ChangeKind::Comes, kind != ChangeKind::Goes);
    let body: Vec<AnyView> = rows
        .into_iter()
        .map(|row| {
            let note =
                (!row.note.is_empty()).then(|| view! { <span class="changes__note">{row.note}</span> }.into_any());
            let before =
                first.then(|| cell(now, row.before, empty, whole, (kind == ChangeKind::Replaces).then_some(Mark::Out)));
            let after =
                second.then(|| cell(then, row.after, empty, whole, (kind == ChangeKind::Replaces).then_some(Mark::In)));
            view! {
                <tr class="changes__row">
                    <th class="changes__field" scope="row">{row.field.into_view()}{note}</th>
                    {before}
                    {after}
                </tr>
            }
            .into_any()
        })
        .collect();
    let head = [Some(field), first.then_some(now), second.then_some(then)];
    let head: Vec<AnyView> = head
        .into_iter()
        .flatten()
        .map(|text| view! { <th class="changes__head" scope="col">{text}</th> }.into_any())
        .collect();
    view! {
        <table class="changes" class:changes--one=!(first && second)>
            <thead class="changes__top"><tr>{head}</tr></thead>
            <tbody class="changes__body">{body}</tbody>
        </table>
    }
    .into_any()
}

/// How a text is marked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Out,
    In,
}

fn marked(text: AnyView, mark: Option<Mark>) -> AnyView {
    match mark {
        Some(Mark::Out) => view! { <del>{text}</del> }.into_any(),
        Some(Mark::In) => view! { <ins>{text}</ins> }.into_any(),
        None => text,
    }
}

fn cell(
    label: &'static str,
    side: Option<ChangeSide>,
    empty: &'static str,
    unfold: &'static str,
    mark: Option<Mark>,
) -> AnyView {
    let inside = match side {
        None => view! { <span class="changes__empty">{empty}</span> }.into_any(),
        Some(ChangeSide { whole, brief }) if brief.is_empty() => marked(whole.into_view(), mark),
        Some(ChangeSide { whole, brief }) => {
            let brief = marked(Words { text: brief, ..whole.clone() }.into_view(), mark);
            let whole = marked(whole.into_view(), mark);
            view! {
                <div class="changes__brief">{brief}</div>
                <details class="changes__whole"><summary class="changes__unfold">{unfold}</summary>{whole}</details>
            }
            .into_any()
        }
    };
    view! { <td class="changes__cell" data-label=label>{inside}</td> }.into_any()
}
