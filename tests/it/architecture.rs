//! The rule of the house, read from the sources: which folder may name which, and what no folder may do.
//!
//! The table stands in `ARCHITECTURE.md` for people; here it holds.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// For each folder of `src`: the folders it may name besides itself.
const RULE: [(&str, &[&str]); 15] = [
    ("domain", &[]),
    ("search", &["domain"]),
    ("pack", &["domain"]),
    ("words", &[]),
    // See also `only_the_worker_and_the_tool_encrypt`.
    ("cipher", &[]),
    ("interop", &["domain", "pack", "words", "cipher", "seal"]),
    // Linked by the worker and by `pack`; the page's folders below do not name it.
    ("seal", &["domain", "pack"]),
    // Of `storage` only the plain words of a transaction; see `storage_words_of_the_model`.
    ("model", &["domain", "search", "pack", "storage"]),
    ("storage", &["pack"]),
    // Of `words` only the languages: the lists are the worker's.
    ("shell", &["domain", "search", "pack", "interop", "model", "storage", "i18n", "words"]),
    ("i18n", &[]),
    ("ui", &["i18n"]),
    ("pages", &["domain", "search", "model", "shell", "i18n", "ui"]),
    ("app", &["model", "shell", "i18n", "ui", "pages"]),
    (
        "bin",
        &[
            "domain", "search", "pack", "words", "cipher", "interop", "seal", "model", "storage", "shell", "i18n",
            "ui", "pages",
        ],
    ),
];

/// The folders that must run natively, without a browser.
const PURE: [&str; 8] = ["domain", "search", "pack", "words", "cipher", "interop", "seal", "model"];

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(Path::new("src"), &mut found);
    assert!(found.len() > 50, "the sources were not found");
    found
}

/// The folder under `src`; nothing for the files that may name all.
fn folder(path: &Path) -> Option<String> {
    let mut parts = path.components().skip(1);
    let first = parts.next()?.as_os_str().to_str()?.to_owned();
    parts.next().map(|_| first)
}

/// The text without comments, as far as a line shows it.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(number, line)| (number + 1, line.split("//").next().unwrap_or_default()))
}

/// The first names after `crate::`, groups included.
fn named(text: &str) -> Vec<(usize, String)> {
    let mut names = Vec::new();
    for (number, line) in code(text) {
        for rest in line.split("crate::").skip(1) {
            let groups = rest.strip_prefix('{').map(|group| group.split('}').next().unwrap_or_default());
            let parts: Vec<&str> = groups.map_or_else(|| vec![rest], |group| group.split(',').collect());
            for part in parts {
                let name: String = part.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if !name.is_empty() {
                    names.push((number, name));
                }
            }
        }
    }
    names
}

#[test]
fn each_folder_names_only_what_the_rule_allows() {
    let rule: BTreeMap<&str, &[&str]> = RULE.into();
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let Some(folder) = folder(&path) else { continue };
        let Some(allowed) = rule.get(folder.as_str()) else {
            faults.push(format!("{}: no rule for the folder `{folder}`", path.display()));
            continue;
        };
        for (line, name) in named(&text) {
            let is_folder = rule.contains_key(name.as_str());
            if is_folder && name != folder && !allowed.contains(&name.as_str()) {
                faults.push(format!("{}:{line}: `{folder}` must not name `{name}`", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The cipher and the lists of words are heavy: what the app's program links must not reach them. Of `interop` it names
/// what is sent to the worker and what comes back.
#[test]
fn only_the_worker_and_the_tool_encrypt_and_check_signatures() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let place = path.display().to_string();
        if ["src/cipher", "src/seal", "src/words", "src/interop", "src/bin"].iter().any(|may| place.starts_with(may)) {
            continue;
        }
        for (line, code) in code(&text) {
            let heavy = [
                "cipher::",
                "seal::",
                "interop::job",
                "interop::origin",
                "words::of_",
                "words::parse",
                "words::phrase",
            ];
            for word in heavy.iter().filter(|word| code.contains(&format!("crate::{word}"))) {
                faults.push(format!("{place}:{line}: `{word}`"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let reaching: Vec<String> = sources()
        .into_iter()
        .filter(|(path, text)| path.starts_with("src/interop") && code(text).any(|(_, code)| code.contains("cipher::")))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert_eq!(reaching, ["src/interop/locked.rs"]);
}

#[test]
fn pure_folders_know_no_browser_and_no_framework() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        if !folder(&path).is_some_and(|folder| PURE.contains(&folder.as_str())) {
            continue;
        }
        for (line, code) in code(&text) {
            for word in ["leptos::", "web_sys::", "js_sys::", "gloo_storage", "wasm_bindgen"] {
                if code.contains(word) {
                    faults.push(format!("{}:{line}: `{word}` in a pure folder", path.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_domain_has_no_format_and_the_pages_no_storage() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let words: &[&str] = match folder(&path).as_deref() {
            Some("domain") => &["serde", "serde_json"],
            Some("pages" | "ui") => &["gloo_storage", "serde_json", "IdbDatabase", "inner_html", "local_storage"],
            Some("model") => &["Store::open", "erase_everything"],
            _ => continue,
        };
        for (line, code) in code(&text) {
            for word in words.iter().filter(|word| code.contains(**word)) {
                faults.push(format!("{}:{line}: `{word}`", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_storage_and_shell_reach_for_the_window() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let folder = folder(&path).unwrap_or_default();
        if matches!(folder.as_str(), "storage" | "shell" | "bin") {
            continue;
        }
        for (line, code) in code(&text).filter(|(_, code)| code.contains("web_sys::window")) {
            faults.push(format!("{}:{line}: {code}", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| !text.trim_start().starts_with("//!"))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert!(silent.is_empty(), "no module doc in {}", silent.join(", "));
}

#[test]
fn no_style_attribute_and_no_markup_from_text() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        // `stamp` looks for these in the built page.
        if folder(&path).as_deref() == Some("bin") {
            continue;
        }
        for (line, code) in code(&text) {
            if code.contains("inner_html") || code.contains(" style=") || code.contains("set_inner_html") {
                faults.push(format!("{}:{line}: {}", path.display(), code.trim()));
            }
        }
    }
    assert!(faults.is_empty(), "the policy forbids these:\n{}", faults.join("\n"));
}

/// The only control of this kind is the front door of import.
#[test]
fn files_come_in_by_one_control_only() {
    let places: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| code(text).any(|(_, code)| code.contains("type=\"file\"")))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert_eq!(places.len(), 1, "{places:?}");
}
