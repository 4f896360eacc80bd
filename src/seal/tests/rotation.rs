//! Keys that change: how the chain is followed, and what a thief can do with it. With real signatures, from the files
//! to what the device remembers.

use super::{SMALL, office, public, secret};
use crate::domain::time::Timestamp;
use crate::domain::trust::{Judgement, Permit, Trust, Verdict, Witness, judge};
use crate::pack::MAX_KEYS;
use crate::seal::{KeyChain, SealError, SecretKey, claim, sign, verify};

/// SMALL as this number, signed.
fn edition(number: u32, key: &SecretKey, chain: &KeyChain) -> String {
    let text = SMALL.replace("\"number\":3", &format!("\"number\":{number}"));
    sign(text.as_bytes(), key, chain).unwrap()
}

fn meet(remembered: Option<&Trust>, text: &str) -> Judgement {
    judge(remembered, &claim(verify(text.as_bytes())), Timestamp::default())
}

fn trust(text: &str) -> Trust {
    meet(None, text).remember.unwrap()
}

#[test]
fn rotation_is_followed_by_a_device_that_knows_an_earlier_key() {
    let known = trust(&edition(3, &secret(1), &office()));
    let chain = office().rotated(&secret(1), public(3), public(2)).unwrap();
    let text = edition(1, &secret(3), &chain);
    let signed = verify(text.as_bytes()).unwrap();
    assert_eq!(signed.keys.iter().map(|keyset| keyset.by).collect::<Vec<_>>(), [Witness::Nobody, Witness::Key]);
    let judgement = meet(Some(&known), &text);
    assert_eq!(judgement.verdict, Verdict::Rotated { from: 1, to: 2, recovered: false });
    // The number begins anew.
    assert_eq!(judgement.remember.unwrap().seen.number, 1);
}

#[test]
fn rollback_to_an_older_edition_is_not_applied() {
    let known = trust(&edition(3, &secret(1), &office()));
    let judgement = meet(Some(&known), &edition(2, &secret(1), &office()));
    assert_eq!((judgement.verdict, judgement.remember), (Verdict::Older(3), None));
}

#[test]
fn equivocation_with_two_packs_of_one_number_is_noticed() {
    let known = trust(&edition(3, &secret(1), &office()));
    let other = SMALL.replace("\"R\"", "\"S\"");
    let judgement = meet(Some(&known), &sign(other.as_bytes(), &secret(1), &office()).unwrap());
    assert_eq!(judgement.verdict, Verdict::Equivocation(3));
}

#[test]
fn fast_forward_by_a_thief_ends_with_the_recovery_key() {
    let known = trust(&edition(3, &secret(1), &office()));
    let stolen = meet(Some(&known), &edition(u32::MAX, &secret(1), &office())).remember.unwrap();
    let chain = office().rotated(&secret(2), public(3), public(2)).unwrap();
    let judgement = meet(Some(&stolen), &edition(4, &secret(3), &chain));
    assert_eq!(judgement.verdict, Verdict::Rotated { from: 1, to: 2, recovered: false });
    let again = meet(judgement.remember.as_ref(), &edition(u32::MAX, &secret(1), &office()));
    assert_eq!(again.verdict, Verdict::FormerKey);
    assert_eq!(again.verdict.permits(), Permit::View);
}

#[test]
fn the_organisers_key_cannot_name_another_recovery_key() {
    let own = SecretKey::from_seed(&[7; 32]);
    let broken = office().rotated(&secret(1), public(3), own.public());
    assert_eq!(broken, Err(SealError::BrokenChain(2)));
    let chain = office().rotated(&secret(2), public(3), own.public()).unwrap();
    assert_eq!(chain.check().unwrap()[1].by, Witness::Recovery);
}

#[test]
fn a_stranger_cannot_continue_a_chain() {
    assert_eq!(office().rotated(&secret(3), public(3), public(2)), Err(SealError::BrokenChain(2)));
}

#[test]
fn a_chain_keeps_its_last_sixteen_entries() {
    let keys: Vec<SecretKey> = (0..20).map(|seed| SecretKey::from_seed(&[seed; 32])).collect();
    let mut chain = KeyChain::first(keys[0].public(), public(2)).unwrap();
    let known = trust(&edition(3, &keys[0], &chain));
    let recent = trust(&edition(3, &keys[4], &KeyChain::first(keys[4].public(), public(2)).unwrap()));
    for pair in keys.windows(2) {
        chain = chain.rotated(&pair[0], pair[1].public(), public(2)).unwrap();
    }
    let text = edition(4, &keys[19], &chain);
    let signed = verify(text.as_bytes()).unwrap();
    assert_eq!((signed.keys.len(), signed.keys[0].n, signed.keys[15].n), (MAX_KEYS, 5, 20));
    // Who knows an entry that is still there follows it; who knows only one that was dropped is warned.
    let remembered = Trust { n: 5, ..recent };
    assert_eq!(meet(Some(&remembered), &text).verdict, Verdict::Rotated { from: 5, to: 20, recovered: false });
    assert_eq!(meet(Some(&known), &text).verdict.permits(), Permit::Confirm);
}
