//! How the Convention is monitored: the Committee's rounds, and the strategies and days around them.
//!
//! Meant for the reference page and for the sheet that feeds a contribution; a note says by a round's number what it
//! may feed (`MonitoringUse` of [`note`](super::note)). Facts only, each seen in public papers; what is not known is
//! left to the packs. Holds no words: who shows a round first gives its codes labels in the locale files.

/// A round of monitoring: one subject, all Parties at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// Its code.
    pub code: &'static str,
    /// Its number, from 1; none for one that was held out of turn.
    pub number: Option<u32>,
    /// The code of its subject; none where only a pack can tell.
    pub subject: Option<&'static str>,
    /// When its reports were adopted, as far as known: year and month (1 to 12), in order.
    pub reports: &'static [(u16, u8)],
    /// How many Parties its reports cover, where not all.
    pub parties: Option<u32>,
    /// How many children contributed to it, and from how many Parties.
    pub children: Option<(u32, u32)>,
}

/// The rounds in the order in which they were begun.
pub static ROUNDS: [Round; 4] = [
    Round {
        code: "first",
        number: Some(1),
        subject: Some("circle_of_trust"),
        reports: &[(2015, 12), (2018, 1)],
        parties: Some(26),
        children: None,
    },
    Round {
        code: "urgent",
        number: None,
        subject: Some("refugee_crisis"),
        reports: &[],
        parties: None,
        children: None,
    },
    Round {
        code: "second",
        number: Some(2),
        subject: Some("self_generated_images"),
        reports: &[(2022, 3)],
        parties: None,
        children: Some((306, 10)),
    },
    Round { code: "third", number: Some(3), subject: None, reports: &[], parties: None, children: None },
];

/// The year and month in which the first questionnaires were adopted.
pub const FIRST_QUESTIONNAIRES: (u16, u8) = (2013, 5);

/// The languages, as BCP 47 tags, in which civil society may comment on replies. Comments are made public.
pub const COMMENT_LANGUAGES: [&str; 2] = ["en", "fr"];

/// The round with a number; none for a round that is not known here.
pub fn round(number: u32) -> Option<&'static Round> {
    ROUNDS.iter().find(|round| round.number == Some(number))
}

/// A strategy of the Council of Europe for the rights of the child. A pack may bring more frames, with their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strategy {
    /// Its code.
    pub code: &'static str,
    /// First year.
    pub from: u16,
    /// Last year.
    pub to: u16,
}

/// The strategies, one after the other.
pub static STRATEGIES: [Strategy; 3] = [
    Strategy { code: "strategy_2012", from: 2012, to: 2015 },
    Strategy { code: "strategy_2016", from: 2016, to: 2021 },
    Strategy { code: "strategy_2022", from: 2022, to: 2027 },
];

/// The strategy in force in a year; none before the first and after the last that is known.
pub fn strategy_of(year: u16) -> Option<&'static Strategy> {
    STRATEGIES.iter().find(|strategy| (strategy.from..=strategy.to).contains(&year))
}

/// The day for the protection of children against sexual exploitation and abuse: month and day of every year.
pub const PROTECTION_DAY: (u8, u8) = (11, 18);
/// The first year in which it was held as the European Day.
pub const EUROPEAN_DAY_SINCE: u16 = 2015;
/// The first year in which it was held as the World Day of the United Nations.
pub const WORLD_DAY_SINCE: u16 = 2022;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::code::is_code;

    #[test]
    fn rounds_are_numbered_one_after_the_other_and_the_urgent_one_has_no_number() {
        let numbers: Vec<u32> = ROUNDS.iter().filter_map(|round| round.number).collect();
        assert_eq!(numbers, [1, 2, 3]);
        assert_eq!(ROUNDS.iter().filter(|round| round.number.is_none()).map(|round| round.code).next(), Some("urgent"));
        assert_eq!(round(2).map(|round| round.code), Some("second"));
        assert_eq!(round(0), None);
        assert_eq!(round(4), None);
    }

    #[test]
    fn every_round_has_a_code_of_its_own() {
        for (place, round) in ROUNDS.iter().enumerate() {
            assert!(is_code(round.code) && round.subject.is_none_or(is_code));
            assert!(ROUNDS.iter().skip(place + 1).all(|other| other.code != round.code), "{}", round.code);
        }
    }

    #[test]
    fn the_subject_of_the_third_round_is_left_to_the_pack() {
        let unknown: Vec<&str> = ROUNDS.iter().filter(|one| one.subject.is_none()).map(|one| one.code).collect();
        assert_eq!(unknown, ["third"]);
    }

    #[test]
    fn reports_come_after_the_first_questionnaires_and_in_order() {
        for round in &ROUNDS {
            assert!(round.reports.is_sorted());
            let sound = |report: &(u16, u8)| *report > FIRST_QUESTIONNAIRES && (1..=12).contains(&report.1);
            assert!(round.reports.iter().all(sound), "{}", round.code);
        }
    }

    #[test]
    fn strategies_follow_one_another_without_a_gap() {
        assert!(STRATEGIES.iter().all(|strategy| strategy.from <= strategy.to));
        assert!(STRATEGIES.windows(2).all(|pair| pair[0].to + 1 == pair[1].from));
        let of = |year| strategy_of(year).map(|strategy| strategy.code);
        assert_eq!(
            (of(2015), of(2016), of(2027)),
            (Some("strategy_2012"), Some("strategy_2016"), Some("strategy_2022"))
        );
        assert_eq!((of(2011), of(2028)), (None, None));
    }
}
