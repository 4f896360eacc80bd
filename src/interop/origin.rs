//! Where a pack comes from: its signature checked, and the key that made it as words that people can compare.
//!
//! Used by [`super::job`] in the worker alone: cryptography and lists of words are no part of the app's program. Judges
//! nothing: whether a signer is the right one is `domain::trust`'s.

use crate::domain::trust::{Claim, Origin};
use crate::pack::{self, Reading};
use crate::seal;
use crate::words::{self, Language};

/// What the bytes of a pack tell about where it comes from.
pub fn origin(bytes: &[u8]) -> Origin {
    let claim = seal::claim(seal::verify(bytes));
    let key = match &claim {
        Claim::Signed(signed) => signed.keys.last().map(|keyset| &keyset.key),
        Claim::Unsigned | Claim::Forged(_) => None,
    };
    let digest = key.and_then(|key| seal::fingerprint(key).ok());
    let fingerprint = digest.map_or_else(Vec::new, |digest| {
        let languages = [("en", Language::English), ("fr", Language::French)];
        languages
            .map(|(tag, language)| (tag.into(), words::of_fingerprint(&digest, language).join(" ").into()))
            .to_vec()
    });
    Origin { claim, fingerprint }
}

/// What the signatures of the packs in a backup tell: nothing where all that are there hold, because a backup itself is
/// signed by nobody. A device never kept a pack whose signature did not hold, so no backup of its making carries one.
pub fn origin_of_carried(packs: &[Box<str>]) -> Origin {
    let is_signed = |text: &&[u8]| matches!(pack::read(text).reading, Reading::Ours(found) if found.is_signed());
    let signed = packs.iter().map(|text| text.as_bytes()).filter(is_signed);
    let forged = signed.map(|text| seal::claim(seal::verify(text))).find(|claim| matches!(claim, Claim::Forged(_)));
    Origin { claim: forged.unwrap_or_default(), fingerprint: Vec::new() }
}
