//! A line of an import plan field by field: in what the record that comes differs from the one that is here.
//!
//! Used by the import preview, line by line as somebody opens them: a plan may have thousands. Tells values as a plain
//! tree, because pages know no JSON; knows no words for people, and nothing of whether a line is to be taken.

use crate::domain::any_record::{AnyRecord, SharedRecord};
use crate::domain::plan::Line;
use crate::domain::session::{Session, SessionStatus};
use crate::pack::json::{Json, Numbers, parse};
use crate::pack::{self, Difference};

/// What a field says, as packs write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A text, a code, an id, a date.
    Text(String),
    /// Several values.
    List(Vec<Value>),
    /// Named values: an object, or a text in several languages.
    Members(Vec<(Box<str>, Value)>),
}

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// Its name, as packs write it.
    pub name: Box<str>,
    /// What is here; nothing where it is empty.
    pub before: Option<Value>,
    /// What comes; nothing where it is empty.
    pub after: Option<Value>,
}

/// A line, field by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldChanges {
    /// The fields that differ, by name.
    pub differing: Vec<FieldChange>,
    /// How many other fields say the same on both sides.
    pub same: usize,
}

/// What of a changed session matters at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// It is elsewhere, or at another time.
    Moved,
    /// It will not take place any more.
    Cancelled,
}

/// The fields in which the two sides of a line differ, as far as everybody concerned agreed to show them.
pub fn field_changes(line: &Line) -> FieldChanges {
    let (before, after) = (line.before.as_ref().map(agreed), line.after.as_ref().map(agreed));
    let differences = pack::differences(before.as_ref(), after.as_ref());
    let told = differences.iter().filter(|difference| difference.second.is_some()).count();
    let there = after.as_ref().map(pack::members).unwrap_or_default().len();
    let field = |Difference { name, first, second }: Difference| FieldChange {
        name,
        before: first.as_deref().and_then(read),
        after: second.as_deref().and_then(read),
    };
    FieldChanges { same: there.saturating_sub(told), differing: differences.into_iter().map(field).collect() }
}

/// What of the line matters at a glance, where it is about a session that is here already.
pub fn news(line: &Line) -> Vec<News> {
    let (Some(before), Some(after)) = (session(line.before.as_ref()), session(line.after.as_ref())) else {
        return Vec::new();
    };
    let mut news = Vec::new();
    if after.status == SessionStatus::Cancelled && before.status != SessionStatus::Cancelled {
        news.push(News::Cancelled);
    }
    if (&before.room, before.day, before.start, before.end) != (&after.room, after.day, after.start, after.end) {
        news.push(News::Moved);
    }
    news
}

fn session(record: Option<&AnyRecord>) -> Option<&Session> {
    match record? {
        AnyRecord::Shared(SharedRecord::Session(session)) => Some(&session.body),
        AnyRecord::Shared(_) | AnyRecord::Private(_) | AnyRecord::Unknown(_) => None,
    }
}

/// A record as it may be shown. Packs hold more of a person than the person agreed to show others; drafts are one's own.
fn agreed(record: &AnyRecord) -> AnyRecord {
    let shown = match record {
        AnyRecord::Shared(shared) => pack::handed_out(shared).map(AnyRecord::from),
        AnyRecord::Private(_) | AnyRecord::Unknown(_) => None,
    };
    shown.unwrap_or_else(|| record.clone())
}

fn read(text: &str) -> Option<Value> {
    parse(text, Numbers::Whole).ok().and_then(value)
}

fn value(json: Json<'_>) -> Option<Value> {
    Some(match json {
        Json::Null | Json::Real(_) => return None,
        Json::Bool(flag) => Value::Flag(flag),
        Json::Integer(number) => Value::Number(number),
        Json::Text(text) | Json::Raw(text) => Value::Text(text.into_owned()),
        Json::List(list) => Value::List(list.into_iter().filter_map(value).collect()),
        Json::Object(members) => {
            let named = members.into_iter().filter_map(|(name, member)| Some((name.into(), value(member)?)));
            Value::Members(named.collect())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{FieldChange, FieldChanges, News, Value, field_changes, news};
    use crate::domain::any_record::{AnyRecord, RecordKey};
    use crate::domain::id::Id;
    use crate::domain::participant::{ContactDetails, Participant, Share};
    use crate::domain::plan::{Line, Outcome};
    use crate::domain::record::Record;
    use crate::domain::session::{Session, SessionStatus};
    use crate::domain::text::{LanguageTag, Localised};
    use crate::domain::time::Timestamp;

    fn line(before: Option<AnyRecord>, after: Option<AnyRecord>) -> Line {
        let key = RecordKey::new("session", "s1");
        Line { key, outcome: Outcome::Changed, before, after }
    }

    fn session(room: &str, status: SessionStatus) -> Session {
        let title = Localised::of(LanguageTag::parse("en").unwrap(), "Country tables");
        Session { title, room: Id::parse(room).ok(), status, ..Session::default() }
    }

    fn record(body: Session) -> AnyRecord {
        Record::first(Id::parse("s1").unwrap(), None, None, body).into()
    }

    fn told(before: Session, after: Session) -> Vec<News> {
        news(&line(Some(record(before)), Some(record(after))))
    }

    #[test]
    fn only_fields_that_differ_are_told_and_the_others_are_counted() {
        let before = record(session("vosges", SessionStatus::Confirmed));
        let after = record(session("cigogne", SessionStatus::Confirmed));
        let text = |text: &str| Some(Value::Text(text.to_owned()));
        let room = FieldChange { name: "room".into(), before: text("vosges"), after: text("cigogne") };
        let expected = FieldChanges { differing: vec![room], same: 3 };
        assert_eq!(field_changes(&line(Some(before), Some(after))), expected);
    }

    #[test]
    fn of_a_new_record_every_field_is_told_with_nothing_before() {
        let changes = field_changes(&line(None, Some(record(session("vosges", SessionStatus::Provisional)))));
        assert!(changes.differing.len() > 3 && changes.same == 0);
        assert!(changes.differing.iter().all(|change| change.before.is_none() && change.after.is_some()));
    }

    #[test]
    fn a_session_elsewhere_or_at_another_time_has_moved() {
        let here = session("vosges", SessionStatus::Confirmed);
        let there = session("cigogne", SessionStatus::Changed);
        assert_eq!(told(here.clone(), there), [News::Moved]);
        let later = Session { end: Timestamp::parse("2027-04-09T16:00:00Z").unwrap(), ..here.clone() };
        assert_eq!(told(here.clone(), later), [News::Moved]);
        assert_eq!(told(here.clone(), Session { capacity: Some(24), ..here }), []);
    }

    #[test]
    fn a_session_is_cancelled_once() {
        let (on, off) = (session("vosges", SessionStatus::Confirmed), session("vosges", SessionStatus::Cancelled));
        assert_eq!(told(on, off.clone()), [News::Cancelled]);
        assert_eq!(told(off.clone(), off), []);
    }

    #[test]
    fn what_a_person_did_not_agree_to_show_is_not_shown() {
        let person = |email: bool| {
            let contact = ContactDetails { email: Some("canary@example.org".to_owned()), ..ContactDetails::default() };
            let share = Share { listed: true, email, ..Share::default() };
            let body = Participant { family_name: "Diallo".to_owned(), contact, share, ..Participant::default() };
            Some(AnyRecord::from(Record::first(Id::parse("p1").unwrap(), None, None, body)))
        };
        let shown = |email| format!("{:?}", field_changes(&line(None, person(email))));
        assert!(shown(true).contains("canary") && !shown(false).contains("canary"));
    }
}
