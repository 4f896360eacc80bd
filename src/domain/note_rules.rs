//! What a note still misses, when it may be shared, and how it is withdrawn.
//!
//! Used by the note form, the share dialog and the changes of the workspace. [`share`] is the only door to
//! [`NoteState::Shared`], and [`withdraw`] the only one to [`NoteState::Withdrawn`]. Nothing here judges a practice:
//! the hints say what others would call it, and block nothing. Words for people are in the locale files.

use super::code::{Code, Coded, Vocabulary};
use super::note::{Attestation, Note, NoteAttribution, NoteAuthor, NoteConsent, NoteContact, NoteKind, NoteState};
use super::safeguarding::{self, Level, Pattern};
use super::session::Attribution;
use super::text::LanguageTag;
use super::time::Timestamp;
use super::vocabulary::Evidence;

/// The wording of the attestation that this version shows.
pub const STATEMENT_VERSION: &str = "1";
/// The wording of the consent that this version shows.
pub const CONSENT_WORDING_VERSION: &str = "1";

/// How far a note is meant to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Completeness {
    /// Noted down in about a minute.
    Quick,
    /// Enough for others.
    Shareable,
    /// Enough for the compendium.
    CompendiumReady,
}

/// The longest texts of a note by field, in characters.
const LIMITS: [(&str, usize); 15] = [
    ("title", 120),
    ("summary", 600),
    ("area_text", 80),
    ("context", 1_200),
    ("legal_context", 1_200),
    ("objective", 400),
    ("steps", 2_000),
    ("results", 1_200),
    ("success_factors", 800),
    ("obstacles", 800),
    ("lessons", 800),
    ("transfer_notes", 600),
    ("child_participation", 300),
    ("gender_equity", 600),
    ("resources", 600),
];

/// The longest text of a field in characters, where there is a limit.
pub fn limit(field: &str) -> Option<usize> {
    LIMITS.iter().find(|(name, _)| *name == field).map(|(_, limit)| *limit)
}

/// The fields that a note still misses, in the order of the form; `area`, `success_factors` and `improves` each stand
/// for themselves or the field that may take their place. Consent and attestation are not among them: they are given
/// at the door, not in the form.
pub fn missing(note: &Note, wanted: Completeness) -> Vec<&'static str> {
    let mut fields = Vec::new();
    let mut need = |field: &'static str, there: bool| {
        if !there {
            fields.push(field);
        }
    };
    need("title", note.title.all().any(has_words));
    need("country", filled(note.country.as_ref()));
    need("summary", note.summary.all().any(has_words));
    need("language", note.language != LanguageTag::undetermined());
    if wanted >= Completeness::Shareable {
        need("sectors", !note.sectors.is_empty());
        need("themes", !note.themes.is_empty());
        need("dimension", note.dimension.is_some());
        match note.kind {
            NoteKind::Lesson => need("lessons", filled(note.lessons.as_ref())),
            NoteKind::Improvement => need("improves", !note.improves.is_empty() || has_area(note)),
            _ => {}
        }
    }
    // Experiences and lessons are short by design.
    let long = !matches!(note.kind, NoteKind::Experience | NoteKind::Lesson);
    if wanted >= Completeness::CompendiumReady && long {
        let improvement = note.kind == NoteKind::Improvement;
        need("area", has_area(note));
        need("context", filled(note.context.as_ref()));
        need("objective", filled(note.objective.as_ref()));
        need("target", !note.target.is_empty());
        need("settings", !note.settings.is_empty());
        need("partners", !note.partners.is_empty());
        need("measure", !note.measure.is_empty());
        need("steps", filled(note.steps.as_ref()));
        need("results", improvement || filled(note.results.as_ref()));
        need("result", improvement || note.result.is_some());
        need("success_factors", filled(note.success_factors.as_ref()) || filled(note.obstacles.as_ref()));
        need("lessons", filled(note.lessons.as_ref()));
        need("maturity", note.maturity.is_some());
        need("evidence", improvement || note.evidence.is_some());
        need("transfer", note.transfer.is_some());
        need("transfer_notes", filled(note.transfer_notes.as_ref()));
        need("raised_with", !improvement || !note.raised_with.is_empty());
        need("improvement_state", !improvement || note.improvement_state.is_some());
        need("contact", may_be_asked(note));
    }
    fields
}

fn has_words(text: &str) -> bool {
    !text.trim().is_empty()
}

fn filled(text: Option<&String>) -> bool {
    text.is_some_and(|text| has_words(text))
}

fn has_area(note: &Note) -> bool {
    note.area.is_some() || filled(note.area_text.as_ref())
}

/// Whether there is somebody to ask; whoever shares without a name need not give one.
fn may_be_asked(note: &Note) -> bool {
    let given =
        note.contact.as_ref().is_some_and(|contact| contact.participant.is_some() || contact.organisation.is_some());
    given || note.consent.as_ref().is_some_and(|consent| consent.attribution == NoteAttribution::Anonymous)
}

/// Words of a note at which its author should look again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFinding {
    /// The field.
    pub field: &'static str,
    /// Whether sharing has to wait.
    pub level: Level,
    /// What it looks like.
    pub pattern: Pattern,
    /// The words.
    pub quote: String,
}

impl FieldFinding {
    /// The name under which an answered warning is kept in [`Attestation::findings_ack`].
    pub fn acknowledgement(&self) -> String {
        format!("{}.{}", self.field, self.pattern.code())
    }
}

/// What the safeguarding check finds in every free text of a note, and in the addresses of its links.
pub fn findings(note: &Note) -> Vec<FieldFinding> {
    let addresses = note.links.iter().filter_map(|link| link.url.as_ref()).map(|url| ("links", url.as_str()));
    let texts = note.free_texts().into_iter().map(|(field, text)| (field, text, safeguarding::check(text)));
    let links = addresses.map(|(field, address)| (field, address, safeguarding::check_link(address)));
    let quote =
        |text: &str, finding: &safeguarding::Finding| text.get(finding.range.clone()).unwrap_or_default().to_owned();
    texts
        .chain(links)
        .flat_map(|(field, text, found)| {
            let of_field = move |finding: safeguarding::Finding| FieldFinding {
                field,
                level: finding.level,
                pattern: finding.pattern,
                quote: quote(text, &finding),
            };
            found.into_iter().map(of_field)
        })
        .collect()
}

/// Everything that keeps a note from being shared, at once, so that it can be told at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent reasons, each shown by itself")]
pub struct ShareRefusal {
    /// Fields to fill in; see [`missing`]. `author` when the note is to bear a name and has none.
    pub missing: Vec<&'static str>,
    /// Words to take out.
    pub stops: Vec<FieldFinding>,
    /// Nobody attested that nobody can be recognised.
    pub not_attested: bool,
    /// The author did not agree that the participants may read it.
    pub no_consent: bool,
    /// It was written for a session of which nothing may leave.
    pub closed_session: bool,
    /// It was written for a session of which no name may leave, and is to bear one.
    pub names_in_chatham_house: bool,
    /// It has been withdrawn, and that is not undone by sharing again.
    pub withdrawn: bool,
}

impl ShareRefusal {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether a note may be shared with this consent; `attested` when the author said that nobody can be recognised. `session` is what the session that the note
/// was written for allows, if it was written for one; `findings` come from [`findings`].
pub fn can_share(
    note: &Note,
    findings: &[FieldFinding],
    consent: &NoteConsent,
    attested: bool,
    session: Option<&Attribution>,
) -> Result<(), ShareRefusal> {
    let mut refusal = ShareRefusal { missing: missing(note, Completeness::Shareable), ..ShareRefusal::default() };
    if !is_signed(note, &consent.attribution) {
        refusal.missing.push("author");
    }
    refusal.stops = findings.iter().filter(|finding| finding.level == Level::Stop).cloned().collect();
    refusal.not_attested = !attested;
    refusal.no_consent = !consent.directory;
    refusal.closed_session = is_closed(session);
    refusal.names_in_chatham_house =
        session == Some(&Attribution::ChathamHouse) && consent.attribution != NoteAttribution::Anonymous;
    refusal.withdrawn = note.state == NoteState::Withdrawn;
    if refusal.is_empty() { Ok(()) } else { Err(refusal) }
}

/// Whether a note bears the name under which it is to be shown.
fn is_signed(note: &Note, attribution: &NoteAttribution) -> bool {
    let author = &note.author;
    match attribution {
        NoteAttribution::Anonymous => true,
        NoteAttribution::OrganisationOnly => author.organisation.is_some() || filled(author.organisation_name.as_ref()),
        _ => author.participant.is_some() || filled(author.name.as_ref()),
    }
}

/// Under which name a correction of somebody else's note leaves: as its author chose, never a wider one. Whoever proposes
/// it has no say in that, and is not named in it.
pub fn attribution_of_proposal(original: &Note, proposal: &Note, session: Option<&Attribution>) -> NoteAttribution {
    let chosen = original.consent.as_ref().map(|consent| consent.attribution.clone());
    chosen
        .filter(|chosen| session != Some(&Attribution::ChathamHouse) && is_signed(proposal, chosen))
        .unwrap_or(NoteAttribution::Anonymous)
}

/// What somebody changed in a note of another: a correction that they propose. Whose practice it is and whom to ask stays
/// as its author said, and what its author agreed to was not said by them.
#[must_use]
pub fn proposed(original: &Note, changed_note: &Note) -> Note {
    let (author, contact) = (original.author.clone(), original.contact.clone());
    Note { author, contact, consent: None, ..changed(changed_note) }
}

/// Whether anything that is written for a session stays on the device. What a newer version may have invented is
/// treated like the strictest that this one knows.
pub fn is_closed(session: Option<&Attribution>) -> bool {
    matches!(session, Some(Attribution::Closed | Attribution::Other(_)))
}

/// Lets a note out: the only door to the state `shared`.
///
/// Checks the text itself, whatever was shown before. `attested` is the version of the statement that the author agreed
/// to, nothing where they did not. What the author did not agree to show is taken out of the note, so that nothing later can pass it on: an anonymous
/// note has no author and no contact, one of an organisation no person.
pub fn share(
    note: &Note,
    consent: NoteConsent,
    attested: Option<String>,
    now: Timestamp,
    session: Option<&Attribution>,
) -> Result<Note, ShareRefusal> {
    let findings = findings(note);
    can_share(note, &findings, &consent, attested.is_some(), session)?;
    let mut shared = note.clone();
    keep_author_back(&mut shared, &consent.attribution);
    shared.consent = Some(NoteConsent {
        date: Some(now.local_date()),
        // An organiser may show another wording, of a version of its own.
        wording_version: consent.wording_version.clone().or_else(|| Some(CONSENT_WORDING_VERSION.to_owned())),
        ..consent
    });
    shared.safeguarding = Some(Attestation {
        attested: true,
        attested_at: Some(now),
        statement_version: attested,
        // A warning is answered where somebody was asked about it, and nobody is yet.
        findings_ack: Vec::new(),
        ..Attestation::default()
    });
    shared.state = NoteState::Shared;
    Ok(shared)
}

/// Takes out of a note what tells more of its author than `attribution` lets out. A member of a newer version may hold a
/// name, so that of those none stays but under the author's own.
pub fn keep_author_back(note: &mut Note, attribution: &NoteAttribution) {
    match attribution {
        NoteAttribution::Named => {}
        NoteAttribution::OrganisationOnly => {
            let NoteAuthor { organisation, organisation_name, .. } = std::mem::take(&mut note.author);
            note.author = NoteAuthor { organisation, organisation_name, ..NoteAuthor::default() };
            let organisation = note.contact.take().and_then(|contact| contact.organisation);
            note.contact = organisation
                .map(|organisation| NoteContact { organisation: Some(organisation), ..NoteContact::default() });
        }
        // Of an attribution that this version does not know it can only be sure of the narrowest.
        NoteAttribution::Anonymous | NoteAttribution::Other(_) => {
            note.author = NoteAuthor::default();
            note.contact = None;
        }
    }
}

/// The note as it stands after its author changed its words: what was attested was another text.
#[must_use]
pub fn changed(note: &Note) -> Note {
    let state = if note.state == NoteState::Withdrawn { NoteState::Withdrawn } else { NoteState::Draft };
    Note { state, safeguarding: None, ..note.clone() }
}

/// Takes a note back: of all that it said only its kind stays, so that copies elsewhere lose their words too.
#[must_use]
pub fn withdraw(note: &Note) -> Note {
    Note { kind: note.kind.clone(), state: NoteState::Withdrawn, ..Note::default() }
}

/// A plain remark on what the authors say of their practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MaturityHint {
    /// Called good without an evaluation or without being at work in several places: FAO would call it promising.
    RatherPromising,
    /// Called institutionalised without a law, a policy or a protocol among its measures.
    NoRule,
    /// Tried elsewhere, and not said what had to be adapted.
    NoTransferNotes,
}

impl MaturityHint {
    /// The code under which its words are filed.
    pub fn code(self) -> &'static str {
        match self {
            Self::RatherPromising => "rather_promising",
            Self::NoRule => "no_rule",
            Self::NoTransferNotes => "no_transfer_notes",
        }
    }
}

/// The remarks for a note; they block nothing.
pub fn maturity_hints(note: &Note) -> Vec<MaturityHint> {
    let mut hints = Vec::new();
    let is = |value: Option<&str>, code: &str| value == Some(code);
    let maturity = note.maturity.as_ref().map(Coded::code);
    let transfer = note.transfer.as_ref().map(Coded::code);
    if is(maturity, "good") && !(is_evaluated(note.evidence.as_ref()) && is(transfer, "several_places")) {
        hints.push(MaturityHint::RatherPromising);
    }
    let rule = note.measure.iter().any(|measure| matches!(measure.code(), "law_policy" | "protocol"));
    if is(maturity, "institutionalised") && !rule {
        hints.push(MaturityHint::NoRule);
    }
    if is(transfer, "tried_elsewhere") && !filled(note.transfer_notes.as_ref()) {
        hints.push(MaturityHint::NoTransferNotes);
    }
    hints
}

/// Whether the evidence is an internal evaluation or more; the vocabulary is in rising order, and what it does not
/// know is believed.
fn is_evaluated(evidence: Option<&Code<Evidence>>) -> bool {
    let place = |code: &str| Evidence::CODES.iter().position(|known| *known == code);
    evidence
        .is_some_and(|evidence| place(evidence.code()).is_none_or(|found| Some(found) >= place("internal_evaluation")))
}

#[cfg(test)]
mod tests {
    use super::super::code::Coded;
    use super::super::id::Id;
    use super::super::link::Link;
    use super::super::note::{
        Note, NoteAttribution, NoteAuthor, NoteConsent, NoteContact, NoteKind, NoteLink, NoteState,
    };
    use super::super::safeguarding::Pattern;
    use super::super::session::Attribution;
    use super::super::text::{LanguageTag, Localised};
    use super::super::time::Timestamp;
    use super::{
        Completeness, MaturityHint, can_share, changed, findings, limit, maturity_hints, missing, share, withdraw,
    };

    fn english(text: &str) -> Localised {
        Localised::of(LanguageTag::parse("en").unwrap(), text)
    }

    fn shareable() -> Note {
        Note {
            title: english("A joint form"),
            summary: english("Services use one form."),
            language: LanguageTag::parse("en").unwrap(),
            country: Some("FR".to_owned()),
            sectors: vec![Coded::from_code("health")],
            themes: vec![Coded::from_code("coordination")],
            dimension: Some(Coded::from_code("offline")),
            author: NoteAuthor {
                participant: Some(Id::parse("p1").unwrap()),
                organisation: Some(Id::parse("org1").unwrap()),
                name: Some("Xa Yb".to_owned()),
                ..NoteAuthor::default()
            },
            contact: Some(NoteContact {
                participant: Some(Id::parse("p1").unwrap()),
                organisation: Some(Id::parse("org1").unwrap()),
                ..NoteContact::default()
            }),
            ..Note::default()
        }
    }

    fn agreed(attribution: NoteAttribution) -> NoteConsent {
        NoteConsent { directory: true, attribution, ..NoteConsent::default() }
    }

    fn now() -> Timestamp {
        Timestamp::parse("2027-04-08T10:00:00+02:00").unwrap()
    }

    /// The statement was agreed to.
    fn attested() -> Option<String> {
        let shown = true;
        shown.then(|| super::STATEMENT_VERSION.to_owned())
    }

    #[test]
    fn a_blank_note_misses_the_quick_fields_and_a_quick_one_the_rest() {
        assert_eq!(missing(&Note::default(), Completeness::Quick), ["title", "country", "summary", "language"]);
        let mut note = shareable();
        note.sectors.clear();
        assert_eq!(missing(&note, Completeness::Quick), Vec::<&str>::new());
        assert_eq!(missing(&note, Completeness::Shareable), ["sectors"]);
        note.title = english("  ");
        assert_eq!(missing(&note, Completeness::Quick), ["title"]);
    }

    #[test]
    fn the_kind_of_a_note_decides_what_it_needs() {
        let mut note = shareable();
        note.kind = NoteKind::Experience;
        assert!(missing(&note, Completeness::CompendiumReady).is_empty());
        note.kind = NoteKind::Lesson;
        assert_eq!(missing(&note, Completeness::Shareable), ["lessons"]);
        note.lessons = Some("Ask first.".to_owned());
        assert!(missing(&note, Completeness::CompendiumReady).is_empty());
        note.kind = NoteKind::Improvement;
        assert_eq!(missing(&note, Completeness::Shareable), ["improves"]);
        note.area_text = Some("A town".to_owned());
        assert!(missing(&note, Completeness::Shareable).is_empty());
        let wanted = missing(&note, Completeness::CompendiumReady);
        assert!(wanted.contains(&"raised_with") && wanted.contains(&"improvement_state"));
        assert!(!wanted.contains(&"results") && !wanted.contains(&"evidence"));
        note.kind = NoteKind::Practice;
        let wanted = missing(&note, Completeness::CompendiumReady);
        assert!(wanted.contains(&"results") && wanted.contains(&"evidence") && !wanted.contains(&"raised_with"));
    }

    #[test]
    fn what_helped_or_what_hindered_is_enough() {
        let mut note = shareable();
        note.obstacles = Some("Time.".to_owned());
        assert!(!missing(&note, Completeness::CompendiumReady).contains(&"success_factors"));
    }

    #[test]
    fn a_note_is_shared_only_with_consent_and_attestation() {
        let note = shareable();
        let shared = share(&note, agreed(NoteAttribution::Named), attested(), now(), None).unwrap();
        assert_eq!(shared.state, NoteState::Shared);
        assert_eq!(shared.author, note.author);
        let refusal = share(&note, NoteConsent::default(), None, now(), None).unwrap_err();
        assert!(refusal.no_consent && refusal.not_attested);
        let attestation = shared.safeguarding.unwrap();
        assert_eq!((attestation.attested, attestation.attested_at), (true, Some(now())));
        assert_eq!(attestation.statement_version.as_deref(), Some("1"));
        let consent = shared.consent.unwrap();
        assert_eq!(consent.date.map(|date| date.to_string()).as_deref(), Some("2027-04-08"));
        assert_eq!(consent.wording_version.as_deref(), Some("1"));
    }

    #[test]
    fn a_stop_in_any_text_keeps_a_note_from_being_shared() {
        let mut note = shareable();
        note.obstacles = Some("File no. 0000/00".to_owned());
        note.links = vec![NoteLink {
            title: "Page".to_owned(),
            url: Link::parse("https://www.instagram.com/somename").ok(),
            ..NoteLink::default()
        }];
        let refusal = share(&note, agreed(NoteAttribution::Named), attested(), now(), None).unwrap_err();
        let stops: Vec<_> = refusal.stops.iter().map(|stop| (stop.field, stop.pattern, stop.quote.as_str())).collect();
        assert_eq!(
            stops,
            [
                ("obstacles", Pattern::FileNumber, "File no. 0000/00"),
                ("links", Pattern::ProfileLink, "https://www.instagram.com/somename"),
            ]
        );
        // Even if the caller believes that there is nothing.
        assert!(can_share(&note, &[], &agreed(NoteAttribution::Named), true, None).is_ok());
    }

    #[test]
    fn a_warning_is_told_and_blocks_nothing() {
        let mut note = shareable();
        note.lessons = Some("a 9-year-old girl".to_owned());
        assert_eq!(findings(&note)[0].acknowledgement(), "lessons.age");
        let shared = share(&note, agreed(NoteAttribution::Named), attested(), now(), None).unwrap();
        assert!(shared.safeguarding.unwrap().findings_ack.is_empty(), "nobody was asked about it");
    }

    #[test]
    fn nothing_leaves_a_closed_session_and_no_name_a_chatham_house_one() {
        let note = shareable();
        let closed = share(&note, agreed(NoteAttribution::Anonymous), attested(), now(), Some(&Attribution::Closed));
        assert!(closed.unwrap_err().closed_session);
        let chatham = Some(&Attribution::ChathamHouse);
        let named = share(&note, agreed(NoteAttribution::OrganisationOnly), attested(), now(), chatham);
        assert!(named.unwrap_err().names_in_chatham_house);
        assert!(share(&note, agreed(NoteAttribution::Anonymous), attested(), now(), chatham).is_ok());
        assert!(share(&note, agreed(NoteAttribution::Named), attested(), now(), Some(&Attribution::Open)).is_ok());
        let newer = Attribution::Other("whispered".into());
        assert!(
            share(&note, agreed(NoteAttribution::Anonymous), attested(), now(), Some(&newer))
                .unwrap_err()
                .closed_session
        );
    }

    #[test]
    fn a_shared_note_holds_no_name_that_its_author_kept_back() {
        let note = shareable();
        let anonymous = share(&note, agreed(NoteAttribution::Anonymous), attested(), now(), None).unwrap();
        assert_eq!((anonymous.author, anonymous.contact), (NoteAuthor::default(), None));
        let house = share(&note, agreed(NoteAttribution::OrganisationOnly), attested(), now(), None).unwrap();
        assert_eq!((house.author.participant, house.author.name), (None, None));
        assert_eq!(house.author.organisation, note.author.organisation);
        assert_eq!(house.contact.and_then(|contact| contact.participant), None);
    }

    #[test]
    fn a_note_under_a_name_needs_one() {
        let mut note = shareable();
        note.author = NoteAuthor::default();
        let refusal = share(&note, agreed(NoteAttribution::Named), attested(), now(), None).unwrap_err();
        assert_eq!(refusal.missing, ["author"]);
        assert!(share(&note, agreed(NoteAttribution::Anonymous), attested(), now(), None).is_ok());
    }

    #[test]
    fn a_changed_note_has_to_be_attested_again() {
        let shared = share(&shareable(), agreed(NoteAttribution::Named), attested(), now(), None).unwrap();
        let draft = changed(&shared);
        assert_eq!((draft.state, draft.safeguarding), (NoteState::Draft, None));
        assert_eq!(draft.consent, shared.consent);
    }

    #[test]
    fn a_withdrawn_note_says_nothing_and_is_not_shared_again() {
        let mut note = shareable();
        note.kind = NoteKind::Lesson;
        let gone = withdraw(&note);
        assert_eq!(gone, Note { kind: NoteKind::Lesson, state: NoteState::Withdrawn, ..Note::default() });
        assert!(gone.free_texts().is_empty());
        let refilled = Note { state: NoteState::Withdrawn, ..shareable() };
        assert!(share(&refilled, agreed(NoteAttribution::Named), attested(), now(), None).unwrap_err().withdrawn);
        assert_eq!(changed(&gone).state, NoteState::Withdrawn);
    }

    #[test]
    fn hints_say_what_others_would_call_it() {
        let mut note = shareable();
        note.maturity = Some(Coded::from_code("good"));
        note.evidence = Some(Coded::from_code("practitioner_view"));
        note.transfer = Some(Coded::from_code("several_places"));
        assert_eq!(maturity_hints(&note), [MaturityHint::RatherPromising]);
        note.evidence = Some(Coded::from_code("independent_evaluation"));
        assert!(maturity_hints(&note).is_empty());
        note.evidence = Some(Coded::from_code("x_peer_review"));
        assert!(maturity_hints(&note).is_empty());
        note.maturity = Some(Coded::from_code("institutionalised"));
        note.transfer = Some(Coded::from_code("tried_elsewhere"));
        assert_eq!(maturity_hints(&note), [MaturityHint::NoRule, MaturityHint::NoTransferNotes]);
        note.measure = vec![Coded::from_code("protocol")];
        note.transfer_notes = Some("Adapt the words.".to_owned());
        assert!(maturity_hints(&note).is_empty());
    }

    #[test]
    fn every_limited_field_has_its_number_of_characters() {
        assert_eq!(limit("title"), Some(120));
        assert_eq!(limit("steps"), Some(2_000));
        assert_eq!(limit("country"), None);
    }
}
