//! Places for texts: ids, codes, dates, languages, addresses, names and prose.
//!
//! Used by the mappers, which see every such place through `dyn Values`; the types' own parsers decide what is let in.

use std::borrow::Cow;

use super::form::Form;
use crate::domain::area::Area;
use crate::domain::code::{Coded, is_code};
use crate::domain::conference::{Conference, Frame, Objective, Room};
use crate::domain::id::Id;
use crate::domain::link::Link;
use crate::domain::note::Note;
use crate::domain::organisation::Organisation;
use crate::domain::participant::Participant;
use crate::domain::private::{Met, NextStep, PrivateNote, Profile, Star};
use crate::domain::problem::Cause;
use crate::domain::record::{Author, Rev, UnknownRecord};
use crate::domain::report::{Document, EvaluationResponse, Recommendation, Report};
use crate::domain::session::Session;
use crate::domain::text::LanguageTag;
use crate::domain::time::{Date, Timestamp};

/// A place for texts of one form: none or one, always one, or many.
pub trait Values {
    /// What the texts must look like.
    fn form(&self) -> Form;
    /// Tells each text that is there. A value that goes without saying is not there.
    fn each(&self, tell: &mut dyn FnMut(&str));
    /// Reads one text, which is added to many or takes the place of one.
    fn put(&mut self, text: Cow<'_, str>) -> Result<(), Cause>;
    /// Makes room for `more`.
    fn reserve(&mut self, _more: usize) {}
    /// Whether nothing is there. Told without `each` where that has to print what it tells.
    fn is_empty(&self) -> bool {
        let mut empty = true;
        self.each(&mut |_| empty = false);
        empty
    }
}

/// A type of records with a name, so that ids can say whose they are.
pub trait Named {
    /// The type as packs write it.
    const NAME: &'static str;
}

macro_rules! named {
    ($($kind:ty = $name:literal),* $(,)?) => { $(impl Named for $kind { const NAME: &'static str = $name; })* };
}
named!(
    Area = "area",
    Author = "author",
    Conference = "conference",
    Document = "document",
    EvaluationResponse = "evaluation_response",
    Frame = "frame",
    Met = "met",
    NextStep = "next_step",
    Note = "note",
    Objective = "objective",
    Organisation = "organisation",
    Participant = "participant",
    PrivateNote = "private_note",
    Profile = "profile",
    Recommendation = "recommendation",
    Report = "report",
    Room = "room",
    Session = "session",
    Star = "star",
    UnknownRecord = "record",
);

/// A type with one text that stands for it.
trait Scalar: Sized {
    fn form() -> Form;
    fn read(text: &str) -> Option<Self>;
    fn wrong(text: String) -> Cause;
    fn tell(&self, tell: &mut dyn FnMut(&str));
}

/// The first part of a text, enough to recognise it in a message.
fn quote(text: &str) -> String {
    text.chars().take(80).collect()
}

fn put_one<T: Scalar>(place: &mut T, text: &str) -> Result<(), Cause> {
    *place = T::read(text).ok_or_else(|| T::wrong(quote(text)))?;
    Ok(())
}

impl<T: Named> Scalar for Id<T> {
    fn form() -> Form {
        Form::Id(T::NAME)
    }
    fn read(text: &str) -> Option<Self> {
        Id::parse(text).ok()
    }
    fn wrong(text: String) -> Cause {
        Cause::Id(text)
    }
    fn tell(&self, tell: &mut dyn FnMut(&str)) {
        tell(self.as_str());
    }
}

impl<C: Coded> Scalar for C {
    fn form() -> Form {
        Form::Code(C::VOCABULARY, C::KNOWN)
    }
    fn read(text: &str) -> Option<Self> {
        is_code(text).then(|| C::from_code(text))
    }
    fn wrong(text: String) -> Cause {
        Cause::Code(text)
    }
    fn tell(&self, tell: &mut dyn FnMut(&str)) {
        tell(self.code());
    }
}

macro_rules! scalar {
    ($kind:ty, $form:expr, $cause:path, |$text:ident| $read:expr, |$it:ident| $shown:expr) => {
        impl Scalar for $kind {
            fn form() -> Form {
                $form
            }
            fn read($text: &str) -> Option<Self> {
                $read
            }
            fn wrong(text: String) -> Cause {
                $cause(text)
            }
            fn tell(&self, tell: &mut dyn FnMut(&str)) {
                let $it = self;
                tell($shown);
            }
        }
    };
}
scalar!(Date, Form::Date, Cause::Time, |text| Date::parse(text).ok(), |it| &it.to_string());
scalar!(Timestamp, Form::Instant, Cause::Time, |text| Timestamp::parse(text).ok(), |it| &it.to_string());
scalar!(LanguageTag, Form::Language, Cause::Language, |text| LanguageTag::parse(text), |it| it.as_str());
scalar!(Link, Form::Link, Cause::Link, |text| Link::parse(text).ok(), |it| it.as_str());
scalar!(Rev, Form::Digest, Cause::Id, |text| Id::<()>::parse(text).ok().map(|_| Rev(text.into())), |it| &it.0);

impl<T: Scalar> Values for T {
    fn form(&self) -> Form {
        T::form()
    }
    fn each(&self, tell: &mut dyn FnMut(&str)) {
        self.tell(tell);
    }
    fn put(&mut self, text: Cow<'_, str>) -> Result<(), Cause> {
        put_one(self, &text)
    }
    fn is_empty(&self) -> bool {
        false
    }
}

impl<T: Scalar> Values for Option<T> {
    fn form(&self) -> Form {
        T::form()
    }
    fn each(&self, tell: &mut dyn FnMut(&str)) {
        if let Some(it) = self {
            it.tell(tell);
        }
    }
    fn put(&mut self, text: Cow<'_, str>) -> Result<(), Cause> {
        *self = Some(T::read(&text).ok_or_else(|| T::wrong(quote(&text)))?);
        Ok(())
    }
    fn is_empty(&self) -> bool {
        self.is_none()
    }
}

impl<T: Scalar> Values for Vec<T> {
    fn form(&self) -> Form {
        T::form()
    }
    fn each(&self, tell: &mut dyn FnMut(&str)) {
        for it in self {
            it.tell(tell);
        }
    }
    fn put(&mut self, text: Cow<'_, str>) -> Result<(), Cause> {
        self.push(T::read(&text).ok_or_else(|| T::wrong(quote(&text)))?);
        Ok(())
    }
    fn reserve(&mut self, more: usize) {
        self.reserve_exact(more);
    }
    fn is_empty(&self) -> bool {
        self.as_slice().is_empty()
    }
}

/// A value that goes without saying where it is the usual one.
pub struct Usual<'i, T>(pub &'i mut T);

impl<T: Scalar + Default + PartialEq> Values for Usual<'_, T> {
    fn form(&self) -> Form {
        T::form()
    }
    fn each(&self, tell: &mut dyn FnMut(&str)) {
        if *self.0 != T::default() {
            self.0.tell(tell);
        }
    }
    fn put(&mut self, text: Cow<'_, str>) -> Result<(), Cause> {
        put_one(self.0, &text)
    }
    fn is_empty(&self) -> bool {
        *self.0 == T::default()
    }
}

/// What holds plain texts.
pub trait Store {
    /// Tells each text that is there.
    fn each(&self, tell: &mut dyn FnMut(&str));
    /// Takes a text in.
    fn put(&mut self, text: String);
}

impl Store for String {
    fn each(&self, tell: &mut dyn FnMut(&str)) {
        if !self.is_empty() {
            tell(self);
        }
    }
    fn put(&mut self, text: String) {
        *self = text;
    }
}
impl Store for Option<String> {
    fn each(&self, tell: &mut dyn FnMut(&str)) {
        if let Some(text) = self {
            tell(text);
        }
    }
    fn put(&mut self, text: String) {
        *self = Some(text);
    }
}
impl Store for Vec<String> {
    fn each(&self, tell: &mut dyn FnMut(&str)) {
        for text in self {
            tell(text);
        }
    }
    fn put(&mut self, text: String) {
        self.push(text);
    }
}

/// A name or title, or a list of them, of at most so many characters each.
pub struct Line<'i>(pub &'i mut dyn Store, pub u32);
/// A text of at most so many characters.
pub struct Prose<'i>(pub &'i mut dyn Store, pub u32);
/// A country code, or a list of them.
pub struct Country<'i>(pub &'i mut dyn Store);
/// One of a few texts.
pub struct Choice<'i>(pub &'i mut dyn Store, pub &'static [&'static str]);

impl Values for Line<'_> {
    fn form(&self) -> Form {
        Form::Line(self.1)
    }
    fn each(&self, tell: &mut dyn FnMut(&str)) {
        self.0.each(tell);
    }
    fn put(&mut self, text: Cow<'_, str>) -> Result<(), Cause> {
        self.0.put(text.into_owned());
        Ok(())
    }
}
impl Values for Prose<'_> {
    fn form(&self) -> Form {
        Form::Prose(self.1)
    }
    fn each(&self, tell: &mut dyn FnMut(&str)) {
        self.0.each(tell);
    }
    fn put(&mut self, text: Cow<'_, str>) -> Result<(), Cause> {
        self.0.put(text.into_owned());
        Ok(())
    }
}
impl Values for Country<'_> {
    fn form(&self) -> Form {
        Form::Country
    }
    fn each(&self, tell: &mut dyn FnMut(&str)) {
        self.0.each(tell);
    }
    fn put(&mut self, text: Cow<'_, str>) -> Result<(), Cause> {
        if text.len() != 2 || !text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(Cause::Country(quote(&text)));
        }
        self.0.put(text.into_owned());
        Ok(())
    }
}
impl Values for Choice<'_> {
    fn form(&self) -> Form {
        Form::OneOf(self.1)
    }
    fn each(&self, tell: &mut dyn FnMut(&str)) {
        self.0.each(tell);
    }
    fn put(&mut self, text: Cow<'_, str>) -> Result<(), Cause> {
        if !self.1.contains(&&*text) {
            return Err(Cause::Code(quote(&text)));
        }
        self.0.put(text.into_owned());
        Ok(())
    }
}

/// A text that is always the same.
pub struct Fixed(pub &'static str);

impl Values for Fixed {
    fn form(&self) -> Form {
        Form::Fixed(self.0)
    }
    fn each(&self, tell: &mut dyn FnMut(&str)) {
        tell(self.0);
    }
    fn put(&mut self, text: Cow<'_, str>) -> Result<(), Cause> {
        if text == self.0 { Ok(()) } else { Err(Cause::Code(quote(&text))) }
    }
}
