//! What is known of countries: their standing with the Council of Europe, and who is a Party to the Lanzarote Convention.
//!
//! For the country's page and for "members only" in the coverage. Deliberately says nothing of who is a beneficiary or
//! invited: that is each conference's own list, never computed from membership. Holds no names (`i18n` does) and takes
//! no position on territories: a code that is not here is unknown, which is not the same as "not a member".

use super::time::HistoricDay;

/// The day for which the facts below hold: that of the last change among them, because the public lists they were
/// taken from bear no date of their own. Whoever checks the lists again sets it anew.
pub const AS_OF: HistoricDay = HistoricDay::new(2022, 3, 16);

/// Where a country stands with the Council of Europe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A member.
    Member,
    /// A member once.
    Former {
        /// First day of its membership.
        from: HistoricDay,
        /// The day on which it ceased to be a member.
        to: HistoricDay,
    },
    /// Observer to the Council of Europe; an observer to its Assembly alone is none.
    Observer,
    /// None of these.
    None,
}

impl Standing {
    /// The name of the vocabulary under which the locale files have the words for [`Standing::code`].
    pub const VOCABULARY: &'static str = "council_of_europe_status";

    /// The code of its words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Former { .. } => "former",
            Self::Observer => "observer",
            Self::None => "none",
        }
    }
}

/// What is known of a country, and as of when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountryFacts {
    /// Its standing with the Council of Europe.
    pub standing: Standing,
    /// Whether it is a Party to the Lanzarote Convention.
    pub lanzarote_party: bool,
    /// The day for which this holds: to be shown beside it.
    pub as_of: HistoricDay,
}

/// An ISO 3166-1 alpha-2 code, upper case.
type Alpha2 = [u8; 2];

const MEMBERS: [Alpha2; 46] = [
    *b"AD", *b"AL", *b"AM", *b"AT", *b"AZ", *b"BA", *b"BE", *b"BG", *b"CH", *b"CY", *b"CZ", *b"DE", *b"DK", *b"EE",
    *b"ES", *b"FI", *b"FR", *b"GB", *b"GE", *b"GR", *b"HR", *b"HU", *b"IE", *b"IS", *b"IT", *b"LI", *b"LT", *b"LU",
    *b"LV", *b"MC", *b"MD", *b"ME", *b"MK", *b"MT", *b"NL", *b"NO", *b"PL", *b"PT", *b"RO", *b"RS", *b"SE", *b"SI",
    *b"SK", *b"SM", *b"TR", *b"UA",
];

const FORMER: [(Alpha2, Standing); 1] =
    [(*b"RU", Standing::Former { from: HistoricDay::new(1996, 2, 28), to: HistoricDay::new(2022, 3, 16) })];

const OBSERVERS: [Alpha2; 5] = [*b"CA", *b"JP", *b"MX", *b"US", *b"VA"];

/// Countries of this world that are known to be none of the above: a neighbour, an observer to the Assembly, a Party.
const OTHERS: [Alpha2; 3] = [*b"BY", *b"IL", *b"TN"];

/// A list of its own though it holds every member today: membership and the Convention do not follow from each other.
const PARTIES: [Alpha2; 48] = [
    *b"AD", *b"AL", *b"AM", *b"AT", *b"AZ", *b"BA", *b"BE", *b"BG", *b"CH", *b"CY", *b"CZ", *b"DE", *b"DK", *b"EE",
    *b"ES", *b"FI", *b"FR", *b"GB", *b"GE", *b"GR", *b"HR", *b"HU", *b"IE", *b"IS", *b"IT", *b"LI", *b"LT", *b"LU",
    *b"LV", *b"MC", *b"MD", *b"ME", *b"MK", *b"MT", *b"NL", *b"NO", *b"PL", *b"PT", *b"RO", *b"RS", *b"RU", *b"SE",
    *b"SI", *b"SK", *b"SM", *b"TN", *b"TR", *b"UA",
];

/// What is known of the country with this ISO 3166-1 alpha-2 code in capitals; nothing where nothing is known.
pub fn facts(country: &str) -> Option<CountryFacts> {
    let code = country.as_bytes();
    let among = |list: &[Alpha2]| list.iter().any(|known| known == code);
    let standing = if among(&MEMBERS) {
        Standing::Member
    } else if let Some((_, former)) = FORMER.iter().find(|(known, _)| known == code) {
        *former
    } else if among(&OBSERVERS) {
        Standing::Observer
    } else if among(&OTHERS) {
        Standing::None
    } else {
        return None;
    };
    Some(CountryFacts { standing, lanzarote_party: among(&PARTIES), as_of: AS_OF })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every code of two capitals of which something is known.
    fn known() -> Vec<(String, CountryFacts)> {
        let codes = ('A'..='Z').flat_map(|first| ('A'..='Z').map(move |second| format!("{first}{second}")));
        codes.filter_map(|code| facts(&code).map(|facts| (code, facts))).collect()
    }

    fn codes(wanted: impl Fn(CountryFacts) -> bool) -> Vec<String> {
        known().into_iter().filter(|(_, facts)| wanted(*facts)).map(|(code, _)| code).collect()
    }

    #[test]
    fn the_council_has_46_members_and_5_observers() {
        assert_eq!(codes(|facts| facts.standing == Standing::Member).len(), 46);
        assert_eq!(codes(|facts| facts.standing == Standing::Observer), ["CA", "JP", "MX", "US", "VA"]);
        assert_eq!(known().len(), 46 + 5 + 4);
    }

    #[test]
    fn the_convention_has_48_parties_of_which_two_are_not_members() {
        assert_eq!(codes(|facts| facts.lanzarote_party).len(), 48);
        assert_eq!(codes(|facts| facts.lanzarote_party && facts.standing != Standing::Member), ["RU", "TN"]);
    }

    #[test]
    fn a_former_member_may_still_be_a_party() {
        let facts = facts("RU").unwrap();
        let (from, to) = (HistoricDay::new(1996, 2, 28), HistoricDay::new(2022, 3, 16));
        assert_eq!(facts.standing, Standing::Former { from, to });
        assert!(facts.lanzarote_party && from < to && to <= facts.as_of);
    }

    #[test]
    fn a_party_that_never_was_a_member_has_no_standing() {
        let facts = facts("TN").unwrap();
        assert_eq!((facts.standing, facts.lanzarote_party), (Standing::None, true));
    }

    #[test]
    fn an_observer_to_the_assembly_alone_is_no_observer() {
        assert_eq!(facts("IL").map(|facts| facts.standing), Some(Standing::None));
    }

    #[test]
    fn nothing_is_said_of_a_code_that_is_not_known() {
        for code in ["XA", "ZZ", "UK", "fr", "", "F", "FRA", "É"] {
            assert_eq!(facts(code), None, "{code}");
        }
    }

    #[test]
    fn every_fact_carries_its_date() {
        assert!(known().into_iter().all(|(_, facts)| facts.as_of == AS_OF));
    }
}
