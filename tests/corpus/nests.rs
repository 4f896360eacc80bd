//! Packs inside packs: what only a backup may carry, and what even a backup must not bring about.
//!
//! Used by the corpus. The packs inside are whole packs of an organiser, another device, or nothing of the kind.

use super::packs::{pack, record};
use super::seals::{other_signed, signed};
use super::{Hostile, victim};

/// A pack for `purpose` that carries these.
fn carrying(purpose: &str, packs: &[&str]) -> String {
    let packs: Vec<&str> = packs.iter().map(|pack| pack.trim_end()).collect();
    pack(purpose, &format!("\"packs\":[{}],", packs.join(",")), &[])
}

pub fn files() -> Vec<Hostile> {
    let edition = victim::edition(victim::NUMBER + 1, &victim::issued_records());
    let older = victim::edition(victim::NUMBER - 1, &victim::issued_records());
    let forged = signed().replace("\"Witness\"", "\"Altered\"");
    let private = pack("contribution", "", &[record("star", "s2", "\"body\":{}")]);
    let inner_backup = carrying("backup", &[&edition]);
    let newer = edition.replacen("\"plenary-pack\":1", "\"plenary-pack\":2", 1);
    let schedule = r#"{"schedule":{"version":"1","conference":{"title":"X","days":[]}}}"#;
    let mut deep = edition.clone();
    for _ in 0..5 {
        deep = carrying("backup", &[&deep]);
    }
    let carries = |name: &str, purpose: &str, packs: &[&str]| Hostile::text(name, carrying(purpose, packs));
    vec![
        carries("left-packs-in-a-contribution", "contribution", &[&edition]),
        carries("left-packs-in-an-edition", "organiser", &[&edition]),
        carries("left-packs-of-later", "x_later", &[&edition]),
        carries("left-packs-signed-in-a-contribution", "contribution", &[signed()]),
        carries("left-packs-altered-in-a-contribution", "contribution", &[&forged]),
        carries("left-packs-backup-in-a-contribution", "contribution", &[&inner_backup]),
        carries("powerless-packs-older-edition-in-a-backup", "backup", &[&older]),
        carries("powerless-packs-same-edition-twice-in-a-backup", "backup", &[&edition, &edition]),
        carries("powerless-packs-of-two-signers-in-a-backup", "backup", &[signed(), other_signed()]),
        carries("forged-packs-altered-in-a-backup", "backup", &[&forged]),
        carries("forged-packs-one-of-two-altered-in-a-backup", "backup", &[&edition, &forged]),
        carries("left-packs-backup-in-a-backup", "backup", &[&inner_backup]),
        carries("left-packs-five-deep", "backup", &[&deep]),
        carries("left-packs-private-record-inside", "backup", &[&private]),
        carries("left-packs-of-a-newer-layout-inside", "backup", &[&newer]),
        carries("left-packs-schedule-inside", "backup", &[schedule]),
        carries("left-packs-number-inside", "backup", &["7"]),
        carries("left-packs-null-inside", "backup", &["null"]),
        carries("left-packs-text-inside", "backup", &["\"{\\\"plenary-pack\\\":1}\""]),
        carries("left-packs-empty-object-inside", "backup", &["{}"]),
        carries("left-packs-list-inside", "backup", &["[[]]"]),
        Hostile::text("refused-packs-is-text", pack("backup", "\"packs\":\"x\",", &[])),
        Hostile::text("refused-packs-is-null", pack("backup", "\"packs\":null,", &[])),
    ]
}
