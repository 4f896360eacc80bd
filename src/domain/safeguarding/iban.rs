//! International bank account numbers, known by their country's length and their checksum (ISO 13616).
//!
//! A step of the safeguarding check. Account numbers of other forms are not looked for.

use super::token::{Kind, Token, number_ahead};
use super::{Findings, Pattern};

/// Country and length, for the countries from which notes may come.
const LENGTHS: &str = "ad24 ae23 al28 at20 az28 ba20 be16 bg22 br29 by28 ch21 cy28 cz24 de22 dk18 ee20 eg29 es24 fi18 fr27 gb22 ge22 gr27 \
    hr21 hu28 ie22 il23 is26 it27 jo30 kz20 lb28 li21 lt20 lu20 lv21 mc27 md24 me22 mk19 mt31 nl18 no15 pl28 pt25 qa29 \
    ro24 rs22 ru33 sa24 se24 si19 sk24 sm27 tn24 tr26 ua29";

/// Finds account numbers, grouped or not.
pub(super) fn find(text: &str, tokens: &mut [Token], findings: &mut Findings) {
    let mut after = 0;
    for start in 0..tokens.len() {
        let Some(token) = tokens.get(start).filter(|_| number_ahead(tokens, start + 1, 1)) else { continue };
        let Some(length) = length(&token.text) else { continue };
        if start < after {
            continue;
        }
        // Letters and digits from here on, across spaces, hyphens and points.
        let mut account = String::new();
        let mut end = start;
        for token in tokens.iter().skip(start) {
            let plain = !matches!(token.kind, Kind::Sign(_));
            if account.len() >= length || !(plain || token.is_sign_of(&['-', '.'])) {
                break;
            }
            if plain {
                account.push_str(&token.text);
            }
            end += 1;
        }
        if account.len() != length || !is_valid(&account) {
            continue;
        }
        after = end;
        let stretch = super::token::bytes(tokens, start..end);
        if text.get(stretch.clone()).is_some() {
            findings.add(Pattern::Iban, stretch);
        }
        tokens.iter_mut().take(end).skip(start).for_each(|token| token.taken = true);
    }
}

fn length(word: &str) -> Option<usize> {
    let country = |entry: &&str| word.len() == 2 && entry.starts_with(word);
    LENGTHS.split(' ').find(country).and_then(|entry| entry.get(2..)).and_then(|length| length.parse().ok())
}

/// ISO 7064, modulo 97: the first four characters go to the end, letters count from 10.
fn is_valid(account: &str) -> bool {
    let (Some(head), Some(tail)) = (account.get(..4), account.get(4..)) else { return false };
    let digits = tail.chars().chain(head.chars()).try_fold(0_u32, |rest, character| {
        let value = character.to_digit(36)?;
        Some(if value < 10 { (rest * 10 + value) % 97 } else { (rest * 100 + value) % 97 })
    });
    digits == Some(1)
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn the_examples_of_the_standard_hold_and_a_changed_digit_does_not() {
        assert!(is_valid("gb82west12345698765432"));
        assert!(is_valid("fr1420041010050500013m02606"));
        assert!(!is_valid("gb82west12345698765433"));
    }
}
