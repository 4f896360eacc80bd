//! A static web server whose faults can be switched on while a browser looks at it.
//!
//! Used by scenarios to serve the finished site (or a page of `pages/`) on a port of its own: every port is an origin, so
//! every scenario begins with empty storage in the same browser. It records every request. It also serves as the proxy
//! of the browsers, where any request at all is one to another host. It is no server for anybody else: no ranges, no
//! compression, no encryption.

use crate::failure::Failure;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// One request as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The method, for instance `GET`.
    pub method: String,
    /// The path with its query.
    pub target: String,
    /// The `Host` header.
    pub host: String,
    /// The status of the answer.
    pub status: u16,
}

/// What is wrong with one path.
#[derive(Clone, Debug)]
enum Fault {
    NotFound,
    Slow(Duration),
    Tampered,
}

#[derive(Debug, Default)]
struct State {
    root: PathBuf,
    prefix: String,
    faults: BTreeMap<String, Fault>,
    captive_portal: bool,
    site_headers: bool,
    watches_policy: bool,
    violations: Vec<String>,
    seen: Vec<Seen>,
    acknowledged: Vec<String>,
    foreign: Vec<String>,
}

#[derive(Debug)]
struct Inner {
    port: u16,
    state: Mutex<State>,
    tasks: Mutex<Vec<JoinHandle<()>>>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        for task in self.tasks.get_mut().unwrap_or_else(PoisonError::into_inner).drain(..) {
            task.abort();
        }
    }
}

/// A running server; copies are the same server.
#[derive(Clone, Debug)]
pub struct Server(Arc<Inner>);

impl Server {
    /// Serves the folder `root` on a free port of 127.0.0.1.
    pub async fn start(root: &Path) -> Result<Self, Failure> {
        let listener = TcpListener::bind("127.0.0.1:0").await.map_err(Failure::system("open a port"))?;
        let port = listener.local_addr().map_err(Failure::system("read the port"))?.port();
        let state = Mutex::new(State { root: root.to_owned(), prefix: "/".to_owned(), ..State::default() });
        let server = Self(Arc::new(Inner { port, state, tasks: Mutex::default() }));
        server.accept_from(listener);
        Ok(server)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn accept_from(&self, listener: TcpListener) {
        // Tasks hold no strong copy: a server nobody holds any more goes away.
        let weak = Arc::downgrade(&self.0);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let Some(inner) = weak.upgrade() else { return };
                let connection = Arc::downgrade(&inner);
                let task = tokio::spawn(async move {
                    // A browser that goes away in mid-answer is an everyday matter.
                    drop(converse(connection, stream).await);
                });
                let mut tasks = inner.tasks.lock().unwrap_or_else(PoisonError::into_inner);
                tasks.retain(|task| !task.is_finished());
                tasks.push(task);
            }
        });
        self.0.tasks.lock().unwrap_or_else(PoisonError::into_inner).push(task);
    }

    /// The port, kept over `stop` and `reopen`.
    pub fn port(&self) -> u16 {
        self.0.port
    }

    /// The address of `path` (without a leading slash), below the prefix if there is one.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{}{path}", self.port(), self.state().prefix)
    }

    /// Closes the port and every connection: the network is gone.
    pub async fn stop(&self) {
        let tasks: Vec<JoinHandle<()>> =
            self.0.tasks.lock().unwrap_or_else(PoisonError::into_inner).drain(..).collect();
        for task in &tasks {
            task.abort();
        }
        for task in tasks {
            drop(task.await);
        }
    }

    /// Opens the same port again.
    pub async fn reopen(&self) -> Result<(), Failure> {
        let mut last = None;
        for _ in 0..100 {
            match TcpListener::bind(("127.0.0.1", self.port())).await {
                Ok(listener) => {
                    self.accept_from(listener);
                    return Ok(());
                }
                Err(error) => last = Some(error),
            }
            sleep(Duration::from_millis(20)).await;
        }
        let source = last.unwrap_or_else(|| std::io::Error::other("no attempt"));
        Err(Failure::System { attempt: format!("open port {} again", self.port()), source })
    }

    /// Serves another folder from now on: the site has a new version.
    pub fn serve(&self, root: &Path) {
        root.clone_into(&mut self.state().root);
    }

    /// Serves the site below `/name/…/` instead of `/`; everything else is not found.
    pub fn set_prefix(&self, prefix: &str) {
        let trimmed = prefix.trim_matches('/');
        self.state().prefix = if trimmed.is_empty() { "/".to_owned() } else { format!("/{trimmed}/") };
    }

    /// Answers `path` (without a leading slash, below the prefix) with 404.
    pub fn not_found(&self, path: &str) {
        self.state().faults.insert(path.to_owned(), Fault::NotFound);
    }

    /// Answers `path` after `delay`.
    pub fn slow(&self, path: &str, delay: Duration) {
        self.state().faults.insert(path.to_owned(), Fault::Slow(delay));
    }

    /// Answers `path` with bytes that differ from the file's.
    pub fn tampered(&self, path: &str) {
        self.state().faults.insert(path.to_owned(), Fault::Tampered);
    }

    /// Makes every path whole again.
    pub fn heal(&self) {
        let mut state = self.state();
        state.faults.clear();
        state.captive_portal = false;
    }

    /// Answers everything with status 200 and a page that asks to log in, as venue networks do.
    pub fn captive_portal(&self) {
        self.state().captive_portal = true;
    }

    /// Sends the headers of the file `_headers` in the served folder.
    pub fn send_site_headers(&self) {
        self.state().site_headers = true;
    }

    /// From now on sends the site's content policy with its page, and keeps what browsers report against it.
    pub fn watch_policy(&self) {
        self.state().watches_policy = true;
    }

    /// What browsers reported against the content policy.
    pub fn violations(&self) -> Vec<String> {
        self.state().violations.clone()
    }

    /// All requests so far.
    pub fn requests(&self) -> Vec<Seen> {
        self.state().seen.clone()
    }

    /// Forgets the requests so far.
    pub fn forget_requests(&self) {
        self.state().seen.clear();
    }

    /// The queries of all requests to `/__ack?…` in the order they came.
    pub fn acknowledged(&self) -> Vec<String> {
        self.state().acknowledged.clone()
    }

    /// Targets of requests that were meant for other hosts and came here because this server is the proxy.
    pub fn foreign_requests(&self) -> Vec<String> {
        self.state().foreign.clone()
    }
}

struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    delay: Duration,
}

impl Answer {
    fn text(status: u16, kind: &str, text: &str) -> Self {
        let headers = vec![("Content-Type".to_owned(), kind.to_owned())];
        Self { status, headers, body: text.as_bytes().to_vec(), delay: Duration::ZERO }
    }
}

/// Answers the requests of one connection until it ends.
async fn converse(inner: std::sync::Weak<Inner>, stream: TcpStream) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    loop {
        let mut first = String::new();
        if stream.read_line(&mut first).await? == 0 {
            return Ok(());
        }
        let (mut host, mut length) = (String::new(), 0_u64);
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await? == 0 || line.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':') {
                match name.to_ascii_lowercase().as_str() {
                    "host" => value.trim().clone_into(&mut host),
                    "content-length" => length = value.trim().parse().unwrap_or(0),
                    _ => {}
                }
            }
        }
        let mut sent = Vec::new();
        (&mut stream).take(length).read_to_end(&mut sent).await?;
        let mut words = first.split_whitespace();
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let answer = {
            let Some(inner) = inner.upgrade() else { return Ok(()) };
            let mut state = inner.state.lock().unwrap_or_else(PoisonError::into_inner);
            if target == "/__policy" {
                state.violations.push(String::from_utf8_lossy(&sent).chars().take(800).collect());
            }
            let answer = state.answer(method, target);
            state.seen.push(Seen {
                method: method.to_owned(),
                target: target.to_owned(),
                host: host.clone(),
                status: answer.status,
            });
            answer
        };
        sleep(answer.delay).await;
        let mut head = format!("HTTP/1.1 {} Said\r\nContent-Length: {}\r\n", answer.status, answer.body.len());
        for (name, value) in &answer.headers {
            head.extend([name.as_str(), ": ", value.as_str(), "\r\n"]);
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes()).await?;
        if method != "HEAD" {
            stream.write_all(&answer.body).await?;
        }
        stream.flush().await?;
    }
}

impl State {
    fn answer(&mut self, method: &str, target: &str) -> Answer {
        if method == "CONNECT" || !target.starts_with('/') {
            self.foreign.push(format!("{method} {target}"));
            return Answer::text(502, "text/plain", "other hosts are not reachable");
        }
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        if path == "/__ack" {
            self.acknowledged.push(query.to_owned());
            return Answer { status: 204, headers: Vec::new(), body: Vec::new(), delay: Duration::ZERO };
        }
        if path == "/__policy" {
            return Answer { status: 204, headers: Vec::new(), body: Vec::new(), delay: Duration::ZERO };
        }
        if self.captive_portal {
            let page = "<!doctype html><title>Welcome to the venue</title><h1>Please log in to use the network</h1>";
            return Answer::text(200, "text/html; charset=utf-8", page);
        }
        let Some(inside) = path.strip_prefix(self.prefix.as_str()) else {
            return Answer::text(404, "text/plain", "outside of the site");
        };
        let name =
            if inside.is_empty() || inside.ends_with('/') { format!("{inside}index.html") } else { decoded(inside) };
        let fault = self.faults.get(&name).cloned();
        let file = self.root.join(&name);
        let unsafe_name = name.split('/').any(|part| part == "..");
        let content = if unsafe_name || matches!(fault, Some(Fault::NotFound)) { None } else { fs::read(&file).ok() };
        let Some(mut body) = content else {
            return Answer::text(404, "text/plain", "no such file");
        };
        if matches!(fault, Some(Fault::Tampered)) {
            // Text stays valid, so that only a digest can tell; elsewhere the last byte turns over.
            match body.last_mut() {
                Some(last) if !is_text(&name) => *last = !*last,
                _ => body.push(b'\n'),
            }
        }
        let delay = if let Some(Fault::Slow(delay)) = fault { delay } else { Duration::ZERO };
        let unhashed = media_type(&name).starts_with("text/html") || name == "sw.js" || name.ends_with("/sw.js");
        let caching = if unhashed { "no-cache" } else { "public, max-age=3600" };
        let mut headers = vec![
            ("Content-Type".to_owned(), media_type(&name).to_owned()),
            ("Cache-Control".to_owned(), caching.to_owned()),
        ];
        if self.site_headers {
            for (header, value) in headers_for(&self.root, &name) {
                headers.retain(|(present, _)| !present.eq_ignore_ascii_case(&header));
                headers.push((header, value));
            }
        }
        if self.watches_policy && media_type(&name).starts_with("text/html") {
            // The policy in the page itself can report to nobody, and what it forbids happens before any script looks.
            let policy = headers_for(&self.root, &name)
                .into_iter()
                .find(|(header, _)| header.eq_ignore_ascii_case("content-security-policy"));
            headers.extend(policy.map(|(header, policy)| (header, format!("{policy}; report-uri /__policy"))));
        }
        Answer { status: 200, headers, body, delay }
    }
}

/// The headers that the file `_headers` gives to a path: a pattern per line, its headers indented below.
fn headers_for(root: &Path, name: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(root.join("_headers")).unwrap_or_default();
    let path = format!("/{name}");
    let mut applies = false;
    let mut found = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
        if line.starts_with([' ', '\t']) {
            if let (true, Some((header, value))) = (applies, line.split_once(':')) {
                found.push((header.trim().to_owned(), value.trim().to_owned()));
            }
        } else {
            applies = matches_pattern(line.trim(), &path);
        }
    }
    found
}

fn matches_pattern(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        Some((before, after)) => path.starts_with(before) && path.ends_with(after),
        None => path == pattern || (pattern == "/" && path == "/index.html"),
    }
}

fn is_text(name: &str) -> bool {
    ["html", "js", "css", "json", "svg", "txt", "webmanifest"].iter().any(|end| name.ends_with(&format!(".{end}")))
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Undoes percent-encoding; what is not UTF-8 afterwards is not a name of ours.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        if let (b'%', Some(byte)) = (first, code.and_then(|two| u8::from_str_radix(two, 16).ok())) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
