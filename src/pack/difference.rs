//! Differences: in which members two versions of a record say something else, and versions put together member by member.
//!
//! Used by the model's comparisons and by the `pack` tool. Looks at bodies only: who wrote a version, when and after which
//! other one is its lineage. Decides nothing about which side is to stand, and knows no words for people.

use super::canonical::print;
use super::json::{Json, Members, Numbers, parse};
use super::read::read_line;
use super::write::write_line;
use crate::domain::any_record::AnyRecord;
use crate::domain::order;
use crate::domain::problem::Problem;

/// A member of the body that differs, as canonical JSON; nothing where it is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The member's name, as packs write it.
    pub name: Box<str>,
    /// What the first version says.
    pub first: Option<Box<str>>,
    /// What the second version says.
    pub second: Option<Box<str>>,
}

/// The members of the body in which two versions differ, by name. A version that is not there says nothing.
pub fn differences(first: Option<&AnyRecord>, second: Option<&AnyRecord>) -> Vec<Difference> {
    compared(&first.map(members).unwrap_or_default(), &second.map(members).unwrap_or_default())
}

/// The members in which two objects differ, by name; both with their values as canonical JSON.
pub fn compared(first: &[(Box<str>, Box<str>)], second: &[(Box<str>, Box<str>)]) -> Vec<Difference> {
    let value = |members: &[(Box<str>, Box<str>)], name: &str| {
        members.iter().find(|(key, _)| &**key == name).map(|(_, value)| value.clone())
    };
    let mut names: Vec<Box<str>> = first.iter().chain(second).map(|(name, _)| name.clone()).collect();
    order::sort_by(&mut names, Ord::cmp);
    names.dedup();
    let told = names.into_iter().map(|name| {
        let (first, second) = (value(first, &name), value(second, &name));
        Difference { name, first, second }
    });
    told.filter(|difference| difference.first != difference.second).collect()
}

/// The members of a record's body as canonical JSON, by name.
pub fn members(record: &AnyRecord) -> Vec<(Box<str>, Box<str>)> {
    let line = write_line(record);
    let Ok(Json::Object(envelope)) = parse(&line, Numbers::Whole) else { return Vec::new() };
    let Some((_, Json::Object(body))) = envelope.into_iter().find(|(key, _)| key == "body") else { return Vec::new() };
    body.into_iter().map(|(key, mut value)| (key.into(), print(&mut value).into())).collect()
}

/// The first version with the named members of its body as the second one has them.
pub fn composed(first: &AnyRecord, second: &AnyRecord, from_second: &[&str]) -> Result<AnyRecord, Problem> {
    composed_of_both(first, second, from_second, &[])
}

/// [`composed`], and of the members `from_both` what both say, one after the other, for somebody to write anew.
pub fn composed_of_both(
    first: &AnyRecord,
    second: &AnyRecord,
    from_second: &[&str],
    from_both: &[&str],
) -> Result<AnyRecord, Problem> {
    let (one, other) = (write_line(first), write_line(second));
    let (mut one, other) = (parse(&one, Numbers::Whole)?, parse(&other, Numbers::Whole)?);
    let theirs = other.member("body").cloned().unwrap_or_default();
    if let Some(body) = body_of(&mut one) {
        body.retain(|(key, _)| !from_second.contains(&&**key));
        let Json::Object(theirs) = theirs else { return read_line(&print(&mut one)) };
        for (key, theirs) in theirs {
            if from_second.contains(&&*key) {
                body.push((key, theirs));
            } else if from_both.contains(&&*key) {
                match body.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, ours)) => both(ours, theirs, if key == "title" { " / " } else { "\n\n" }),
                    None => body.push((key, theirs)),
                }
            }
        }
    }
    read_line(&print(&mut one))
}

/// Puts beside what is there what the other version says: texts one after the other, in each language; of lists what is
/// missing. Of anything else there can be but one, and it stays.
fn both<'a>(ours: &mut Json<'a>, theirs: Json<'a>, between: &str) {
    match (ours, theirs) {
        (Json::Text(ours), Json::Text(theirs)) if *ours != theirs => {
            *ours = [&**ours, between, &*theirs].concat().into();
        }
        (Json::List(ours), Json::List(theirs)) => {
            for one in theirs {
                if !ours.contains(&one) {
                    ours.push(one);
                }
            }
        }
        (Json::Object(ours), Json::Object(theirs)) => {
            for (key, theirs) in theirs {
                match ours.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, ours)) => both(ours, theirs, between),
                    None => ours.push((key, theirs)),
                }
            }
        }
        _ => {}
    }
}

fn body_of<'m, 'a>(json: &'m mut Json<'a>) -> Option<&'m mut Members<'a>> {
    let Json::Object(envelope) = json else { return None };
    envelope.iter_mut().find(|(key, _)| key == "body").and_then(|(_, body)| match body {
        Json::Object(members) => Some(members),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::{composed, composed_of_both, differences};
    use crate::domain::any_record::AnyRecord;
    use crate::domain::id::Id;
    use crate::domain::note::Note;
    use crate::domain::record::Record;
    use crate::domain::text::{LanguageTag, Localised};

    fn note(title: &str, results: &str) -> AnyRecord {
        let title = Localised::of(LanguageTag::parse("en").unwrap(), title);
        let body = Note { title, results: Some(results.to_owned()), ..Note::default() };
        Record::first(Id::parse("n1").unwrap(), Id::parse("amina").ok(), None, body).into()
    }

    #[test]
    fn what_is_written_anew_begins_with_what_both_say() {
        let (first, second) = (note("One", "Ours"), note("Two", "Theirs"));
        let joined = composed_of_both(&first, &second, &[], &["title", "results"]).unwrap();
        assert_eq!(joined, note("One / Two", "Ours\n\nTheirs"));
        let mixed = composed_of_both(&first, &second, &["title"], &["results"]).unwrap();
        assert_eq!(mixed, note("Two", "Ours\n\nTheirs"));
        assert_eq!(composed_of_both(&first, &first, &[], &["title", "results"]).unwrap(), first);
    }

    #[test]
    fn only_members_that_say_something_else_are_told() {
        let told = differences(Some(&note("One", "same")), Some(&note("Two", "same")));
        assert_eq!(told.len(), 1);
        assert_eq!((&*told[0].name, told[0].first.as_deref()), ("title", Some(r#"{"en":"One"}"#)));
        assert!(differences(Some(&note("One", "same")), Some(&note("One", "same"))).is_empty());
    }

    #[test]
    fn of_a_new_record_every_member_is_told_with_nothing_before() {
        let told = differences(None, Some(&note("One", "same")));
        assert!(told.iter().any(|difference| &*difference.name == "results" && difference.first.is_none()));
    }

    #[test]
    fn versions_are_put_together_member_by_member() {
        let (first, second) = (note("One", "first"), note("Two", "second"));
        assert_eq!(composed(&first, &second, &["results"]), Ok(note("One", "second")));
        assert_eq!(composed(&first, &second, &[]), Ok(first));
    }
}
