//! Tables of invented sentences, harmless and not. None of them tells a story.

use super::Level::{Stop, Warn};
use super::{Pattern, check, check_link, stops};

use Pattern::{
    Age, BirthDate, ChildFromPlace, ChildName, Email, ExactDate, FileNumber, Handle, Iban, Initials, KinshipName,
    NamedSchool, Phone, ProfileLink, SmallCount,
};

/// Sentences in which something must be found, and what.
const VIOLATING: &[(&str, Pattern)] = &[
    ("File no. 0000/00", FileNumber),
    ("See file no 0000/00 in the cupboard.", FileNumber),
    ("File number 12345", FileNumber),
    ("case 123/2019", FileNumber),
    ("Case No. 45", FileNumber),
    ("case number: 4567", FileNumber),
    ("Case file 2019-034", FileNumber),
    ("case #778", FileNumber),
    ("docket 19-cv-01234", FileNumber),
    ("dossier n° 12/345", FileNumber),
    ("Dossier nº 12345", FileNumber),
    ("dossier numéro 77", FileNumber),
    ("numéro de dossier : 2024-17", FileNumber),
    ("n° de dossier 4521", FileNumber),
    ("n\u{202f}° 12/345", FileNumber),
    ("affaire n° 3", FileNumber),
    ("Affaire 123/2019", FileNumber),
    ("procédure n° 2019/1234", FileNumber),
    ("Réf. AB/2019/12", FileNumber),
    ("réf.\u{a0}: 2019-4433", FileNumber),
    ("Ref: 88123", FileNumber),
    ("PV n° 12", FileNumber),
    ("Parquet n° 19/123456", FileNumber),
    ("requête n° 12345/09", FileNumber),
    ("application no. 12345/09", FileNumber),
    ("Az. 3 Js 1234/20", FileNumber),
    ("Aktenzeichen 12 F 345/19", FileNumber),
    ("4 KLs 56/2018", FileNumber),
    ("1 C 234/2021", FileNumber),
    ("spis 145/2018", FileNumber),
    ("nr. 145/2018", FileNumber),
    ("145/2018", FileNumber),
    ("0145/2018", FileNumber),
    ("4512/18", FileNumber),
    ("DPJ/2021/0045", FileNumber),
    ("ABC-2019-123", FileNumber),
    ("№ 145/2018", FileNumber),
    ("12/345/2019", FileNumber),
    ("2019/00123", FileNumber),
    ("identity 38001010000", FileNumber),
    ("passport no. X0000000", FileNumber),
    ("b. 01.01.2000", BirthDate),
    ("(b. 1.1.2000)", BirthDate),
    ("born on 1 January 2000", BirthDate),
    ("Born 01/01/2000", BirthDate),
    ("was born in Xville on the 1st of January 2000", BirthDate),
    ("born January 1, 2000", BirthDate),
    ("born: 2000-01-01", BirthDate),
    ("D.O.B. 01-01-2000", BirthDate),
    ("DOB: 1.1.00", BirthDate),
    ("date of birth 01 01 2000", BirthDate),
    ("date of birth: 1 Jan 2000", BirthDate),
    ("01.01.2000 (date of birth)", BirthDate),
    ("birthday: 00.00.0000", BirthDate),
    ("née le 1er janvier 2000", BirthDate),
    ("né le 01/01/2000", BirthDate),
    ("Né(e) le 1 janvier 2000", BirthDate),
    ("ne\u{301}e le 2 février 2001", BirthDate),
    ("nee le 02.02.2001", BirthDate),
    ("ne le 02.02.2001", BirthDate),
    ("date de naissance : 02/02/2001", BirthDate),
    ("DDN 02/02/2001", BirthDate),
    ("*01.01.2000", BirthDate),
    ("geb. 01. 01. 2000", BirthDate),
    ("someone@example.org", Email),
    ("Write to some.one+box@mail.example.", Email),
    ("(s_o@sub.domain.example)", Email),
    ("mailto:someone@example.org", Email),
    ("someone＠example.org", Email),
    ("someone [at] example.org", Email),
    ("someone(at)example.org", Email),
    ("someone [at] example [dot] org", Email),
    ("élise@exemple.example", Email),
    ("+33 3 00 00 00 00", Phone),
    ("+33 (0)3 00 00 00 00", Phone),
    ("+44 20 7946 0000", Phone),
    ("020 7946 0000", Phone),
    ("(020) 7946 0000", Phone),
    ("0033 3 00 00 00 00", Phone),
    ("06 00 00 00 00", Phone),
    ("06.00.00.00.00", Phone),
    ("06-00-00-00-00", Phone),
    ("06\u{a0}00\u{a0}00\u{a0}00\u{a0}00", Phone),
    ("06\u{202f}00\u{202f}00\u{202f}00\u{202f}00", Phone),
    ("0600000000", Phone),
    ("+37300000000", Phone),
    ("tel. 1234567", Phone),
    ("Tél. : 12 34 56 78", Phone),
    ("call 555-0100", Phone),
    ("555-0100", Phone),
    ("555 01 00", Phone),
    ("WhatsApp 12345678", Phone),
    ("0800 00 00 00", Phone),
    ("٠٦٠٠٠٠٠٠٠٠", Phone),
    ("06\u{200b}00000000", Phone),
    ("GB82 WEST 1234 5698 7654 32", Iban),
    ("IBAN FR14 2004 1010 0505 0001 3M02 606", Iban),
    ("DE89370400440532013000", Iban),
    ("de89 3704 0044 0532 0130 00", Iban),
    ("@some_name", Handle),
    ("Follow @Somename.", Handle),
    ("snap: name_99", Handle),
    ("Instagram : some.name", Handle),
    ("discord: name#1234", Handle),
    ("https://www.instagram.com/somename", ProfileLink),
    ("facebook.com/some.name", ProfileLink),
    ("https://m.facebook.com/profile.php?id=100", ProfileLink),
    ("x.com/somename", ProfileLink),
    ("https://twitter.com/somename", ProfileLink),
    ("tiktok.com/@somename", ProfileLink),
    ("snapchat.com/add/somename", ProfileLink),
    ("linkedin.com/in/somename", ProfileLink),
    ("vk.com/id00000", ProfileLink),
    ("t.me/somename", ProfileLink),
    ("HTTPS://WWW.INSTAGRAM.COM/SOMENAME", ProfileLink),
    ("A.B., aged 0", Age),
    ("a 9-year-old girl", Age),
    ("une fille de 9 ans", Age),
    ("un garçon âgé de douze ans", Age),
    ("K.M. was there", Initials),
    ("a child from Xville", ChildFromPlace),
    ("une élève de Xville", ChildFromPlace),
    ("a girl called Xa", ChildName),
    ("her uncle Xo", KinshipName),
    ("We assisted 3 children.", SmallCount),
    ("in Xville School", NamedSchool),
    ("the child came on 8 April 2027", ExactDate),
];

/// Sentences in which nothing may keep from sharing.
const BENIGN: &[&str] = &[
    "The Strategy 2016-2021 and the Strategy 2022–2027.",
    "8-9 April 2027",
    "8–9 avril 2027",
    "8 April 2027, 09:00–10:30",
    "08.04.2027",
    "2027-04-08",
    "09.00-10.30",
    "08.04-09.04",
    "08–09.04.2027",
    "Le 1er juillet 2010",
    "The Convention entered into force on 1 July 2010.",
    "La Convention, ouverte à la signature le 25 octobre 2007 à Lanzarote.",
    "18 November is the European Day.",
    "Articles 18 to 24 and 9§2",
    "articles 11-14, 30-36",
    "Article 10§2 (b) of CETS 201",
    "CETS No. 201",
    "STCE n° 201",
    "12,5 % of 1 200 families",
    "1 200 000 children",
    "1,200,000 euros",
    "1.200.000 lei",
    "EUR 1500000",
    "1500000 euros",
    "about 1500-2000 families a year",
    "10 000-15 000 calls",
    "In 2021 1 200 calls came, in 2022 1 450.",
    "in 2021 12 000 calls",
    "the school years 2018/2019, 2019/2020",
    "2018/19 and 2020-21",
    "24/7",
    "a helpline that answers 24/7",
    "in any case 24/7",
    "50/50",
    "1/3 of the time, 2/3 of the cost",
    "03/2024",
    "04/2027-06/2027",
    "Law No. 272/2004 on child protection",
    "Legea nr. 272/2004",
    "loi n° 2016-297 du 14 mars 2016",
    "décret n° 2019-1234",
    "arrêté n° 123/2019",
    "Directive 2011/93/EU",
    "Directive 2011/92",
    "Regulation (EU) 2016/679",
    "le RGPD (UE) 2016/679",
    "Resolution 2330/2020",
    "Recommendation CM/Rec(2018)7",
    "General comment No. 25 (2021)",
    "A/RES/70/1 and CRC/C/GC/25",
    "T-ES(2015)19",
    "A/74/163",
    "Journal 145/2018",
    "ISBN 978-2-1234-5680-3",
    "ISBN 9782123456803",
    "ISSN 1234-5678",
    "doi:10.1000/123456789",
    "https://rm.coe.int/1680794e97",
    "https://example.org/2019/123/0612345678",
    "www.example.org/0612345678",
    "rm.coe.int/1680794",
    "pp. 1234-1256",
    "pages 1234-1256",
    "Call 112, or 116 111.",
    "116 111 and 116 000",
    "appelez le 119",
    "Le 3919 ou le 119",
    "the helpline 116 111 is open 24/7",
    "in case 2 services disagree",
    "In this case no 12 services are needed.",
    "In that case. 12 services came.",
    "a file of 12 pages",
    "case study 2",
    "use case 1",
    "the case of three services",
    "the number of case files rose to 1200",
    "1 200 dossiers en 2021",
    "le dossier 2016-2021",
    "un dossier de 12 pages",
    "En tout cas, 12 services sur 14.",
    "the reference year 2019",
    "For reference: 2019 figures",
    "step 3 of 10",
    "a team of 12, 14 or 16",
    "groups 7 8 9 10",
    "24 30 36 42",
    "Room 101",
    "version 1.2.3",
    "0.5-0.75",
    "3.141592",
    "ages 6-12",
    "children aged 6 to 12",
    "Children learn from the age of 6.",
    "les enfants de 6 à 12 ans",
    "every child aged 6",
    "chaque enfant de 6 ans",
    "The project was born on 12 May 2015.",
    "Le réseau est né le 12 mai 2015.",
    "children born after 1 January 2010",
    "les enfants nés depuis le 1er janvier 2010",
    "Cette règle ne s’applique pas avant le 12 mai 2015.",
    "On 12 March 2011 birth registration became free.",
    "open @ 9",
    "@9am",
    "Parents@Home",
    "an @ sign",
    "Photos on Instagram: rules for clubs",
    "Facebook: advice for parents",
    "netflix.com/title",
    "https://www.linkedin.com/company/some-ngo",
    "https://www.coe.int/lanzarote",
    "facebook.com",
    "the box.com/folder",
    "COVID-19",
    "G7, G20, Erasmus+ 2021-2027",
    "ISO 9001",
    "67000 Strasbourg",
    "F-67000 Strasbourg",
    "10 min, 2 h 30, 14 h 30",
    "14:30",
    "1st, 2nd and 3rd meeting",
    "four lessons in one month",
    "two working days",
    "Each region has 1 desk, 2 phones and 3 cars.",
    "48 Parties, 46 members, 24 countries, 33 people",
    "Notes 1-2-3",
    "2019, 2020, 2021, 2022",
    "2019 2020 2021",
    "between 2015 and 2019",
    "de 2015 à 2019",
    "rapport 2020-2021, p. 12",
    "Une évaluation (2021) : 85 %",
    "",
    "ẞ İ ŉ 😀 \u{0}",
];

/// Sentences near to the warnings in which nothing at all may be found.
const QUIET: &[&str] = &[
    "Every child aged 6 learns this.",
    "children aged 6 to 12",
    "a 12-year-old practice",
    "The U.N. and the U.S.A.",
    "e.g. in the evening, i.e. late",
    "the best interests of the child in Europe",
    "l’intérêt supérieur de l’enfant",
    "protection de l’enfance, secteur public",
    "a child from another school",
    "every child from Europe",
    "mother and father",
    "la mère et le père",
    "We supported 120 children.",
    "Article 6 children",
    "four lessons for children",
    "a primary school and a secondary school",
    "Primary School Teachers’ Association",
    "une école primaire",
    "École de formation des magistrats",
    "le collège des experts",
    "On 8 April 2027 the conference begins.",
    "child-friendly justice since 17 November 2010",
    "Son équipe a commencé en 2015.",
    "The child protection law of 1 January 2010",
    "the helpline of the user’s country",
];

#[test]
fn sentences_that_could_point_at_somebody_are_found() {
    let mut missed = Vec::new();
    for (text, pattern) in VIOLATING.iter().copied() {
        let findings = check(text);
        if !findings.iter().any(|finding| finding.pattern == pattern && finding.level == pattern.level()) {
            missed.push(format!("{text:?}: {pattern:?}, found {findings:?}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn import_finds_the_same_stops_without_the_warnings() {
    for text in VIOLATING.iter().map(|(text, _)| *text).chain(BENIGN.iter().copied()) {
        let expected: Vec<_> = check(text).into_iter().filter(|finding| finding.level == Stop).collect();
        assert_eq!(stops(text), expected, "{text:?}");
    }
}

#[test]
fn found_words_are_found_inside_a_text_too() {
    let mut missed = Vec::new();
    for (text, pattern) in VIOLATING.iter().copied() {
        for whole in
            [format!("Before it, words. {text}\nAfter it, words."), format!("Words ({text}) words, 2016-2021.")]
        {
            if !check(&whole).iter().any(|finding| finding.pattern == pattern) {
                missed.push(format!("{whole:?}: {pattern:?}, found {:?}", check(&whole)));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn harmless_sentences_never_keep_a_text_from_being_shared() {
    let mut stopped = Vec::new();
    for text in BENIGN.iter().chain(QUIET) {
        for whole in [(*text).to_owned(), format!("Words, {text}, words.\nWords.")] {
            for finding in check(&whole).into_iter().filter(|finding| finding.level == Stop) {
                stopped.push(format!("{whole:?}: {:?} {:?}", finding.pattern, &whole[finding.range]));
            }
        }
    }
    assert!(stopped.is_empty(), "{}", stopped.join("\n"));
}

#[test]
fn ordinary_words_about_children_raise_no_warning() {
    let mut warned = Vec::new();
    for text in QUIET.iter().copied() {
        warned.extend(check(text).into_iter().map(|finding| format!("{text:?}: {:?}", finding.pattern)));
    }
    assert!(warned.is_empty(), "{}", warned.join("\n"));
}

#[test]
fn a_finding_names_the_words_and_not_their_surroundings() {
    let quoted = |text: &str| -> Vec<String> { check(text).into_iter().map(|it| text[it.range].to_owned()).collect() };
    assert_eq!(quoted("Écrire à l’adresse someone@example.org, svp."), ["someone@example.org"]);
    assert_eq!(quoted("Voir le dossier n° 12/345, été."), ["dossier n° 12/345"]);
    assert_eq!(quoted("Tél. +33 3 00 00 00 00 (matin)"), ["+33 3 00 00 00 00"]);
    assert_eq!(quoted("né le 01/01/2000 à X"), ["né le 01/01/2000"]);
    assert_eq!(quoted("DE89 3704 0044 0532 0130 00 and"), ["DE89 3704 0044 0532 0130 00"]);
}

#[test]
fn findings_do_not_overlap_and_stand_in_the_order_of_the_text() {
    let text = VIOLATING.iter().map(|(text, _)| *text).collect::<Vec<_>>().join(". \n");
    let findings = check(&text);
    assert!(findings.len() >= 100, "{}", findings.len());
    for pair in findings.windows(2) {
        assert!(pair[0].range.end <= pair[1].range.start, "{pair:?}");
    }
}

#[test]
fn every_place_in_any_text_is_a_boundary_of_characters() {
    // A small generator of its own, so that the check needs no crate: pieces that meet badly, in every order of three.
    let pieces = [
        "é", "+", "0", "06", "@", ".", "n°", "né", "le", "/", "2019", " ", "\u{200b}", "😀", "x.com/", "[at]", "b.",
        "İ",
    ];
    for one in pieces {
        for two in pieces {
            for three in pieces {
                for four in ["", "1234567", "a"] {
                    let text = [one, two, three, four].concat();
                    for finding in check(&text) {
                        assert!(
                            text.get(finding.range.clone()).is_some_and(|words| !words.is_empty()),
                            "{text:?} {finding:?}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn addresses_of_links_are_checked_for_profiles_alone() {
    assert!(check_link("https://example.org/2019/123/0612345678").is_empty());
    assert_eq!(check_link("https://www.instagram.com/somename").len(), 1);
    assert_eq!(check_link("mailto:someone@example.org").len(), 1);
}

#[test]
fn a_long_text_is_checked_in_time_that_grows_with_its_length() {
    let text = "12 34 b. né le 1/2 @ K. a child of ".repeat(2_000);
    assert!(check(&text).len() < 20_000);
    let digits = "12 ".repeat(20_000);
    assert!(check(&digits).iter().all(|finding| finding.range.end <= digits.len()));
}

#[test]
fn only_the_patterns_that_name_somebody_stop() {
    let codes: Vec<&str> =
        Pattern::ALL.into_iter().filter(|pattern| pattern.level() == Stop).map(Pattern::code).collect();
    assert_eq!(codes, ["profile_link", "email", "handle", "iban", "birth_date", "file_number", "phone"]);
    assert!(Pattern::ALL.into_iter().skip(7).all(|pattern| pattern.level() == Warn));
}
