//! Turns the locale files of `src/i18n/locales` into code, and refuses to build when the two languages differ.
//!
//! Three kinds of files lie there, in one folder for each language:
//! * every file not named below is a namespace of the catalogue (`t!(locale, namespace.key)`), found by its name alone,
//!   so that a new page brings its texts without a change here;
//! * `labels.json` and `problems.json` hold words for codes and become one sorted table for each vocabulary;
//! * `countries.json` and `country_aliases.json` become the sorted table of countries.
//!
//! It writes nothing outside `OUT_DIR` and reads nothing but these files.

use leptos_i18n_build::options::CodegenOptions;
use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

const LOCALES: &str = "src/i18n/locales";
const TABLES: [&str; 4] = ["labels", "problems", "countries", "country_aliases"];
/// `leptos_i18n` takes these endings for plural forms; ours are `…_single` and `…_several`.
const RESERVED_ENDINGS: [&str; 6] = ["_zero", "_one", "_two", "_few", "_many", "_other"];

/// The leaves of one locale file: the path of the key, joined by points, and its text.
type Texts = BTreeMap<String, String>;

fn main() -> Result<(), Box<dyn Error>> {
    // What `src/bin/stamp/cut.rs` takes the program apart by; its output keeps none of it.
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|architecture| architecture == "wasm32") {
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }

    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={LOCALES}");
    let output = PathBuf::from(std::env::var("OUT_DIR")?);

    let names = file_names("en")?;
    let french_names = file_names("fr")?;
    if names != french_names {
        let alone: Vec<_> = names.symmetric_difference(&french_names).collect();
        return Err(format!("these locale files exist in one language only: {alone:?}").into());
    }
    let mut faults = Vec::new();
    for name in &names {
        let english = read(name, "en")?;
        let french = read(name, "fr")?;
        compare(name, &english, &french, TABLES.contains(&name.as_str()), &mut faults);
    }
    if !faults.is_empty() {
        return Err(format!("the locale files do not agree:\n{}", faults.join("\n")).into());
    }

    fs::write(output.join("labels.rs"), label_tables()?)?;
    fs::write(output.join("countries.rs"), country_tables()?)?;
    write_catalogue(&output, names.iter().filter(|name| !TABLES.contains(&name.as_str())))
}

/// The catalogue of `leptos_i18n`, with every namespace found in the folder.
fn write_catalogue<'a>(output: &Path, namespaces: impl Iterator<Item = &'a String>) -> Result<(), Box<dyn Error>> {
    let config = Config::new("en")?
        .add_locale("fr")?
        .locales_path(LOCALES)
        .add_namespaces(namespaces)?
        .parse_options(ParseOptions::new().interpolate_display(true));
    let translations = TranslationsInfos::parse(config)?;
    translations.emit_diagnostics();
    // Generated code is not ours to tidy: the lints look at what people write.
    let attributes = "#![allow(missing_docs, unused_imports, dead_code, clippy::all, clippy::pedantic, clippy::allow_attributes, \
                      clippy::allow_attributes_without_reason, clippy::str_to_string, clippy::unwrap_used, \
                      reason = \"generated code\")]";
    let options = CodegenOptions::new().gen_docs(false).top_level_attributes(Some(attributes.parse()?));
    translations.generate_i18n_module_with_options(output.join("catalogue"), options)?;
    Ok(())
}

/// One static table for each vocabulary: `SECTOR: [(code, [English, French])]`, sorted by code.
fn label_tables() -> Result<String, Box<dyn Error>> {
    let mut english = read("labels", "en")?;
    let mut french = read("labels", "fr")?;
    english.extend(read("problems", "en")?);
    french.extend(read("problems", "fr")?);
    let mut vocabularies: BTreeMap<&str, Vec<(&str, &str, &str)>> = BTreeMap::new();
    for ((key, english_text), french_text) in english.iter().zip(french.values()) {
        let (vocabulary, code) = key.split_once('.').ok_or_else(|| format!("{key} is in no vocabulary"))?;
        vocabularies.entry(vocabulary).or_default().push((code, english_text, french_text));
    }
    let mut source = String::new();
    for (vocabulary, mut rows) in vocabularies {
        rows.sort_unstable();
        let name = vocabulary.to_uppercase();
        writeln!(source, "pub static {name}: [(&str, [&str; 2]); {}] = {rows:?};", rows.len(), rows = Rows(&rows))?;
    }
    Ok(source)
}

/// The countries with their names in both languages and the other names people search for.
fn country_tables() -> Result<String, Box<dyn Error>> {
    let english = read("countries", "en")?;
    let french = read("countries", "fr")?;
    let rows: Vec<_> = english
        .iter()
        .zip(french.values())
        .map(|((code, english_name), french_name)| (code.as_str(), english_name.as_str(), french_name.as_str()))
        .collect();
    let mut aliases: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for locale in ["en", "fr"] {
        for (key, alias) in read("country_aliases", locale)? {
            let code = key.split('.').next().unwrap_or(&key).to_owned();
            if !english.contains_key(&code) {
                return Err(format!("country_aliases.json: {code} is not in countries.json").into());
            }
            aliases.entry(code).or_default().insert(alias);
        }
    }
    let mut source = String::new();
    writeln!(source, "pub static NAMES: [(&str, [&str; 2]); {}] = {:?};", rows.len(), Rows(&rows))?;
    writeln!(source, "pub static ALIASES: [(&str, &[&str]); {}] = [", aliases.len())?;
    for (code, names) in &aliases {
        writeln!(source, "({code:?}, &{:?}),", names.iter().collect::<Vec<_>>())?;
    }
    source.push_str("];\n");
    Ok(source)
}

/// Writes rows as the source of an array of `(code, [English, French])`.
struct Rows<'a>(&'a [(&'a str, &'a str, &'a str)]);

impl std::fmt::Debug for Rows<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_list().entries(self.0.iter().map(|(code, english, french)| (code, [english, french]))).finish()
    }
}

/// Notes every key or placeholder that one of the languages lacks.
fn compare(name: &str, english: &Texts, french: &Texts, table: bool, faults: &mut Vec<String>) {
    for (key, text) in english {
        let Some(translation) = french.get(key) else {
            // Other names of a country need no counterpart: each language has as many as it has.
            if name != "country_aliases" {
                faults.push(format!("{name}.{key}: no French text"));
            }
            continue;
        };
        if placeholders(text) != placeholders(translation) {
            faults.push(format!("{name}.{key}: the languages name different values"));
        }
        if !table && RESERVED_ENDINGS.iter().any(|ending| key.ends_with(ending)) {
            faults.push(format!("{name}.{key}: this ending is reserved; use _single and _several for numbers"));
        }
    }
    for key in french.keys().filter(|key| !english.contains_key(*key)) {
        if name != "country_aliases" {
            faults.push(format!("{name}.{key}: no English text"));
        }
    }
}

/// The names between `{{` and `}}`.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}")).map(|(name, _)| name.trim()).collect()
}

fn file_names(locale: &str) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(Path::new(LOCALES).join(locale))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            names.extend(path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned));
        }
    }
    Ok(names)
}

fn read(name: &str, locale: &str) -> Result<Texts, Box<dyn Error>> {
    let path = Path::new(LOCALES).join(locale).join(format!("{name}.json"));
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let object: Map<String, Value> =
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut texts = Texts::new();
    for (key, value) in object {
        flatten(key, value, &mut texts).map_err(|fault| format!("{}: {fault}", path.display()))?;
    }
    Ok(texts)
}

fn flatten(key: String, value: Value, texts: &mut Texts) -> Result<(), String> {
    match value {
        Value::String(text) => {
            texts.insert(key, text);
        }
        Value::Object(members) => {
            for (name, member) in members {
                flatten(format!("{key}.{name}"), member, texts)?;
            }
        }
        Value::Array(members) => {
            for (position, member) in members.into_iter().enumerate() {
                flatten(format!("{key}.{position}"), member, texts)?;
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => return Err(format!("{key} is not a text")),
    }
    Ok(())
}
