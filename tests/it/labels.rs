//! Every code that the domain knows has its words in both languages.

use plenary::domain::code::{Code, Coded};
use plenary::domain::edition::Purpose;
use plenary::domain::note::{NoteAttribution, NoteKind, NoteState};
use plenary::domain::participant::ParticipantStatus;
use plenary::domain::session::{Attribution, SessionStatus};
use plenary::domain::vocabulary as words;
use plenary::i18n::{Locale, Vocabulary, label};

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
