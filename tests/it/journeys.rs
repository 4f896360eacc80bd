//! Journeys through the app without a browser: events in, effects answered by the store's memory twin.

use plenary::domain::id::Id;
use plenary::domain::private::{PrivateNote, Subject};
use plenary::domain::record::Record;
use plenary::domain::time::Timestamp;
use plenary::model::autosave::SaveStatus;
use plenary::model::exchanges::{KEPT, Kind};
use plenary::model::export::Selection;
use plenary::model::history::Label;
use plenary::model::import::Import;
use plenary::model::opening::Trouble;
use plenary::model::{Event, Message, Model, Way, rescue_file};
use plenary::pack;
use plenary::storage::{Error, Store, Stored};

use super::device::{Device, FIRST, SECOND, ready_now};

#[test]
fn nothing_happens_before_the_preview_is_applied() {
    let mut device = Device::new();
    device.open("strasbourg-1.json", FIRST);
    assert!(matches!(device.ready().import, Import::Preview(_)));
    assert!(device.ready().workspace.is_empty());
    device.send(Event::ImportDropped);
    assert!(ready_now(device.store.load()).unwrap().snapshots.is_empty());
}

#[test]
fn the_sample_is_there_after_a_restart() {
    let mut device = Device::with_sample();
    assert_eq!(device.ready().workspace.sessions.len(), 19);
    assert_eq!(device.ready().workspace.participants.len(), 33);
    device.restart();
    assert_eq!(device.ready().workspace.sessions.len(), 19);
    assert_eq!(device.ready().workspace.notes.len(), 12);
}

#[test]
fn an_import_can_be_taken_back_even_after_a_restart() {
    let mut device = Device::with_sample();
    device.star("s18");
    device.open("strasbourg-2.json", SECOND);
    device.send(Event::ImportApplied);
    let room =
        |device: &Device| device.ready().workspace.sessions.get("s18").unwrap().body.room.clone().unwrap().to_string();
    assert_eq!(room(&device), "room-cigogne");
    device.restart();
    device.send(Event::UndoPressed);
    assert_eq!(room(&device), "room-vosges");
    assert!(device.ready().workspace.is_starred("s18"));
    device.restart();
    assert_eq!(room(&device), "room-vosges");
}

#[test]
fn the_first_import_can_be_taken_back_to_nothing() {
    let mut device = Device::with_sample();
    device.send(Event::UndoPressed);
    assert!(device.ready().workspace.sessions.is_empty());
}

#[test]
fn an_older_edition_is_shown_and_not_applied() {
    let mut device = Device::with_sample();
    device.open("strasbourg-2.json", SECOND);
    device.send(Event::ImportApplied);
    device.open("strasbourg-1.json", FIRST);
    let Import::Preview(preview) = &device.ready().import else { panic!("no preview") };
    assert!(!preview.is_applicable());
}

#[test]
fn saved_is_said_only_after_the_store_has_answered() {
    let mut device = Device::with_sample();
    device.held = Some(Vec::new());
    device.type_note("s05", "Ask who answers on Sundays.");
    assert_eq!(device.note_status("s05"), SaveStatus::Saving);
    assert_eq!(device.escrow.len(), 1, "the text is in escrow from the first key");
    device.send(Event::SaveDue);
    assert_eq!(device.note_status("s05"), SaveStatus::Saving);
    let held = device.held.take().unwrap();
    for effect in held {
        device.carry_out(effect);
    }
    assert_eq!(device.note_status("s05"), SaveStatus::Saved(device.now));
    assert!(device.escrow.is_empty());
}

#[test]
fn a_full_store_says_not_saved_and_the_next_try_saves() {
    let mut device = Device::with_sample();
    let full = Error::Full { used: None, quota: None };
    device.refusals.push_back(full.clone());
    device.type_note("s05", "Keep me");
    device.send(Event::SaveDue);
    assert_eq!(device.note_status("s05"), SaveStatus::NotSaved(full));
    assert_eq!(device.escrow.len(), 1);
    device.send(Event::RetryPressed);
    assert!(matches!(device.note_status("s05"), SaveStatus::Saved(_)));
    device.restart();
    assert_eq!(device.note("s05").as_deref(), Some("Keep me"));
}

#[test]
fn a_text_that_could_not_be_read_back_is_never_said_to_be_saved() {
    let mut device = Device::with_sample();
    device.type_note("s05", "Short and safe");
    device.send(Event::SaveDue);
    device.type_note("s05", &"too long ".repeat(20_000));
    device.send(Event::SaveDue);
    assert!(matches!(device.note_status("s05"), SaveStatus::NotSaved(_)));
    device.restart();
    assert_eq!(device.note("s05").as_deref(), Some("Short and safe"));
    device.type_note("s05", "Short again");
    device.send(Event::SaveDue);
    assert!(matches!(device.note_status("s05"), SaveStatus::Saved(_)));
}

#[test]
fn an_import_that_cannot_be_stored_leaves_everything_as_it_was() {
    let mut device = Device::with_sample();
    device.star("s05");
    device.refusals.push_back(Error::Full { used: None, quota: None });
    device.open("strasbourg-2.json", SECOND);
    device.send(Event::ImportApplied);
    assert!(matches!(device.ready().message, Some(Message::NotSaved(_))));
    assert_eq!(device.ready().workspace.edition().unwrap().number, 1);
    assert!(device.ready().workspace.is_starred("s05"));
}

#[test]
fn text_that_was_not_committed_is_recovered_at_the_next_start() {
    let mut device = Device::with_sample();
    device.held = Some(Vec::new());
    device.type_note("s05", "Typed and killed");
    device.held = None;
    device.restart();
    assert_eq!(device.note("s05").as_deref(), Some("Typed and killed"));
    assert_eq!(device.ready().message, Some(Message::Recovered(1)));
    device.send(Event::SaveDue);
    device.restart();
    assert_eq!(device.note("s05").as_deref(), Some("Typed and killed"));
}

#[test]
fn recovered_text_does_not_come_back_over_what_was_written_later() {
    let mut device = Device::with_sample();
    device.held = Some(Vec::new());
    device.type_note("s05", "First, killed");
    device.held = None;
    device.restart();
    device.send(Event::SaveDue);
    device.type_note("s05", "Second, saved");
    device.send(Event::SaveDue);
    assert!(device.escrow.is_empty(), "{:?}", device.escrow);
    device.restart();
    assert_eq!(device.note("s05").as_deref(), Some("Second, saved"));
}

#[test]
fn an_escrow_entry_that_a_killed_browser_brought_back_is_no_second_version() {
    let mut device = Device::with_sample();
    device.type_note("s05", "One");
    let brought_back = device.escrow.clone();
    for text in ["One", "One two", "One two three"] {
        device.type_note("s05", text);
        device.send(Event::SaveDue);
    }
    device.escrow = brought_back;
    device.restart();
    assert_eq!(device.note("s05").as_deref(), Some("One two three"));
    assert!(device.escrow.is_empty());
    let about = Subject::Session(Id::parse("s05").unwrap());
    let entry = device.ready().workspace.private_notes.entry(about.note_id().as_str()).unwrap();
    assert_eq!(entry.heads.len(), 1);
}

#[test]
fn text_of_an_abandoned_tab_stands_beside_what_another_one_saved_since() {
    let mut device = Device::with_sample();
    device.held = Some(Vec::new());
    device.type_note("s05", "Abandoned");
    let abandoned = device.escrow.clone();
    device.held = None;
    device.escrow.clear();
    device.restart();
    for text in ["One", "Two", "Three"] {
        device.type_note("s05", text);
        device.send(Event::SaveDue);
    }
    device.escrow = abandoned;
    device.restart();
    device.send(Event::SaveDue);
    device.restart();
    let about = Subject::Session(Id::parse("s05").unwrap());
    let entry = device.ready().workspace.private_notes.entry(about.note_id().as_str()).unwrap();
    let mut texts: Vec<&str> = entry.heads.iter().map(|record| record.body.text.as_str()).collect();
    texts.sort_unstable();
    assert_eq!(texts, ["Abandoned", "Three"]);
}

#[test]
fn two_tabs_that_write_one_note_keep_both_texts() {
    let mut one = Device::with_sample();
    let mut other = Device::new();
    other.store = one.store.clone();
    other.restart();
    one.type_note("s05", "From the first tab");
    one.send(Event::SaveDue);
    other.type_note("s05", "From the second tab");
    other.send(Event::SaveDue);
    assert_eq!(other.ready().message, Some(Message::BothKept));
    one.restart();
    let about = Subject::Session(Id::parse("s05").unwrap());
    let entry = one.ready().workspace.private_notes.entry(about.note_id().as_str()).unwrap();
    let mut texts: Vec<&str> = entry.heads.iter().map(|record| record.body.text.as_str()).collect();
    texts.sort_unstable();
    assert_eq!(texts, ["From the first tab", "From the second tab"]);
}

#[test]
fn typing_on_one_of_two_versions_leaves_the_other_one() {
    let mut one = Device::with_sample();
    let mut other = Device::new();
    other.store = one.store.clone();
    other.restart();
    one.type_note("s05", "First");
    one.send(Event::SaveDue);
    other.type_note("s05", "Second");
    other.send(Event::SaveDue);
    let shown = other.note("s05").unwrap();
    other.type_note("s05", "Typed on");
    other.send(Event::SaveDue);
    one.restart();
    let about = Subject::Session(Id::parse("s05").unwrap());
    let entry = one.ready().workspace.private_notes.entry(about.note_id().as_str()).unwrap();
    let texts: Vec<&str> = entry.heads.iter().map(|record| record.body.text.as_str()).collect();
    assert_eq!(texts.len(), 2, "{texts:?}");
    assert!(texts.contains(&"Typed on") && !texts.contains(&shown.as_str()), "{texts:?}");
}

#[test]
fn a_backup_holds_text_that_is_not_stored_yet() {
    let mut device = Device::with_sample();
    device.type_note("s05", "Only typed");
    device.send(Event::BackupPressed(Way::Save));
    assert!(device.saved.last().unwrap().text.contains("Only typed"));
}

#[test]
fn the_file_of_the_crash_page_comes_back_like_a_backup() {
    let mut device = Device::with_sample();
    device.star("s05");
    device.type_note("s05", "Stored before the crash");
    device.send(Event::SaveDue);
    let about = Subject::Session(Id::parse("s07").unwrap());
    let body = PrivateNote { about: about.clone(), text: "Only typed".to_owned(), ..PrivateNote::default() };
    let typed = pack::write_line(&Record::first(about.note_id(), None, None, body).into());
    let all = ready_now(device.store.read_all()).unwrap();
    let rows: Vec<_> = all
        .rows
        .iter()
        .map(|row| {
            serde_json::json!({ "key": row.key,
        "value": { "key": row.key, "revision": row.revision, "versions": row.versions } })
        })
        .collect();
    let snapshots: Vec<_> = all
        .snapshots
        .iter()
        .map(|snapshot| {
            serde_json::json!({ "key": snapshot.key,
        "value": { "key": snapshot.key, "text": snapshot.text } })
        })
        .collect();
    let meta: Vec<_> = all
        .meta
        .iter()
        .map(|(key, value)| {
            serde_json::json!({ "key": key,
        "value": { "key": key, "value": value } })
        })
        .collect();
    let row = format!("demo-2027/private_note/{}", about.note_id());
    let escrowed = serde_json::json!({ "key": row, "text": typed, "base_revision": 0 }).to_string();
    let stores = serde_json::json!({ "rows": rows, "snapshots": snapshots, "meta": meta });
    let escrow = serde_json::json!({ "plenary.escrow.tab.x": escrowed }).to_string();
    // The crash page writes its mark first.
    let file = format!("{{\"plenary-rescue\":1,\"stores\":{stores},\"escrow\":{escrow}}}");

    let backup = rescue_file::as_backup(file.as_bytes(), device.now).expect("a file of the crash page");
    let mut other = Device::new();
    other.open("plenary-rescue.json", &backup);
    other.send(Event::ImportApplied);
    other.restart();
    assert!(other.ready().workspace.is_starred("s05"));
    assert_eq!(other.note("s05").as_deref(), Some("Stored before the crash"));
    assert_eq!(other.note("s07").as_deref(), Some("Only typed"));
    assert_eq!(rescue_file::as_backup(FIRST.as_bytes(), device.now), None);
}

#[test]
fn an_emptied_store_leads_to_the_rescue_and_nothing_is_written() {
    let mut device = Device::with_sample();
    device.star("s05");
    device.store = Store::in_memory();
    device.start(Ok(Stored::default()));
    let Model::Rescue(rescue) = &device.model else { panic!("an empty start") };
    assert!(matches!(rescue.why, Trouble::Emptied(_)));
    device.star("s07");
    assert_eq!(ready_now(device.store.load()).unwrap().row_count, 0);
    device.send(Event::StartAnewPressed);
    assert!(device.model.ready().is_some());
}

#[test]
fn a_store_that_cannot_be_read_is_never_written_over() {
    let mut device = Device::with_sample();
    device.start(Err(Error::Corrupt { name: "UnknownError".to_owned(), message: String::new() }));
    assert!(matches!(&device.model, Model::Rescue(rescue) if !rescue.can_go_on()));
    device.send(Event::StartAnewPressed);
    assert!(matches!(device.model, Model::Rescue(_)));
}

#[test]
fn a_backup_brings_everything_to_another_device() {
    let mut device = Device::with_sample();
    device.star("s05");
    device.type_note("s05", "Only for me");
    device.send(Event::SaveDue);
    device.send(Event::BackupPressed(Way::Save));
    let backup = device.saved.last().unwrap().clone();
    assert!(backup.text.contains("Only for me"));

    let mut other = Device::new();
    other.open(&backup.name, &backup.text);
    other.send(Event::ImportApplied);
    other.restart();
    assert_eq!(other.note("s05").as_deref(), Some("Only for me"));
    assert!(other.ready().workspace.is_starred("s05"));
    assert_eq!(other.ready().workspace.sessions.len(), 19);
    assert_eq!(other.ready().workspace.edition().unwrap().number, 1);

    device.open(&backup.name, &backup.text);
    let Import::Preview(preview) = &device.ready().import else { panic!("no preview") };
    assert!(!preview.is_applicable(), "bringing back what is here changes nothing");
}

#[test]
fn a_backup_is_due_after_a_day_with_changes_until_one_is_made() {
    let mut device = Device::with_sample();
    device.star("s05");
    assert!(!device.ready().is_backup_due(device.now));
    device.now = Timestamp::parse("2027-04-09T08:00:00+02:00").unwrap();
    assert!(device.ready().is_backup_due(device.now));
    device.send(Event::BackupPressed(Way::Save));
    assert!(!device.ready().is_backup_due(device.now));
    assert_eq!(device.ready().last_backup(), Some(device.now));
}

#[test]
fn nothing_private_is_in_a_contribution() {
    let mut device = Device::with_sample();
    device.star("s05");
    device.type_note("s05", "CANARY-PRIVATE");
    device.send(Event::SaveDue);
    let all = device.ready().workspace.notes.iter().map(|note| note.id.clone()).collect();
    device.send(Event::ExportPressed(Selection::Notes(all), Way::Save));
    let file = device.saved.last().unwrap();
    assert!(!file.text.contains("CANARY-PRIVATE"));
    assert!(!file.text.contains("\"star\""));
    assert!(file.text.contains("\"note\""));
}

#[test]
fn undo_takes_back_the_last_change_and_only_that() {
    let mut device = Device::with_sample();
    device.star("s05");
    device.star("s07");
    device.send(Event::UndoPressed);
    assert!(device.ready().workspace.is_starred("s05"));
    assert!(!device.ready().workspace.is_starred("s07"));
    assert_eq!(device.ready().message, Some(Message::Undone(Label::Starred)));
}

#[test]
fn a_backup_carries_every_conference_of_the_device() {
    let mut device = Device::with_sample();
    device.type_note("s05", "In Strasbourg");
    device.send(Event::SaveDue);
    let other_pack = FIRST.replace("demo-2027", "other-2028");
    device.open("other.json", &other_pack);
    device.send(Event::ImportApplied);
    assert_eq!(device.ready().conference.as_ref().map(ToString::to_string).as_deref(), Some("other-2028"));
    assert_eq!(device.note("s05"), None, "a note belongs to its conference");
    device.type_note("s05", "In the other town");
    device.send(Event::SaveDue);
    device.send(Event::BackupPressed(Way::Save));
    let backup = device.saved.last().unwrap().clone();

    let mut fresh = Device::new();
    fresh.open(&backup.name, &backup.text);
    fresh.send(Event::ImportApplied);
    fresh.restart();
    assert_eq!(fresh.ready().conferences().len(), 2);
    assert_eq!(fresh.note("s05").as_deref(), Some("In the other town"));
    fresh.send(Event::ConferenceChosen(Id::parse("demo-2027").unwrap()));
    assert_eq!(fresh.note("s05").as_deref(), Some("In Strasbourg"));
}

#[test]
fn a_lost_connection_puts_what_was_decided_on_into_escrow() {
    let mut device = Device::with_sample();
    device.refusals.push_back(Error::ConnectionLost { name: "UnknownError".to_owned(), message: String::new() });
    device.star("s05");
    assert_eq!(device.escrow.len(), 1);
    device.restart();
    assert!(device.ready().workspace.is_starred("s05"));
}

#[test]
fn typed_text_alone_makes_a_backup_due() {
    let mut device = Device::with_sample();
    device.send(Event::BackupPressed(Way::Save));
    device.type_note("s05", "Typed after the backup");
    device.send(Event::SaveDue);
    assert!(!device.ready().is_backup_due(device.now));
    device.now = Timestamp::parse("2027-04-09T08:00:00+02:00").unwrap();
    assert!(device.ready().is_backup_due(device.now));
    device.restart();
    assert!(device.ready().is_backup_due(device.now), "after a restart, too");
}

#[test]
fn undo_never_takes_away_what_was_typed_since() {
    let mut device = Device::with_sample();
    device.send(Event::Put(device.note_record("s05", "Decided").into(), Label::NoteMade));
    let number = device.ready().history.back().unwrap().number;
    device.type_note("s05", "Decided, and then typed on");
    device.send(Event::SaveDue);
    device.send(Event::UndoChosen(number));
    assert_eq!(device.note("s05").as_deref(), Some("Decided, and then typed on"));
    assert_eq!(device.ready().message, Some(Message::ChangedSince));
    device.restart();
    assert_eq!(device.note("s05").as_deref(), Some("Decided, and then typed on"));
}

#[test]
fn a_preview_that_has_aged_is_shown_again_before_it_is_applied() {
    let mut other = Device::with_sample();
    other.type_note("s05", "From the other device");
    other.send(Event::SaveDue);
    other.send(Event::BackupPressed(Way::Save));
    let backup = other.saved.last().unwrap().clone();

    let mut device = Device::with_sample();
    device.open(&backup.name, &backup.text);
    device.type_note("s05", "Typed while the preview was open");
    device.send(Event::SaveDue);
    device.send(Event::ImportApplied);
    assert_eq!(device.ready().message, Some(Message::LookAgain));
    assert!(matches!(device.ready().import, Import::Preview(_)));
    assert_eq!(device.note_texts("s05"), ["Typed while the preview was open"]);
    device.send(Event::ImportApplied);
    device.restart();
    assert!(device.note_texts("s05").contains(&"Typed while the preview was open".to_owned()));
    assert!(device.note_texts("s05").contains(&"From the other device".to_owned()));
}

#[test]
fn undoing_an_earlier_edition_leaves_the_later_one_in_force() {
    let mut device = Device::with_sample();
    device.apply("second.json", SECOND);
    let number = device.ready().history.back().unwrap().number;
    let third = SECOND.replacen("\"number\":2", "\"number\":3", 1);
    assert_ne!(third, SECOND, "the number stands in the head");
    device.apply("third.json", &third);
    device.send(Event::UndoChosen(number));
    assert_eq!(device.ready().message, Some(Message::ChangedSince));
    assert_eq!(device.ready().workspace.edition().unwrap().number, 3);
    device.restart();
    assert_eq!(device.ready().workspace.edition().unwrap().number, 3);
    assert_eq!(device.ready().workspace.sessions.len(), 19);
}

#[test]
fn a_withdrawal_reaches_whoever_has_the_note() {
    let mut device = Device::with_sample();
    let issued = device.ready().workspace.notes.iter().find(|note| note.body.is_shared()).unwrap().clone();
    let (id, by) = (Id::parse("n_0123456789abcdef").unwrap(), device.ready().device());
    let note = Record::first(id, by, Some(device.now), issued.body.clone());
    device.send(Event::Put(note.clone().into(), Label::NoteMade));
    device.send(Event::WithdrawPressed(note.id.clone()));
    device.send(Event::ExportPressed(Selection::Notes([note.id.clone()].into()), Way::Save));
    let file = device.saved.last().unwrap().clone();
    assert!(file.text.contains("\"withdrawn\""));
    assert!(!file.text.contains(note.body.title.words("en")), "no word of it leaves");

    let mut other = Device::with_sample();
    other.apply(&file.name, &file.text);
    other.restart();
    let gone = other.ready().workspace.notes.get(note.id.as_str()).unwrap();
    assert!(gone.body.free_texts().is_empty());
}

#[test]
fn an_action_that_met_a_lost_connection_is_stored_by_the_next_try() {
    let mut device = Device::with_sample();
    device.refusals.push_back(Error::ConnectionLost { name: "UnknownError".to_owned(), message: String::new() });
    device.star("s05");
    assert!(device.ready().is_unsaved());
    device.send(Event::RetryPressed);
    assert!(!device.ready().is_unsaved());
    device.restart();
    assert!(device.ready().workspace.is_starred("s05"));
}

#[test]
fn a_restored_backup_of_two_conferences_stands_on_the_screen_at_once() {
    let mut device = Device::with_sample();
    device.apply("other.json", &FIRST.replace("demo-2027", "other-2028"));
    device.type_note("s05", "In the other town");
    device.send(Event::SaveDue);
    device.send(Event::ConferenceChosen(Id::parse("demo-2027").unwrap()));
    device.type_note("s05", "In Strasbourg");
    device.send(Event::SaveDue);
    device.send(Event::BackupPressed(Way::Save));
    let backup = device.saved.last().unwrap().clone();

    let mut fresh = Device::new();
    fresh.apply(&backup.name, &backup.text);
    assert_eq!(fresh.note("s05").as_deref(), Some("In Strasbourg"));
    assert_eq!(fresh.ready().workspace.sessions.len(), 19);
}

#[test]
fn text_that_a_killed_tab_left_of_another_conference_is_found_there() {
    let mut device = Device::with_sample();
    device.apply("other.json", &FIRST.replace("demo-2027", "other-2028"));
    device.type_note("s05", "In the other town");
    device.send(Event::SaveDue);
    device.held = Some(Vec::new());
    device.type_note("s05", "In the other town, killed");
    device.held = None;
    let escrow = std::mem::take(&mut device.escrow);
    device.restart();
    device.send(Event::ConferenceChosen(Id::parse("demo-2027").unwrap()));
    device.escrow = escrow;

    device.restart();
    assert_eq!(device.ready().message, Some(Message::Recovered(1)));
    assert_eq!(device.note("s05"), None);
    assert!(device.escrow.is_empty(), "it is stored: {:?}", device.escrow);
    device.send(Event::ConferenceChosen(Id::parse("other-2028").unwrap()));
    assert_eq!(device.note("s05").as_deref(), Some("In the other town, killed"));
}

#[test]
fn text_that_is_not_saved_yet_is_not_left_behind_by_an_import_of_another_conference() {
    let mut device = Device::with_sample();
    device.type_note("s05", "Not stored yet");
    device.refusals.push_back(Error::Busy);
    device.send(Event::SaveDue);
    let other = FIRST.replace("demo-2027", "other-2028");
    device.refusals.push_back(Error::Busy);
    device.apply("other.json", &other);
    assert_eq!(device.note("s05").as_deref(), Some("Not stored yet"));
    assert_eq!(device.ready().message, Some(Message::Waiting(Error::Busy)));

    device.send(Event::RetryPressed);
    device.send(Event::ImportApplied);
    assert_eq!(device.ready().conference.as_ref().map(ToString::to_string).as_deref(), Some("other-2028"));
    device.send(Event::ConferenceChosen(Id::parse("demo-2027").unwrap()));
    assert_eq!(device.note("s05").as_deref(), Some("Not stored yet"));
}

#[test]
fn what_came_in_and_went_out_is_remembered_with_its_counts_and_what_was_taken_back() {
    let mut device = Device::with_sample();
    // All of it within one second.
    device.apply("second.json", SECOND);
    device.send(Event::BackupPressed(Way::Save));
    device.restart();

    let exchanges = device.ready().exchanges();
    let [backup, second, first] = &exchanges[..] else { panic!("three exchanges, not {exchanges:?}") };
    assert_eq!(backup.kind, Kind::BackupOut);
    assert!(matches!(&second.kind, Kind::Edition { number: 2, .. }) && second.source == "second.json");
    assert!(matches!(&first.kind, Kind::Edition { number: 1, .. }));
    assert!(first.counts.added > 50 && first.counts.changed == 0, "{:?}", first.counts);
    assert!(second.counts.changed > 0 && second.counts.added < first.counts.added, "{:?}", second.counts);

    let number = device.ready().undo_of(second).unwrap();
    assert_eq!(device.ready().undo_of(backup), None);
    device.send(Event::UndoChosen(number));
    device.restart();
    let exchanges = device.ready().exchanges();
    let reverted: Vec<bool> = exchanges.iter().map(|exchange| exchange.reverted).collect();
    assert_eq!(reverted, [false, true, false]);
    assert_eq!(device.ready().workspace.edition().unwrap().number, 1);
}

#[test]
fn of_the_history_of_exchanges_the_oldest_go_when_it_is_full() {
    let mut device = Device::with_sample();
    for minute in 0..KEPT + 5 {
        device.now = Timestamp::parse(&format!("2027-04-09T{:02}:{:02}:00+02:00", minute / 60, minute % 60)).unwrap();
        device.send(Event::ExportPressed(Selection::Edition, Way::Save));
    }
    let exchanges = device.ready().exchanges();
    assert_eq!(exchanges.len(), KEPT);
    assert!(exchanges.iter().all(|exchange| exchange.kind == Kind::EditionOut), "the import is the oldest");
}
