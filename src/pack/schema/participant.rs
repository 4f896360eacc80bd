//! People of the directory.

use super::{MANY, NAME, TITLE};
use crate::domain::participant::{Affiliation, ContactDetails, Participant, Share};
use crate::pack::form::Form;
use crate::pack::mapper::Need::Optional;
use crate::pack::mapper::{Bare, Country, Line, Mapper, Part, Usual};

impl Part for Participant {
    const KIND: &'static str = "participant_body";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.objects("affiliations", MANY, &mut it.affiliations);
        map.values("basis", MANY, &mut it.basis);
        map.value("committee_engagement", Optional, &mut it.committee_engagement);
        map.object("contact", Optional, &mut Bare(&mut it.contact));
        map.value("country", Optional, &mut Country(&mut it.country));
        map.flag("counts_as_representative", &mut it.counts_as_representative);
        map.value("courtesy", Optional, &mut Line(&mut it.courtesy, 40));
        // Only people who are listed need a name: see `rules`.
        map.value("family_name", Optional, &mut Line(&mut it.family_name, NAME));
        map.value("given_name", Optional, &mut Line(&mut it.given_name, NAME));
        map.values("languages", MANY, &mut it.languages);
        map.value("name_latin", Optional, &mut Line(&mut it.name_latin, NAME));
        map.value("name_local", Optional, &mut Line(&mut it.name_local, NAME));
        map.flag("public_list", &mut it.public_list);
        map.object("share", Optional, &mut Bare(&mut it.share));
        map.value("status", Optional, &mut Usual(&mut it.status));
        map.rest(&mut it.extra);
    }
}

impl Part for Affiliation {
    const KIND: &'static str = "affiliation";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("capacity", Optional, &mut it.capacity);
        map.words("function", Optional, Form::Line(TITLE), &mut it.function);
        map.flag("main", &mut it.main);
        map.value("organisation", Optional, &mut it.organisation);
        map.rest(&mut it.extra);
    }
}

impl Part for Share {
    const KIND: &'static str = "share";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.flag("email", &mut it.email);
        map.flag("languages", &mut it.languages);
        map.flag("listed", &mut it.listed);
        map.flag("phone", &mut it.phone);
        map.rest(&mut it.extra);
    }
}

impl Part for ContactDetails {
    const KIND: &'static str = "contact_details";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("email", Optional, &mut Line(&mut it.email, NAME));
        map.value("phone", Optional, &mut Line(&mut it.phone, 40));
        map.rest(&mut it.extra);
    }
}
