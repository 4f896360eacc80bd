//! Times as the conference reads them: in its zone, whatever the zone of the device.
//!
//! Used by the agenda, the sessions, the people's pages and the import preview. Knows no clock; formatting is `i18n`'s.

use crate::domain::time::{Date, Timestamp};
use crate::domain::workspace::Workspace;
use crate::i18n::{self, Locale};

/// Days are named by their noon in UTC, which is the same day everywhere here.
const UTC: &str = "UTC";

/// How the conference on the screen tells the time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventTime {
    /// Its IANA zone; without one each time is read as its offset says.
    zone: Option<String>,
    /// Minutes east of UTC in which its sessions are written.
    offset: i16,
}

impl EventTime {
    /// The time of the conference in this workspace.
    pub fn of(workspace: &Workspace) -> Self {
        let zone =
            workspace.conference().and_then(|conference| conference.body.tz.clone()).filter(|zone| !zone.is_empty());
        let offset = workspace.sessions.iter().next().map_or(0, |session| session.body.start.offset_minutes());
        Self { zone, offset }
    }

    /// The time of a conference in this zone, with no programme at hand.
    pub fn in_zone(zone: Option<&str>) -> Self {
        Self { zone: zone.filter(|zone| !zone.is_empty()).map(str::to_owned), offset: 0 }
    }

    /// "9 April 2027 at 14:30".
    pub fn moment(&self, locale: Locale, at: Timestamp) -> String {
        match &self.zone {
            Some(zone) => i18n::date_time(locale, at.milliseconds(), zone),
            None => i18n::date_time(locale, written(at), UTC),
        }
    }

    /// "14:30".
    pub fn clock(&self, locale: Locale, at: Timestamp) -> String {
        match &self.zone {
            Some(zone) => i18n::time(locale, at.milliseconds(), zone),
            None => device_clock(locale, at),
        }
    }

    /// "14:30" of the clock on the wall: for a time of the device.
    pub fn wall(&self, locale: Locale, now: Timestamp) -> String {
        match &self.zone {
            Some(zone) => i18n::time(locale, now.milliseconds(), zone),
            None => device_clock(locale, Timestamp::from_clock(now.milliseconds(), self.offset)),
        }
    }

    /// Which day it is at the conference.
    pub fn today(&self, now: Timestamp) -> Date {
        Timestamp::from_clock(now.milliseconds(), self.offset).local_date()
    }
}

/// "14:30" as its own offset says.
pub fn device_clock(locale: Locale, at: Timestamp) -> String {
    i18n::time(locale, written(at), UTC)
}

/// "Friday 9 April".
pub fn long_day(locale: Locale, day: Date) -> String {
    i18n::long_day(locale, day.noon_milliseconds(), UTC)
}

/// "Fri 9".
pub fn short_day(locale: Locale, day: Date) -> String {
    i18n::short_day(locale, day.noon_milliseconds(), UTC)
}

/// The milliseconds that show, read as UTC, what was written.
fn written(at: Timestamp) -> i64 {
    at.milliseconds() + i64::from(at.offset_minutes()) * 60_000
}

#[cfg(test)]
mod tests {
    use super::{EventTime, device_clock};
    use crate::domain::time::Timestamp;
    use crate::i18n::Locale;

    #[test]
    fn without_a_zone_the_written_offset_is_read() {
        let at = Timestamp::parse("2027-04-08T09:30:00+02:00").unwrap();
        assert_eq!(device_clock(Locale::EN, at), "09:30");
        let times = EventTime { zone: None, offset: 120 };
        let now = Timestamp::parse("2027-04-08T22:30:00Z").unwrap();
        assert_eq!(times.today(now).to_string(), "2027-04-09");
        assert_eq!(times.wall(Locale::EN, now), "00:30");
    }
}
