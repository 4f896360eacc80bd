//! What every record has around its body.

use crate::domain::id::Id;
use crate::domain::record::{Author, Extra, Record, Rev};
use crate::domain::time::Timestamp;
use crate::pack::mapper::Need::{Optional, Required};
use crate::pack::mapper::{Bare, Fixed, Mapper, Named, Objects, Part, Values};

/// The most versions that a version may say it replaces.
const MANY_VERSIONS: usize = 64;

impl<T: Part + Named + Default> Part for Record<T> {
    const KIND: &'static str = <T as Named>::NAME;
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        let around = Around {
            by: &mut it.by,
            suggests_to: &mut it.suggests_to,
            at: &mut it.at,
            n: &mut it.n,
            was: &mut it.was,
            extra: &mut it.extra,
        };
        envelope(map, <T as Named>::NAME, &mut it.id, &mut Bare(&mut it.body), around);
    }
}

/// What of a record does not depend on its type.
struct Around<'r> {
    by: &'r mut Option<Id<Author>>,
    suggests_to: &'r mut Option<Id<Author>>,
    at: &'r mut Option<Timestamp>,
    n: &'r mut u32,
    was: &'r mut Vec<Rev>,
    extra: &'r mut Extra,
}

/// Tells the members of a record; compiled once for all types.
#[inline(never)]
fn envelope(
    map: &mut dyn Mapper,
    type_name: &'static str,
    id: &mut dyn Values,
    body: &mut dyn Objects,
    around: Around<'_>,
) {
    map.value("at", Optional, around.at);
    map.object("body", Required, body);
    map.value("by", Optional, around.by);
    map.value("id", Required, id);
    let mut number = (*around.n > 0).then_some(*around.n);
    map.number("n", Optional, (1, u32::MAX), &mut number);
    *around.n = number.unwrap_or(1);
    map.value("suggests_to", Optional, around.suggests_to);
    map.value("type", Required, &mut Fixed(type_name));
    map.values("was", MANY_VERSIONS, around.was);
    map.rest(around.extra);
}
