//! The clock: the only place that asks what time it is.
//!
//! Used by `Shell::send` (time enters events as data) and by the pages through `Shell::now`. The sample's "now" is
//! shifted here, never its dates, so that a signature over them would still hold.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::{GetUntracked, Set, set_interval};

use crate::domain::sample_clock;
use crate::domain::time::Timestamp;

use super::Shell;

/// The time of this device.
#[expect(
    clippy::cast_possible_truncation,
    reason = "milliseconds since 1970 and minutes of an offset are whole and small"
)]
pub fn now() -> Timestamp {
    let offset = -js_sys::Date::new_0().get_timezone_offset() as i16;
    Timestamp::from_clock(js_sys::Date::now() as i64, offset)
}

thread_local! {
    /// The sample's shift in milliseconds, and for which conference: found once, so that its clock goes on evenly.
    static SHIFT: RefCell<Option<(String, i64)>> = const { RefCell::new(None) };
}

/// The time in the conference on the screen.
pub fn conference_now(shell: Shell) -> Timestamp {
    let real = now();
    let sample = shell.peek(|ready| {
        let conference = ready.workspace.conference().filter(|conference| conference.body.is_fictional())?;
        let known = SHIFT.with_borrow(|shift| {
            shift.as_ref().filter(|(id, _)| id == conference.id.as_str()).map(|(_, shift)| *shift)
        });
        let found = || {
            let offset = ready.workspace.programme().first().map_or(0, |session| session.body.start.offset_minutes());
            let shift = sample_clock::shift(real, conference.body.start, conference.body.end, offset);
            SHIFT.set(Some((conference.id.to_string(), shift)));
            shift
        };
        Some(known.unwrap_or_else(found))
    });
    Timestamp::from_clock(real.milliseconds() + sample.unwrap_or(0), real.offset_minutes())
}

/// Keeps `Shell::now` going.
pub(super) fn tick(shell: Shell) {
    set_interval(
        move || {
            let now = conference_now(shell);
            if now.milliseconds() / 10_000 != shell.now.get_untracked().milliseconds() / 10_000 {
                shell.now.set(now);
            }
        },
        Duration::from_secs(5),
    );
}
