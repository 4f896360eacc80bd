//! What is written is read again, byte for byte and value for value.

use proptest::prelude::*;

use super::filler::{Chance, Filler, records};
use super::ours;
use crate::domain::any_record::AnyRecord;
use crate::domain::edition::{Edition, Purpose};
use crate::pack::mapper::Part;
use crate::pack::{canonical, read, read_edition, read_line, write_backup, write_edition, write_line};

fn edition(seed: u64) -> Edition {
    let mut edition = Edition::default();
    Edition::part(&mut Filler { chance: &mut Chance(seed) }, &mut edition);
    edition.needs.clear();
    edition
}

proptest! {
    #[test]
    fn any_record_of_any_type_is_read_as_it_was_written(seed: u64) {
        for record in records(seed) {
            let line = write_line(&record);
            prop_assert!(!line.contains('\n'));
            let again = read_line(&line);
            prop_assert_eq!(again.as_ref(), Ok(&record), "{}", line);
            prop_assert_eq!(write_line(&again.unwrap()), line);
        }
    }

    #[test]
    fn any_backup_is_read_as_it_was_written_and_is_canonical(seed: u64) {
        let mut edition = edition(seed);
        edition.purpose = Purpose::Backup;
        let mut all = records(seed);
        all.push(read_line("{\"future\":[],\"id\":\"f1\",\"type\":\"zz_future\"}").unwrap());
        let snapshot = write_backup(&edition, &all[..3], &[]);
        let text = write_backup(&edition, &all, &[&snapshot]);
        let outcome = read(text.as_bytes());
        prop_assert_eq!(&outcome.problems.list, &vec![]);
        let pack = ours(outcome);
        all.sort_by_key(AnyRecord::key);
        prop_assert_eq!(&pack.records, &all);
        prop_assert_eq!(&pack.edition, &edition);
        prop_assert_eq!(&*pack.packs[0], snapshot.as_str());
        prop_assert_eq!(canonical(text.as_bytes()), Ok(text));
    }

    #[test]
    fn any_head_is_read_as_it_was_written(seed: u64) {
        let edition = edition(seed);
        prop_assert_eq!(read_edition(&write_edition(&edition)), Ok(edition));
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes: Vec<u8>, seed: u64, at: prop::sample::Index) {
        read(&bytes);
        let mut text = write_backup(&edition(seed), &records(seed), &[]).into_bytes();
        let at = at.index(text.len());
        text.splice(at..at, bytes.into_iter().take(3));
        read(&text);
        text.truncate(at);
        read(&text);
    }
}
