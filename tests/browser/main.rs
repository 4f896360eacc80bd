//! The browser suite: one set of scenarios, three engines, every browser real.
//!
//! Run by `make test` after the site is built; by hand as `cargo test --test browser -- part_of_a_name …`. It says what ran
//! in the manner of cargo's own tests and tries nothing twice: a scenario that fails has failed. Evidence of failures goes
//! to `target/browser-failures/`. Environment: `PLENARY_ENGINES` (`chromium,firefox,webkit`), `PLENARY_SITE` (the built
//! site, `dist` by default), `PLENARY_FULL=1` (long matrices), `PLENARY_SEED` (random moments), `PLENARY_LANES` (scenarios
//! at a time, 2 by default), and `CI=true`, under which a missing engine is a failure.

mod axe;
#[path = "../corpus/mod.rs"]
mod corpus;
mod display;
mod driver;
mod engine;
mod failure;
mod faults;
mod kill;
mod page;
mod profile;
mod report;
mod scenario;
mod scenarios;
mod server;
mod wire;

use engine::{Engine, Installation};
use failure::{Failure, ScenarioFailure};
use report::Report;
use scenario::{Scenario, Stage};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;
use tokio::sync::Semaphore;
use tokio::task::LocalSet;
use tokio::time::{Instant, timeout};

/// The folder of the suite's sources, pages and npm packages.
pub fn suite_folder() -> PathBuf {
    package_folder().join("tests/browser")
}

/// A pack of the sample conference, as it lies in the sources.
pub fn pack_file(name: &str) -> PathBuf {
    package_folder().join("public/packs").join(name)
}

/// A public schedule in the format of other programmes.
pub fn schedule_file(name: &str) -> PathBuf {
    package_folder().join("tests/fixtures/schedule").join(name)
}

/// The folder of hostile files.
pub fn hostile_folder() -> PathBuf {
    package_folder().join("tests/fixtures/hostile")
}

/// What the last build weighed.
pub fn weights_file() -> PathBuf {
    package_folder().join("target/first-load.json")
}

fn package_folder() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("."), PathBuf::from)
}

/// What was asked for by arguments and environment.
struct Wishes {
    filters: Vec<String>,
    engines: Vec<Engine>,
    site: PathBuf,
    full: bool,
    strict: bool,
    seed: u64,
    lanes: usize,
}

impl Wishes {
    fn read() -> Self {
        let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let named = variable("PLENARY_ENGINES").unwrap_or_else(|| "chromium,firefox,webkit".to_owned());
        let named: Vec<&str> = named.split(',').map(str::trim).collect();
        Self {
            filters: std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect(),
            engines: Engine::ALL.into_iter().filter(|engine| named.contains(&engine.name())).collect(),
            site: variable("PLENARY_SITE").map_or_else(|| package_folder().join("dist"), PathBuf::from),
            full: variable("PLENARY_FULL").is_some_and(|value| value == "1"),
            strict: variable("CI").is_some_and(|value| value == "true"),
            seed: variable("PLENARY_SEED")
                .and_then(|value| value.parse().ok())
                .unwrap_or_else(|| RandomState::new().build_hasher().finish() % 1_000_000),
            lanes: variable("PLENARY_LANES").and_then(|value| value.parse().ok()).unwrap_or(2),
        }
    }

    fn wants(&self, scenario: &Scenario) -> bool {
        let named = self.filters.is_empty() || self.filters.iter().any(|part| scenario.name.contains(part.as_str()));
        named && (self.full || !scenario.long)
    }
}

fn main() -> ExitCode {
    let report = Rc::new(Report::new(package_folder().join("target/browser-failures")));
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            Report::note(&format!("the runtime does not start: {error}"));
            return ExitCode::FAILURE;
        }
    };
    let wishes = Rc::new(Wishes::read());
    let all_passed = LocalSet::new().block_on(&runtime, run(Rc::clone(&wishes), Rc::clone(&report)));
    if all_passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs every engine as a task of its own; a semaphore keeps the machine from running more scenarios than it can bear.
async fn run(wishes: Rc<Wishes>, report: Rc<Report>) -> bool {
    let begun = Instant::now();
    let lanes = Rc::new(Semaphore::new(wishes.lanes));
    let tasks: Vec<_> = wishes
        .engines
        .iter()
        .map(|engine| {
            let (wishes, report, lanes) = (Rc::clone(&wishes), Rc::clone(&report), Rc::clone(&lanes));
            tokio::task::spawn_local(run_engine(*engine, wishes, report, lanes))
        })
        .collect();
    for task in tasks {
        if let Err(error) = task.await {
            report.fail(format!("an engine's run ended early … FAILED ({error})"));
        }
    }
    report.close(begun.elapsed(), wishes.seed)
}

async fn run_engine(engine: Engine, wishes: Rc<Wishes>, report: Rc<Report>, lanes: Rc<Semaphore>) {
    let scenarios: Vec<Scenario> = scenarios::all()
        .into_iter()
        .filter(|scenario| scenario.engines.contains(&engine) && wishes.wants(scenario))
        .collect();
    if scenarios.is_empty() {
        return;
    }
    let target = package_folder().join("target/browser-tools");
    let installation = match Installation::find(engine, &target).await {
        Ok(installation) => installation,
        Err(failure) if wishes.strict => return report.missing_engine(engine, &failure),
        Err(failure) => {
            for scenario in &scenarios {
                report.skipped(engine, scenario.name, &failure);
            }
            return;
        }
    };
    let mut stage = Stage::new(engine, installation, wishes.site.clone(), wishes.full, wishes.seed);
    for scenario in scenarios {
        let Ok(_lane) = lanes.acquire().await else { return };
        let begun = Instant::now();
        let outcome = timeout(scenario.limit, (scenario.run)(&mut stage)).await;
        let outcome = match outcome {
            Ok(outcome) => outcome,
            Err(_) => Err(Failure::TimedOut {
                waited_for: "the scenario to end".to_owned(),
                seconds: scenario.limit.as_secs_f32(),
                last_seen: "still running".to_owned(),
            }
            .into()),
        };
        let outcome = match outcome {
            Ok(()) => stage.finish().await.map_err(ScenarioFailure::from),
            failed => failed,
        };
        match outcome {
            Ok(()) => report.passed(engine, scenario.name, begun.elapsed()),
            Err(failed) => {
                let (picture, source) = stage.give_up().await;
                if let (Failure::Unavailable(_), false) = (&failed.failure, wishes.strict) {
                    report.skipped(engine, scenario.name, &failed.failure);
                } else {
                    report.failed(engine, scenario.name, begun.elapsed(), &failed);
                    report.keep_evidence(engine, scenario.name, picture, source);
                }
            }
        }
    }
}
