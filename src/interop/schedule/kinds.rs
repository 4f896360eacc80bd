//! What other programs call the kinds of sessions, and what we call them.
//!
//! Used by `sessions`. Only what surely means the same: a `lecture` is no plenary, and stays without a kind.

/// Words of the files in small letters, and our codes.
const KINDS: &[(&str, &str)] = &[
    ("registration", "registration"),
    ("check-in", "registration"),
    ("accueil", "registration"),
    ("opening", "opening"),
    ("opening ceremony", "opening"),
    ("ouverture", "opening"),
    ("keynote", "keynote"),
    ("plenary", "plenary"),
    ("plénière", "plenary"),
    ("panel", "panel"),
    ("panel discussion", "panel"),
    ("podium", "panel"),
    ("table ronde", "panel"),
    ("workshop", "workshop"),
    ("atelier", "workshop"),
    ("tutorial", "workshop"),
    ("training", "workshop"),
    ("working group", "working_group"),
    ("groupe de travail", "working_group"),
    ("marketplace", "marketplace"),
    ("poster session", "marketplace"),
    ("feedback", "feedback"),
    ("evaluation", "evaluation"),
    ("closing", "closing"),
    ("closing ceremony", "closing"),
    ("clôture", "closing"),
    ("break", "break"),
    ("coffee break", "break"),
    ("pause", "break"),
    ("lunch", "meal"),
    ("dinner", "meal"),
    ("breakfast", "meal"),
    ("meal", "meal"),
    ("repas", "meal"),
    ("reception", "reception"),
    ("party", "reception"),
    ("side event", "side_event"),
    ("satellite", "side_event"),
    ("networking", "networking"),
    ("meetup", "networking"),
    ("social", "networking"),
];

/// Our code for a foreign kind, if there is one.
pub(super) fn kind(foreign: &str) -> Option<&'static str> {
    let foreign = foreign.trim().to_lowercase().replace(['_', '-'], " ");
    KINDS.iter().find(|(word, _)| word.replace('-', " ") == foreign).map(|(_, code)| *code)
}

#[cfg(test)]
mod tests {
    use super::{KINDS, kind};
    use crate::domain::code::Vocabulary;
    use crate::domain::vocabulary::SessionKind;

    #[test]
    fn every_kind_is_one_of_ours() {
        assert!(KINDS.iter().all(|(_, code)| SessionKind::CODES.contains(code)));
        assert_eq!(kind("Working_Group"), Some("working_group"));
        assert_eq!(kind("Check-in"), Some("registration"));
        assert_eq!(kind("lecture"), None);
    }
}
