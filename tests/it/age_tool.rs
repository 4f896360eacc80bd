//! Packs that we encrypt open with the public `age` program, and what it encrypts opens here: with words and with keys.
//!
//! The program comes from `.ci/setup test` (Debian's package `age`). Where it is missing the tests say that they are
//! skipped; under `CI=true` they fail. It asks for a passphrase on a terminal only, so `script` (util-linux) lends one.
//! What needs no foreign program (`pack encrypt` and `pack decrypt`) is always tried.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own for each test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("age-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        Command::new(program).args(arguments).current_dir(&self.0).stdin(Stdio::null()).output().unwrap()
    }

    /// Runs our own tool: its exit code, and what it prints and complains about.
    fn pack(&self, arguments: &[&str]) -> (i32, String, String) {
        let output = self.run(env!("CARGO_BIN_EXE_pack"), arguments);
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    /// Runs a command line on a terminal on which `typed` is typed.
    fn on_terminal(&self, line: &str, typed: &str) {
        let mut command = Command::new("timeout");
        command.args(["60", "script", "-qec", line, "/dev/null"]).current_dir(&self.0);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // The end of what is typed would end the terminal: it is kept open until the command has ended.
        let mut keyboard = child.stdin.take().unwrap();
        keyboard.write_all(typed.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        drop(keyboard);
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stdout));
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed lies in the target folder and harms nobody.
        fs::remove_dir_all(&self.0).unwrap_or_default();
    }
}

/// Whether the public program and a terminal for it are there; says so if not, and fails where everything must be.
fn have_age() -> bool {
    let missing: Vec<&str> =
        ["age", "age-keygen", "gunzip", "script"].into_iter().filter(|name| !is_on_path(name)).collect();
    let all_needed = std::env::var("CI").is_ok_and(|value| value == "true");
    assert!(missing.is_empty() || !all_needed, "missing: {missing:?}; `.ci/setup test` brings them");
    if !missing.is_empty() {
        // Past the harness, which keeps what a passing test prints to itself.
        let mut terminal = std::io::stderr();
        writeln!(terminal, "skipped: trying our files with the public age program ({missing:?} missing)").unwrap();
    }
    missing.is_empty()
}

fn is_on_path(name: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(name).is_file()))
}

const PACK: &str = "{\"plenary-pack\":1,\"é\":\"not read here\"}\n";

#[test]
fn a_pack_that_we_lock_for_a_key_opens_with_age_and_gunzip() {
    if !have_age() {
        return;
    }
    let folder = Folder::new("for-a-key");
    folder.put("pack.json", PACK);
    assert!(folder.run("age-keygen", &["-o", "key.txt"]).status.success());
    let recipient = String::from_utf8(folder.run("age-keygen", &["-y", "key.txt"]).stdout).unwrap();
    let (code, _, said) = folder.pack(&["encrypt", "pack.json", "-o", "pack.age", "--to", recipient.trim()]);
    assert_eq!((code, said.as_str()), (0, ""));
    assert!(folder.run("age", &["-d", "-i", "key.txt", "-o", "found.gz", "pack.age"]).status.success());
    assert!(folder.run("gunzip", &["found.gz"]).status.success());
    assert_eq!(folder.text("found"), PACK);
}

#[test]
fn a_pack_that_we_lock_with_words_opens_with_age_and_gunzip() {
    if !have_age() {
        return;
    }
    let folder = Folder::new("with-words");
    folder.put("pack.json", PACK);
    let (code, words, _) = folder.pack(&["encrypt", "pack.json", "-o", "pack.age", "--new-words", "fr"]);
    assert_eq!(code, 0);
    folder.on_terminal("age -d -o found.gz pack.age", &words);
    assert!(folder.run("gunzip", &["found.gz"]).status.success());
    assert_eq!(folder.text("found"), PACK);
}

#[test]
fn what_age_locks_for_a_key_opens_here_compressed_or_not() {
    if !have_age() {
        return;
    }
    let folder = Folder::new("of-a-key");
    folder.put("pack.json", PACK);
    assert!(folder.run("age-keygen", &["-o", "key.txt"]).status.success());
    let recipient = String::from_utf8(folder.run("age-keygen", &["-y", "key.txt"]).stdout).unwrap();
    assert!(folder.run("age", &["-r", recipient.trim(), "-o", "plain.age", "pack.json"]).status.success());
    assert!(folder.run("gzip", &["-k", "pack.json"]).status.success());
    assert!(folder.run("age", &["-a", "-r", recipient.trim(), "-o", "packed.age", "pack.json.gz"]).status.success());
    for file in ["plain.age", "packed.age"] {
        let (code, _, said) = folder.pack(&["decrypt", file, "-o", "found.json", "--identity", "key.txt"]);
        assert_eq!((code, said.as_str(), folder.text("found.json").as_str()), (0, "", PACK), "{file}");
    }
}

/// The program writes with a higher work factor than we do: the highest that is opened without asking.
#[test]
fn what_age_locks_with_words_or_any_passphrase_opens_here() {
    if !have_age() {
        return;
    }
    let folder = Folder::new("of-words");
    folder.put("pack.json", PACK);
    for phrase in ["abandon-ability-able-about-above-absent", "Any passphrase of 5 words"] {
        folder.on_terminal("age -p -o pack.age pack.json", &format!("{phrase}\n{phrase}\n"));
        folder.put("words.txt", &format!("{phrase}\n"));
        let (code, _, said) = folder.pack(&["decrypt", "pack.age", "-o", "found.json", "--words-file", "words.txt"]);
        assert_eq!((code, said.as_str(), folder.text("found.json").as_str()), (0, "", PACK), "{phrase}");
        fs::remove_file(folder.0.join("pack.age")).unwrap();
    }
}

#[test]
fn the_tool_locks_with_words_of_a_file_and_opens_with_them_however_they_are_written() {
    let folder = Folder::new("tool");
    folder.put("pack.json", PACK);
    folder.put("words.txt", "académie éclipse écrémer abaisser zoologie légal\n");
    let (code, printed, said) = folder.pack(&["encrypt", "pack.json", "-o", "pack.age", "--words-file", "words.txt"]);
    assert_eq!((code, printed.as_str(), said.as_str()), (0, "", ""));
    let (code, _, said) = folder.pack(&["check", "pack.age"]);
    assert!(code == 1 && said.contains("encrypted"), "{said}");
    folder.put("typed.txt", "ACAD-ECLI-ECRE-ABAI-ZOOL-LEGA");
    let (code, ..) = folder.pack(&["decrypt", "pack.age", "-o", "found.json", "--words-file", "typed.txt"]);
    assert_eq!((code, folder.text("found.json").as_str()), (0, PACK));
}

#[test]
fn the_tool_says_what_is_wrong_with_the_words_and_with_its_use() {
    let folder = Folder::new("wrong");
    folder.put("pack.json", PACK);
    folder.put("five.txt", "zoo zoo zoo zoo zoo");
    folder.put("unknown.txt", "zoo zoo zoos zoo zoo zoo");
    for (words, expected) in [("five.txt", "5 words"), ("unknown.txt", "word 3, `zoos`")] {
        let (code, _, said) = folder.pack(&["encrypt", "pack.json", "-o", "pack.age", "--words-file", words]);
        assert!(code == 1 && said.contains(expected), "{said}");
    }
    let encrypt = ["encrypt", "pack.json", "-o", "pack.age"];
    for (options, expected) in [
        (&["--to", "age1nobody"][..], "not a recipient"),
        (&[], "one of `--words-file`"),
        (&["--new-words", "de"], "en or fr"),
        (&["--words", "zoo"], "unknown option"),
        (&["--words-file"], "needs a value"),
        (&["--new-words", "en", "--words-file", "five.txt"], "one of `--words-file`"),
        (&["--identity", "five.txt"], "unknown option"),
        (&["--words-file", "not-there.txt"], "cannot read"),
    ] {
        let (code, _, said) = folder.pack(&[&encrypt[..], options].concat());
        assert!(code == 2 && said.contains(expected), "{options:?}: {said}");
    }
    assert!(!folder.0.join("pack.age").exists());
    let (code, _, said) = folder.pack(&["decrypt", "pack.json", "-o", "x", "--words-file", "five.txt"]);
    assert!(code == 1 && said.contains("not an age file"), "{said}");
    let (code, _, said) = folder.pack(&["decrypt", "pack.json", "-o", "x", "--identity", "five.txt"]);
    assert!(code == 1 && said.contains("not an age file"), "{said}");
}
