//! The mapper that writes: collects the members of a value as a JSON object.
//!
//! Used by [`super::write`] and [`super::read`]. A member that says nothing is left away, and what the `Extra` kept is
//! written back unless the member has a value by now. Order and escapes are `canonical`'s.

use std::borrow::Cow;

use super::form::Form;
use super::json::{Json, Members};
use super::mapper::{Mapper, Need};
use super::objects::Objects;
use super::values::Values;
use crate::domain::record::Extra;
use crate::domain::text::Localised;

/// Writes one object.
#[derive(Default)]
pub(super) struct Writer {
    members: Members<'static>,
}

impl Writer {
    /// The object written.
    pub(super) fn finish(self) -> Json<'static> {
        Json::Object(self.members)
    }

    /// The members written.
    pub(super) fn into_members(self) -> Members<'static> {
        self.members
    }

    fn add(&mut self, name: &'static str, value: Json<'static>) {
        self.members.push((Cow::Borrowed(name), value));
    }

    fn add_list(&mut self, name: &'static str, list: Vec<Json<'static>>) {
        if !list.is_empty() {
            self.add(name, Json::List(list));
        }
    }
}

fn text(text: &str) -> Json<'static> {
    Json::Text(Cow::Owned(text.to_owned()))
}

fn localised(it: &Localised) -> Json<'static> {
    match it.0.first_key_value() {
        Some((tag, only)) if it.0.len() == 1 && tag.as_str() == "und" => text(only),
        _ => Json::Object(it.0.iter().map(|(tag, words)| (Cow::Owned(tag.as_str().to_owned()), text(words))).collect()),
    }
}

impl Mapper for Writer {
    fn value(&mut self, name: &'static str, _need: Need, it: &mut dyn Values) {
        it.each(&mut |value| self.add(name, text(value)));
    }

    fn values(&mut self, name: &'static str, _limit: usize, it: &mut dyn Values) {
        let mut list = Vec::new();
        it.each(&mut |value| list.push(text(value)));
        self.add_list(name, list);
    }

    fn words(&mut self, name: &'static str, _need: Need, _form: Form, it: &mut Localised) {
        if !it.0.is_empty() {
            self.add(name, localised(it));
        }
    }

    fn words_list(&mut self, name: &'static str, _limit: usize, _form: Form, it: &mut Vec<Localised>) {
        self.add_list(name, it.iter().map(localised).collect());
    }

    fn flag(&mut self, name: &'static str, it: &mut bool) {
        if *it {
            self.add(name, Json::Bool(true));
        }
    }

    fn number(&mut self, name: &'static str, _need: Need, _range: (u32, u32), it: &mut Option<u32>) {
        if let Some(number) = it {
            self.add(name, Json::Integer(i64::from(*number)));
        }
    }

    fn object(&mut self, name: &'static str, need: Need, it: &mut dyn Objects) {
        if it.count() > 0 {
            let mut child = Self::default();
            it.map(0, &mut child);
            // What is always there is left away where it has no member; what may be absent says something by being there.
            if !child.members.is_empty() || need == Need::Required || !it.is_bare() {
                self.add(name, child.finish());
            }
        }
    }

    fn objects(&mut self, name: &'static str, _limit: usize, it: &mut dyn Objects) {
        let mut list = Vec::new();
        for index in 0..it.count() {
            let mut child = Self::default();
            it.map(index, &mut child);
            list.push(child.finish());
        }
        self.add_list(name, list);
    }

    fn rest(&mut self, it: &mut Extra) {
        for (key, raw) in &it.0 {
            if !self.members.iter().any(|(known, _)| **known == **key) {
                self.members.push((Cow::Owned(key.to_string()), Json::Raw(Cow::Owned(raw.to_string()))));
            }
        }
    }
}
