//! Records: what every syncable thing has around its body.
//!
//! Used by everything that stores, merges or shows records. A record's `Rev` and its `Extra` are opaque here: only
//! `pack` fills them, and merging compares them without ever hashing or reading inside.

use std::collections::BTreeMap;

use super::id::Id;
use super::revisions::Lineage;
use super::time::Timestamp;

/// Fields that this version does not know, kept as raw JSON text by name and written back as they were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extra(pub BTreeMap<Box<str>, Box<str>>);

impl Extra {
    /// Whether nothing unknown is there.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The digest of a record's canonical form: names one version of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rev(pub Box<str>);

/// Who wrote a record: a device or an issuer, never a person's name.
pub enum Author {}

/// Record number `n` of its line: `n` is one more than that of the versions it replaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record<T> {
    /// The record's name, unique within its issuer.
    pub id: Id<T>,
    /// Who wrote this version; nobody for anonymous records.
    pub by: Option<Id<Author>>,
    /// Whose version it proposes to correct; nothing for the author's own.
    pub suggests_to: Option<Id<Author>>,
    /// When, by the writer's clock; it never decides what survives.
    pub at: Option<Timestamp>,
    /// 1 for the first version.
    pub n: u32,
    /// The versions that this one replaces.
    pub was: Vec<Rev>,
    /// What it says.
    pub body: T,
    /// Unknown members of the envelope.
    pub extra: Extra,
}

impl<T> Record<T> {
    /// The first version of a record.
    pub fn first(id: Id<T>, by: Option<Id<Author>>, at: Option<Timestamp>, body: T) -> Self {
        Self { id, by, suggests_to: None, at, n: 1, was: Vec::new(), body, extra: Extra::default() }
    }

    /// The same version with another body, written anew by `by`. What it replaces is settled where it is kept: only
    /// there is known whether the one before it was ever handed out.
    #[must_use]
    pub fn edited(&self, by: Option<Id<Author>>, at: Option<Timestamp>, body: T) -> Self
    where
        T: Clone,
    {
        Self { by, at, body, ..self.clone() }
    }
}

/// A record of a type that this version does not know: kept whole, counted, written back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRecord {
    /// The type's name.
    pub type_name: Box<str>,
    /// The record's name.
    pub id: Id<UnknownRecord>,
    /// How it stands to its other versions; an envelope is the same for all types.
    pub lineage: Lineage,
    /// The whole record as one line of canonical JSON.
    pub line: Box<str>,
}
