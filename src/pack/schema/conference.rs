//! The conference, its objectives, rooms and policy frames.

use super::{MANY, NAME, REMARK, TITLE};
use crate::domain::conference::{Conference, ConferenceCapacity, Day, Frame, Objective, Room, SafeguardingContact};
use crate::pack::form::Form;
use crate::pack::mapper::Need::{Optional, Required};
use crate::pack::mapper::{Bare, Country, Line, Mapper, Part};

/// The most days of a conference.
const DAYS: usize = 60;
/// More countries than there are codes in use.
const COUNTRIES: usize = 300;

impl Part for Conference {
    const KIND: &'static str = "conference_body";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.object("capacity", Optional, &mut Bare(&mut it.capacity));
        map.value("city", Optional, &mut Line(&mut it.city, NAME));
        map.value("country", Optional, &mut Country(&mut it.country));
        map.objects("days", DAYS, &mut it.days);
        map.value("end", Required, &mut it.end);
        map.words("fictional", Optional, Form::Line(NAME), &mut it.fictional);
        map.values("invited_countries", COUNTRIES, &mut Country(&mut it.invited_countries));
        map.values("languages", MANY, &mut it.languages);
        map.value("organiser", Optional, &mut it.organiser);
        map.object("safeguarding_contact", Optional, &mut it.safeguarding_contact);
        map.words("short_title", Optional, Form::Line(TITLE), &mut it.short_title);
        map.value("start", Required, &mut it.start);
        map.words("title", Required, Form::Line(TITLE), &mut it.title);
        map.value("tz", Optional, &mut Line(&mut it.tz, 64));
        map.words("venue", Optional, Form::Line(TITLE), &mut it.venue);
        map.rest(&mut it.extra);
    }
}

impl Part for Day {
    const KIND: &'static str = "day";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("date", Required, &mut it.date);
        map.words("label", Optional, Form::Line(TITLE), &mut it.label);
        map.rest(&mut it.extra);
    }
}

impl Part for ConferenceCapacity {
    const KIND: &'static str = "capacity";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.number("representatives", Optional, (0, 1_000_000), &mut it.representatives);
        map.rest(&mut it.extra);
    }
}

impl Part for SafeguardingContact {
    const KIND: &'static str = "safeguarding_contact";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.words("function", Optional, Form::Line(TITLE), &mut it.function);
        map.value("participant", Optional, &mut it.participant);
        map.rest(&mut it.extra);
    }
}

impl Part for Objective {
    const KIND: &'static str = "objective_body";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.number("order", Optional, (1, 1_000), &mut it.order);
        map.value("replaced_by", Optional, &mut it.replaced_by);
        map.words("text", Required, Form::Prose(REMARK), &mut it.text);
        map.rest(&mut it.extra);
    }
}

impl Part for Frame {
    const KIND: &'static str = "frame_body";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.number("from", Optional, (1900, 2200), &mut it.from);
        map.words("name", Required, Form::Line(TITLE), &mut it.name);
        map.number("to", Optional, (1900, 2200), &mut it.to);
        map.rest(&mut it.extra);
    }
}

impl Part for Room {
    const KIND: &'static str = "room_body";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.number("capacity", Optional, (0, 1_000_000), &mut it.capacity);
        map.values("interpretation", MANY, &mut it.interpretation);
        map.value("kind", Optional, &mut it.kind);
        map.words("name", Required, Form::Line(NAME), &mut it.name);
        map.words("note", Optional, Form::Prose(REMARK), &mut it.note);
        map.rest(&mut it.extra);
    }
}
