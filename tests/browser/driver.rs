//! The commands of classic `WebDriver` that the suite needs, the one protocol all three engines speak.
//!
//! Used by `engine.rs` (which starts drivers) and `page.rs` (which knows about pages). It neither waits nor repeats
//! anything, and it holds no process.

use crate::failure::Failure;
use crate::wire;
use base64::Engine as _;
use serde_json::{Value, json};
use std::time::Duration;

/// The key under which the protocol hides a reference to an element.
const ELEMENT_KEY: &str = "element-6066-11e4-a52e-4f735466cecf";
/// How long a command may take before the driver counts as lost.
const COMMAND_LIMIT: Duration = Duration::from_secs(40);
/// `WebKitGTK` sometimes never answers a request for a screenshot.
const SCREENSHOT_LIMIT: Duration = Duration::from_secs(6);
/// Starting a browser on a busy machine takes its time.
const SESSION_LIMIT: Duration = Duration::from_secs(30);

/// A reference to an element of the page that is open now.
#[derive(Clone, Debug)]
pub struct Element(String);

impl Element {
    /// Takes the reference out of what a script returned, if it returned an element.
    pub fn from_value(value: &Value) -> Option<Self> {
        value.get(ELEMENT_KEY)?.as_str().map(|id| Self(id.to_owned()))
    }

    /// The reference as an argument for a script.
    pub fn to_value(&self) -> Value {
        json!({ ELEMENT_KEY: self.0 })
    }
}

/// One window or tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window(pub String);

/// A session of one driver; cheap to copy, holds nothing open.
#[derive(Clone, Debug)]
pub struct Session {
    port: u16,
    id: String,
}

impl Session {
    /// Starts a browser through the driver on `port` with `capabilities`.
    pub async fn start(port: u16, capabilities: Value) -> Result<Self, Failure> {
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let value = send(port, "POST", "/session", "/session", Some(&body), SESSION_LIMIT).await?;
        let id = value.get("sessionId").and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(Self { port, id })
    }

    /// True once the driver on `port` answers.
    pub async fn driver_is_ready(port: u16) -> bool {
        wire::request(port, "GET", "/status", None, Duration::from_secs(2)).await.is_ok()
    }

    async fn command(&self, method: &str, path: &str, body: Option<Value>) -> Result<Value, Failure> {
        self.command_within(method, path, body, COMMAND_LIMIT).await
    }

    async fn command_within(
        &self,
        method: &str,
        path: &str,
        body: Option<Value>,
        limit: Duration,
    ) -> Result<Value, Failure> {
        let full = format!("/session/{}{path}", self.id);
        send(self.port, method, &full, path, body.as_ref(), limit).await
    }

    /// Ends the session; the browser closes in good order and writes what it has to write.
    pub async fn close(&self) -> Result<(), Failure> {
        self.command_within("DELETE", "", None, Duration::from_secs(15)).await.map(drop)
    }

    /// Opens `url` and waits until it is loaded.
    pub async fn goto(&self, url: &str) -> Result<(), Failure> {
        self.command("POST", "/url", Some(json!({ "url": url }))).await.map(drop)
    }

    /// One step back in the history.
    pub async fn back(&self) -> Result<(), Failure> {
        self.command("POST", "/back", Some(json!({}))).await.map(drop)
    }

    /// The address of the page that is open.
    pub async fn url(&self) -> Result<String, Failure> {
        self.command("GET", "/url", None).await.map(|value| as_text(&value))
    }

    /// The title of the page that is open.
    pub async fn title(&self) -> Result<String, Failure> {
        self.command("GET", "/title", None).await.map(|value| as_text(&value))
    }

    /// The document as HTML.
    pub async fn source(&self) -> Result<String, Failure> {
        self.command("GET", "/source", None).await.map(|value| as_text(&value))
    }

    /// Runs the body of a function in the page and gives what it returns.
    pub async fn execute(&self, script: &str, arguments: Vec<Value>) -> Result<Value, Failure> {
        self.command("POST", "/execute/sync", Some(json!({ "script": script, "args": arguments }))).await
    }

    /// Runs the body of a function in the page; it answers by calling its last argument.
    pub async fn execute_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value, Failure> {
        self.command("POST", "/execute/async", Some(json!({ "script": script, "args": arguments }))).await
    }

    /// Clicks the middle of an element as a person would.
    pub async fn click(&self, element: &Element) -> Result<(), Failure> {
        self.command("POST", &format!("/element/{}/click", element.0), Some(json!({}))).await.map(drop)
    }

    /// Empties a field.
    pub async fn clear(&self, element: &Element) -> Result<(), Failure> {
        self.command("POST", &format!("/element/{}/clear", element.0), Some(json!({}))).await.map(drop)
    }

    /// Types into an element; for a file field the text is a path.
    pub async fn send_keys(&self, element: &Element, text: &str) -> Result<(), Failure> {
        let path = format!("/element/{}/value", element.0);
        self.command("POST", &path, Some(json!({ "text": text }))).await.map(drop)
    }

    /// Performs a list of input actions in the protocol's own form.
    pub async fn perform(&self, actions: Value) -> Result<(), Failure> {
        self.command("POST", "/actions", Some(json!({ "actions": actions }))).await.map(drop)
    }

    /// All windows of this session.
    pub async fn windows(&self) -> Result<Vec<Window>, Failure> {
        let value = self.command("GET", "/window/handles", None).await?;
        Ok(value.as_array().into_iter().flatten().map(|handle| Window(as_text(handle))).collect())
    }

    /// The window that commands go to.
    pub async fn window(&self) -> Result<Window, Failure> {
        self.command("GET", "/window", None).await.map(|value| Window(as_text(&value)))
    }

    /// Sends further commands to `window`.
    pub async fn switch_to(&self, window: &Window) -> Result<(), Failure> {
        self.command("POST", "/window", Some(json!({ "handle": window.0 }))).await.map(drop)
    }

    /// Opens an empty tab without going to it.
    pub async fn new_tab(&self) -> Result<Window, Failure> {
        let value = self.command("POST", "/window/new", Some(json!({ "type": "tab" }))).await?;
        Ok(Window(value.get("handle").map(as_text).unwrap_or_default()))
    }

    /// Closes the window that commands go to; another one has to be chosen afterwards.
    pub async fn close_window(&self) -> Result<(), Failure> {
        self.command("DELETE", "/window", None).await.map(drop)
    }

    /// Asks for an outer window size in CSS pixels; engines have a narrowest width of their own.
    pub async fn set_window_size(&self, width: u32, height: u32) -> Result<(), Failure> {
        self.command("POST", "/window/rect", Some(json!({ "width": width, "height": height }))).await.map(drop)
    }

    /// The window as a PNG file.
    pub async fn screenshot(&self) -> Result<Vec<u8>, Failure> {
        let value = self.command_within("GET", "/screenshot", None, SCREENSHOT_LIMIT).await?;
        base64::engine::general_purpose::STANDARD
            .decode(as_text(&value))
            .map_err(|error| Failure::Lost { command: "GET /screenshot".to_owned(), detail: error.to_string() })
    }

    /// A command of Chromium's own protocol; other engines answer with an error.
    pub async fn chromium(&self, name: &str, parameters: Value) -> Result<Value, Failure> {
        self.command("POST", "/goog/cdp/execute", Some(json!({ "cmd": name, "params": parameters }))).await
    }
}

fn as_text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Sends one command; `shown` is the path without the session, for messages.
async fn send(
    port: u16,
    method: &str,
    path: &str,
    shown: &str,
    body: Option<&Value>,
    limit: Duration,
) -> Result<Value, Failure> {
    let (status, answer) = wire::request(port, method, path, body, limit).await.map_err(|failure| match failure {
        Failure::Lost { detail, .. } => Failure::Lost { command: format!("{method} {shown}"), detail },
        other => other,
    })?;
    let value = answer.get("value").cloned().unwrap_or(Value::Null);
    if status == 200 {
        return Ok(value);
    }
    Err(Failure::Driver {
        command: format!("{method} {shown}"),
        code: value.get("error").map(as_text).unwrap_or_default(),
        message: value.get("message").map(as_text).unwrap_or_default().lines().next().unwrap_or_default().to_owned(),
    })
}
