//! Areas and their stakeholders.

use super::{CROWD, LONG, NAME};
use crate::domain::area::{Area, Stakeholder};
use crate::pack::form::Form;
use crate::pack::mapper::Need::{Optional, Required};
use crate::pack::mapper::{Country, Line, Mapper, Part};

impl Part for Area {
    const KIND: &'static str = "area_body";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("code", Optional, &mut Line(&mut it.code, 10));
        map.value("country", Optional, &mut Country(&mut it.country));
        map.value("kind", Optional, &mut it.kind);
        map.words("legal_note", Optional, Form::Prose(LONG), &mut it.legal_note);
        map.words("name", Required, Form::Line(NAME), &mut it.name);
        map.words("note", Optional, Form::Prose(LONG), &mut it.note);
        map.value("phase", Optional, &mut it.phase);
        map.objects("stakeholders", CROWD, &mut it.stakeholders);
        map.rest(&mut it.extra);
    }
}

impl Part for Stakeholder {
    const KIND: &'static str = "stakeholder";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("organisation", Optional, &mut it.organisation);
        map.value("sector", Required, &mut it.sector);
        map.value("status", Optional, &mut it.status);
        map.rest(&mut it.extra);
    }
}
