//! Which records a record points at, and which of those are nowhere to be found.
//!
//! Used by [`super::read`] for an organiser's pack, which is complete by itself. A dangling reference is told and
//! never refused: screens show it as unknown.

use super::findings::{Findings, Step};
use super::form::Form;
use super::mapper::{Mapper, Need};
use super::objects::Objects;
use super::schema::any_record;
use super::values::Values;
use crate::domain::any_record::AnyRecord;
use crate::domain::problem::{Cause, Severity};
use crate::domain::record::Extra;
use crate::domain::text::Localised;

/// The mapper that looks for ids.
struct Pointers<'f> {
    findings: &'f mut Findings,
    known: &'f [(Box<str>, Box<str>)],
}

impl Pointers<'_> {
    fn look(&mut self, name: &'static str, it: &mut dyn Values) {
        let Form::Id(target) = it.form() else { return };
        if matches!(target, "author" | "record") {
            return;
        }
        let (known, findings) = (self.known, &mut *self.findings);
        it.each(&mut |id| {
            if known.binary_search_by(|(type_name, key)| (&**type_name, &**key).cmp(&(target, id))).is_err() {
                findings.add(Severity::Note, None, Some(name), Cause::Dangling(format!("{target} {id}")));
            }
        });
    }
}

impl Mapper for Pointers<'_> {
    fn value(&mut self, name: &'static str, _need: Need, it: &mut dyn Values) {
        self.look(name, it);
    }
    fn values(&mut self, name: &'static str, _limit: usize, it: &mut dyn Values) {
        self.look(name, it);
    }
    fn words(&mut self, _name: &'static str, _need: Need, _form: Form, _it: &mut Localised) {}
    fn words_list(&mut self, _name: &'static str, _limit: usize, _form: Form, _it: &mut Vec<Localised>) {}
    fn flag(&mut self, _name: &'static str, _it: &mut bool) {}
    fn number(&mut self, _name: &'static str, _need: Need, _range: (u32, u32), _it: &mut Option<u32>) {}
    fn object(&mut self, name: &'static str, _need: Need, it: &mut dyn Objects) {
        let depth = self.findings.path.len();
        if name != "body" {
            self.findings.path.push(Step::Name(name));
        }
        if it.count() > 0 {
            it.map(0, self);
        }
        self.findings.path.truncate(depth);
    }
    fn objects(&mut self, name: &'static str, _limit: usize, it: &mut dyn Objects) {
        let depth = self.findings.path.len();
        for index in 0..it.count() {
            self.findings.path.extend([Step::Name(name), Step::Index(index)]);
            it.map(index, self);
            self.findings.path.truncate(depth);
        }
    }
    fn rest(&mut self, _it: &mut Extra) {}
}

/// Reports every reference to a record that is not among `records`, which begin at the places `at` of the file.
pub(super) fn report_dangling(records: &mut [AnyRecord], at: &[Option<usize>], findings: &mut Findings) {
    let mut known: Vec<(Box<str>, Box<str>)> =
        records.iter().map(AnyRecord::key).map(|key| (key.type_name, key.id)).collect();
    known.sort_unstable();
    for (record, at) in records.iter_mut().zip(at) {
        let (type_name, id) = match record {
            AnyRecord::Shared(record) => (record.type_name(), record.id().to_owned()),
            _ => continue,
        };
        findings.about(type_name, &id, *at);
        any_record::map(&mut Pointers { findings, known: &known }, record);
    }
}
