//! Public schedules as they are handed out, where the folder named by `PLENARY_REAL_FILES` holds them: they are other
//! people's and not part of this project. Without the folder nothing is tested here.

use std::path::PathBuf;

use plenary::domain::any_record::{AnyRecord, SharedRecord};
use plenary::domain::problem::Severity;
use plenary::interop::job;
use plenary::pack::{self, Reading};
use serde_json::Value;

/// The bytes of a real file.
fn real_file(name: &str) -> Option<Vec<u8>> {
    let folder = std::env::var_os("PLENARY_REAL_FILES")?;
    Some(std::fs::read(PathBuf::from(folder).join(name)).unwrap())
}

/// How many events a schedule holds, counted without our reader.
fn events(schedule: &Value) -> usize {
    let days = schedule["schedule"]["conference"]["days"].as_array().unwrap();
    let rooms = days.iter().flat_map(|day| day["rooms"].as_object().into_iter().flat_map(serde_json::Map::values));
    rooms.map(|events| events.as_array().map_or(0, Vec::len)).sum()
}

fn each_event_comes_out_or_is_reported(name: &str) {
    let Some(bytes) = real_file(name) else { return };
    let answer = job::run(&bytes);
    let text = answer.text.unwrap();
    let outcome = pack::read(text.as_bytes());
    // A real programme may have its oddities; but nothing of what was written may be left out again.
    let left_again = outcome.problems.list.iter().filter(|problem| problem.severity != Severity::Note).count();
    assert_eq!(left_again, 0, "{:?}", outcome.problems.list);
    let Reading::Ours(found) = outcome.reading else { panic!("not a pack") };
    let is_session = |record: &&AnyRecord| matches!(record, AnyRecord::Shared(SharedRecord::Session(_)));
    let sessions = found.records.iter().filter(is_session).count();
    let left = answer.problems.list.iter().filter(|problem| problem.severity == Severity::Left).count();
    assert_eq!(answer.problems.more, 0);
    let counted = events(&serde_json::from_slice(&bytes).unwrap());
    assert!(counted > 0);
    assert_eq!(sessions + left, counted, "{sessions} sessions, {left} reported");
}

#[test]
fn each_event_of_a_real_pretalx_schedule_comes_out_or_is_reported() {
    each_event_comes_out_or_is_reported("voc_pretalx-democon.json");
}

#[test]
fn each_event_of_a_real_frab_schedule_comes_out_or_is_reported() {
    each_event_comes_out_or_is_reported("voc_frab-camp2019.json");
}
