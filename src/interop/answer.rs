//! What the worker answers: the text that it made, if there is one, and what was found wrong.
//!
//! Used by [`super::job`], which writes it, and by the page, which reads it. The first line is one JSON object with the
//! problems, everything after it is the text: so the text is neither escaped nor held twice.

use crate::domain::id::Id;
use crate::domain::problem::{Cause, Place, Problem, Severity};
use crate::domain::time::Timestamp;
use crate::domain::trust::{Claim, Keyset, Origin, PublicKey, Root, Signed, Witness};
use crate::pack::Problems;
use crate::pack::canonical::print;
use crate::pack::json::{Json, Members, Numbers, parse};

/// The answer to one job.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What was made: of a file that was read, a pack in canonical form; of other jobs, what [`super::request::Request`]
    /// says.
    pub text: Option<String>,
    /// What is wrong with the file.
    pub problems: Problems,
    /// Where it comes from, of a pack that is signed.
    pub origin: Origin,
}

impl Answer {
    /// The answer as the text that is sent.
    pub fn to_text(&self) -> String {
        let problems = self.problems.list.iter().map(problem_to_json).collect();
        let mut members: Members<'_> =
            vec![("more".into(), Json::Integer(self.problems.more.into())), ("problems".into(), Json::List(problems))];
        if self.origin.claim != Claim::Unsigned {
            members.push(("origin".into(), origin_to_json(&self.origin)));
        }
        let mut text = print(&mut Json::Object(members));
        text.push('\n');
        text.push_str(self.text.as_deref().unwrap_or_default());
        text
    }

    /// Reads what was sent; nothing if it is no answer.
    pub fn from_text(text: &str) -> Option<Self> {
        let (head, made) = text.split_once('\n')?;
        let head = parse(head, Numbers::Whole).ok()?;
        let more = number(head.member("more"))?;
        let list = head.member("problems")?.as_list().iter().map(problem_from_json).collect::<Option<_>>()?;
        let text = (!made.is_empty()).then(|| made.to_owned());
        let origin = match head.member("origin") {
            Some(json) => origin_from_json(json)?,
            None => Origin::default(),
        };
        Some(Self { text, problems: Problems { list, more }, origin })
    }
}

fn text<'a>(text: impl Into<std::borrow::Cow<'a, str>>) -> Json<'a> {
    Json::Text(text.into())
}

fn origin_to_json(origin: &Origin) -> Json<'_> {
    let words = origin.fingerprint.iter().map(|(tag, words)| ((&**tag).into(), text(&**words))).collect();
    let mut members: Members<'_> = vec![("fingerprint".into(), Json::Object(words))];
    match &origin.claim {
        Claim::Unsigned => {}
        Claim::Forged(cause) => members.push(("forged".into(), text(&**cause))),
        Claim::Signed(signed) => {
            let keys = signed.keys.iter().map(|keyset| {
                let by = match keyset.by {
                    Witness::Nobody => "nobody",
                    Witness::Key => "key",
                    Witness::Recovery => "recovery",
                };
                Json::Object(vec![
                    ("by".into(), text(by)),
                    ("key".into(), text(&*keyset.key.0)),
                    ("n".into(), Json::Integer(keyset.n.into())),
                    ("recovery".into(), text(&*keyset.recovery.0)),
                ])
            });
            let mut told: Members<'_> = vec![
                ("conference".into(), text(signed.conference.as_str())),
                ("issuer".into(), text(signed.issuer.as_str())),
                ("keys".into(), Json::List(keys.collect())),
                ("number".into(), Json::Integer(signed.number.into())),
                ("root".into(), text(&*signed.root.0)),
            ];
            told.extend(signed.expires.map(|at| ("expires".into(), text(at.to_string()))));
            members.push(("signed".into(), Json::Object(told)));
        }
    }
    Json::Object(members)
}

fn origin_from_json(json: &Json<'_>) -> Option<Origin> {
    let own = |json: &Json<'_>, name: &str| json.member(name).and_then(Json::as_text).map(Box::<str>::from);
    let Some(Json::Object(words)) = json.member("fingerprint") else { return None };
    let fingerprint =
        words.iter().map(|(tag, words)| Some(((&**tag).into(), words.as_text()?.into()))).collect::<Option<_>>()?;
    if let Some(cause) = own(json, "forged") {
        return Some(Origin { claim: Claim::Forged(cause), fingerprint });
    }
    let told = json.member("signed")?;
    let keyset = |json: &Json<'_>| {
        let by = match json.member("by")?.as_text()? {
            "nobody" => Witness::Nobody,
            "key" => Witness::Key,
            "recovery" => Witness::Recovery,
            _ => return None,
        };
        let (key, recovery) = (PublicKey(own(json, "key")?), PublicKey(own(json, "recovery")?));
        Some(Keyset { n: number(json.member("n"))?, key, recovery, by })
    };
    let signed = Signed {
        conference: Id::parse(&own(told, "conference")?).ok()?,
        issuer: Id::parse(&own(told, "issuer")?).ok()?,
        number: number(told.member("number"))?,
        expires: own(told, "expires").and_then(|at| Timestamp::parse(&at).ok()),
        root: Root(own(told, "root")?),
        keys: told.member("keys")?.as_list().iter().map(keyset).collect::<Option<_>>()?,
    };
    Some(Origin { claim: Claim::Signed(signed), fingerprint })
}

fn number(json: Option<&Json<'_>>) -> Option<u32> {
    match json {
        Some(Json::Integer(number)) => u32::try_from(*number).ok(),
        _ => None,
    }
}

fn problem_to_json(problem: &Problem) -> Json<'_> {
    let severity = match problem.severity {
        Severity::Note => "note",
        Severity::Left => "left",
        Severity::Refused => "refused",
    };
    let mut members: Members<'_> = vec![
        ("severity".into(), Json::Text(severity.into())),
        ("cause".into(), Json::Text(problem.cause.code().into())),
        ("value".into(), Json::Text(problem.cause.value().into())),
    ];
    for (name, value) in [("line", problem.place.line), ("column", problem.place.column)] {
        members.extend(value.map(|value| (name.into(), Json::Integer(value.into()))));
    }
    for (name, value) in [("record", &problem.place.record), ("field", &problem.place.field)] {
        members.extend(value.as_ref().map(|value| (name.into(), Json::Text(value.into()))));
    }
    Json::Object(members)
}

fn problem_from_json(json: &Json<'_>) -> Option<Problem> {
    let text = |name: &str| json.member(name).and_then(Json::as_text);
    let severity = match text("severity")? {
        "note" => Severity::Note,
        "left" => Severity::Left,
        "refused" => Severity::Refused,
        _ => return None,
    };
    let place = Place {
        line: number(json.member("line")),
        column: number(json.member("column")),
        record: text("record").map(str::to_owned),
        field: text("field").map(str::to_owned),
    };
    Some(Problem { severity, place, cause: Cause::from_parts(text("cause")?, text("value")?)? })
}

#[cfg(test)]
mod tests {
    use super::Answer;
    use crate::domain::id::Id;
    use crate::domain::problem::{Cause, Place, Problem, Severity};
    use crate::domain::time::Timestamp;
    use crate::domain::trust::{Claim, Keyset, Origin, PublicKey, Root, Signed, Witness};
    use crate::pack::Problems;

    #[test]
    fn an_answer_is_read_as_it_was_sent() {
        let place = Place {
            line: Some(3),
            column: Some(7),
            record: Some("session \"x\"\n".to_owned()),
            field: Some("date".to_owned()),
        };
        let problem = |severity, cause| Problem { severity, place: place.clone(), cause };
        let list = vec![
            problem(Severity::Left, Cause::Time("soon".to_owned())),
            problem(Severity::Note, Cause::TextTooLong(9, 8)),
            Problem { severity: Severity::Refused, place: Place::default(), cause: Cause::NotOurs },
        ];
        let keyset =
            Keyset { n: 2, key: PublicKey("k".into()), recovery: PublicKey("r".into()), by: Witness::Recovery };
        let signed = Signed {
            conference: Id::parse("demo").unwrap(),
            issuer: Id::parse("office").unwrap(),
            number: 7,
            expires: Timestamp::parse("2027-05-01T00:00:00Z").ok(),
            root: Root("00".into()),
            keys: vec![keyset],
        };
        let fingerprint = vec![("en".into(), "six words".into())];
        let origin = Origin { claim: Claim::Signed(signed), fingerprint };
        let answer = Answer { text: Some("{\n}\n".to_owned()), problems: Problems { list, more: 2 }, origin };
        assert_eq!(Answer::from_text(&answer.to_text()), Some(answer));
        let forged = Origin { claim: Claim::Forged("root_mismatch".into()), ..Origin::default() };
        let forged = Answer { origin: forged, ..Answer::default() };
        assert_eq!(Answer::from_text(&forged.to_text()), Some(forged));
        let empty = Answer::default();
        assert_eq!(Answer::from_text(&empty.to_text()), Some(empty));
        assert_eq!(Answer::from_text("ready"), None);
    }
}
