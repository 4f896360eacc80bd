//! The laws of merging, tried on worlds of two to five devices that write, suggest, settle, take back and exchange in
//! any order, with clocks that are years off and authors who use two devices at once.
//!
//! `cargo test` tries a sample. `tests/laws.rs` is a program of these modules alone, built optimised, in which `make test`
//! does a million operations and `make full` ten million.

use std::collections::{BTreeMap, BTreeSet};

use super::{Lineage, Version, merge};
use crate::domain::id::Id;
use crate::domain::record::{Author, Rev};
use crate::domain::time::Timestamp;

/// The text of a version, by its number in the world.
type Told = Version<u32>;

/// A generator that needs no library (splitmix64, Steele and others 2014).
#[derive(Clone)]
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.roll() % end.max(1) as u64).unwrap_or_default()
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }
}

/// What one device holds of the one record that all of them write on.
#[derive(Clone, Default)]
struct Device {
    author: usize,
    versions: Vec<Told>,
    /// The names of all versions that were ever here.
    seen: BTreeSet<u32>,
}

/// The record as written by all, with everything that happened noted down.
#[derive(Clone)]
struct World {
    dice: Dice,
    devices: Vec<Device>,
    authors: Vec<Id<Author>>,
    /// Every version ever made.
    made: Vec<Told>,
    operations: usize,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let many = 2 + dice.below(4);
        let authors = (0..many).map(|n| Id::parse(&format!("author{n}")).expect("an id")).collect();
        // Now and then a person has a second device under the same name.
        let devices = (0..many).map(|n| Device { author: if dice.one_in(6) { 0 } else { n }, ..Device::default() });
        let devices = devices.collect();
        Self { dice, devices, authors, made: Vec::new(), operations: 0 }
    }

    /// One thing that one device does.
    fn step(&mut self) {
        self.operations += 1;
        let device = self.dice.below(self.devices.len());
        match self.dice.below(20) {
            0..=6 => self.write(device),
            7..=8 => self.suggest(device),
            9 => self.take_back(device),
            _ => {
                let from = self.dice.below(self.devices.len());
                self.receive(device, from);
            }
        }
    }

    fn moment(&mut self) -> Option<Timestamp> {
        // Ten years to either side, or none at all.
        let years = self.dice.below(21);
        let text = format!("{}-06-01T12:00:00+00:00", 2017 + years);
        (!self.dice.one_in(9)).then(|| Timestamp::parse(&text).ok()).flatten()
    }

    /// The versions on a device that its author may replace.
    fn mine(&self, device: usize) -> Vec<Told> {
        let author = self.authors[self.devices[device].author].clone();
        let me = Lineage { by: Some(author), ..Lineage::default() };
        self.devices[device].versions.iter().filter(|version| me.may_replace(&version.lineage)).cloned().collect()
    }

    /// All of them, or all but one: a person may leave a question open.
    fn some_of_mine(&mut self, device: usize) -> Vec<Told> {
        let mut mine = self.mine(device);
        if mine.len() > 1 && self.dice.one_in(3) {
            let leave = self.dice.below(mine.len());
            mine.remove(leave);
        }
        mine
    }

    fn write(&mut self, device: usize) {
        let mine = self.some_of_mine(device);
        // Mostly there is one who began; a second beginning under the same id is a forgery or a rare accident.
        if !mine.is_empty() || self.made.is_empty() || self.dice.one_in(12) {
            self.make(device, &mine, None, false);
        } else {
            self.suggest(device);
        }
    }

    fn take_back(&mut self, device: usize) {
        let mine = self.some_of_mine(device);
        if !mine.is_empty() && self.dice.one_in(4) {
            self.make(device, &mine, None, true);
        }
    }

    fn suggest(&mut self, device: usize) {
        let me = self.authors[self.devices[device].author].clone();
        let others: Vec<Told> = self.devices[device]
            .versions
            .iter()
            .filter(|version| {
                version.lineage.by.as_ref().is_some_and(|by| *by != me) && version.lineage.suggests_to.is_none()
            })
            .cloned()
            .collect();
        if let Some(to) = others.get(self.dice.below(others.len())).cloned() {
            let suggests_to = to.lineage.by.clone();
            let earlier = |version: &&Told| {
                version.lineage.by.as_ref() == Some(&me) && version.lineage.suggests_to == suggests_to
            };
            let mut of: Vec<Told> = self.devices[device].versions.iter().filter(earlier).cloned().collect();
            of.push(to);
            self.make(device, &of, suggests_to.clone(), false);
        }
    }

    fn make(&mut self, device: usize, of: &[Told], suggests_to: Option<Id<Author>>, withdrawn: bool) {
        let by = Some(self.authors[self.devices[device].author].clone());
        let at = self.moment();
        let text = u32::try_from(self.made.len()).expect("few versions");
        let mut lineage = Lineage::after(of.iter().map(|version| (&version.rev, &version.lineage)), by, at);
        lineage.suggests_to = suggests_to;
        lineage.withdrawn = withdrawn;
        // Names are digests: they follow no order.
        let rev = Rev(format!("{:016x}{text:x}", Dice(u64::from(text)).roll()).into());
        let version = Version { rev, lineage, body: text };
        self.made.push(version.clone());
        self.take_in(device, vec![version]);
    }

    /// A device takes in what another one hands out, perhaps only a part of it, perhaps twice.
    fn receive(&mut self, device: usize, from: usize) {
        let mut coming = self.devices[from].versions.clone();
        if self.dice.one_in(3) && !coming.is_empty() {
            let only = self.dice.below(coming.len());
            coming = vec![coming[only].clone()];
        }
        if self.dice.one_in(5) {
            coming.extend(coming.clone());
        }
        self.take_in(device, coming);
    }

    fn take_in(&mut self, device: usize, coming: Vec<Told>) {
        let device = &mut self.devices[device];
        device.seen.extend(coming.iter().map(|version| version.body));
        device.versions = merge(std::mem::take(&mut device.versions), coming).heads;
    }

    /// Whether somebody with the right to has taken a version back, as far as `known` tells.
    fn is_taken_back(version: &Told, known: &[Told]) -> bool {
        known.iter().any(|other| {
            other.lineage.withdrawn && other.rev != version.rev && other.lineage.may_replace(&version.lineage)
        })
    }

    /// Nothing that a device has ever seen is lost to it, and nothing taken back is left.
    fn check_texts(&self, device: &Device) {
        for text in &device.seen {
            let version = &self.made[*text as usize];
            if Self::is_taken_back(version, &device.versions) {
                assert!(version.lineage.withdrawn || device.versions.iter().all(|held| held.body != *text));
                continue;
            }
            let reachable =
                device.versions.iter().any(|held| held.rev == version.rev || held.lineage.was.contains(&version.rev));
            assert!(reachable, "text {text} can be reached from nothing that stands");
        }
        for held in device.versions.iter().filter(|held| !held.lineage.withdrawn) {
            assert!(
                !Self::is_taken_back(held, &device.versions),
                "text {} was taken back and is still here",
                held.body
            );
        }
    }

    /// The laws of the union, on three devices as they happen to be.
    fn check_union(&mut self) {
        let mut state = || {
            let device = self.dice.below(self.devices.len());
            self.devices[device].versions.clone()
        };
        let (one, two, three) = (state(), state(), state());
        let joined = |left: &[Told], right: &[Told]| merge(left.to_vec(), right.to_vec()).heads;
        assert_eq!(joined(&one, &one), one, "bringing in the same again changes nothing");
        assert_eq!(joined(&one, &two), joined(&two, &one), "it does not matter who brings it to whom");
        assert_eq!(
            joined(&joined(&one, &two), &three),
            joined(&one, &joined(&two, &three)),
            "it does not matter who met first"
        );
    }

    /// Everybody meets everybody: afterwards all hold the same.
    fn converge(&mut self) {
        for _round in 0..2 {
            for device in 0..self.devices.len() {
                for from in 0..self.devices.len() {
                    let coming = self.devices[from].versions.clone();
                    self.take_in(device, coming);
                }
            }
        }
        let first = self.devices[0].versions.clone();
        for device in &self.devices {
            assert_eq!(device.versions, first, "two devices that have met hold different versions");
            self.check_texts(device);
        }
        let shown = |versions: &[Told]| versions.iter().min_by(|one, other| one.compare_for_showing(other)).cloned();
        assert!(self.devices.iter().all(|device| shown(&device.versions) == shown(&first)));
    }
}

/// Tries worlds until so many operations were done, and says what became of them.
///
/// # Panics
/// Where a law does not hold.
pub fn try_worlds(operations: usize) -> String {
    let mut done = 0;
    let mut seed = 0;
    let mut fates: BTreeMap<bool, usize> = BTreeMap::new();
    while done < operations {
        seed += 1;
        let mut world = World::new(seed);
        for _operation in 0..25 {
            world.step();
        }
        world.check_union();
        for device in &world.devices {
            world.check_texts(device);
        }
        world.converge();
        *fates.entry(world.devices[0].versions.len() > 1).or_default() += 1;
        done += world.operations;
    }
    // A world that never disagrees would prove nothing.
    assert!(fates.len() == 2, "some worlds end in agreement and some in a question: {fates:?}");
    format!("{done} operations in {seed} worlds; more than one version stands at the end: {fates:?}")
}

/// Everything that three devices can do in so many operations, each sequence tried to its end; says how many there are.
///
/// # Panics
/// Where a law does not hold.
pub fn try_everything(operations: usize) -> String {
    let mut start = World::new(1);
    start.authors = (0..3).map(|n| Id::parse(&format!("author{n}")).expect("an id")).collect();
    start.devices = (0..3).map(|author| Device { author, ..Device::default() }).collect();
    let mut tried = 0_usize;
    try_from(&start, operations, &mut tried);
    format!("{tried} sequences of {operations} operations on three devices")
}

fn try_from(world: &World, left: usize, tried: &mut usize) {
    if left == 0 {
        *tried += 1;
        for device in &world.devices {
            world.check_texts(device);
        }
        world.clone().converge();
        return;
    }
    for device in 0..world.devices.len() {
        for deed in 0..5 {
            let mut next = world.clone();
            match deed {
                0 | 1 => {
                    let mine = next.mine(device);
                    // There is nothing to be taken back where nothing was written.
                    if deed == 1 && mine.is_empty() {
                        continue;
                    }
                    next.make(device, &mine, None, deed == 1);
                }
                2 => {
                    let before = next.made.len();
                    next.suggest(device);
                    if next.made.len() == before {
                        continue;
                    }
                }
                _ => {
                    let from = (device + deed - 2) % world.devices.len();
                    let coming = next.devices[from].versions.clone();
                    if coming.is_empty() {
                        continue;
                    }
                    next.take_in(device, coming);
                }
            }
            try_from(&next, left - 1, tried);
        }
    }
}

#[test]
fn three_devices_agree_after_any_three_operations() {
    try_everything(3);
}

#[test]
fn no_text_is_lost_and_all_devices_agree_whoever_meets_whom_in_whatever_order() {
    try_worlds(20_000);
}
