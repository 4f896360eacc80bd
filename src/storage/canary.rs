//! A small memory of how much there was, kept outside the database: it dies if the database is lost alone.
//!
//! Used by `shell` after each commit and at the start. It never repairs anything: [`judge`] only says what happened.
//! When the browser removes the whole origin the canary goes too, and the start looks like a first one.

use serde::{Deserialize, Serialize};

use super::error::Error;
use super::record::Stored;
use super::shelf;

const KEY: &str = "plenary.canary";

/// The cache that holds the second copy. The service worker must leave it alone.
pub const CACHE: &str = "plenary-canary";

/// How much there was after the last commit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Canary {
    /// When the app was first used here, RFC 3339; given by the caller.
    #[serde(default)]
    pub installed_at: String,
    /// [`Stored::row_count`].
    #[serde(default)]
    pub rows: u64,
    /// [`Stored::last_log`].
    #[serde(default)]
    pub last_log: u64,
}

impl Canary {
    /// The one that saw more, with the earlier known installation.
    #[must_use]
    pub fn larger(self, other: Self) -> Self {
        let installed = [&self.installed_at, &other.installed_at];
        let installed_at = installed.into_iter().filter(|at| !at.is_empty()).min().cloned().unwrap_or_default();
        let larger = if (self.last_log, self.rows) < (other.last_log, other.rows) { other } else { self };
        Self { installed_at, ..larger }
    }
}

/// What the canary says about what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is there and nothing is known to have been: a first start, or the browser removed everything.
    FirstStart,
    /// All that the canary knows of is there.
    Sound,
    /// There was something, and the database is empty: lost. Nothing may be written over a backup.
    Emptied {
        /// What there was.
        before: Canary,
    },
    /// The database is older than what was there before: the last actions are lost.
    Older {
        /// What there was.
        before: Canary,
    },
}

/// Compares what was found with what there was. Read the canary before the store is opened: another tab may commit in
/// between, and more than before is sound.
pub fn judge(canary: Option<&Canary>, stored: &Stored) -> Verdict {
    let nothing = stored.row_count == 0 && stored.last_log == 0;
    match canary.filter(|canary| canary.rows > 0 || canary.last_log > 0) {
        None if nothing && stored.snapshots.is_empty() => Verdict::FirstStart,
        Some(before) if nothing => Verdict::Emptied { before: before.clone() },
        Some(before) if stored.row_count < before.rows || stored.last_log < before.last_log => {
            Verdict::Older { before: before.clone() }
        }
        None | Some(_) => Verdict::Sound,
    }
}

/// Whether the copy in `localStorage` is there: cheap enough for the first screen.
pub fn is_there() -> bool {
    shelf::has(KEY)
}

/// Both copies are read and the larger is taken; `None` where neither is there.
pub async fn read() -> Option<Canary> {
    let near = shelf::get::<Canary>(KEY);
    let far = cache::read().await;
    match (near, far) {
        (Some(near), Some(far)) => Some(near.larger(far)),
        (near, far) => near.or(far),
    }
}

/// Writes the copy in `localStorage`; cheap enough for after each commit, also while the page goes away.
pub fn write_now(canary: &Canary) -> Result<(), Error> {
    shelf::set(KEY, canary)
}

/// Writes both copies. The one in the Cache API is left out where there is none (an insecure origin).
pub async fn write(canary: &Canary) -> Result<(), Error> {
    let near = write_now(canary);
    cache::write(canary).await;
    near
}

#[cfg(target_arch = "wasm32")]
mod cache {
    use wasm_bindgen::JsCast;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Cache, Response};

    use super::super::browser::caches;
    use super::super::waiting::within;
    use super::{CACHE, Canary};

    /// How long to wait for each of the two copies, in milliseconds: the start waits for it.
    const LIMIT: u32 = 2_000;
    /// The address of the copy inside the cache; nothing ever fetches it.
    const ADDRESS: &str = "canary.json";

    pub(super) async fn read() -> Option<Canary> {
        within(LIMIT, async {
            let found = JsFuture::from(open().await?.match_with_str(ADDRESS)).await.ok()?;
            let response: Response = found.dyn_into().ok()?;
            let text = JsFuture::from(response.text().ok()?).await.ok()?;
            serde_json::from_str(&text.as_string()?).ok()
        })
        .await
        .flatten()
    }

    /// A copy that cannot be written is no copy: the other one is still there.
    pub(super) async fn write(canary: &Canary) {
        let written = within(LIMIT, async {
            let text = serde_json::to_string(canary).ok()?;
            let response = Response::new_with_opt_str(Some(&text)).ok()?;
            JsFuture::from(open().await?.put_with_str(ADDRESS, &response)).await.ok()
        });
        drop(written.await);
    }

    async fn open() -> Option<Cache> {
        JsFuture::from(caches()?.open(CACHE)).await.ok()?.dyn_into().ok()
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[expect(clippy::unused_async, reason = "the browser's twin waits")]
mod cache {
    use super::Canary;

    pub(super) async fn read() -> Option<Canary> {
        None
    }

    pub(super) async fn write(_canary: &Canary) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canary(rows: u64, last_log: u64) -> Canary {
        Canary { installed_at: String::new(), rows, last_log }
    }

    fn stored(row_count: u64, last_log: u64) -> Stored {
        Stored { last_log, row_count, ..Stored::default() }
    }

    #[test]
    fn empty_without_canary_is_a_first_start() {
        assert_eq!(judge(None, &stored(0, 0)), Verdict::FirstStart);
        assert_eq!(judge(Some(&canary(0, 0)), &stored(0, 0)), Verdict::FirstStart);
    }

    #[test]
    fn empty_with_canary_is_lost() {
        assert_eq!(judge(Some(&canary(3, 9)), &stored(0, 0)), Verdict::Emptied { before: canary(3, 9) });
    }

    #[test]
    fn less_than_before_is_older() {
        assert_eq!(judge(Some(&canary(3, 9)), &stored(3, 8)), Verdict::Older { before: canary(3, 9) });
        assert_eq!(judge(Some(&canary(3, 9)), &stored(2, 9)), Verdict::Older { before: canary(3, 9) });
    }

    #[test]
    fn as_much_or_more_than_before_is_sound() {
        assert_eq!(judge(Some(&canary(3, 9)), &stored(3, 9)), Verdict::Sound);
        assert_eq!(judge(Some(&canary(3, 9)), &stored(4, 12)), Verdict::Sound);
        assert_eq!(judge(None, &stored(4, 12)), Verdict::Sound);
    }

    #[test]
    fn larger_copy_wins_and_the_earlier_installation_stays() {
        let early = Canary { installed_at: "2027-04-01T08:00:00+02:00".into(), rows: 1, last_log: 1 };
        let late = Canary { installed_at: "2027-04-08T08:00:00+02:00".into(), rows: 5, last_log: 7 };
        let merged = early.clone().larger(late.clone());
        assert_eq!(merged, Canary { installed_at: early.installed_at.clone(), rows: 5, last_log: 7 });
        assert_eq!(late.larger(early), merged);
    }
}
