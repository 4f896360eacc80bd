//! Words for codes: one text for each language, by vocabulary and code.
//!
//! Used wherever a code reaches the screen, a print or a report. The texts are in `labels.json` and `problems.json` of
//! the locales; `build.rs` turns each vocabulary into a sorted table and refuses to build when a language lacks a code. `domain` defines which
//! codes exist and what they mean; this module deliberately knows only their words, and nothing of codes a pack adds.

use super::Locale;

/// The tables that `build.rs` writes from `labels.json`.
mod tables {
    include!(concat!(env!("OUT_DIR"), "/labels.rs"));
}

/// A code with its words, English first.
type Row = (&'static str, [&'static str; 2]);

/// A closed list of codes that has words in every language of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    /// Sectors of organisations and notes.
    Sector,
    /// Themes, one for each chapter of the Convention.
    Theme,
    /// Sub-themes within a theme.
    SubTheme,
    /// The pillars by which a programme is usually ordered.
    Pillar,
    /// Where a practice takes place.
    Setting,
    /// Kinds of session.
    SessionKind,
    /// What a person does in a session.
    PersonRole,
    /// How firm a session is.
    SessionStatus,
    /// Who may be quoted from a session.
    SessionAttribution,
    /// Whom a recommendation is for.
    Addressee,
    /// How far a recommendation has come.
    RecommendationStatus,
    /// Kinds of note.
    NoteKind,
    /// How far a note has come.
    NoteState,
    /// How far an improvement has come.
    ImprovementState,
    /// How the author of a note is named.
    NoteAttribution,
    /// Level of action.
    Level,
    /// Online or offline.
    Dimension,
    /// Who carries a practice out.
    Practitioners,
    /// For whom a practice is.
    Target,
    /// Kinds of measure.
    Measure,
    /// Overall result.
    Result,
    /// Whether it was tried elsewhere.
    Transfer,
    /// Stage of a practice.
    Maturity,
    /// What a result rests on.
    Evidence,
    /// A person's work with the Lanzarote Committee.
    CommitteeEngagement,
    /// Why a person is invited.
    Basis,
    /// Partnership with the Council of Europe.
    PartnerStatus,
    /// Legal nature of an organisation.
    Nature,
    /// Kinds of organisation.
    OrganisationKind,
    /// In what capacity a person belongs to an organisation.
    Capacity,
    /// Registration of a participant.
    ParticipantStatus,
    /// Kinds of area.
    AreaKind,
    /// How far the work in an area has come.
    AreaPhase,
    /// Whether a stakeholder takes part.
    StakeholderStatus,
    /// Kinds of document.
    DocumentKind,
    /// How children's views were taken in.
    ChildParticipation,
    /// The seven INSPIRE strategies.
    Inspire,
    /// A country's place in the Council of Europe.
    CouncilOfEuropeStatus,
    /// What a pack is for.
    Purpose,
    /// What a room is for.
    RoomKind,
    /// What the safeguarding check found.
    SafeguardingFinding,
    /// Why a finding matters, in a sentence.
    SafeguardingReason,
    /// What a record is.
    RecordType,
    /// The fields of records; `<type>_<field>` where a type calls one differently.
    RecordField,
    /// Remarks on what the authors say of their practice.
    MaturityHint,
    /// What is wrong with something that was read; the value stands where the text says `{{ value }}`.
    ProblemMessage,
    /// What to do about such a problem.
    ProblemHint,
    /// What became of the part that had the problem.
    ProblemSeverity,
}

impl Vocabulary {
    /// Every vocabulary.
    #[cfg(test)]
    const ALL: [Self; 48] = [
        Self::Sector,
        Self::Theme,
        Self::SubTheme,
        Self::Pillar,
        Self::Setting,
        Self::SessionKind,
        Self::PersonRole,
        Self::SessionStatus,
        Self::SessionAttribution,
        Self::Addressee,
        Self::RecommendationStatus,
        Self::NoteKind,
        Self::NoteState,
        Self::ImprovementState,
        Self::NoteAttribution,
        Self::Level,
        Self::Dimension,
        Self::Practitioners,
        Self::Target,
        Self::Measure,
        Self::Result,
        Self::Transfer,
        Self::Maturity,
        Self::Evidence,
        Self::CommitteeEngagement,
        Self::Basis,
        Self::PartnerStatus,
        Self::Nature,
        Self::OrganisationKind,
        Self::Capacity,
        Self::ParticipantStatus,
        Self::AreaKind,
        Self::AreaPhase,
        Self::StakeholderStatus,
        Self::DocumentKind,
        Self::ChildParticipation,
        Self::Inspire,
        Self::CouncilOfEuropeStatus,
        Self::Purpose,
        Self::RoomKind,
        Self::SafeguardingFinding,
        Self::SafeguardingReason,
        Self::RecordType,
        Self::RecordField,
        Self::MaturityHint,
        Self::ProblemMessage,
        Self::ProblemHint,
        Self::ProblemSeverity,
    ];

    /// The vocabulary of this name, as `domain` calls it (`sector`, `note_kind`).
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "sector" => Self::Sector,
            "theme" => Self::Theme,
            "sub_theme" => Self::SubTheme,
            "pillar" => Self::Pillar,
            "setting" => Self::Setting,
            "session_kind" => Self::SessionKind,
            "person_role" => Self::PersonRole,
            "session_status" => Self::SessionStatus,
            "session_attribution" => Self::SessionAttribution,
            "addressee" => Self::Addressee,
            "recommendation_status" => Self::RecommendationStatus,
            "note_kind" => Self::NoteKind,
            "note_state" => Self::NoteState,
            "improvement_state" => Self::ImprovementState,
            "note_attribution" => Self::NoteAttribution,
            "level" => Self::Level,
            "dimension" => Self::Dimension,
            "practitioners" => Self::Practitioners,
            "target" => Self::Target,
            "measure" => Self::Measure,
            "result" => Self::Result,
            "transfer" => Self::Transfer,
            "maturity" => Self::Maturity,
            "evidence" => Self::Evidence,
            "committee_engagement" => Self::CommitteeEngagement,
            "basis" => Self::Basis,
            "partner_status" => Self::PartnerStatus,
            "nature" => Self::Nature,
            "organisation_kind" => Self::OrganisationKind,
            "capacity" => Self::Capacity,
            "participant_status" => Self::ParticipantStatus,
            "area_kind" => Self::AreaKind,
            "area_phase" => Self::AreaPhase,
            "stakeholder_status" => Self::StakeholderStatus,
            "document_kind" => Self::DocumentKind,
            "child_participation" => Self::ChildParticipation,
            "inspire" => Self::Inspire,
            "council_of_europe_status" => Self::CouncilOfEuropeStatus,
            "purpose" => Self::Purpose,
            "room_kind" => Self::RoomKind,
            "safeguarding_finding" => Self::SafeguardingFinding,
            "safeguarding_reason" => Self::SafeguardingReason,
            "record_type" => Self::RecordType,
            "record_field" => Self::RecordField,
            "maturity_hint" => Self::MaturityHint,
            "problem_message" => Self::ProblemMessage,
            "problem_hint" => Self::ProblemHint,
            "problem_severity" => Self::ProblemSeverity,
            _ => return None,
        })
    }

    const fn table(self) -> &'static [Row] {
        match self {
            Self::Sector => &tables::SECTOR,
            Self::Theme => &tables::THEME,
            Self::SubTheme => &tables::SUB_THEME,
            Self::Pillar => &tables::PILLAR,
            Self::Setting => &tables::SETTING,
            Self::SessionKind => &tables::SESSION_KIND,
            Self::PersonRole => &tables::PERSON_ROLE,
            Self::SessionStatus => &tables::SESSION_STATUS,
            Self::SessionAttribution => &tables::SESSION_ATTRIBUTION,
            Self::Addressee => &tables::ADDRESSEE,
            Self::RecommendationStatus => &tables::RECOMMENDATION_STATUS,
            Self::NoteKind => &tables::NOTE_KIND,
            Self::NoteState => &tables::NOTE_STATE,
            Self::ImprovementState => &tables::IMPROVEMENT_STATE,
            Self::NoteAttribution => &tables::NOTE_ATTRIBUTION,
            Self::Level => &tables::LEVEL,
            Self::Dimension => &tables::DIMENSION,
            Self::Practitioners => &tables::PRACTITIONERS,
            Self::Target => &tables::TARGET,
            Self::Measure => &tables::MEASURE,
            Self::Result => &tables::RESULT,
            Self::Transfer => &tables::TRANSFER,
            Self::Maturity => &tables::MATURITY,
            Self::Evidence => &tables::EVIDENCE,
            Self::CommitteeEngagement => &tables::COMMITTEE_ENGAGEMENT,
            Self::Basis => &tables::BASIS,
            Self::PartnerStatus => &tables::PARTNER_STATUS,
            Self::Nature => &tables::NATURE,
            Self::OrganisationKind => &tables::ORGANISATION_KIND,
            Self::Capacity => &tables::CAPACITY,
            Self::ParticipantStatus => &tables::PARTICIPANT_STATUS,
            Self::AreaKind => &tables::AREA_KIND,
            Self::AreaPhase => &tables::AREA_PHASE,
            Self::StakeholderStatus => &tables::STAKEHOLDER_STATUS,
            Self::DocumentKind => &tables::DOCUMENT_KIND,
            Self::ChildParticipation => &tables::CHILD_PARTICIPATION,
            Self::Inspire => &tables::INSPIRE,
            Self::CouncilOfEuropeStatus => &tables::COUNCIL_OF_EUROPE_STATUS,
            Self::Purpose => &tables::PURPOSE,
            Self::RoomKind => &tables::ROOM_KIND,
            Self::SafeguardingFinding => &tables::SAFEGUARDING_FINDING,
            Self::SafeguardingReason => &tables::SAFEGUARDING_REASON,
            Self::RecordType => &tables::RECORD_TYPE,
            Self::RecordField => &tables::RECORD_FIELD,
            Self::MaturityHint => &tables::MATURITY_HINT,
            Self::ProblemMessage => &tables::PROBLEM_MESSAGE,
            Self::ProblemHint => &tables::PROBLEM_HINT,
            Self::ProblemSeverity => &tables::PROBLEM_SEVERITY,
        }
    }
}

/// The words for a code, or nothing if the vocabulary does not hold it (a code of a newer version, or a pack's own).
pub fn label(locale: Locale, vocabulary: Vocabulary, code: &str) -> Option<&'static str> {
    let table = vocabulary.table();
    let position = table.binary_search_by_key(&code, |row| row.0).ok()?;
    Some(table.get(position)?.1[locale.column()])
}

/// The words for a code, or the code itself, so that an unknown one is shown and never dropped.
pub fn label_or_code(locale: Locale, vocabulary: Vocabulary, code: &str) -> &str {
    label(locale, vocabulary, code).unwrap_or(code)
}

/// The words for a code of the vocabulary with this name, or the code itself; articles are cited by their number.
///
/// It fits the values of `domain`, each of which knows the name of its vocabulary.
pub fn label_named(locale: Locale, vocabulary: &str, code: &str) -> String {
    if vocabulary == "article" {
        return article(code);
    }
    let known = Vocabulary::named(vocabulary).and_then(|vocabulary| label(locale, vocabulary, code));
    known.unwrap_or(code).to_owned()
}

/// What is wrong, in words, with the value filled in; the code itself if a newer version of the app found the problem.
pub fn problem_message(locale: Locale, code: &str, value: &str) -> String {
    label_or_code(locale, Vocabulary::ProblemMessage, code).replace("{{ value }}", value)
}

/// What to do about a problem, if the app knows.
pub fn problem_hint(locale: Locale, code: &str) -> Option<&'static str> {
    label(locale, Vocabulary::ProblemHint, code)
}

/// The codes of a vocabulary in the order of the alphabet; `domain` has them in the order of their meaning.
pub fn codes(vocabulary: Vocabulary) -> impl Iterator<Item = &'static str> {
    vocabulary.table().iter().map(|row| row.0)
}

/// An article of the Convention as people cite it: "Article 10", "Article 9 §1". Articles have no titles here: the app
/// shows its own words for their theme beside them.
pub fn article(number: &str) -> String {
    match number.split_once('§') {
        Some((article, paragraph)) => format!("Article\u{a0}{} §{}", article.trim(), paragraph.trim()),
        None => format!("Article\u{a0}{number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_sorted_and_no_code_comes_twice() {
        for vocabulary in Vocabulary::ALL {
            assert!(codes(vocabulary).is_sorted_by(|left, right| left < right), "{vocabulary:?}");
        }
    }

    #[test]
    fn every_code_is_found_in_both_languages() {
        for vocabulary in Vocabulary::ALL {
            for code in codes(vocabulary) {
                for locale in Locale::ALL {
                    assert!(label(locale, vocabulary, code).is_some_and(|text| !text.is_empty()), "{code}");
                }
            }
        }
    }

    #[test]
    fn every_problem_has_a_hint() {
        assert!(codes(Vocabulary::ProblemMessage).eq(codes(Vocabulary::ProblemHint)));
    }

    #[test]
    fn problem_names_its_value() {
        assert_eq!(problem_message(Locale::EN, "country", "`xx`"), "`xx` is not a country code.");
        assert_eq!(problem_message(Locale::EN, "of_a_newer_version", ""), "of_a_newer_version");
    }

    #[test]
    fn unknown_code_is_shown_as_it_is() {
        assert_eq!(label(Locale::EN, Vocabulary::Sector, "x_lighthouse"), None);
        assert_eq!(label_or_code(Locale::FR, Vocabulary::Sector, "x_lighthouse"), "x_lighthouse");
        assert_eq!(label_or_code(Locale::FR, Vocabulary::Sector, "health"), "Santé et santé mentale");
    }

    #[test]
    fn values_are_named_by_the_name_of_their_vocabulary() {
        assert_eq!(label_named(Locale::EN, "note_kind", "lesson"), "Lesson learnt");
        assert_eq!(label_named(Locale::EN, "note_kind", "x_song"), "x_song");
        assert_eq!(label_named(Locale::EN, "x_songs", "ballad"), "ballad");
        assert_eq!(label_named(Locale::FR, "article", "12"), "Article\u{a0}12");
    }

    #[test]
    fn articles_are_cited_without_titles() {
        assert_eq!(article("10"), "Article\u{a0}10");
        assert_eq!(article("9§1"), "Article\u{a0}9 §1");
    }
}
