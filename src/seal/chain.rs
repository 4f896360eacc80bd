//! The chain of an issuer's keys: which organiser's key and which recovery key are in force, and who said so.
//!
//! Used by signing, which puts the chain into the head of every pack, and by verifying. A device that remembers any of
//! its entries can follow it to the last. Whether it remembers one is `domain::trust`'s question.

use std::borrow::Cow;

use super::envelope::{KEYS, pre_authentication};
use super::error::SealError;
use super::key::{self, SecretKey};
use crate::domain::trust::{Keyset, PublicKey, Witness};
use crate::pack::MAX_KEYS;
use crate::pack::canonical::print;
use crate::pack::json::{Json, Members, Numbers, parse};

/// The member of an entry that holds the signature.
const SIG: &str = "sig";

/// One entry of `keys`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its number, from 1; one more than that of the entry before.
    pub n: u32,
    /// The organiser's key.
    pub key: PublicKey,
    /// The recovery key.
    pub recovery: PublicKey,
    /// The signature by the key or the recovery key of the entry before; the entry with the number 1 has none.
    signature: Option<[u8; 64]>,
    /// The entry without `sig` in canonical form, unknown members too: what is signed.
    body: String,
}

impl Statement {
    fn new(n: u32, key: PublicKey, recovery: PublicKey) -> Self {
        let mut members = vec![member("key", &key.0), member("recovery", &recovery.0)];
        members.push(("n".into(), Json::Integer(i64::from(n))));
        Self { n, key, recovery, signature: None, body: print(&mut Json::Object(members)) }
    }

    /// Reads the entry at `place`, from 1. Whether it follows from another one is not looked at.
    fn from_json(json: &Json<'_>, place: usize) -> Result<Self, SealError> {
        let bad = |name| SealError::BadStatement(place, name);
        let Json::Object(members) = json else { return Err(bad("object")) };
        let n = match json.member("n") {
            Some(Json::Integer(n)) => u32::try_from(*n).ok().filter(|n| *n > 0),
            _ => None,
        };
        let n = n.ok_or_else(|| bad("n"))?;
        let text = |name| json.member(name).and_then(Json::as_text).ok_or_else(|| bad(name));
        let (key, recovery) = (PublicKey(text("key")?.into()), PublicKey(text("recovery")?.into()));
        let signature = match json.member(SIG) {
            None => None,
            Some(_) => Some(key::decode::<64>(text(SIG)?).ok_or_else(|| bad(SIG))?),
        };
        // Nobody stands behind the first entry, and somebody must behind each other one.
        if signature.is_some() != (n > 1) {
            return Err(bad(SIG));
        }
        let body: Members<'_> = members.iter().filter(|(key, _)| key != SIG).cloned().collect();
        Ok(Self { n, key, recovery, signature, body: print(&mut Json::Object(body)) })
    }

    fn to_json(&self) -> Result<Json<'_>, SealError> {
        let mut json = parse(&self.body, Numbers::Whole).map_err(SealError::Pack)?;
        if let (Json::Object(members), Some(signature)) = (&mut json, &self.signature) {
            members.push(member(SIG, &key::encode(signature)));
        }
        Ok(json)
    }

    /// Who of `before` signed this entry, if anybody.
    fn witness(&self, before: &Self) -> Result<Option<Witness>, SealError> {
        let Some(signature) = &self.signature else { return Ok(None) };
        let message = pre_authentication(KEYS, &self.body);
        if key::holds(&key::verifying(&before.recovery)?, &message, signature) {
            return Ok(Some(Witness::Recovery));
        }
        // Only the recovery key may hand over to another one: else whoever stole the organiser's key kept it for good.
        let keeps = self.recovery == before.recovery;
        let is_signed = keeps && key::holds(&key::verifying(&before.key)?, &message, signature);
        Ok(is_signed.then_some(Witness::Key))
    }
}

fn member(name: &'static str, text: &str) -> (Cow<'static, str>, Json<'static>) {
    (name.into(), Json::Text(Cow::Owned(text.to_owned())))
}

/// The entries of `keys` in order, 1 to 16. They have the right form; [`KeyChain::check`] says whether they hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyChain(Vec<Statement>);

impl KeyChain {
    /// The chain of a new issuer.
    pub fn first(key: PublicKey, recovery: PublicKey) -> Result<Self, SealError> {
        let chain = Self(vec![Statement::new(1, key, recovery)]);
        chain.check().map(|_| chain)
    }

    /// The chain with one more entry, signed with `by`: the organiser's key or the recovery key now in force. Another
    /// recovery key can only be named by the recovery key. Beyond 16 entries the oldest one is dropped.
    pub fn rotated(&self, by: &SecretKey, key: PublicKey, recovery: PublicKey) -> Result<Self, SealError> {
        let n = self.current()?.n;
        let n = n.checked_add(1).ok_or(SealError::BrokenChain(n))?;
        let mut next = Statement::new(n, key, recovery);
        next.signature = Some(by.sign(&pre_authentication(KEYS, &next.body)));
        let mut statements = self.0.clone();
        statements.push(next);
        let surplus = statements.len().saturating_sub(MAX_KEYS);
        statements.drain(..surplus);
        let chain = Self(statements);
        chain.check().map(|_| chain)
    }

    /// The entry in force.
    pub fn current(&self) -> Result<&Statement, SealError> {
        self.0.last().ok_or(SealError::NoKeys)
    }

    /// Reads the value of `keys`.
    pub fn from_json(json: &Json<'_>) -> Result<Self, SealError> {
        let list = match json {
            Json::List(list) if !list.is_empty() => list,
            _ => return Err(SealError::NoKeys),
        };
        if list.len() > MAX_KEYS {
            return Err(SealError::ChainTooLong(list.len()));
        }
        let statements = list.iter().enumerate().map(|(index, json)| Statement::from_json(json, index + 1));
        Ok(Self(statements.collect::<Result<_, _>>()?))
    }

    /// The value of `keys`.
    pub fn to_json(&self) -> Result<Json<'_>, SealError> {
        Ok(Json::List(self.0.iter().map(Statement::to_json).collect::<Result<_, _>>()?))
    }

    /// The sets of keys, if each follows from the one before it.
    pub fn check(&self) -> Result<Vec<Keyset>, SealError> {
        let mut keysets: Vec<Keyset> = Vec::with_capacity(self.0.len());
        let mut before: Option<&Statement> = None;
        for statement in &self.0 {
            key::verifying(&statement.key)?;
            key::verifying(&statement.recovery)?;
            if statement.key == statement.recovery {
                return Err(SealError::SameKeys(statement.n));
            }
            let by = match before {
                None => Witness::Nobody,
                Some(before) if before.n.checked_add(1) == Some(statement.n) => {
                    statement.witness(before)?.ok_or(SealError::BrokenChain(statement.n))?
                }
                Some(_) => return Err(SealError::BrokenChain(statement.n)),
            };
            let (key, recovery) = (statement.key.clone(), statement.recovery.clone());
            keysets.push(Keyset { n: statement.n, key, recovery, by });
            before = Some(statement);
        }
        Ok(keysets)
    }
}
