//! A synthetic conference of any size, the same for the same seed: names in five scripts, full days, notes in two
//! languages. Nobody in it exists.
//!
//! Used by `pack generate`, the benches and the browser suite.

use plenary::domain::any_record::SharedRecord;
use plenary::domain::code::{Code, Coded};
use plenary::domain::conference::{Conference, Room};
use plenary::domain::edition::{Edition, Purpose};
use plenary::domain::id::Id;
use plenary::domain::note::{Attestation, Note, NoteAttribution, NoteAuthor, NoteConsent, NoteKind, NoteState};
use plenary::domain::organisation::Organisation;
use plenary::domain::participant::{Affiliation, Participant, Share};
use plenary::domain::record::Record;
use plenary::domain::session::{Session, SessionPerson};
use plenary::domain::text::{LanguageTag, Localised};
use plenary::domain::time::{Date, Timestamp};
use plenary::pack;

use crate::answer::{self, Done, Failure};

pub(crate) const HELP: &str = "  pack generate [--people N] [--sessions N] [--notes N] [--seed N]
                                  print a synthetic pack (defaults: 5000, 1500, 3000, 1)
";

pub(crate) fn generate(words: &[&str]) -> Done {
    match Wanted::parse(words) {
        Ok(wanted) => answer::write("-", pack(&wanted)),
        Err(option) => Err(Failure::Use(format!("unknown option or value `{option}`"))),
    }
}

/// How much of what.
pub(crate) struct Wanted {
    people: usize,
    sessions: usize,
    notes: usize,
    seed: u64,
}

impl Wanted {
    /// Reads the options of the command line; the one that is not understood is the error.
    pub(crate) fn parse(options: &[&str]) -> Result<Self, String> {
        let mut wanted = Self { people: 5000, sessions: 1500, notes: 3000, seed: 1 };
        for pair in options.chunks(2) {
            let [name, value] = pair else { return Err(pair.concat()) };
            let number: usize = value.parse().map_err(|_error| (*value).to_owned())?;
            match *name {
                "--people" => wanted.people = number,
                "--sessions" => wanted.sessions = number,
                "--notes" => wanted.notes = number,
                "--seed" => wanted.seed = number as u64,
                other => return Err(other.to_owned()),
            }
        }
        Ok(wanted)
    }
}

/// `SplitMix64` (Steele, Lea, Flood 2014): small, even, the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap_or(0)
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

const GIVEN: [&str; 24] = [
    "Ana",
    "Bogdan",
    "Chloé",
    "Dario",
    "Élise",
    "Farid",
    "Greta",
    "Håkon",
    "Iva",
    "Jürgen",
    "Kateřina",
    "Łukasz",
    "Maëlle",
    "Nikos",
    "Olena",
    "Pål",
    "Renata",
    "Søren",
    "Tünde",
    "Ugnė",
    "Věra",
    "Wojciech",
    "Xenia",
    "Žofia",
];
const FAMILY: [&str; 24] = [
    "Abrantov",
    "Björklund",
    "Čapková",
    "Dąbrowicz",
    "Eğilmezer",
    "Fernández-Lago",
    "Gründler",
    "Håverstad",
    "Ișaru",
    "Jørgensvik",
    "Kovařík",
    "Laurentsen",
    "Müllerich",
    "Nováček",
    "Öztürkan",
    "Pârvanescu",
    "Quintilla",
    "Råholt",
    "Šimonić",
    "Țurcanel",
    "Ünalsoy",
    "Vukovarac",
    "Wójcicka",
    "Żelaznik",
];
const LOCAL: [&str; 12] = [
    "გიორგი ბერიძელი",
    "ნინო კალანდარი",
    "Иван Петровичев",
    "Олена Гривенко",
    "Νίκος Παπαδέλης",
    "Ελένη Σταυρίδου",
    "Արամ Հովսեփենց",
    "Անի Մարտիրոսկան",
    "Милена Јовичић",
    "Стефан Димитровски",
    "Ганна Ярошик",
    "Θεόδωρος Αγγελάς",
];
const COUNTRIES: [&str; 20] = [
    "AL", "AM", "BE", "BG", "HR", "CZ", "FI", "FR", "GE", "DE", "HU", "IT", "LT", "MD", "PL", "RO", "RS", "ES", "TR",
    "UA",
];
const WORDS: [&str; 32] = [
    "network",
    "protocol",
    "training",
    "school",
    "helpline",
    "region",
    "partners",
    "évaluation",
    "prévention",
    "équipe",
    "shared",
    "referral",
    "community",
    "méthode",
    "review",
    "local",
    "service",
    "report",
    "listening",
    "guide",
    "practice",
    "réseau",
    "contact",
    "agreement",
    "learning",
    "meeting",
    "support",
    "coordination",
    "material",
    "workshop",
    "question",
    "answer",
];
const SECTORS: [&str; 6] = ["justice", "police", "health", "education", "ngo_national", "child_welfare_voluntary"];
const THEMES: [&str; 4] = ["preventive_measures", "coordination", "protection_assistance", "procedure"];
const KINDS: [&str; 4] = ["plenary", "workshop", "panel", "working_group"];

fn words(random: &mut Random, count: usize) -> String {
    let mut text = String::new();
    for place in 0..count {
        if place > 0 {
            text.push(' ');
        }
        text.push_str(random.pick(&WORDS));
    }
    text
}

fn localised(random: &mut Random, count: usize) -> Localised {
    let tag = |tag| LanguageTag::parse(tag).unwrap_or_default();
    Localised([(tag("en"), words(random, count)), (tag("fr"), words(random, count))].into())
}

fn id<T>(prefix: &str, number: usize) -> Id<T> {
    Id::parse(&format!("{prefix}{number:05}")).unwrap_or_default()
}

/// The pack as text.
pub(crate) fn pack(wanted: &Wanted) -> String {
    let mut random = Random(wanted.seed);
    let at = Timestamp::parse("2027-01-01T09:00:00+01:00").ok();
    let by = Id::parse("synthetic-office").ok();
    let mut records: Vec<SharedRecord> = Vec::new();
    let days = i64::try_from(wanted.sessions / 300).unwrap_or(0).max(2);
    let start = Date::new(2027, 6, 1).unwrap_or_default();
    let conference = Conference {
        title: Localised::of(LanguageTag::parse("en").unwrap_or_default(), "Synthetic conference"),
        fictional: Localised::of(LanguageTag::parse("en").unwrap_or_default(), "Synthetic data"),
        tz: Some("Europe/Paris".to_owned()),
        start,
        end: start.plus_days(days - 1),
        ..Conference::default()
    };
    records.push(Record::first(id("synthetic-", 1), by.clone(), at, conference).into());
    for number in 0..40 {
        let name = Localised::of(LanguageTag::parse("en").unwrap_or_default(), &format!("Room {number}"));
        records.push(Record::first(id("r", number), by.clone(), at, Room { name, ..Room::default() }).into());
    }
    let organisations = wanted.people / 10 + 1;
    for number in 0..organisations {
        let body = Organisation {
            name: format!("{} {number}", words(&mut random, 3)),
            sectors: vec![Code::from_code(random.pick(&SECTORS))],
            country: Some(random.pick(&COUNTRIES).to_owned()),
            ..Organisation::default()
        };
        records.push(Record::first(id("o", number), by.clone(), at, body).into());
    }
    for number in 0..wanted.people {
        let body = Participant {
            given_name: Some(random.pick(&GIVEN).to_owned()),
            family_name: format!("{} {}", random.pick(&FAMILY), random.pick(&FAMILY)),
            name_local: (random.below(5) == 0).then(|| random.pick(&LOCAL).to_owned()),
            country: Some(random.pick(&COUNTRIES).to_owned()),
            affiliations: vec![Affiliation {
                organisation: Some(id("o", random.below(organisations))),
                function: localised(&mut random, 3),
                main: true,
                ..Affiliation::default()
            }],
            share: Share { listed: true, ..Share::default() },
            ..Participant::default()
        };
        records.push(Record::first(id("p", number), by.clone(), at, body).into());
    }
    for number in 0..wanted.sessions {
        let day = start.plus_days(i64::try_from(number).unwrap_or(0) % days);
        let slot = 8 + random.below(9);
        let time = |hour: usize, minute: usize| Timestamp::parse(&format!("{day}T{hour:02}:{minute:02}:00+02:00"));
        let people = (0..2).map(|_| SessionPerson {
            participant: id("p", random.below(wanted.people)),
            role: Some(Code::from_code("speaker")),
            ..SessionPerson::default()
        });
        let people = people.collect();
        let body = Session {
            day: Some(day),
            start: time(slot, 0).unwrap_or_default(),
            end: time(slot, 50).unwrap_or_default(),
            kind: Some(Code::from_code(random.pick(&KINDS))),
            room: Some(id("r", random.below(40))),
            title: localised(&mut random, 6),
            summary: localised(&mut random, 40),
            people,
            ..Session::default()
        };
        records.push(Record::first(id("s", number), by.clone(), at, body).into());
    }
    for number in 0..wanted.notes {
        let text = |random: &mut Random, count| Some(words(random, count));
        let body = Note {
            kind: NoteKind::from_code(random.pick(&["practice", "lesson", "experience"])),
            state: NoteState::Shared,
            language: LanguageTag::parse("en").unwrap_or_default(),
            title: localised(&mut random, 6),
            summary: localised(&mut random, 30),
            country: Some(random.pick(&COUNTRIES).to_owned()),
            author: NoteAuthor { organisation: Some(id("o", random.below(organisations))), ..NoteAuthor::default() },
            sectors: vec![Code::from_code(random.pick(&SECTORS))],
            themes: vec![Code::from_code(random.pick(&THEMES))],
            dimension: Some(Code::from_code("both")),
            context: text(&mut random, 40),
            steps: text(&mut random, 60),
            lessons: text(&mut random, 30),
            consent: Some(NoteConsent {
                directory: true,
                attribution: NoteAttribution::OrganisationOnly,
                date: Some(start),
                wording_version: Some("1".to_owned()),
                ..NoteConsent::default()
            }),
            safeguarding: Some(Attestation {
                attested: true,
                attested_at: at,
                statement_version: Some("1".to_owned()),
                ..Attestation::default()
            }),
            ..Note::default()
        };
        records.push(Record::first(id("n", number), by.clone(), at, body).into());
    }
    let mut edition = Edition {
        purpose: Purpose::Organiser,
        conference: id("synthetic-", 1),
        number: 1,
        issued: at,
        ..Edition::default()
    };
    edition.issuer.id = by.unwrap_or_default();
    edition.issuer.name = Some("Synthetic office".to_owned());
    pack::write_shared(&edition, &records)
}
