//! A screen that nobody sees, for the engine that cannot run without one.
//!
//! Used by `engine.rs` for `WebKitGTK`. The display number is chosen by Xvfb itself, so several suites can run side by side.

use crate::failure::Failure;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

/// A running Xvfb; it ends with this value.
#[derive(Debug)]
pub struct Display {
    name: String,
    _process: Child,
}

impl Display {
    /// Starts Xvfb on a free display of 1500 × 1100 pixels.
    pub async fn start() -> Result<Self, Failure> {
        let mut process = Command::new("Xvfb")
            // Without -noreset Xvfb starts over whenever its last client goes, and takes the next one with it.
            .args(["-displayfd", "1", "-screen", "0", "1500x1100x24", "-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(Failure::system("start Xvfb"))?;
        let mut line = String::new();
        if let Some(output) = process.stdout.take() {
            let mut reader = BufReader::new(output);
            match timeout(Duration::from_secs(20), reader.read_line(&mut line)).await {
                Ok(read) => read.map(drop).map_err(Failure::system("read the display number of Xvfb"))?,
                Err(_) => return Err(Failure::Unavailable("Xvfb did not name its display in 20 s".to_owned())),
            }
        }
        Ok(Self { name: format!(":{}", line.trim()), _process: process })
    }

    /// The display as programs want it in `DISPLAY`.
    pub fn name(&self) -> &str {
        &self.name
    }
}
