//! Problems as they are found: where the reader stands, and how much has been said already.
//!
//! Used by everything that reads. Lines are counted once at the end, and only if something was found.

use std::fmt::Write;

use super::MAX_PROBLEMS;
use crate::domain::order;
use crate::domain::problem::{Cause, Place, Problem, Severity};

/// A step on the way to a field.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    Name(&'static str),
    Index(usize),
}

/// A reference to another record, by where its text lies in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pointer {
    /// The type of the record that is pointed at.
    pub(super) target: &'static str,
    /// Where its id begins in the file, and its length in bytes.
    pub(super) id: (usize, usize),
    /// The member that points.
    pub(super) name: &'static str,
    /// Where the record begins that points.
    pub(super) record_at: usize,
}

/// The problems of one file.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// Where the file lies in memory, so that the address of a borrowed text tells its place in the file.
    start: usize,
    length: usize,
    type_name: String,
    id: String,
    /// Where the present record begins, in bytes.
    record_at: Option<usize>,
    pub(super) path: Vec<Step>,
    pub(super) pointers: Vec<Pointer>,
    found: Vec<(Option<usize>, Problem)>,
    more: u32,
    more_left: u32,
    worst: Option<Severity>,
}

impl Findings {
    pub(super) fn new(text: &str) -> Self {
        Self { start: text.as_ptr().addr(), length: text.len(), ..Self::default() }
    }

    /// Where a text lies in the file, if it was borrowed from it.
    pub(super) fn offset(&self, text: &str) -> Option<usize> {
        text.as_ptr().addr().checked_sub(self.start).filter(|offset| *offset < self.length)
    }

    /// From now on, problems are about this record.
    pub(super) fn about(&mut self, type_name: &str, id: &str, at: Option<usize>) {
        self.type_name.clear();
        self.type_name.push_str(type_name);
        self.id.clear();
        self.id.push_str(id);
        self.record_at = at;
        self.path.clear();
    }

    /// Remembers a reference. One that was written with escapes is not looked up: nobody writes ids so.
    pub(super) fn point(&mut self, target: &'static str, id: &str, name: &'static str) {
        if let (Some(record_at), Some(offset)) = (self.record_at, self.offset(id)) {
            self.pointers.push(Pointer { target, id: (offset, id.len()), name, record_at });
        }
    }

    /// A problem in the member `name` of the object in which the reader is; without a name, in the object itself.
    pub(super) fn add(&mut self, severity: Severity, at: Option<usize>, name: Option<&'static str>, cause: Cause) {
        self.worst = self.worst.max(Some(severity));
        if self.found.len() >= MAX_PROBLEMS {
            self.more = self.more.saturating_add(1);
            self.more_left = self.more_left.saturating_add(u32::from(severity > Severity::Note));
            return;
        }
        let mut field = String::new();
        for step in self.path.iter().copied().chain(name.map(Step::Name)) {
            match step {
                Step::Name(name) => {
                    if !field.is_empty() {
                        field.push('.');
                    }
                    field.push_str(name);
                }
                Step::Index(index) => {
                    // Writing to a String cannot fail.
                    if write!(field, "[{index}]").is_err() {
                        return;
                    }
                }
            }
        }
        let record = (!self.type_name.is_empty()).then(|| format!("{} {}", self.type_name, self.id));
        let place = Place { record, field: (!field.is_empty()).then_some(field), ..Place::default() };
        self.found.push((at.or(self.record_at), Problem { severity, place, cause }));
    }

    /// Whether something makes the whole file useless.
    pub(super) fn is_refused(&self) -> bool {
        self.worst == Some(Severity::Refused)
    }

    /// Of the problems that are counted only, how many are more than a remark.
    pub(super) fn more_left(&self) -> u32 {
        self.more_left
    }

    /// The problems in the order of the file, with their lines, and how many more there were.
    pub(super) fn finish(self, text: &str) -> (Vec<Problem>, u32) {
        let order = order::sorted(self.found.len(), &|left, right| self.found[left].0.cmp(&self.found[right].0));
        let (mut line, mut seen) = (1_u32, 0_usize);
        let mut problems = Vec::with_capacity(self.found.len());
        for index in order {
            let (at, mut problem) = self.found[index].clone();
            if let Some(at) = at {
                let between = text.as_bytes().get(seen..at).unwrap_or_default();
                line = line.saturating_add(line_feeds(between));
                seen = seen.max(at);
                problem.place.line = Some(line);
            }
            problems.push(problem);
        }
        (problems, self.more)
    }
}

/// How many lines end in these bytes.
pub(super) fn line_feeds(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.split(|byte| *byte == b'\n').count() - 1).unwrap_or(u32::MAX)
}
