//! Trusting: what this device remembers of the signer of each conference, as the store keeps it.
//!
//! Used by the import, which judges a signed edition by it and remembers what the judgement says once the edition is
//! applied. The rules are `domain::trust`'s; here is only the form in which it is kept.

use crate::domain::id::Id;
use crate::domain::trust::{PublicKey, Root, Seen, Trust};

/// The small setting of a conference.
pub(super) fn key(conference: &str) -> String {
    format!("trust/{conference}")
}

/// What is remembered as one line: none of its parts can hold a blank.
pub(super) fn to_text(trust: &Trust) -> String {
    let Trust { issuer, n, key, recovery, former, seen } = trust;
    let mut text = format!("{issuer} {n} {} {} {} {}", key.0, recovery.0, seen.number, seen.root.0);
    for key in former {
        text.push(' ');
        text.push_str(&key.0);
    }
    text
}

/// Reads what is remembered; nothing if this version did not write it.
pub(super) fn from_text(text: &str) -> Option<Trust> {
    let mut parts = text.split(' ');
    let mut next = || parts.next();
    let (issuer, n) = (Id::parse(next()?).ok()?, next()?.parse().ok()?);
    let (key, recovery) = (PublicKey(next()?.into()), PublicKey(next()?.into()));
    let seen = Seen { number: next()?.parse().ok()?, root: Root(next()?.into()) };
    Some(Trust { issuer, n, key, recovery, former: parts.map(|key| PublicKey(key.into())).collect(), seen })
}

#[cfg(test)]
mod tests {
    use super::{from_text, to_text};
    use crate::domain::id::Id;
    use crate::domain::trust::{PublicKey, Root, Seen, Trust};

    #[test]
    fn what_is_remembered_of_a_signer_is_read_as_it_was_kept() {
        let mut trust = Trust {
            issuer: Id::parse("office").unwrap(),
            n: 3,
            key: PublicKey("key".into()),
            recovery: PublicKey("recovery".into()),
            former: Vec::new(),
            seen: Seen { number: 9, root: Root("00ff".into()) },
        };
        assert_eq!(from_text(&to_text(&trust)).as_ref(), Some(&trust));
        trust.former = vec![PublicKey("one".into()), PublicKey("two".into())];
        assert_eq!(from_text(&to_text(&trust)), Some(trust));
        assert_eq!(from_text("something else"), None);
    }
}
