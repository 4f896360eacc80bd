//! One device of the journeys: the app over the store's memory twin, its effects answered at once.

use std::collections::VecDeque;

use plenary::domain::any_record::{AnyRecord, PrivateRecord, RecordKey};
use plenary::domain::id::Id;
use plenary::domain::private::{PrivateNote, Subject};
use plenary::domain::record::Record;
use plenary::domain::time::Timestamp;
use plenary::interop::job;
use plenary::model::autosave::SaveStatus;
use plenary::model::effect::SavedFile;
use plenary::model::{Effect, Event, Model, Opened, Ready};
use plenary::pack::{self, Reading};
use plenary::storage::canary::{self, Canary, Verdict};
use plenary::storage::escrow::Escrowed;
use plenary::storage::{Error, Store, Stored};

pub(super) const FIRST: &str = include_str!("../../public/packs/strasbourg-1.json");
pub(super) const SECOND: &str = include_str!("../../public/packs/strasbourg-2.json");

/// One device: its store outlives the app.
pub(super) struct Device {
    pub(super) store: Store,
    pub(super) model: Model,
    pub(super) now: Timestamp,
    pub(super) escrow: Vec<Escrowed>,
    /// Counts the starts: each life of a tab has an escrow of its own.
    pub(super) life: u32,
    pub(super) canary: Option<Canary>,
    pub(super) saved: Vec<SavedFile>,
    /// What was told to other tabs, to the browser's history and to its small storage.
    pub(super) told: Vec<String>,
    /// What the store answers next instead of doing its work.
    pub(super) refusals: VecDeque<Error>,
    /// Commits wait here while the test holds them back.
    pub(super) held: Option<Vec<Effect>>,
    /// Randomness for the device's name as an author.
    random: [u8; 10],
}

pub(super) fn ready_now<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match future.as_mut().poll(&mut context) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => panic!("the memory twin answers at once"),
    }
}

impl Device {
    pub(super) fn new() -> Self {
        Self::named(7)
    }

    /// A device whose name as an author follows from `seed`.
    pub(super) fn named(seed: u8) -> Self {
        let mut device = Self {
            store: Store::in_memory(),
            model: Model::default(),
            now: Timestamp::parse("2027-04-08T10:00:00+02:00").unwrap(),
            escrow: Vec::new(),
            life: 0,
            canary: None,
            saved: Vec::new(),
            told: Vec::new(),
            refusals: VecDeque::new(),
            held: None,
            random: [seed; 10],
        };
        device.restart();
        device
    }

    /// Ends the app and starts it again over the same store.
    pub(super) fn restart(&mut self) {
        let stored = ready_now(self.store.load());
        self.start(stored);
    }

    pub(super) fn start(&mut self, stored: Result<Stored, Error>) {
        self.model = Model::default();
        self.life += 1;
        let verdict = stored.as_ref().map_or(Verdict::Sound, |stored| canary::judge(self.canary.as_ref(), stored));
        let (escrowed, random) = (self.escrow.clone(), self.random);
        self.send(Event::Opened(Box::new(Opened { stored, verdict, escrowed, temporary: false, random })));
    }

    pub(super) fn send(&mut self, event: Event) {
        let effects = self.model.update(self.now, event);
        for effect in effects {
            self.carry_out(effect);
        }
    }

    pub(super) fn carry_out(&mut self, effect: Effect) {
        match &effect {
            Effect::Go(route) => self.told.push(route.href()),
            Effect::Tell(_) | Effect::Canary { .. } | Effect::SaveLater(_) => self.told.push(format!("{effect:?}")),
            _ => {}
        }
        match effect {
            Effect::Commit(number, transaction) => {
                if let Some(held) = &mut self.held {
                    held.push(Effect::Commit(number, transaction));
                    return;
                }
                let result = match self.refusals.pop_front() {
                    Some(error) => Err(error),
                    None => ready_now(self.store.commit(transaction)),
                };
                self.send(Event::Committed(number, result));
            }
            Effect::Reread(keys) => {
                let rows = ready_now(self.store.reread(&keys)).unwrap();
                self.send(Event::Reread(rows));
            }
            Effect::Reload => {
                let stored = ready_now(self.store.load()).unwrap();
                self.send(Event::Reloaded(Box::new(stored)));
            }
            Effect::Escrow { key, text, base_revision } => {
                let tab = self.life.to_string();
                self.escrow.retain(|entry| entry.key != key || entry.tab != tab);
                self.escrow.push(Escrowed { key, text, base_revision, tab });
            }
            Effect::ClearEscrow(key) => {
                let tab = self.life.to_string();
                self.escrow.retain(|entry| entry.key != key || entry.tab != tab);
            }
            Effect::ForgetEscrow(forgotten) => self.escrow.retain(|entry| *entry != forgotten),
            Effect::Canary { rows, last_log } => {
                self.canary = Some(Canary { installed_at: String::new(), rows, last_log });
            }
            Effect::HandOut(file, _) => self.saved.push(file),
            Effect::SaveLater(_) | Effect::Tell(_) | Effect::Go(_) | Effect::Erase | Effect::Restart => {}
        }
    }

    pub(super) fn ready(&self) -> &Ready {
        self.model.ready().expect("the app is at work")
    }

    pub(super) fn open(&mut self, name: &str, text: &str) {
        self.open_bytes(name, text.as_bytes());
    }

    /// Brings a file to the front door, as the worker and the page do it.
    pub(super) fn open_bytes(&mut self, name: &str, bytes: &[u8]) {
        if pack::is_encrypted(bytes) {
            return self.send(Event::FileLocked(name.to_owned()));
        }
        let outcome = pack::read(bytes);
        let found = match outcome.reading {
            Reading::Ours(found) => Some(Box::new((*found, pack::canonical(bytes).unwrap()))),
            _ => None,
        };
        let origin = job::run(bytes).origin;
        self.send(Event::FileRead { name: name.to_owned(), pack: found, problems: outcome.problems, origin });
    }

    pub(super) fn with_sample() -> Self {
        Self::named_with_sample(7)
    }

    /// [`Device::named`] with the sample's first edition.
    pub(super) fn named_with_sample(seed: u8) -> Self {
        let mut device = Self::named(seed);
        device.open("strasbourg-1.json", FIRST);
        device.send(Event::ImportApplied);
        device
    }

    pub(super) fn star(&mut self, session: &str) {
        self.send(Event::StarPressed(Id::parse(session).unwrap()));
    }

    pub(super) fn type_note(&mut self, session: &str, text: &str) {
        let record = self.note_record(session, text);
        self.send(Event::Typed(record.into()));
    }

    pub(super) fn note(&self, session: &str) -> Option<String> {
        let about = Subject::Session(Id::parse(session).unwrap());
        self.ready().workspace.private_note(&about).map(|record| record.body.text.clone())
    }

    pub(super) fn note_texts(&self, session: &str) -> Vec<String> {
        let about = Subject::Session(Id::parse(session).unwrap());
        let heads = self.ready().workspace.heads(&RecordKey::new("private_note", about.note_id().as_str()));
        let text = |head: &AnyRecord| match head {
            AnyRecord::Private(PrivateRecord::PrivateNote(note)) => note.body.text.clone(),
            _ => panic!("a private note"),
        };
        heads.iter().map(text).collect()
    }

    /// What the private note about a session becomes with this text.
    pub(super) fn note_record(&self, session: &str, text: &str) -> Record<PrivateNote> {
        let about = Subject::Session(Id::parse(session).unwrap());
        let body = PrivateNote { about: about.clone(), text: text.to_owned(), ..PrivateNote::default() };
        match self.ready().workspace.private_note(&about) {
            Some(record) => record.edited(self.ready().device(), Some(self.now), body),
            None => Record::first(about.note_id(), self.ready().device(), Some(self.now), body),
        }
    }

    pub(super) fn apply(&mut self, name: &str, text: &str) {
        self.open(name, text);
        self.send(Event::ImportApplied);
    }

    pub(super) fn note_status(&self, session: &str) -> SaveStatus {
        let about = Subject::Session(Id::parse(session).unwrap());
        self.ready().save_status(&RecordKey::new("private_note", about.note_id().as_str()))
    }
}
