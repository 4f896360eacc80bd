//! Practice notes as a section of another page: those that fit a session, those of a person.
//!
//! Used by the pages of sessions and people. The list of all notes is `practices`'.

use leptos::prelude::*;

use crate::domain::code::Coded;
use crate::domain::note::{Note, NoteKind};
use crate::domain::record::Record;
use crate::domain::workspace::Workspace;
use crate::i18n::{Locale, country_name, label_named, t};
use crate::ui::{Meta, PanelList, Row, Section};

use super::code_words::code_words;
use super::said::Said;

/// A practice note in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PracticeLink {
    /// Id.
    pub id: String,
    /// Title.
    pub title: Said,
    /// Country, and ripeness or kind.
    pub facts: Vec<String>,
}

impl PracticeLink {
    /// A note as a line of a list.
    pub fn of(note: &Record<Note>, workspace: &Workspace, locale: Locale) -> Self {
        let body = &note.body;
        let country = body.country.as_deref().map(|code| country_name(locale, code));
        let kind = match &body.maturity {
            Some(maturity) => code_words(workspace, locale, maturity),
            None => label_named(locale, NoteKind::VOCABULARY, body.kind.code()),
        };
        Self {
            id: note.id.as_str().to_owned(),
            title: Said::pick(&body.title, locale).or(t!(locale, agenda.untitled)),
            facts: country.into_iter().chain([kind]).collect(),
        }
    }
}

/// A section with practice notes; nothing where there are none.
pub fn practice_links(practices: &[PracticeLink], id: &'static str, title: &'static str) -> AnyView {
    if practices.is_empty() {
        return ().into_any();
    }
    let rows = practices
        .iter()
        .map(|practice| {
            let facts = practice.facts.iter().map(|fact| view! { <span>{fact.clone()}</span> }).collect_view();
            let href = ["#/practice/", &practice.id].concat();
            view! { <Row title=practice.title.words() href=href><Meta>{facts}</Meta></Row> }
        })
        .collect_view();
    view! { <Section id=id title=title><PanelList>{rows}</PanelList></Section> }.into_any()
}
