//! Canaries: a word of its own in everything that is private, and a search for it in everything that leaves.
//!
//! What there is to fill is told by the descriptions of the types, so that a new member has its canary without a word
//! here. That every canary is in the backup shows that it was there to be found.

use std::collections::BTreeSet;
use std::sync::Arc;

use plenary::domain::any_record::{AnyRecord, SharedRecord};
use plenary::domain::edition::Purpose;
use plenary::domain::id::Id;
use plenary::domain::note::{Note, NoteConsent};
use plenary::domain::text::{LanguageTag, Localised};
use plenary::model::export::Selection;
use plenary::model::import::Import;
use plenary::model::route::Route;
use plenary::model::{Event, Way};
use plenary::pack::describer::{Described, Member, Shape, types};
use plenary::pack::form::Form;
use plenary::pack::{read_line, write_line, write_shared};
use plenary::storage::Store;
use proptest::prelude::*;

use super::device::{Device, ready_now};

/// Which member a canary sits in, with dots, and the word itself.
type Canary = (String, String);

/// Puts a canary into every member that can hold one.
#[derive(Default)]
struct Aviary {
    count: usize,
    laid: Vec<Canary>,
}

impl Aviary {
    /// An object with these members, but with `fixed` in the places that have to say something certain.
    fn object(&mut self, path: &str, members: &[Member], fixed: &[(&str, &str)]) -> String {
        let mut told = Vec::new();
        for member in members {
            let place = if path.is_empty() { member.name.to_owned() } else { format!("{path}.{}", member.name) };
            let value = match fixed.iter().find(|(name, _)| *name == place) {
                Some((_, value)) => (*value).to_owned(),
                None => self.value(&place, &member.shape, fixed),
            };
            told.push(format!("\"{}\":{value}", member.name));
        }
        // And in a member of a newer version, too; but what a private record is about has no further ones.
        if path.ends_with("about") {
            return format!("{{{}}}", told.join(","));
        }
        let word = self.word(&format!("{path}.zz_later"), |number| format!("canary{number:05}"));
        told.push(format!("\"zz_later\":\"{word}\""));
        format!("{{{}}}", told.join(","))
    }

    fn value(&mut self, place: &str, shape: &Shape, fixed: &[(&str, &str)]) -> String {
        match shape {
            Shape::Text(form) => self.text(place, *form),
            Shape::Texts(form, _) => format!("[{}]", self.text(place, *form)),
            Shape::Words(form) => format!("{{\"en\":{}}}", self.text(place, *form)),
            Shape::WordsList(form, _) => format!("[{{\"en\":{}}}]", self.text(place, *form)),
            Shape::Flag => "true".to_owned(),
            Shape::Number(_, most) => most.to_string(),
            Shape::Object(_, members) => self.object(place, members, fixed),
            Shape::Objects(_, members, _) => format!("[{}]", self.object(place, members, fixed)),
        }
    }

    /// A canary of the form, between quotes. A form with too few values for a word of its own has none.
    fn text(&mut self, place: &str, form: Form) -> String {
        let word = match form {
            Form::Line(_) | Form::Prose(_) | Form::Id(_) => self.word(place, |number| format!("canary{number:05}")),
            Form::Code(..) => self.word(place, |number| format!("x_canary{number:05}")),
            Form::Link => self.word(place, |number| format!("https://canary{number:05}.example/")),
            Form::Language => self.word(place, |number| format!("qaa-c{number:05}")),
            Form::Date => self.word(place, day),
            Form::Instant => self.word(place, |number| format!("{}T03:04:05Z", day(number))),
            Form::OneOf(known) => known[0].to_owned(),
            Form::Fixed(only) => only.to_owned(),
            Form::Country => "QZ".to_owned(),
            Form::Digest => "0123456789abcdef01234567".to_owned(),
        };
        format!("\"{word}\"")
    }

    fn word(&mut self, place: &str, spell: impl Fn(usize) -> String) -> String {
        self.count += 1;
        let word = spell(self.count);
        self.laid.push((place.to_owned(), word.clone()));
        word
    }

    /// The canaries laid since the last call whose place the test picks.
    fn take(&mut self, picks: impl Fn(&str) -> bool) -> Vec<Canary> {
        std::mem::take(&mut self.laid).into_iter().filter(|(place, _)| picks(place)).collect()
    }
}

/// A day that is in no other pack of the tests.
fn day(number: usize) -> String {
    format!("20{:02}-{:02}-{:02}", 60 + number / 336 % 40, 1 + number / 28 % 12, 1 + number % 28)
}

fn described(name: &str) -> Described {
    types().into_iter().find(|described| described.name == name).unwrap()
}

fn body_of(described: &Described) -> Vec<Member> {
    let body = described.members.iter().find(|member| member.name == "body").unwrap();
    match &body.shape {
        Shape::Object(_, members) => members.clone(),
        other => panic!("{other:?}"),
    }
}

fn line(type_name: &str, id: &str, around: &str, body: &str) -> String {
    format!("{{\"type\":\"{type_name}\",\"id\":\"{id}\",{around}\"body\":{body}}}")
}

/// What holds for one note of one's own.
#[derive(Clone, Debug)]
struct Case {
    state: &'static str,
    attribution: &'static str,
    session: &'static str,
}

impl Case {
    /// Which of its members must not leave.
    fn keeps(&self, place: &str) -> bool {
        let is_whole =
            !matches!(self.state, "shared" | "in_compendium") || matches!(self.session, "s_closed" | "s_later");
        let is_named = self.attribution == "named" && self.session != "s_chatham";
        let shows_organisation = self.attribution == "organisation_only" && self.session != "s_chatham";
        let about_author = place.starts_with("author") || place.starts_with("contact");
        let of_organisation = ["author.organisation", "author.organisation_name", "contact.organisation"];
        let is_kept_back = !is_named && about_author && !(shows_organisation && of_organisation.contains(&place));
        is_whole || is_kept_back
    }
}

fn cases() -> impl Strategy<Value = Vec<Case>> {
    let case = (
        prop::sample::select(vec!["draft", "ready", "shared", "in_compendium", "withdrawn"]),
        prop::sample::select(vec!["named", "organisation_only", "anonymous", "x_later"]),
        prop::sample::select(vec!["s_open", "s_closed", "s_chatham", "s_later"]),
    );
    let case = case.prop_map(|(state, attribution, session)| Case { state, attribution, session });
    prop::collection::vec(case, 1..6)
}

/// An edition with sessions of which different things may be told.
fn edition() -> String {
    let session = |id: &str, attribution: &str| {
        let times = "\"end\":\"2027-04-08T10:00:00+02:00\",\"start\":\"2027-04-08T09:00:00+02:00\"";
        line(
            "session",
            id,
            "\"by\":\"office\",",
            &format!("{{\"attribution\":\"{attribution}\",{times},\"title\":\"S\"}}"),
        )
    };
    let conference =
        line("conference", "c1", "", "{\"end\":\"2027-04-09\",\"start\":\"2027-04-08\",\"title\":\"A forum\"}");
    let sessions = [("s_open", "open"), ("s_closed", "closed"), ("s_chatham", "chatham_house"), ("s_later", "x_later")];
    let sessions = sessions.map(|(id, attribution)| session(id, attribution)).join(",\n");
    let head = "\"conference\":\"c1\",\"issuer\":{\"id\":\"office\"},\"number\":1,\"purpose\":\"organiser\"";
    format!("{{\"plenary-pack\":1,{head},\"records\":[{conference},\n{sessions}]}}")
}

/// A note with a canary in every member, and those of them that must not leave.
fn note(aviary: &mut Aviary, id: &str, around: &str, case: &Case) -> (String, Vec<Canary>) {
    let consent = format!("{{\"attribution\":\"{}\",\"compendium\":true,\"directory\":true}}", case.attribution);
    let (state, session) = (format!("\"{}\"", case.state), format!("\"{}\"", case.session));
    let fixed = [
        ("consent", consent.as_str()),
        ("kind", "\"practice\""),
        ("safeguarding", "{\"attested\":true}"),
        ("session", session.as_str()),
        ("state", state.as_str()),
    ];
    let body = aviary.object("", &body_of(&described("note")), &fixed);
    (line("note", id, around, &body), aviary.take(|place| case.keeps(place)))
}

/// A device with a canary in everything private, and the canaries that must stay on it.
fn laden(cases: &[Case]) -> (Device, Vec<Canary>) {
    let mut device = Device::named(7);
    device.apply("edition.json", &edition());
    let me = device.ready().device().unwrap();
    let by = format!("\"by\":\"{me}\",");
    let mut aviary = Aviary::default();
    let (mut records, mut private) = (Vec::new(), Vec::new());
    for described in types().iter().filter(|described| described.private) {
        let id = if described.name == "star" { "s_open" } else { "own" };
        let body = aviary.object("", &body_of(described), &[]);
        records.push(line(described.name, id, &by, &body));
        let all = aviary.take(|_| true);
        private.extend(all.into_iter().map(|(place, word)| (format!("{}.{place}", described.name), word)));
    }
    for (number, case) in cases.iter().enumerate() {
        let (record, canaries) = note(&mut aviary, &format!("n{number}"), &by, case);
        records.push(record);
        private.extend(canaries);
    }
    // One's own entry, and an answer to the evaluation: no export takes them along with notes.
    for name in ["participant", "evaluation_response"] {
        let body = aviary.object("", &body_of(&described(name)), &[]);
        records.push(line(name, "own", &by, &body));
        private.extend(aviary.take(|_| true));
    }
    let head = format!("\"conference\":\"c1\",\"issuer\":{{\"id\":\"{me}\"}},\"purpose\":\"backup\"");
    device.apply("own.json", &format!("{{\"plenary-pack\":1,{head},\"records\":[\n{}\n]}}", records.join(",\n")));
    assert_eq!(device.ready().workspace.own_records().len(), records.len());
    (device, private)
}

fn found<'c>(text: &str, canaries: &'c [Canary]) -> Vec<&'c Canary> {
    canaries.iter().filter(|(_, word)| text.contains(word.as_str())).collect()
}

fn all_notes(device: &Device) -> BTreeSet<Id<Note>> {
    device.ready().workspace.notes.entries().map(|(id, _)| id.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_private_is_in_any_file_that_leaves_but_the_backup(cases in cases()) {
        let (mut device, private) = laden(&cases);
        let chosen = all_notes(&device);
        for way in [Way::Share, Way::Copy, Way::Lock, Way::Save] {
            device.send(Event::ExportPressed(Selection::Edition, way));
            device.send(Event::ExportPressed(Selection::Notes(chosen.clone()), way));
        }
        prop_assert_eq!(device.saved.len(), 8);
        for file in &device.saved {
            prop_assert_eq!(found(&file.text, &private), Vec::<&Canary>::new(), "{}", file.name);
        }
        // Whoever brings it in sees and keeps nothing of it either.
        let mut other = Device::named(9);
        other.apply("edition.json", &edition());
        other.open("notes.json", &device.saved.last().unwrap().text.clone());
        let Import::Preview(preview) = other.ready().import.clone() else { panic!("a preview") };
        prop_assert_eq!(found(&format!("{preview:?}"), &private), Vec::<&Canary>::new());
        other.send(Event::ImportApplied);
        let stored = ready_now(Store::load(&other.store)).unwrap();
        prop_assert_eq!(found(&format!("{stored:?}"), &private), Vec::<&Canary>::new());

        device.send(Event::BackupPressed(Way::Save));
        let backup = device.saved.last().unwrap().clone();
        let missing: Vec<&Canary> = private.iter().filter(|(_, word)| !backup.text.contains(word.as_str())).collect();
        prop_assert_eq!(missing, Vec::<&Canary>::new(), "canaries that were never there");
        // Names of files, addresses, and what other tabs and the small storage are told.
        let ids = device.ready().workspace.own_records();
        let routes = ids.iter().map(|record| Route::parse(&format!("#/practice/{}", record.key().id)).href());
        let mut told: Vec<String> = device.saved.iter().map(|file| file.name.clone()).chain(routes).collect();
        told.extend(device.told.clone());
        told.push(format!("{:?}", device.ready().message));
        prop_assert_eq!(found(&told.join("\n"), &private), Vec::<&Canary>::new());
    }

    #[test]
    fn what_its_author_let_out_does_leave(attribution in prop::sample::select(vec!["named", "organisation_only", "anonymous"])) {
        let case = Case { state: "shared", attribution, session: "s_open" };
        let mut aviary = Aviary::default();
        let (_, kept) = note(&mut aviary, "n0", "", &case);
        let mut again = Aviary::default();
        let all = { note(&mut again, "n0", "", &Case { state: "draft", ..case.clone() }).1 };
        let (mut device, _) = laden(&[]);
        let (line, _) = note(&mut Aviary::default(), "n0", &format!("\"by\":\"{}\",", device.ready().device().unwrap()), &case);
        let AnyRecord::Shared(SharedRecord::Note(record)) = read_line(&line).unwrap() else { panic!("a note") };
        device.send(Event::Put(Arc::unwrap_or_clone(record).into(), plenary::model::history::Label::NoteMade));
        let chosen = all_notes(&device);
        device.send(Event::ExportPressed(Selection::Notes(chosen), Way::Save));
        let text = &device.saved.last().unwrap().text;
        let wanted: Vec<&Canary> = all.iter().filter(|canary| !kept.contains(canary)).collect();
        prop_assert!(wanted.len() > 40);
        let missing: Vec<&Canary> = wanted.into_iter().filter(|(_, word)| !text.contains(word.as_str())).collect();
        prop_assert_eq!(missing, Vec::<&Canary>::new());
    }

    #[test]
    fn the_writer_itself_takes_out_what_nobody_agreed_to_show(cases in cases(), purpose in 0..5_usize) {
        let purposes = [Purpose::Organiser, Purpose::Contribution, Purpose::Rapporteur, Purpose::Evaluation, Purpose::Backup];
        let mut aviary = Aviary::default();
        let (mut records, mut private) = (Vec::new(), Vec::new());
        for (number, case) in cases.iter().enumerate() {
            // The writer knows of no session: what its rule adds is the export's.
            let case = Case { session: "s_open", ..case.clone() };
            if case.state == "withdrawn" {
                continue;
            }
            let (line, canaries) = note(&mut aviary, &format!("n{number}"), "", &case);
            records.push(line);
            private.extend(canaries);
        }
        let body = aviary.object("", &body_of(&described("evaluation_response")), &[]);
        aviary.take(|_| false);
        records.push(line("evaluation_response", "e1", "\"at\":\"2059-01-02T03:04:05Z\",\"by\":\"canary-author\",", &body));
        private.push(("by".to_owned(), "canary-author".to_owned()));
        private.push(("at".to_owned(), "2059-01-02".to_owned()));
        let shared: Vec<SharedRecord> = records.iter().map(|line| match read_line(line).unwrap() {
            AnyRecord::Shared(record) => record,
            other => panic!("{other:?}"),
        }).collect();
        let edition = plenary::domain::edition::Edition { purpose: purposes[purpose].clone(), ..Default::default() };
        let text = write_shared(&edition, &shared);
        prop_assert!(!text.contains("\"purpose\":\"backup\""));
        prop_assert_eq!(found(&text, &private), Vec::<&Canary>::new());
    }
}

/// A participant with a canary in every member and these consents, as others get it.
fn person_who_shares(flags: &[&str]) -> (String, Vec<Canary>) {
    let mut aviary = Aviary::default();
    let members = body_of(&described("participant"));
    let share: Vec<String> = flags.iter().map(|flag| format!("\"{flag}\":true")).collect();
    let share = format!("{{{}}}", share.join(","));
    let body = aviary.object("", &members, &[("share", &share), ("status", "\"registered\"")]);
    let AnyRecord::Shared(record) = read_line(&line("participant", "p1", "", &body)).unwrap() else { panic!("shared") };
    (write_shared(&plenary::domain::edition::Edition::default(), &[record]), aviary.take(|_| true))
}

fn share_flags() -> Vec<&'static str> {
    let members = body_of(&described("participant"));
    let share = members.iter().find(|member| member.name == "share").unwrap();
    let Shape::Object(_, flags) = &share.shape else { panic!("an object") };
    assert!(flags.iter().all(|flag| matches!(flag.shape, Shape::Flag)), "a consent is given or not");
    flags.iter().map(|flag| flag.name).collect()
}

#[test]
fn each_consent_lets_out_what_it_is_named_after_and_nothing_else() {
    let flags = share_flags();
    assert!(flags.contains(&"listed") && flags.len() >= 4);
    let held_back = |place: &str| place.starts_with("contact.") || place == "languages";
    let (none, canaries) = person_who_shares(&["listed"]);
    let asked: Vec<Canary> = canaries.into_iter().filter(|(place, _)| held_back(place)).collect();
    assert!(asked.len() >= 3);
    assert_eq!(found(&none, &asked), Vec::<&Canary>::new());
    for flag in flags.iter().filter(|flag| **flag != "listed") {
        let (text, canaries) = person_who_shares(&["listed", flag]);
        let out: Vec<&str> = found(&text, &canaries)
            .into_iter()
            .map(|(place, _)| place.as_str())
            .filter(|place| held_back(place))
            .collect();
        assert_eq!(out.len(), 1, "{flag}: {out:?}");
        assert_eq!(out[0].rsplit('.').next(), Some(*flag));
    }
    // A way to reach somebody without a consent of its own would be found here.
    let members = body_of(&described("participant"));
    let contact = members.iter().find(|member| member.name == "contact").unwrap();
    let Shape::Object(_, ways) = &contact.shape else { panic!("an object") };
    for way in ways {
        assert!(flags.contains(&way.name), "nobody can agree to show `{}`", way.name);
    }
}

#[test]
fn of_somebody_who_is_not_listed_nothing_but_what_is_counted_leaves() {
    let (text, canaries) = person_who_shares(&["email", "phone", "languages"]);
    let out: Vec<&str> = found(&text, &canaries).into_iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(out, ["basis"], "why somebody comes is counted, and everything else could tell who it is");
}

/// The smallest object that the description lets in; with `all`, with every object that may be there, each as small.
fn smallest(members: &[Member], all: bool) -> String {
    let mut told = Vec::new();
    for member in members.iter().filter(|member| member.required || all) {
        let value = match &member.shape {
            Shape::Text(form) | Shape::Words(form) if member.required => Aviary::default().text("", *form),
            Shape::Number(least, _) if member.required => least.to_string(),
            Shape::Object(_, inside) => smallest(inside, all),
            Shape::Objects(_, inside, _) if all => format!("[{}]", smallest(inside, all)),
            _ => continue,
        };
        told.push(format!("\"{}\":{value}", member.name));
    }
    format!("{{{}}}", told.join(","))
}

#[test]
fn every_flag_of_every_type_is_off_until_somebody_says_otherwise() {
    let mut objects = 0;
    for described in types() {
        for all in [false, true] {
            let body = smallest(&body_of(&described), all);
            let record = read_line(&line(described.name, "x1", "", &body)).unwrap();
            let written = write_line(&record);
            assert!(!written.contains(":true"), "{}: {written}", described.name);
            objects += written.matches('{').count();
        }
    }
    assert!(objects > 60, "the objects inside were left out: {objects}");
}

#[test]
fn a_note_that_says_nothing_of_it_is_a_draft_without_a_name_and_without_consent() {
    let note = Note::default();
    assert!(!note.is_shared() && note.consent.is_none() && note.safeguarding.is_none());
    let consent = NoteConsent::default();
    assert_eq!(
        consent,
        NoteConsent { attribution: plenary::domain::note::NoteAttribution::Anonymous, ..consent.clone() }
    );
    let body = Note { title: Localised::of(LanguageTag::parse("en").unwrap(), "canary"), ..note };
    let record = plenary::domain::record::Record::first(Id::parse("n1").unwrap(), None, None, body);
    let text = write_shared(&plenary::domain::edition::Edition::default(), &[record.into()]);
    assert!(!text.contains("canary"));
}
