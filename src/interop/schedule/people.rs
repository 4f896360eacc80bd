//! The people of a schedule: those whom it names publicly as speakers, each once.
//!
//! Used by [`super::read`]. Takes the name and nothing else: no address, no photograph, no biography. Two people of one
//! name stay two where the file tells them apart.

use std::collections::BTreeMap;

use super::super::names::{Ids, id_text};
use super::super::report::Report;
use super::super::words::{line, plain};
use super::{NAME, record};
use crate::domain::code::{Code, Coded};
use crate::domain::id::Id;
use crate::domain::participant::{Participant, Share};
use crate::domain::record::Record;
use crate::domain::session::SessionPerson;
use crate::pack::json::Json;

/// The most people of one session.
const CROWD: usize = 400;

/// The people so far.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) records: Vec<Record<Participant>>,
    ids: Ids,
    by_key: BTreeMap<String, usize>,
}

impl People {
    /// The people of one event.
    pub(super) fn of_event(&mut self, event: &Json<'_>, report: &mut Report<'_>) -> Vec<SessionPerson> {
        let persons = match event.member("persons") {
            Some(Json::List(list)) => list.as_slice(),
            None | Some(Json::Null) => &[],
            Some(_) => {
                report.not_taken("event.persons: ?", 1);
                &[]
            }
        };
        let mut people: Vec<SessionPerson> = Vec::new();
        for person in persons {
            let Some(participant) = self.take(person, report) else {
                report.not_taken("person: ?", 1);
                continue;
            };
            if people.iter().any(|known| known.participant == participant) {
                report.repaired_often("event.persons: 2 × → 1 ×");
            } else if people.len() >= CROWD {
                report.not_taken(&format!("event.persons > {CROWD}"), 1);
            } else {
                let role = Some(Code::from_code("speaker"));
                people.push(SessionPerson { participant, role, ..SessionPerson::default() });
            }
        }
        people
    }

    /// The participant for one person of an event; nothing for somebody without a name.
    fn take(&mut self, json: &Json<'_>, report: &mut Report<'_>) -> Option<Id<Participant>> {
        let name_of = |name, report: &mut Report<'_>| line(json.member(name), NAME, "person.name", report);
        let name = match json {
            Json::Text(_) => line(Some(json), NAME, "person.name", report),
            _ => None,
        };
        let name = name.or_else(|| name_of("public_name", report)).or_else(|| name_of("name", report))?;
        report.rest("person", json, &["public_name", "name", "guid", "code", "id"]);
        let own = ["guid", "code", "id"].into_iter().find_map(|key| {
            let text = plain(json.member(key))?;
            Some((format!("{key}:{text}"), id_text(&text)?, key))
        });
        let key = own.as_ref().map_or_else(|| format!("name:{name}"), |(key, _, _)| key.clone());
        if let Some(known) = self.by_key.get(&key).and_then(|index| self.records.get(*index)) {
            if known.body.family_name != name {
                report.not_taken("person.public_name: ≠", 1);
            }
            return Some(known.id.clone());
        }
        let wanted = match own {
            // A bare number says too little to be an id of its own.
            Some((_, id, "id")) => format!("person-{id}").chars().take(64).collect(),
            Some((_, id, _)) => id,
            None => id_text(&name).unwrap_or_else(|| "person".to_owned()),
        };
        let id: Id<Participant> = self.ids.give(&wanted);
        let body = Participant {
            // Which part of a name is the family's is not for us to guess.
            family_name: name,
            basis: vec![Code::from_code("speaker")],
            share: Share { listed: true, ..Share::default() },
            ..Participant::default()
        };
        self.by_key.insert(key, self.records.len());
        self.records.push(record(id.clone(), body));
        Some(id)
    }
}
