//! Practice notes: what people share of their work. The reason why the conference meets.
//!
//! Used by the practice pages, the compendium and the exchange. A note describes what services do, never what happened
//! to somebody: it has no field for a child, a family or a case, and none may be added.

use super::area::Area;
use super::code::{Code, Coded, choices};
use super::conference::{Frame, Objective};
use super::id::Id;
use super::link::Link;
use super::order;
use super::organisation::Organisation;
use super::participant::Participant;
use super::record::Extra;
use super::session::Session;
use super::text::{LanguageTag, Localised};
use super::time::{Date, Timestamp};
use super::vocabulary::{
    Article, ChildParticipationLevel, Dimension, Evidence, ImprovementState, Inspire, Level, Maturity, Measure, Nature,
    Outcome, Pillar, Practitioners, Sector, Setting, SubTheme, Target, Theme, Transfer,
};

choices!(/// What a note tells.
    NoteKind, "note_kind", {
    /// What we went through.
    Experience = "experience",
    /// What we do.
    #[default]
    Practice = "practice",
    /// What we learnt; what did not work is welcome.
    Lesson = "lesson",
    /// What could be done better.
    Improvement = "improvement",
});

choices!(/// Where a note stands in its life. Only `shared` and later may leave the device.
    NoteState, "note_state", {
    /// Being written.
    #[default]
    Draft = "draft",
    /// Written, not yet shared.
    Ready = "ready",
    /// May be passed on.
    Shared = "shared",
    /// Taken into the compendium.
    InCompendium = "in_compendium",
    /// Taken back by its author; says nothing any more.
    Withdrawn = "withdrawn",
});

choices!(/// Under which name a note appears.
    NoteAttribution, "note_attribution", {
    /// The author's name.
    Named = "named",
    /// The organisation alone.
    OrganisationOnly = "organisation_only",
    /// Nobody's.
    #[default]
    Anonymous = "anonymous",
});

/// A practice note. Lengths are in characters; `title` 120, `summary` 600.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// What it tells.
    pub kind: NoteKind,
    /// Where it stands.
    pub state: NoteState,
    /// The language it is written in.
    pub language: LanguageTag,
    /// Title.
    pub title: Localised,
    /// What is done, in short.
    pub summary: Localised,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The area, if the organiser lists it.
    pub area: Option<Id<Area>>,
    /// The area in the author's words; at most 80.
    pub area_text: Option<String>,
    /// Whose note it is.
    pub author: NoteAuthor,
    /// Services concerned.
    pub sectors: Vec<Code<Sector>>,
    /// Themes.
    pub themes: Vec<Code<Theme>>,
    /// Parts of the themes it is about.
    pub subthemes: Vec<Code<SubTheme>>,
    /// Pillars of the field that it serves.
    pub pillars: Vec<Code<Pillar>>,
    /// Articles of the Convention.
    pub articles: Vec<Code<Article>>,
    /// Online, offline, both.
    pub dimension: Option<Code<Dimension>>,
    /// Objectives of the conference it serves.
    pub objectives: Vec<Id<Objective>>,
    /// At which level it acts.
    pub level: Option<Code<Level>>,
    /// Who does the work.
    pub practitioners: Option<Code<Practitioners>>,
    /// The situation before; at most 1,200.
    pub context: Option<String>,
    /// The legal context; at most 1,200.
    pub legal_context: Option<String>,
    /// The aim; at most 400.
    pub objective: Option<String>,
    /// For whom: groups only.
    pub target: Vec<Code<Target>>,
    /// Where.
    pub settings: Vec<Code<Setting>>,
    /// Who works together.
    pub partners: Vec<Partner>,
    /// What kind of measure.
    pub measure: Vec<Code<Measure>>,
    /// How it works; at most 2,000.
    pub steps: Option<String>,
    /// What came of it; at most 1,200.
    pub results: Option<String>,
    /// The same in a word.
    pub result: Option<Code<Outcome>>,
    /// What helped; at most 800.
    pub success_factors: Option<String>,
    /// What hindered; at most 800.
    pub obstacles: Option<String>,
    /// What was learnt; at most 800.
    pub lessons: Option<String>,
    /// How ripe, as the authors say.
    pub maturity: Option<Code<Maturity>>,
    /// On what that judgement rests.
    pub evidence: Option<Code<Evidence>>,
    /// How far it has travelled.
    pub transfer: Option<Code<Transfer>>,
    /// What must be adapted elsewhere; at most 600.
    pub transfer_notes: Option<String>,
    /// How children's views were taken in.
    pub child_participation: Option<ChildParticipation>,
    /// Equity between women and men; at most 600.
    pub gender_equity: Option<String>,
    /// What it takes; at most 600.
    pub resources: Option<String>,
    /// Year, or year and month, in which it began.
    pub started: Option<String>,
    /// WHO's strategies.
    pub inspire: Vec<Code<Inspire>>,
    /// Policy frames it cites.
    pub frames: Vec<Id<Frame>>,
    /// Published sources, at most 8.
    pub links: Vec<NoteLink>,
    /// Notes that this one proposes to improve.
    pub improves: Vec<Id<Note>>,
    /// Sectors with which an improvement was raised.
    pub raised_with: Vec<Code<Sector>>,
    /// What became of an improvement.
    pub improvement_state: Option<Code<ImprovementState>>,
    /// Notes it grew out of.
    pub derived_from: Vec<Id<Note>>,
    /// The session it was written for.
    pub session: Option<Id<Session>>,
    /// Whether it may feed a contribution to the monitoring.
    pub may_feed_monitoring: Option<MonitoringUse>,
    /// Whom to ask.
    pub contact: Option<NoteContact>,
    /// What the author agreed to.
    pub consent: Option<NoteConsent>,
    /// What the author attested.
    pub safeguarding: Option<Attestation>,
    /// Unknown members.
    pub extra: Extra,
}

/// Whose note it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteAuthor {
    /// The person, where named.
    pub participant: Option<Id<Participant>>,
    /// Their organisation, where it is in the directory.
    pub organisation: Option<Id<Organisation>>,
    /// The name as written, for authors whom the directory does not have.
    pub name: Option<String>,
    /// The organisation as written, likewise.
    pub organisation_name: Option<String>,
    /// Unknown members.
    pub extra: Extra,
}

/// A partner of a practice: an organisation of the directory, or a description of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Partner {
    /// An organisation of the directory.
    pub organisation: Option<Id<Organisation>>,
    /// Else what it is called.
    pub name: Option<String>,
    /// Its service.
    pub sector: Option<Code<Sector>>,
    /// Its legal nature.
    pub nature: Option<Code<Nature>>,
    /// Unknown members.
    pub extra: Extra,
}

/// How children's views were taken in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChildParticipation {
    /// How far.
    pub level: Code<ChildParticipationLevel>,
    /// In which way; at most 300.
    pub text: Option<String>,
    /// Unknown members.
    pub extra: Extra,
}

/// A published source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteLink {
    /// What it is.
    pub title: String,
    /// Where it lies.
    pub url: Option<Link>,
    /// Unknown members.
    pub extra: Extra,
}

/// Whether a note may feed the monitoring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MonitoringUse {
    /// Yes or no.
    pub value: bool,
    /// For which round.
    pub round: Option<u32>,
    /// Unknown members.
    pub extra: Extra,
}

/// Whom to ask about a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteContact {
    /// A person, shown only as far as that person shares.
    pub participant: Option<Id<Participant>>,
    /// An organisation.
    pub organisation: Option<Id<Organisation>>,
    /// Unknown members.
    pub extra: Extra,
}

/// What the author agreed to, each use by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteConsent {
    /// May be shown to the participants.
    pub directory: bool,
    /// May be printed in the compendium.
    pub compendium: bool,
    /// May feed the monitoring.
    pub monitoring: bool,
    /// Under which name.
    pub attribution: NoteAttribution,
    /// When.
    pub date: Option<Date>,
    /// Which wording was agreed to.
    pub wording_version: Option<String>,
    /// Unknown members.
    pub extra: Extra,
}

/// The attestation that nobody can be recognised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attestation {
    /// Given.
    pub attested: bool,
    /// When.
    pub attested_at: Option<Timestamp>,
    /// Which wording.
    pub statement_version: Option<String>,
    /// Warnings of the check that the author answered.
    pub findings_ack: Vec<String>,
    /// Unknown members.
    pub extra: Extra,
}

impl Note {
    /// Every free text of the note with the name of its field, in the order of the form: what the check reads.
    pub fn free_texts(&self) -> Vec<(&'static str, &str)> {
        let mut texts: Vec<(&'static str, &str)> = Vec::new();
        texts.extend(self.title.all().map(|text| ("title", text)));
        texts.extend(self.summary.all().map(|text| ("summary", text)));
        let optional: [(&'static str, &Option<String>); 15] = [
            ("area_text", &self.area_text),
            ("context", &self.context),
            ("legal_context", &self.legal_context),
            ("objective", &self.objective),
            ("steps", &self.steps),
            ("results", &self.results),
            ("success_factors", &self.success_factors),
            ("obstacles", &self.obstacles),
            ("lessons", &self.lessons),
            ("transfer_notes", &self.transfer_notes),
            ("gender_equity", &self.gender_equity),
            ("resources", &self.resources),
            ("started", &self.started),
            ("author", &self.author.organisation_name),
            ("author", &self.author.name),
        ];
        texts.extend(optional.into_iter().filter_map(|(field, text)| text.as_deref().map(|text| (field, text))));
        if let Some(text) = self.child_participation.as_ref().and_then(|part| part.text.as_deref()) {
            texts.push(("child_participation", text));
        }
        texts.extend(self.partners.iter().filter_map(|partner| partner.name.as_deref().map(|name| ("partners", name))));
        texts.extend(self.links.iter().map(|link| ("links", link.title.as_str())));
        texts
    }

    /// Whether its author let it out.
    pub fn is_shared(&self) -> bool {
        matches!(self.state, NoteState::Shared | NoteState::InCompendium)
    }

    /// Whether public institutions and organised civil society work together in it. `nature_of` tells the nature of an
    /// organisation of the directory.
    pub fn is_public_and_civil<'a>(
        &'a self,
        nature_of: &dyn Fn(&Id<Organisation>) -> Option<&'a Code<Nature>>,
    ) -> bool {
        let natures: Vec<&str> = self
            .partners
            .iter()
            .filter_map(|partner| partner.nature.as_ref().or_else(|| nature_of(partner.organisation.as_ref()?)))
            .map(Coded::code)
            .collect();
        natures.contains(&"public") && natures.contains(&"civil_society")
    }

    /// Whether partners or sectors of different services work together.
    pub fn is_inter_sectoral(&self) -> bool {
        let mut sectors: Vec<&Code<Sector>> = self.sectors.iter().collect();
        order::sort_by(&mut sectors, Ord::cmp);
        sectors.dedup();
        sectors.len() >= 2
    }
}
