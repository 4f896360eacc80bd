//! The controlled vocabularies of the field: sectors, themes, roles and their kin.
//!
//! Used by the records, by the forms (what to offer) and by the pack's JSON Schema. Codes only; a pack may add its own
//! with the prefix `x_`, and the words in both languages are in the locale files.

use super::code::vocabulary;

vocabulary!(/// Services and fields of work; one code a service, the first is the main one.
    Sector, "sector", ["justice", "police", "forensic_medicine", "health", "child_welfare_public", "child_welfare_voluntary",
    "education", "ngo_national", "ingo", "public_authority", "independent_institution", "intergovernmental", "academia",
    "private_ict", "private_other", "media", "sport_culture_leisure", "youth_participation", "other"]);
vocabulary!(/// Chapters of the Convention that practices are filed under.
    Theme, "theme", ["preventive_measures", "coordination", "protection_assistance", "intervention", "criminal_law",
    "procedure", "offender_data", "international_cooperation", "monitoring"]);
vocabulary!(/// What the themes are divided into; [`convention`](super::convention) says which belongs to which.
    SubTheme, "sub_theme", ["screening_training", "education_children", "preventive_intervention", "public_awareness",
    "child_participation", "private_sector", "media_role", "civil_society_support", "interagency", "independent_bodies",
    "data_collection", "reporting", "helplines", "victim_assistance", "programmes_adults", "children_harmful_behaviour",
    "consent_information", "offences", "solicitation_online", "jurisdiction", "corporate_liability", "sanctions",
    "general_protection", "proceedings_limitation", "investigations", "interviews", "court_proceedings", "questionnaires",
    "civil_society_input", "follow_up"]);
vocabulary!(/// Articles of CETS 201, with paragraphs where they matter (`9§2`); their official titles are not ours to give.
    Article, "article", ["4", "5", "6", "7", "8", "9", "9§1", "9§2", "9§3", "9§4", "10", "11", "12", "13", "14", "15", "16",
    "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32", "33", "34", "35", "36",
    "37", "38", "39", "40", "41"]);
vocabulary!(/// The five strands of protecting children.
    Pillar, "pillar", ["prevention", "protection", "prosecution", "participation", "cooperation"]);
vocabulary!(/// Where a practice takes place.
    Setting, "setting", ["circle_of_trust", "school", "residential_care", "sport_leisure", "online_platforms", "health_care",
    "police_court_premises", "community", "migration_displacement", "tourism_travel"]);
vocabulary!(/// Online, offline or both.
    Dimension, "dimension", ["online", "offline", "both"]);
vocabulary!(/// At which level a measure acts.
    Level, "level", ["local", "regional", "national", "international"]);
vocabulary!(/// Whom a practice serves: groups only, never a person.
    Target, "target", ["children_general", "children_at_risk", "child_victims", "families_carers", "professionals",
    "adults_who_offended", "persons_fearing_to_offend", "children_harmful_behaviour", "general_public", "decision_makers"]);
vocabulary!(/// What kind of measure a practice is.
    Measure, "measure", ["protocol", "referral_path", "joint_team", "training", "service", "tool", "campaign", "law_policy",
    "data", "participation", "monitoring"]);
vocabulary!(/// Who does the work.
    Practitioners, "practitioners", ["professional", "para_professional", "both"]);
vocabulary!(/// What came of it, as its authors say.
    Outcome, "result", ["too_early", "positive", "mixed", "negative"]);
vocabulary!(/// How far it has travelled.
    Transfer, "transfer", ["untested", "tried_elsewhere", "several_places"]);
vocabulary!(/// How ripe a practice is, as its authors say (FAO's stages).
    Maturity, "maturity", ["idea", "pilot", "promising", "good", "institutionalised"]);
vocabulary!(/// What the authors' judgement rests on.
    Evidence, "evidence", ["none_yet", "practitioner_view", "monitoring_data", "internal_evaluation",
    "independent_evaluation", "comparison_study"]);
vocabulary!(/// How children's views were taken in.
    ChildParticipationLevel, "child_participation", ["none", "consulted", "co_designed", "led"]);
vocabulary!(/// WHO's seven strategies against violence, as an optional tag.
    Inspire, "inspire", ["laws", "norms", "safe_environments", "parents_carers", "income", "response_services", "education"]);
vocabulary!(/// What became of a proposed improvement.
    ImprovementState, "improvement_state", ["proposed", "discussed", "agreed", "tried", "dropped"]);
vocabulary!(/// The legal nature of an organisation, apart from its sector.
    Nature, "nature", ["public", "civil_society", "private", "intergovernmental", "academic"]);
vocabulary!(/// What sort of body an organisation is.
    OrganisationKind, "organisation_kind", ["ngo", "network", "public_body", "company", "university", "working_group", "committee"]);
vocabulary!(/// Where an organisation stands with the co-operation activities.
    PartnerStatus, "partner_status", ["potential", "current", "future"]);
vocabulary!(/// On which ground somebody was invited.
    Basis, "basis", ["beneficiary_country", "committee_contributor", "coe_partner", "speaker", "secretariat", "host", "observer"]);
vocabulary!(/// In which capacity somebody speaks for an organisation.
    Capacity, "capacity", ["represents", "mandate", "personal", "delegates_for"]);
vocabulary!(/// How far somebody works with the Committee.
    CommitteeEngagement, "committee_engagement", ["none", "interested", "contributing", "contributed", "observer"]);
vocabulary!(/// What happens in a session.
    SessionKind, "session_kind", ["registration", "opening", "keynote", "plenary", "panel", "workshop", "working_group",
    "marketplace", "feedback", "evaluation", "closing", "break", "meal", "reception", "side_event", "networking"]);
vocabulary!(/// What somebody does in a session.
    PersonRole, "person_role", ["chair", "moderator", "speaker", "panellist", "facilitator", "rapporteur",
    "general_rapporteur", "interpreter", "organiser"]);
vocabulary!(/// What sort of place an area is.
    AreaKind, "area_kind", ["city", "district", "region", "country", "other"]);
vocabulary!(/// How far the work in an area has come.
    AreaPhase, "area_phase", ["planned", "started", "results", "transferred"]);
vocabulary!(/// Whether a stakeholder is at the table.
    StakeholderStatus, "stakeholder_status", ["present", "contacted", "missing"]);
vocabulary!(/// To whom a recommendation speaks.
    Addressee, "addressee", ["states", "lanzarote_committee", "council_of_europe", "local_authorities", "ngos",
    "private_sector", "donors", "research"]);
vocabulary!(/// Whether a recommendation has been agreed.
    RecommendationStatus, "recommendation_status", ["draft", "agreed"]);
vocabulary!(/// What sort of paper a document is.
    DocumentKind, "document_kind", ["concept_note", "practical_info", "background", "form", "other"]);
vocabulary!(/// What a room is for.
    RoomKind, "room_kind", ["plenary", "workshop", "common", "other"]);
