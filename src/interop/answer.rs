//! What the worker answers: the text that it made, if there is one, and what was found wrong.
//!
//! Used by [`super::job`], which writes it, and by the page, which reads it. The first line is one JSON object with the
//! problems, everything after it is the text: so the text is neither escaped nor held twice.

use crate::domain::problem::{Cause, Place, Problem, Severity};
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
}

impl Answer {
    /// The answer as the text that is sent.
    pub fn to_text(&self) -> String {
        let problems = self.problems.list.iter().map(problem_to_json).collect();
        let members: Members<'_> =
            vec![("more".into(), Json::Integer(self.problems.more.into())), ("problems".into(), Json::List(problems))];
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
        Some(Self { text, problems: Problems { list, more } })
    }
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
    use crate::domain::problem::{Cause, Place, Problem, Severity};
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
        let answer = Answer { text: Some("{\n}\n".to_owned()), problems: Problems { list, more: 2 } };
        assert_eq!(Answer::from_text(&answer.to_text()), Some(answer));
        let empty = Answer::default();
        assert_eq!(Answer::from_text(&empty.to_text()), Some(empty));
        assert_eq!(Answer::from_text("ready"), None);
    }
}
