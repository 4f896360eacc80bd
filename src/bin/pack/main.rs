//! `pack`: the same reading, writing, merging, signing and encrypting as the app, for a shell.
//!
//! Used by organisers' scripts, the benches and the browser suite. Each family of commands has a file of its own, with
//! its part of the help; here is only which word leads where. Exit codes: 0 fine, 1 found problems or differences, 2 wrong use.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a tool for the shell speaks on the standard streams")]

#[cfg(not(target_arch = "wasm32"))]
mod answer;
#[cfg(not(target_arch = "wasm32"))]
mod check;
#[cfg(not(target_arch = "wasm32"))]
mod diff;
#[cfg(not(target_arch = "wasm32"))]
mod encrypting;
#[cfg(not(target_arch = "wasm32"))]
mod generate;
#[cfg(not(target_arch = "wasm32"))]
mod keys;
#[cfg(not(target_arch = "wasm32"))]
mod merge;
#[cfg(not(target_arch = "wasm32"))]
mod options;
#[cfg(not(target_arch = "wasm32"))]
mod seals;
#[cfg(not(target_arch = "wasm32"))]
mod union;

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use answer::Failure;

    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if words.iter().any(|word| matches!(*word, "--help" | "-h")) || words == ["help"] {
        println!("{}", help());
        return std::process::ExitCode::SUCCESS;
    }
    let done = match words[..] {
        ["check", ref rest @ ..] => check::check(rest),
        ["canonical", ref rest @ ..] => check::canonical(rest),
        ["diff", ref rest @ ..] => diff::diff(rest),
        ["merge", ref rest @ ..] => merge::merge(rest),
        ["generate", ref rest @ ..] => generate::generate(rest),
        ["encrypt", ref rest @ ..] => encrypting::encrypt(rest),
        ["decrypt", ref rest @ ..] => encrypting::decrypt(rest),
        ["keygen", ref rest @ ..] => keys::keygen(rest),
        ["rotate", ref rest @ ..] => keys::rotate(rest),
        ["sign", ref rest @ ..] => seals::sign(rest),
        ["verify", ref rest @ ..] => seals::verify(rest),
        [] => Err(Failure::Use("no command".to_owned())),
        [other, ..] => Err(Failure::Use(format!("unknown command `{other}`"))),
    };
    answer::tell(done, &help())
}

#[cfg(not(target_arch = "wasm32"))]
fn help() -> String {
    let families =
        [check::HELP, diff::HELP, merge::HELP, generate::HELP, keys::HELP, seals::HELP, encrypting::HELP].concat();
    format!(
        "pack – read, make, merge, sign and encrypt conference packs\n\n{families}\n\
         FILE may be `-` for the standard input, OUT `-` for the standard output.\n\
         Results go to the standard output, messages to the standard error.\n\
         Exit codes: 0 fine, 1 found problems or differences, 2 wrong use."
    )
}
