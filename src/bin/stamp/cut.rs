//! Takes the program apart along the cuts of `src/main.rs`, so that the first load has only what the first screen needs.
//!
//! Trunk knows one file for a program, so its output is replaced here: the linked program is cut by
//! `wasm_split_cli_support`, the first part goes through wasm-bindgen under the names that Trunk chose, and every part
//! through wasm-opt. Both tools are those that Trunk uses, from the PATH. It decides nothing about what is in a part:
//! what only the functions of a cut reach is in it, and what several reach is shared between them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{self, StampError};
use crate::site::Site;

/// What the first part and the rest are called by, once they are in the site.
#[derive(Debug)]
pub(crate) struct Parts {
    /// The script that fetches the parts; the program's script imports it, so it belongs to the first load.
    pub(crate) script: String,
    /// The parts that are fetched after the first screen.
    pub(crate) later: Vec<String>,
}

/// Optimises for size, after taking the control flow apart to put it together anew, with the features that the compiler
/// uses and all three engines know. Functions stay apart rather than being put into their only caller, and the lowest
/// kilobyte of memory, where Rust has nothing but the end of its stack, counts as unused: that compresses best, by
/// measure.
const OPTIMISE: [&str; 14] = [
    "--flatten",
    "--rereloop",
    "-Os",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-extended-const",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=0",
    "--strip-debug",
    "--strip-producers",
];

/// How the writer of the script fetches a part, and what stands there instead: with the version, so that a page of an
/// older version gets its own part, and without trusting a host to name the type of the file.
const FETCH: [(&str, &str); 3] = [
    ("fetch(new URL(", "part(new URL("),
    ("WebAssembly.instantiateStreaming(src, imports)", "instantiate(src, imports)"),
    ("let sharedImports", INSTANTIATE),
];

const INSTANTIATE: &str = "async function part(address) {
    const response = await fetch(`${address}?version=${window.plenary_sw_state.version}`);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response;
}
async function instantiate(src, imports) {
    const response = await src;
    return response.headers.get('Content-Type') === 'application/wasm'
        ? WebAssembly.instantiateStreaming(response, imports)
        : WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
let sharedImports";

/// Replaces the program in the site by its parts. `script` and `wasm` are Trunk's names of it, `linked` is the program
/// as the linker left it, `work` a folder that may be emptied; without `is_release` nothing is optimised.
pub(crate) fn cut(
    site: &mut Site,
    (script, wasm): (&str, &str),
    linked: &Path,
    work: &Path,
    is_release: bool,
) -> Result<Parts, StampError> {
    let name = script.trim_start_matches("./").trim_end_matches(".js");
    if work.exists() {
        fs::remove_dir_all(work).map_err(|cause| StampError::File { path: work.to_owned(), cause })?;
    }
    let first = work.join("first.wasm");
    let link = format!("{name}_parts.js");
    split(linked, work, &first, &link, name)?;

    let bound = work.join("bound");
    run(Command::new("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", name, "--out-dir"])
        .args([&bound, &first]))?;
    site.put(script, error::read(&bound.join(format!("{name}.js")))?.as_slice());
    site.put(wasm, &finished(&bound.join(format!("{name}_bg.wasm")), is_release)?);

    let mut link_text = error::read_text(&work.join(&link))?;
    for (theirs, ours) in FETCH {
        if !link_text.contains(theirs) {
            return Err(StampError::CutUnknown { mark: theirs });
        }
        link_text = link_text.replace(theirs, ours);
    }
    let mut later = Vec::new();
    for part in parts_in(work)? {
        // What several parts share has a number, which says nothing.
        let own = part.strip_prefix("split_").map_or_else(|| part.replace("chunk_", "shared_"), str::to_owned);
        let in_site = format!("{name}_{own}");
        link_text = link_text.replace(&format!("\"./{part}\""), &format!("\"./{in_site}\""));
        site.put(&in_site, &finished(&work.join(&part), is_release)?);
        later.push(in_site);
    }
    site.put(&link, link_text.as_bytes());
    Ok(Parts { script: link, later })
}

fn split(linked: &Path, work: &Path, first: &Path, link: &str, name: &str) -> Result<(), StampError> {
    let program = error::read(linked)?;
    let (link, main) = (format!("./{link}"), format!("./{name}.js"));
    let mut options = wasm_split_cli_support::Options::new(&program);
    options.output_dir = work;
    options.main_out_path = first;
    options.link_name = &link;
    options.main_module = &main;
    fs::create_dir_all(work).map_err(|cause| StampError::File { path: work.to_owned(), cause })?;
    wasm_split_cli_support::transform(options)
        .map(drop)
        .map_err(|cause| StampError::NotCut { cause: cause.to_string() })
}

/// The files of the parts, sorted.
fn parts_in(work: &Path) -> Result<Vec<String>, StampError> {
    let failed = |cause| StampError::File { path: work.to_owned(), cause };
    let mut parts = Vec::new();
    for entry in fs::read_dir(work).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name().to_string_lossy().into_owned();
        if name.starts_with("split_") || name.starts_with("chunk_") {
            parts.push(name);
        }
    }
    parts.sort();
    Ok(parts)
}

/// A part as it is served.
fn finished(part: &Path, is_release: bool) -> Result<Vec<u8>, StampError> {
    if !is_release {
        return error::read(part);
    }
    let small: PathBuf = part.with_extension("small");
    run(Command::new("wasm-opt").args(OPTIMISE).arg(part).arg("-o").arg(&small))?;
    error::read(&small)
}

fn run(command: &mut Command) -> Result<(), StampError> {
    let tool = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(StampError::ToolFailed { tool, said: status.to_string() }),
        Err(cause) => Err(StampError::ToolFailed { tool, said: cause.to_string() }),
    }
}
