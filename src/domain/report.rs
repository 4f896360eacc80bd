//! What rapporteurs and evaluations write: reports, recommendations, documents, evaluation responses.
//!
//! Used by the pack and by the outputs. A report has no field for who said what, and an evaluation response none for
//! who answered: that is the rule, not an omission.

use super::area::Area;
use super::code::Code;
use super::conference::Objective;
use super::id::Id;
use super::link::Link;
use super::note::Note;
use super::record::Extra;
use super::session::Session;
use super::text::{LanguageTag, Localised};
use super::time::Date;
use super::vocabulary::{Addressee, Article, DocumentKind, Level, RecommendationStatus, Theme};

/// A rapporteur's sheet about one session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Which session.
    pub session: Id<Session>,
    /// At most five sentences.
    pub key_messages: Vec<Localised>,
    /// Difficulties named.
    pub challenges: Vec<Localised>,
    /// Trends and gaps.
    pub trends_gaps: Localised,
    /// What to do next.
    pub way_forward: Localised,
    /// Notes that were mentioned.
    pub practices_mentioned: Vec<Id<Note>>,
    /// Unknown members.
    pub extra: Extra,
}

/// A recommendation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recommendation {
    /// The wording.
    pub text: Localised,
    /// To whom.
    pub addressee: Option<Code<Addressee>>,
    /// At which level.
    pub level: Option<Code<Level>>,
    /// Themes.
    pub themes: Vec<Code<Theme>>,
    /// Articles.
    pub articles: Vec<Code<Article>>,
    /// From which session.
    pub session: Option<Id<Session>>,
    /// From which report.
    pub report: Option<Id<Report>>,
    /// From which area.
    pub area: Option<Id<Area>>,
    /// Whether it is agreed.
    pub status: Option<Code<RecommendationStatus>>,
    /// Unknown members.
    pub extra: Extra,
}

/// A paper of the organiser: text in a small part of Markdown, or a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What sort of paper.
    pub kind: Option<Code<DocumentKind>>,
    /// Languages it exists in.
    pub languages: Vec<LanguageTag>,
    /// Title.
    pub title: Localised,
    /// The text itself.
    pub text: Localised,
    /// Where it lies, if not here.
    pub link: Option<Link>,
    /// The session it belongs to.
    pub session: Option<Id<Session>>,
    /// Unknown members.
    pub extra: Extra,
}

/// One anonymous answer to the evaluation form. The record's id is random and its envelope has a day, no author.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EvaluationResponse {
    /// The day it was given.
    pub date: Option<Date>,
    /// How far each objective was reached, 1 to 5.
    pub objectives: Vec<Score<Objective>>,
    /// How useful each session was, 1 to 5.
    pub sessions: Vec<Score<Session>>,
    /// The organisation as a whole, 1 to 5.
    pub organisation: Option<u32>,
    /// What the person will use.
    pub will_use: Option<String>,
    /// What could be better.
    pub improve: Option<String>,
    /// Unknown members.
    pub extra: Extra,
}

/// A mark from 1 to 5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score<T> {
    /// For what.
    pub about: Id<T>,
    /// 1 to 5.
    pub score: Option<u32>,
    /// Unknown members.
    pub extra: Extra,
}

impl<T> Default for Score<T> {
    fn default() -> Self {
        Self { about: Id::default(), score: None, extra: Extra::default() }
    }
}
