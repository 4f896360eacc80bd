//! Journeys of notes between devices: handed out, edited at once, corrected, taken back, and met again.

use std::collections::BTreeSet;

use plenary::domain::any_record::{AnyRecord, RecordKey, SharedRecord};
use plenary::domain::code::Coded;
use plenary::domain::id::Id;
use plenary::domain::note::{Note, NoteAttribution, NoteConsent, NoteState};
use plenary::domain::plan::Outcome;
use plenary::domain::record::Record;
use plenary::domain::text::{LanguageTag, Localised};
use plenary::model::comparing::{Side, compare};
use plenary::model::export::Selection;
use plenary::model::history::Label;
use plenary::model::import::Import;
use plenary::model::{Event, Way};
use plenary::storage::Store;

use super::device::{Device, ready_now};

const NOTE: &str = "n_0123456789abcdef";

fn key() -> RecordKey {
    RecordKey::new("note", NOTE)
}

fn words(text: &str) -> Localised {
    Localised::of(LanguageTag::parse("en").unwrap(), text)
}

impl Device {
    /// Writes the note, or writes on it.
    fn writes(&mut self, title: &str) {
        let by = self.ready().device();
        let record = if let Some(record) = self.ready().workspace.notes.get(NOTE) {
            let body = Note { title: words(title), ..record.body.clone() };
            record.edited(by, Some(self.now), body)
        } else {
            let body = Note {
                title: words(title),
                summary: words("Two services meet once a month."),
                country: Some("FR".to_owned()),
                sectors: vec![Coded::from_code("education")],
                themes: vec![Coded::from_code("coordination")],
                dimension: Some(Coded::from_code("offline")),
                language: LanguageTag::parse("en").unwrap(),
                ..Note::default()
            };
            Record::first(Id::parse(NOTE).unwrap(), by, Some(self.now), body)
        };
        self.send(Event::Put(record.into(), Label::NoteMade));
    }

    fn edits(&mut self, change: impl Fn(&mut Note)) {
        let record = self.ready().workspace.notes.get(NOTE).unwrap();
        let mut body = record.body.clone();
        change(&mut body);
        let record = record.edited(self.ready().device(), Some(self.now), body);
        self.send(Event::Put(record.into(), Label::NoteMade));
    }

    /// Types into the note as the form does.
    fn types(&mut self, title: &str) {
        let record = self.ready().note_changed(NOTE, self.now, &mut |note| note.title = words(title)).unwrap();
        self.send(Event::Typed(record.into()));
        self.send(Event::SaveDue);
    }

    fn takes_back(&mut self) {
        self.send(Event::WithdrawPressed(Id::parse(NOTE).unwrap()));
    }

    fn shown_title(&self) -> String {
        self.ready().workspace.notes.get(NOTE).unwrap().body.title.words("en").to_owned()
    }

    /// The title on which the form goes on writing.
    fn written_title(&self) -> String {
        self.ready().note_to_write(NOTE).unwrap().body.title.words("en").to_owned()
    }

    fn shares(&mut self) {
        let consent = NoteConsent { directory: true, ..NoteConsent::default() };
        let note = Id::parse(NOTE).unwrap();
        self.send(Event::SharePressed { note, consent, attested: Some("1".to_owned()) });
        assert_eq!(self.ready().share_refusal, None);
    }

    fn hands_out(&mut self) -> String {
        let chosen = BTreeSet::from([Id::parse(NOTE).unwrap()]);
        self.send(Event::ExportPressed(Selection::Notes(chosen), Way::Save));
        self.saved.last().unwrap().text.clone()
    }

    /// Brings a file in and says what that did.
    fn takes(&mut self, text: &str) -> Vec<Outcome> {
        self.open("from somebody.json", text);
        let Import::Preview(preview) = self.ready().import.clone() else { panic!("a preview") };
        let outcomes = preview.parts.iter().flat_map(|part| &part.plan.lines).map(|line| line.outcome).collect();
        self.send(Event::ImportApplied);
        outcomes
    }

    fn titles(&self) -> Vec<String> {
        let title = |head: &AnyRecord| match head {
            AnyRecord::Shared(SharedRecord::Note(note)) => note.body.title.words("en").to_owned(),
            _ => panic!("a note"),
        };
        self.ready().workspace.heads(&key()).iter().map(title).collect()
    }

    fn stored(&self) -> String {
        let everything = ready_now(Store::read_all(&self.store)).unwrap();
        format!("{everything:?}")
    }
}

/// Amina has written and shared a note, and Boris has it.
fn two_devices() -> (Device, Device) {
    let (mut amina, mut boris) = (Device::named_with_sample(1), Device::named_with_sample(2));
    amina.writes("One table for two services");
    amina.shares();
    assert_eq!(boris.takes(&amina.hands_out()), [Outcome::Added]);
    (amina, boris)
}

/// A second device with everything that a person has on the first one.
fn laptop_of(person: &mut Device) -> Device {
    person.send(Event::BackupPressed(Way::Save));
    let backup = person.saved.last().unwrap().text.clone();
    let mut laptop = Device::named(3);
    laptop.takes(&backup);
    laptop
}

#[test]
fn ones_own_note_that_comes_back_from_others_is_nothing_new() {
    let (mut amina, mut boris) = two_devices();
    let relayed = boris.hands_out();
    assert_eq!(amina.takes(&relayed), []);
    assert_eq!(amina.titles(), ["One table for two services"]);
}

#[test]
fn what_is_written_after_a_note_left_replaces_it_wherever_it_is() {
    let (mut amina, mut boris) = two_devices();
    for title in ["First thought", "Second thought", "Third thought"] {
        amina.writes(title);
    }
    amina.shares();
    let head = amina.ready().workspace.heads(&key())[0].lineage();
    assert_eq!(head.n, 2, "versions count what was handed out, not what was typed");
    assert_eq!(boris.takes(&amina.hands_out()), [Outcome::Changed]);
    assert_eq!(boris.titles(), ["Third thought"]);
    assert_eq!(boris.ready().workspace.heads(&key()).len(), 1);
}

#[test]
fn a_correction_of_somebody_elses_note_reaches_the_author_as_a_suggestion_and_is_settled_there() {
    let (mut amina, mut boris) = two_devices();
    boris.writes("One table for three services");
    assert_eq!(boris.titles().len(), 2, "what she wrote is still there");
    assert_eq!(boris.ready().workspace.notes.get(NOTE).unwrap().body.title.words("en"), "One table for two services");
    assert_eq!(amina.takes(&boris.hands_out()), [Outcome::Suggested]);
    assert_eq!(amina.ready().workspace.notes.get(NOTE).unwrap().body.title.words("en"), "One table for two services");
    let proposal = amina.ready().workspace.heads(&key()).pop().unwrap();
    amina.send(Event::VersionChosen(proposal));
    assert_eq!(amina.titles(), ["One table for three services"]);
    assert!(!amina.hands_out().contains("three services"), "what is new to her she attests before it leaves");
    amina.shares();
    assert_eq!(boris.takes(&amina.hands_out()), [Outcome::Changed]);
    assert_eq!(boris.titles(), ["One table for three services"]);
}

#[test]
fn two_versions_are_compared_field_by_field_and_put_together_from_both() {
    let (mut amina, _) = two_devices();
    let mut laptop = laptop_of(&mut amina);
    laptop.writes("Written on the laptop");
    laptop.shares();
    amina.edits(|note| note.results = Some("Fewer repeated questions.".to_owned()));
    amina.shares();
    amina.takes(&laptop.hands_out());
    let comparison = compare(amina.ready(), &Id::parse(NOTE).unwrap()).unwrap();
    assert!(comparison.may_decide && !comparison.is_suggestion);
    let told: Vec<_> = comparison.fields.iter().map(|field| (&*field.name, field.changed_by)).collect();
    let (first, second) = (Some(Side::First), Some(Side::Second));
    let titled = if comparison.first.body.results.is_some() { second } else { first };
    assert!(told.contains(&("title", titled)), "{told:?}");
    let resulted = if titled == second { first } else { second };
    assert!(told.contains(&("results", resulted)), "{told:?}");
    let (first, second) = (comparison.first.clone().into(), comparison.second.clone().into());
    let from_second = if titled == Some(Side::Second) { vec!["title".into()] } else { vec!["results".into()] };
    amina.send(Event::VersionsJoined { first, second, from_second, from_both: Vec::new() });
    let note = amina.ready().workspace.notes.get(NOTE).unwrap().clone();
    assert_eq!(note.body.title.words("en"), "Written on the laptop");
    assert_eq!(note.body.results.as_deref(), Some("Fewer repeated questions."));
    assert_eq!(amina.titles().len(), 1);
    amina.shares();
    assert_eq!(laptop.takes(&amina.hands_out()), [Outcome::Changed]);
    assert_eq!(laptop.titles().len(), 1);
}

#[test]
fn what_is_written_anew_from_two_versions_loses_neither_and_opens_in_the_form() {
    let (mut amina, _boris) = two_devices();
    let mut laptop = laptop_of(&mut amina);
    amina.writes("Written on the phone");
    amina.shares();
    laptop.writes("Written on the laptop");
    laptop.shares();
    amina.takes(&laptop.hands_out());
    let compared = compare(amina.ready(), &Id::parse(NOTE).unwrap()).unwrap();
    let (first, second) = (compared.first.into(), compared.second.into());
    let from_both = vec!["title".into()];
    amina.send(Event::VersionsJoined { first, second, from_second: Vec::new(), from_both });
    assert_eq!(amina.titles().len(), 1);
    let title = amina.shown_title();
    assert!(title.contains("Written on the phone") && title.contains("Written on the laptop"), "{title}");
    assert_eq!(amina.told.last(), Some(&format!("#/practice/{NOTE}/edit")));
    amina.writes("Written anew");
    amina.shares();
    laptop.takes(&amina.hands_out());
    assert_eq!(laptop.titles(), ["Written anew"]);
}

#[test]
fn a_note_that_is_taken_back_is_gone_from_every_device_that_hears_of_it() {
    let (mut amina, mut boris) = two_devices();
    boris.writes("One table for three services");
    amina.send(Event::WithdrawPressed(Id::parse(NOTE).unwrap()));
    assert_eq!(boris.takes(&amina.hands_out()), [Outcome::Withdrawn]);
    let heads = boris.ready().workspace.heads(&key());
    assert!(heads.iter().all(AnyRecord::is_withdrawn), "{heads:?}");
    assert_eq!(boris.ready().workspace.notes.get(NOTE).map(|note| note.body.state.clone()), Some(NoteState::Withdrawn));
    assert!(!boris.hands_out().contains("One table"), "and it is passed on that it was taken back");
    let stored = boris.stored();
    assert!(!stored.contains("One table"), "not even what could be undone keeps the words: {stored}");
    assert!(!boris.ready().can_undo_announced(), "that is no change to take back");
}

#[test]
fn undoing_an_import_brings_back_all_but_what_was_taken_back() {
    let (mut amina, mut boris) = two_devices();
    boris.star("s05");
    amina.send(Event::WithdrawPressed(Id::parse(NOTE).unwrap()));
    boris.takes(&amina.hands_out());
    boris.send(Event::UndoPressed);
    assert!(boris.ready().workspace.heads(&key()).iter().all(AnyRecord::is_withdrawn));
    boris.restart();
    assert!(boris.ready().workspace.heads(&key()).iter().all(AnyRecord::is_withdrawn));
    assert!(!boris.stored().contains("One table"));
}

#[test]
fn what_one_takes_back_is_not_even_kept_to_compare_with() {
    let (mut amina, mut boris) = two_devices();
    amina.writes("Thought over");
    amina.shares();
    amina.hands_out();
    boris.writes("One table for three services");
    amina.send(Event::WithdrawPressed(Id::parse(NOTE).unwrap()));
    let workspace = &amina.ready().workspace;
    assert!(workspace.bases(&key()).is_empty());
    assert!(workspace.heads(&key()).iter().all(AnyRecord::is_withdrawn));
    amina.restart();
    assert_eq!(amina.ready().workspace.heads(&key()).len(), 1);
}

#[test]
fn a_backup_brought_back_on_another_device_goes_on_under_the_same_name() {
    let (mut amina, mut boris) = two_devices();
    let mut laptop = laptop_of(&mut amina);
    laptop.writes("Written on the laptop");
    laptop.shares();
    assert_eq!(boris.takes(&laptop.hands_out()), [Outcome::Changed]);
    assert_eq!(boris.titles(), ["Written on the laptop"]);
    // At the same time she wrote on her phone: both stand, for her to decide.
    amina.writes("Written on the phone");
    amina.shares();
    assert_eq!(boris.takes(&amina.hands_out()), [Outcome::Conflict]);
    assert_eq!(boris.titles().len(), 2);
    assert_eq!(amina.takes(&laptop.hands_out()), [Outcome::Conflict]);
    let mine = amina.ready().workspace.heads(&key()).into_iter().next().unwrap();
    amina.send(Event::VersionChosen(mine));
    assert_eq!(boris.takes(&amina.hands_out()), [Outcome::Changed]);
    assert_eq!(boris.titles().len(), 1);
}

#[test]
fn bringing_a_backup_back_where_it_was_made_asks_nothing_even_after_more_was_written() {
    let mut device = Device::with_sample();
    device.type_note("s05", "Before the backup");
    device.send(Event::SaveDue);
    device.send(Event::BackupPressed(Way::Save));
    let backup = device.saved.last().unwrap().text.clone();
    device.type_note("s05", "After the backup");
    device.send(Event::SaveDue);
    assert_eq!(device.takes(&backup), []);
    assert_eq!(device.note_texts("s05"), ["After the backup"]);
}

#[test]
fn three_exchanges_both_ways_with_edits_in_between_end_with_the_same_notes() {
    let (mut amina, mut boris) = two_devices();
    for round in 0..3 {
        amina.writes(&format!("Amina's version {round}"));
        amina.shares();
        boris.writes(&format!("Boris's proposal {round}"));
        let (from_amina, from_boris) = (amina.hands_out(), boris.hands_out());
        boris.takes(&from_amina);
        amina.takes(&from_boris);
    }
    let records = |device: &mut Device| {
        let text = device.hands_out();
        text.lines().skip(1).map(str::to_owned).collect::<Vec<String>>()
    };
    assert_eq!(records(&mut amina), records(&mut boris));
    amina.restart();
    boris.restart();
    assert_eq!(records(&mut amina), records(&mut boris), "also after a restart");
    assert!(amina.stored().contains("Amina's version 2"));
}

#[test]
fn a_correction_is_proposed_in_the_form_shared_on_its_page_and_leaves_beside_the_original() {
    let (mut amina, mut boris) = two_devices();
    assert!(boris.ready().may_propose(boris.ready().workspace.notes.get(NOTE).unwrap()));
    assert_eq!(boris.written_title(), "One table for two services", "the form opens with the author's text");
    boris.types("One table for three");
    boris.types("One table for three services");
    assert_eq!((boris.shown_title().as_str(), boris.titles().len()), ("One table for two services", 2));
    assert_eq!(boris.written_title(), "One table for three services");
    assert!(!boris.hands_out().contains("three"), "a draft of a proposal does not leave");
    boris.shares();
    boris.restart();
    assert_eq!(boris.written_title(), "One table for three services");
    let file = boris.hands_out();
    assert!(file.contains("three services") && file.contains("two services"));
    assert_eq!(amina.takes(&file), [Outcome::Suggested]);
    assert_eq!(amina.shown_title(), "One table for two services");
    assert_eq!(boris.takes(&file), [], "one's own proposal that comes back is nothing new");
    let comparison = compare(amina.ready(), &Id::parse(NOTE).unwrap()).unwrap();
    assert!(comparison.is_suggestion && comparison.may_decide);
}

#[test]
fn a_proposal_bears_the_names_that_the_author_chose_and_never_those_of_whoever_proposes() {
    let (mut amina, mut boris) = (Device::named_with_sample(1), Device::named_with_sample(2));
    amina.writes("One table for two services");
    amina.edits(|note| note.author.name = Some("Amina".to_owned()));
    let consent = NoteConsent { directory: true, attribution: NoteAttribution::Named, ..NoteConsent::default() };
    let note: Id<Note> = Id::parse(NOTE).unwrap();
    amina.send(Event::SharePressed { note: note.clone(), consent, attested: Some("1".to_owned()) });
    boris.takes(&amina.hands_out());
    let changed = boris.ready().note_changed(NOTE, boris.now, &mut |note| {
        note.title = words("One table for three services");
        note.author.name = Some("Boris".to_owned());
    });
    let draft = changed.unwrap();
    assert_eq!(draft.body.author.name.as_deref(), Some("Amina"));
    assert_eq!(draft.body.consent, None, "what she agreed to was not said by him");
    boris.send(Event::Typed(draft.into()));
    // Whatever the page would send, her name is hers to keep or to give.
    let consent = NoteConsent { directory: true, attribution: NoteAttribution::Anonymous, ..NoteConsent::default() };
    boris.send(Event::SharePressed { note, consent, attested: Some("1".to_owned()) });
    let file = boris.hands_out();
    assert!(!file.contains("Boris"));
    let proposal = boris.ready().note_to_write(NOTE).unwrap();
    assert_eq!(proposal.body.author.name.as_deref(), Some("Amina"));
    assert_eq!(proposal.body.consent.as_ref().unwrap().attribution, NoteAttribution::Named);
}

#[test]
fn a_proposal_that_was_never_shared_is_taken_back_without_a_trace_and_that_can_be_undone() {
    let (_, mut boris) = two_devices();
    boris.types("One table for three services");
    boris.takes_back();
    assert_eq!(boris.titles(), ["One table for two services"]);
    assert!(!boris.hands_out().contains("three services"));
    assert!(boris.ready().may_propose(boris.ready().workspace.notes.get(NOTE).unwrap()));
    boris.send(Event::UndoPressed);
    assert_eq!(boris.written_title(), "One table for three services");
    boris.takes_back();
    boris.restart();
    assert_eq!(boris.titles(), ["One table for two services"]);
    boris.types("One table for four services");
    assert_eq!(boris.written_title(), "One table for four services", "another one can be proposed");
}

#[test]
fn a_shared_proposal_that_is_taken_back_is_lost_by_other_devices_and_the_note_stays() {
    let (mut amina, mut boris) = two_devices();
    boris.types("One table for three services");
    boris.shares();
    amina.takes(&boris.hands_out());
    assert_eq!(amina.titles().len(), 2);
    boris.types("One table for four services");
    boris.takes_back();
    assert_eq!(boris.shown_title(), "One table for two services");
    assert!(!boris.titles().iter().any(|title| title.contains("three") || title.contains("four")));
    let file = boris.hands_out();
    assert!(!file.contains("three") && !file.contains("four"));
    amina.takes(&file);
    assert_eq!(amina.shown_title(), "One table for two services");
    assert!(!amina.titles().iter().any(|title| title.contains("three")));
    assert_eq!(compare(amina.ready(), &Id::parse(NOTE).unwrap()), None, "there is nothing left to decide");
    amina.restart();
    assert_eq!(amina.shown_title(), "One table for two services");
}

#[test]
fn ones_own_note_is_shared_and_taken_back_whatever_somebody_else_proposes() {
    let (mut amina, mut boris) = two_devices();
    boris.types("One table for three services");
    boris.shares();
    amina.takes(&boris.hands_out());
    assert_eq!(amina.written_title(), "One table for two services");
    amina.types("One table for two services, every week");
    assert_eq!(amina.titles().len(), 2, "the proposal still stands beside it");
    amina.shares();
    assert_eq!(boris.takes(&amina.hands_out()), [Outcome::Changed]);
    assert_eq!(boris.shown_title(), "One table for two services, every week");
    assert_eq!(boris.written_title(), "One table for three services");
    amina.takes_back();
    assert_eq!(boris.takes(&amina.hands_out()), [Outcome::Withdrawn]);
    assert!(boris.ready().workspace.heads(&key()).iter().all(AnyRecord::is_withdrawn));
}

#[test]
fn nobody_shares_or_takes_back_what_somebody_else_wrote() {
    let (_, mut boris) = two_devices();
    let before = boris.ready().workspace.heads(&key());
    boris.takes_back();
    let consent = NoteConsent { directory: true, ..NoteConsent::default() };
    let note = Id::parse(NOTE).unwrap();
    boris.send(Event::SharePressed { note, consent, attested: Some("1".to_owned()) });
    assert_eq!(boris.ready().workspace.heads(&key()), before);
}

#[test]
fn a_correction_of_the_organisers_note_stands_beside_it_and_never_in_its_place() {
    let mut boris = Device::named_with_sample(2);
    let title = |boris: &Device| boris.ready().workspace.notes.get("n01").unwrap().body.title.clone();
    let before = title(&boris);
    for text in ["Half a title", "A better title"] {
        let record = boris.ready().note_changed("n01", boris.now, &mut |note| note.title = words(text)).unwrap();
        boris.send(Event::Typed(record.into()));
    }
    boris.send(Event::SaveDue);
    boris.restart();
    assert_eq!(title(&boris), before);
    assert_eq!(boris.ready().note_to_write("n01").unwrap().body.title, words("A better title"));
    assert!(compare(boris.ready(), &Id::parse("n01").unwrap()).unwrap().is_second_mine);
    boris.send(Event::WithdrawPressed(Id::parse("n01").unwrap()));
    assert_eq!(title(&boris), before);
    assert_eq!(compare(boris.ready(), &Id::parse("n01").unwrap()), None);
}
