//! Dates and instants as packs write them: RFC 3339 with an offset, years 2000 to 2100.
//!
//! Used by every record. Knows the calendar, not the time zones (the browser's Intl does) and never the clock.

use std::fmt;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// A day that the app itself tells of: of any year, because history is older than the years packs may write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HistoricDay {
    /// Year of the Gregorian calendar.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl HistoricDay {
    /// A day, taken as it is: only for days written in the source, never for what was read.
    pub const fn new(year: u16, month: u8, day: u8) -> Self {
        Self { year, month, day }
    }
}

/// How an instant's distance from UTC was written; kept so that writing gives back what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offset {
    /// `Z`.
    Utc,
    /// Minutes east of UTC, -1439 to 1439; zero is `+00:00`.
    Minutes(i16),
}

/// An instant with the offset it was written in. Ordered by the instant alone.
#[derive(Clone, Copy, Debug)]
pub struct Timestamp {
    milliseconds: i64,
    offset: Offset,
    with_fraction: bool,
}

/// Why a text is no date or instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeError {
    /// Not of the form `2027-04-08` or `2027-04-08T09:00:00+02:00`.
    Form,
    /// A month, day, hour, minute, second or offset that does not exist.
    NoSuchTime,
    /// Outside the years 2000 to 2100.
    OutOfRange,
}

const DAY: i64 = 86_400_000;

/// Days from 1970-01-01 to the given day of the proleptic Gregorian calendar (Hinnant's `days_from_civil`).
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year - era * 400;
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil_from_days(days: i64) -> (i64, u8, u8) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted - era * 146_097;
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1))
}

/// Reads exactly `digits` decimal digits.
fn number(text: &str) -> Option<i64> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

impl Date {
    /// The door from numbers: a day that exists, in the years 2000 to 2100.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, TimeError> {
        if !(2000..=2100).contains(&year) {
            return Err(TimeError::OutOfRange);
        }
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let length = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return Err(TimeError::NoSuchTime),
        };
        if day == 0 || day > length { Err(TimeError::NoSuchTime) } else { Ok(Self { year, month, day }) }
    }

    /// Reads `2027-04-08`.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts[..] else { return Err(TimeError::Form) };
        if (year.len(), month.len(), day.len()) != (4, 2, 2) {
            return Err(TimeError::Form);
        }
        let read = |part: &str| number(part).ok_or(TimeError::Form);
        let (year, month, day) = (read(year)?, read(month)?, read(day)?);
        let small = |value: i64| u8::try_from(value).unwrap_or(u8::MAX);
        Self::new(u16::try_from(year).unwrap_or(u16::MAX), small(month), small(day))
    }

    /// Days since 1970-01-01.
    pub fn days(self) -> i64 {
        days_from_civil(i64::from(self.year), i64::from(self.month), i64::from(self.day))
    }

    /// The day `days` later, kept within the years 2000 to 2100.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let (year, month, day) = civil_from_days(self.days() + days);
        u16::try_from(year).ok().and_then(|year| Self::new(year, month, day).ok()).unwrap_or(self)
    }

    /// Noon of this day, in UTC: an instant by which Intl can name the day in any zone of Europe.
    pub fn noon_milliseconds(self) -> i64 {
        self.days() * DAY + DAY / 2
    }
}

impl Default for Date {
    fn default() -> Self {
        Self { year: 2000, month: 1, day: 1 }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Timestamp {
    /// An instant of the clock, `milliseconds` since 1970 in UTC, to be written with `offset_minutes`.
    /// Kept within the years 2000 to 2100, so that a device with a wrong clock still writes readable packs.
    pub fn from_clock(milliseconds: i64, offset_minutes: i16) -> Self {
        let first = days_from_civil(2000, 1, 2) * DAY;
        let last = days_from_civil(2100, 12, 30) * DAY;
        let whole = milliseconds.clamp(first, last).div_euclid(1000) * 1000;
        Self { milliseconds: whole, offset: Offset::Minutes(offset_minutes.clamp(-1439, 1439)), with_fraction: false }
    }

    /// Reads `2027-04-08T09:00:00+02:00`, with `Z` or an offset and at most three decimals of a second.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        let (date, rest) = text.split_once('T').ok_or(TimeError::Form)?;
        let date = Date::parse(date)?;
        let clock = rest.get(..8).ok_or(TimeError::Form)?;
        let parts: Vec<&str> = clock.split(':').collect();
        let [hour, minute, second] = parts[..] else { return Err(TimeError::Form) };
        if (hour.len(), minute.len(), second.len()) != (2, 2, 2) {
            return Err(TimeError::Form);
        }
        let read = |part: &str| number(part).ok_or(TimeError::Form);
        let (hour, minute, second) = (read(hour)?, read(minute)?, read(second)?);
        if hour > 23 || minute > 59 || second > 59 {
            return Err(TimeError::NoSuchTime);
        }
        let mut rest = rest.get(8..).ok_or(TimeError::Form)?;
        let mut fraction = 0;
        let mut with_fraction = false;
        if let Some(after) = rest.strip_prefix('.') {
            fraction = number(after.get(..3).ok_or(TimeError::Form)?).ok_or(TimeError::Form)?;
            rest = after.get(3..).ok_or(TimeError::Form)?;
            with_fraction = true;
        }
        let offset = if rest == "Z" { Offset::Utc } else { Self::parse_offset(rest)? };
        let minutes = match offset {
            Offset::Utc => 0,
            Offset::Minutes(minutes) => i64::from(minutes),
        };
        let local = date.days() * DAY + ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
        Ok(Self { milliseconds: local - minutes * 60_000, offset, with_fraction })
    }

    fn parse_offset(text: &str) -> Result<Offset, TimeError> {
        let (sign, rest) = match text.as_bytes().first() {
            Some(b'+') => (1, &text[1..]),
            Some(b'-') => (-1, &text[1..]),
            _ => return Err(TimeError::Form),
        };
        let (hour, minute) = rest.split_once(':').ok_or(TimeError::Form)?;
        if (hour.len(), minute.len()) != (2, 2) {
            return Err(TimeError::Form);
        }
        let (hour, minute) = (number(hour).ok_or(TimeError::Form)?, number(minute).ok_or(TimeError::Form)?);
        // RFC 3339 gives `-00:00` the meaning "offset unknown": we need to know it.
        if hour > 23 || minute > 59 || (sign < 0 && hour == 0 && minute == 0) {
            return Err(TimeError::NoSuchTime);
        }
        i16::try_from(sign * (hour * 60 + minute)).map(Offset::Minutes).map_err(|_error| TimeError::NoSuchTime)
    }

    /// Milliseconds since 1970 in UTC.
    pub fn milliseconds(self) -> i64 {
        self.milliseconds
    }

    /// Minutes east of UTC in which the instant was written.
    pub fn offset_minutes(self) -> i16 {
        match self.offset {
            Offset::Utc => 0,
            Offset::Minutes(minutes) => minutes,
        }
    }

    /// The day at the place whose offset was written.
    pub fn local_date(self) -> Date {
        let (year, month, day) = civil_from_days(self.local_milliseconds().div_euclid(DAY));
        u16::try_from(year).ok().and_then(|year| Date::new(year, month, day).ok()).unwrap_or_default()
    }

    /// Minutes since midnight at the place whose offset was written.
    pub fn local_minute(self) -> i64 {
        self.local_milliseconds().rem_euclid(DAY) / 60_000
    }

    fn local_milliseconds(self) -> i64 {
        self.milliseconds + i64::from(self.offset_minutes()) * 60_000
    }
}

impl Default for Timestamp {
    fn default() -> Self {
        Self { milliseconds: days_from_civil(2000, 1, 1) * DAY, offset: Offset::Utc, with_fraction: false }
    }
}
impl PartialEq for Timestamp {
    fn eq(&self, other: &Self) -> bool {
        self.milliseconds == other.milliseconds
    }
}
impl Eq for Timestamp {}
impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.milliseconds.cmp(&other.milliseconds)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let local = self.local_milliseconds();
        let (year, month, day) = civil_from_days(local.div_euclid(DAY));
        let clock = local.rem_euclid(DAY);
        let (hour, minute, second) = (clock / 3_600_000, clock / 60_000 % 60, clock / 1000 % 60);
        write!(formatter, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        if self.with_fraction {
            write!(formatter, ".{:03}", clock % 1000)?;
        }
        match self.offset {
            Offset::Utc => formatter.write_str("Z"),
            Offset::Minutes(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(formatter, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, TimeError, Timestamp};

    #[test]
    fn what_is_read_is_written_back() {
        for text in [
            "2027-04-08T08:30:00+02:00",
            "2000-02-29T23:59:59Z",
            "2099-12-31T00:00:00.120-03:30",
            "2027-01-01T00:00:00+00:00",
        ] {
            assert_eq!(Timestamp::parse(text).map(|time| time.to_string()), Ok(text.to_owned()));
        }
        assert_eq!(Date::parse("2028-02-29").map(|date| date.to_string()), Ok("2028-02-29".to_owned()));
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        assert_eq!(Date::parse("2027-02-29"), Err(TimeError::NoSuchTime));
        assert_eq!(Date::parse("1999-12-31"), Err(TimeError::OutOfRange));
        assert_eq!(Date::parse("2027-4-8"), Err(TimeError::Form));
        assert_eq!(Timestamp::parse("2027-04-08T24:00:00Z"), Err(TimeError::NoSuchTime));
        assert_eq!(Timestamp::parse("2027-04-08T10:00:00"), Err(TimeError::Form));
        assert_eq!(Timestamp::parse("2027-04-08T10:00:00-00:00"), Err(TimeError::NoSuchTime));
        assert_eq!(Timestamp::parse("2027-04-08T1é:00:00Z"), Err(TimeError::Form));
    }

    #[test]
    fn the_local_day_follows_the_written_offset() {
        let late = Timestamp::parse("2027-04-08T23:30:00-05:00").unwrap();
        assert_eq!(late.local_date().to_string(), "2027-04-08");
        assert_eq!(late.local_minute(), 23 * 60 + 30);
    }

    #[test]
    fn every_day_of_the_century_counts_on_by_one() {
        let mut date = Date::new(2000, 1, 1).unwrap();
        for day in 1..36_000 {
            let next = date.plus_days(1);
            assert_eq!(next.days(), date.days() + 1, "day {day}");
            date = next;
        }
    }
}
