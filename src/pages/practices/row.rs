//! The rows of the list of notes: what a card shows, what the search reads, which are shown and in which order.
//!
//! Used by the page alone. Pure; a withdrawn note has no row.

use std::sync::Arc;

use crate::domain::code::Coded;
use crate::domain::id::Id;
use crate::domain::note::{Note, NoteState};
use crate::domain::order;
use crate::domain::record::Record;
use crate::domain::workspace::Workspace;
use crate::i18n::{Locale, article, compare, country_aliases, country_name};
use crate::pages::code_words::code_words;

use super::words;

/// A note as the list shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteRow {
    /// Which note.
    pub id: Id<Note>,
    /// The version's number and the time it was written, in milliseconds since 1970.
    pub version: (u32, i64),
    /// Title in the reader's language if it has that.
    pub title: String,
    /// Language of the title.
    pub title_language: String,
    /// Country and area.
    pub place: String,
    /// Whose it is, as far as that may be shown.
    pub who: String,
    /// What is done, in short.
    pub summary: String,
    /// Language of the summary.
    pub summary_language: String,
    /// Code of the kind.
    pub kind: String,
    /// Stage in words.
    pub maturity: Option<String>,
    /// The themes, in words.
    pub themes: Vec<String>,
    /// Whether it is one's own and has not been shared.
    pub is_draft: bool,
    /// Whether this device wrote it.
    pub mine: bool,
}

impl NoteRow {
    /// What tells one version of a row from another.
    pub fn key(&self) -> (String, u32, i64, bool) {
        (self.id.to_string(), self.version.0, self.version.1, self.is_draft)
    }
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// One's own drafts, then the latest first.
    #[default]
    Newest,
    /// By title.
    Title,
    /// By the country's name, then by title.
    Country,
}

impl Order {
    /// The name by which a list box knows it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Title => "title",
            Self::Country => "country",
        }
    }

    /// The order of that name.
    pub fn named(name: &str) -> Self {
        match name {
            "title" => Self::Title,
            "country" => Self::Country,
            _ => Self::Newest,
        }
    }
}

/// The rows of all notes that say something, in the order of their ids; `is_mine` tells this device's own.
pub fn rows(
    workspace: &Workspace,
    notes: &[Arc<Record<Note>>],
    is_mine: &dyn Fn(&Record<Note>) -> bool,
    locale: Locale,
) -> Vec<NoteRow> {
    let told = notes.iter().filter(|record| record.body.state != NoteState::Withdrawn);
    told.map(|record| {
        let note = &record.body;
        let mine = is_mine(record);
        let title = words::title(note, locale);
        let summary = words::localised(&note.summary, note, locale);
        let who: Vec<String> = words::author(note, workspace, mine).into_iter().map(|named| named.words.text).collect();
        NoteRow {
            id: record.id.clone(),
            version: (record.n, record.at.map_or(0, crate::domain::time::Timestamp::milliseconds)),
            title: title.text,
            title_language: title.lang.unwrap_or_default(),
            place: words::place(note, workspace, locale),
            who: who.join(", "),
            summary: summary.text,
            summary_language: summary.lang.unwrap_or_default(),
            kind: note.kind.code().to_owned(),
            maturity: note.maturity.as_ref().map(|code| code_words(workspace, locale, code)),
            themes: note.themes.iter().map(|theme| code_words(workspace, locale, theme)).collect(),
            is_draft: mine && !note.is_shared(),
            mine,
        }
    })
    .collect()
}

/// Everything by which a note can be found besides its title.
pub fn searched(row: &NoteRow, record: &Record<Note>, workspace: &Workspace, locale: Locale) -> String {
    let note = &record.body;
    let mut text = String::new();
    let mut add = |words: &str| {
        text.push_str(words);
        text.push(' ');
    };
    note.free_texts().into_iter().for_each(|(_, words)| add(words));
    add(&row.place);
    add(&row.who);
    note.themes.iter().for_each(|code| add(&code_words(workspace, locale, code)));
    note.subthemes.iter().for_each(|code| add(&code_words(workspace, locale, code)));
    note.sectors.iter().for_each(|code| add(&code_words(workspace, locale, code)));
    note.articles.iter().for_each(|code| add(&article(code.code())));
    if let Some(country) = note.country.as_deref() {
        for locale in Locale::ALL {
            add(&country_name(locale, country));
        }
        for alias in country_aliases(country) {
            add(alias);
        }
    }
    text
}

/// The positions of the rows to show. `found` are those that a search found, best first; without an order of their own
/// choosing they stay so.
pub fn choose(
    rows: &[NoteRow],
    found: Option<Vec<u32>>,
    kind: Option<&str>,
    mine: bool,
    order: Order,
    locale: Locale,
) -> Vec<usize> {
    let wanted = |row: &NoteRow| kind.is_none_or(|kind| row.kind == kind) && (!mine || row.mine);
    let is_searched = found.is_some();
    let positions: Vec<usize> = match found {
        Some(found) => found.into_iter().filter_map(|position| usize::try_from(position).ok()).collect(),
        None => (0..rows.len()).collect(),
    };
    let mut shown: Vec<(usize, &NoteRow)> = positions
        .into_iter()
        .filter_map(|position| rows.get(position).map(|row| (position, row)))
        .filter(|(_, row)| wanted(row))
        .collect();
    let by_title = |one: &NoteRow, two: &NoteRow| compare(locale, &one.title, &two.title);
    match order {
        Order::Newest if !is_searched => {
            order::sort_by_key(&mut shown, |(_, row)| (!row.is_draft, std::cmp::Reverse(row.version.1)));
        }
        Order::Newest => {}
        Order::Title => order::sort_by(&mut shown, |(_, one), (_, two)| by_title(one, two)),
        Order::Country => {
            order::sort_by(&mut shown, |(_, one), (_, two)| {
                compare(locale, &one.place, &two.place).then_with(|| by_title(one, two))
            });
        }
    }
    shown.into_iter().map(|(position, _)| position).collect()
}

#[cfg(test)]
mod tests {
    use super::{NoteRow, Order, choose, rows};
    use crate::domain::change::Change;
    use crate::domain::id::Id;
    use crate::domain::note::{Note, NoteState};
    use crate::domain::record::Record;
    use crate::domain::text::{LanguageTag, Localised};
    use crate::domain::workspace::Workspace;
    use crate::i18n::Locale;

    fn row(title: &str, kind: &str, at: i64) -> NoteRow {
        NoteRow { title: title.to_owned(), kind: kind.to_owned(), version: (1, at), ..NoteRow::default() }
    }

    #[test]
    fn what_was_found_stays_in_its_order_and_everything_else_is_ordered_as_asked() {
        let rows = [row("Beta words", "practice", 1), row("Alpha", "lesson", 3), row("Words first", "practice", 2)];
        let shown = |found: Option<Vec<u32>>, kind, order| choose(&rows, found, kind, false, order, Locale::EN);
        assert_eq!(shown(None, None, Order::Newest), [1, 2, 0]);
        assert_eq!(shown(None, None, Order::Title), [1, 0, 2]);
        assert_eq!(shown(Some(vec![0, 2, 99]), None, Order::Newest), [0, 2]);
        assert_eq!(shown(None, Some("practice"), Order::Newest), [2, 0]);
    }

    #[test]
    fn a_withdrawn_note_is_not_listed_and_an_own_draft_says_so() {
        let mut workspace = Workspace::default();
        let device = Id::parse("d_1").ok();
        let mut put = |id: &str, by: &str, state| {
            let title = Localised::of(LanguageTag::parse("en").unwrap(), id);
            let body = Note { state, title, ..Note::default() };
            workspace.apply(Change::put(Record::first(Id::parse(id).unwrap(), Id::parse(by).ok(), None, body)));
        };
        put("a", "d_1", NoteState::Draft);
        put("b", "d_1", NoteState::Withdrawn);
        put("c", "d_2", NoteState::Shared);
        let notes: Vec<_> = workspace.notes.iter().cloned().collect();
        let rows = rows(&workspace, &notes, &|record| record.by == device, Locale::EN);
        let told: Vec<_> = rows.iter().map(|row| (row.title.as_str(), row.is_draft, row.mine)).collect();
        assert_eq!(told, [("a", true, true), ("c", false, false)]);
    }
}
