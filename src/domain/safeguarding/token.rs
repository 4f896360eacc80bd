//! Cuts a text into words, numbers and signs that remember their place.
//!
//! Used by the patterns of the safeguarding check, which compare folded words (lower case, no accents) and never the
//! text itself. It knows no pattern, and it is not the folding of the search: it only has to serve English and French.

use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Decimal digits, written as ASCII in [`Token::text`].
    Number,
    /// One other character that is no white space; kin such as the dashes are one.
    Sign(char),
}

/// A word, a number or a sign.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one token")]
pub(super) struct Token {
    /// What it is.
    pub kind: Kind,
    /// Folded: lower case without accents, ASCII digits.
    pub text: String,
    /// Its bytes in the whole text.
    pub range: Range<usize>,
    /// White space stands before it.
    pub spaced: bool,
    /// A line ends before it.
    pub new_line: bool,
    /// It begins with a capital letter.
    pub capital: bool,
    /// Every letter is a capital.
    pub capitals: bool,
    /// Folding took an accent away: tells « né » from « ne ».
    pub accented: bool,
    /// Part of a link or an address.
    pub in_link: bool,
    /// A number that another pattern has explained, so that no telephone number is read into it.
    pub taken: bool,
}

impl Token {
    /// Whether it is this word.
    pub fn is_word(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text == word
    }

    /// Whether it is one of these words, written with a space between them.
    pub fn is_one_of(&self, words: &str) -> bool {
        self.kind == Kind::Word && holds(words, &self.text)
    }

    /// Whether it is this sign.
    pub fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    /// Whether it is one of these signs.
    pub fn is_sign_of(&self, signs: &[char]) -> bool {
        matches!(self.kind, Kind::Sign(sign) if signs.contains(&sign))
    }

    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }

    /// The number, if it is one and small enough to matter.
    pub fn value(&self) -> Option<u64> {
        if self.is_number() && self.text.len() <= 18 { self.text.parse().ok() } else { None }
    }

    /// Whether it is written like a year of living memory: four digits, 1900 to 2100.
    pub fn is_year(&self) -> bool {
        self.text.len() == 4 && self.value().is_some_and(|value| (1900..=2100).contains(&value))
    }
}

/// Whether a list has this word. Lists are one text each with spaces: an array of texts would be twice as large.
#[inline(never)]
pub(super) fn holds(words: &str, word: &str) -> bool {
    // By bytes: several times as fast as by characters, and every word of a text comes here often.
    words.as_bytes().split(|byte| *byte == b' ').any(|one| one == word.as_bytes())
}

/// Digits of the scripts in which telephone numbers reach us: ASCII, full width, Arabic, Persian.
fn digit(character: char) -> Option<u32> {
    let code = u32::from(character);
    [0x30, 0x660, 0x6F0, 0xFF10].into_iter().find(|zero| (*zero..zero + 10).contains(&code)).map(|zero| code - zero)
}

/// Characters without width: they may stand inside a number and must not hide it.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// The letter without its accent, for the languages whose words the patterns know.
fn plain(character: char) -> Option<&'static str> {
    Some(match character {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' => "a",
        'ç' => "c",
        'é' | 'è' | 'ê' | 'ë' => "e",
        'î' | 'ï' | 'í' | 'ì' => "i",
        'ô' | 'ö' | 'ó' | 'ò' | 'õ' => "o",
        'ù' | 'û' | 'ü' | 'ú' => "u",
        'ÿ' => "y",
        'ñ' => "n",
        'œ' => "oe",
        'æ' => "ae",
        _ => return None,
    })
}

/// Kin signs made one.
fn sign(character: char) -> char {
    match character {
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}' => '-',
        '’' | '‘' | 'ʼ' | '`' | '´' => '\'',
        '\u{2044}' | '\u{2215}' | '\u{FF0F}' => '/',
        'º' | 'ᵒ' | '˚' => '°',
        '\u{FF20}' => '@',
        '\u{FF0B}' => '+',
        other => other,
    }
}

/// The class of a character; the signs that Unicode counts as letters (`º`) stay signs.
fn kind(character: char) -> Kind {
    if digit(character).is_some() {
        Kind::Number
    } else if character.is_alphabetic() && !matches!(character, 'º' | 'ª' | 'ᵒ') || is_accent(character) {
        Kind::Word
    } else {
        Kind::Sign(sign(character))
    }
}

fn is_accent(character: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&character)
}

/// Every token of the text, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let (mut spaced, mut new_line) = (false, false);
    for (start, character) in text.char_indices() {
        if is_invisible(character) {
            continue;
        }
        if character.is_whitespace() || character.is_control() {
            spaced = true;
            new_line |= matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}');
            continue;
        }
        let end = start + character.len_utf8();
        let kind = kind(character);
        let continues =
            !spaced && !matches!(kind, Kind::Sign(_)) && tokens.last().is_some_and(|last| last.kind == kind);
        if !continues {
            tokens.push(Token {
                kind,
                text: String::new(),
                range: start..end,
                spaced,
                new_line,
                capital: character.is_uppercase(),
                capitals: true,
                accented: false,
                in_link: false,
                taken: false,
            });
            (spaced, new_line) = (false, false);
        }
        if let Some(token) = tokens.last_mut() {
            token.range.end = end;
            push_folded(token, character);
        }
    }
    tokens
}

fn push_folded(token: &mut Token, character: char) {
    match token.kind {
        Kind::Sign(sign) => token.text.push(sign),
        Kind::Number => token.text.extend(digit(character).and_then(|value| char::from_digit(value, 10))),
        Kind::Word if is_accent(character) => token.accented = true,
        Kind::Word => {
            token.capitals &= character.is_uppercase();
            for lower in character.to_lowercase() {
                match plain(lower) {
                    Some(letters) => {
                        token.accented = true;
                        token.text.push_str(letters);
                    }
                    None if is_accent(lower) => token.accented = true,
                    None => token.text.push(lower),
                }
            }
        }
    }
}

/// How far a sentence reaches to either side, in tokens: keeps the check linear in texts without full stops.
const SENTENCE: usize = 60;

/// The tokens of the sentence around `index`. A full stop ends one only before a capital on its right, so that
/// `b. 01.01.2000` and `no. 12` stay whole.
pub(super) fn sentence(tokens: &[Token], index: usize) -> Range<usize> {
    let begins = |at: usize| {
        let (Some(token), Some(before)) = (tokens.get(at), at.checked_sub(1).and_then(|last| tokens.get(last))) else {
            return true;
        };
        token.new_line || before.is_sign_of(&['!', '?', ';']) || (before.is_sign('.') && token.spaced && token.capital)
    };
    let (first, last) = (index.saturating_sub(SENTENCE), tokens.len().min(index + SENTENCE));
    let start = (first..=index).rev().find(|at| begins(*at)).unwrap_or(first);
    let end = (index + 1..last).find(|at| begins(*at)).unwrap_or(last.max(index));
    start..end
}

/// Whether one of the `reach` tokens from `index` on is a number: what needs one looks no further without it.
pub(super) fn number_ahead(tokens: &[Token], index: usize, reach: usize) -> bool {
    tokens.iter().skip(index).take(reach).any(Token::is_number)
}

/// The bytes from the first to the last token of a stretch.
pub(super) fn bytes(tokens: &[Token], stretch: Range<usize>) -> Range<usize> {
    let part = tokens.get(stretch).unwrap_or_default();
    match (part.first(), part.last()) {
        (Some(first), Some(last)) => first.range.start..last.range.end,
        _ => 0..0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, sentence, tokens};

    #[test]
    fn words_are_folded_and_keep_their_place() {
        let found = tokens("Née le 12");
        assert_eq!(found[0].text, "nee");
        assert!(found[0].accented);
        assert_eq!(found[0].range, 0..4);
        assert_eq!((found[2].kind, found[2].range.clone()), (Kind::Number, 8..10));
    }

    #[test]
    fn invisible_characters_hide_no_number() {
        let found = tokens("06\u{200B}12\u{AD}34");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text, "061234");
    }

    #[test]
    fn decomposed_accents_are_folded_like_composed_ones() {
        assert_eq!(tokens("ne\u{301}e")[0].text, "nee");
        assert!(tokens("ne\u{301}e")[0].accented);
    }

    #[test]
    fn an_abbreviation_before_a_number_ends_no_sentence() {
        let found = tokens("One. File no. 12. Two");
        assert_eq!(sentence(&found, 3), 2..7);
    }
}
