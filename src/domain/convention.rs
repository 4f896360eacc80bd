//! The Convention's outline (CETS 201): which chapter is which theme, with its articles, pillars and sub-themes.
//!
//! Used by the form (the articles that go with a theme) and meant for whatever groups notes by chapter or article.
//! Holds numbers and codes only: the official titles are not ours to give, the words for codes are in the locale files.
//! Chapters I and XI to XIII (purposes, relation to other treaties, amendments, final clauses) are no themes.

use super::code::{Code, Coded};
use super::time::HistoricDay;
use super::vocabulary::{Article, Theme};

/// Its number in the Council of Europe Treaty Series.
pub const TREATY_NUMBER: u16 = 201;
/// The day on which it was opened for signature.
pub const OPENED: HistoricDay = HistoricDay::new(2007, 10, 25);
/// The day on which it entered into force.
pub const IN_FORCE: HistoricDay = HistoricDay::new(2010, 7, 1);

/// A chapter that practices are filed under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Its number, in Roman numerals.
    pub numeral: &'static str,
    /// The code of its theme.
    pub theme: &'static str,
    /// Its first article, 4 to 41.
    pub first_article: u8,
    /// Its last article, not before the first.
    pub last_article: u8,
    /// The codes of the pillars it serves as a whole, the main one first.
    pub pillars: &'static [&'static str],
    /// What it is divided into.
    pub sub_themes: &'static [SubThemeArticles],
}

/// A sub-theme and the articles it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SubThemeArticles {
    /// The code of the sub-theme.
    pub code: &'static str,
    /// Its articles as they are cited, with the paragraph where it is about a part only (`10§2a`); may be none.
    pub articles: &'static [&'static str],
    /// The pillar it serves, where that is another one than its chapter's.
    pub pillar: Option<&'static str>,
}

const fn part(code: &'static str, articles: &'static [&'static str]) -> SubThemeArticles {
    SubThemeArticles { code, articles, pillar: None }
}

/// The chapters that are themes, in the order of the Convention.
pub static CHAPTERS: [Chapter; 9] = [
    Chapter {
        numeral: "II",
        theme: "preventive_measures",
        first_article: 4,
        last_article: 9,
        pillars: &["prevention"],
        sub_themes: &[
            part("screening_training", &["5"]),
            part("education_children", &["6"]),
            part("preventive_intervention", &["7"]),
            part("public_awareness", &["8"]),
            SubThemeArticles { code: "child_participation", articles: &["9§1"], pillar: Some("participation") },
            part("private_sector", &["9§2"]),
            part("media_role", &["9§3"]),
            part("civil_society_support", &["9§4"]),
        ],
    },
    Chapter {
        numeral: "III",
        theme: "coordination",
        first_article: 10,
        last_article: 10,
        pillars: &["cooperation"],
        sub_themes: &[
            part("interagency", &["10§1", "10§3"]),
            part("independent_bodies", &["10§2a"]),
            part("data_collection", &["10§2b"]),
        ],
    },
    Chapter {
        numeral: "IV",
        theme: "protection_assistance",
        first_article: 11,
        last_article: 14,
        pillars: &["protection"],
        sub_themes: &[part("reporting", &["12"]), part("helplines", &["13"]), part("victim_assistance", &["14"])],
    },
    Chapter {
        numeral: "V",
        theme: "intervention",
        first_article: 15,
        last_article: 17,
        pillars: &["prevention"],
        sub_themes: &[
            part("programmes_adults", &["15", "16"]),
            part("children_harmful_behaviour", &["16§3"]),
            part("consent_information", &["17"]),
        ],
    },
    Chapter {
        numeral: "VI",
        theme: "criminal_law",
        first_article: 18,
        last_article: 29,
        pillars: &["prosecution"],
        sub_themes: &[
            part("offences", &["18", "19", "20", "21", "22", "24"]),
            part("solicitation_online", &["23"]),
            part("jurisdiction", &["25"]),
            part("corporate_liability", &["26"]),
            part("sanctions", &["27", "28", "29"]),
        ],
    },
    Chapter {
        numeral: "VII",
        theme: "procedure",
        first_article: 30,
        last_article: 36,
        pillars: &["prosecution", "protection"],
        sub_themes: &[
            part("general_protection", &["31"]),
            part("proceedings_limitation", &["32", "33"]),
            part("investigations", &["34"]),
            part("interviews", &["35"]),
            part("court_proceedings", &["36"]),
        ],
    },
    Chapter {
        numeral: "VIII",
        theme: "offender_data",
        first_article: 37,
        last_article: 37,
        pillars: &["prosecution"],
        sub_themes: &[],
    },
    Chapter {
        numeral: "IX",
        theme: "international_cooperation",
        first_article: 38,
        last_article: 38,
        pillars: &["cooperation"],
        sub_themes: &[],
    },
    Chapter {
        numeral: "X",
        theme: "monitoring",
        first_article: 39,
        last_article: 41,
        pillars: &["cooperation"],
        sub_themes: &[part("questionnaires", &[]), part("civil_society_input", &[]), part("follow_up", &[])],
    },
];

impl Chapter {
    /// Whether the article, cited with or without a paragraph, is one of this chapter.
    fn holds(&self, article: &str) -> bool {
        let number = article.split('§').next().and_then(|number| number.parse::<u8>().ok());
        number.is_some_and(|number| (self.first_article..=self.last_article).contains(&number))
    }
}

/// The chapter of a theme; none for a theme that a pack added.
pub fn chapter(theme: &Code<Theme>) -> Option<&'static Chapter> {
    CHAPTERS.iter().find(|chapter| chapter.theme == theme.code())
}

/// The code of the theme under which an article falls (`9§2` under that of 9); none for articles of no theme.
pub fn theme_of(article: &Code<Article>) -> Option<&'static str> {
    CHAPTERS.iter().find(|chapter| chapter.holds(article.code())).map(|chapter| chapter.theme)
}

/// The articles that a form offers for a theme, in the order of the Convention.
pub fn suggested_articles(theme: &Code<Theme>) -> Vec<&'static str> {
    let Some(chapter) = chapter(theme) else { return Vec::new() };
    Code::<Article>::KNOWN.iter().copied().filter(|article| chapter.holds(article)).collect()
}

/// The sub-themes of a theme with their articles.
pub fn subthemes(theme: &Code<Theme>) -> &'static [SubThemeArticles] {
    chapter(theme).map_or(&[], |chapter| chapter.sub_themes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::code::is_code;
    use crate::domain::vocabulary::{Pillar, SubTheme};

    fn theme(code: &str) -> Code<Theme> {
        Code::from_code(code)
    }

    fn parts() -> impl Iterator<Item = (&'static Chapter, &'static SubThemeArticles)> {
        CHAPTERS.iter().flat_map(|chapter| chapter.sub_themes.iter().map(move |part| (chapter, part)))
    }

    #[test]
    fn every_theme_is_one_chapter_in_the_order_of_the_convention() {
        let themes: Vec<&str> = CHAPTERS.iter().map(|chapter| chapter.theme).collect();
        assert_eq!(themes, Code::<Theme>::KNOWN);
        let numerals: Vec<&str> = CHAPTERS.iter().map(|chapter| chapter.numeral).collect();
        assert_eq!(numerals, ["II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]);
    }

    #[test]
    fn the_chapters_follow_one_another_from_article_4_to_41_without_a_gap() {
        assert_eq!((CHAPTERS[0].first_article, CHAPTERS[8].last_article), (4, 41));
        assert!(CHAPTERS.iter().all(|chapter| chapter.first_article <= chapter.last_article));
        assert!(CHAPTERS.windows(2).all(|pair| pair[0].last_article + 1 == pair[1].first_article));
    }

    #[test]
    fn every_article_is_suggested_by_its_theme_and_by_no_other() {
        let suggested: Vec<&str> = CHAPTERS.iter().flat_map(|one| suggested_articles(&theme(one.theme))).collect();
        assert_eq!(suggested, Code::<Article>::KNOWN);
        assert_eq!(suggested_articles(&theme("coordination")), ["10"]);
        assert_eq!(suggested_articles(&theme("x_own")), [""; 0]);
    }

    #[test]
    fn an_article_falls_under_the_theme_of_its_chapter() {
        let expected = [
            ("4", Some("preventive_measures")),
            ("9§2", Some("preventive_measures")),
            ("10§2b", Some("coordination")),
            ("14", Some("protection_assistance")),
            ("16", Some("intervention")),
            ("29", Some("criminal_law")),
            ("30", Some("procedure")),
            ("37", Some("offender_data")),
            ("38", Some("international_cooperation")),
            ("41", Some("monitoring")),
            // Purposes and final clauses are no themes, and neither are words.
            ("3", None),
            ("42", None),
            ("x_own", None),
        ];
        for (article, theme) in expected {
            assert_eq!(theme_of(&Code::from_code(article)), theme, "{article}");
        }
    }

    #[test]
    fn every_sub_theme_stands_in_one_chapter() {
        let codes: Vec<&str> = parts().map(|(_, part)| part.code).collect();
        assert_eq!(codes, Code::<SubTheme>::KNOWN);
        assert!(subthemes(&theme("offender_data")).is_empty() && subthemes(&theme("x_own")).is_empty());
        assert_eq!(subthemes(&theme("protection_assistance"))[1].code, "helplines");
    }

    #[test]
    fn the_articles_of_a_sub_theme_are_of_its_chapter() {
        for (chapter, part) in parts() {
            assert!(part.articles.iter().all(|article| chapter.holds(article)), "{}", part.code);
        }
    }

    #[test]
    fn an_article_belongs_to_one_sub_theme_at_most() {
        let mut cited: Vec<&str> = parts().flat_map(|(_, part)| part.articles.iter().copied()).collect();
        let all = cited.len();
        cited.sort_unstable();
        cited.dedup();
        assert_eq!(cited.len(), all);
        let number = |article: &&str| article.split('§').next().unwrap().to_owned();
        let numbers: Vec<String> = cited.iter().map(number).collect();
        let without: Vec<&str> =
            Code::<Article>::KNOWN.iter().copied().filter(|article| !numbers.contains(&number(article))).collect();
        // Principles of a chapter, and the chapters that are not divided by articles.
        assert_eq!(without, ["4", "11", "30", "37", "38", "39", "40", "41"]);
    }

    #[test]
    fn pillars_are_those_of_the_vocabulary_and_each_is_served() {
        let mut served: Vec<&str> = CHAPTERS.iter().flat_map(|chapter| chapter.pillars.iter().copied()).collect();
        served.extend(parts().filter_map(|(_, part)| part.pillar));
        assert!(served.iter().all(|pillar| Code::<Pillar>::KNOWN.contains(pillar)));
        assert!(Code::<Pillar>::KNOWN.iter().all(|pillar| served.contains(pillar)));
    }

    #[test]
    fn articles_are_numbers_and_never_titles() {
        for (_, part) in parts() {
            assert!(is_code(part.code) && part.articles.iter().all(|article| is_code(article)));
            assert!(part.articles.iter().all(|article| article.starts_with(|c: char| c.is_ascii_digit())));
        }
    }

    #[test]
    fn it_entered_into_force_after_it_was_opened() {
        assert!(OPENED < IN_FORCE);
    }
}
