//! The rooms of a schedule: those the conference lists, and those its days speak of.
//!
//! Used by [`super::read`]. Days name rooms by their names, which are therefore what rooms are found by.

use std::collections::BTreeMap;

use super::super::names::{Ids, id_text};
use super::super::report::Report;
use super::super::words::{Kind, line, localised, plain};
use super::{NAME, REMARK, record};
use crate::domain::conference::Room;
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::domain::text::{LanguageTag, Localised};
use crate::pack::json::Json;

/// The rooms so far.
#[derive(Debug, Default)]
pub(super) struct Rooms {
    pub(super) records: Vec<Record<Room>>,
    ids: Ids,
    by_name: BTreeMap<String, Id<Room>>,
}

impl Rooms {
    /// The rooms that the conference lists.
    pub(super) fn new(conference: &Json<'_>, report: &mut Report<'_>) -> Self {
        let mut rooms = Self::default();
        for json in conference.member("rooms").map(Json::as_list).unwrap_or_default() {
            let name = line(json.member("name"), NAME, "room.name", report);
            let Some(name) = name.or_else(|| line(json.member("slug"), NAME, "room.slug", report)) else {
                report.not_taken("conference.rooms: ?", 1);
                continue;
            };
            if rooms.by_name.contains_key(&name) {
                report.repaired(json, format!("room {name}"), "name", "2 × → 1 ×".to_owned());
                continue;
            }
            report.rest("room", json, &["name", "slug", "guid", "capacity", "description", "id"]);
            let guid = plain(json.member("guid")).and_then(|guid| id_text(&guid));
            let id: Id<Room> = rooms.give(guid.as_deref(), &name);
            if let Some(guid) = guid.filter(|guid| guid != id.as_str()) {
                // Two rooms of one real file share a guid.
                report.repaired(json, format!("room {id}"), "guid", format!("{guid} → {id}"));
            }
            let capacity = match json.member("capacity") {
                Some(Json::Integer(seats)) => u32::try_from(*seats).ok().filter(|seats| *seats <= 1_000_000),
                _ => None,
            };
            if capacity.is_none() && !matches!(json.member("capacity"), None | Some(Json::Null)) {
                report.not_taken("room.capacity", 1);
            }
            let body = Room {
                name: Localised::of(LanguageTag::undetermined(), &name),
                capacity,
                note: localised(json.member("description"), Kind::Prose(REMARK), "room.description", report),
                ..Room::default()
            };
            rooms.by_name.insert(name, id.clone());
            rooms.records.push(record(id, body));
        }
        rooms
    }

    fn give(&mut self, guid: Option<&str>, name: &str) -> Id<Room> {
        let wanted = guid.map(str::to_owned).or_else(|| id_text(name)).unwrap_or_else(|| "room".to_owned());
        self.ids.give(&wanted)
    }

    /// Whether the conference lists a room of this name, or a day spoke of one.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// The room of this name, made if need be; nothing for no name.
    pub(super) fn named(&mut self, name: &str) -> Option<Id<Room>> {
        if name.is_empty() {
            return None;
        }
        if let Some(id) = self.by_name.get(name) {
            return Some(id.clone());
        }
        let id = self.give(None, name);
        let body = Room { name: Localised::of(LanguageTag::undetermined(), name), ..Room::default() };
        self.by_name.insert(name.to_owned(), id.clone());
        self.records.push(record(id.clone(), body));
        Some(id)
    }
}
