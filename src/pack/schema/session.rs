//! Sessions of the programme.

use super::{CROWD, LONG, MANY, NAME, REMARK, TITLE};
use crate::domain::session::{Interpretation, Session, SessionPerson};
use crate::pack::form::Form;
use crate::pack::mapper::Need::{Optional, Required};
use crate::pack::mapper::{Line, Mapper, Part, Usual};

impl Part for Session {
    const KIND: &'static str = "session_body";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        // `abstract` is a reserved word of Rust, hence the field's other name.
        map.words("abstract", Optional, Form::Prose(LONG), &mut it.summary);
        map.value("area", Optional, &mut it.area);
        map.value("attribution", Optional, &mut Usual(&mut it.attribution));
        map.number("capacity", Optional, (0, 1_000_000), &mut it.capacity);
        map.words("change_note", Optional, Form::Prose(REMARK), &mut it.change_note);
        map.value("day", Optional, &mut it.day);
        map.value("end", Required, &mut it.end);
        map.values("floor_languages", MANY, &mut it.floor_languages);
        map.values("frames", MANY, &mut it.frames);
        map.objects("interpretation", MANY, &mut it.interpretation);
        map.value("kind", Optional, &mut it.kind);
        map.values("objectives", MANY, &mut it.objectives);
        map.value("parallel_group", Optional, &mut Line(&mut it.parallel_group, 64));
        map.objects("people", CROWD, &mut it.people);
        map.values("pillars", MANY, &mut it.pillars);
        map.words_list("questions", MANY, Form::Prose(REMARK), &mut it.questions);
        map.value("room", Optional, &mut it.room);
        map.value("start", Required, &mut it.start);
        map.value("status", Optional, &mut Usual(&mut it.status));
        map.values("themes", MANY, &mut it.themes);
        map.words("title", Required, Form::Line(TITLE), &mut it.title);
        map.value("track", Optional, &mut Line(&mut it.track, NAME));
        map.rest(&mut it.extra);
    }
}

impl Part for SessionPerson {
    const KIND: &'static str = "session_person";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("participant", Required, &mut it.participant);
        map.value("role", Optional, &mut it.role);
        map.rest(&mut it.extra);
    }
}

impl Part for Interpretation {
    const KIND: &'static str = "interpretation";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.number("channel", Optional, (0, 1_000), &mut it.channel);
        map.value("from", Required, &mut it.from);
        map.value("to", Required, &mut it.to);
        map.rest(&mut it.extra);
    }
}
