//! Moments and days in words, as the clock of this device shows them.
//!
//! Used by the pages about backups, changes and editions. Times of the programme are not written here: they are told
//! in the time of the conference.

use crate::domain::time::{Date, Timestamp};
use crate::i18n::{self, Locale};

/// "9 April 2027 at 14:30", in the zone of this device.
pub(super) fn moment(locale: Locale, at: Timestamp) -> String {
    i18n::date_time(locale, at.milliseconds(), "")
}

/// "9 April 2027".
pub(super) fn day(locale: Locale, date: Date) -> String {
    i18n::full_date(locale, date.noon_milliseconds(), "UTC")
}
