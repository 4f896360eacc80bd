//! A record of every type with every member that its description tells, filled with something unwelcome: up to a limit
//! and beyond it, with control characters, with characters that reorder text, with markup.
//!
//! Used by the corpus. Led by the descriptions themselves, so that a new type or member is tried without a word here.

use plenary::pack::describer::{Described, Member, Shape, types};
use plenary::pack::form::Form;

use super::Hostile;
use super::packs::contribution;

/// What the members are filled with.
#[derive(Clone, Copy, PartialEq)]
enum Fill {
    /// Texts and numbers as long and as great as they may be.
    Full,
    /// Texts one character longer.
    TextsBeyond,
    /// Numbers one greater.
    NumbersBeyond,
    /// Lists as long as they may be.
    LongLists,
    /// Lists one element longer.
    ListsBeyond,
    /// Texts with a control character.
    Control,
    /// Texts with a character that reorders what follows.
    Reordering,
    /// Texts with what would be markup on a page.
    Markup,
}

const FILLS: [(Fill, &str); 8] = [
    (Fill::Full, "full"),
    (Fill::TextsBeyond, "texts-beyond"),
    (Fill::NumbersBeyond, "numbers-beyond"),
    (Fill::LongLists, "long-lists"),
    (Fill::ListsBeyond, "lists-beyond"),
    (Fill::Control, "control"),
    (Fill::Reordering, "reordering"),
    (Fill::Markup, "markup"),
];

/// The longest list that is made: longer ones are tried natively as large files.
const MOST: usize = 400;

pub fn files() -> Vec<Hostile> {
    let mut files = Vec::new();
    for described in types().iter().filter(|described| !described.private) {
        for (fill, words) in FILLS {
            if let Some(verdict) = verdict(described, fill) {
                let name = format!("{verdict}-every-member-of-{}-{words}", described.name.replace('_', "-"));
                files.push(Hostile::text(name, contribution(object(&described.members, fill))));
            }
        }
    }
    files
}

/// What must come of it; nothing where the type has no member of which this would say anything.
fn verdict(described: &Described, fill: Fill) -> Option<&'static str> {
    let body = described.members.iter().find(|member| member.name == "body");
    let Some(Shape::Object(_, members)) = body.map(|body| &body.shape) else { return None };
    let is_text = |member: &Member| !forms(member).is_empty();
    // A note has no member that is required by its description, and yet no note is shared without a title.
    let is_needed = |member: &Member| {
        member.required || matches!(member.name, "family_name") || (described.name == "note" && member.name == "title")
    };
    match fill {
        Fill::Full | Fill::LongLists | Fill::Markup => Some("powerless"),
        Fill::TextsBeyond if members.iter().any(|member| is_needed(member) && is_text(member)) => Some("left"),
        // The number of the version is in every type.
        Fill::NumbersBeyond => Some("repaired"),
        Fill::TextsBeyond | Fill::Control => any(members, &is_text).then_some("repaired"),
        Fill::ListsBeyond => any(members, &|member| limit(member).is_some()).then_some("repaired"),
        Fill::Reordering => {
            let has_line = |member: &Member| forms(member).iter().any(|form| matches!(form, Form::Line(_)));
            Some(if any(members, &has_line) { "repaired" } else { "powerless" })
        }
    }
}

/// Whether it holds for any of the members, or of those inside them.
fn any(members: &[Member], holds: &dyn Fn(&Member) -> bool) -> bool {
    members.iter().any(|member| {
        holds(member)
            || match &member.shape {
                Shape::Object(_, inside) | Shape::Objects(_, inside, _) => any(inside, holds),
                _ => false,
            }
    })
}

/// The form of a member's free text.
fn forms(member: &Member) -> Vec<Form> {
    let (Shape::Text(form) | Shape::Texts(form, _) | Shape::Words(form) | Shape::WordsList(form, _)) = member.shape
    else {
        return Vec::new();
    };
    if matches!(form, Form::Line(_) | Form::Prose(_)) { vec![form] } else { Vec::new() }
}

/// How many elements a member may have, where that is not too many to try here.
fn limit(member: &Member) -> Option<usize> {
    let (Shape::Texts(_, limit) | Shape::WordsList(_, limit) | Shape::Objects(_, _, limit)) = member.shape else {
        return None;
    };
    (limit <= MOST).then_some(limit)
}

fn object(members: &[Member], fill: Fill) -> String {
    let told: Vec<String> =
        members.iter().map(|member| format!("\"{}\":{}", member.name, value(member, fill))).collect();
    format!("{{{}}}", told.join(","))
}

fn value(member: &Member, fill: Fill) -> String {
    let count = match (fill, limit(member)) {
        (Fill::LongLists, Some(limit)) => limit,
        (Fill::ListsBeyond, Some(limit)) => limit + 1,
        _ => 1,
    };
    // What is in a list is told in short: it is the list that is to be long.
    let inner = if count > 1 { Fill::LongLists } else { fill };
    let list = |element: String| format!("[{}]", vec![element; count].join(","));
    match &member.shape {
        Shape::Text(form) => text(member.name, *form, fill),
        Shape::Texts(form, _) => list(text(member.name, *form, inner)),
        Shape::Words(form) => format!("{{\"en\":{}}}", text(member.name, *form, fill)),
        Shape::WordsList(form, _) => list(format!("{{\"en\":{}}}", text(member.name, *form, inner))),
        Shape::Flag => "true".to_owned(),
        Shape::Number(_, most) => (u64::from(*most) + u64::from(fill == Fill::NumbersBeyond)).to_string(),
        Shape::Object(_, inside) => object(inside, fill),
        Shape::Objects(_, inside, _) => {
            list(object(inside, if count > 1 { Fill::Control } else { fill }).replace("\\u0001", ""))
        }
    }
}

/// A text of the form, between quotes.
fn text(name: &str, form: Form, fill: Fill) -> String {
    let limit = match form {
        Form::Line(limit) | Form::Prose(limit) => limit as usize,
        Form::Id(_) => return "\"x1\"".to_owned(),
        Form::Digest => return "\"0123456789abcdef01234567\"".to_owned(),
        Form::Code(..) if name == "state" => return "\"shared\"".to_owned(),
        Form::Code(_, known) | Form::OneOf(known) => return format!("\"{}\"", known[0]),
        Form::Fixed(only) => return format!("\"{only}\""),
        // An end comes after its beginning.
        Form::Date if name == "end" => return "\"2027-04-09\"".to_owned(),
        Form::Date => return "\"2027-04-08\"".to_owned(),
        Form::Instant if name == "end" => return "\"2027-04-08T11:00:00+02:00\"".to_owned(),
        Form::Instant => return "\"2027-04-08T10:00:00+02:00\"".to_owned(),
        Form::Language => return "\"en\"".to_owned(),
        Form::Country => return "\"FR\"".to_owned(),
        Form::Link => return "\"https://forum.example/x\"".to_owned(),
    };
    let words = match fill {
        Fill::Full => "word ".repeat(limit / 5 + 1).chars().take(limit).collect(),
        Fill::TextsBeyond => "word ".repeat(limit / 5 + 1).chars().take(limit + 1).collect(),
        Fill::Control => "a\\u0001b".to_owned(),
        Fill::Reordering => "a\\u202Eb".to_owned(),
        Fill::Markup => "<img src=x onerror=alert(1)>".chars().take(limit).collect(),
        Fill::NumbersBeyond | Fill::LongLists | Fill::ListsBeyond => "a".to_owned(),
    };
    format!("\"{words}\"")
}
