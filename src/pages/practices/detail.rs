//! What stands on the page of a note: facts, texts and related records, in the order of the template, only what is there.
//!
//! Used by `detail_view`. Pure: from the model to plain data that can be compared, so that the page is drawn anew only
//! when something on it changed.

use std::sync::Arc;

use crate::domain::code::{Code, Coded, Vocabulary};
use crate::domain::id::Id;
use crate::domain::note::{Note, NoteKind, NoteState};
use crate::domain::note_rules;
use crate::domain::organisation::Organisation;
use crate::domain::record::Record;
use crate::domain::workspace::Workspace;
use crate::i18n::{Locale, label_named, language_name, t};
use crate::model::Ready;
use crate::model::route::Route;
use crate::ui::Words;

use crate::pages::code_words::code_words;
use crate::pages::when::{day, moment};

use super::words::{self, Named};

/// A label and its values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactRow {
    /// The field.
    pub label: String,
    /// One or more values.
    pub values: Vec<Named>,
}

/// A text under its heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextRow {
    /// Name of the field, for the heading's `id`.
    pub field: &'static str,
    /// The heading.
    pub heading: String,
    /// The words.
    pub text: String,
}

/// What stands beside the version that is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Beside {
    /// Nothing.
    #[default]
    Nothing,
    /// Another version that is no suggestion.
    Version,
    /// Somebody proposes a correction of one's own note.
    Suggestion,
    /// Somebody proposes a correction to somebody else.
    AmongOthers,
    /// One proposes a correction of somebody else's note; how that stands.
    MySuggestion(Standing),
}

/// What may be done with one's own note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Somebody else's.
    #[default]
    Foreign,
    /// One's own, never shared.
    Draft,
    /// One's own, shared once and changed since.
    Changed,
    /// One's own, shared.
    Shared,
}

/// The page of a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// Nothing to show under this address.
    pub missing: bool,
    /// Its author took it back.
    pub withdrawn: bool,
    /// Title.
    pub title: Words,
    /// Country and area.
    pub place: String,
    /// What may be done with it.
    pub standing: Standing,
    /// The kind in words.
    pub kind: String,
    /// Stage, evidence, result and the like, in words.
    pub tags: Vec<String>,
    /// In short.
    pub summary: Words,
    /// Labelled facts.
    pub facts: Vec<FactRow>,
    /// Longer texts.
    pub texts: Vec<TextRow>,
    /// BCP 47 tag of the longer texts, empty where nobody said.
    pub language: String,
    /// Titles and addresses of sources.
    pub links: Vec<(String, String)>,
    /// Notes that propose to improve this one.
    pub improvements: Vec<Named>,
    /// Remarks on what the authors say of their practice; for them alone.
    pub hints: Vec<String>,
    /// What stands beside it.
    pub beside: Beside,
    /// Whether one may propose a correction of it.
    pub may_propose: bool,
    /// Number and time of the version.
    pub version: String,
}

/// Works the page of a note out.
pub fn detail(ready: &Ready, id: &Id<Note>, locale: Locale) -> Detail {
    let workspace = &ready.workspace;
    let Some(record) = workspace.notes.get(id.as_str()) else { return Detail { missing: true, ..Detail::default() } };
    let note = &record.body;
    let beside = beside(ready, id);
    if note.state == NoteState::Withdrawn {
        let title = t!(locale, practices.withdrawn_title).into();
        return Detail { withdrawn: true, title, beside, ..Detail::default() };
    }
    let mine = ready.is_own_note(record);
    let standing = standing(mine, note);
    let hints = if mine { note_rules::maturity_hints(note) } else { Vec::new() };
    Detail {
        title: words::title_or(note, locale),
        place: words::place(note, workspace, locale),
        standing,
        kind: label_named(locale, NoteKind::VOCABULARY, note.kind.code()),
        tags: tags(note, workspace, locale),
        summary: words::localised(&note.summary, note, locale),
        facts: facts(note, workspace, mine, locale),
        texts: texts(note, locale),
        language: words::language_of(&note.language).to_owned(),
        links: links(note),
        improvements: improvements(id, workspace, locale),
        hints: hints.into_iter().map(|hint| label_named(locale, "maturity_hint", hint.code())).collect(),
        may_propose: matches!(beside, Beside::Nothing | Beside::AmongOthers)
            && ready.may_propose(record)
            && !has_taken_back(ready, id),
        beside,
        version: version(record, locale),
        ..Detail::default()
    }
}

/// What stands beside the shown version of a note. One's own proposal comes first: it can always be taken back.
fn beside(ready: &Ready, id: &Id<Note>) -> Beside {
    let Some(entry) = ready.workspace.notes.entry(id.as_str()) else { return Beside::Nothing };
    let written = ready.note_to_write(id.as_str());
    if let Some(mine) = written.filter(|record| record.suggests_to.is_some() && ready.is_own_note(record))
        && mine.body.state != NoteState::Withdrawn
    {
        return Beside::MySuggestion(standing(true, &mine.body));
    }
    if entry.is_disputed() {
        return Beside::Version;
    }
    let is_open = |head: &&Arc<Record<Note>>| head.suggests_to.is_some() && head.body.state != NoteState::Withdrawn;
    let is_own = entry.shown().is_some_and(|shown| ready.is_own_note(shown));
    match (entry.heads.iter().any(|head| is_open(&head)), is_own) {
        (false, _) => Beside::Nothing,
        (true, true) => Beside::Suggestion,
        (true, false) => Beside::AmongOthers,
    }
}

/// Whether one took a proposal back: that stays so, whatever would be proposed after it.
fn has_taken_back(ready: &Ready, id: &Id<Note>) -> bool {
    let written = ready.note_to_write(id.as_str());
    written.is_some_and(|record| record.suggests_to.is_some() && record.body.state == NoteState::Withdrawn)
}

/// How a note stands that is one's own, or not.
fn standing(mine: bool, note: &Note) -> Standing {
    match (mine, note.is_shared(), note.consent.is_some()) {
        (false, ..) => Standing::Foreign,
        (true, true, _) => Standing::Shared,
        (true, false, true) => Standing::Changed,
        (true, false, false) => Standing::Draft,
    }
}

/// "3, changed on 9 April 2027 at 07:55".
fn version(record: &Record<Note>, locale: Locale) -> String {
    match record.at {
        Some(at) => {
            t!(locale, practices.version_at, number = record.n, date = moment(locale, at))
        }
        None => record.n.to_string(),
    }
}

/// The short marks under the title.
fn tags(note: &Note, workspace: &Workspace, locale: Locale) -> Vec<String> {
    let mut tags = Vec::new();
    tags.extend(note.maturity.as_ref().map(|code| code_words(workspace, locale, code)));
    tags.extend(note.evidence.as_ref().map(|code| code_words(workspace, locale, code)));
    tags.extend(
        note.result.as_ref().map(|code| t!(locale, practices.result_tag, result = code_words(workspace, locale, code))),
    );
    tags.extend(note.improvement_state.as_ref().map(|code| code_words(workspace, locale, code)));
    tags.extend(note.dimension.as_ref().map(|code| code_words(workspace, locale, code)));
    if note.is_inter_sectoral() {
        tags.push(t!(locale, practices.inter_sectoral).to_owned());
    }
    let nature_of = |id: &Id<Organisation>| workspace.organisations.get(id.as_str())?.body.nature.as_ref();
    if note.is_public_and_civil(&nature_of) {
        tags.push(t!(locale, practices.public_and_civil).to_owned());
    }
    tags
}

/// Collects facts that have a value.
struct Collected<'a> {
    workspace: &'a Workspace,
    locale: Locale,
    rows: Vec<FactRow>,
}

impl Collected<'_> {
    fn add(&mut self, field: &str, values: Vec<Named>) {
        if !values.is_empty() {
            self.rows.push(FactRow { label: words::field(self.locale, field).to_owned(), values });
        }
    }

    fn words(&mut self, field: &str, values: impl IntoIterator<Item = String>) {
        let joined = values.into_iter().collect::<Vec<_>>().join(", ");
        if !joined.is_empty() {
            self.add(field, vec![Named::plain(joined)]);
        }
    }

    fn codes<V: Vocabulary>(&mut self, field: &str, codes: &[Code<V>]) {
        let (workspace, locale) = (self.workspace, self.locale);
        self.words(field, codes.iter().map(|code| code_words(workspace, locale, code)));
    }

    fn code<V: Vocabulary>(&mut self, field: &str, code: Option<&Code<V>>) {
        let (workspace, locale) = (self.workspace, self.locale);
        self.words(field, code.map(|code| code_words(workspace, locale, code)));
    }
}

/// The facts in the order of the template.
fn facts(note: &Note, workspace: &Workspace, mine: bool, locale: Locale) -> Vec<FactRow> {
    let mut facts = Collected { workspace, locale, rows: Vec::new() };
    facts.add("author", words::author(note, workspace, mine));
    let place = words::place(note, workspace, locale);
    facts.words("country", (!place.is_empty()).then_some(place));
    facts.codes("sectors", &note.sectors);
    facts.codes("themes", &note.themes);
    facts.codes("subthemes", &note.subthemes);
    facts.codes("articles", &note.articles);
    facts.code("dimension", note.dimension.as_ref());
    let language = words::language_of(&note.language);
    facts.words("language", (!language.is_empty()).then(|| language_name(locale, language)));
    facts.codes("target", &note.target);
    facts.codes("settings", &note.settings);
    facts.add("partners", partners(note, workspace, locale));
    facts.codes("measure", &note.measure);
    facts.code("result", note.result.as_ref());
    facts.code("maturity", note.maturity.as_ref());
    facts.code("evidence", note.evidence.as_ref());
    facts.code("transfer", note.transfer.as_ref());
    facts.code("child_participation", note.child_participation.as_ref().map(|part| &part.level));
    facts.words("started", note.started.clone());
    facts.code("level", note.level.as_ref());
    facts.code("practitioners", note.practitioners.as_ref());
    facts.codes("inspire", &note.inspire);
    let objectives = note.objectives.iter().filter_map(|id| workspace.objectives.get(id.as_str()));
    facts.words("objectives", objectives.map(|objective| objective.body.text.words(locale.tag()).to_owned()));
    facts.codes("raised_with", &note.raised_with);
    facts.code("improvement_state", note.improvement_state.as_ref());
    facts.add("improves", notes(&note.improves, workspace, locale));
    facts.add("derived_from", notes(&note.derived_from, workspace, locale));
    let session = note.session.as_ref().and_then(|id| workspace.sessions.get(id.as_str()));
    let session = session.map(|session| {
        let (language, text) = session.body.title.pick(locale.tag()).unzip();
        let language = language.map(words::language_of).unwrap_or_default();
        let words = Words::foreign(text.unwrap_or_default(), language);
        Named { words, href: Some(Route::Session(session.id.clone()).href()) }
    });
    facts.add("session", session.into_iter().collect());
    facts.add("contact", contact(note, workspace));
    if let Some(date) = note.consent.as_ref().and_then(|consent| consent.date).filter(|_| note.is_shared()) {
        let label = t!(locale, practices.shared_on).to_owned();
        let values = vec![Named::plain(day(locale, date))];
        facts.rows.push(FactRow { label, values });
    }
    facts.rows
}

fn contact(note: &Note, workspace: &Workspace) -> Vec<Named> {
    let Some(contact) = &note.contact else { return Vec::new() };
    let person = contact.participant.as_ref().and_then(|id| words::person(id, workspace));
    let house = contact.organisation.as_ref().and_then(|id| words::organisation(id, workspace));
    person.into_iter().chain(house).collect()
}

fn partners(note: &Note, workspace: &Workspace, locale: Locale) -> Vec<Named> {
    let named = note.partners.iter().filter_map(|partner| {
        let listed = partner.organisation.as_ref().and_then(|id| words::organisation(id, workspace));
        let typed = partner.name.as_deref().filter(|name| !name.trim().is_empty());
        let by_sector = partner.sector.as_ref().map(|code| Named::plain(code_words(workspace, locale, code)));
        listed.or_else(|| typed.map(|name| Named::plain(Words::name(name, "")))).or(by_sector)
    });
    named.collect()
}

/// Notes by title, with their pages; those that are not here are left out.
fn notes(ids: &[Id<Note>], workspace: &Workspace, locale: Locale) -> Vec<Named> {
    let here = ids.iter().filter_map(|id| workspace.notes.get(id.as_str()));
    here.filter(|record| record.body.state != NoteState::Withdrawn).map(|record| named(record, locale)).collect()
}

fn named(record: &Record<Note>, locale: Locale) -> Named {
    Named { words: words::title_or(&record.body, locale), href: Some(Route::Practice(record.id.clone()).href()) }
}

/// The notes that propose to improve this one.
fn improvements(id: &Id<Note>, workspace: &Workspace, locale: Locale) -> Vec<Named> {
    let proposing = workspace.notes.iter().filter(|record| record.body.improves.contains(id));
    proposing.filter(|record| record.body.state != NoteState::Withdrawn).map(|record| named(record, locale)).collect()
}

/// The longer texts in the order of the template.
fn texts(note: &Note, locale: Locale) -> Vec<TextRow> {
    let children = note.child_participation.as_ref().and_then(|part| part.text.as_ref());
    let all: [(&'static str, Option<&String>); 12] = [
        ("context", note.context.as_ref()),
        ("legal_context", note.legal_context.as_ref()),
        ("objective", note.objective.as_ref()),
        ("steps", note.steps.as_ref()),
        ("results", note.results.as_ref()),
        ("success_factors", note.success_factors.as_ref()),
        ("obstacles", note.obstacles.as_ref()),
        ("lessons", note.lessons.as_ref()),
        ("transfer_notes", note.transfer_notes.as_ref()),
        ("child_participation", children),
        ("gender_equity", note.gender_equity.as_ref()),
        ("resources", note.resources.as_ref()),
    ];
    let filled = all.into_iter().filter_map(|(field, text)| text.map(|text| (field, text)));
    filled
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(field, text)| TextRow { field, heading: words::field(locale, field).to_owned(), text: text.clone() })
        .collect()
}

fn links(note: &Note) -> Vec<(String, String)> {
    let address =
        |link: &crate::domain::note::NoteLink| link.url.as_ref().map(|url| url.as_str().to_owned()).unwrap_or_default();
    note.links.iter().map(|link| (link.title.clone(), address(link))).collect()
}

#[cfg(test)]
mod tests {
    use super::{facts, tags, texts};
    use crate::domain::code::Coded;
    use crate::domain::note::{Note, Partner};
    use crate::domain::workspace::Workspace;
    use crate::i18n::Locale;

    #[test]
    fn only_what_was_written_is_shown_in_the_order_of_the_template() {
        let note = Note {
            lessons: Some("Ask first.".to_owned()),
            context: Some("Three forms.".to_owned()),
            results: Some("  ".to_owned()),
            ..Note::default()
        };
        let shown: Vec<_> = texts(&note, Locale::EN).into_iter().map(|text| text.field).collect();
        assert_eq!(shown, ["context", "lessons"]);
        assert!(facts(&note, &Workspace::default(), false, Locale::EN).is_empty());
    }

    #[test]
    fn public_bodies_beside_civil_society_are_marked() {
        let partner = |nature: &str| Partner { nature: Some(Coded::from_code(nature)), ..Partner::default() };
        let mut note = Note { partners: vec![partner("public")], ..Note::default() };
        assert!(tags(&note, &Workspace::default(), Locale::EN).is_empty());
        note.partners.push(partner("civil_society"));
        assert_eq!(tags(&note, &Workspace::default(), Locale::EN).len(), 1);
    }
}
