//! Formatting with the browser's `Intl`.
//!
//! Used by `format` in the browser. Making an `Intl` object costs a thousand times more than using one, so each is made
//! once and kept; a list of thousands of rows makes none. Nothing here throws: a zone or tag the browser refuses is
//! answered with UTC, or with the value itself.
//!
//! It reaches `Intl` by name and not through the typed bindings, which would let the browser's exceptions (an unknown
//! zone in a pack) end the program.

use super::style::{DateStyle, NameKind};
use super::{Join, Locale, Plural};
use js_sys::{Array, Date, Function, Number, Object, Reflect};
use std::cell::RefCell;
use std::cmp::Ordering;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

/// Which formatter, apart from language and zone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Date(DateStyle),
    DateRange,
    ZoneParts,
    Relative,
    Number,
    List(Join),
    Plural,
    Collator,
    Name(NameKind),
}

/// An `Intl` object with the method that does its work.
struct Formatter {
    object: JsValue,
    method: Function,
}

/// A formatter that was asked for before; `None` if the browser refused to make it.
struct Kept {
    kind: Kind,
    locale: Locale,
    zone: String,
    formatter: Option<Rc<Formatter>>,
}

thread_local! {
    // A dozen at most in one session: searching them in order is quicker than any map.
    static KEPT: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

fn formatter(kind: Kind, locale: Locale, zone: &str) -> Option<Rc<Formatter>> {
    KEPT.with_borrow_mut(|kept| {
        let known = kept.iter().find(|entry| entry.kind == kind && entry.locale == locale && entry.zone == zone);
        if let Some(entry) = known {
            return entry.formatter.clone();
        }
        let formatter = make(kind, locale, zone).ok().map(Rc::new);
        kept.push(Kept { kind, locale, zone: zone.to_owned(), formatter: formatter.clone() });
        formatter
    })
}

fn make(kind: Kind, locale: Locale, zone: &str) -> Result<Formatter, JsValue> {
    let (class, method) = match kind {
        Kind::Date(_) => ("DateTimeFormat", "format"),
        Kind::DateRange => ("DateTimeFormat", "formatRange"),
        Kind::ZoneParts => ("DateTimeFormat", "formatToParts"),
        Kind::Relative => ("RelativeTimeFormat", "format"),
        Kind::Number => ("NumberFormat", "format"),
        Kind::List(_) => ("ListFormat", "format"),
        Kind::Plural => ("PluralRules", "select"),
        Kind::Collator => ("Collator", "compare"),
        Kind::Name(_) => ("DisplayNames", "of"),
    };
    let named: &[(&str, &str)] = match kind {
        Kind::Date(style) => style.options(),
        Kind::DateRange => DateStyle::FullDate.options(),
        Kind::ZoneParts => DateStyle::Zone.options(),
        Kind::Relative => &[("style", "short")],
        Kind::List(Join::And) => &[("type", "conjunction")],
        Kind::List(Join::Or) => &[("type", "disjunction")],
        Kind::Name(kind) => &[("type", kind.tag()), ("fallback", "none")],
        Kind::Number | Kind::Plural | Kind::Collator => &[],
    };
    let options = Object::new();
    for (name, value) in named.iter().copied().chain((!zone.is_empty()).then_some(("timeZone", zone))) {
        Reflect::set(&options, &name.into(), &value.into())?;
    }
    let tag = match locale {
        Locale::en => "en-GB",
        Locale::fr => "fr",
    };
    let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
    let class: Function = Reflect::get(&intl, &class.into())?.dyn_into()?;
    let object = Reflect::construct(&class, &Array::of2(&tag.into(), &options))?;
    let method = Reflect::get(&object, &method.into())?.dyn_into()?;
    Ok(Formatter { object, method })
}

/// What a formatter says of a value, as text.
fn say(formatter: &Formatter, value: &JsValue) -> Option<String> {
    formatter.method.call1(&formatter.object, value).ok()?.as_string()
}

#[expect(clippy::cast_precision_loss, reason = "a Date counts milliseconds in a float as well")]
fn milliseconds(at: i64) -> JsValue {
    JsValue::from_f64(at as f64)
}

/// The time in the one form that no browser refuses, for zones and times it cannot handle.
fn iso(at: i64) -> String {
    let date = Date::new(&milliseconds(at));
    if date.get_time().is_nan() { String::from("?") } else { String::from(date.to_iso_string()) }
}

pub(super) fn date(style: DateStyle, locale: Locale, zone: &str, at: i64) -> String {
    formatter(Kind::Date(style), locale, zone)
        .or_else(|| formatter(Kind::Date(style), locale, "UTC"))
        .and_then(|formatter| say(&formatter, &milliseconds(at)))
        .unwrap_or_else(|| iso(at))
}

pub(super) fn date_range(locale: Locale, zone: &str, from: i64, to: i64) -> String {
    formatter(Kind::DateRange, locale, zone)
        .or_else(|| formatter(Kind::DateRange, locale, "UTC"))
        .and_then(|formatter| {
            formatter.method.call2(&formatter.object, &milliseconds(from), &milliseconds(to)).ok()?.as_string()
        })
        // An end before its start: older browsers throw.
        .unwrap_or_else(|| {
            let style = DateStyle::FullDate;
            format!("{} – {}", date(style, locale, zone, from), date(style, locale, zone, to))
        })
}

pub(super) fn zone_name(locale: Locale, at: i64, zone: &str) -> String {
    let parts = formatter(Kind::ZoneParts, locale, zone)
        .and_then(|formatter| formatter.method.call1(&formatter.object, &milliseconds(at)).ok());
    let name = parts.and_then(|parts| {
        Array::from(&parts).iter().find_map(|part| {
            let kind = Reflect::get(&part, &"type".into()).ok()?.as_string()?;
            let value = Reflect::get(&part, &"value".into()).ok()?.as_string()?;
            (kind == "timeZoneName").then_some(value)
        })
    });
    name.map_or_else(|| zone.to_owned(), |name| name.replace('\'', "’"))
}

#[expect(clippy::cast_precision_loss, reason = "amounts of minutes, hours or days")]
pub(super) fn relative(locale: Locale, amount: i64, unit: &str) -> String {
    formatter(Kind::Relative, locale, "")
        .and_then(|formatter| {
            let amount = JsValue::from_f64(amount as f64);
            formatter.method.call2(&formatter.object, &amount, &unit.into()).ok()?.as_string()
        })
        .unwrap_or_else(|| format!("{amount} {unit}"))
}

pub(super) fn number(locale: Locale, value: f64) -> String {
    formatter(Kind::Number, locale, "")
        .and_then(|formatter| say(&formatter, &JsValue::from_f64(value)))
        // The browser's own digits: Rust's printing of floats is 10 kB that nothing else here needs.
        .unwrap_or_else(|| Number::from(value).to_string_with_radix(10).map(String::from).unwrap_or_default())
}

pub(super) fn list(locale: Locale, join: Join, items: &[&str]) -> String {
    let array: Array = items.iter().copied().map(JsValue::from_str).collect();
    formatter(Kind::List(join), locale, "")
        .and_then(|formatter| say(&formatter, &array))
        .unwrap_or_else(|| items.join(", "))
}

#[expect(clippy::cast_precision_loss, reason = "lengths of lists never reach the 53 bits a float holds")]
pub(super) fn plural(locale: Locale, count: usize) -> Plural {
    let category =
        formatter(Kind::Plural, locale, "").and_then(|formatter| say(&formatter, &JsValue::from_f64(count as f64)));
    if category.as_deref() == Some("one") { Plural::Single } else { Plural::Several }
}

pub(super) fn compare(locale: Locale, left: &str, right: &str) -> Ordering {
    formatter(Kind::Collator, locale, "")
        .and_then(|formatter| formatter.method.call2(&formatter.object, &left.into(), &right.into()).ok()?.as_f64())
        .and_then(|order| order.partial_cmp(&0.0))
        .unwrap_or_else(|| left.cmp(right))
}

pub(super) fn name(kind: NameKind, locale: Locale, code: &str) -> Option<String> {
    let formatter = formatter(Kind::Name(kind), locale, "")?;
    // With the option `fallback: none` an unknown code gives undefined, a malformed one throws.
    say(&formatter, &code.into())
}
