//! Fields of any record in words: what each is called and what it says, before and after.
//!
//! Used by the lines of the import preview. Pure. What differs was worked out by `model::field_changes`; a field or a
//! code that this version does not know is shown as it stands in the pack, never left out.

use super::code_words::words_of_code;
use super::event_time::EventTime;
use super::practices::words::field as note_label;
use super::when;
use crate::domain::edition::Edition;
use crate::domain::time::{Date, Timestamp};
use crate::i18n::{self, Locale, Vocabulary, t, t_count};
use crate::model::field_changes::{FieldChange, FieldChanges, Value};
use crate::ui::{ChangeRow, ChangeSide, Words};

/// Texts longer than this many characters are clipped, with the rest behind a tap.
const LONG: usize = 220;
/// How much of what two long texts share is shown before the place where they differ.
const LEAD: usize = 40;

/// What a value means, by its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// What it says itself.
    Plain,
    /// A code of this vocabulary.
    Code(&'static str),
    /// The id of a record of this type.
    Record(&'static str),
    Country,
    Language,
    /// A day, or an instant as this device's clock shows it.
    Time,
    /// An instant of the programme, in the zone of the conference.
    Programme,
    /// Texts by language.
    Localised,
}

/// What the values of a field mean. `owner` is the type of the record, or the field that the value is a part of.
fn meaning(owner: &str, field: &str) -> Meaning {
    let vocabulary = match (owner, field) {
        ("affiliations", "capacity") => "capacity",
        ("child_participation", "level") => "child_participation",
        ("session", "attribution") => "session_attribution",
        (_, "attribution") => "note_attribution",
        ("area", "kind") => "area_kind",
        ("document", "kind") => "document_kind",
        ("note", "kind") => "note_kind",
        ("organisation", "kind") => "organisation_kind",
        ("room", "kind") => "room_kind",
        ("session", "kind") => "session_kind",
        ("participant", "status") => "participant_status",
        ("recommendation", "status") => "recommendation_status",
        ("session", "status") => "session_status",
        ("stakeholders", "status") => "stakeholder_status",
        (_, "addressee") => "addressee",
        (_, "articles") => "article",
        (_, "basis") => "basis",
        (_, "committee_engagement") => "committee_engagement",
        (_, "dimension") => "dimension",
        (_, "evidence") => "evidence",
        (_, "improvement_state") => "improvement_state",
        (_, "inspire") => "inspire",
        (_, "level") => "level",
        (_, "maturity") => "maturity",
        (_, "measure") => "measure",
        (_, "nature") => "nature",
        (_, "partner_status") => "partner_status",
        (_, "phase") => "area_phase",
        (_, "pillars") => "pillar",
        (_, "practitioners") => "practitioners",
        (_, "result") => "result",
        (_, "role") => "person_role",
        (_, "raised_with" | "sector" | "sectors") => "sector",
        (_, "settings") => "setting",
        ("note", "state") => "note_state",
        (_, "subthemes") => "sub_theme",
        (_, "target") => "target",
        (_, "themes") => "theme",
        (_, "transfer") => "transfer",
        _ => return other_meaning(owner, field),
    };
    Meaning::Code(vocabulary)
}

fn other_meaning(owner: &str, field: &str) -> Meaning {
    match (owner, field) {
        (_, "area") => Meaning::Record("area"),
        (_, "frames") => Meaning::Record("frame"),
        (_, "derived_from" | "improves" | "practices_mentioned") => Meaning::Record("note"),
        ("objectives", "about") | (_, "objectives" | "replaced_by") => Meaning::Record("objective"),
        // A profile names its organisation in words.
        ("profile", "organisation") => Meaning::Plain,
        ("conference", "organiser") | ("organisation", "parent") | (_, "organisation") => {
            Meaning::Record("organisation")
        }
        (_, "participant") => Meaning::Record("participant"),
        (_, "report") => Meaning::Record("report"),
        (_, "room") => Meaning::Record("room"),
        ("sessions", "about") | (_, "session") => Meaning::Record("session"),
        (_, "country" | "invited_countries") => Meaning::Country,
        ("room", "interpretation") | (_, "floor_languages" | "language" | "languages") => Meaning::Language,
        ("session", "start" | "end") => Meaning::Programme,
        (_, "attested_at" | "date" | "day" | "due" | "end" | "start") => Meaning::Time,
        (
            _,
            "abstract" | "challenges" | "change_note" | "fictional" | "function" | "key_messages" | "label"
            | "legal_note" | "name" | "note" | "questions" | "short_title" | "summary" | "text" | "title"
            | "trends_gaps" | "venue" | "way_forward",
        ) => Meaning::Localised,
        _ => Meaning::Plain,
    }
}

/// What a field is called; its own name where this version does not know it.
pub(super) fn label(locale: Locale, type_name: &str, field: &str) -> String {
    let own = format!("{type_name}_{field}");
    let known = [own.as_str(), field].into_iter().find_map(|code| i18n::label(locale, Vocabulary::RecordField, code));
    known.unwrap_or_else(|| note_label(locale, field)).to_owned()
}

/// What is needed to put the fields of one record into words.
pub(super) struct FieldWords<'a> {
    /// For whom.
    pub locale: Locale,
    /// The type of the record.
    pub type_name: &'a str,
    /// How the conference tells the time.
    pub times: &'a EventTime,
    /// The edition that the record belongs to, for the codes that it adds.
    pub edition: Option<&'a Edition>,
    /// The title of a record, by its type and id.
    pub title: &'a dyn Fn(&str, &str) -> Option<Words>,
}

impl FieldWords<'_> {
    /// The fields that differ, for the table.
    pub(super) fn rows(&self, changes: &FieldChanges) -> Vec<ChangeRow> {
        let mut rows = Vec::new();
        for change in &changes.differing {
            self.field(change, &mut rows);
        }
        rows
    }

    fn field(&self, change: &FieldChange, rows: &mut Vec<ChangeRow>) {
        let FieldChange { name, before, after } = change;
        let is_localised = meaning(self.type_name, name) == Meaning::Localised;
        match (is_localised, before, after) {
            (true, Some(Value::Members(before)), Some(Value::Members(after))) => {
                self.languages(name, before, after, rows);
            }
            (true, Some(Value::Members(before)), None) => self.languages(name, before, &[], rows),
            (true, None, Some(Value::Members(after))) => self.languages(name, &[], after, rows),
            (_, Some(Value::List(before)), Some(Value::List(after))) => rows.push(self.lists(name, before, after)),
            (_, before, after) => {
                let words = |value: &Option<Value>| value.as_ref().map(|value| self.words(self.type_name, name, value));
                rows.push(self.row(name, String::new(), words(before), words(after)));
            }
        }
    }

    fn row(&self, name: &str, note: String, before: Option<Words>, after: Option<Words>) -> ChangeRow {
        let label = label(self.locale, self.type_name, name);
        let field = if label == name { Words::name(label, "") } else { label.into() };
        let (before, after) = sides(before, after);
        ChangeRow { field, note, before, after }
    }

    /// A text in several languages: one row for each language in which it differs.
    fn languages(
        &self,
        name: &str,
        before: &[(Box<str>, Value)],
        after: &[(Box<str>, Value)],
        rows: &mut Vec<ChangeRow>,
    ) {
        let mut tags: Vec<&str> = before.iter().map(|(tag, _)| &**tag).collect();
        tags.extend(after.iter().map(|(tag, _)| &**tag).filter(|tag| before.iter().all(|(known, _)| &**known != *tag)));
        let is_one = tags.len() == 1;
        for tag in tags {
            let text = |side: &[(Box<str>, Value)]| {
                let found = side.iter().find(|(known, _)| &**known == tag);
                found.map(|(_, text)| Words::foreign(plain(text), if tag == "und" { "" } else { tag }))
            };
            let (before, after) = (text(before), text(after));
            if before == after {
                continue;
            }
            let is_own = tag == "und" || (is_one && tag == self.locale.tag());
            let note = if is_own { String::new() } else { i18n::language_name(self.locale, tag) };
            rows.push(self.row(name, note, before, after));
        }
    }

    /// Two lists: what only one of them has, and how many they share. Where the order alone differs, both are whole.
    fn lists(&self, name: &str, before: &[Value], after: &[Value]) -> ChangeRow {
        let without = |list: &[Value], other: &[Value]| -> Vec<Value> {
            list.iter().filter(|item| !other.contains(item)).cloned().collect()
        };
        let (mut goes, mut comes) = (without(before, after), without(after, before));
        let shared = after.len() - comes.len();
        let mut note = String::new();
        if goes.is_empty() && comes.is_empty() {
            (goes, comes) = (before.to_vec(), after.to_vec());
        } else if shared > 0 {
            note = t_count!(self.locale, shared, import.items_stay_single, import.items_stay_several);
        }
        let words = |list: Vec<Value>| (!list.is_empty()).then(|| self.words(self.type_name, name, &Value::List(list)));
        self.row(name, note, words(goes), words(comes))
    }

    fn words(&self, owner: &str, field: &str, value: &Value) -> Words {
        match value {
            Value::Flag(true) => t!(self.locale, common.yes).into(),
            Value::Flag(false) => t!(self.locale, common.no).into(),
            Value::Number(number) => number.to_string().into(),
            Value::Text(text) => self.text(meaning(owner, field), text),
            Value::List(list) => match &list[..] {
                [only] => self.words(owner, field, only),
                list => {
                    let all: Vec<String> = list.iter().map(|item| self.words(owner, field, item).text).collect();
                    all.join(" · ").into()
                }
            },
            Value::Members(members) if meaning(owner, field) == Meaning::Localised => self.picked(members),
            Value::Members(members) => self.object(field, members),
        }
    }

    fn text(&self, meaning: Meaning, text: &str) -> Words {
        let locale = self.locale;
        match meaning {
            Meaning::Plain | Meaning::Localised => Words::foreign(text, ""),
            Meaning::Code(vocabulary) => words_of_code(self.edition, locale, vocabulary, text).into(),
            Meaning::Record(type_name) => self.record(type_name, text),
            Meaning::Country => i18n::country_name(locale, text).into(),
            Meaning::Language => i18n::language_name(locale, text).into(),
            Meaning::Time => match (Date::parse(text), Timestamp::parse(text)) {
                (Ok(date), _) => when::day(locale, date).into(),
                (_, Ok(at)) => when::moment(locale, at).into(),
                _ => text.into(),
            },
            Meaning::Programme => {
                Timestamp::parse(text).map_or_else(|_| text.to_owned(), |at| self.times.moment(locale, at)).into()
            }
        }
    }

    fn record(&self, type_name: &str, id: &str) -> Words {
        (self.title)(type_name, id).filter(|title| !title.text.is_empty()).unwrap_or_else(|| Words::name(id, ""))
    }

    /// Of a text in several languages the one for the reader.
    fn picked(&self, members: &[(Box<str>, Value)]) -> Words {
        let found = members.iter().find(|(tag, _)| &**tag == self.locale.tag()).or_else(|| members.first());
        found.map(|(tag, text)| Words::foreign(plain(text), if &**tag == "und" { "" } else { tag })).unwrap_or_default()
    }

    /// An object in one line: whom it names first, then what else it says.
    fn object(&self, field: &str, members: &[(Box<str>, Value)]) -> Words {
        let text = |name: &str| {
            members.iter().find(|(key, _)| &**key == name).map(|(_, value)| plain(value)).unwrap_or_default()
        };
        if field == "interpretation" {
            let language = |name| i18n::language_name(self.locale, text(name));
            let (from, to, channel) =
                (language("from"), language("to"), members.iter().find(|(key, _)| &**key == "channel"));
            return match channel {
                Some((_, Value::Number(channel))) => {
                    t!(self.locale, session.interpreted_on, from = from, to = to, channel = channel).into()
                }
                _ => t!(self.locale, session.interpreted, from = from, to = to).into(),
            };
        }
        if field == "about" {
            return self.record(text("type"), text("id"));
        }
        let is_named = |name: &str| matches!(meaning(field, name), Meaning::Record(_));
        let ordered = members.iter().filter(|(name, _)| is_named(name));
        let ordered = ordered.chain(members.iter().filter(|(name, _)| !is_named(name)));
        let said: Vec<String> = ordered.filter_map(|(name, value)| self.member(field, name, value)).collect();
        if said.is_empty() { t!(self.locale, common.no).into() } else { said.join(", ").into() }
    }

    /// A part of an object; what would say nothing by itself stands behind its name.
    fn member(&self, owner: &str, name: &str, value: &Value) -> Option<String> {
        let speaks = match value {
            Value::Flag(false) => return None,
            Value::Flag(true) => return Some(label(self.locale, owner, name)),
            Value::Number(_) => false,
            Value::Text(_) => {
                let is_name = matches!(name, "email" | "organisation_name" | "phone" | "url");
                is_name || !matches!(meaning(owner, name), Meaning::Plain | Meaning::Time)
            }
            Value::List(_) | Value::Members(_) => meaning(owner, name) != Meaning::Plain,
        };
        let said = self.words(owner, name, value).text;
        if speaks {
            return Some(said);
        }
        Some(t!(self.locale, import.member, name = label(self.locale, owner, name), value = said))
    }
}

fn plain(value: &Value) -> &str {
    match value {
        Value::Text(text) => text,
        Value::Flag(_) | Value::Number(_) | Value::List(_) | Value::Members(_) => "",
    }
}

/// Both sides, long ones clipped. Two long texts are clipped to where they begin to differ.
fn sides(before: Option<Words>, after: Option<Words>) -> (Option<ChangeSide>, Option<ChangeSide>) {
    let is_long = |side: &Option<Words>| side.as_ref().is_some_and(|words| words.text.chars().count() > LONG);
    let from = match (&before, &after) {
        (Some(one), Some(other)) if is_long(&before) && is_long(&after) => difference(&one.text, &other.text),
        _ => 0,
    };
    let side = |side: Option<Words>| {
        let brief = if is_long(&side) { side.as_ref().map(|words| clipped(&words.text, from)) } else { None };
        side.map(|whole| ChangeSide { whole, brief: brief.unwrap_or_default() })
    };
    (side(before), side(after))
}

/// Where two texts differ, in bytes, and a few words before.
fn difference(one: &str, other: &str) -> usize {
    let pairs = one.char_indices().zip(other.chars());
    let shared: Vec<usize> = pairs.take_while(|((_, left), right)| left == right).map(|((at, _), _)| at).collect();
    let Some(&start) = shared.len().checked_sub(LEAD).and_then(|place| shared.get(place)) else { return 0 };
    // From the beginning of a word.
    one.get(..start).and_then(|before| before.rfind(' ')).map_or(0, |blank| blank + 1)
}

/// At most [`LONG`] characters from there on, to the end of a word.
fn clipped(text: &str, from: usize) -> String {
    let rest = text.get(from..).unwrap_or(text);
    let (cut, is_cut) = match rest.char_indices().nth(LONG) {
        Some((end, _)) => (&rest[..end], true),
        None => (rest, false),
    };
    let cut = if is_cut { cut.rfind(' ').map_or(cut, |blank| &cut[..blank]) } else { cut };
    let mut brief = String::new();
    if from > 0 {
        brief.push_str("… ");
    }
    brief.push_str(cut.trim());
    if is_cut {
        brief.push('…');
    }
    brief
}

#[cfg(test)]
mod tests {
    use super::{FieldWords, LONG, label, sides};
    use crate::i18n::Locale;
    use crate::model::field_changes::{FieldChange, FieldChanges, Value};
    use crate::pages::event_time::EventTime;
    use crate::ui::{ChangeRow, Words};

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    fn members(members: &[(&str, Value)]) -> Value {
        Value::Members(members.iter().map(|(name, value)| ((*name).into(), value.clone())).collect())
    }

    fn rows(
        locale: Locale,
        type_name: &str,
        name: &str,
        before: Option<Value>,
        after: Option<Value>,
    ) -> Vec<ChangeRow> {
        let title = |type_name: &str, id: &str| (id != "gone").then(|| Words::name(format!("{type_name} {id}"), ""));
        let words = FieldWords { locale, type_name, times: &EventTime::default(), edition: None, title: &title };
        words.rows(&FieldChanges { differing: vec![FieldChange { name: name.into(), before, after }], same: 0 })
    }

    /// Name, before and after of the one row.
    fn row(type_name: &str, name: &str, before: Option<Value>, after: Option<Value>) -> (String, String, String) {
        let rows = rows(Locale::EN, type_name, name, before, after);
        let [row] = &rows[..] else { panic!("one row, not {rows:?}") };
        let said = |side: &Option<crate::ui::ChangeSide>| {
            side.as_ref().map(|side| side.whole.text.clone()).unwrap_or_default()
        };
        (row.field.text.clone(), said(&row.before), said(&row.after))
    }

    fn words(type_name: &str, name: &str, value: Value) -> String {
        row(type_name, name, None, Some(value)).2
    }

    #[test]
    fn an_id_is_told_by_the_title_of_its_record_and_by_itself_where_there_is_none() {
        let told = row("session", "room", Some(text("vosges")), Some(text("gone")));
        assert_eq!(told, ("Room".to_owned(), "room vosges".to_owned(), "gone".to_owned()));
    }

    #[test]
    fn codes_countries_and_flags_are_words() {
        assert_eq!(words("session", "status", text("cancelled")), "Cancelled");
        assert_eq!(words("participant", "status", text("excused")), "Excused");
        assert_eq!(
            words("note", "articles", Value::List(vec![text("9§1"), text("10")])),
            "Article\u{a0}9 §1 · Article\u{a0}10"
        );
        assert_eq!(words("participant", "public_list", Value::Flag(true)), "Yes");
        assert_eq!(words("organisation", "country", text("FR")), "France");
    }

    #[test]
    fn an_unknown_field_is_shown_under_its_own_name() {
        let told = row("session", "x_catering", None, Some(members(&[("x_soup", text("leek"))])));
        assert_eq!(told, ("x_catering".to_owned(), String::new(), "x_soup: leek".to_owned()));
    }

    #[test]
    fn a_text_in_several_languages_has_a_row_for_each_in_which_it_differs() {
        let before = members(&[("en", text("Tables")), ("fr", text("Tables"))]);
        let after = members(&[("en", text("Round tables")), ("fr", text("Tables"))]);
        let rows = rows(Locale::FR, "session", "title", Some(before), Some(after));
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].after.as_ref().map(|side| side.whole.clone()), Some(Words::foreign("Round tables", "en")));
        assert!(!rows[0].note.is_empty(), "the language is named");
    }

    #[test]
    fn of_two_lists_only_what_differs_is_told() {
        let list = |ids: &[&str]| Some(Value::List(ids.iter().map(|id| text(id)).collect()));
        let rows = rows(Locale::EN, "session", "objectives", list(&["a", "b", "c"]), list(&["a", "b", "d"]));
        assert_eq!(rows[0].note, "2 more stay");
        assert_eq!(rows[0].before.as_ref().map(|side| side.whole.text.as_str()), Some("objective c"));
        assert_eq!(rows[0].after.as_ref().map(|side| side.whole.text.as_str()), Some("objective d"));
    }

    #[test]
    fn objects_name_whom_they_are_about_first() {
        let person = members(&[("participant", text("p1")), ("role", text("speaker"))]);
        assert_eq!(words("session", "people", Value::List(vec![person])), "participant p1, Speaker");
        let share = members(&[("email", Value::Flag(true)), ("listed", Value::Flag(true))]);
        assert_eq!(words("participant", "share", share), "E-mail, On the list");
        let channel = members(&[("channel", Value::Number(2)), ("from", text("fr")), ("to", text("en"))]);
        assert!(words("session", "interpretation", Value::List(vec![channel])).ends_with("channel 2"));
        assert_eq!(
            words("conference", "capacity", members(&[("representatives", Value::Number(180))])),
            "Representatives: 180"
        );
    }

    #[test]
    fn a_long_text_is_clipped_to_where_it_differs_and_is_all_there() {
        let start = "word ".repeat(100);
        let (before, after) = (format!("{start}before"), format!("{start}after"));
        let (one, other) = sides(Some(before.as_str().into()), Some(after.as_str().into()));
        let (one, other) = (one.unwrap(), other.unwrap());
        assert_eq!((one.whole.text, other.whole.text), (before, after));
        assert!(one.brief.starts_with("… word") && one.brief.ends_with("before"), "{}", one.brief);
        assert!(other.brief.ends_with("after") && other.brief.chars().count() <= LONG + 4);
        let (short, _) = sides(Some("short".into()), None);
        assert_eq!(short.unwrap().brief, "");
    }

    #[test]
    fn a_type_may_call_a_field_differently() {
        assert_eq!(label(Locale::EN, "session", "attribution"), "What may be told of it");
        assert_eq!(label(Locale::EN, "consent", "attribution"), "Named as");
        assert_eq!(label(Locale::FR, "note", "obstacles"), "Ce qui a gêné");
    }
}
