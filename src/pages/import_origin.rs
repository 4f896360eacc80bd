//! Where an edition comes from, in words: who signed it, whether that is who signed before, and what to do if not.
//!
//! Used by the import preview. What is thought of a signature is `domain::trust`'s; here it is said, with the fingerprint
//! of the key in words that stand on the organiser's poster, in both languages because the poster may be in either.

use leptos::prelude::*;

use crate::domain::trust::{Judgement, Origin, Permit, Verdict};
use crate::i18n::{Locale, t};
use crate::ui::{CheckField, Notice, NoticeTone};

/// What is thought of where the edition comes from; nothing for a pack that nobody would sign.
pub(super) fn origin_notice(locale: Locale, origin: &Origin, judgement: Option<&Judgement>) -> AnyView {
    let Some(judgement) = judgement else { return ().into_any() };
    let (title, text) = words(locale, &judgement.verdict);
    let tone = match (judgement.verdict.permits(), &judgement.verdict) {
        (Permit::Apply, Verdict::Unsigned) => NoticeTone::Info,
        (Permit::Apply, _) => NoticeTone::Ok,
        (Permit::View, _) => NoticeTone::Warn,
        (Permit::Confirm | Permit::Refuse, _) => NoticeTone::Stop,
    };
    let cause = match &judgement.verdict {
        Verdict::Forged(cause) => Some(view! { <p class="small muted">{cause.to_string()}</p> }),
        _ => None,
    };
    let expired = judgement.expired.then(|| view! { <p>{t!(locale, import.origin_expired)}</p> });
    let fingerprint = fingerprint(locale, origin, &judgement.verdict);
    view! {
        <Notice tone title>
            <p>{text}</p>
            {fingerprint}
            {cause}
            {expired}
        </Notice>
    }
    .into_any()
}

/// The words of the signer's key, where there is something to compare them with.
fn fingerprint(locale: Locale, origin: &Origin, verdict: &Verdict) -> AnyView {
    let is_asked = matches!(
        verdict,
        Verdict::First(_) | Verdict::OtherSigner(_) | Verdict::Rotated { .. } | Verdict::Equivocation(_)
    );
    if !is_asked || origin.fingerprint.is_empty() {
        return ().into_any();
    }
    let lines = origin
        .fingerprint
        .iter()
        .map(|(tag, words)| view! { <li lang=tag.to_string()>{words.to_string()}</li> })
        .collect_view();
    view! {
        <p>{t!(locale, import.origin_compare)}</p>
        <ul class="origin-words">{lines}</ul>
    }
    .into_any()
}

fn words(locale: Locale, verdict: &Verdict) -> (&'static str, String) {
    match verdict {
        Verdict::Unsigned => (t!(locale, import.origin_unsigned), t!(locale, import.origin_unsigned_text).to_owned()),
        Verdict::First(_) => (t!(locale, import.origin_first), t!(locale, import.origin_first_text).to_owned()),
        Verdict::Newer(_) | Verdict::Same => {
            (t!(locale, import.origin_known), t!(locale, import.origin_known_text).to_owned())
        }
        Verdict::Older(here) => (t!(locale, import.origin_known), t!(locale, import.origin_older_text, here = *here)),
        Verdict::Equivocation(number) => {
            (t!(locale, import.origin_rival), t!(locale, import.origin_rival_text, number = *number))
        }
        Verdict::Rotated { recovered: false, .. } => {
            (t!(locale, import.origin_rotated), t!(locale, import.origin_rotated_text).to_owned())
        }
        Verdict::Rotated { recovered: true, .. } => {
            (t!(locale, import.origin_recovered), t!(locale, import.origin_recovered_text).to_owned())
        }
        Verdict::FormerKey => (t!(locale, import.origin_former), t!(locale, import.origin_former_text).to_owned()),
        Verdict::UnsignedThoughKnown => {
            (t!(locale, import.origin_missing), t!(locale, import.origin_missing_text).to_owned())
        }
        Verdict::OtherSigner(_) => {
            (t!(locale, import.origin_stranger), t!(locale, import.origin_stranger_text).to_owned())
        }
        Verdict::Forged(_) => (t!(locale, import.origin_forged), t!(locale, import.origin_forged_text).to_owned()),
    }
}

/// What a person has to say before an edition is applied that does not fit what is known; nothing where all is well.
pub(super) fn confirmation(locale: Locale, permit: Permit, confirmed: RwSignal<bool>) -> AnyView {
    if permit != Permit::Confirm {
        return ().into_any();
    }
    view! {
        <CheckField
            id="origin-confirmed"
            label=t!(locale, import.origin_confirm)
            hint=t!(locale, import.origin_confirm_hint)
            checked=confirmed
            on_change=move |agreed| confirmed.set(agreed)
        />
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::words;
    use crate::domain::trust::{PublicKey, Verdict};
    use crate::i18n::Locale;

    #[test]
    fn what_is_refused_or_asked_never_sounds_like_what_is_fine() {
        let fine = words(Locale::EN, &Verdict::Same).0;
        for verdict in [
            Verdict::Forged("root_mismatch".into()),
            Verdict::OtherSigner(PublicKey::default()),
            Verdict::UnsignedThoughKnown,
            Verdict::Equivocation(2),
            Verdict::FormerKey,
        ] {
            assert_ne!(words(Locale::EN, &verdict).0, fine, "{verdict:?}");
        }
    }
}
