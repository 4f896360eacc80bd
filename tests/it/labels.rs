//! Every code that the domain knows has its words in both languages.

use plenary::domain::code::{Code, Coded};
use plenary::domain::country::{Standing, facts};
use plenary::domain::edition::Purpose;
use plenary::domain::note::{NoteAttribution, NoteKind, NoteState};
use plenary::domain::participant::ParticipantStatus;
use plenary::domain::session::{Attribution, SessionStatus};
use plenary::domain::time::HistoricDay;
use plenary::domain::vocabulary as words;
use plenary::i18n::{Locale, Vocabulary, codes, countries, label};

fn check<T: Coded>(silent: &mut Vec<String>) {
    for locale in Locale::ALL {
        for code in T::KNOWN {
            let words = Vocabulary::named(T::VOCABULARY).and_then(|vocabulary| label(locale, vocabulary, code));
            if words.is_none() {
                silent.push(format!("{}: {}.{code}", locale.tag(), T::VOCABULARY));
            }
        }
    }
}

#[test]
fn every_code_has_words_in_both_languages() {
    let mut silent = Vec::new();
    macro_rules! vocabularies {
        ($($name:ident),* $(,)?) => { $(check::<Code<words::$name>>(&mut silent);)* };
    }
    vocabularies!(
        Sector,
        Theme,
        SubTheme,
        Pillar,
        Setting,
        Dimension,
        Level,
        Target,
        Measure,
        Practitioners,
        Outcome,
        Transfer,
        Maturity,
        Evidence,
        ChildParticipationLevel,
        Inspire,
        ImprovementState,
        Nature,
        OrganisationKind,
        PartnerStatus,
        Basis,
        Capacity,
        CommitteeEngagement,
        SessionKind,
        PersonRole,
        AreaKind,
        AreaPhase,
        StakeholderStatus,
        Addressee,
        RecommendationStatus,
        DocumentKind,
        RoomKind,
    );
    check::<NoteKind>(&mut silent);
    check::<NoteState>(&mut silent);
    check::<NoteAttribution>(&mut silent);
    check::<ParticipantStatus>(&mut silent);
    check::<SessionStatus>(&mut silent);
    check::<Attribution>(&mut silent);
    check::<Purpose>(&mut silent);
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

#[test]
fn every_standing_of_a_country_has_words_in_both_languages() {
    let day = HistoricDay::new(2022, 3, 16);
    for standing in [Standing::Member, Standing::Former { from: day, to: day }, Standing::Observer, Standing::None] {
        for locale in Locale::ALL {
            let vocabulary = Vocabulary::named(Standing::VOCABULARY).unwrap();
            assert!(label(locale, vocabulary, standing.code()).is_some(), "{standing:?}");
        }
    }
}

#[test]
fn something_is_known_of_every_country_that_has_a_name_here() {
    let silent: Vec<_> = countries(Locale::EN).into_iter().filter(|(code, _)| facts(code).is_none()).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn every_sub_theme_that_has_words_exists() {
    let known = Code::<words::SubTheme>::KNOWN;
    assert!(codes(Vocabulary::SubTheme).all(|code| known.contains(&code)));
}

#[test]
fn every_field_of_every_record_has_words() {
    let schema: serde_json::Value = serde_json::from_str(include_str!("../../docs/pack.schema.json")).unwrap();
    // The words that a note's own page has are shared by all types.
    let page = include_str!("../../src/i18n/locales/en/practices.json");
    let page: serde_json::Value = serde_json::from_str(page).unwrap();
    let mut silent = Vec::new();
    for (type_name, record) in schema["$defs"].as_object().unwrap() {
        let Some(fields) = record["properties"]["body"]["properties"].as_object() else { continue };
        for field in fields.keys() {
            let own = format!("{type_name}_{field}");
            let has_label = |code: &str| label(Locale::EN, Vocabulary::RecordField, code).is_some();
            if !has_label(&own) && !has_label(field) && page["field"].get(field).is_none() {
                silent.push(own);
            }
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}
