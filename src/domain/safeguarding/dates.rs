//! Full dates, and those among them that are dates of birth.
//!
//! A step of the safeguarding check; marks the numbers of every full date, so that no telephone number is read into
//! one. Dates of conferences and treaties are no finding: only a word of birth makes one.

use std::ops::Range;

use super::token::{Token, bytes, number_ahead, sentence};
use super::{Findings, Pattern};

/// Names of the months in English and French, folded, with their short forms.
const MONTHS: &str = "january jan february feb march mar april apr may june jun july jul august aug september sep sept october oct \
    november nov december dec janvier janv fevrier fevr fev mars avril avr mai juin juillet juil aout septembre \
    octobre novembre decembre januar februar dezember oktober";

/// What is born without being a person.
const THINGS: &str = "project idea network association service programme program initiative practice group organisation organization \
    centre center campaign partnership protocol board team coalition reseau projet idee dispositif pratique groupe \
    demarche collectif protocole equipe";

/// Between the word of birth and the date, these speak of everybody born before or after it.
const SINCE: &str = "after before since until between avant apres depuis entre jusqu partir";

/// A full date: its tokens, and whether only a word of birth makes it one (`01.02.03`, `1 2 2003`).
struct FullDate {
    tokens: Range<usize>,
    weak: bool,
}

/// Finds dates of birth; gives back where the full dates stand, for the warnings.
pub(super) fn find(tokens: &mut [Token], findings: &mut Findings) -> Vec<Range<usize>> {
    let mut dates = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let Some(date) = date_at(tokens, index) else {
            index += 1;
            continue;
        };
        index = date.tokens.end;
        if let Some(cue) = birth_cue(tokens, &date.tokens) {
            let start = cue.start.min(date.tokens.start);
            let end = cue.end.max(date.tokens.end);
            findings.add(Pattern::BirthDate, bytes(tokens, start..end));
            dates.push(date.tokens);
        } else if !date.weak {
            dates.push(date.tokens);
        }
    }
    for date in &dates {
        tokens.iter_mut().take(date.end).skip(date.start).for_each(|token| token.taken = true);
    }
    dates
}

/// Whether the token names a month.
pub(super) fn is_month(token: &Token) -> bool {
    token.is_one_of(MONTHS)
}

fn date_at(tokens: &[Token], index: usize) -> Option<FullDate> {
    if tokens.get(index)?.in_link || !number_ahead(tokens, index, 3) {
        return None;
    }
    let date = numeric(tokens, index).or_else(|| written(tokens, index)).or_else(|| month_first(tokens, index))?;
    // `2016-04-08-12`: a longer number, such as that of a file.
    let goes_on = tokens.get(date.tokens.end).is_some_and(|sign| !sign.spaced && sign.is_sign_of(&['-', '/']))
        && tokens.get(date.tokens.end + 1).is_some_and(|next| !next.spaced && next.is_number())
        && date.tokens.len() == 5;
    (!goes_on).then_some(date)
}

/// Three numbers with the same sign between them.
fn numeric(tokens: &[Token], index: usize) -> Option<FullDate> {
    let first = tokens.get(index).filter(|token| token.is_number())?;
    let second_token = tokens.get(index + 1)?;
    let signed = second_token.is_sign_of(&['.', '/', '-']);
    let step = if signed { 2 } else { 1 };
    let second = tokens.get(index + step).filter(|token| token.is_number())?;
    let third = tokens.get(index + 2 * step).filter(|token| token.is_number())?;
    if signed && tokens.get(index + 3)?.kind != second_token.kind || second.new_line || third.new_line {
        return None;
    }
    let (one, two, three) = (first.value()?, second.value()?, third.value()?);
    let day_and_month = |a: u64, b: u64| (1..=31).contains(&a) && (1..=31).contains(&b) && (a <= 12 || b <= 12);
    let short = |token: &Token| token.text.len() <= 2;
    let whole = short(first) && short(second) && day_and_month(one, two) && third.is_year()
        || signed && first.is_year() && short(second) && short(third) && two <= 12 && day_and_month(two, three);
    let two_digits = short(first) && short(second) && third.text.len() == 2 && day_and_month(one, two);
    // After "00", day and month may be a made-up example; it is a date all the same.
    let blank = short(first) && short(second) && one == 0 && two == 0 && third.text.len() == 4;
    let found = whole || two_digits || blank;
    found.then_some(FullDate { tokens: index..index + 2 * step + 1, weak: !signed || !whole })
}

/// `8 April 2027`, `8th of April, 2027`, « 1er mai 2011 », `8-Apr-2027`.
fn written(tokens: &[Token], index: usize) -> Option<FullDate> {
    let day = tokens.get(index).filter(|token| token.text.len() <= 2)?.value()?;
    let mut at = index + 1;
    let skip = |at: &mut usize, test: &dyn Fn(&Token) -> bool| {
        if tokens.get(*at).is_some_and(test) {
            *at += 1;
        }
    };
    skip(&mut at, &|token| token.is_one_of("st nd rd th er e") && !token.spaced);
    skip(&mut at, &|token| token.is_sign_of(&['.', '-', '/']));
    skip(&mut at, &|token| token.is_one_of("of de"));
    tokens.get(at).filter(|token| is_month(token))?;
    at += 1;
    skip(&mut at, &|token| token.is_sign_of(&['.', ',', '-', '/']));
    tokens.get(at).filter(|token| token.is_year() && !token.new_line)?;
    (1..=31).contains(&day).then_some(FullDate { tokens: index..at + 1, weak: false })
}

/// `April 8, 2027`.
fn month_first(tokens: &[Token], index: usize) -> Option<FullDate> {
    tokens.get(index).filter(|token| is_month(token))?;
    let mut at = index + 1;
    if tokens.get(at)?.is_sign('.') {
        at += 1;
    }
    let day = tokens.get(at).filter(|token| token.text.len() <= 2)?.value()?;
    at += 1;
    if tokens.get(at)?.is_one_of("st nd rd th") {
        at += 1;
    }
    if tokens.get(at)?.is_sign(',') {
        at += 1;
    }
    tokens.get(at).filter(|token| token.is_year() && !token.new_line)?;
    (1..=31).contains(&day).then_some(FullDate { tokens: index..at + 1, weak: false })
}

/// The word of birth that belongs to a date: up to ten tokens before it, or in brackets right after it.
fn birth_cue(tokens: &[Token], date: &Range<usize>) -> Option<Range<usize>> {
    let sentence = sentence(tokens, date.start);
    let first = sentence.start.max(date.start.saturating_sub(10));
    for at in (first..date.start).rev() {
        let between = tokens.get(at + 1..date.start)?;
        if is_cue(tokens, at, between) {
            let subject = tokens.get(sentence.start.max(at.saturating_sub(5))..at)?;
            let general = between.iter().any(|token| token.is_one_of(SINCE))
                || subject.iter().any(|token| token.is_one_of(THINGS));
            return (!general).then_some(at..date.end);
        }
    }
    let after = tokens.get(date.end..sentence.end.max(date.end).min(date.end + 6)).unwrap_or_default();
    let bracket = after.first().is_some_and(|token| token.is_sign_of(&['(', ',', '-', ':']));
    let cue =
        after.iter().position(|token| token.is_one_of("dob ddn birth naissance birthday birthdate anniversaire born"));
    cue.filter(|_| bracket).map(|cue| date.start..date.end + cue + 1)
}

/// Whether the word at `at` speaks of a birth, given the tokens between it and the date.
fn is_cue(tokens: &[Token], at: usize, between: &[Token]) -> bool {
    let Some(word) = tokens.get(at) else { return false };
    let directly = between.iter().all(|token| token.is_sign_of(&['.', ':', '*', '(', '-']));
    let certain = "born dob ddn birthdate birthday nee geb geboren nacido nacida anniversaire";
    if word.is_one_of(certain) || word.is_one_of("ne nes nees") && word.accented {
        return true;
    }
    if word.is_word("ne") {
        // « ne le 3 mai 2012 », without its accent.
        return between.len() == 1 && between.iter().all(|token| token.is_word("le"));
    }
    if word.is_word("b") {
        // `b. 01.01.2000` and `d.o.b. 01.01.2000`.
        return directly && between.first().is_some_and(|token| token.is_sign_of(&['.', ':']));
    }
    if word.is_sign('*') {
        return between.is_empty();
    }
    if word.is_one_of("birth naissance") {
        let before = tokens.get(at.saturating_sub(3)..at).unwrap_or_default();
        return directly || before.iter().any(|token| token.is_one_of("date day jour lieu place"));
    }
    false
}
