//! Formatting without a browser: one neutral form for both languages, in UTC.
//!
//! Used by native tests and tools, where no `Intl` exists. People never see it, so it deliberately has no month names,
//! no zones and no tables.

use super::style::{DateStyle, NameKind};
use super::{Join, Locale, Plural};
use std::cmp::Ordering;

const MILLISECONDS_A_DAY: i64 = 86_400_000;
const MILLISECONDS_A_MINUTE: i64 = 60_000;

pub(super) fn date(style: DateStyle, _locale: Locale, _zone: &str, at: i64) -> String {
    let (year, month, day) = civil(at.div_euclid(MILLISECONDS_A_DAY));
    let minutes = at.rem_euclid(MILLISECONDS_A_DAY) / MILLISECONDS_A_MINUTE;
    let (hour, minute) = (minutes / 60, minutes % 60);
    match style {
        DateStyle::LongDay | DateStyle::FullDate => format!("{year:04}-{month:02}-{day:02}"),
        DateStyle::ShortDay => format!("{month:02}-{day:02}"),
        DateStyle::DateTime => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"),
        DateStyle::Time => format!("{hour:02}:{minute:02}"),
    }
}

pub(super) fn date_range(locale: Locale, zone: &str, from: i64, to: i64) -> String {
    let first = date(DateStyle::FullDate, locale, zone, from);
    let last = date(DateStyle::FullDate, locale, zone, to);
    if first == last { first } else { format!("{first} – {last}") }
}

pub(super) fn zone_name(_locale: Locale, _at: i64, zone: &str) -> String {
    zone.to_owned()
}

pub(super) fn relative(_locale: Locale, amount: i64, unit: &str) -> String {
    format!("{amount:+} {unit}")
}

pub(super) fn number(_locale: Locale, value: f64) -> String {
    value.to_string()
}

pub(super) fn list(locale: Locale, join: Join, items: &[&str]) -> String {
    let word = match (join, locale) {
        (Join::And, Locale::en) => " and ",
        (Join::And, Locale::fr) => " et ",
        (Join::Or, Locale::en) => " or ",
        (Join::Or, Locale::fr) => " ou ",
    };
    match items.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{}{word}{last}", rest.join(", ")),
        _ => items.concat(),
    }
}

pub(super) const fn plural(locale: Locale, count: usize) -> Plural {
    match (locale, count) {
        (_, 1) | (Locale::fr, 0) => Plural::Single,
        _ => Plural::Several,
    }
}

pub(super) fn compare(_locale: Locale, left: &str, right: &str) -> Ordering {
    left.to_lowercase().cmp(&right.to_lowercase()).then_with(|| left.cmp(right))
}

pub(super) const fn name(_kind: NameKind, _locale: Locale, _code: &str) -> Option<String> {
    None
}

/// Year, month and day of a number of days since 1970 (Howard Hinnant's algorithm, good for all years of a `Date`).
const fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn civil_dates_are_right_at_leap_days_and_before_1970() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(19_782), (2024, 2, 29));
        assert_eq!(civil(20_916), (2027, 4, 8));
        assert_eq!(civil(-1), (1969, 12, 31));
    }
}
