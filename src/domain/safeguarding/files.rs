//! Numbers of files, cases and identity papers.
//!
//! A step of the safeguarding check: a word such as "file" or « dossier » with a number, and number forms that
//! registries use in any language (`123/2019`, `3 Js 1234/20`, eleven digits in a row). Laws, treaties and
//! publications are numbered alike and are told apart by the word before the number.

use super::dates::is_month;
use super::token::{Kind, Token, bytes, number_ahead, sentence};
use super::{Findings, Pattern};

/// Words that need little more than a number after them.
const STRONG: &str = "file case docket dossier affaire ref refs pv rg az aktenzeichen parquet sygn passport passeport pesel cnp oib \
    isikukood casefile nir";

/// Words after which only a long or divided number tells a case: they number laws and chapters too.
const WEAK: &str = "reference application petition complaint procedure proceeding proceedings judgment judgement warrant indictment \
    requete plainte jugement arret verbal signalement identite";

/// Words of "number".
const NUMBER: &str = "no nr num number numero br id";

/// What is numbered in public: a number after these within five tokens tells no case.
const PUBLIC: &str = "law laws act directive directives regulation regulations resolution resolutions recommendation recommendations \
    decree ordinance treaty treaties convention ets cets stce ste article articles art gdpr rgpd eu ue ec ce jha jai \
    loi lois reglement decret arrete ordonnance recommandation recommandations traite circulaire circular journal \
    official officiel revue bulletin vol volume issue cahier lettre opinion avis comment gazette hg oug og gesetz \
    verordnung richtlinie zakon ley legge lege legea lov isbn issn doi orcid iso un cm pp";

/// Currencies: a long number beside one is an amount.
const MONEY: &str = "eur euro euros usd chf gbp dollars dollar pounds lei mdl uah francs million millions rsd";

/// A code as registries write it: numbers and short words, joined without spaces.
struct Code {
    /// Behind its last token.
    end: usize,
    /// Its numbers, each with the sign before it.
    numbers: Vec<(char, usize)>,
    /// How many digits it has.
    digits: usize,
    /// Whether words are part of it.
    lettered: bool,
}

/// Finds numbers of files and marks them.
pub(super) fn find(tokens: &mut [Token], findings: &mut Findings) {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let stretch = after_keyword(tokens, index).or_else(|| by_form(tokens, index));
        index = stretch.as_ref().map_or(index + 1, |stretch| stretch.end.max(index + 1));
        found.extend(stretch);
    }
    for stretch in found {
        findings.add(Pattern::FileNumber, bytes(tokens, stretch.clone()));
        tokens.iter_mut().take(stretch.end).skip(stretch.start).for_each(|token| token.taken = true);
    }
}

/// The code that begins at `index`, if it has a number in it.
fn code_at(tokens: &[Token], index: usize) -> Option<Code> {
    let mut code = Code { end: index, numbers: Vec::new(), digits: 0, lettered: false };
    let mut sign = ' ';
    for (at, token) in tokens.iter().enumerate().skip(index) {
        if token.in_link || (at > index && token.spaced) {
            break;
        }
        match token.kind {
            Kind::Number => {
                code.numbers.push((sign, at));
                code.digits += token.text.len();
            }
            Kind::Word if token.text.len() <= 4 || token.capitals => code.lettered = true,
            Kind::Sign(joint) if at > index && matches!(joint, '/' | '-' | '.' | '_' | '\\') => {
                sign = joint;
                continue;
            }
            _ => break,
        }
        code.end = at + 1;
        sign = ' ';
    }
    (!code.numbers.is_empty()).then_some(code)
}

impl Code {
    fn has(&self, signs: &[char]) -> bool {
        self.numbers.iter().any(|(sign, _)| signs.contains(sign))
    }

    fn years_only(&self, tokens: &[Token]) -> bool {
        !self.lettered && self.numbers.iter().all(|(_, at)| tokens.get(*at).is_some_and(Token::is_year))
    }
}

/// "File no. 12", « dossier n° 12/345 », "réf. AB-12": the stretch from the word to the end of the number.
fn after_keyword(tokens: &[Token], index: usize) -> Option<std::ops::Range<usize>> {
    let word = tokens.get(index).filter(|word| word.kind == Kind::Word && number_ahead(tokens, index, 16))?;
    let strong = word.is_one_of(STRONG);
    if word.in_link || !(strong || word.is_one_of(WEAK)) {
        return None;
    }
    let reference = word.is_one_of("ref refs az");
    let (start, mut marked) = number_before(tokens, index);
    let mut pointed = false;
    let mut loose = false;
    let mut at = index + 1;
    for _ in 0..7 {
        let token = tokens.get(at)?;
        let next_is_degree = tokens.get(at + 1).is_some_and(|next| next.is_sign_of(&['°', '.', ':']));
        if token.is_one_of(NUMBER) {
            // "in this case no 12 services": a bare "no" says little.
            loose |= token.is_word("no") && !next_is_degree && !token.capital;
            marked = true;
        } else if token.is_word("n") && next_is_degree || token.is_sign_of(&['#', '°', '№']) {
            marked = true;
        } else if token.is_sign_of(&['.', ':', '(', '[', '"', '“', '«']) {
            // A full stop with a space and no mark before it may end a sentence: "in that case. 12 services".
            pointed = true;
        } else if !(marked && token.is_one_of("of is du de la le est file case dossier ref")
            || token.is_one_of("file files") && word.is_word("case"))
        {
            break;
        }
        at += 1;
    }
    let code = code_at(tokens, at)?;
    let joined = code.has(&['/', '-', '_']) && code.numbers.len() >= 2 || code.has(&['/']);
    let number = |place: usize| {
        code.numbers.get(place).and_then(|(_, at)| tokens.get(*at)).map_or("", |token| token.text.as_str())
    };
    let always = code.numbers.len() == 2 && number(0) == "24" && number(1) == "7";
    let range_of_small = code.has(&['-'])
        && !code.has(&['/'])
        && code.numbers.iter().all(|(_, at)| tokens.get(*at).is_some_and(|token| token.text.len() <= 2));
    let telling = if always {
        false
    } else if marked && strong && !loose {
        true
    } else if marked {
        joined && !range_of_small && code.digits >= 3 || code.digits >= 4 && !code.years_only(tokens)
    } else if strong && !code.years_only(tokens) {
        joined && !range_of_small && code.digits >= 3
            || code.digits >= 5 && !word.is_one_of("ref refs") && !code.has(&['.'])
            || reference && pointed && (code.digits >= 3 || code.lettered)
    } else {
        false
    };
    telling.then_some(start..code.end)
}

/// « numéro de dossier 12 », "n° d’affaire": the word of number may stand first.
fn number_before(tokens: &[Token], index: usize) -> (usize, bool) {
    for back in 1..=4 {
        let Some(at) = index.checked_sub(back) else { break };
        let Some(token) = tokens.get(at) else { break };
        if token.is_one_of("numero num nr") {
            return (at, true);
        }
        if token.is_sign('°') && at > 0 && tokens.get(at - 1).is_some_and(|before| before.is_word("n")) {
            return (at - 1, true);
        }
        if !token.is_one_of("de d du la l") && !token.is_sign('\'') {
            break;
        }
    }
    (index, false)
}

/// Number forms that tell a case in any language.
fn by_form(tokens: &[Token], index: usize) -> Option<std::ops::Range<usize>> {
    let token = tokens.get(index)?;
    let capitals = token.kind == Kind::Word && token.capitals && number_ahead(tokens, index, 6);
    if token.in_link || token.taken || !(token.is_number() || capitals) {
        return None;
    }
    let continues = |sign: &Token| sign.is_sign_of(&['/', '-', '.', ',', '§', '€', '$', '£', '+']);
    let before = index.checked_sub(1).and_then(|at| tokens.get(at));
    if before.is_some_and(|before| !token.spaced && (continues(before) || !matches!(before.kind, Kind::Sign(_)))) {
        return None;
    }
    if is_public(tokens, index) {
        return None;
    }
    court_code(tokens, index).or_else(|| lettered_code(tokens, index)).or_else(|| number_code(tokens, index))
}

/// Whether one of the five tokens before, in the same sentence, names something public.
pub(super) fn is_public(tokens: &[Token], index: usize) -> bool {
    let first = sentence(tokens, index).start.max(index.saturating_sub(5));
    tokens.get(first..index).unwrap_or_default().iter().any(|token| token.is_one_of(PUBLIC))
}

/// `3 Js 1234/20`, `12 F 345/2019`.
fn court_code(tokens: &[Token], index: usize) -> Option<std::ops::Range<usize>> {
    let word = tokens.get(index + 1)?;
    let short = word.kind == Kind::Word && word.capital && word.text.chars().count() <= 4 && !is_month(word);
    let number = |at: usize| tokens.get(at).filter(|token| token.is_number() && !token.taken);
    let chamber = number(index).is_some_and(|token| token.text.len() <= 4 && !token.is_year());
    let divided = tokens.get(index + 3)?.is_sign('/') && number(index + 2).is_some();
    let year = number(index + 4).is_some_and(|token| token.is_year() || token.text.len() == 2);
    (short && chamber && divided && year).then_some(index..index + 5)
}

/// `DPJ/2021/0045`, `AB-2019-123`: capitals, a year and a number.
fn lettered_code(tokens: &[Token], index: usize) -> Option<std::ops::Range<usize>> {
    let word = tokens.get(index)?;
    if word.kind != Kind::Word || !word.capitals || word.is_one_of(PUBLIC) {
        return None;
    }
    let code = code_at(tokens, index)?;
    if code.numbers.len() < 2 || !code.numbers.iter().all(|(sign, _)| matches!(sign, '/' | '-')) {
        return None;
    }
    // Documents of the United Nations: `A/74/163`, `S/2019/123`.
    let united_nations = word.text.len() == 1 && code.has(&['/']);
    let year = |at: &(char, usize)| tokens.get(at.1).is_some_and(Token::is_year);
    let long = |at: &(char, usize)| tokens.get(at.1).is_some_and(|token| token.text.len() >= 2 && !token.is_year());
    let telling = code.numbers.iter().any(year) && code.numbers.iter().any(long);
    (telling && !united_nations).then_some(index..code.end)
}

/// `123/2019`, `1234/19`, `2019/00123`, `12/345/2019`, « n° 12/345 », and nine or more digits in a row.
fn number_code(tokens: &[Token], index: usize) -> Option<std::ops::Range<usize>> {
    let marked_start = after_degree(tokens, index);
    tokens.get(index).filter(|token| token.is_number())?;
    let code = code_at(tokens, index)?;
    let parts: Vec<&Token> = code.numbers.iter().filter_map(|(_, at)| tokens.get(*at)).collect();
    let telling = match parts.as_slice() {
        _ if code.lettered => false,
        // A zero and up to ten digits are a telephone number.
        [one] => {
            let phone = one.text.starts_with('0') && one.text.len() <= 11;
            one.text.len() >= 9 && !phone && !beside_money(tokens, index)
        }
        [one, two] if code.has(&['/']) => {
            let (long_one, long_two) = (one.text.len(), two.text.len());
            let zero = |token: &Token| token.text.starts_with('0');
            if one.is_year() {
                !two.is_year() && (long_two >= 3 || marked_start.is_some() && long_two >= 2 && one.text != "2000")
            } else if two.is_year() {
                one.value().is_none_or(|value| value > 12) || zero(one) && long_one >= 3
            } else {
                (long_one >= 4 && long_two == 2)
                    || (zero(two) && long_two >= 4)
                    || (long_one >= 2 && long_two >= 5)
                    || marked_start.is_some() && one.text.len() + two.text.len() >= 4
            }
        }
        [one, two] if code.has(&['-']) => {
            let divided = |year: &Token, rest: &Token| year.is_year() && !rest.is_year() && rest.text.len() >= 4;
            divided(one, two) && (two.text.starts_with('0') || two.value() < one.value() || two.text.len() >= 5)
                || divided(two, one) && one.text.starts_with('0')
        }
        [one, two, three] if code.numbers.iter().skip(1).all(|(sign, _)| *sign == '/') => {
            (one.is_year() || three.is_year())
                && [one, two, three].iter().any(|part| !part.is_year() && part.text.len() >= 3)
        }
        _ => false,
    };
    telling.then_some(marked_start.unwrap_or(index)..code.end)
}

/// The place of « n° » right before a number.
fn after_degree(tokens: &[Token], index: usize) -> Option<usize> {
    let before = |back: usize| index.checked_sub(back).and_then(|at| tokens.get(at));
    if before(1)?.is_sign('№') {
        return Some(index - 1);
    }
    let degree = before(1)?.is_sign('°') && before(2)?.is_word("n");
    let point = before(1)?.is_sign('.') && before(2)?.is_one_of("no nr");
    (degree || point).then(|| index - 2)
}

/// Whether an amount of money is meant.
fn beside_money(tokens: &[Token], index: usize) -> bool {
    let near = [index.checked_sub(1), Some(index + 1)];
    near.into_iter()
        .flatten()
        .filter_map(|at| tokens.get(at))
        .any(|token| token.is_one_of(MONEY) || token.is_sign_of(&['€', '$', '£', '₴', '%']))
}
