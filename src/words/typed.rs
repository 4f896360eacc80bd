//! Words as a person typed them: any case, with or without accents, whatever stands between them, cut after four
//! letters. Used before a file is opened with words.
//!
//! Deliberately corrects nothing: a word that is not in a list is named, never guessed at.

use super::COUNT;
use super::list::Language;

/// The most words that are read: the `age` program makes ten.
const MOST: usize = 24;
/// How many letters tell a word.
const PREFIX: usize = 4;

/// Why typed words cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// Fewer than six words, or more than 24: how many there were.
    Count(usize),
    /// A word of no list: which one, as it was typed, and its place from 1.
    Unknown {
        /// The word.
        word: String,
        /// Its place from 1.
        place: usize,
    },
}

/// The words of a list that were typed, with their accents; `first` is the language that is tried first. All of them
/// must be of one language. Between the words may stand blanks, hyphens, numbers or commas.
pub fn parse(typed: &str, first: Language) -> Result<Vec<&'static str>, Error> {
    let pieces = pieces(typed);
    if !(COUNT..=MOST).contains(&pieces.len()) {
        return Err(Error::Count(pieces.len()));
    }
    let mut best: Option<Read> = None;
    let mut reason = None;
    let others = Language::ALL.into_iter().filter(|language| *language != first);
    for language in std::iter::once(first).chain(others) {
        match read(&pieces, language) {
            // Words that are all written out are meant, also where their beginnings could be words of the first language.
            Ok(read) => {
                if best.as_ref().is_none_or(|best| read.whole && !best.whole) {
                    best = Some(read);
                }
            }
            // The language in which more was understood is the one that was meant.
            Err(place) => reason = reason.max(Some(place)),
        }
    }
    match (best, reason) {
        (Some(read), _) => Ok(read.words),
        (None, place) => {
            let place = place.unwrap_or_default();
            Err(Error::Unknown { word: pieces.get(place).cloned().unwrap_or_default(), place: place + 1 })
        }
    }
}

/// Words of one list, and whether all of them were written out.
struct Read {
    words: Vec<&'static str>,
    whole: bool,
}

/// Finds every word in one list; if not, the place of the first that is not there, from 0.
fn read(pieces: &[String], language: Language) -> Result<Read, usize> {
    let list: Vec<(String, &str)> = language.words().into_iter().map(|word| (plain(word), word)).collect();
    let mut found = Read { words: Vec::new(), whole: true };
    for (place, piece) in pieces.iter().enumerate() {
        let piece = plain(piece);
        let whole = list.iter().find(|(word, _)| *word == piece);
        let begun = || list.iter().find(|(word, _)| piece.len() >= PREFIX && word.starts_with(&piece));
        found.whole &= whole.is_some();
        found.words.push(whole.or_else(begun).ok_or(place)?.1);
    }
    Ok(found)
}

/// What was typed, cut wherever something stands that is no letter.
fn pieces(typed: &str) -> Vec<String> {
    let seen: String = typed.chars().filter(|letter| !is_unseen(*letter)).collect();
    let is_between = |letter: char| !letter.is_alphabetic() && !is_accent(letter);
    seen.split(is_between).filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
}

/// What copying brings along and nobody sees: soft hyphens, characters without width, the mark of Windows' editors.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// An accent that is a character of its own, as some systems write them (NFD).
fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}')
}

/// A word in lower case and without accents.
pub(super) fn plain(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase).filter(|letter| !is_accent(*letter)) {
        match letter {
            'à' | 'â' | 'ä' => plain.push('a'),
            'ç' => plain.push('c'),
            'è' | 'é' | 'ê' | 'ë' => plain.push('e'),
            'î' | 'ï' => plain.push('i'),
            'ô' | 'ö' => plain.push('o'),
            'ù' | 'û' | 'ü' => plain.push('u'),
            'œ' => plain.push_str("oe"),
            'æ' => plain.push_str("ae"),
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::super::{ENTROPY, of_entropy, phrase};
    use super::{Error, parse};
    use crate::words::Language;

    const FRENCH: [&str; 6] = ["académie", "éclipse", "écrémer", "abaisser", "zoologie", "légume"];

    #[test]
    fn words_are_understood_however_they_were_typed() {
        for typed in [
            "académie éclipse écrémer abaisser zoologie légume",
            "ACADEMIE ECLIPSE ECREMER ABAISSER ZOOLOGIE LEGUME",
            "Acade\u{301}mie  e\u{301}clipse\u{A0}e\u{301}cre\u{301}mer\tabaisser\nzoologie, le\u{301}gume.",
            "academie-eclipse-ecremer-abaisser-zoologie-legume",
            "\u{FEFF}1. académie 2. éclipse 3. écrémer 4. abais\u{AD}ser 5. zoologie 6. légume\r\n",
            "acad écli ecre abai zool legu",
        ] {
            assert_eq!(parse(typed, Language::English).as_deref(), Ok(&FRENCH[..]), "{typed:?}");
        }
    }

    #[test]
    fn a_word_of_no_list_is_named_with_its_place() {
        let unknown = |word: &str, place| Err(Error::Unknown { word: word.to_owned(), place });
        assert_eq!(parse("académie éclipse écrémés abaisser zoo légume", Language::English), unknown("écrémés", 3));
        assert_eq!(parse("abandon ability able about above absensé", Language::French), unknown("absensé", 6));
        // Three letters tell no word, unless they are one.
        assert_eq!(parse("abandon ability able about above abs", Language::English), unknown("abs", 6));
        assert!(parse("abandon ability able about above act", Language::French).is_ok());
    }

    #[test]
    fn fewer_than_six_words_are_not_tried() {
        assert_eq!(parse("", Language::English), Err(Error::Count(0)));
        assert_eq!(parse("abandon ability able about above", Language::English), Err(Error::Count(5)));
        assert_eq!(parse(&"zoo ".repeat(25), Language::English), Err(Error::Count(25)));
        // The public tool makes ten of the same list.
        assert!(parse(&"zoo-".repeat(10), Language::English).is_ok());
    }

    #[test]
    fn beginnings_that_both_languages_have_are_read_in_the_first_and_whole_words_in_their_own() {
        let begun = "abso abso abso abso abso abso";
        assert_eq!(parse(begun, Language::English).unwrap()[0], "absorb");
        assert_eq!(parse(begun, Language::French).unwrap()[0], "absolu");
        assert_eq!(parse("absolu abso abso abso abso abso", Language::English).unwrap()[5], "absolu");
        // `comb` begins a French word, too.
        assert_eq!(parse("come come come come come come", Language::French).unwrap()[0], "come");
    }

    #[test]
    fn every_word_is_read_back_from_its_phrase_and_from_its_four_letters() {
        for language in Language::ALL {
            for chunk in language.words().chunks(6).step_by(16).filter(|chunk| chunk.len() == 6) {
                assert_eq!(parse(&phrase(chunk), language).as_deref(), Ok(chunk));
                let short: Vec<String> = chunk.iter().map(|word| word.chars().take(4).collect()).collect();
                assert_eq!(parse(&short.join(" "), language).as_deref(), Ok(chunk));
            }
            let words = of_entropy(&[0x5a; ENTROPY], language);
            assert_eq!(parse(&words.join(" "), language).as_deref(), Ok(&words[..]));
        }
    }
}
