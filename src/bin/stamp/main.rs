//! `stamp build` finishes what Trunk has built: it joins the stylesheets, names the app's files in `start.js`,
//! takes the program apart, writes the service worker's list of digests and the sample `_headers`, and refuses a site
//! that is too big.
//!
//! Trunk calls it as its `post_build` hook (`Trunk.toml`), so the site it works on is not yet published and an error
//! here stops the build. Native only. It does not compile or fetch anything.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool speaks through its output")]

mod budget;
mod cut;
mod error;
mod page;
mod precache;
mod site;
mod styles;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use budget::Weights;
use error::StampError;
use page::Page;
use site::Site;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments != ["build"] {
        eprintln!("usage: stamp build   (called by Trunk, see Trunk.toml)");
        return ExitCode::from(2);
    }
    match build() {
        Ok(report) => {
            print!("{report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("stamp: {error}\n  hint: {}", error.hint());
            ExitCode::FAILURE
        }
    }
}

/// Stamps the site in Trunk's staging folder and returns the table of weights to print.
fn build() -> Result<String, StampError> {
    let source = folder("TRUNK_SOURCE_DIR")?;
    let mut site = Site::read(&folder("TRUNK_STAGING_DIR")?)?;
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");

    let source_page = error::read_text(&source.join("index.html"))?;
    for folder in styles::FOLDERS {
        styles::check_listed(&source_page, folder, &styles::names_in(&source.join(folder))?)?;
    }

    let mut page = Page::new(site.text("index.html")?);
    let policy = page.check()?;
    page.remove_comments();
    styles::join(&mut page, &mut site)?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| source.join("target"), PathBuf::from);
    let (script, wasm) = name_the_app(&mut page, &mut site)?;
    let profile = if release { "release" } else { "debug" };
    let linked = target.join("wasm32-unknown-unknown").join(profile).join("app.wasm");
    let parts = cut::cut(&mut site, (&script, &wasm), &linked, &target.join("parts"), release)?;
    site.put("index.html", page.text().as_bytes());

    let headers = precache::headers(&site.text("_headers")?, &policy);
    site.put("_headers", headers.as_bytes());
    let version = precache::stamp(&mut page, &mut site, &headers)?;
    site.write()?;

    let weights = Weights::measure(&page, &site, &parts);
    error::write(&target.join("first-load.json"), weights.json(&version, release).as_bytes())?;
    if release {
        weights.check()?;
    }
    Ok(weights.table(&version))
}

/// Fills in `start.js` and the page from the names that Trunk wrote into its script element; returns them.
fn name_the_app(page: &mut Page, site: &mut Site) -> Result<(String, String), StampError> {
    let script = page.elements("script").find(|element| element.attribute("data-wasm").is_some());
    let names = script.and_then(|element| Some((element.attribute("data-js")?, element.attribute("data-wasm")?)));
    let (script_name, wasm_name) = names.ok_or(StampError::AppMissing)?;
    let start = site.text("start.js")?.replace("__APP_JS__", &script_name);
    site.put("start.js", start.as_bytes());
    page.fill_meta("plenary-wasm", &wasm_name)?;
    Ok((script_name, wasm_name))
}

/// A folder that Trunk names in the environment.
fn folder(variable: &'static str) -> Result<PathBuf, StampError> {
    env::var_os(variable).map(PathBuf::from).ok_or(StampError::NotCalledByTrunk { variable })
}
