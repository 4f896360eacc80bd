//! Texts that are not the interface's own: in another language, or a name that must not be translated.
//!
//! For: titles, names and rooms out of packs, so that the right voice reads them and no translator rewrites them.
//! Not for: choosing which language of a text to show; the page does that.

use leptos::prelude::*;

/// A text with its language. `"…".into()` is a text in the language of the interface.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// What is shown.
    pub text: String,
    /// BCP 47 tag of the text when it may differ from the interface's.
    pub lang: Option<String>,
    /// True for names: never translated.
    pub name: bool,
}

impl Words {
    /// A text in the language `lang` (BCP 47; an empty tag counts as unknown).
    pub fn foreign(text: impl Into<String>, lang: impl Into<String>) -> Self {
        let lang: String = lang.into();
        Self { text: text.into(), lang: (!lang.is_empty()).then_some(lang), name: false }
    }

    /// A name of a person, room or organisation; `lang` (BCP 47) may be empty when unknown.
    pub fn name(text: impl Into<String>, lang: impl Into<String>) -> Self {
        Self { name: true, ..Self::foreign(text, lang) }
    }

    /// The text as a view: bare when it is the interface's own, else isolated in a `<bdi>` that tells its language.
    pub fn into_view(self) -> AnyView {
        if self.lang.is_none() && !self.name {
            return self.text.into_any();
        }
        let translate = self.name.then_some("no");
        view! { <bdi lang=self.lang translate=translate>{self.text}</bdi> }.into_any()
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self { text, lang: None, name: false }
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

/// A text of its own language or a name, isolated from the text around it.
#[component]
pub fn Foreign(
    /// The text with its language.
    #[prop(into)]
    text: Words,
) -> impl IntoView {
    text.into_view()
}

/// A text with the found parts marked.
#[component]
pub fn Marked(
    /// The text with its language.
    #[prop(into)]
    text: Words,
    /// Byte ranges to mark, sorted; those that do not fit the text are left out.
    #[prop(optional)]
    ranges: Vec<(usize, usize)>,
) -> impl IntoView {
    if ranges.is_empty() {
        return text.into_view();
    }
    let translate = text.name.then_some("no");
    let parts = split_marked(&text.text, &ranges)
        .into_iter()
        .map(|(part, marked)| {
            let part = part.to_owned();
            if marked { view! { <mark>{part}</mark> }.into_any() } else { part.into_any() }
        })
        .collect_view();
    view! { <bdi lang=text.lang translate=translate>{parts}</bdi> }.into_any()
}

/// Cuts `text` at `ranges` (bytes); true marks a found part. Nothing of the text is lost, whatever the ranges say.
fn split_marked<'text>(text: &'text str, ranges: &[(usize, usize)]) -> Vec<(&'text str, bool)> {
    let mut parts = Vec::new();
    let mut done = 0;
    for &(start, end) in ranges {
        if start < done || start >= end {
            continue;
        }
        let (Some(before), Some(found)) = (text.get(done..start), text.get(start..end)) else { continue };
        if !before.is_empty() {
            parts.push((before, false));
        }
        parts.push((found, true));
        done = end;
    }
    if let Some(rest) = text.get(done..)
        && !rest.is_empty()
    {
        parts.push((rest, false));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::split_marked;

    #[test]
    fn found_parts_are_marked_and_nothing_is_lost() {
        assert_eq!(split_marked("Wójcik", &[(0, 3)]), vec![("Wó", true), ("jcik", false)]);
        assert_eq!(split_marked("Wójcik", &[(0, 2), (4, 99), (5, 1)]), vec![("Wójcik", false)]);
    }
}
