//! Reading a large pack a few records at a time, so that a page can go on drawing meanwhile.
//!
//! Used by `shell::files` for what the worker has checked and put in canonical form. Decides nothing of its own: what a
//! record is and what is left out is [`super::read`]'s, whose parts it uses.

use super::json::{Numbers, parse};
use super::read::{Intake, Pack, Reading, read};

/// What stands before the first record of a canonical pack, behind the last one, and before packs inside it.
const LINES_BEGIN: &str = ",\"records\":[\n";
const LINES_END: &str = "\n],\"sigs\":";
const PACKS: &str = "\n],\"packs\":[\n";

/// Reads the records of a pack a few at a time, so that a page can go on drawing meanwhile.
///
/// For packs in canonical form that were checked before, elsewhere: the limits of the whole are not looked at again, and
/// problems are not told again. What is left out is the same as for [`read`].
pub struct Gradual<'a> {
    pack: Pack,
    intake: Intake<'a>,
    /// The lines that are not read yet.
    rest: &'a str,
    /// How long all of them were, in bytes.
    length: usize,
}

impl<'a> Gradual<'a> {
    /// Reads all but the records; nothing if the text has not one record a line as canonical packs have.
    pub fn begin(text: &'a str) -> Option<Self> {
        let (head, rest) = text.split_once(LINES_BEGIN)?;
        let (lines, tail) = rest.rsplit_once(LINES_END).filter(|_| !rest.contains(PACKS))?;
        let frame = [head, LINES_BEGIN, LINES_END, tail].concat();
        match read(frame.as_bytes()).reading {
            Reading::Ours(pack) => {
                Some(Self { pack: *pack, intake: Intake::new(text), rest: lines, length: lines.len().max(1) })
            }
            Reading::Newer(_) | Reading::NotOurs(_) | Reading::Refused => None,
        }
    }

    /// Reads the next records, of about so many bytes; false if a line is none, which canonical packs do not have.
    pub fn step(&mut self, bytes: usize) -> bool {
        let goal = self.rest.len().saturating_sub(bytes);
        while !self.rest.is_empty() && self.rest.len() >= goal {
            let (line, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
            let Ok(json) = parse(line.strip_suffix(',').unwrap_or(line), Numbers::Whole) else { return false };
            self.intake.record(&json);
            self.rest = rest;
        }
        true
    }

    /// How much is read, in percent.
    pub fn percent(&self) -> u8 {
        let read = (self.length - self.rest.len()) * 100 / self.length;
        u8::try_from(read).unwrap_or(100)
    }

    /// The pack, once all of it is read.
    pub fn finish(self) -> Option<Pack> {
        if !self.rest.is_empty() {
            return None;
        }
        let records = self.intake.into_records(&self.pack.edition.purpose)?;
        Some(Pack { records, ..self.pack })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Gradual;
    use crate::pack::{Pack, Reading, canonical, read};

    const SAMPLE: &str = include_str!("../../public/packs/strasbourg-1.json");

    fn whole(text: &str) -> Pack {
        let Reading::Ours(pack) = read(text.as_bytes()).reading else { panic!("no pack") };
        *pack
    }

    fn gradually(text: &str, step: usize) -> Option<Pack> {
        let mut gradual = Gradual::begin(text)?;
        let mut percent = 0;
        while percent < 100 {
            assert!(gradual.step(step), "a line is no record");
            assert!(gradual.percent() >= percent);
            percent = gradual.percent();
        }
        gradual.finish()
    }

    proptest! {
        #[test]
        fn read_in_steps_of_any_size_a_pack_is_the_same(step in 0_usize..100_000) {
            prop_assert_eq!(gradually(SAMPLE, step), Some(whole(SAMPLE)));
        }
    }

    #[test]
    fn what_is_left_out_at_once_is_left_out_in_steps_too() {
        let room = r#"{"body":{"name":"Cigogne"},"id":"r1","type":"room"}"#;
        let star = r#"{"body":{},"id":"s1","type":"star"}"#;
        let records = [room, room, star, r#"["no record"]"#].join(",");
        let head = r#""plenary-pack":1,"conference":"c","issuer":{"id":"o"},"number":1,"purpose":"organiser""#;
        let text = canonical(format!("{{{head},\"records\":[{records}]}}").as_bytes()).unwrap();
        let pack = gradually(&text, 1).unwrap();
        assert_eq!(pack.records.len(), 1);
        assert_eq!(pack, whole(&text));
    }

    #[test]
    fn a_pack_without_a_line_for_each_record_is_not_read_in_steps() {
        assert!(Gradual::begin("{}").is_none());
        assert!(Gradual::begin(&SAMPLE.replace('\n', "")).is_none());
        // A backup that carries others: seldom large, and read at once.
        let inside = SAMPLE.replacen("\n],\"sigs\"", "\n],\"packs\":[\n{}\n],\"sigs\"", 1);
        assert!(Gradual::begin(&inside).is_none());
    }
}
