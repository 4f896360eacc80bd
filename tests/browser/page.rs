//! What a person does with a page and sees in it, in the words of the page: names of buttons, labels of fields.
//!
//! Used by all scenarios. Everything that looks waits until a deadline by asking again, never by sleeping a fixed time; a
//! thing is found by role and accessible name, so a scenario that passes has also shown that the name is there. It starts
//! and stops nothing.

use crate::driver::{Element, Session, Window};
use crate::engine::Engine;
use crate::failure::Failure;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// How long a condition may take to come true.
pub const PATIENCE: Duration = Duration::from_secs(10);
const INTERVAL: Duration = Duration::from_millis(25);
/// How often the size of a window is looked at until it counts as final.
const RESIZE_LOOKS: u32 = 40;
/// How much narrower than its window a page may be, in pixels.
const WINDOW_FRAME: u64 = 20;
const FIND: &str = include_str!("scripts/find.js");
const RECORD_ERRORS: &str = include_str!("scripts/record_errors.js");

/// The page in the current window of a browser; cheap to copy.
#[derive(Clone, Debug)]
pub struct Page {
    engine: Engine,
    session: Session,
}

impl Page {
    /// The page of `session`.
    pub fn new(engine: Engine, session: Session) -> Self {
        Self { engine, session }
    }

    /// The engine that shows the page.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The session below, for what this type does not offer.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Opens an address and begins to collect errors.
    pub async fn open(&self, url: &str) -> Result<(), Failure> {
        self.session.goto(url).await?;
        self.record_errors().await
    }

    /// Loads the page again and begins to collect errors.
    pub async fn reload(&self) -> Result<(), Failure> {
        // Not by the driver: Firefox's asks the network itself and goes past the service worker, which no person does.
        self.script("window.__leaving = true; setTimeout(() => window.location.reload(), 0)", Vec::new()).await?;
        self.wait_until("window.__leaving !== true && document.readyState === 'complete'").await?;
        self.record_errors().await
    }

    /// Collects errors from now on; `open` and `reload` have done so already.
    pub async fn record_errors(&self) -> Result<(), Failure> {
        self.script(RECORD_ERRORS, Vec::new()).await.map(drop)
    }

    /// Errors, rejected promises, `console.error` and content-policy violations since the page was opened.
    pub async fn errors(&self) -> Result<Vec<String>, Failure> {
        let value = self.script("return window.__plenaryErrors ?? []", Vec::new()).await?;
        Ok(texts(&value))
    }

    /// Runs the body of a function in the page.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value, Failure> {
        self.session.execute(script, arguments).await
    }

    /// Runs an expression in the page, awaits it if it is a promise, and gives its value.
    pub async fn evaluate(&self, expression: &str) -> Result<Value, Failure> {
        // The answer carries errors as text: engines report a rejected promise in three different ways.
        let script = format!(
            "const done = arguments[arguments.length - 1]; (async () => ({expression}))()
             .then((value) => done({{ value: value === undefined ? null : value }}),
                   (error) => done({{ error: String(error) }}));"
        );
        let answer = self.session.execute_async(&script, Vec::new()).await?;
        match answer.get("error").and_then(Value::as_str) {
            Some(error) => Err(Failure::Expectation(format!("{expression:.200}: {error}"))),
            None => Ok(answer.get("value").cloned().unwrap_or(Value::Null)),
        }
    }

    /// Asks again until `attempt` gives something, at most [`PATIENCE`] long.
    pub async fn eventually<Found>(
        &self,
        what: &str,
        attempt: impl AsyncFnMut() -> Result<Option<Found>, Failure>,
    ) -> Result<Found, Failure> {
        self.eventually_within(PATIENCE, what, attempt).await
    }

    /// Asks again until `attempt` gives something, at most `limit` long.
    pub async fn eventually_within<Found>(
        &self,
        limit: Duration,
        what: &str,
        mut attempt: impl AsyncFnMut() -> Result<Option<Found>, Failure>,
    ) -> Result<Found, Failure> {
        let deadline = Instant::now() + limit;
        let mut last_seen = "nothing".to_owned();
        loop {
            match attempt().await {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => {}
                Err(failure) if failure.is_passing() => last_seen = failure.to_string(),
                Err(failure) => return Err(failure),
            }
            if Instant::now() > deadline {
                return Err(Failure::TimedOut { waited_for: what.to_owned(), seconds: limit.as_secs_f32(), last_seen });
            }
            sleep(INTERVAL).await;
        }
    }

    /// Waits until an expression in the page is true.
    pub async fn wait_until(&self, expression: &str) -> Result<(), Failure> {
        self.wait_until_within(PATIENCE, expression).await
    }

    /// Waits until an expression in the page is true, at most `limit` long.
    pub async fn wait_until_within(&self, limit: Duration, expression: &str) -> Result<(), Failure> {
        let script = format!("return Boolean({expression})");
        self.eventually_within(limit, expression, async || {
            let value = self.script(&script, Vec::new()).await?;
            Ok((value == Value::Bool(true)).then_some(()))
        })
        .await
    }

    /// Looks once for what has `role` (`button`, `link`, `heading`, `field`, `choice`, `checkbox`, `radio`, `tab`,
    /// `dialog`, `region`, `item`, `status`, or a CSS selector) and is called `name`.
    pub async fn look_for(&self, role: &str, name: Option<&str>) -> Result<Option<Element>, Failure> {
        let value = self.script(FIND, vec![json!(role), json!(name), json!(true)]).await?;
        Ok(Element::from_value(&value))
    }

    /// Waits for what has `role` and is called `name`; an exact name goes before a name that only contains it.
    pub async fn find(&self, role: &str, name: &str) -> Result<Element, Failure> {
        self.eventually(&format!("the {role} “{name}”"), async || self.look_for(role, Some(name)).await).await
    }

    /// Waits until nothing visible has `role` and `name`.
    pub async fn gone(&self, role: &str, name: &str) -> Result<(), Failure> {
        self.eventually(&format!("the {role} “{name}” to go"), async || {
            Ok(self.look_for(role, Some(name)).await?.is_none().then_some(()))
        })
        .await
    }

    /// Waits for a heading.
    pub async fn heading(&self, name: &str) -> Result<Element, Failure> {
        self.find("heading", name).await
    }

    /// Clicks what has `role` and `name`, as soon as it can be clicked.
    pub async fn click(&self, role: &str, name: &str) -> Result<(), Failure> {
        self.eventually(&format!("a click on the {role} “{name}”"), async || {
            let Some(element) = self.look_for(role, Some(name)).await? else { return Ok(None) };
            self.show(&element).await?;
            self.session.click(&element).await.map(Some)
        })
        .await
    }

    /// Scrolls to an element, as a person does before using it: drivers stop where a bar at the edge still covers it.
    async fn show(&self, element: &Element) -> Result<(), Failure> {
        let scroll = "const around = arguments[0].getBoundingClientRect();
            if (around.top < 120 || around.bottom > innerHeight - 200)
                arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.script(scroll, vec![element.to_value()]).await.map(drop)
    }

    /// Clicks a button.
    pub async fn button(&self, name: &str) -> Result<(), Failure> {
        self.click("button", name).await
    }

    /// Clicks a link.
    pub async fn link(&self, name: &str) -> Result<(), Failure> {
        self.click("link", name).await
    }

    /// Empties the field with `label` and types `text` into it.
    pub async fn fill(&self, label: &str, text: &str) -> Result<(), Failure> {
        self.eventually(&format!("the field “{label}” to be empty"), async || {
            let Some(element) = self.look_for("field", Some(label)).await? else { return Ok(None) };
            self.show(&element).await?;
            self.session.clear(&element).await.map(Some)
        })
        .await?;
        self.type_into(label, text).await
    }

    /// Types `text` behind what the field with `label` holds, and waits until it is there: not every driver does.
    pub async fn type_into(&self, label: &str, text: &str) -> Result<(), Failure> {
        let element = self.find("field", label).await?;
        let beyond_first_plane = text.chars().any(|letter| u32::from(letter) > 0xFFFF);
        if beyond_first_plane && self.engine != Engine::Firefox {
            // chromedriver refuses to type these letters key by key, WebKitWebDriver drops them.
            let insert = "arguments[0].focus(); return document.execCommand('insertText', false, arguments[1])";
            let done = self.script(insert, vec![element.to_value(), json!(text)]).await?;
            return crate::failure::expect(done == Value::Bool(true), || format!("“{label}” takes no text"));
        }
        self.session.send_keys(&element, text).await?;
        self.eventually(&format!("“{text}” to be in “{label}”"), async || {
            Ok(self.field_value(label).await?.contains(text).then_some(()))
        })
        .await
    }

    /// What the field with `label` holds.
    pub async fn field_value(&self, label: &str) -> Result<String, Failure> {
        let element = self.find("field", label).await?;
        let value =
            self.script("return arguments[0].value ?? arguments[0].textContent", vec![element.to_value()]).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Chooses an option by its text in the list with `label`.
    pub async fn choose(&self, label: &str, option: &str) -> Result<(), Failure> {
        let element = self.find("choice", label).await?;
        let script = "const [list, text] = arguments;
            const option = [...list.options].find((option) => option.text.trim() === text);
            if (!option) return false;
            list.value = option.value;
            list.dispatchEvent(new Event('input', { bubbles: true }));
            list.dispatchEvent(new Event('change', { bubbles: true }));
            return true;";
        let done = self.script(script, vec![element.to_value(), json!(option)]).await?;
        crate::failure::expect(done == Value::Bool(true), || format!("the list “{label}” has no option “{option}”"))
    }

    /// Sets the box with `label` to `wanted` by clicking it if it is not.
    pub async fn check(&self, label: &str, wanted: bool) -> Result<(), Failure> {
        let element = self.find("checkbox", label).await?;
        let script = "const box = arguments[0];
            return box.checked ?? box.getAttribute('aria-checked') === 'true'";
        let is_set = self.script(script, vec![element.to_value()]).await? == Value::Bool(true);
        if is_set == wanted {
            return Ok(());
        }
        self.show(&element).await?;
        match self.session.click(&element).await {
            Err(failure) if failure.is_passing() => {
                // The box itself is covered by what its label draws; a person clicks the label.
                self.script("(arguments[0].labels?.[0] ?? arguments[0]).click()", vec![element.to_value()])
                    .await
                    .map(drop)
            }
            other => other,
        }
    }

    /// Gives a file to the first file field below `selector` (`input[type=file]` for any), hidden or not.
    pub async fn choose_file(&self, selector: &str, path: &Path) -> Result<(), Failure> {
        let script = "return document.querySelector(arguments[0])";
        let element = self
            .eventually(&format!("a file field {selector}"), async || {
                Ok(Element::from_value(&self.script(script, vec![json!(selector)]).await?))
            })
            .await?;
        let path = path.canonicalize().map_err(Failure::system(format!("find {}", path.display())))?;
        self.session.send_keys(&element, &path.to_string_lossy()).await
    }

    /// Presses keys together, for instance `Escape`, `Control+k`, `Shift+Tab`.
    pub async fn press(&self, keys: &str) -> Result<(), Failure> {
        let codes: Vec<String> = keys.split('+').map(key_code).collect();
        let down = codes.iter().map(|code| json!({ "type": "keyDown", "value": code }));
        let up = codes.iter().rev().map(|code| json!({ "type": "keyUp", "value": code }));
        let actions: Vec<Value> = down.chain(up).collect();
        self.session.perform(json!([{ "type": "key", "id": "keyboard", "actions": actions }])).await
    }

    /// The text a person can read in the page now.
    pub async fn text(&self) -> Result<String, Failure> {
        let value = self.script("return document.body ? document.body.innerText : ''", Vec::new()).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page shows `text`.
    pub async fn sees(&self, text: &str) -> Result<(), Failure> {
        let mut last = String::new();
        let seen = self
            .eventually(&format!("the text “{text}”"), async || {
                last = self.text().await?;
                Ok(last.contains(text).then_some(()))
            })
            .await;
        seen.map_err(|failure| match failure {
            Failure::TimedOut { waited_for, seconds, .. } => {
                let last_seen = last.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(300).collect();
                Failure::TimedOut { waited_for, seconds, last_seen }
            }
            other => other,
        })
    }

    /// Waits until the page does not show `text` any more.
    pub async fn sees_no_more(&self, text: &str) -> Result<(), Failure> {
        self.eventually(&format!("the text “{text}” to go"), async || {
            Ok((!self.text().await?.contains(text)).then_some(()))
        })
        .await
    }

    /// The accessible description of the focused element: tag, then its name or text.
    pub async fn focused(&self) -> Result<String, Failure> {
        let script = "const element = document.activeElement;
            return element ? `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label')
                ?? element.labels?.[0]?.innerText ?? element.innerText ?? ''}`.trim() : ''";
        Ok(self.script(script, Vec::new()).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Makes the page `width` × `height` CSS pixels, or as narrow as the engine goes; gives the size that came out.
    pub async fn resize(&self, width: u32, height: u32) -> Result<(u64, u64), Failure> {
        if self.engine == Engine::Chromium {
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.session.chromium("Emulation.setDeviceMetricsOverride", size).await?;
            return self.size().await;
        }
        let before = self.size().await?;
        self.session.set_window_size(width, height).await?;
        // The window follows when its engine has time for it. It may stop short of what was asked for, so an answer that
        // is neither that nor the old one is final too.
        let mut last = before;
        for _ in 0..RESIZE_LOOKS {
            let now = self.size().await?;
            if now.0.abs_diff(width.into()) <= WINDOW_FRAME || (now != before && now == last) {
                return Ok(now);
            }
            last = now;
            sleep(INTERVAL).await;
        }
        Ok(last)
    }

    /// Width and height of the page, in CSS pixels.
    async fn size(&self) -> Result<(u64, u64), Failure> {
        let value = self.script("return [innerWidth, innerHeight]", Vec::new()).await?;
        let side = |index: usize| value.get(index).and_then(Value::as_u64).unwrap_or(0);
        Ok((side(0), side(1)))
    }

    /// Pretends media features, for instance `("prefers-color-scheme", "dark")`; false where the engine cannot.
    pub async fn pretend_media(&self, features: &[(&str, &str)]) -> Result<bool, Failure> {
        if self.engine != Engine::Chromium {
            return Ok(false);
        }
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.session.chromium("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        Ok(true)
    }

    /// Opens `url` in a second tab and goes there.
    pub async fn open_tab(&self, url: &str) -> Result<Window, Failure> {
        let window = self.session.new_tab().await?;
        self.session.switch_to(&window).await?;
        self.open(url).await?;
        Ok(window)
    }

    /// The window that is looked at.
    pub async fn window(&self) -> Result<Window, Failure> {
        self.session.window().await
    }

    /// Looks at another window.
    pub async fn switch_to(&self, window: &Window) -> Result<(), Failure> {
        self.session.switch_to(window).await
    }

    /// Leaves one window, with nothing in it.
    pub async fn tidy(&self) -> Result<(), Failure> {
        let mut windows = self.session.windows().await?.into_iter();
        let Some(first) = windows.next() else { return Ok(()) };
        for window in windows {
            self.session.switch_to(&window).await?;
            self.session.close_window().await?;
        }
        self.session.switch_to(&first).await?;
        self.session.goto("about:blank").await
    }
}

/// The strings of a JSON list.
fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The protocol's letter for a named key; other names are letters themselves.
fn key_code(name: &str) -> String {
    let code = match name {
        "Backspace" => '\u{E003}',
        "Tab" => '\u{E004}',
        "Enter" => '\u{E007}',
        "Shift" => '\u{E008}',
        "Control" => '\u{E009}',
        "Alt" => '\u{E00A}',
        "Escape" => '\u{E00C}',
        "Space" => ' ',
        "PageUp" => '\u{E00E}',
        "PageDown" => '\u{E00F}',
        "End" => '\u{E010}',
        "Home" => '\u{E011}',
        "ArrowLeft" => '\u{E012}',
        "ArrowUp" => '\u{E013}',
        "ArrowRight" => '\u{E014}',
        "ArrowDown" => '\u{E015}',
        "Delete" => '\u{E017}',
        "Meta" => '\u{E03D}',
        other => return other.to_owned(),
    };
    code.to_string()
}
