//! Canonical JSON (RFC 8785) and the layout of a pack: one record a line.
//!
//! Used by every writer, by `seal`, and to store an organiser's pack as it came. Knows nothing about the types of records.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::json::{Json, Members, parse_pack};
use super::{MAX_FILE, read};
use crate::domain::order;
use crate::domain::problem::Problem;

/// A pack in canonical form with every member it has, the invalid ones too; refused only if it is no JSON of ours.
/// The text reads back as the same pack and is what an organiser's snapshot is stored as.
pub fn canonical(bytes: &[u8]) -> Result<String, Problem> {
    let text = read::as_text(bytes, MAX_FILE)?;
    let mut json = parse_pack(text)?;
    Ok(lay_out(&mut json) + "\n")
}

/// A value in RFC 8785 form.
pub fn print(json: &mut Json<'_>) -> String {
    let mut out = String::new();
    value(json, &mut out);
    out
}

/// A pack with one record a line, without the newline at the end; sorts what it is given. Any other value is printed on one line.
pub fn lay_out(json: &mut Json<'_>) -> String {
    let Json::Object(members) = json else { return print(json) };
    if !members.iter().any(|(key, _)| key == "plenary-pack") {
        return print(json);
    }
    sort(members);
    let mut take = |name: &str| members.iter().position(|(key, _)| key == name).map(|index| members.remove(index).1);
    let version = take("plenary-pack").unwrap_or(Json::Null);
    let records = take("records");
    let packs = take("packs");
    let signatures = take("sigs");
    let mut out = String::from("{\"plenary-pack\":");
    value(&mut { version }, &mut out);
    for (key, member) in members.iter_mut() {
        out.push(',');
        string(key, &mut out);
        out.push(':');
        value(member, &mut out);
    }
    out.push_str(",\"records\":");
    match records {
        Some(Json::List(mut records)) => {
            order::sort_by(&mut records, |left, right| address(left).cmp(&address(right)));
            out.push('[');
            for (index, record) in records.iter_mut().enumerate() {
                out.push_str(if index == 0 { "\n" } else { ",\n" });
                value(record, &mut out);
            }
            out.push_str("\n]");
        }
        Some(mut other) => value(&mut other, &mut out),
        None => out.push_str("[\n]"),
    }
    if let Some(mut packs) = packs {
        out.push_str(",\"packs\":");
        if let Json::List(packs) = &mut packs {
            out.push('[');
            for (index, pack) in packs.iter_mut().enumerate() {
                out.push_str(if index == 0 { "\n" } else { ",\n" });
                out.push_str(&lay_out(pack));
            }
            out.push_str("\n]");
        } else {
            value(&mut packs, &mut out);
        }
    }
    out.push_str(",\"sigs\":");
    value(&mut signatures.unwrap_or_else(|| Json::List(Vec::new())), &mut out);
    out.push('}');
    out
}

/// By what records are sorted; things that are no records come first.
fn address<'j>(record: &'j Json<'_>) -> (&'j str, &'j str) {
    let part = |name: &str| record.member(name).and_then(Json::as_text).unwrap_or_default();
    (part("type"), part("id"))
}

/// Members are sorted by UTF-16 code units, which differs from UTF-8's order for characters beyond U+FFFF.
fn utf16_order(left: &str, right: &str) -> Ordering {
    if left.is_ascii() && right.is_ascii() { left.cmp(right) } else { left.encode_utf16().cmp(right.encode_utf16()) }
}

pub(super) fn sort(members: &mut Members<'_>) {
    if !members.is_sorted_by(|left, right| utf16_order(&left.0, &right.0) != Ordering::Greater) {
        order::sort_by(members, |left, right| utf16_order(&left.0, &right.0));
    }
}

fn value(json: &mut Json<'_>, out: &mut String) {
    match json {
        // No float is ever written: packs have none, and printing them alike everywhere is a science of its own.
        Json::Null | Json::Real(_) => out.push_str("null"),
        Json::Bool(true) => out.push_str("true"),
        Json::Bool(false) => out.push_str("false"),
        Json::Integer(number) => out.push_str(&number.to_string()),
        Json::Text(text) => string(text, out),
        Json::Raw(raw) => out.push_str(raw),
        Json::List(list) => {
            out.push('[');
            for (index, element) in list.iter_mut().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                value(element, out);
            }
            out.push(']');
        }
        Json::Object(members) => {
            sort(members);
            out.push('{');
            for (index, (key, member)) in members.iter_mut().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                string(key, out);
                out.push(':');
                value(member, out);
            }
            out.push('}');
        }
    }
}

/// A string with the fewest escapes that JSON allows.
fn string(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    while let Some(index) = rest.bytes().position(|byte| byte < 0x20 || matches!(byte, b'"' | b'\\')) {
        let (plain, special) = rest.split_at(index);
        out.push_str(plain);
        let byte = special.as_bytes()[0];
        let short: Cow<'static, str> = match byte {
            b'"' => "\\\"".into(),
            b'\\' => "\\\\".into(),
            0x08 => "\\b".into(),
            b'\t' => "\\t".into(),
            b'\n' => "\\n".into(),
            0x0C => "\\f".into(),
            b'\r' => "\\r".into(),
            _ => format!("\\u{byte:04x}").into(),
        };
        out.push_str(&short);
        rest = &special[1..];
    }
    out.push_str(rest);
    out.push('"');
}
