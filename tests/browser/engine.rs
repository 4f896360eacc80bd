//! The three engines: where they are on this machine, how each is started, and how it is started again.
//!
//! Used by `scenario.rs`, which hands browsers to scenarios. It knows the flags and preferences of each engine; it knows
//! nothing about pages. Every browser runs with a profile of its own and with a proxy that records requests to other
//! hosts, so "nothing leaves the origin" is checked for the whole suite. A browser dies with its value.

use crate::display::Display;
use crate::driver::Session;
use crate::failure::Failure;
use crate::page::Page;
use crate::profile::{MARK, Profile};
use crate::server::Server;
use serde_json::{Value, json};
use std::fmt;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::rc::Rc;
use std::time::Duration;
use tokio::process::{Child, Command};
use tokio::time::{Instant, sleep};

/// An engine the suite runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// Chromium with chromedriver.
    Chromium,
    /// Firefox ESR with geckodriver.
    Firefox,
    /// `WebKitGTK` with `WebKitWebDriver`, standing in for Safari's engine.
    Webkit,
}

impl Engine {
    /// All three, in the order of the report.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// The name in reports and in `PLENARY_ENGINES`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// What a profile allows pages to keep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Storage {
    /// Everything, as usual.
    #[default]
    Allowed,
    /// The person forbids sites to keep data: access throws or opening fails.
    Blocked,
}

/// How a browser is to be started.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The languages the browser announces, most wanted first; `en-GB` when empty.
    pub language: Option<String>,
    /// What pages may keep.
    pub storage: Storage,
    /// Where the profile lies; the temporary directory when absent.
    pub profile_parent: Option<PathBuf>,
}

/// What is needed to start an engine on this machine.
#[derive(Debug)]
pub struct Installation {
    engine: Engine,
    driver: PathBuf,
    browser: PathBuf,
    display: Option<Display>,
    preload: Option<PathBuf>,
}

impl Installation {
    /// Looks for browser and driver; says what is missing.
    pub async fn find(engine: Engine, target: &Path) -> Result<Self, Failure> {
        let (driver, browser) = match engine {
            Engine::Chromium => (program("chromedriver")?, program("chromium").or_else(|_| program("google-chrome"))?),
            Engine::Firefox => (program("geckodriver")?, program("firefox-esr").or_else(|_| program("firefox"))?),
            Engine::Webkit => (program("WebKitWebDriver")?, mini_browser()?),
        };
        let (display, preload) = if engine == Engine::Webkit {
            (Some(Display::start().await?), Some(build_preload(target).await?))
        } else {
            (None, None)
        };
        Ok(Self { engine, driver, browser, display, preload })
    }

    fn command(&self, port: u16, profile: &Profile, options: &Options) -> Command {
        let mut command = Command::new(&self.driver);
        let log = std::fs::File::create(profile.part(DRIVER_LOG)).map_or_else(|_| Stdio::null(), Stdio::from);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).kill_on_drop(true);
        command
            .env(MARK, profile.path())
            .env("HOME", profile.path())
            .env("NO_AT_BRIDGE", "1")
            .env("TZ", "Europe/Paris");
        command.env("XDG_DATA_HOME", profile.part("data")).env("XDG_CACHE_HOME", profile.part("cache"));
        command.env("XDG_CONFIG_HOME", profile.part("config"));
        command.arg(format!("--port={port}"));
        match self.engine {
            Engine::Chromium => {}
            Engine::Firefox => {
                command.args(["--websocket-port", "0", "--log", "fatal"]).env("MOZ_HEADLESS", "1");
            }
            Engine::Webkit => {
                let language = options.language.as_deref().unwrap_or("en-GB").replace('-', "_");
                command.env("LANGUAGE", &language).env("LANG", format!("{language}.UTF-8"));
                command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                command.env("PLENARY_WEBKIT_DATA", profile.part("data"));
                command.env("PLENARY_WEBKIT_CACHE", profile.part("cache"));
                if let Some(display) = &self.display {
                    command.env("DISPLAY", display.name()).env("GDK_BACKEND", "x11");
                }
                if let Some(preload) = &self.preload {
                    command.env("LD_PRELOAD", preload);
                }
            }
        }
        command
    }

    fn capabilities(&self, profile: &Profile, options: &Options, proxy: u16) -> Value {
        let blocked = options.storage == Storage::Blocked;
        let language = options.language.as_deref().unwrap_or("en-GB");
        let address = format!("127.0.0.1:{proxy}");
        let mut capabilities = json!({
            "pageLoadStrategy": "normal",
            "timeouts": { "script": 30_000, "pageLoad": 30_000, "implicit": 0 },
        });
        if self.engine != Engine::Webkit {
            capabilities["proxy"] = json!({ "proxyType": "manual", "httpProxy": address, "sslProxy": address });
        }
        match self.engine {
            Engine::Chromium => {
                let mut preferences = json!({
                    "intl.accept_languages": language,
                    "download.default_directory": profile.part("data"),
                    "download.prompt_for_download": false,
                    "net.network_prediction_options": 2,
                    "session.restore_on_startup": 5,
                    "homepage_is_newtabpage": true,
                    "homepage": "about:blank",
                });
                if blocked {
                    preferences["profile.default_content_setting_values.cookies"] = json!(2);
                }
                let mut arguments: Vec<String> = CHROMIUM_FLAGS.iter().map(|flag| (*flag).to_owned()).collect();
                arguments.push(format!("--user-data-dir={}", profile.part("profile").display()));
                arguments.push(format!("--lang={language}"));
                capabilities["goog:chromeOptions"] =
                    json!({ "binary": self.browser, "args": arguments, "prefs": preferences });
            }
            Engine::Firefox => {
                let mut preferences = json!({
                    "intl.accept_languages": language,
                    "browser.download.folderList": 2,
                    "browser.download.dir": profile.part("data"),
                    "browser.download.useDownloadDir": true,
                    "browser.download.alwaysOpenPanel": false,
                    "browser.sessionstore.resume_from_crash": false,
                    "toolkit.startup.max_resumed_crashes": -1,
                    "browser.shell.checkDefaultBrowser": false,
                    "browser.aboutConfig.showWarning": false,
                    "browser.safebrowsing.malware.enabled": false,
                    "browser.safebrowsing.phishing.enabled": false,
                    "browser.safebrowsing.downloads.enabled": false,
                    "browser.newtabpage.enabled": false,
                    "browser.region.update.enabled": false,
                    "browser.search.update": false,
                    "network.captive-portal-service.enabled": false,
                    "network.connectivity-service.enabled": false,
                    "network.dns.disablePrefetch": true,
                    "app.normandy.enabled": false,
                    "app.update.disabledForTesting": true,
                    "datareporting.policy.dataSubmissionEnabled": false,
                    "toolkit.telemetry.enabled": false,
                    "toolkit.telemetry.server": "",
                    "extensions.update.enabled": false,
                    "extensions.getAddons.cache.enabled": false,
                    "extensions.systemAddon.update.enabled": false,
                    "media.gmp-manager.updateEnabled": false,
                    "services.settings.server": "",
                    "dom.disable_beforeunload": true,
                });
                if blocked {
                    preferences["network.cookie.cookieBehavior"] = json!(2);
                }
                capabilities["moz:firefoxOptions"] = json!({
                    "binary": self.browser,
                    "args": ["-headless", "-profile", profile.part("profile")],
                    "prefs": preferences,
                });
            }
            Engine::Webkit => {
                // Not as the capability `proxy`: with `noProxy` in it MiniBrowser reads beyond a list and dies at times.
                let mut arguments = vec![
                    "--automation".to_owned(),
                    format!("--proxy=http://{address}"),
                    "--ignore-host=127.0.0.1".to_owned(),
                ];
                if blocked {
                    arguments.push("--enable-html5-local-storage=FALSE".to_owned());
                    arguments.push("--enable-html5-database=FALSE".to_owned());
                }
                capabilities["webkitgtk:browserOptions"] = json!({ "binary": self.browser, "args": arguments });
            }
        }
        capabilities
    }
}

/// Chromium without anything that asks the network by itself or needs a real screen.
const CHROMIUM_FLAGS: [&str; 14] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--disable-search-engine-choice-screen",
    "--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,PreconnectToSearch",
    "--hide-crash-restore-bubble",
    "--window-size=1366,900",
];

/// What driver and browser print, inside the profile.
const DRIVER_LOG: &str = "driver.log";

/// Hosts the browsers themselves ask in spite of every preference; no page of ours names them.
const BROWSERS_OWN_HOSTS: [&str; 7] = [
    "mozilla.",
    "firefox.",
    "google.com",
    "googleapis.com",
    "gvt1.com",
    "mozgcp.net",
    "start.duckduckgo.com", // the start page of Debian's Chromium
];

/// A running browser with its driver and profile; copies are the same browser, which dies with the last of them.
#[derive(Clone, Debug)]
pub struct Browser(Rc<Running>);

#[derive(Debug)]
struct Running {
    engine: Engine,
    options: Options,
    profile: Profile,
    session: Session,
    outside: Server,
    _driver: Child,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.profile.kill_all_now();
    }
}

impl Browser {
    /// Starts a browser with an empty profile.
    pub async fn start(installation: &Installation, options: Options) -> Result<Self, Failure> {
        let profile = match &options.profile_parent {
            Some(parent) => Profile::create_in(parent)?,
            None => Profile::create()?,
        };
        Self::start_with(installation, options, profile).await
    }

    /// Starts a browser with a profile that another one has used and left.
    pub async fn start_with(installation: &Installation, options: Options, profile: Profile) -> Result<Self, Failure> {
        remove_locks(&profile);
        let outside = Server::start(&profile.part("config")).await?;
        let port = free_port()?;
        let driver = installation
            .command(port, &profile, &options)
            .spawn()
            .map_err(Failure::system(format!("start {}", installation.driver.display())))?;
        let started = async {
            wait_for_driver(port).await?;
            Session::start(port, installation.capabilities(&profile, &options, outside.port())).await
        };
        let session = match started.await {
            Ok(session) => session,
            Err(failure) => {
                let running = profile.processes();
                profile.kill_all_now();
                let log = std::fs::read_to_string(profile.part(DRIVER_LOG)).unwrap_or_default();
                return Err(Failure::Lost {
                    command: format!("start {}", installation.engine),
                    detail: format!("{failure}; the driver said {log:?}; running then: {running:?}"),
                });
            }
        };
        Ok(Self(Rc::new(Running { engine: installation.engine, options, profile, session, outside, _driver: driver })))
    }

    /// How the browser was started.
    pub fn options(&self) -> &Options {
        &self.0.options
    }

    /// The profile with its files and processes.
    pub fn profile(&self) -> &Profile {
        &self.0.profile
    }

    /// The page in the window that commands go to.
    pub fn page(&self) -> Page {
        Page::new(self.0.engine, self.0.session.clone())
    }

    /// Requests that went to other hosts, without those the browser makes on its own.
    pub fn foreign_requests(&self) -> Vec<String> {
        let mut seen = self.0.outside.foreign_requests();
        seen.retain(|target| !BROWSERS_OWN_HOSTS.iter().any(|host| target.contains(host)));
        seen
    }

    /// Kills browser and driver with signal 9, all processes at once, and keeps the profile.
    pub async fn kill(&self) -> Result<Profile, Failure> {
        self.0.profile.kill_all().await?;
        Ok(self.0.profile.clone())
    }

    /// Closes the browser in good order and keeps the profile.
    pub async fn close(&self) -> Result<Profile, Failure> {
        self.0.session.close().await?;
        // Not every driver waits until the browser has written what it has to write; the driver itself stays.
        let deadline = Instant::now() + Duration::from_secs(5);
        while self.0.profile.processes().len() > 1 && Instant::now() < deadline {
            sleep(Duration::from_millis(20)).await;
        }
        self.kill().await
    }

    /// True when both are the same running browser.
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Waits until the driver listens.
async fn wait_for_driver(port: u16) -> Result<(), Failure> {
    let deadline = Instant::now() + Duration::from_secs(20);
    while !Session::driver_is_ready(port).await {
        if Instant::now() > deadline {
            return Err(Failure::TimedOut {
                waited_for: format!("a driver on port {port}"),
                seconds: 20.0,
                last_seen: "no answer".to_owned(),
            });
        }
        sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

/// A port the system has free at this moment.
fn free_port() -> Result<u16, Failure> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(Failure::system("find a free port"))?;
    listener.local_addr().map(|address| address.port()).map_err(Failure::system("read the free port"))
}

/// Removes what a killed browser leaves behind to say that it is running.
fn remove_locks(profile: &Profile) {
    let folder = profile.part("profile");
    for name in ["SingletonLock", "SingletonCookie", "SingletonSocket", "DevToolsActivePort", "lock", ".parentlock"] {
        // Mostly they are not there, which is what is wanted.
        drop(std::fs::remove_file(folder.join(name)));
    }
}

/// Looks for a program on the path, then in the folder where the set-up puts tools it builds.
fn program(name: &str) -> Result<PathBuf, Failure> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    if let Some(home) = std::env::var_os("HOME") {
        let tools = PathBuf::from(home).join(".cache/plenary-tools");
        let entries = std::fs::read_dir(tools).into_iter().flatten().flatten();
        folders.extend(entries.map(|entry| entry.path().join("bin")));
    }
    folders
        .into_iter()
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
        .ok_or_else(|| Failure::Unavailable(format!("{name} is not installed")))
}

/// `WebKitGTK` puts its browser where no path leads.
fn mini_browser() -> Result<PathBuf, Failure> {
    let mut folders = vec![PathBuf::from("/usr/libexec"), PathBuf::from("/usr/lib")];
    folders.extend(std::fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path()));
    folders
        .into_iter()
        .map(|folder| folder.join("webkit2gtk-4.1/MiniBrowser"))
        .find(|file| file.is_file())
        .ok_or_else(|| Failure::Unavailable("WebKitGTK's MiniBrowser is not installed".to_owned()))
}

/// Compiles `webkit_profile.c` with the compiler that Rust links with.
async fn build_preload(target: &Path) -> Result<PathBuf, Failure> {
    std::fs::create_dir_all(target).map_err(Failure::system(format!("create {}", target.display())))?;
    let source = crate::suite_folder().join("webkit_profile.c");
    let library = target.join("webkit_profile.so");
    let status = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .arg(&library)
        .arg(&source)
        .status()
        .await
        .map_err(Failure::system("run cc"))?;
    if status.success() {
        Ok(library)
    } else {
        Err(Failure::Unavailable("cc cannot build webkit_profile.c".to_owned()))
    }
}
