//! Words that may point at one person: an age, initials, a place, a name, a small number.
//!
//! A step of the safeguarding check. All of these only warn, because each is harmless in most sentences.

use std::ops::Range;

use super::token::{Kind, Token, bytes, holds, sentence};
use super::{Findings, Pattern};

/// One child.
const CHILD: &str = "child girl boy pupil teenager teen toddler baby infant minor daughter son schoolgirl schoolboy adolescent \
    youngster sister brother victim enfant fille fillette garcon eleve adolescente ado mineur mineure bebe nourrisson \
    fils soeur frere collegien collegienne lyceen lyceenne ecolier ecoliere victime";

/// Words that speak of every child, not of one.
const EVERY: &str = "every each any per no another chaque tout toute aucun aucune par quelque whatever";

/// After these the word for a child is an adjective.
const AS_ADJECTIVE: &str =
    "welfare protection sexual rights abuse care helpline participation friendly support victims victim";

/// People who are counted.
const COUNTED: &str = "children girls boys victims minors survivors families siblings pupils teenagers adolescents enfants filles garcons \
    victimes mineurs mineures familles fratries eleves adolescentes child";

/// What is done for them.
const ASSISTED: &str = "assisted helped supported accompanied referred received treated sheltered identified interviewed counselled placed \
    rescued disclosed reported removed aide aides aidees accompagne accompagnes accompagnees suivi suivis suivies \
    soutenu soutenus soutenues orientes orientees accueillis accueillies entendus entendues places signales";

/// Relatives.
const KIN: &str = "mother father mum mom dad uncle aunt cousin grandmother grandfather stepfather stepmother sister brother \
    stepbrother stepsister son daughter nephew niece godfather mere pere maman papa oncle tante cousine frere soeur \
    fils neveu grand parrain marraine tonton beau belle";

/// Numbers in words, from 0. French « un » is left out, because it is an article first, and so is what is English too.
const NUMBERS: [&str; 2] = [
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
    "- - deux trois quatre cinq - sept huit neuf dix onze douze treize quatorze quinze seize",
];

/// Initials that are no person's.
const ABBREVIATIONS: &str = "us uk un eu am pm ad bc ps nb ngo usa dc phd ue onu ong rh pj tv id ceo hiv vih";

/// Finds what may point at one person; `dates` are the full dates of the text.
pub(super) fn find(tokens: &[Token], dates: &[Range<usize>], findings: &mut Findings) {
    for index in 0..tokens.len() {
        let found = [
            (Pattern::Age, age(tokens, index)),
            (Pattern::Initials, initials(tokens, index)),
            (Pattern::ChildFromPlace, child_from(tokens, index)),
            (Pattern::ChildName, child_name(tokens, index)),
            (Pattern::KinshipName, kinship(tokens, index)),
            (Pattern::SmallCount, small_count(tokens, index)),
            (Pattern::NamedSchool, named_school(tokens, index)),
        ];
        for (pattern, stretch) in found {
            if let Some(stretch) = stretch {
                findings.add(pattern, bytes(tokens, stretch));
            }
        }
    }
    for date in dates {
        let around = sentence(tokens, date.start);
        if around.clone().any(|at| is_one_child(tokens, at)) {
            findings.add(Pattern::ExactDate, bytes(tokens, date.clone()));
        }
    }
}

/// Whether the token names one child and no other word says "every".
fn is_one_child(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|token| token.is_one_of(CHILD)) else { return false };
    let before = tokens.get(at.saturating_sub(2)..at).unwrap_or_default();
    // "child-friendly", "child welfare", « l’enfant-roi »: the word is used as an adjective.
    let next = tokens.get(at + 1);
    let adjective = next.is_some_and(|next| next.is_one_of(AS_ADJECTIVE) || next.is_sign('-') && !next.spaced);
    let general = adjective || before.iter().any(|word| word.is_one_of(EVERY));
    // « Son » at the beginning of a sentence is no child.
    !(general || token.capital && token.is_word("son"))
}

fn number(token: &Token) -> Option<u64> {
    if token.kind == Kind::Word {
        let place =
            |words: &str| words.split(' ').zip(0..).find(|(word, _)| token.text == *word).map(|(_, value)| value);
        return NUMBERS.into_iter().find_map(place);
    }
    token.value()
}

/// An age of at most 17 in years with one child close by, or after "aged".
fn age(tokens: &[Token], index: usize) -> Option<Range<usize>> {
    let token = tokens.get(index)?;
    if token.taken || token.in_link {
        return None;
    }
    let next = |ahead: usize| tokens.get(index + ahead);
    let dash = next(1).is_some_and(|sign| sign.is_sign('-'));
    let unit = next(if dash { 2 } else { 1 });
    let in_years = unit.is_some_and(|unit| unit.is_one_of("year years yr yrs ans yo months mois"));
    let before = |back: usize| index.checked_sub(back).and_then(|at| tokens.get(at));
    let aged = before(1).is_some_and(|word| word.is_one_of("aged age"))
        || before(2).is_some_and(|word| word.is_one_of("age agee"))
            && before(1).is_some_and(|word| word.is_one_of("de of"));
    if !in_years && (dash || !aged) || number(token).is_none_or(|value| value > 17) {
        return None;
    }
    // "children aged 6 to 12", "6-12 ans".
    if next(1).is_some_and(|word| word.is_one_of("to a and et or ou")) && next(2).is_some_and(Token::is_number) {
        return None;
    }
    if before(1).is_some_and(|word| {
        word.is_sign('-') || word.is_one_of("to a over under") && before(2).is_some_and(Token::is_number)
    }) {
        return None;
    }
    let around = sentence(tokens, index);
    let near = around.start.max(index.saturating_sub(6))..around.end.min(index + 6);
    let child = near.clone().any(|at| is_one_child(tokens, at));
    let after_initials = near.clone().any(|at| initials(tokens, at).is_some());
    let end = if in_years { index + if dash { 3 } else { 2 } } else { index + 1 };
    (child || after_initials).then_some(index..end)
}

/// "K.M.", "K. M.": two or three capitals, each with a full stop.
fn initials(tokens: &[Token], index: usize) -> Option<Range<usize>> {
    let letter = |at: usize| {
        let token = tokens.get(at)?;
        let one = token.kind == Kind::Word && token.capitals && token.text.chars().count() == 1 && !token.in_link;
        (one && tokens.get(at + 1)?.is_sign('.')).then_some(token.text.as_str())
    };
    let earlier = index >= 2 && letter(index - 2).is_some();
    let (one, two) = (letter(index)?, letter(index + 2)?);
    let three = letter(index + 4);
    let four = letter(index + 6);
    let all: String = [one, two, three.unwrap_or_default()].concat();
    if earlier || four.is_some() || holds(ABBREVIATIONS, &all) {
        return None;
    }
    Some(index..index + if three.is_some() { 6 } else { 4 })
}

/// "a child from Xville", « une fille de X ».
fn child_from(tokens: &[Token], index: usize) -> Option<Range<usize>> {
    let determined = index.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|word| {
        word.is_one_of("a one the this that un une l la le cet cette old young") || word.is_sign('\'')
    });
    if !determined || !is_one_child(tokens, index) {
        return None;
    }
    let mut at = index + 1;
    for _ in 0..3 {
        if tokens.get(at)?.is_one_of("originaire venu venue venant coming living who is was est") {
            at += 1;
        }
    }
    if !tokens.get(at)?.is_one_of("from de d du of") || tokens.get(at)?.is_word("of") {
        return None;
    }
    at += 1;
    for _ in 0..2 {
        if tokens.get(at)?.is_sign('\'') || tokens.get(at)?.is_one_of("the la le l") {
            at += 1;
        }
    }
    let place = tokens.get(at)?;
    (place.kind == Kind::Word && place.capital).then_some(index..at + 1)
}

/// "a girl called Xa", « un garçon prénommé X ».
fn child_name(tokens: &[Token], index: usize) -> Option<Range<usize>> {
    if !is_one_child(tokens, index) {
        return None;
    }
    let named = (index + 1..index + 4).find(|at| {
        tokens
            .get(*at)
            .is_some_and(|word| word.is_one_of("named called nomme nommee prenomme prenommee appele appelee"))
    })?;
    let name = tokens.get(named + 1)?;
    (name.kind == Kind::Word && name.capital).then_some(index..named + 2)
}

/// "her uncle Xo", « sa mère X ».
fn kinship(tokens: &[Token], index: usize) -> Option<Range<usize>> {
    let token = tokens.get(index)?;
    if token.capital || !token.is_one_of(KIN) {
        return None;
    }
    let mut at = index + 1;
    if token.is_one_of("grand beau belle") {
        if !tokens.get(at)?.is_sign('-') {
            return None;
        }
        at += 2;
    }
    if tokens.get(at)?.is_sign(',') {
        at += 1;
    }
    let name = tokens.get(at)?;
    let is_name = name.kind == Kind::Word && name.capital && name.text.chars().count() >= 2 && !name.new_line;
    (is_name && !name.capitals).then_some(index..at + 1)
}

/// "we assisted 3 children": fewer than ten people, with a word of help in the sentence.
fn small_count(tokens: &[Token], index: usize) -> Option<Range<usize>> {
    let token = tokens.get(index)?;
    let value = number(token).filter(|value| (1..=9).contains(value))?;
    let before = index.checked_sub(1).and_then(|at| tokens.get(at));
    let part = before.is_some_and(|before| {
        !token.spaced && before.is_sign_of(&['-', '.', '/', ',', ':', '§']) || before.is_number()
    });
    let names = before.is_some_and(|before| before.is_one_of("article articles objective objectif of de"));
    if part || names || token.taken || token.in_link {
        return None;
    }
    let counted = (index + 1..index + 4).find(|at| {
        tokens.get(*at).is_some_and(|word| word.is_one_of(COUNTED) || value == 1 && is_one_child(tokens, *at))
    })?;
    let only_words = tokens.get(index + 1..counted)?.iter().all(|word| word.kind == Kind::Word);
    let around = sentence(tokens, index);
    let helped =
        tokens.get(around)?.iter().any(|word| word.is_one_of(ASSISTED) && (word.accented || !word.is_word("aide")));
    (only_words && helped).then_some(index..counted + 1)
}

/// "Xville Primary School", « l’école Xa ».
fn named_school(tokens: &[Token], index: usize) -> Option<Range<usize>> {
    let token = tokens.get(index)?;
    let back = |steps: usize| index.checked_sub(steps).and_then(|at| tokens.get(at));
    let general = "primary secondary high the our safe every all public national european children s summer child";
    if token.is_one_of("school kindergarten orphanage gymnasium") && token.capital {
        let start = (1..=2).rev().find(|steps| {
            let name =
                back(*steps).is_some_and(|word| word.kind == Kind::Word && word.capital && !word.is_one_of(general));
            let joined = *steps == 1 || back(1).is_some_and(|word| word.capital);
            name && joined
        })?;
        return Some(index - start..index + 1);
    }
    if token.is_one_of("ecole college lycee foyer internat orphelinat") && !token.capital {
        let kind = "primaire maternelle elementaire secondaire public publique privee prive";
        let ahead = if tokens.get(index + 1)?.is_one_of(kind) { 2 } else { 1 };
        let name = tokens.get(index + ahead)?;
        return (name.kind == Kind::Word && name.capital).then_some(index..index + ahead + 1);
    }
    None
}
