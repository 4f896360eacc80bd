//! Records of any type: from the name of a type to its description.

use std::sync::Arc;

use crate::domain::any_record::{AnyRecord, PrivateRecord, SharedRecord};
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::pack::mapper::{Mapper, Named, Part};
use crate::pack::reader::Reader;

macro_rules! types {
    ($($set:ident: $($variant:ident),*;)*) => {
        /// Reads a record of the named type: nothing for a type that this version does not know, and nothing inside
        /// if something essential is missing.
        pub(in crate::pack) fn read(type_name: &str, reader: &mut Reader<'_, '_>) -> Option<Option<AnyRecord>> {
            $($(
                if type_name == <body::$variant as Named>::NAME {
                    let mut record: Arc<Record<body::$variant>> = Arc::default();
                    // Nobody else has it yet, so that this always holds.
                    if let Some(record) = Arc::get_mut(&mut record) {
                        Part::part(reader, record);
                    }
                    return Some((!reader.failed).then(|| AnyRecord::from($set::$variant(record))));
                }
            )*)*
            None
        }

        /// Tells the members of a record; nothing for a record of an unknown type. Descriptions are told through `&mut`,
        /// for reading's sake, so that this works on a copy.
        pub(in crate::pack) fn map(map: &mut dyn Mapper, record: &AnyRecord) {
            match record {
                $($(types!(@pattern $set, $variant, record) => Part::part(map, &mut Record::clone(record)),)*)*
                AnyRecord::Unknown(_) => {}
            }
        }

        /// Who wrote a record; empty for nobody and for unknown records.
        pub(in crate::pack) fn author(record: &AnyRecord) -> Box<str> {
            let by = match record {
                $($(types!(@pattern $set, $variant, record) => record.by.as_ref(),)*)*
                AnyRecord::Unknown(_) => None,
            };
            by.map_or("", Id::as_str).into()
        }

        /// A record of each type with its members filled in by `map`.
        #[cfg(test)]
        pub(in crate::pack) fn filled(map: &mut dyn Mapper) -> Vec<AnyRecord> {
            let mut records = Vec::new();
            $($(
                let mut record: Record<body::$variant> = Record::default();
                Part::part(map, &mut record);
                records.push(AnyRecord::from(record));
            )*)*
            records
        }

        /// Tells the members of an empty record of each type, private ones last.
        #[cfg(not(target_arch = "wasm32"))]
        pub(in crate::pack) fn every(tell: &mut dyn FnMut(&'static str, bool, &mut dyn FnMut(&mut dyn Mapper))) {
            $($(
                let mut record: Record<body::$variant> = Record::default();
                let private = stringify!($set) == "PrivateRecord";
                tell(<body::$variant as Named>::NAME, private, &mut |map| Part::part(map, &mut record));
            )*)*
        }
    };
    (@pattern SharedRecord, $variant:ident, $record:ident) => { AnyRecord::Shared(SharedRecord::$variant($record)) };
    (@pattern PrivateRecord, $variant:ident, $record:ident) => { AnyRecord::Private(PrivateRecord::$variant($record)) };
}

/// The bodies under the names of the variants.
mod body {
    pub(super) use crate::domain::area::Area;
    pub(super) use crate::domain::conference::{Conference, Frame, Objective, Room};
    pub(super) use crate::domain::note::Note;
    pub(super) use crate::domain::organisation::Organisation;
    pub(super) use crate::domain::participant::Participant;
    pub(super) use crate::domain::private::{Met, NextStep, PrivateNote, Profile, Star};
    pub(super) use crate::domain::report::{Document, EvaluationResponse, Recommendation, Report};
    pub(super) use crate::domain::session::Session;
}

types! {
    SharedRecord: Participant, Note, Session, Organisation, Area, Conference, Document, EvaluationResponse, Frame,
        Objective, Recommendation, Report, Room;
    PrivateRecord: Star, PrivateNote, Met, NextStep, Profile;
}
