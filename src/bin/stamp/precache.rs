//! What the service worker must know: the version, the digest of every file, and the headers of the page.
//!
//! The version is the digest of all that is served, so that one version is one set of bytes. The worker's behaviour is
//! in `public/sw.js`, not here.

use serde_json::{Map, Value, json};

use crate::error::StampError;
use crate::page::Page;
use crate::site::{Site, digest, short_name};

/// The files that the worker does not keep: itself, its replacement, and what only a host reads.
const NOT_KEPT: [&str; 3] = ["sw.js", "sw-kill.js", "_headers"];

/// The sample `_headers` with the page's policy, and with what only a header can say.
pub(crate) fn headers(template: &str, policy: &str) -> String {
    template.replace("__POLICY__", &format!("{policy}; frame-ancestors 'none'"))
}

/// Writes the version into the page and the list of files into the worker; returns the version.
pub(crate) fn stamp(page: &mut Page, site: &mut Site, headers: &str) -> Result<String, StampError> {
    let template = site.text("sw.js")?;
    let version = version(site, &template, headers);

    page.fill_meta("plenary-version", &version)?;
    site.put("index.html", page.text().as_bytes());

    // The page comes last: its presence in the cache says that the cache is complete.
    let (pages, others): (Vec<_>, Vec<_>) = kept(site).partition(|(path, _)| *path == "index.html");
    let files: Vec<Value> = others
        .into_iter()
        .chain(pages)
        .map(|(path, bytes)| {
            // Hosts answer for the folder; some redirect away from `index.html`.
            let address = if path == "index.html" { "./" } else { path };
            json!([address, digest(bytes), bytes.len()])
        })
        .collect();

    let mut worker = template;
    let list = files.iter().map(ToString::to_string).collect::<Vec<_>>().join(",\n  ");
    let values = [
        ("__VERSION__", version.clone()),
        ("__FILES__", format!("[\n  {list},\n]")),
        ("__HEADERS__", Value::Object(page_headers(headers)).to_string()),
    ];
    for (mark, value) in values {
        if !worker.contains(mark) {
            return Err(StampError::MarkMissing { path: "sw.js", mark });
        }
        worker = worker.replace(mark, &value);
    }
    site.put("sw.js", worker.as_bytes());
    Ok(version)
}

/// The files that the worker keeps.
pub(crate) fn kept(site: &Site) -> impl Iterator<Item = (&str, &[u8])> {
    site.files().filter(|(path, _)| !NOT_KEPT.contains(path))
}

/// 16 hexadecimal digits that change with any byte that is served or any rule of the worker.
fn version(site: &Site, template: &str, headers: &str) -> String {
    let mut all = vec![template.to_owned(), headers.to_owned()];
    all.extend(kept(site).map(|(path, bytes)| format!("{path} {}", digest(bytes))));
    short_name(all.join("\n").as_bytes())
}

/// The headers of the `/*` block, and the page's type.
fn page_headers(headers: &str) -> Map<String, Value> {
    let lines = headers.lines().filter(|line| line.starts_with("  "));
    let pairs = lines.filter_map(|line| line.trim().split_once(": "));
    let mut all: Map<String, Value> = pairs.map(|(name, value)| (name.to_owned(), json!(value))).collect();
    all.insert("Content-Type".to_owned(), json!("text/html; charset=utf-8"));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERSION_META: &str = "<meta name=\"plenary-version\" content=\"unstamped\">";
    const WORKER: &str = "const V='__VERSION__';const F=__FILES__;const H=__HEADERS__;";
    const HEADERS: &str = "# sample\n/*\n  Content-Security-Policy: __POLICY__\n  Referrer-Policy: no-referrer\n";

    fn stamped(app: &str) -> (String, String, Site) {
        let mut page = Page::new(VERSION_META.to_owned());
        let mut site =
            Site::of(&[("a.js", app), ("index.html", VERSION_META), ("sw.js", WORKER), ("_headers", HEADERS)]);
        let version = stamp(&mut page, &mut site, &headers(HEADERS, "default-src 'none'")).unwrap();
        let worker = site.text("sw.js").unwrap();
        (version, worker, site)
    }

    #[test]
    fn the_version_follows_the_content() {
        assert_eq!(stamped("one").0, stamped("one").0);
        assert_ne!(stamped("one").0, stamped("two").0);
        assert_eq!(stamped("one").0.len(), 16);
    }

    #[test]
    fn the_list_ends_with_the_page_as_it_is_served() {
        let (version, worker, site) = stamped("one");
        let page = site.bytes("index.html").unwrap();
        assert!(String::from_utf8_lossy(page).contains(&version));
        assert!(worker.contains(&format!("  [\"./\",\"{}\",{}],\n];", digest(page), page.len())));
        assert!(worker.contains(&format!("[\"a.js\",\"{}\",3]", digest(b"one"))));
        assert!(!worker.contains("\"sw.js\"") && !worker.contains("_headers") && !worker.contains("__"));
    }

    #[test]
    fn the_cached_page_gets_the_headers_that_a_meta_cannot_say() {
        let (_, worker, _) = stamped("one");
        assert!(worker.contains("\"Content-Security-Policy\":\"default-src 'none'; frame-ancestors 'none'\""));
        assert!(worker.contains("\"Referrer-Policy\":\"no-referrer\""));
    }

    #[test]
    fn a_template_without_a_mark_is_refused() {
        let mut site = Site::of(&[("index.html", VERSION_META), ("sw.js", "const V='__VERSION__'")]);
        let refused = stamp(&mut Page::new(VERSION_META.to_owned()), &mut site, "");
        assert!(matches!(refused, Err(StampError::MarkMissing { path: "sw.js", .. })));
    }
}
