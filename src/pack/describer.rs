//! The mapper that describes: the members of every type as data, the JSON Schema and the tables of the documentation.
//!
//! Used by the tests that keep `docs/` up to date and by the native `pack` tool; no part of the app in the browser.

use std::borrow::Cow;
use std::fmt::Write;

use super::form::Form;
use super::json::Json;
use super::mapper::{Mapper, Need, Part};
use super::objects::Objects;
use super::schema::any_record;
use super::values::Values;
use super::{LAYOUT, MAX_RECORDS};
use crate::domain::edition::Edition;
use crate::domain::order;
use crate::domain::record::Extra;
use crate::domain::text::Localised;

/// A member of a type.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What it holds.
    pub shape: Shape,
}

/// What a member holds.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A text.
    Text(Form),
    /// A list of at most so many texts.
    Texts(Form, usize),
    /// A text in several languages.
    Words(Form),
    /// A list of at most so many of those.
    WordsList(Form, usize),
    /// True or false.
    Flag,
    /// A whole number between the two.
    Number(u32, u32),
    /// An object: the name of its type and its members.
    Object(&'static str, Vec<Member>),
    /// A list of at most so many objects.
    Objects(&'static str, Vec<Member>, usize),
}

/// A type of records.
#[derive(Clone, Debug)]
pub struct Described {
    /// The type's name.
    pub name: &'static str,
    /// Whether it only stands in backups.
    pub private: bool,
    /// The members of the record, `body` among them.
    pub members: Vec<Member>,
}

#[derive(Default)]
struct Describer {
    members: Vec<Member>,
}

impl Describer {
    fn add(&mut self, name: &'static str, need: Need, shape: Shape) {
        self.members.push(Member { name, required: need == Need::Required, shape });
    }
}

fn inside(it: &mut dyn Objects) -> Vec<Member> {
    let mut child = Describer::default();
    it.grow();
    it.map(0, &mut child);
    child.members
}

impl Mapper for Describer {
    fn value(&mut self, name: &'static str, need: Need, it: &mut dyn Values) {
        self.add(name, need, Shape::Text(it.form()));
    }
    fn values(&mut self, name: &'static str, limit: usize, it: &mut dyn Values) {
        self.add(name, Need::Optional, Shape::Texts(it.form(), limit));
    }
    fn words(&mut self, name: &'static str, need: Need, form: Form, _it: &mut Localised) {
        self.add(name, need, Shape::Words(form));
    }
    fn words_list(&mut self, name: &'static str, limit: usize, form: Form, _it: &mut Vec<Localised>) {
        self.add(name, Need::Optional, Shape::WordsList(form, limit));
    }
    fn flag(&mut self, name: &'static str, _it: &mut bool) {
        self.add(name, Need::Optional, Shape::Flag);
    }
    fn number(&mut self, name: &'static str, need: Need, range: (u32, u32), _it: &mut Option<u32>) {
        self.add(name, need, Shape::Number(range.0, range.1));
    }
    fn object(&mut self, name: &'static str, need: Need, it: &mut dyn Objects) {
        self.add(name, need, Shape::Object(it.name(), inside(it)));
    }
    fn objects(&mut self, name: &'static str, limit: usize, it: &mut dyn Objects) {
        self.add(name, Need::Optional, Shape::Objects(it.name(), inside(it), limit));
    }
    fn rest(&mut self, _it: &mut Extra) {}
}

/// The members of the head of a pack.
pub fn head() -> Vec<Member> {
    let mut describer = Describer::default();
    Edition::part(&mut describer, &mut Edition::default());
    describer.members
}

/// Every type of records, in alphabetical order.
pub fn types() -> Vec<Described> {
    let mut types = Vec::new();
    any_record::every(&mut |name, private, tell| {
        let mut describer = Describer::default();
        tell(&mut describer);
        types.push(Described { name, private, members: describer.members });
    });
    order::sort_by_key(&mut types, |described| described.name);
    types
}

fn text(words: &str) -> Json<'static> {
    Json::Text(Cow::Owned(words.to_owned()))
}

fn object(members: Vec<(&str, Json<'static>)>) -> Json<'static> {
    Json::Object(members.into_iter().map(|(key, value)| (Cow::Owned(key.to_owned()), value)).collect())
}

fn count(number: usize) -> Json<'static> {
    Json::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

fn form_schema(form: Form) -> Json<'static> {
    let string =
        |rest: Vec<(&str, Json<'static>)>| object([("type", text("string"))].into_iter().chain(rest).collect());
    let texts = |list: &[&str]| Json::List(list.iter().map(|code| text(code)).collect());
    match form {
        Form::Id(of) => {
            object(vec![("$ref", text("#/$defs/id")), ("description", text(&format!("The id of a {of}.")))])
        }
        Form::Digest => object(vec![("$ref", text("#/$defs/id")), ("description", text("The digest of a version."))]),
        Form::Code(_, known) => object(vec![("$ref", text("#/$defs/code")), ("examples", texts(known))]),
        Form::OneOf(known) => object(vec![("enum", texts(known))]),
        Form::Fixed(only) => object(vec![("const", text(only))]),
        Form::Date => object(vec![("$ref", text("#/$defs/date"))]),
        Form::Instant => object(vec![("$ref", text("#/$defs/instant"))]),
        Form::Language => object(vec![("$ref", text("#/$defs/language"))]),
        Form::Country => object(vec![("$ref", text("#/$defs/country"))]),
        Form::Link => object(vec![("$ref", text("#/$defs/link"))]),
        Form::Line(limit) | Form::Prose(limit) => string(vec![("maxLength", Json::Integer(i64::from(limit)))]),
    }
}

fn list_of(items: Json<'static>, limit: usize) -> Json<'static> {
    object(vec![("type", text("array")), ("items", items), ("maxItems", count(limit))])
}

fn words_schema(form: Form) -> Json<'static> {
    let by_language = object(vec![
        ("type", text("object")),
        ("propertyNames", object(vec![("$ref", text("#/$defs/language"))])),
        ("additionalProperties", form_schema(form)),
    ]);
    object(vec![("anyOf", Json::List(vec![form_schema(form), by_language]))])
}

fn shape_schema(shape: &Shape) -> Json<'static> {
    match shape {
        Shape::Text(form) => form_schema(*form),
        Shape::Texts(form, limit) => list_of(form_schema(*form), *limit),
        Shape::Words(form) => words_schema(*form),
        Shape::WordsList(form, limit) => list_of(words_schema(*form), *limit),
        Shape::Flag => object(vec![("type", text("boolean"))]),
        Shape::Number(least, most) => object(vec![
            ("type", text("integer")),
            ("minimum", Json::Integer(i64::from(*least))),
            ("maximum", Json::Integer(i64::from(*most))),
        ]),
        Shape::Object(_, members) => members_schema(members, Vec::new()),
        Shape::Objects(_, members, limit) => list_of(members_schema(members, Vec::new()), *limit),
    }
}

/// An object with these members and any others: what is unknown is always let in.
fn members_schema(members: &[Member], first: Vec<(&str, Json<'static>)>) -> Json<'static> {
    let required: Vec<Json<'static>> =
        members.iter().filter(|member| member.required).map(|member| text(member.name)).collect();
    let properties: Vec<(&str, Json<'static>)> =
        members.iter().map(|member| (member.name, shape_schema(&member.shape))).collect();
    let mut all = vec![("type", text("object"))];
    if !required.is_empty() {
        all.push(("required", Json::List(required)));
    }
    all.push(("properties", object(first.into_iter().chain(properties).collect())));
    all.push(("additionalProperties", Json::Bool(true)));
    object(all)
}

/// The JSON Schema (2020-12) of packs. It is open, as reading is: members that it does not know are valid.
pub fn json_schema() -> String {
    let pattern = |pattern: &str| object(vec![("type", text("string")), ("pattern", text(pattern))]);
    let mut definitions = vec![
        ("id", pattern("^[A-Za-z0-9_.-]{1,64}$")),
        ("code", pattern("^[A-Za-z0-9_.§-]{1,64}$")),
        ("date", pattern("^20[0-9]{2}-[0-9]{2}-[0-9]{2}$|^2100-[0-9]{2}-[0-9]{2}$")),
        (
            "instant",
            pattern(
                "^2[01][0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{3})?(Z|[+-][0-9]{2}:[0-9]{2})$",
            ),
        ),
        ("language", pattern("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")),
        ("country", pattern("^[A-Z]{2}$")),
        ("link", pattern("^(https://|mailto:|tel:).+$")),
    ];
    let types = types();
    let mut branches = Vec::new();
    for described in &types {
        let is_it = object(vec![("properties", object(vec![("type", object(vec![("const", text(described.name))]))]))]);
        let then = object(vec![("$ref", text(&format!("#/$defs/{}", described.name)))]);
        branches.push(object(vec![("if", is_it), ("then", then)]));
    }
    let any_text = || object(vec![("type", text("string"))]);
    let record = object(vec![
        ("type", text("object")),
        ("required", Json::List(vec![text("type"), text("id")])),
        ("properties", object(vec![("type", any_text()), ("id", object(vec![("$ref", text("#/$defs/id"))]))])),
        ("allOf", Json::List(branches)),
    ]);
    let bodies: Vec<(&str, Json<'static>)> =
        types.iter().map(|described| (described.name, members_schema(&described.members, Vec::new()))).collect();
    definitions.push(("record", record));
    definitions.extend(bodies);
    let list = |items: Json<'static>| object(vec![("type", text("array")), ("items", items)]);
    let records = object(vec![
        ("type", text("array")),
        ("items", object(vec![("$ref", text("#/$defs/record"))])),
        ("maxItems", count(MAX_RECORDS)),
    ]);
    let layout = i64::try_from(LAYOUT).unwrap_or(i64::MAX);
    let first = vec![
        ("plenary-pack", object(vec![("const", Json::Integer(layout))])),
        ("records", records),
        ("packs", list(object(vec![("$ref", text("#"))]))),
        ("sigs", list(Json::Bool(true))),
    ];
    let mut schema = members_schema(&head(), first);
    if let Json::Object(members) = &mut schema {
        for (key, value) in members.iter_mut() {
            if let (true, Json::List(required)) = (key == "required", value) {
                required.splice(0..0, [text("plenary-pack"), text("records")]);
            }
        }
        members.splice(
            0..0,
            [
                ("$schema".into(), text("https://json-schema.org/draft/2020-12/schema")),
                ("title".into(), text("Plenary pack, layout 1")),
                ("description".into(), text("Generated from the program's own descriptions; see pack-format.md.")),
            ],
        );
        members.push(("$defs".into(), object(definitions)));
    }
    let mut out = String::new();
    pretty(&schema, 0, &mut out);
    out + "\n"
}

/// Prints with two blanks a level, and short lists on one line.
fn pretty(json: &Json<'_>, level: usize, out: &mut String) {
    let line = super::canonical::print(&mut json.clone());
    let short = line.len() + level * 2 <= 100 && !line.contains("\"properties\"");
    let separate = |out: &mut String, index: usize| {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(level + 1));
    };
    let close = |out: &mut String| {
        out.push('\n');
        out.push_str(&"  ".repeat(level));
    };
    match json {
        Json::List(list) if !short => {
            out.push('[');
            for (index, element) in list.iter().enumerate() {
                separate(out, index);
                pretty(element, level + 1, out);
            }
            close(out);
            out.push(']');
        }
        Json::Object(members) if !short => {
            out.push('{');
            for (index, (key, value)) in members.iter().enumerate() {
                separate(out, index);
                out.push_str(&super::canonical::print(&mut Json::Text(key.clone())));
                out.push_str(": ");
                pretty(value, level + 1, out);
            }
            close(out);
            out.push('}');
        }
        _ => out.push_str(&line),
    }
}

/// What a text of this form is, in words.
fn form_words(form: Form) -> String {
    let codes = |known: &[&str]| known.iter().map(|code| format!("`{code}`")).collect::<Vec<_>>().join(", ");
    match form {
        Form::Id("record") => "id".to_owned(),
        Form::Id("author") => "id of an author".to_owned(),
        Form::Id(of) => format!("id of a record of type `{of}`"),
        Form::Code(_, known) => format!("code: {}", codes(known)),
        Form::OneOf(known) => format!("one of {}", codes(known)),
        Form::Fixed(only) => format!("`{only}`"),
        Form::Date => "day".to_owned(),
        Form::Instant => "instant".to_owned(),
        Form::Language => "language tag".to_owned(),
        Form::Country => "country code".to_owned(),
        Form::Link => "address".to_owned(),
        Form::Line(limit) => format!("line, at most {limit} characters"),
        Form::Prose(limit) => format!("text, at most {limit} characters"),
        Form::Digest => "digest".to_owned(),
    }
}

fn shape_words(shape: &Shape) -> String {
    match shape {
        Shape::Text(form) => form_words(*form),
        Shape::Texts(form, limit) => format!("list of at most {limit}: {}", form_words(*form)),
        Shape::Words(form) => format!("{}, by language", form_words(*form)),
        Shape::WordsList(form, limit) => format!("list of at most {limit}: {}, by language", form_words(*form)),
        Shape::Flag => "true or false".to_owned(),
        Shape::Number(least, u32::MAX) => format!("whole number from {least}"),
        Shape::Number(least, most) => format!("whole number from {least} to {most}"),
        Shape::Object(..) => "object, see below".to_owned(),
        Shape::Objects(_, _, limit) => format!("list of at most {limit} objects, see below"),
    }
}

/// A Markdown table of `members`, and after it one for each object among them. `explain` gives the words for the
/// member of a type: the type's name in the JSON Schema, the member's name.
fn table(path: &str, kind: &str, members: &[Member], explain: &dyn Fn(&str, &str) -> String, out: &mut String) {
    out.push_str("| Member | | Holds | Meaning |\n|---|---|---|---|\n");
    let mut later = Vec::new();
    for member in members {
        let must = if member.required { "required" } else { "" };
        let meaning = explain(kind, member.name);
        let row = format!("| `{}` | {must} | {} | {meaning} |\n", member.name, shape_words(&member.shape));
        out.push_str(&row);
        if let Shape::Object(kind, inside) | Shape::Objects(kind, inside, _) = &member.shape {
            later.push((format!("{path}{}", member.name), *kind, inside));
        }
    }
    for (path, kind, inside) in later {
        // Writing to a String cannot fail.
        if write!(out, "\n`{path}`:\n\n").is_err() {
            return;
        }
        table(&format!("{path}."), kind, inside, explain, out);
    }
}

/// The tables of all types in Markdown, for `docs/pack-format.md`.
pub fn tables(explain: &dyn Fn(&str, &str) -> String) -> String {
    let mut out = String::from("### The head\n\n");
    table("", "pack", &head(), explain, &mut out);
    for described in types() {
        let note = if described.private { "Only in backups.\n\n" } else { "" };
        let Some(Shape::Object(kind, members)) =
            described.members.iter().find(|member| member.name == "body").map(|member| &member.shape)
        else {
            continue;
        };
        for part in ["\n### `", described.name, "`\n\n", note] {
            out.push_str(part);
        }
        if members.is_empty() {
            out.push_str("The body has no members: `{}`.\n");
        } else {
            table("", kind, members, explain, &mut out);
        }
    }
    out
}
