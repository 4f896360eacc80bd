//! Organisations.

use super::{MANY, NAME};
use crate::domain::organisation::Organisation;
use crate::pack::mapper::Need::{Optional, Required};
use crate::pack::mapper::{Country, Line, Mapper, Part};

impl Part for Organisation {
    const KIND: &'static str = "organisation_body";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("acronym", Optional, &mut Line(&mut it.acronym, 40));
        map.value("country", Optional, &mut Country(&mut it.country));
        map.values("former_names", MANY, &mut Line(&mut it.former_names, NAME));
        map.value("kind", Optional, &mut it.kind);
        map.value("name", Required, &mut Line(&mut it.name, NAME));
        map.value("name_local", Optional, &mut Line(&mut it.name_local, NAME));
        map.value("nature", Optional, &mut it.nature);
        map.value("parent", Optional, &mut it.parent);
        map.values("partner_status", MANY, &mut it.partner_status);
        map.value("seat", Optional, &mut Line(&mut it.seat, NAME));
        map.values("sectors", MANY, &mut it.sectors);
        map.value("website", Optional, &mut it.website);
        map.rest(&mut it.extra);
    }
}
