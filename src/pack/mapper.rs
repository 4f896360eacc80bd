//! One description of a type that serves reading, writing and the JSON Schema alike.
//!
//! A description is a function that tells a [`Mapper`] each member of the type, by name, with its form and limit.
//! Used by `schema`. Mappers are reached through `dyn`, so that a description is compiled once and not once for each
//! use; `reader`, `writer` and `describer` are the three of them.

use super::form::Form;
use crate::domain::record::Extra;
use crate::domain::text::Localised;

pub use super::objects::{Bare, Objects, Part};
pub use super::values::{Choice, Country, Fixed, Line, Named, Prose, Usual, Values};

/// Whether a member must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// What has it not cannot be used.
    Required,
    /// Left away where it says nothing.
    Optional,
}

/// Somebody who is told the members of a type.
pub trait Mapper {
    /// A text of a certain form.
    fn value(&mut self, name: &'static str, need: Need, it: &mut dyn Values);
    /// A list of at most `limit` such texts.
    fn values(&mut self, name: &'static str, limit: usize, it: &mut dyn Values);
    /// A text in several languages; where it is a plain text, nobody said in which.
    fn words(&mut self, name: &'static str, need: Need, form: Form, it: &mut Localised);
    /// A list of at most `limit` texts in several languages.
    fn words_list(&mut self, name: &'static str, limit: usize, form: Form, it: &mut Vec<Localised>);
    /// True or false; left away where it is false.
    fn flag(&mut self, name: &'static str, it: &mut bool);
    /// A whole number from `least` to `most`.
    fn number(&mut self, name: &'static str, need: Need, range: (u32, u32), it: &mut Option<u32>);
    /// An object.
    fn object(&mut self, name: &'static str, need: Need, it: &mut dyn Objects);
    /// A list of at most `limit` objects.
    fn objects(&mut self, name: &'static str, limit: usize, it: &mut dyn Objects);
    /// Everything that was not told before. Told last.
    fn rest(&mut self, it: &mut Extra);
}
