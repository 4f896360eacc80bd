//! Dates, times, numbers, lists and names as English and French write them, from the browser's own `Intl`.
//!
//! Used by every page that shows one. Times are milliseconds since 1970 in UTC, zones are IANA names
//! (`Europe/Paris`): the same as in `domain`, but as plain values, because this folder names no other. English is
//! written the European way (`en-GB`: day before month, 24 hours).
//!
//! Native code (tests, the pack tool) has no `Intl`: there everything is written in one plain, neutral form. This
//! module deliberately does not know what time it is, parse anything, or carry tables of month names.

#[cfg(target_arch = "wasm32")]
mod intl;
#[cfg(not(target_arch = "wasm32"))]
mod plain;
mod style;

#[cfg(target_arch = "wasm32")]
use intl as backend;
#[cfg(not(target_arch = "wasm32"))]
use plain as backend;

use super::Locale;
use std::cmp::Ordering;
use style::{DateStyle, NameKind};

/// Minutes up to this are said as minutes ("in 90 min"), more as hours.
const MINUTES_SAID: i64 = 90;
/// Hours up to this are said as hours ("in 36 hrs"), more as days.
const HOURS_SAID: i64 = 48;
const MINUTES_AN_HOUR: i64 = 60;
const MINUTES_A_DAY: i64 = 24 * MINUTES_AN_HOUR;

/// The form a word takes beside a number, in the two languages the app speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// English 1; French 0 and 1.
    Single,
    /// All other numbers, and French millions ("un million de").
    Several,
}

/// The word that joins the last two members of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// "a, b and c"
    And,
    /// "a, b or c"
    Or,
}

/// "Friday 9 April": the day as a page title says it. `at` in milliseconds since 1970.
pub fn long_day(locale: Locale, at: i64, zone: &str) -> String {
    french_first(locale, backend::date(DateStyle::LongDay, locale, zone, at))
}

/// "Fri 9": the day on a chip. `at` in milliseconds since 1970.
pub fn short_day(locale: Locale, at: i64, zone: &str) -> String {
    backend::date(DateStyle::ShortDay, locale, zone, at)
}

/// "9 April 2027". `at` in milliseconds since 1970.
pub fn full_date(locale: Locale, at: i64, zone: &str) -> String {
    french_first(locale, backend::date(DateStyle::FullDate, locale, zone, at))
}

/// "9 April 2027 at 14:30". `at` in milliseconds since 1970.
pub fn date_time(locale: Locale, at: i64, zone: &str) -> String {
    french_first(locale, backend::date(DateStyle::DateTime, locale, zone, at))
}

/// "14:30". `at` in milliseconds since 1970.
pub fn time(locale: Locale, at: i64, zone: &str) -> String {
    backend::date(DateStyle::Time, locale, zone, at)
}

/// "11:00 – 12:30". Both ends in milliseconds since 1970; their days are not shown.
pub fn time_range(locale: Locale, from: i64, to: i64, zone: &str) -> String {
    let mut range = time(locale, from, zone);
    range.push_str(" – ");
    range.push_str(&time(locale, to, zone));
    range
}

/// "8–9 April 2027", naming what both ends share only once. Both ends in milliseconds since 1970.
pub fn date_range(locale: Locale, from: i64, to: i64, zone: &str) -> String {
    french_first(locale, close_days(backend::date_range(locale, zone, from, to)))
}

/// The zone's own name on that day: "Central European Summer Time". Unknown zones come back as they are.
pub fn zone_name(locale: Locale, at: i64, zone: &str) -> String {
    backend::zone_name(locale, at, zone)
}

/// "in 22 min", "5 min ago"; beyond an hour and a half in hours, beyond two days in days. Negative minutes lie behind.
pub fn relative_minutes(locale: Locale, minutes: i64) -> String {
    let distance = minutes.saturating_abs();
    if distance <= MINUTES_SAID {
        backend::relative(locale, minutes, "minute")
    } else if distance <= HOURS_SAID * MINUTES_AN_HOUR {
        backend::relative(locale, minutes / MINUTES_AN_HOUR, "hour")
    } else {
        backend::relative(locale, minutes / MINUTES_A_DAY, "day")
    }
}

/// "1,234.5" or "1 234,5"; at most three decimals.
pub fn number(locale: Locale, value: f64) -> String {
    backend::number(locale, value)
}

/// A number of things, with the separators of the language.
#[expect(clippy::cast_precision_loss, reason = "lengths of lists never reach the 53 bits a float holds")]
pub fn count(locale: Locale, count: usize) -> String {
    number(locale, count as f64)
}

/// A size of data: "320 kB", "4.1 MB"; in French "320 ko", "4,1 Mo". `bytes` in bytes, units of 1,000.
#[expect(clippy::cast_precision_loss, reason = "one decimal is shown")]
pub fn data_size(locale: Locale, bytes: u64) -> String {
    const UNITS: [[&str; 2]; 4] = [["B", "o"], ["kB", "ko"], ["MB", "Mo"], ["GB", "Go"]];
    let mut amount = bytes as f64;
    let mut unit = 0;
    while amount >= 1000.0 && unit + 1 < UNITS.len() {
        amount /= 1000.0;
        unit += 1;
    }
    let shown = if amount < 10.0 { (amount * 10.0).round() / 10.0 } else { amount.round() };
    format!("{}\u{a0}{}", number(locale, shown), UNITS[unit][locale.column()])
}

/// "a, b and c".
pub fn list<Item: AsRef<str>>(locale: Locale, join: Join, items: &[Item]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        _ => backend::list(locale, join, &items.iter().map(AsRef::as_ref).collect::<Vec<_>>()),
    }
}

/// The form a word takes beside this number.
pub fn plural(locale: Locale, count: usize) -> Plural {
    backend::plural(locale, count)
}

/// Which of two names comes first in a list people read, with accents and capitals where the language puts them.
pub fn compare(locale: Locale, left: &str, right: &str) -> Ordering {
    backend::compare(locale, left, right)
}

/// The name of the language of a BCP 47 tag: "Montenegrin". A tag nobody knows comes back as it is.
pub fn language_name(locale: Locale, tag: &str) -> String {
    // Browsers know neither of the two, or only the newest do.
    match (tag, locale) {
        ("cnr", Locale::en) => "Montenegrin".to_owned(),
        ("cnr", Locale::fr) => "monténégrin".to_owned(),
        ("ils", Locale::en) => "International Sign".to_owned(),
        ("ils", Locale::fr) => "signes internationaux".to_owned(),
        _ => backend::name(NameKind::Language, locale, tag).unwrap_or_else(|| tag.to_owned()),
    }
}

/// The browser's name of a region that the app's own table does not hold.
pub(super) fn region_name(locale: Locale, code: &str) -> Option<String> {
    // XA to XZ are free for users, and a pack names them; browsers have jokes of their own for two of them.
    if code.starts_with('X') && code != "XK" {
        return None;
    }
    backend::name(NameKind::Region, locale, code)
}

/// Two bare days are joined without blanks ("8–9 April"), where `Intl` sets thin ones in English.
fn close_days(text: String) -> String {
    let Some((first, rest)) = text.split_once('–') else { return text };
    let (first, rest) = (first.trim_end(), rest.trim_start());
    if first.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("{first}–{rest}")
    } else {
        format!("{first} – {rest}")
    }
}

/// The first of the month is "1er" in French, which `Intl` does not write everywhere.
fn french_first(locale: Locale, text: String) -> String {
    if locale == Locale::en {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 2);
    for (position, word) in text.split(' ').enumerate() {
        if position > 0 {
            out.push(' ');
        }
        if word == "1" {
            out.push_str("1er");
        } else if let Some(rest) = word.strip_prefix("1–") {
            out.push_str("1er–");
            out.push_str(rest);
        } else {
            out.push_str(word);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_of_the_month_is_ordinal_in_french_only() {
        assert_eq!(french_first(Locale::FR, "jeudi 1 avril".to_owned()), "jeudi 1er avril");
        assert_eq!(french_first(Locale::FR, "1–3 avril 2027".to_owned()), "1er–3 avril 2027");
        assert_eq!(french_first(Locale::FR, "11 avril à 01:10".to_owned()), "11 avril à 01:10");
        assert_eq!(french_first(Locale::EN, "Thursday 1 April".to_owned()), "Thursday 1 April");
    }

    #[test]
    fn only_bare_days_are_joined_without_blanks() {
        assert_eq!(close_days("8\u{2009}–\u{2009}9 April 2027".to_owned()), "8–9 April 2027");
        assert_eq!(close_days("30 April – 2 May 2027".to_owned()), "30 April – 2 May 2027");
        assert_eq!(close_days("9 April 2027".to_owned()), "9 April 2027");
    }

    #[test]
    fn nought_is_singular_in_french_only() {
        assert_eq!(plural(Locale::FR, 0), Plural::Single);
        assert_eq!(plural(Locale::EN, 0), Plural::Several);
        assert_eq!(plural(Locale::EN, 1), Plural::Single);
        assert_eq!(plural(Locale::FR, 2), Plural::Several);
    }

    #[test]
    fn data_sizes_use_the_units_of_the_language() {
        assert_eq!(data_size(Locale::EN, 999), "999\u{a0}B");
        assert_eq!(data_size(Locale::FR, 320_400), "320\u{a0}ko");
        assert_eq!(data_size(Locale::EN, 4_120_000), "4.1\u{a0}MB");
    }

    #[test]
    fn own_language_names_come_before_the_browsers() {
        assert_eq!(language_name(Locale::EN, "cnr"), "Montenegrin");
        assert_eq!(language_name(Locale::FR, "ils"), "signes internationaux");
    }

    #[test]
    fn time_ranges_name_both_ends() {
        assert_eq!(time_range(Locale::EN, 39_600_000, 45_000_000, "UTC"), "11:00 – 12:30");
    }
}
