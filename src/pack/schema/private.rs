//! What stays on the device and in its backups.

use super::NAME;
use crate::domain::id::Id;
use crate::domain::private::{Met, NextStep, PrivateNote, Profile, Star, Subject};
use crate::domain::record::UnknownRecord;
use crate::pack::mapper::Need::{Optional, Required};
use crate::pack::mapper::{Bare, Choice, Country, Line, Mapper, Part, Prose};

/// The longest private note.
const PRIVATE: u32 = 16_000;

impl Part for Star {
    const KIND: &'static str = "star_body";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.rest(&mut it.extra);
    }
}

impl Part for Subject {
    const KIND: &'static str = "subject";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        let (type_name, id) = it.parts();
        let mut type_name = type_name.to_owned();
        let mut id: Id<UnknownRecord> = Id::parse(id).unwrap_or_default();
        map.value("id", Required, &mut id);
        map.value("type", Required, &mut Choice(&mut type_name, &["note", "participant", "session"]));
        *it = match &*type_name {
            "note" => Self::Note(id.cast()),
            "participant" => Self::Participant(id.cast()),
            _ => Self::Session(id.cast()),
        };
    }
}

impl Part for PrivateNote {
    const KIND: &'static str = "private_note_body";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.object("about", Required, &mut Bare(&mut it.about));
        map.value("text", Optional, &mut Prose(&mut it.text, PRIVATE));
        map.rest(&mut it.extra);
    }
}

impl Part for Met {
    const KIND: &'static str = "met_body";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.flag("met", &mut it.met);
        map.rest(&mut it.extra);
    }
}

impl Part for NextStep {
    const KIND: &'static str = "next_step_body";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.object("about", Optional, &mut it.about);
        map.flag("done", &mut it.done);
        map.value("due", Optional, &mut it.due);
        map.value("text", Optional, &mut Prose(&mut it.text, PRIVATE));
        map.rest(&mut it.extra);
    }
}

impl Part for Profile {
    const KIND: &'static str = "profile_body";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("country", Optional, &mut Country(&mut it.country));
        map.value("language", Optional, &mut it.language);
        map.value("name", Optional, &mut Line(&mut it.name, NAME));
        map.value("organisation", Optional, &mut Line(&mut it.organisation, NAME));
        map.value("participant", Optional, &mut it.participant);
        map.rest(&mut it.extra);
    }
}
