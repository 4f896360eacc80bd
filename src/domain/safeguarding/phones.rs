//! Telephone numbers.
//!
//! A step of the safeguarding check. Short public numbers (112, 116 111) are no finding; years, ranges, amounts and
//! lists of small numbers are told apart by their grouping.

use super::files::is_public;
use super::token::{Token, bytes};
use super::{Findings, Pattern};

/// Words that announce a telephone number.
const ANNOUNCE: &str = "tel telephone telephones phone phones mobile cell cellphone portable gsm whatsapp viber signal telegram call ring \
    appeler appelez joindre fax sms msisdn";

/// What is numbered with long numbers and is no telephone.
const OTHERS: &str = "isbn issn doi orcid p pp page pages line lines ligne lignes ets cets";

/// Numbers with at most a sign between two of them.
struct Run {
    /// First token: the plus sign, the bracket or the first number.
    start: usize,
    /// Behind the last number.
    end: usize,
    /// Written with a plus sign.
    plus: bool,
    /// Places of the numbers.
    groups: Vec<usize>,
    /// What stands between two numbers: a sign, or a space.
    joints: Vec<char>,
}

/// Finds telephone numbers.
pub(super) fn find(tokens: &[Token], findings: &mut Findings) {
    let mut index = 0;
    while index < tokens.len() {
        let Some(run) = run_at(tokens, index) else {
            index += 1;
            continue;
        };
        index = run.end;
        if let Some((start, end)) = telephone(tokens, &run) {
            findings.add(Pattern::Phone, bytes(tokens, start..end));
        }
    }
}

fn is_free_number(token: &Token) -> bool {
    token.is_number() && !token.taken && !token.in_link
}

/// The longest run of numbers that begins at `index`.
fn run_at(tokens: &[Token], index: usize) -> Option<Run> {
    let mut first = index;
    while tokens.get(first)?.is_sign_of(&['+', '(']) && first < index + 2 {
        first += 1;
    }
    tokens.get(first).filter(|token| is_free_number(token))?;
    let plus = tokens.get(index..first).is_some_and(|signs| signs.iter().any(|sign| sign.is_sign('+')));
    let mut run = Run { start: index, end: first + 1, plus, groups: vec![first], joints: Vec::new() };
    loop {
        let mut next = run.end;
        let mut joint = ' ';
        let mut spaced_sign = false;
        while let Some(sign) = tokens.get(next).filter(|sign| sign.is_sign_of(&['-', '.', '/', '(', ')'])) {
            // A dash or a full stop with space around it divides.
            spaced_sign |= sign.is_sign_of(&['-', '/']) && sign.spaced;
            if !sign.is_sign_of(&['(', ')']) || joint == ' ' {
                joint = match sign.text.chars().next() {
                    Some(')' | '(') | None => '(',
                    Some(other) => other,
                };
            }
            next += 1;
        }
        let Some(number) = tokens.get(next).filter(|token| is_free_number(token) && !token.new_line) else { break };
        let divided = number.spaced && (joint == '.' || joint == '-' && spaced_sign || joint == '/');
        if next > run.end + 3 || divided {
            break;
        }
        run.groups.push(next);
        run.joints.push(joint);
        run.end = next + 1;
    }
    Some(run)
}

/// The tokens of the telephone number in a run, if it is one.
fn telephone(tokens: &[Token], run: &Run) -> Option<(usize, usize)> {
    let announced = is_announced(tokens, run.start);
    let (mut groups, mut joints, mut start) = (run.groups.as_slice(), run.joints.as_slice(), run.start);
    if !run.plus && !announced {
        // "in 2021 1 200 calls": a year before or after belongs to the sentence.
        while let ([first, rest @ ..], [' ', rest_joints @ ..]) = (groups, joints)
            && tokens.get(*first)?.is_year()
        {
            (groups, joints, start) = (rest, rest_joints, *rest.first()?);
        }
        while let ([rest @ .., last], [rest_joints @ .., ' ']) = (groups, joints)
            && tokens.get(*last)?.is_year()
        {
            (groups, joints) = (rest, rest_joints);
        }
    }
    let numbers: Vec<&Token> = groups.iter().filter_map(|at| tokens.get(*at)).collect();
    let digits: usize = numbers.iter().map(|number| number.text.len()).sum();
    let first = numbers.first()?;
    let end = groups.last()? + 1;
    let only_years = numbers.iter().all(|number| number.is_year());
    let years = numbers.iter().all(|number| number.is_year() || number.text.len() <= 2);
    let is_one = if digits < 7 || only_years || is_other(tokens, start) {
        false
    } else if run.plus || announced {
        run.plus || joints.is_empty() || !is_plain_range(&numbers, joints)
    } else if first.text.starts_with('0') {
        let month = years && joints.contains(&'/') && numbers.iter().any(|number| number.is_year());
        let decimal = first.text == "0" && joints.first().is_some_and(|joint| matches!(joint, '.' | '-' | '/'));
        !month && !decimal && !is_clock_or_day(&numbers, joints)
    } else {
        let long = numbers.iter().any(|number| number.text.len() >= 3);
        let grouped = numbers.len() >= 2 && long && !years && joints != ['.'] && !joints.contains(&'/');
        grouped && !is_plain_range(&numbers, joints) && !is_public(tokens, start)
    };
    is_one.then_some((start, end))
}

fn is_announced(tokens: &[Token], start: usize) -> bool {
    let before = tokens.get(start.saturating_sub(4)..start).unwrap_or_default();
    before.iter().any(|token| token.is_one_of(ANNOUNCE))
}

fn is_other(tokens: &[Token], start: usize) -> bool {
    let before = tokens.get(start.saturating_sub(3)..start).unwrap_or_default();
    before.iter().any(|token| token.is_one_of(OTHERS))
}

/// Whether the groups are one number with its thousands apart, or two such numbers with a dash between them.
fn is_plain_range(numbers: &[&Token], joints: &[char]) -> bool {
    let mut parts: Vec<Vec<&Token>> = vec![Vec::new()];
    for (place, number) in numbers.iter().enumerate() {
        let dash = place > 0 && joints.get(place - 1) == Some(&'-');
        if dash {
            parts.push(Vec::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(number);
        }
    }
    let value = |part: &Vec<&Token>| {
        let mut groups = part.iter();
        let first = groups.next()?;
        let whole = !first.text.starts_with('0') && (part.len() == 1 || first.text.len() <= 3);
        let thousands = groups.all(|group| group.text.len() == 3);
        let digits: String = part.iter().map(|group| group.text.as_str()).collect();
        (whole && thousands).then(|| digits.parse::<u64>().ok()).flatten()
    };
    let values: Vec<Option<u64>> = parts.iter().map(value).collect();
    match values.as_slice() {
        [Some(_)] => true,
        [Some(from), Some(to)] => from < to,
        _ => false,
    }
}

/// `09.00-10.30` and `08.04-09.04`: hours or days, written with points.
fn is_clock_or_day(numbers: &[&Token], joints: &[char]) -> bool {
    if joints != ['.', '-', '.'] {
        return false;
    }
    let values: Vec<u64> = numbers.iter().filter_map(|number| number.value()).collect();
    let [one, two, three, four] = values[..] else { return false };
    let clock = one < 24 && two < 60 && three < 24 && four < 60;
    let days = one <= 31 && two <= 12 && three <= 31 && four <= 12;
    clock || days
}
