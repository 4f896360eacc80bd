//! The written description and the JSON Schema say what the program does.
//!
//! `PLENARY_WRITE_DOCS=1 cargo test pack::tests::documents` brings both up to date.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::ours;
use crate::pack::{MAX_BY_AUTHOR, MAX_DEPTH, MAX_FILE, MAX_NOTE, MAX_RECORDS, MAX_TEXT, canonical, describer, read};

const BEGIN: &str = "<!-- tables: begin (written by a test) -->\n\n";
const END: &str = "\n<!-- tables: end -->\n";

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Compares a part of a file with what it should be, or writes it where that was asked for.
fn check(name: &str, whole: &str) {
    if std::env::var_os("PLENARY_WRITE_DOCS").is_some() {
        fs::write(path(name), whole).unwrap();
    }
    let same = fs::read_to_string(path(name)).unwrap_or_default() == whole;
    assert!(same, "{name} is out of date: PLENARY_WRITE_DOCS=1 cargo test pack::tests::documents");
}

/// The first sentences of the fields' own documentation, by struct and field.
fn field_docs() -> BTreeMap<(String, String), String> {
    let mut docs = BTreeMap::new();
    for entry in fs::read_dir(path("src/domain")).unwrap() {
        let file = entry.unwrap().path();
        if !file.is_file() {
            continue;
        }
        let (mut kind, mut words) = (String::new(), String::new());
        for line in fs::read_to_string(file).unwrap().lines().map(str::trim) {
            if let Some(doc) = line.strip_prefix("///") {
                words.push_str(doc);
            } else if let Some(rest) = line.strip_prefix("pub struct ") {
                kind = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap().to_owned();
                words.clear();
            } else if let Some((field, _)) = line.strip_prefix("pub ").and_then(|rest| rest.split_once(':')) {
                docs.insert((kind.clone(), field.to_owned()), words.trim().to_owned());
                words.clear();
            } else {
                words.clear();
            }
        }
    }
    docs
}

/// The name of the struct behind a described type, where it is not the same word.
fn struct_name(kind: &str) -> String {
    match kind {
        "pack" => return "Edition".to_owned(),
        "capacity" => return "ConferenceCapacity".to_owned(),
        _ => {}
    }
    let words = kind.trim_end_matches("_body").split('_');
    words.map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}

fn tables() -> String {
    let docs = field_docs();
    describer::tables(&|kind, member| {
        if kind == "subject" {
            return if member == "id" { "Its id.".to_owned() } else { "What it is about.".to_owned() };
        }
        let field = if member == "abstract" { "summary" } else { member };
        let found = docs.get(&(struct_name(kind), field.to_owned()));
        found.unwrap_or_else(|| panic!("no words for {kind}.{member}")).replace('|', "\\|")
    })
}

#[test]
fn the_json_schema_is_what_the_program_reads() {
    check("docs/pack.schema.json", &describer::json_schema());
}

#[test]
fn the_tables_of_the_description_are_what_the_program_reads() {
    let text = fs::read_to_string(path("docs/pack-format.md")).unwrap();
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    check("docs/pack-format.md", &format!("{before}{BEGIN}{}{END}{after}", tables()));
}

#[test]
fn the_description_names_the_limits_in_force() {
    let text = fs::read_to_string(path("docs/pack-format.md")).unwrap();
    let thousands = |number: usize| format!("{},{:03}", number / 1000, number % 1000);
    for limit in [
        format!("{} MB", MAX_FILE >> 20),
        format!("{MAX_DEPTH} levels"),
        format!("{} kB", MAX_TEXT >> 10),
        format!("{} kB", MAX_NOTE >> 10),
        thousands(MAX_RECORDS),
        thousands(MAX_BY_AUTHOR),
    ] {
        assert!(text.contains(&limit), "{limit}");
    }
}

#[test]
fn every_example_of_the_description_is_a_pack_without_a_problem() {
    let text = fs::read_to_string(path("docs/pack-format.md")).unwrap();
    let examples: Vec<&str> = text.split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(examples.len() >= 3);
    for example in examples {
        let outcome = read(example.as_bytes());
        assert_eq!(outcome.problems.list, [], "{example}");
        ours(outcome);
        assert_eq!(canonical(example.as_bytes()).as_deref(), Ok(example));
    }
}
