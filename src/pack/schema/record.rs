//! What every record has around its body.

use crate::domain::record::Record;
use crate::pack::mapper::Need::{Optional, Required};
use crate::pack::mapper::{Bare, Fixed, Mapper, Named, Part};

/// The most versions that a version may say it replaces.
const MANY_VERSIONS: usize = 64;

impl<T: Part + Named + Default> Part for Record<T> {
    const KIND: &'static str = <T as Named>::NAME;
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("at", Optional, &mut it.at);
        map.object("body", Required, &mut Bare(&mut it.body));
        map.value("by", Optional, &mut it.by);
        map.value("id", Required, &mut it.id);
        let mut number = (it.n > 0).then_some(it.n);
        map.number("n", Optional, (1, u32::MAX), &mut number);
        it.n = number.unwrap_or(1);
        map.value("type", Required, &mut Fixed(T::NAME));
        map.values("was", MANY_VERSIONS, &mut it.was);
        map.rest(&mut it.extra);
    }
}
