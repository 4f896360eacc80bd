//! The mapper that reads: takes members out of a JSON object and reports what it cannot take.
//!
//! Used by [`super::read`]. What is taken is checked; what is not taken, because nobody knows it, because it says the
//! usual or because it is wrong, stays as raw text in the `Extra` and is written back.

use std::borrow::Cow;

use super::canonical;
use super::clean::clean;
use super::findings::{Findings, Step};
use super::form::Form;
use super::json::{Json, Members};
use super::mapper::{Mapper, Need};
use super::objects::Objects;
use super::values::Values;
use crate::domain::problem::{Cause, Severity};
use crate::domain::record::Extra;
use crate::domain::text::{LanguageTag, Localised};

/// Members whose bad value is not kept: what somebody may not have agreed to show, and what is always written anew.
const NOT_KEPT: &[&str] = &["contact", "n", "number", "share"];

/// Reads one object.
pub(super) struct Reader<'r, 'a> {
    findings: &'r mut Findings,
    members: &'r Members<'a>,
    /// Whether each key is behind the one before, as packs write them.
    is_sorted: bool,
    /// Which members were taken: one bit each for the first 128, the others by index.
    taken: u128,
    taken_far: Vec<usize>,
    /// Where the next search begins: members mostly come in the order in which they are asked for.
    cursor: usize,
    /// How many objects lie around this one: a record's body has 1.
    nesting: u32,
    /// How bad it is if a required member of the record or its body is not there.
    essential: Severity,
    /// Whether a required member could not be taken.
    pub(super) failed: bool,
}

impl<'r, 'a> Reader<'r, 'a> {
    pub(super) fn new(findings: &'r mut Findings, members: &'r Members<'a>, essential: Severity) -> Self {
        let is_sorted = members.is_sorted_by(|(one, _), (other, _)| one < other);
        Self {
            findings,
            members,
            is_sorted,
            taken: 0,
            taken_far: Vec::new(),
            cursor: 0,
            nesting: 0,
            essential,
            failed: false,
        }
    }

    /// Takes a member that no description tells.
    pub(super) fn skip(&mut self, name: &str) {
        if let Some((index, _, _)) = self.find(name) {
            self.take(index);
        }
    }

    fn find(&mut self, name: &str) -> Option<(usize, &'r Cow<'a, str>, &'r Json<'a>)> {
        let members = self.members;
        let (before, after) = members.split_at(self.cursor.min(members.len()));
        // Both the file and the descriptions are in order, mostly: then one look to either side tells what is not there.
        if self.is_sorted
            && after.first().is_none_or(|(next, _)| **next > *name)
            && before.last().is_none_or(|(last, _)| **last < *name)
        {
            return None;
        }
        let is_it = |(key, _): &(Cow<'a, str>, Json<'a>)| *key == name;
        let index = match after.iter().position(is_it) {
            Some(index) => before.len() + index,
            None => before.iter().position(is_it)?,
        };
        self.cursor = index + 1;
        members.get(index).map(|(key, value)| (index, key, value))
    }

    fn take(&mut self, index: usize) {
        if index < 128 {
            self.taken |= 1 << index;
        } else {
            self.taken_far.push(index);
        }
    }

    fn is_taken(&self, index: usize) -> bool {
        if index < 128 { self.taken >> index & 1 == 1 } else { self.taken_far.contains(&index) }
    }

    fn missing(&mut self, name: &'static str, need: Need) {
        if need == Need::Required {
            self.bad(name, need, None, Cause::Missing);
        }
    }

    /// A member that cannot be used. What is required fails the object; the rest is kept as it is.
    fn bad(&mut self, name: &'static str, need: Need, key: Option<(usize, &str)>, cause: Cause) {
        let required = need == Need::Required;
        self.failed |= required;
        let severity = if required && self.nesting <= 1 { self.essential } else { Severity::Note };
        let at = key.and_then(|(_, key)| self.findings.offset(key));
        self.findings.add(severity, at, Some(name), cause);
        if let Some((index, _)) = key
            && NOT_KEPT.contains(&name)
        {
            self.take(index);
        }
    }

    /// Puts a text into its place.
    fn put(&mut self, name: &'static str, key: &str, text: &str, it: &mut dyn Values) -> Result<(), Cause> {
        let form = it.form();
        let tidy = self.tidy(name, key, text, form)?;
        it.put(tidy)?;
        if let Form::Id(target) = form
            && !matches!(target, "author" | "record")
            && name != "id"
        {
            self.findings.point(target, text, name);
        }
        Ok(())
    }

    /// A text as its form wants it, with a report of what was taken out of it.
    fn tidy<'t>(&mut self, name: &'static str, key: &str, text: &'t str, form: Form) -> Result<Cow<'t, str>, Cause> {
        let (limit, line) = match form {
            Form::Line(limit) => (limit, true),
            Form::Prose(limit) => (limit, false),
            _ => return Ok(Cow::Borrowed(text)),
        };
        let (text, out) = clean(text, line);
        let at = self.findings.offset(key);
        if out.control {
            self.findings.add(Severity::Note, at, Some(name), Cause::Control);
        }
        if out.bidirectional {
            self.findings.add(Severity::Note, at, Some(name), Cause::Bidirectional);
        }
        // No text has more characters than bytes: counting is rarely needed.
        if text.len() > limit as usize {
            let length = text.chars().count() as u64;
            if length > u64::from(limit) {
                return Err(Cause::TextTooLong(length, u64::from(limit)));
            }
        }
        Ok(text)
    }

    /// Reads a text in several languages; true if something of it was taken.
    fn localised(
        &mut self,
        name: &'static str,
        key: &str,
        json: &Json<'a>,
        form: Form,
        it: &mut Localised,
    ) -> Result<(), Cause> {
        match json {
            Json::Text(text) => {
                let text = self.tidy(name, key, text, form)?;
                it.0.insert(LanguageTag::undetermined(), text.into_owned());
                Ok(())
            }
            Json::Object(members) => {
                let mut first_bad = None;
                for (language, text) in members {
                    let read = match (LanguageTag::parse(language), text) {
                        (None, _) => Err(Cause::Language(language.chars().take(80).collect())),
                        (Some(tag), Json::Text(text)) => {
                            self.tidy(name, language, text, form).map(|text| (tag, text.into_owned()))
                        }
                        (Some(_), _) => Err(Cause::WrongType("text")),
                    };
                    match read {
                        Ok((tag, text)) => {
                            it.0.insert(tag, text);
                        }
                        Err(cause) => first_bad = first_bad.or(Some(cause)),
                    }
                }
                first_bad.map_or(Ok(()), Err)
            }
            _ => Err(Cause::WrongType("text")),
        }
    }

    fn child(&mut self, members: &Members<'a>, it: &mut dyn Objects, index: usize, essential: Severity) -> bool {
        let mut child = Reader::new(self.findings, members, essential);
        child.nesting = self.nesting + 1;
        it.map(index, &mut child);
        !child.failed
    }
}

impl Mapper for Reader<'_, '_> {
    fn value(&mut self, name: &'static str, need: Need, it: &mut dyn Values) {
        let Some((index, key, json)) = self.find(name) else { return self.missing(name, need) };
        let result = match json {
            Json::Text(text) => self.put(name, key, text, it),
            Json::Null if need == Need::Optional => return,
            Json::Null => Err(Cause::Missing),
            _ => Err(Cause::WrongType("text")),
        };
        match result {
            Ok(()) if it.is_empty() => self.missing(name, need),
            Ok(()) => self.take(index),
            Err(cause) => self.bad(name, need, Some((index, key)), cause),
        }
    }

    fn values(&mut self, name: &'static str, limit: usize, it: &mut dyn Values) {
        let Some((index, key, json)) = self.find(name) else { return };
        let list = match json {
            Json::List(list) if list.len() > limit => {
                return self.bad(name, Need::Optional, Some((index, key)), Cause::ListTooLong(list.len() as u64));
            }
            Json::List(list) => list,
            Json::Null => return,
            _ => return self.bad(name, Need::Optional, Some((index, key)), Cause::WrongType("list")),
        };
        it.reserve(list.len());
        for (position, json) in list.iter().enumerate() {
            let result = match json {
                Json::Text(text) => self.put(name, key, text, it),
                _ => Err(Cause::WrongType("text")),
            };
            if let Err(cause) = result {
                self.findings.path.extend([Step::Name(name), Step::Index(position)]);
                let at = self.findings.offset(key);
                self.findings.add(Severity::Note, at, None, cause);
                self.findings.path.truncate(self.findings.path.len() - 2);
            }
        }
        if !it.is_empty() {
            self.take(index);
        }
    }

    fn words(&mut self, name: &'static str, need: Need, form: Form, it: &mut Localised) {
        let Some((index, key, json)) = self.find(name) else { return self.missing(name, need) };
        if matches!(json, Json::Null) && need == Need::Optional {
            return;
        }
        let result = self.localised(name, key, json, form, it);
        let nothing = it.0.is_empty() || (need == Need::Required && it.is_empty());
        match result {
            Err(cause) if nothing => self.bad(name, need, Some((index, key)), cause),
            Err(cause) => {
                self.bad(name, Need::Optional, Some((index, key)), cause);
                self.take(index);
            }
            Ok(()) if nothing => self.missing(name, need),
            Ok(()) => self.take(index),
        }
    }

    fn words_list(&mut self, name: &'static str, limit: usize, form: Form, it: &mut Vec<Localised>) {
        let Some((index, key, json)) = self.find(name) else { return };
        let list = match json {
            Json::List(list) if list.len() > limit => {
                return self.bad(name, Need::Optional, Some((index, key)), Cause::ListTooLong(list.len() as u64));
            }
            Json::List(list) => list,
            Json::Null => return,
            _ => return self.bad(name, Need::Optional, Some((index, key)), Cause::WrongType("list")),
        };
        it.reserve_exact(list.len());
        for json in list {
            let mut words = Localised::default();
            let result = self.localised(name, key, json, form, &mut words);
            if result.is_ok() || !words.0.is_empty() {
                it.push(words);
            }
            if let Err(cause) = result {
                self.bad(name, Need::Optional, None, cause);
            }
        }
        if !it.is_empty() {
            self.take(index);
        }
    }

    fn flag(&mut self, name: &'static str, it: &mut bool) {
        match self.find(name) {
            Some((index, _, Json::Bool(true))) => {
                *it = true;
                self.take(index);
            }
            None | Some((_, _, Json::Bool(false) | Json::Null)) => {}
            Some((index, key, _)) => {
                self.bad(name, Need::Optional, Some((index, key)), Cause::WrongType("true_or_false"));
            }
        }
    }

    fn number(&mut self, name: &'static str, need: Need, range: (u32, u32), it: &mut Option<u32>) {
        let Some((index, key, json)) = self.find(name) else { return self.missing(name, need) };
        let cause = match json {
            Json::Integer(number) => match u32::try_from(*number) {
                Ok(number) if (range.0..=range.1).contains(&number) => {
                    *it = Some(number);
                    return self.take(index);
                }
                _ => Cause::Number(number.to_string()),
            },
            Json::Null if need == Need::Optional => return,
            _ => Cause::WrongType("number"),
        };
        self.bad(name, need, Some((index, key)), cause);
    }

    fn object(&mut self, name: &'static str, need: Need, it: &mut dyn Objects) {
        let Some((index, key, json)) = self.find(name) else { return self.missing(name, need) };
        match json {
            // What is always there is left away where it has no member, and `{}` says just that.
            Json::Object(members) if members.is_empty() && it.is_bare() && need == Need::Optional => {}
            Json::Object(members) => {
                it.grow();
                let depth = self.findings.path.len();
                if self.nesting > 0 || name != "body" {
                    self.findings.path.push(Step::Name(name));
                }
                let whole = self.child(members, it, 0, self.essential);
                self.findings.path.truncate(depth);
                if whole {
                    return self.take(index);
                }
                it.shrink();
                match need {
                    // The member that failed has told so already.
                    Need::Required if self.nesting == 0 => self.failed = true,
                    Need::Required => self.bad(name, need, Some((index, key)), Cause::Missing),
                    Need::Optional if NOT_KEPT.contains(&name) => self.take(index),
                    Need::Optional => {}
                }
            }
            Json::Null if need == Need::Optional => {}
            _ => self.bad(name, need, Some((index, key)), Cause::WrongType("object")),
        }
    }

    fn objects(&mut self, name: &'static str, limit: usize, it: &mut dyn Objects) {
        let Some((index, key, json)) = self.find(name) else { return };
        let list = match json {
            Json::List(list) if list.len() > limit => {
                return self.bad(name, Need::Optional, Some((index, key)), Cause::ListTooLong(list.len() as u64));
            }
            Json::List(list) => list,
            Json::Null => return,
            _ => return self.bad(name, Need::Optional, Some((index, key)), Cause::WrongType("list")),
        };
        it.reserve(list.len());
        for (position, json) in list.iter().enumerate() {
            self.findings.path.extend([Step::Name(name), Step::Index(position)]);
            if let Json::Object(members) = json {
                it.grow();
                let newest = it.count().saturating_sub(1);
                // Of a list one element can be done without.
                if !self.child(members, it, newest, Severity::Note) {
                    it.shrink();
                }
            } else {
                let at = self.findings.offset(key);
                self.findings.add(Severity::Note, at, None, Cause::WrongType("object"));
            }
            self.findings.path.truncate(self.findings.path.len().saturating_sub(2));
        }
        if it.count() > 0 {
            self.take(index);
        }
    }

    fn rest(&mut self, it: &mut Extra) {
        for (index, (key, value)) in self.members.iter().enumerate() {
            if !self.is_taken(index) {
                it.0.insert((&**key).into(), canonical::print(&mut value.clone()).into());
            }
        }
    }
}
