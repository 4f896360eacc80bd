//! The native `pack` tool, run as an organiser's script runs it: exit codes, streams, and the files it makes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A new empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("pack_tool_{name}_{}", std::process::id()));
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs the tool in `folder`; the words are split at blanks.
fn pack(folder: &Path, words: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pack")).args(words.split(' ')).current_dir(folder).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Runs the tool, which must be content.
fn fine(folder: &Path, words: &str) -> String {
    let output = pack(folder, words);
    assert_eq!(code(&output), 0, "{words}: {}", String::from_utf8_lossy(&output.stderr));
    said(&output)
}

/// The value of the line that begins with `name`.
fn value(text: &str, name: &str) -> String {
    let line = text.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().last().unwrap().to_owned()
}

fn sample(folder: &Path) {
    let pack = concat!(env!("CARGO_MANIFEST_DIR"), "/public/packs/strasbourg-1.json");
    let text = fs::read_to_string(pack).unwrap();
    fs::write(folder.join("plain.json"), text).unwrap();
}

#[test]
fn a_pack_is_signed_verified_and_noticed_when_it_was_changed() {
    let folder = folder("sign");
    sample(&folder);
    let made = fine(&folder, "keygen -o office.key");
    assert_eq!(code(&pack(&folder, "verify plain.json")), 1);
    fine(&folder, "sign --key office.key plain.json -o signed.json");
    let told = fine(&folder, "verify signed.json");
    assert_eq!(value(&told, "key  "), value(&made, "key  "));
    assert_eq!(value(&told, "fingerprint"), value(&made, "fingerprint"));
    assert_eq!(code(&pack(&folder, "check signed.json")), code(&pack(&folder, "check plain.json")));
    // The same key gives the same file, also on the standard output.
    let again = fine(&folder, "sign --key office.key signed.json -o -");
    let text = fs::read_to_string(folder.join("signed.json")).unwrap();
    assert_eq!(again, text);
    fs::write(folder.join("forged.json"), text.replacen("Strasbourg", "Strassburg", 1)).unwrap();
    let forged = pack(&folder, "verify --json forged.json");
    assert_eq!(code(&forged), 1);
    assert!(said(&forged).contains("\"verdict\":\"forged\""), "{}", said(&forged));
}

#[test]
fn who_names_the_key_is_told_whether_it_is_theirs() {
    let folder = folder("trust");
    sample(&folder);
    let made = fine(&folder, "keygen -o office.key");
    fine(&folder, "keygen -o stranger.key");
    fine(&folder, "sign --key office.key plain.json -o ours.json");
    fine(&folder, "sign --key stranger.key plain.json -o theirs.json");
    for named in [value(&made, "key  "), value(&made, "fingerprint")] {
        let ours = fine(&folder, &format!("verify --json --trust {named} ours.json"));
        assert!(ours.contains("\"trusted\":true") && ours.contains("\"verdict\":\"signed\""), "{ours}");
        assert_eq!(code(&pack(&folder, &format!("verify --trust {named} theirs.json"))), 1);
    }
}

#[test]
fn secret_keys_are_the_owners_alone_and_never_overwritten() {
    let folder = folder("keys");
    fine(&folder, "keygen -o office.key");
    for name in ["office.key", "office.key.recovery"] {
        let file = folder.join(name);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "{name}");
        }
        let before = fs::read(&file).unwrap();
        assert_eq!(code(&pack(&folder, "keygen -o office.key")), 2);
        assert_eq!(fs::read(&file).unwrap(), before);
    }
    let other = fs::read(folder.join("office.key")).unwrap();
    fine(&folder, "keygen -o second.key");
    assert_ne!(fs::read(folder.join("second.key")).unwrap(), other);
}

#[test]
fn keys_are_changed_with_the_old_key_or_with_the_recovery_key() {
    let folder = folder("rotate");
    sample(&folder);
    let first = value(&fine(&folder, "keygen -o first.key"), "key  ");
    fine(&folder, "sign --key first.key plain.json -o first.json");
    fine(&folder, "rotate --key first.key -o second.key");
    fine(&folder, "sign --key second.key plain.json -o second.json");
    fine(&folder, &format!("verify --trust {first} second.json"));
    // The key is lost: the recovery key and a signed pack are enough, and another recovery key comes with it.
    fine(&folder, "rotate --recovery first.key.recovery --from second.json --new-recovery -o third.key");
    fine(&folder, "sign --key third.key plain.json -o third.json");
    let third = fine(&folder, &format!("verify --json --trust {first} third.json"));
    assert!(third.contains("\"by\":\"recovery\"") && third.contains("\"n\":3"), "{third}");
    fine(&folder, "rotate --recovery third.key.recovery --from third.key -o fourth.key");
    // A key of somebody else continues nothing, and leaves nothing behind.
    fine(&folder, "keygen -o stranger.key");
    let failed = pack(&folder, "rotate --recovery stranger.key.recovery --from third.json --new-recovery -o fifth.key");
    assert_eq!(code(&failed), 1);
    assert!(!folder.join("fifth.key").exists() && !folder.join("fifth.key.recovery").exists());
}

#[test]
fn what_would_be_left_out_is_not_signed() {
    let folder = folder("left");
    fine(&folder, "keygen -o office.key");
    let text = "{\"plenary-pack\":1,\"conference\":\"c\",\"issuer\":{\"id\":\"i\"},\"purpose\":\"organiser\",\"records\":[\
                {\"body\":{},\"id\":\"r\",\"type\":\"room\"}]}";
    fs::write(folder.join("bad.json"), text).unwrap();
    assert_eq!(code(&pack(&folder, "sign --key office.key bad.json -o out.json")), 1);
    assert!(!folder.join("out.json").exists());
    let checked = pack(&folder, "check --json bad.json");
    assert_eq!(code(&checked), 1);
    assert!(said(&checked).contains("\"cause\":\"missing\""), "{}", said(&checked));
}

#[test]
fn two_packs_are_compared_by_what_they_say() {
    let folder = folder("diff");
    let packs = concat!(env!("CARGO_MANIFEST_DIR"), "/public/packs");
    for number in 1..=2 {
        fs::copy(format!("{packs}/strasbourg-{number}.json"), folder.join(format!("{number}.json"))).unwrap();
    }
    assert_eq!(fine(&folder, "diff 1.json 1.json"), "", "without a difference nothing is said");
    fs::write(folder.join("canonical.json"), fine(&folder, "canonical 1.json")).unwrap();
    fine(&folder, "diff 1.json canonical.json");
    let found = pack(&folder, "diff 1.json 2.json");
    assert_eq!(code(&found), 1);
    let told = said(&found);
    assert!(told.contains("~ session s18: change_note, interpretation, room, status"), "{told}");
    assert!(told.starts_with("~ head: ") && told.contains("number"), "{told}");
    let back = pack(&folder, "diff --json 2.json 1.json");
    assert_eq!(code(&back), 1);
    let told: serde_json::Value = serde_json::from_str(&said(&back)).unwrap();
    let changed = told["changed"].as_array().unwrap();
    let session = changed.iter().find(|change| change["record"] == "session/s18").unwrap();
    let room = session["members"].as_array().unwrap().iter().find(|member| member["name"] == "room").unwrap();
    assert_eq!((&room["old"], &room["new"]), (&"room-cigogne".into(), &"room-vosges".into()));
}

#[test]
fn records_that_come_and_go_are_told_and_what_is_no_pack_is_wrong_use() {
    let folder = folder("diff_records");
    let room = |id: &str| format!("{{\"body\":{{\"name\":{{\"en\":\"Room\"}}}},\"id\":\"{id}\",\"type\":\"room\"}}");
    let text = |records: &str| {
        let head = "\"plenary-pack\":1,\"conference\":\"c\",\"issuer\":{\"id\":\"i\"},\"purpose\":\"contribution\"";
        format!("{{{head},\"records\":[{records}]}}")
    };
    fs::write(folder.join("old.json"), text(&[room("stays"), room("goes")].join(","))).unwrap();
    fs::write(folder.join("new.json"), text(&[room("comes"), room("stays")].join(","))).unwrap();
    let found = pack(&folder, "diff old.json new.json");
    assert_eq!((code(&found), said(&found)), (1, "+ room comes\n- room goes\n".to_owned()));
    fs::write(folder.join("none.json"), "{}").unwrap();
    for words in
        ["diff old.json", "diff old.json none.json", "diff old.json missing.json", "diff --x old.json new.json"]
    {
        assert_eq!(code(&pack(&folder, words)), 2, "{words}");
    }
}

#[test]
fn wrong_use_is_told_on_the_standard_error_and_by_the_exit_code() {
    let folder = folder("use");
    for words in
        ["nonsense", "check", "verify --nonsense a", "sign --key", "check missing.json", "rotate -o a", "keygen"]
    {
        let output = pack(&folder, words);
        assert_eq!(code(&output), 2, "{words}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{words}");
    }
    for words in ["--help", "help", "sign --help"] {
        let told = fine(&folder, words);
        for command in ["check", "canonical", "diff", "merge", "generate", "keygen", "rotate", "sign", "verify"] {
            assert!(told.contains(&format!("  pack {command} ")), "{command}");
        }
    }
}

/// The packs of the first released version, which belong together.
const RELEASED: [&str; 5] = ["backup.json", "contribution.json", "edition-1.json", "edition-2.json", "evaluation.json"];

fn released(folder: &Path) {
    for name in RELEASED {
        let from = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/packs/0.1.0");
        fs::copy(Path::new(from).join(name), folder.join(name)).unwrap();
    }
}

fn text(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

/// A contribution of `issuer` with these records.
fn contribution(folder: &Path, name: &str, issuer: &str, records: &[&str]) {
    let head = "\"plenary-pack\":1,\"conference\":\"c1\",\"languages\":[\"en\"],\"purpose\":\"contribution\"";
    let records = records.join(",");
    fs::write(folder.join(name), format!("{{{head},\"issuer\":{{\"id\":\"{issuer}\"}},\"records\":[{records}]}}"))
        .unwrap();
}

fn note_of(by: &str, n: u32, was: &[&str], title: &str) -> String {
    let body = "\"consent\":{\"directory\":true},\"kind\":\"practice\",\"safeguarding\":{\"attested\":true},\"state\":\"shared\"";
    let body = format!("\"body\":{{{body},\"title\":{{\"en\":\"{title}\"}}}}");
    let was: Vec<String> = was.iter().map(|rev| format!("\"{rev}\"")).collect();
    format!("{{{body},\"by\":\"{by}\",\"id\":\"n1\",\"n\":{n},\"type\":\"note\",\"was\":[{}]}}", was.join(","))
}

fn rev(line: &str) -> String {
    plenary::pack::rev_of(&plenary::pack::read_line(line).unwrap()).0.into()
}

/// Every order of the words.
fn orders(words: &[&str]) -> Vec<String> {
    if let [only] = words {
        return vec![(*only).to_owned()];
    }
    let mut all = Vec::new();
    for (place, first) in words.iter().enumerate() {
        let rest = [&words[..place], &words[place + 1..]].concat();
        all.extend(orders(&rest).into_iter().map(|rest| format!("{first} {rest}")));
    }
    all
}

#[test]
fn packs_are_merged_to_the_same_bytes_in_every_order_and_merging_again_changes_nothing() {
    let folder = folder("merge_orders");
    released(&folder);
    let of_editions = ["edition-1.json", "edition-2.json"];
    let of_contributions = ["contribution.json", "evaluation.json"];
    for words in [&RELEASED[..], &RELEASED[..2], &RELEASED[1..4], &of_editions, &of_contributions] {
        let mut first = None;
        for order in orders(words) {
            fine(&folder, &format!("merge {order} -o merged.json"));
            let merged = text(&folder, "merged.json");
            assert_eq!(first.get_or_insert_with(|| merged.clone()), &merged, "{order}");
        }
        let merged = first.unwrap();
        fine(&folder, "check merged.json");
        for again in
            ["merged.json".to_owned(), "merged.json merged.json".to_owned(), format!("{} merged.json", words.join(" "))]
        {
            fine(&folder, &format!("merge {again} -o again.json"));
            assert_eq!(text(&folder, "again.json"), merged, "{again}");
        }
    }
}

#[test]
fn what_is_merged_is_what_the_app_has_after_bringing_in_each_by_itself() {
    let folder = folder("merge_app");
    released(&folder);
    let order = RELEASED.join(" ");
    fine(&folder, &format!("merge {order} -o merged.json"));
    let mut one_by_one = super::device::Device::new();
    for name in ["edition-1.json", "edition-2.json", "backup.json", "contribution.json", "evaluation.json"] {
        one_by_one.apply(name, &text(&folder, name));
    }
    let mut at_once = super::device::Device::new();
    at_once.apply("merged.json", &text(&folder, "merged.json"));
    let own = |device: &super::device::Device| {
        let mut lines: Vec<String> =
            device.ready().workspace.own_records().iter().map(plenary::pack::write_line).collect();
        lines.sort();
        lines
    };
    assert_eq!(own(&at_once), own(&one_by_one));
    let edition = |device: &super::device::Device| device.ready().workspace.snapshot().map(|it| it.edition.number);
    assert_eq!(edition(&at_once), Some(2));
    assert_eq!(edition(&at_once), edition(&one_by_one));
}

#[test]
fn of_editions_the_newest_is_passed_on_byte_for_byte_and_rivals_and_strangers_are_told() {
    let folder = folder("merge_editions");
    released(&folder);
    fine(&folder, "merge edition-2.json edition-1.json -o -");
    assert_eq!(fine(&folder, "merge edition-2.json edition-1.json -o -"), text(&folder, "edition-2.json"));
    fs::write(folder.join("rival.json"), text(&folder, "edition-2.json").replace("A larger room.", "A smaller room."))
        .unwrap();
    let rivals = pack(&folder, "merge edition-2.json rival.json -o out.json");
    assert_eq!(code(&rivals), 1);
    let stranger = text(&folder, "edition-2.json").replacen("\"id\":\"office\"", "\"id\":\"elsewhere\"", 1);
    fs::write(folder.join("stranger.json"), stranger).unwrap();
    assert_eq!(code(&pack(&folder, "merge edition-1.json stranger.json -o out.json")), 2);
    let signed = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/packs/0.1.0/signed-2.json");
    fs::copy(signed, folder.join("signed.json")).unwrap();
    let kept = fine(&folder, "merge edition-1.json signed.json -o -");
    assert_eq!(kept, text(&folder, "signed.json"), "what is signed stays signed");
    fs::write(folder.join("forged.json"), kept.replace("A larger room.", "A smaller room.")).unwrap();
    assert_eq!(code(&pack(&folder, "merge edition-1.json forged.json -o out.json")), 1);
    fine(&folder, "keygen -o stranger.key");
    fine(&folder, "sign --key stranger.key edition-1.json -o theirs.json");
    assert_eq!(code(&pack(&folder, "merge theirs.json signed.json -o out.json")), 1);
    assert!(!folder.join("out.json").exists());
}

#[test]
fn every_version_that_stands_is_kept_and_a_withdrawal_wins_over_all_of_its_line() {
    let folder = folder("merge_versions");
    let first = note_of("amina", 1, &[], "First");
    let phone = note_of("amina", 2, &[&rev(&first)], "On the phone");
    let laptop = note_of("amina", 2, &[&rev(&first)], "On the laptop");
    let forged = note_of("mallory", 9, &[&rev(&first), &rev(&phone), &rev(&laptop)], "Forged");
    let later = "{\"id\":\"x1\",\"later\":[1],\"type\":\"later\"}";
    contribution(&folder, "a.json", "amina", &[&first, later]);
    contribution(&folder, "b.json", "boris", &[&phone]);
    contribution(&folder, "c.json", "mallory", &[&laptop, &forged]);
    let told = fine(&folder, "merge --json a.json b.json c.json -o merged.json");
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(told["disputed"], serde_json::json!(["note/n1"]));
    assert_eq!((&told["files"], &told["versions"], &told["replaced"]), (&3.into(), &4.into(), &1.into()));
    assert_eq!((&told["conference"], &told["purpose"]), (&"c1".into(), &"contribution".into()));
    let merged = text(&folder, "merged.json");
    for line in [&phone, &laptop, &forged, later] {
        assert!(merged.contains(line), "{line}");
    }
    assert!(!merged.contains("First") && merged.contains("\"issuer\":{\"id\":\"merged\"}"));
    let gone = "{\"body\":{\"kind\":\"practice\",\"state\":\"withdrawn\"},\"by\":\"amina\",\"id\":\"n1\",\"n\":2,\"type\":\"note\"}";
    contribution(&folder, "d.json", "amina", &[gone]);
    let told = fine(&folder, "merge --json merged.json d.json -o gone.json");
    assert!(told.contains("\"withdrawn\":1"), "{told}");
    let merged = text(&folder, "gone.json");
    assert!(merged.contains(gone) && merged.contains(&forged));
    assert!(!merged.contains("On the phone") && !merged.contains("On the laptop"));
    let quiet = pack(&folder, "merge a.json b.json c.json -o out.json");
    assert!(quiet.stdout.is_empty());
    assert!(String::from_utf8(quiet.stderr).unwrap().contains("several versions stand: note/n1"));
}

#[test]
fn nothing_private_is_merged_into_anything_but_a_backup() {
    let folder = folder("merge_private");
    released(&folder);
    let smuggled = "{\"body\":{},\"id\":\"s1\",\"type\":\"star\"}";
    contribution(&folder, "a.json", "amina", &[smuggled, &note_of("amina", 1, &[], "One")]);
    let found = pack(&folder, "merge a.json -o out.json");
    assert_eq!(code(&found), 1, "what was left out is told");
    assert!(!text(&folder, "out.json").contains("star") && text(&folder, "out.json").contains("\"One\""));
    fine(&folder, "merge backup.json contribution.json -o out.json");
    let merged = text(&folder, "out.json");
    assert!(merged.contains("\"purpose\":\"backup\"") && merged.contains("\"type\":\"private_note\""));
    assert!(merged.contains("\"authors\":[\"tablet-3\"]") && merged.contains("\"id\":\"phone-7\""));
}

#[test]
fn packs_of_two_conferences_and_wrong_words_are_not_merged() {
    let folder = folder("merge_use");
    released(&folder);
    contribution(&folder, "other.json", "amina", &[]);
    fs::write(folder.join("none.json"), "{}").unwrap();
    for words in [
        "merge contribution.json other.json -o out.json",
        "merge -o out.json",
        "merge contribution.json",
        "merge none.json -o out.json",
        "merge missing.json -o out.json",
        "merge --x contribution.json -o out.json",
        "merge --json contribution.json -o -",
    ] {
        let output = pack(&folder, words);
        assert_eq!(code(&output), 2, "{words}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{words}");
    }
    assert!(!folder.join("out.json").exists());
}
