//! The clock of the fictional conference: its "now" falls on one of its days, so that the sample is alive.
//!
//! Used by the shell when it opens the sample, and by nothing else: real conferences keep real time. Only the clock is
//! shifted, never the dates of the pack. It reads no clock itself.

use super::time::{Date, Timestamp};

const DAY: i64 = 86_400_000;
const MINUTE: i64 = 60_000;

/// The conference is awake from here, in minutes since midnight …
const MORNING: i64 = 8 * 60 + 30;
/// … to here, exclusive.
const EVENING: i64 = 18 * 60;
/// What the clock of the first day shows to those who look at another time.
const OTHERWISE: i64 = 10 * 60 + 38;

/// Milliseconds to add to the real clock so that it stands within the conference.
///
/// `now` is the real time, written with the offset of the device. From 08:30 to 18:00 there, the shifted clock shows
/// the same time of day at the conference, on the day whose place is the real day's number modulo the number of days:
/// who comes back tomorrow sees another day. At any other time it shows 10:38 of the first day. `conference_offset` is
/// the conference's distance from UTC in minutes east, as its sessions are written. An `end` before `start` counts as
/// one day, and more than 60 days as 60.
///
/// Ask once for each run and keep the answer: then the clock runs on evenly and jumps neither at 18:00 nor at midnight.
pub fn shift(now: Timestamp, start: Date, end: Date, conference_offset: i16) -> i64 {
    let real = now.milliseconds() + i64::from(now.offset_minutes()) * MINUTE;
    let (real_day, time_of_day) = (real.div_euclid(DAY), real.rem_euclid(DAY));
    let days = (end.days() - start.days()).clamp(0, 59) + 1;
    let shown = if (MORNING * MINUTE..EVENING * MINUTE).contains(&time_of_day) {
        (start.days() + real_day.rem_euclid(days)) * DAY + time_of_day
    } else {
        start.days() * DAY + OTHERWISE * MINUTE
    };
    shown - i64::from(conference_offset) * MINUTE - now.milliseconds()
}

#[cfg(test)]
mod tests {
    use super::super::time::{Date, Timestamp};
    use super::shift;

    /// What the shifted clock shows at the conference of 8 and 9 April 2027, two hours east of UTC.
    fn shown(now: &str) -> String {
        let (start, end) = (Date::new(2027, 4, 8).unwrap(), Date::new(2027, 4, 9).unwrap());
        let now = Timestamp::parse(now).unwrap();
        Timestamp::from_clock(now.milliseconds() + shift(now, start, end, 120), 120).to_string()
    }

    #[test]
    fn by_day_the_time_of_day_is_the_readers_own() {
        assert_eq!(shown("2026-01-05T09:15:20+01:00"), "2027-04-08T09:15:20+02:00");
        assert_eq!(shown("2026-01-06T09:15:20+01:00"), "2027-04-09T09:15:20+02:00");
        assert_eq!(shown("2026-01-06T17:59:59-08:00"), "2027-04-09T17:59:59+02:00");
        assert_eq!(shown("2026-01-06T08:30:00+05:45"), "2027-04-09T08:30:00+02:00");
    }

    #[test]
    fn at_night_it_is_half_past_ten_of_the_first_day() {
        for now in
            ["2026-01-05T18:00:00+01:00", "2026-01-06T08:29:59+01:00", "2026-01-06T00:00:00Z", "2099-12-31T23:59:59Z"]
        {
            assert_eq!(shown(now), "2027-04-08T10:38:00+02:00", "{now}");
        }
    }

    #[test]
    fn every_day_of_the_conference_has_its_turn() {
        let (start, end) = (Date::new(2027, 4, 8).unwrap(), Date::new(2027, 4, 10).unwrap());
        let mut seen: Vec<String> = Vec::new();
        for day in 1..=3 {
            let now = Timestamp::parse(&format!("2030-03-0{day}T12:00:00+00:00")).unwrap();
            let there = Timestamp::from_clock(now.milliseconds() + shift(now, start, end, 0), 0);
            seen.push(there.local_date().to_string());
        }
        seen.sort();
        assert_eq!(seen, ["2027-04-08", "2027-04-09", "2027-04-10"]);
    }

    #[test]
    fn an_end_before_the_start_counts_as_one_day() {
        let start = Date::new(2027, 4, 8).unwrap();
        let now = Timestamp::parse("2026-01-05T12:00:00Z").unwrap();
        let there = Timestamp::from_clock(now.milliseconds() + shift(now, start, start.plus_days(-3), 0), 0);
        assert_eq!(there.to_string(), "2027-04-08T12:00:00+00:00");
    }
}
