//! Journeys through the preview of a pack: its lines field by field, and what is left out of it.

use std::sync::Arc;

use plenary::domain::any_record::RecordKey;
use plenary::domain::plan::{Line, Outcome};
use plenary::model::field_changes::{News, field_changes, news};
use plenary::model::import::{Import, Preview};
use plenary::model::{Event, Way};

use super::device::{Device, FIRST, SECOND};

/// Somebody's contribution with a note and an area.
const GIFT: &str = concat!(
    r#"{"plenary-pack":1,"conference":"strasbourg-2027","issuer":{"id":"d_stranger"},"number":1,"#,
    r#""purpose":"contribution","records":["#,
    r#"{"body":{"name":{"en":"Upper valley"}},"by":"d_stranger","id":"a_gift","type":"area"},"#,
    r#"{"body":{"name":{"en":"Lower valley"}},"by":"d_stranger","id":"b_gift","type":"area"}]}"#
);

fn area(id: &str) -> RecordKey {
    RecordKey::new("area", id)
}

impl Device {
    fn preview(&self) -> Arc<Preview> {
        let Import::Preview(preview) = &self.ready().import else { panic!("a preview") };
        Arc::clone(preview)
    }

    fn leaves_out(&mut self, id: &str) {
        self.send(Event::LineLeftOut { part: 0, key: area(id), is_left_out: true });
    }

    fn takes_in(&mut self, id: &str) {
        self.send(Event::LineLeftOut { part: 0, key: area(id), is_left_out: false });
    }

    fn has_area(&self, id: &str) -> bool {
        self.ready().workspace.areas.get(id).is_some()
    }
}

/// This device with the gift on its import page.
fn with_gift() -> Device {
    let mut device = Device::with_sample();
    let conference = device.ready().conference.clone().unwrap();
    device.open("gift.json", &GIFT.replace("strasbourg-2027", conference.as_str()));
    assert_eq!(device.preview().taken(&device.ready().left_out), (2, 2));
    device
}

#[test]
fn what_is_left_out_does_not_come_and_the_rest_can_be_taken_back_after_a_restart() {
    let mut device = with_gift();
    device.leaves_out("a_gift");
    assert_eq!(device.preview().taken(&device.ready().left_out), (2, 1));
    device.send(Event::ImportApplied);
    assert!(!device.has_area("a_gift") && device.has_area("b_gift"));
    device.restart();
    assert!(!device.has_area("a_gift") && device.has_area("b_gift"));
    device.send(Event::UndoPressed);
    assert!(!device.has_area("a_gift") && !device.has_area("b_gift"));
}

#[test]
fn what_was_left_out_comes_with_the_same_file_another_time() {
    let mut device = with_gift();
    device.leaves_out("a_gift");
    device.send(Event::ImportApplied);
    let conference = device.ready().conference.clone().unwrap();
    device.open("gift.json", &GIFT.replace("strasbourg-2027", conference.as_str()));
    assert_eq!(device.preview().taken(&device.ready().left_out), (1, 1), "nothing is left out of a new preview");
    device.send(Event::ImportApplied);
    assert!(device.has_area("a_gift") && device.has_area("b_gift"));
}

#[test]
fn a_line_can_be_taken_in_again() {
    let mut device = with_gift();
    device.leaves_out("a_gift");
    device.takes_in("a_gift");
    device.send(Event::ImportApplied);
    assert!(device.has_area("a_gift") && device.has_area("b_gift"));
}

#[test]
fn where_everything_is_left_out_nothing_is_applied_and_the_preview_stays() {
    let mut device = with_gift();
    let changes = device.ready().history.len();
    device.leaves_out("a_gift");
    device.leaves_out("b_gift");
    assert!(!device.preview().is_anything_taken(&device.ready().left_out));
    device.send(Event::ImportApplied);
    assert_eq!(device.preview().taken(&device.ready().left_out), (2, 0));
    assert_eq!(device.ready().history.len(), changes);
}

#[test]
fn what_is_left_out_is_remembered_when_the_preview_is_shown_again() {
    let mut device = with_gift();
    device.leaves_out("a_gift");
    // Meanwhile the same record comes by another way, so that the plan has aged.
    let plan = device.preview().parts[0].plan.clone();
    let lower = plan.change.heads[&area("b_gift")][0].clone();
    device.send(Event::Put(lower, plenary::model::history::Label::NoteMade));
    device.send(Event::ImportApplied);
    assert_eq!(device.preview().taken(&device.ready().left_out), (1, 0), "it is shown again first");
    assert!(!device.has_area("a_gift"));
}

#[test]
fn nothing_is_left_out_of_an_organisers_edition() {
    let mut device = Device::new();
    device.open("strasbourg-1.json", FIRST);
    let preview = device.preview();
    assert!(preview.parts[0].is_whole() && !preview.may_leave_out());
    let key = preview.parts[0].plan.lines[0].key.clone();
    device.send(Event::LineLeftOut { part: 0, key, is_left_out: true });
    device.send(Event::ImportApplied);
    assert_eq!(device.ready().workspace.sessions.len(), 19);
    assert_eq!(device.ready().workspace.participants.len(), 33);
}

#[test]
fn of_a_backup_single_records_are_left_out_and_its_editions_come_whole() {
    let mut device = Device::with_sample();
    device.star("s05");
    device.star("s18");
    device.send(Event::BackupPressed(Way::Save));
    let backup = device.saved.pop().unwrap().text;
    let mut other = Device::named(9);
    other.open("backup.json", &backup);
    let preview = other.preview();
    let part = preview.parts.iter().position(|part| !part.is_whole()).unwrap();
    assert!(preview.parts.iter().any(plenary::model::import::Part::is_whole));
    other.send(Event::LineLeftOut { part, key: RecordKey::new("star", "s05"), is_left_out: true });
    other.send(Event::ImportApplied);
    assert_eq!(other.ready().workspace.sessions.len(), 19);
    assert!(!other.ready().workspace.is_starred("s05") && other.ready().workspace.is_starred("s18"));
}

#[test]
fn the_second_edition_of_the_sample_is_told_field_by_field() {
    let mut device = Device::with_sample();
    device.open("strasbourg-2.json", SECOND);
    let preview = device.preview();
    let line = |key: RecordKey| -> &Line { preview.parts[0].plan.lines.iter().find(|line| line.key == key).unwrap() };
    let moved = line(RecordKey::new("session", "s18"));
    assert_eq!((moved.outcome, news(moved)), (Outcome::Changed, vec![News::Moved]));
    let names: Vec<Box<str>> = field_changes(moved).differing.into_iter().map(|change| change.name).collect();
    assert_eq!(names, ["change_note", "interpretation", "room", "status"].map(Box::from));
    assert!(field_changes(moved).same > 5);
}
