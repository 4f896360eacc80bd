//! Days, instants and durations as other programs write them.
//!
//! Used by the readers. Lenient in form and strict in meaning: an instant whose offset nobody wrote is none.

use crate::domain::time::{Date, Timestamp};

const MINUTE: i64 = 60_000;
/// The longest duration, in minutes: 60 days, the longest conference.
const LONGEST: i64 = 60 * 24 * 60;

/// A day and a time of day, with its distance from UTC in minutes where it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) date: Date,
    /// Milliseconds since midnight.
    clock: i64,
    pub(super) offset: Option<i16>,
}

impl Written {
    /// `minutes` after midnight of `date`.
    pub(super) fn new(date: Date, minutes: i64, offset: Option<i16>) -> Self {
        Self { date, clock: minutes * MINUTE, offset }
    }

    /// Reads `2027-04-08T09:00:00+02:00` and its relatives: a blank for the `T`, no seconds, `+0200`, no offset.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let date = Date::parse(text.get(..10)?).ok()?;
        let rest = text.get(10..)?.strip_prefix(['T', 't', ' '])?;
        let clock_end = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
        let (clock, offset) = rest.split_at_checked(clock_end)?;
        let clock = clock.trim().split('.').next()?;
        let parts: Vec<i64> = clock.split(':').map(number).collect::<Option<_>>()?;
        let (hour, minute, second) = match parts[..] {
            [hour, minute] => (hour, minute, 0),
            [hour, minute, second] => (hour, minute, second),
            _ => return None,
        };
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let offset = if offset.is_empty() { None } else { Some(parse_offset(offset)?) };
        Some(Self { date, clock: ((hour * 60 + minute) * 60 + second) * 1000, offset })
    }

    /// The same day and time of day at another distance from UTC.
    pub(super) fn at(self, offset: Option<i16>) -> Self {
        Self { offset, ..self }
    }

    /// The time of day in whole minutes.
    pub(super) fn minute(self) -> i64 {
        self.clock / MINUTE
    }

    /// The instant, if an offset was written and it lies in the years 2000 to 2100.
    pub(super) fn instant(self) -> Option<Timestamp> {
        let offset = self.offset?;
        exactly(self.date.days() * 24 * 60 * MINUTE + self.clock - i64::from(offset) * MINUTE, offset)
    }
}

/// The instant, unless it lies outside the years 2000 to 2100 and would be moved.
fn exactly(milliseconds: i64, offset: i16) -> Option<Timestamp> {
    let instant = Timestamp::from_clock(milliseconds, offset);
    (instant.milliseconds() == milliseconds).then_some(instant)
}

/// `minutes` after an instant, written with the same offset.
pub(super) fn after(start: Timestamp, minutes: i64) -> Option<Timestamp> {
    exactly(start.milliseconds() + minutes * MINUTE, start.offset_minutes())
}

/// The same instant, as a clock that shows `minute` (since midnight) at it would write it.
///
/// Some programs write instants in UTC beside the time on the wall. Nothing if they agree, or differ by something that
/// is the offset of no place.
pub(super) fn as_on_the_wall(instant: Timestamp, minute: i64) -> Option<Timestamp> {
    if instant.offset_minutes() != 0 {
        return None;
    }
    let east = (minute - instant.local_minute()).rem_euclid(24 * 60);
    let offset = if east > 14 * 60 { east - 24 * 60 } else { east };
    let is_offset = offset != 0 && offset % 15 == 0 && offset >= -12 * 60;
    is_offset.then(|| exactly(instant.milliseconds(), i16::try_from(offset).ok()?)).flatten()
}

fn number(text: &str) -> Option<i64> {
    let plain = (1..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn parse_offset(text: &str) -> Option<i16> {
    if matches!(text, "Z" | "z") {
        return Some(0);
    }
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hour, minute) = match (rest.split_once(':'), rest.len()) {
        (Some(parts), _) => parts,
        (None, 4) => rest.split_at_checked(2)?,
        (None, 2) => (rest, "0"),
        _ => return None,
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
    (hour <= 23 && minute <= 59).then(|| i16::try_from(sign * (hour * 60 + minute)).ok()).flatten()
}

/// Reads `2027-04-08`, also at the beginning of an instant.
pub(super) fn date(text: &str) -> Option<Date> {
    Date::parse(text.trim().get(..10)?).ok()
}

/// Reads a time of day as minutes since midnight: `9:00`, `09:00`, `09:00:00`.
pub(super) fn clock(text: &str) -> Option<i64> {
    let parts: Vec<i64> = text.trim().split(':').map(number).collect::<Option<_>>()?;
    match parts[..] {
        [hour, minute] | [hour, minute, _] if hour <= 23 && minute <= 59 => Some(hour * 60 + minute),
        _ => None,
    }
}

/// Reads a duration in minutes: `1:30`, `01:30`, `45`, `1:02:30` (a day, two hours and a half) and `01:30:00` (with
/// seconds). Three parts are days in front unless the first has two digits: programs write days without a zero.
pub(super) fn duration(text: &str) -> Option<i64> {
    let text = text.trim();
    let parts: Vec<i64> = text.split(':').map(number).collect::<Option<_>>()?;
    let with_seconds = text.find(':') == Some(2);
    let minutes = match parts[..] {
        [minutes] => minutes,
        [hours, minutes] if minutes <= 59 => hours * 60 + minutes,
        [hours, minutes, seconds] if with_seconds && minutes <= 59 && seconds <= 59 => hours * 60 + minutes,
        [days, hours, minutes] if hours <= 23 && minutes <= 59 => (days * 24 + hours) * 60 + minutes,
        _ => return None,
    };
    (minutes <= LONGEST).then_some(minutes)
}

#[cfg(test)]
mod tests {
    use super::{Written, after, as_on_the_wall, clock, duration};
    use crate::domain::time::Timestamp;

    fn instant(text: &str) -> Option<String> {
        Written::parse(text)?.instant().map(|instant| instant.to_string())
    }

    #[test]
    fn instants_of_every_hand_are_written_in_one() {
        for text in [
            "2027-04-08T09:30:00+02:00",
            "2027-04-08T09:30+02:00",
            "2027-04-08 09:30:00+0200",
            "2027-04-08t09:30+02",
            "2027-04-08T09:30:00.123456+02:00",
        ] {
            assert_eq!(instant(text).as_deref(), Some("2027-04-08T09:30:00+02:00"), "{text}");
        }
        assert_eq!(instant("2027-04-08T09:30Z").as_deref(), Some("2027-04-08T09:30:00+00:00"));
        assert_eq!(instant("2027-04-08T09:30:00-00:00").as_deref(), Some("2027-04-08T09:30:00+00:00"));
        for wrong in
            ["", "2027-04-08", "2027-04-08T25:00Z", "2027-02-30T09:00Z", "2027-04-08T09:30", "1999-01-01T00:00Z"]
        {
            assert_eq!(instant(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn durations_of_every_hand_are_minutes() {
        for (text, minutes) in [
            ("1:30", 90),
            ("01:30", 90),
            ("00:00", 0),
            ("45", 45),
            ("1:02:30", 1590),
            ("01:30:00", 90),
            ("26:00", 1560),
            ("12:59", 779),
        ] {
            assert_eq!(duration(text), Some(minutes), "{text}");
        }
        for wrong in ["", "1:60", "x", "-1:00", "1:30:00:00", "9999:00"] {
            assert_eq!(duration(wrong), None, "{wrong}");
        }
        assert_eq!(clock("9:05"), Some(545));
    }

    #[test]
    fn an_instant_in_utc_takes_the_offset_of_the_wall() {
        let utc = Timestamp::parse("2023-09-10T05:00:00+00:00").unwrap();
        assert_eq!(as_on_the_wall(utc, 630).map(|time| time.to_string()).as_deref(), Some("2023-09-10T10:30:00+05:30"));
        assert_eq!(as_on_the_wall(utc, 0).map(|time| time.to_string()).as_deref(), Some("2023-09-10T00:00:00-05:00"));
        assert_eq!(as_on_the_wall(utc, 300), None);
        assert_eq!(as_on_the_wall(utc, 607), None);
        let east = Timestamp::parse("2023-09-10T05:00:00+01:00").unwrap();
        assert_eq!(as_on_the_wall(east, 630), None);
    }

    #[test]
    fn nothing_is_moved_to_stay_within_the_years() {
        let late = Timestamp::parse("2100-12-30T23:59:00Z").unwrap();
        assert_eq!(after(late, 5 * 24 * 60), None);
    }
}
