//! What can go wrong while a browser is being driven, and where in a scenario it did.
//!
//! Used by every file of the browser suite. It decides nothing about retrying: a failure is final, the suite never runs a
//! scenario a second time.

use std::fmt;
use std::io;
use std::panic::Location;

/// One reason why a step could not be done or a check did not hold.
#[derive(Debug)]
pub enum Failure {
    /// The driver answered a command with an error of its protocol.
    Driver {
        /// Method and path of the command, without the session id.
        command: String,
        /// The protocol's error code, for instance `stale element reference`.
        code: String,
        /// The driver's own words.
        message: String,
    },
    /// The driver did not answer, or not in its protocol.
    Lost {
        /// Method and path of the command, without the session id.
        command: String,
        /// What was seen instead of an answer.
        detail: String,
    },
    /// A condition did not come true in time.
    TimedOut {
        /// The condition in words.
        waited_for: String,
        /// How long was waited, in seconds.
        seconds: f32,
        /// The last thing seen instead.
        last_seen: String,
    },
    /// A check of the scenario did not hold.
    Expectation(String),
    /// The machine lacks something; the scenario is skipped, or fails where everything must be there.
    Unavailable(String),
    /// A file, a process or a socket could not be used.
    System {
        /// What was tried.
        attempt: String,
        /// The system's answer.
        source: io::Error,
    },
}

impl Failure {
    /// A failure of the system, for use with `map_err`.
    pub fn system(attempt: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let attempt = attempt.into();
        move |source| Self::System { attempt, source }
    }

    /// True when the page was only between two states, so that asking again may succeed within the same waiting time.
    pub fn is_passing(&self) -> bool {
        let Self::Driver { code, message, .. } = self else { return false };
        matches!(
            code.as_str(),
            "stale element reference"
                | "no such element"
                | "element not interactable"
                | "element click intercepted"
                | "detached shadow root"
        ) || message.contains("execution context")
            || message.contains("document unloaded")
            || message.contains("Document was unloaded")
            || message.contains("navigat")
            // What WebKitWebDriver says of a script whose page was being loaded again.
            || message.contains("Could not parse script result")
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Driver { command, code, message } => write!(out, "{command}: {code}: {message}"),
            Self::Lost { command, detail } => write!(out, "{command}: no answer from the driver: {detail}"),
            Self::TimedOut { waited_for, seconds, last_seen } => {
                write!(out, "waited {seconds:.1} s for {waited_for}; last seen: {last_seen}")
            }
            Self::Expectation(text) => out.write_str(text),
            Self::Unavailable(text) => write!(out, "not possible here: {text}"),
            Self::System { attempt, source } => write!(out, "{attempt}: {source}"),
        }
    }
}

/// A failure together with the line of the scenario that met it.
#[derive(Debug)]
pub struct ScenarioFailure {
    /// What went wrong.
    pub failure: Failure,
    /// The line of the scenario whose `?` passed it on.
    pub place: &'static Location<'static>,
}

impl From<Failure> for ScenarioFailure {
    // `?` calls this with its own place in the source, so scenarios get their line for nothing.
    #[track_caller]
    fn from(failure: Failure) -> Self {
        Self { failure, place: Location::caller() }
    }
}

/// What a scenario returns.
pub type Outcome = Result<(), ScenarioFailure>;

/// Fails with `text` unless `condition` holds.
pub fn expect(condition: bool, text: impl FnOnce() -> String) -> Result<(), Failure> {
    if condition { Ok(()) } else { Err(Failure::Expectation(text())) }
}

/// Fails unless both values are equal, and shows both.
pub fn expect_equal<Value>(what: &str, seen: Value, wanted: Value) -> Result<(), Failure>
where
    Value: PartialEq + fmt::Debug,
{
    expect(seen == wanted, || format!("{what}: expected {wanted:?}, saw {seen:?}"))
}
