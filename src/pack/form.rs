//! The forms that a text in a pack may have: what is checked when it is read, and what the JSON Schema says.
//!
//! Used by the descriptions in `schema` and by the mappers. What a form means is in the type that has it.

/// The form of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The id of a record of the named type.
    Id(&'static str),
    /// A code of the named vocabulary, with the codes this version knows.
    Code(&'static str, &'static [&'static str]),
    /// This text and no other.
    Fixed(&'static str),
    /// One of these texts and no other.
    OneOf(&'static [&'static str]),
    /// A day.
    Date,
    /// An instant.
    Instant,
    /// A language tag.
    Language,
    /// A country of two capitals (ISO 3166-1 alpha-2).
    Country,
    /// An address: `https`, `mailto` or `tel`.
    Link,
    /// A name or title of at most so many characters; characters that reorder text are taken out.
    Line(u32),
    /// A text of at most so many characters.
    Prose(u32),
    /// The digest of a version.
    Digest,
}
