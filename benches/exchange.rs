//! What the bench page calls of the exchange: a merge in memory, and a device that takes a pack in as the app does.
//!
//! Used by `exchange.js`. The device is the app's model over the app's store, without its pages; the worker is the app's
//! own and started by the script. Nothing is measured here.

use plenary::domain::any_record::{AnyRecord, RecordKey};
use plenary::domain::edition::Edition;
use plenary::domain::plan::{Line, Names, Numbering, Outcome, Plan, plan};
use plenary::domain::record::Rev;
use plenary::domain::time::Timestamp;
use plenary::domain::workspace::Workspace;
use plenary::interop::answer::Answer;
use plenary::interop::request::Request;
use plenary::model::{Effect, Event, Model, Opened};
use plenary::pack::{self, Gradual, Pack, Reading};
use plenary::shell::breath::breath;
use plenary::shell::files::STEP;
use plenary::storage::canary::Verdict;
use plenary::storage::{Store, Stored};
use std::collections::{BTreeMap, VecDeque};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

fn pack_of(text: &str) -> Pack {
    match pack::read(text.as_bytes()).reading {
        Reading::Ours(pack) => *pack,
        Reading::Newer(_) | Reading::NotOurs(_) | Reading::Refused => Pack::default(),
    }
}

fn names() -> Names<'static> {
    Names { of: &pack::rev_of, handed_out: &|_| Vec::new() }
}

/// The name of the version that a record's line is.
#[wasm_bindgen]
pub fn name_of(line: &str) -> String {
    let digest = pack::digest::digest_of_line(line).unwrap_or_default();
    pack::digest::rev_of_digest(&digest).0.into()
}

/// What the worker is sent so that it reads a file.
#[wasm_bindgen]
pub fn request(bytes: &[u8]) -> Vec<u8> {
    [Request::Read.to_head().as_bytes(), bytes].concat()
}

/// Records that are here, and others that come.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Merge {
    here: Workspace,
    edition: Edition,
    coming: Vec<AnyRecord>,
    next: Vec<AnyRecord>,
    known: BTreeMap<usize, Rev>,
    plan: Option<Plan>,
}

/// Where a record stands in memory: what is cloned of it stays there.
fn place(record: &AnyRecord) -> usize {
    if let AnyRecord::Shared(record) = record { record.id().as_ptr().addr() } else { 0 }
}

#[wasm_bindgen]
impl Merge {
    /// Reads both packs; the first is applied to an empty workspace.
    #[wasm_bindgen(constructor)]
    pub fn new(here: &str, coming: &str) -> Self {
        let (here, coming) = (pack_of(here), pack_of(coming));
        let mut workspace = Workspace::default();
        let filling = plan(&workspace, &here.edition, here.records, &names(), Numbering::Continued);
        workspace.apply(filling.change);
        let held = workspace.own_records();
        let known = held.iter().chain(&coming.records).map(|record| (place(record), pack::rev_of(record))).collect();
        Self { here: workspace, edition: coming.edition, coming: coming.records, next: Vec::new(), known, plan: None }
    }

    /// Lets go of the last plan and lays out the records of the next one: a plan takes them.
    pub fn prepare(&mut self) {
        self.plan = None;
        self.next.clone_from(&self.coming);
    }

    /// Works the plan out. What the versions are called is known, as it is to a store that keeps the names, or it has to
    /// be worked out of what they say, as in the app.
    pub fn run(&mut self, is_named: bool) {
        let records = std::mem::take(&mut self.next);
        let known =
            |record: &AnyRecord| self.known.get(&place(record)).cloned().unwrap_or_else(|| pack::rev_of(record));
        let names = if is_named { Names { of: &known, ..names() } } else { names() };
        self.plan = Some(plan(&self.here, &self.edition, records, &names, Numbering::Continued));
    }

    /// How many records the plan changes.
    pub fn changed(&self) -> usize {
        self.plan.as_ref().map_or(0, |plan| plan.change.heads.len())
    }

    /// Of how many it keeps two versions.
    pub fn conflicts(&self) -> usize {
        let is_conflict = |line: &&Line| line.outcome == Outcome::Conflict;
        self.plan.as_ref().map_or(0, |plan| plan.lines.iter().filter(is_conflict).count())
    }
}

/// The app without its pages: its model over its store.
#[wasm_bindgen]
pub struct Device {
    model: Model,
    store: Store,
}

fn now() -> Timestamp {
    Timestamp::parse("2027-04-08T10:00:00+02:00").unwrap_or_default()
}

fn opened(stored: Stored) -> Event {
    let (stored, verdict) = (Ok(stored), Verdict::FirstStart);
    Event::Opened(Box::new(Opened { stored, verdict, escrowed: Vec::new(), temporary: false, random: [7; 10] }))
}

fn told(what: impl std::fmt::Debug) -> JsError {
    JsError::new(&format!("{what:?}"))
}

#[wasm_bindgen]
impl Device {
    /// Opens the store, which must be empty.
    pub async fn start() -> Result<Device, JsError> {
        let (store, stored) = Store::open(|_demand| {}).await.map_err(told)?;
        if stored.row_count > 0 {
            return Err(told("the store is not empty"));
        }
        let mut device = Device { model: Model::default(), store };
        device.send(opened(stored)).await?;
        Ok(device)
    }

    /// Takes in what the worker answered: reads it in small steps, works the plan out, applies and stores it.
    pub async fn take(&mut self, answer: String) -> Result<(), JsError> {
        let answer = Answer::from_text(&answer).ok_or_else(|| told("no answer"))?;
        let text = answer.text.ok_or_else(|| told(&answer.problems))?;
        let mut gradual = Gradual::begin(&text).ok_or_else(|| told("not in lines"))?;
        while gradual.percent() < 100 {
            breath().await;
            if !gradual.step(STEP) {
                return Err(told("a line is no record"));
            }
        }
        let pack = gradual.finish().ok_or_else(|| told("no pack"))?;
        let (problems, origin) = (answer.problems, answer.origin);
        self.send(Event::FileRead {
            name: "event.json".to_owned(),
            pack: Some(Box::new((pack, text))),
            problems,
            origin,
        })
        .await?;
        self.send(Event::ImportApplied).await
    }

    /// How many records a start would find in the store, how many versions of them stand, and of how many records two.
    pub async fn stored(&self) -> Result<Vec<usize>, JsError> {
        let stored = self.store.load().await.map_err(told)?;
        let mut model = Model::default();
        drop(model.update(now(), opened(stored)));
        let heads = model.ready().map(|ready| ready.workspace.own_records()).unwrap_or_default();
        let mut counts: BTreeMap<RecordKey, usize> = BTreeMap::new();
        for head in &heads {
            *counts.entry(head.key()).or_default() += 1;
        }
        let disputed = counts.values().filter(|count| **count == 2).count();
        Ok(vec![counts.len(), heads.len(), disputed])
    }

    /// Erases everything that is stored.
    pub async fn erase(self) -> Result<(), JsError> {
        let remains = self.store.erase_everything().await;
        if remains.is_empty() { Ok(()) } else { Err(told(remains)) }
    }

    async fn send(&mut self, event: Event) -> Result<(), JsError> {
        let mut effects: VecDeque<Effect> = self.model.update(now(), event).into();
        while let Some(effect) = effects.pop_front() {
            // The others draw, tell other tabs or look at the canary.
            if let Effect::Commit(number, transaction) = effect {
                let committed = self.store.commit(transaction).await.map_err(told)?;
                effects.extend(self.model.update(now(), Event::Committed(number, Ok(committed))));
            }
        }
        Ok(())
    }
}
