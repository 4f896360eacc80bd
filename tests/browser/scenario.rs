//! One story to be tried in every engine, and what it gets to work with.
//!
//! Used by `main.rs`, which runs scenarios, and by everything in `scenarios/`. A scenario that needs no fresh profile
//! takes the shared browser of its engine and a server on a port of its own, which is an origin of its own.

use crate::engine::{Browser, Engine, Installation, Options};
use crate::failure::{Failure, Outcome, expect};
use crate::page::Page;
use crate::profile::Profile;
use crate::server::Server;
use std::cell::RefCell;
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::time::Duration;

/// What runs when a scenario runs.
pub type Run = for<'stage> fn(&'stage mut Stage) -> Pin<Box<dyn Future<Output = Outcome> + 'stage>>;

/// A named scenario.
#[derive(Clone, Copy)]
pub struct Scenario {
    /// Its name: a sentence with underscores.
    pub name: &'static str,
    /// The engines it is for.
    pub engines: &'static [Engine],
    /// True when it runs in `make full` only.
    pub long: bool,
    /// How long it may take.
    pub limit: Duration,
    /// Its steps.
    pub run: Run,
}

impl Scenario {
    /// A scenario for all engines.
    pub const fn new(name: &'static str, run: Run) -> Self {
        Self { name, engines: &Engine::ALL, long: false, limit: Duration::from_secs(90), run }
    }

    /// Only for some engines.
    pub const fn only(mut self, engines: &'static [Engine]) -> Self {
        self.engines = engines;
        self
    }

    /// Only in `make full`.
    pub const fn long(mut self) -> Self {
        self.long = true;
        self
    }

    /// May take `seconds`.
    pub const fn within(mut self, seconds: u64) -> Self {
        self.limit = Duration::from_secs(seconds);
        self
    }
}

/// Makes a scenario of an `async fn name(stage: &mut Stage) -> Outcome`.
#[macro_export]
macro_rules! scenario {
    ($name:ident) => {
        $crate::scenario::Scenario::new(stringify!($name), |stage| Box::pin($name(stage)))
    };
}

/// What one engine gives to its scenarios, one after the other.
pub struct Stage {
    engine: Engine,
    installation: Installation,
    /// The folder of the finished site.
    pub site: PathBuf,
    /// How often a random matrix is run: 1 in `make test`, more in `make full`.
    pub full: bool,
    random: u64,
    shared: Option<Browser>,
    own: Vec<Browser>,
    looked_at: Option<Page>,
    served: RefCell<Vec<Server>>,
}

impl Stage {
    /// A stage without a browser yet; `seed` decides every random moment.
    pub fn new(engine: Engine, installation: Installation, site: PathBuf, full: bool, seed: u64) -> Self {
        Self {
            engine,
            installation,
            site,
            full,
            random: seed,
            shared: None,
            own: Vec::new(),
            looked_at: None,
            served: RefCell::default(),
        }
    }

    /// The engine.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Serves the finished site on an origin of its own.
    pub async fn serve_site(&self) -> Result<Server, Failure> {
        let index = self.site.join("index.html");
        if !index.is_file() {
            return Err(Failure::Unavailable(format!("the site is not built: {} is missing", index.display())));
        }
        let server = Server::start(&self.site).await?;
        server.watch_policy();
        self.served.borrow_mut().push(server.clone());
        Ok(server)
    }

    /// The one file of the finished site whose name ends with `ending`; names carry digests that scenarios cannot know.
    pub fn site_file(&self, ending: &str) -> Result<String, Failure> {
        let entries =
            std::fs::read_dir(&self.site).map_err(Failure::system(format!("read {}", self.site.display())))?;
        let mut names: Vec<String> =
            entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.retain(|name| name.ends_with(ending));
        match names.as_slice() {
            [name] => Ok(name.clone()),
            _ => Err(Failure::Expectation(format!("the site has not one file …{ending} but {names:?}"))),
        }
    }

    /// Serves the suite's own pages on an origin of their own.
    pub async fn serve_own_pages(&self) -> Result<Server, Failure> {
        Server::start(&crate::suite_folder().join("pages")).await
    }

    /// The shared browser of this engine, with one empty window.
    pub async fn page(&mut self) -> Result<Page, Failure> {
        if self.shared.is_none() {
            self.shared = Some(Browser::start(&self.installation, Options::default()).await?);
        }
        let Some(browser) = &self.shared else { return Err(Failure::Unavailable("no browser".to_owned())) };
        let page = browser.page();
        self.looked_at = Some(page.clone());
        Ok(page)
    }

    /// A browser with a profile of its own; it lives until the scenario ends or is done with it.
    pub async fn fresh_browser(&mut self, options: Options) -> Result<Browser, Failure> {
        let browser = Browser::start(&self.installation, options).await?;
        Ok(self.keep(browser))
    }

    /// A browser with the profile that another one left.
    pub async fn browser_with(&mut self, options: Options, profile: Profile) -> Result<Browser, Failure> {
        let browser = Browser::start_with(&self.installation, options, profile).await?;
        Ok(self.keep(browser))
    }

    /// Kills a browser with signal 9 and starts it again with the same profile.
    pub async fn kill_and_relaunch(&mut self, browser: &Browser) -> Result<Browser, Failure> {
        let profile = browser.kill().await?;
        self.done_with(browser);
        self.browser_with(browser.options().clone(), profile).await
    }

    /// Closes a browser in good order and starts it again with the same profile.
    pub async fn close_and_relaunch(&mut self, browser: &Browser) -> Result<Browser, Failure> {
        let profile = browser.close().await?;
        self.done_with(browser);
        self.browser_with(browser.options().clone(), profile).await
    }

    /// Lets a browser go before the scenario ends; it dies when the scenario drops its copy.
    pub fn done_with(&mut self, browser: &Browser) {
        self.own.retain(|kept| !kept.is(browser));
    }

    fn keep(&mut self, browser: Browser) -> Browser {
        // Kept here as well, so that after a failure its page can still be photographed.
        self.looked_at = Some(browser.page());
        self.own.push(browser.clone());
        browser
    }

    /// A random moment between two, the same for the same seed.
    pub fn random_moment(&mut self, from: Duration, to: Duration) -> Duration {
        // SplitMix64: small, and good enough to choose moments.
        self.random = self.random.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let span = u64::try_from(to.saturating_sub(from).as_millis()).unwrap_or(u64::MAX).max(1);
        from + Duration::from_millis((mixed ^ (mixed >> 31)) % span)
    }

    /// After a scenario: looks whether anything asked another host or broke the content policy, and leaves an empty
    /// window for the next one.
    pub async fn finish(&mut self) -> Result<(), Failure> {
        self.looked_at = None;
        for server in self.served.take() {
            let violations = server.violations();
            expect(violations.is_empty(), || format!("the content policy was broken: {violations:?}"))?;
        }
        for browser in self.own.iter().chain(&self.shared) {
            // A browser that was killed on purpose has nothing to say.
            let errors = browser.page().errors().await.unwrap_or_default();
            expect(!errors.iter().any(|error| error.starts_with("policy:")), || {
                format!("the content policy was broken: {errors:?}")
            })?;
        }
        for browser in self.own.drain(..).chain(self.shared.clone()) {
            let foreign = browser.foreign_requests();
            expect(foreign.is_empty(), || format!("requests left the origin: {foreign:?}"))?;
        }
        match &self.shared {
            Some(browser) => browser.page().tidy().await,
            None => Ok(()),
        }
    }

    /// After a failure: what the page looked like, as far as the browser still says so; the next scenario gets another.
    pub async fn give_up(&mut self) -> (Option<Vec<u8>>, Option<String>) {
        let mut evidence = (None, None);
        self.served.take();
        if let Some(page) = self.looked_at.take() {
            evidence.1 = page.session().source().await.ok();
            if evidence.1.is_some() {
                evidence.0 = page.session().screenshot().await.ok();
            }
        }
        self.own.clear();
        self.shared = None;
        evidence
    }
}
