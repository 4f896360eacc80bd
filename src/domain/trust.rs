//! Trust: what a device remembers of who signs a conference's editions, and what it thinks of the next edition.
//!
//! Used by the import preview and the trust line; `seal` says what a pack's signature claims. Pure: no cryptography, no
//! clock, no words. Keys are opaque texts that are only compared. Nothing here is ever switched silently: the caller
//! stores the returned [`Trust`] only when the edition is applied, and asks first where [`Verdict::permits`] says so.

use super::conference::Conference;
use super::id::Id;
use super::record::Author;
use super::time::Timestamp;

/// How many replaced keys are remembered, so that an old pack of theirs is recognised as old and not as foreign.
const MAX_FORMER: usize = 32;

/// A public key as packs write it: 32 bytes in base64url without padding (RFC 4648, 5). Opaque here.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PublicKey(pub Box<str>);

/// The digest of all records of a pack: 64 hexadecimal digits. Opaque here.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Root(pub Box<str>);

/// Whose signature stands under a set of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Witness {
    /// Nobody's that could be checked: the first of the chain.
    Nobody,
    /// The organiser's key of the set before it.
    Key,
    /// The recovery key of the set before it.
    Recovery,
}

/// Which keys an organiser uses from a certain moment on; the signature under it was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyset {
    /// The running number, from 1.
    pub n: u32,
    /// The organiser's key: signs editions.
    pub key: PublicKey,
    /// The recovery key, kept offline: signs the next set where the organiser's key is lost or stolen.
    pub recovery: PublicKey,
    /// Who signed for it.
    pub by: Witness,
}

/// What a pack with a valid signature says about itself; all of it is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// About which conference.
    pub conference: Id<Conference>,
    /// Who says they handed it out.
    pub issuer: Id<Author>,
    /// The issuer's running number.
    pub number: u32,
    /// After this instant a newer number should be looked for.
    pub expires: Option<Timestamp>,
    /// The digest of its records.
    pub root: Root,
    /// The sets of keys in order, at least one; the last one's key signed the pack.
    pub keys: Vec<Keyset>,
}

impl Signed {
    /// Whether the pack was signed with `key`, or with a key that a chain of signatures leads to from it: how the key
    /// of a poster or of an install link is met.
    pub fn descends_from(&self, key: &PublicKey) -> bool {
        self.keys.iter().any(|keyset| keyset.key == *key)
    }
}

/// What a pack claims about its origin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Claim {
    /// It is not signed.
    #[default]
    Unsigned,
    /// It is signed, and the signature is that of the key it names.
    Signed(Signed),
    /// It has a signature that does not hold; the code of the cause.
    Forged(Box<str>),
}

/// Where a file comes from, as far as its bytes tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// What it claims.
    pub claim: Claim,
    /// The fingerprint of the key that signed it in six words, by language tag: what is printed on the poster.
    pub fingerprint: Vec<(Box<str>, Box<str>)>,
}

/// The newest edition that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its number.
    pub number: u32,
    /// The digest of its records.
    pub root: Root,
}

/// What a device remembers of the signer of one conference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trust {
    /// The issuer.
    pub issuer: Id<Author>,
    /// The number of the set of keys.
    pub n: u32,
    /// The organiser's key.
    pub key: PublicKey,
    /// The recovery key.
    pub recovery: PublicKey,
    /// Keys that were replaced, the oldest first, at most 32.
    pub former: Vec<PublicKey>,
    /// The newest edition that was applied under these keys.
    pub seen: Seen,
}

/// What is thought of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Not signed, and nobody is known who would have.
    Unsigned,
    /// The first signature for this conference: its key's fingerprint is to be shown and compared.
    First(PublicKey),
    /// The known signer, a higher number than the one that is named.
    Newer(u32),
    /// The known signer, what is here already.
    Same,
    /// The known signer, a lower number than the one that is named: a rollback if it were applied.
    Older(u32),
    /// The known signer has signed two different editions with this number.
    Equivocation(u32),
    /// The known signer with new keys, which a chain of signatures leads to. Numbers begin anew, so that whoever stole
    /// the old key and signed the highest number has gained nothing.
    Rotated {
        /// From this set of keys.
        from: u32,
        /// To this one.
        to: u32,
        /// Whether it was the recovery key that took over from what is remembered.
        recovered: bool,
    },
    /// Signed with a key that the known signer has replaced since.
    FormerKey,
    /// Not signed, although a signer is known.
    UnsignedThoughKnown,
    /// Signed by somebody else than the known signer, or for another issuer: the key that signed.
    OtherSigner(PublicKey),
    /// The signature does not hold; the code of the cause.
    Forged(Box<str>),
}

/// What may be done with an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Permit {
    /// It may be applied after the usual preview.
    Apply,
    /// It may be applied only after a loud warning, and if the person says so.
    Confirm,
    /// It may be looked at.
    View,
    /// It must be refused.
    Refuse,
}

impl Verdict {
    /// What may be done with the edition.
    pub fn permits(&self) -> Permit {
        match self {
            Self::Unsigned | Self::First(_) | Self::Newer(_) | Self::Same | Self::Rotated { .. } => Permit::Apply,
            Self::Equivocation(_) | Self::UnsignedThoughKnown | Self::OtherSigner(_) => Permit::Confirm,
            Self::Older(_) | Self::FormerKey => Permit::View,
            Self::Forged(_) => Permit::Refuse,
        }
    }
}

/// The outcome for one edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What is thought of it.
    pub verdict: Verdict,
    /// Whether it says that a newer one should be looked for by now. It only warns: where there is no network, an old
    /// programme is better than none.
    pub expired: bool,
    /// What to remember if, and only if, the edition is applied; nothing where it cannot be, or nobody signed.
    pub remember: Option<Trust>,
}

/// Judges the claim of an edition at the instant `now`, given what is remembered for its conference.
pub fn judge(remembered: Option<&Trust>, claim: &Claim, now: Timestamp) -> Judgement {
    let signed = match claim {
        Claim::Signed(signed) => signed,
        Claim::Unsigned => {
            let verdict = remembered.map_or(Verdict::Unsigned, |_| Verdict::UnsignedThoughKnown);
            return Judgement { verdict, expired: false, remember: remembered.cloned() };
        }
        Claim::Forged(cause) => return refused(cause),
    };
    let expired = signed.expires.is_some_and(|end| end < now);
    let (verdict, remember) = match (remembered, signed.keys.last()) {
        (_, None) => return refused("no_keys"),
        (None, Some(current)) => (Verdict::First(current.key.clone()), Some(anew(signed, current))),
        (Some(trust), Some(current)) => compare(trust, signed, current),
    };
    Judgement { verdict, expired, remember }
}

/// Judges an edition that a backup carries and that would come into force with it. Its signature holds or it has none;
/// `key` is the last of the keys that it names. Whose it is must be asked like that of any other, but nothing is
/// remembered of it: a backup is its owner's, and no edition.
pub fn judge_carried(remembered: Option<&Trust>, issuer: &Id<Author>, key: Option<PublicKey>) -> Option<Judgement> {
    let trust = remembered?;
    let verdict = match key {
        None => Verdict::UnsignedThoughKnown,
        Some(key) if key == trust.key && *issuer == trust.issuer => return None,
        Some(key) => Verdict::OtherSigner(key),
    };
    Some(Judgement { verdict, expired: false, remember: None })
}

fn refused(cause: &str) -> Judgement {
    Judgement { verdict: Verdict::Forged(cause.into()), expired: false, remember: None }
}

/// What is remembered of a signer who is met for the first time.
fn anew(signed: &Signed, current: &Keyset) -> Trust {
    let before = signed.keys.iter().filter(|keyset| keyset.n < current.n);
    Trust {
        issuer: signed.issuer.clone(),
        n: current.n,
        key: current.key.clone(),
        recovery: current.recovery.clone(),
        former: before.map(|keyset| keyset.key.clone()).collect(),
        seen: Seen { number: signed.number, root: signed.root.clone() },
    }
}

fn compare(trust: &Trust, signed: &Signed, current: &Keyset) -> (Verdict, Option<Trust>) {
    let rotated = |recovered| {
        let mut next = anew(signed, current);
        for key in std::iter::once(&trust.key).chain(trust.former.iter().rev()) {
            if !next.former.contains(key) && *key != next.key {
                next.former.insert(0, key.clone());
            }
        }
        let surplus = next.former.len().saturating_sub(MAX_FORMER);
        next.former.drain(..surplus);
        (Verdict::Rotated { from: trust.n, to: current.n, recovered }, Some(next))
    };
    let is_known = |keyset: &&Keyset| {
        // All of it: somebody with a stolen key could otherwise name a recovery key of their own.
        keyset.n == trust.n && keyset.key == trust.key && keyset.recovery == trust.recovery
    };
    let other = || (Verdict::OtherSigner(current.key.clone()), Some(anew(signed, current)));
    if signed.issuer != trust.issuer {
        return other();
    }
    match signed.keys.iter().find(is_known) {
        Some(known) if known.n == current.n => by_number(trust, signed),
        Some(_) => rotated(false),
        None if is_recovered(trust, &signed.keys) => rotated(true),
        // Not remembered, because nothing of it is to be applied.
        None if trust.former.contains(&current.key) => (Verdict::FormerKey, None),
        None => other(),
    }
}

/// Whether the remembered recovery key has signed a set of keys that takes the place of the remembered one. That is
/// how an organiser gets rid of a thief who had replaced the organiser's key, which the recovery key outranks.
fn is_recovered(trust: &Trust, keys: &[Keyset]) -> bool {
    keys.windows(2).any(|pair| match pair {
        [before, next] => next.by == Witness::Recovery && before.recovery == trust.recovery && next.n >= trust.n,
        _ => false,
    })
}

/// The known signer with the known keys: only the number and the records count.
fn by_number(trust: &Trust, signed: &Signed) -> (Verdict, Option<Trust>) {
    let seen = Seen { number: signed.number, root: signed.root.clone() };
    let known = trust.seen.number;
    let next = Some(Trust { seen, ..trust.clone() });
    if signed.number < known {
        (Verdict::Older(known), None)
    } else if signed.number > known {
        (Verdict::Newer(known), next)
    } else if signed.root == trust.seen.root {
        (Verdict::Same, next)
    } else {
        (Verdict::Equivocation(known), next)
    }
}

#[cfg(test)]
mod tests {
    use super::{Claim, Judgement, Keyset, Permit, PublicKey, Root, Signed, Trust, Verdict, Witness, judge};
    use crate::domain::id::Id;
    use crate::domain::time::Timestamp;

    fn now() -> Timestamp {
        Timestamp::parse("2027-04-08T09:00:00+02:00").unwrap()
    }

    /// A set of keys named `key/recovery`.
    fn keyset(n: u32, keys: &str, by: Witness) -> Keyset {
        let (key, recovery) = keys.split_once('/').unwrap();
        Keyset { n, key: PublicKey(key.into()), recovery: PublicKey(recovery.into()), by }
    }

    fn first() -> Keyset {
        keyset(1, "K1/R1", Witness::Nobody)
    }

    fn signed(number: u32, root: &str, keys: &[Keyset]) -> Claim {
        Claim::Signed(Signed {
            conference: Id::parse("c1").unwrap(),
            issuer: Id::parse("office").unwrap(),
            number,
            expires: None,
            root: Root(root.into()),
            keys: keys.to_vec(),
        })
    }

    fn after(remembered: Option<&Trust>, claim: &Claim) -> Judgement {
        judge(remembered, claim, now())
    }

    fn trust(number: u32, keys: &[Keyset]) -> Trust {
        after(None, &signed(number, "a", keys)).remember.unwrap()
    }

    #[test]
    fn the_first_signature_is_believed_and_its_key_is_shown() {
        let judgement = after(None, &signed(4, "a", &[first()]));
        assert_eq!(judgement.verdict, Verdict::First(PublicKey("K1".into())));
        assert_eq!(judgement.verdict.permits(), Permit::Apply);
        let trust = judgement.remember.unwrap();
        assert_eq!((trust.n, trust.seen.number, &*trust.seen.root.0), (1, 4, "a"));
    }

    #[test]
    fn what_nobody_signed_is_as_it_was_before_there_were_signatures() {
        let judgement = after(None, &Claim::Unsigned);
        assert_eq!(judgement, Judgement { verdict: Verdict::Unsigned, expired: false, remember: None });
    }

    #[test]
    fn a_higher_number_of_the_known_signer_is_newer_and_is_remembered() {
        let judgement = after(Some(&trust(4, &[first()])), &signed(5, "b", &[first()]));
        assert_eq!(judgement.verdict, Verdict::Newer(4));
        assert_eq!(judgement.remember.unwrap().seen.number, 5);
    }

    #[test]
    fn the_same_edition_again_changes_nothing() {
        let trust = trust(4, &[first()]);
        let judgement = after(Some(&trust), &signed(4, "a", &[first()]));
        assert_eq!((judgement.verdict, judgement.remember), (Verdict::Same, Some(trust)));
    }

    #[test]
    fn rollback_to_an_older_number_may_be_looked_at_and_not_applied() {
        let judgement = after(Some(&trust(4, &[first()])), &signed(3, "z", &[first()]));
        assert_eq!(judgement.verdict, Verdict::Older(4));
        assert_eq!((judgement.verdict.permits(), judgement.remember), (Permit::View, None));
    }

    #[test]
    fn equivocation_of_two_editions_with_one_number_is_told_aloud() {
        let judgement = after(Some(&trust(4, &[first()])), &signed(4, "b", &[first()]));
        assert_eq!(judgement.verdict, Verdict::Equivocation(4));
        assert_eq!(judgement.verdict.permits(), Permit::Confirm);
    }

    #[test]
    fn rotation_along_the_chain_is_followed_over_several_steps() {
        let chain = [first(), keyset(2, "K2/R1", Witness::Key), keyset(3, "K3/R3", Witness::Recovery)];
        let judgement = after(Some(&trust(4, &[first()])), &signed(5, "b", &chain));
        assert_eq!(judgement.verdict, Verdict::Rotated { from: 1, to: 3, recovered: false });
        let trust = judgement.remember.unwrap();
        assert_eq!((trust.n, &*trust.key.0, &*trust.recovery.0), (3, "K3", "R3"));
        assert_eq!(trust.former, [PublicKey("K1".into()), PublicKey("K2".into())]);
    }

    #[test]
    fn fast_forward_to_the_highest_number_is_undone_by_a_rotation() {
        let thief = after(Some(&trust(4, &[first()])), &signed(u32::MAX, "evil", &[first()])).remember.unwrap();
        let chain = [first(), keyset(2, "K2/R1", Witness::Recovery)];
        let judgement = after(Some(&thief), &signed(5, "b", &chain));
        assert_eq!(judgement.verdict, Verdict::Rotated { from: 1, to: 2, recovered: false });
        let trust = judgement.remember.unwrap();
        assert_eq!(trust.seen.number, 5);
        assert_eq!(after(Some(&trust), &signed(6, "c", &chain)).verdict, Verdict::Newer(5));
    }

    #[test]
    fn the_recovery_key_takes_over_from_a_thief_who_rotated_first() {
        let stolen = [first(), keyset(2, "Thief/R1", Witness::Key)];
        let thief = after(Some(&trust(4, &[first()])), &signed(9, "evil", &stolen)).remember.unwrap();
        let own = [first(), keyset(2, "K2/R1", Witness::Recovery)];
        let judgement = after(Some(&thief), &signed(5, "b", &own));
        assert_eq!(judgement.verdict, Verdict::Rotated { from: 2, to: 2, recovered: true });
        let trust = judgement.remember.unwrap();
        // The thief cannot take it back with the organiser's old key.
        let again = after(Some(&trust), &signed(10, "evil", &stolen));
        assert_eq!((again.verdict.permits(), again.remember), (Permit::View, None));
        let further = [stolen[0].clone(), stolen[1].clone(), keyset(3, "Thief3/R1", Witness::Key)];
        let further = after(Some(&trust), &signed(11, "evil", &further));
        assert_eq!(further.verdict, Verdict::OtherSigner(PublicKey("Thief3".into())));
    }

    #[test]
    fn an_old_recovery_does_not_take_over_from_newer_keys() {
        let chain = [first(), keyset(2, "K2/R1", Witness::Recovery), keyset(3, "K3/R1", Witness::Key)];
        let known = trust(4, &chain);
        let replay = [chain[0].clone(), chain[1].clone(), keyset(3, "Thief/R1", Witness::Key)];
        let judgement = after(Some(&known), &signed(5, "evil", &replay));
        assert_eq!(judgement.verdict, Verdict::OtherSigner(PublicKey("Thief".into())));
    }

    #[test]
    fn a_pack_signed_with_a_replaced_key_may_be_looked_at_and_not_applied() {
        let known = trust(4, &[first(), keyset(2, "K2/R1", Witness::Key)]);
        let judgement = after(Some(&known), &signed(9, "b", &[first()]));
        assert_eq!((judgement.verdict.permits(), judgement.remember), (Permit::View, None));
    }

    #[test]
    fn another_signer_of_the_same_conference_is_never_switched_to_silently() {
        let known = trust(4, &[first()]);
        let stranger = signed(5, "b", &[keyset(1, "X1/Y1", Witness::Nobody)]);
        let judgement = after(Some(&known), &stranger);
        assert_eq!(judgement.verdict, Verdict::OtherSigner(PublicKey("X1".into())));
        assert_eq!(judgement.verdict.permits(), Permit::Confirm);
        // With the known key under another name, or with a recovery key that nobody signed for, it is no other case.
        let Claim::Signed(mut renamed) = signed(5, "b", &[first()]) else { panic!() };
        renamed.issuer = Id::parse("other-office").unwrap();
        assert_eq!(after(Some(&known), &Claim::Signed(renamed)).verdict.permits(), Permit::Confirm);
        let replaced = signed(5, "b", &[keyset(1, "K1/Thief", Witness::Nobody)]);
        assert_eq!(after(Some(&known), &replaced).verdict.permits(), Permit::Confirm);
    }

    #[test]
    fn an_unsigned_edition_after_a_signed_one_is_told_aloud_and_forgets_nothing() {
        let known = trust(4, &[first()]);
        let judgement = after(Some(&known), &Claim::Unsigned);
        assert_eq!(judgement.verdict, Verdict::UnsignedThoughKnown);
        assert_eq!((judgement.verdict.permits(), judgement.remember), (Permit::Confirm, Some(known)));
    }

    #[test]
    fn what_is_forged_is_refused_whoever_is_known() {
        for remembered in [None, Some(&trust(4, &[first()]))] {
            let judgement = after(remembered, &Claim::Forged("root_mismatch".into()));
            assert_eq!((judgement.verdict.permits(), judgement.remember), (Permit::Refuse, None));
        }
    }

    #[test]
    fn an_edition_past_its_day_warns_and_can_be_applied() {
        let Claim::Signed(mut old) = signed(5, "b", &[first()]) else { panic!() };
        old.expires = Some(Timestamp::parse("2027-04-08T08:59:59+02:00").unwrap());
        let judgement = after(None, &Claim::Signed(old));
        assert!(judgement.expired);
        assert_eq!(judgement.verdict.permits(), Permit::Apply);
    }

    #[test]
    fn the_key_of_a_poster_is_met_along_the_chain() {
        let Claim::Signed(claim) = signed(5, "b", &[first(), keyset(2, "K2/R1", Witness::Key)]) else { panic!() };
        assert!(claim.descends_from(&PublicKey("K1".into())) && claim.descends_from(&PublicKey("K2".into())));
        assert!(!claim.descends_from(&PublicKey("R1".into())));
    }
}
