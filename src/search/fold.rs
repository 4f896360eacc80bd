//! Folding: one spelling in small Latin letters for names of every European alphabet.
//!
//! `Index` and `highlight` fold both what is searched and the query; `model` may use [`fold`] as a sorting key.
//! Composed and decomposed spellings of one text fold alike. It does not translate, does not detect languages (a
//! letter is read one way whatever the language) and leaves scripts without a table, Arabic or Chinese for example,
//! as they are.

use std::ops::Range;

use super::letters::{Folded, look_up};

/// Folds a text for comparison: small Latin letters and digits, words separated by one space, no space at the ends.
///
/// Folding a folded text changes nothing.
pub fn fold(text: &str) -> String {
    let mut sink = Sink { text: String::with_capacity(text.len()), spans: None, gap: false };
    fold_into(text, &mut sink);
    sink.text
}

/// A folded text that remembers where each of its bytes came from.
pub(super) struct Traced {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, the byte range of the original it stands for.
    pub spans: Vec<Range<usize>>,
}

/// Folds a text and keeps the way back.
pub(super) fn fold_traced(text: &str) -> Traced {
    let mut sink = Sink { text: String::with_capacity(text.len()), spans: Some(Vec::new()), gap: false };
    fold_into(text, &mut sink);
    Traced { text: sink.text, spans: sink.spans.unwrap_or_default() }
}

struct Sink {
    text: String,
    spans: Option<Vec<Range<usize>>>,
    /// A gap is due before the next letter.
    gap: bool,
}

impl Sink {
    fn close_gap(&mut self, from: usize) {
        if self.gap && !self.text.is_empty() {
            self.text.push(' ');
            if let Some(spans) = &mut self.spans {
                spans.push(from..from);
            }
        }
        self.gap = false;
    }

    fn push(&mut self, letters: &str, from: usize, to: usize) {
        self.close_gap(from);
        self.text.push_str(letters);
        if let Some(spans) = &mut self.spans {
            spans.resize(self.text.len(), from..to);
        }
    }

    /// Writes ASCII letters and digits, each of which stands for itself.
    fn push_plain(&mut self, letters: &str, from: usize) {
        self.close_gap(from);
        let start = self.text.len();
        self.text.push_str(letters);
        if let Some(added) = self.text.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        if let Some(spans) = &mut self.spans {
            spans.extend((from..from + letters.len()).map(|at| at..at + 1));
        }
    }

    /// The last letter was the first half of a pair: the pair is written with `letter`.
    fn replace_last(&mut self, letter: char, to: usize) {
        self.text.pop();
        self.text.push(letter);
        self.reach(to);
    }

    /// An accent follows the last letter: a mark around the letter takes it in.
    fn reach(&mut self, to: usize) {
        if self.gap {
            return;
        }
        if let Some(spans) = &mut self.spans
            && let Some(from) = spans.last().map(|span| span.start)
        {
            for span in spans.iter_mut().rev().take_while(|span| span.start == from) {
                span.end = to;
            }
        }
    }

    fn is_word_start(&self) -> bool {
        self.gap || self.text.is_empty()
    }
}

fn fold_into(text: &str, sink: &mut Sink) {
    // The previous letter in its small, unaccented form, where pairs of letters matter; a space otherwise.
    let mut previous = ' ';
    let mut previous_started = false;
    let mut from = 0;
    while let Some(rest) = text.get(from..)
        && let Some(character) = rest.chars().next()
    {
        // Most of most texts: whole words at a time.
        let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if plain > 0 {
            previous = ' ';
            sink.push_plain(rest.get(..plain).unwrap_or_default(), from);
            from += plain;
            continue;
        }
        let to = from + character.len_utf8();
        if character.is_ascii() {
            previous = ' ';
            sink.gap = true;
            from = to;
            continue;
        }
        let started = sink.is_word_start();
        let rest = text.get(to..).unwrap_or_default();
        let mut letter = ' ';
        match look_up(character) {
            Folded::Gap => sink.gap = true,
            Folded::Nothing => {
                letter = previous;
                sink.reach(to);
            }
            Folded::Kept => {
                sink.push(text.get(from..to).unwrap_or_default(), from, to);
            }
            Folded::Letters(letters) => {
                letter = pairing_letter(character, letters, rest);
                match (previous, letter) {
                    ('ο', 'υ') => sink.push("u", from, to),
                    ('α' | 'ε' | 'η', 'υ') => sink.push(if before_voiceless(rest) { "f" } else { "v" }, from, to),
                    ('μ', 'π') if previous_started => sink.replace_last('b', to),
                    ('ν', 'τ') if previous_started => sink.replace_last('d', to),
                    ('ո', 'ւ') => sink.replace_last('u', to),
                    (_, 'γ') if matches!(next_letter(rest), 'γ' | 'Γ' | 'ξ' | 'Ξ' | 'χ' | 'Χ') => {
                        sink.push("n", from, to);
                    }
                    (_, 'й') => sink.push("y", from, to),
                    (_, 'ѓ') => sink.push("gj", from, to),
                    (_, 'ќ') => sink.push("kj", from, to),
                    (_, 'ե') if started => sink.push("ye", from, to),
                    (_, 'ո') if started && !matches!(next_letter(rest), 'ւ' | 'Ւ') => sink.push("vo", from, to),
                    _ => sink.push(letters, from, to),
                }
                previous_started = started;
            }
        }
        previous = letter;
        from = to;
    }
}

/// The small form of a letter that is read differently beside certain others, or a space for all the rest.
fn pairing_letter(character: char, letters: &str, rest: &str) -> char {
    let accent = rest.chars().next().unwrap_or(' ');
    match character {
        'α' | 'Α' => 'α',
        'ε' | 'Ε' => 'ε',
        'η' | 'Η' => 'η',
        'ο' | 'Ο' => 'ο',
        'μ' | 'Μ' => 'μ',
        'ν' | 'Ν' => 'ν',
        'π' | 'Π' => 'π',
        'τ' | 'Τ' => 'τ',
        'γ' | 'Γ' => 'γ',
        // With a diaeresis the letter is read on its own.
        '\u{3AB}' | '\u{3B0}' | '\u{3CB}' | '\u{1FE2}' | '\u{1FE3}' | '\u{1FE7}' => ' ',
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' if letters == "y" && accent != '\u{308}' => 'υ',
        'ո' | 'Ո' => 'ո',
        'ւ' | 'Ւ' => 'ւ',
        'ե' | 'Ե' => 'ե',
        'и' | 'И' if accent == '\u{306}' => 'й',
        'г' | 'Г' if accent == '\u{301}' => 'ѓ',
        'к' | 'К' if accent == '\u{301}' => 'ќ',
        _ => ' ',
    }
}

/// The next character that is not an accent, or a space at the end.
fn next_letter(rest: &str) -> char {
    rest.chars().find(|&character| look_up(character) != Folded::Nothing).unwrap_or(' ')
}

fn before_voiceless(rest: &str) -> bool {
    matches!(
        look_up(next_letter(rest)),
        Folded::Letters("th" | "k" | "x" | "p" | "s" | "t" | "f" | "ch" | "ps") | Folded::Gap
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn latin_letters_lose_their_marks() {
        assert_eq!(fold("Wójcik Đặng ŁØÆŒß þİıħŋə"), "wojcik dang loaeoess thiihnge");
    }

    #[test]
    fn apostrophes_hyphens_and_punctuation_are_one_space() {
        assert_eq!(fold("  O’Brien-'Smith',  (PhD) "), "o brien smith phd");
    }

    #[test]
    fn cyrillic_is_read_as_in_passports() {
        assert_eq!(
            fold("Щербакова Жанна Їжакевич Ђорђевић Љубица Ўладзімір"),
            "shcherbakova zhanna izhakevich djordjevic ljubitsa uladzimir"
        );
    }

    #[test]
    fn greek_pairs_are_read_together() {
        assert_eq!(fold("Παπαδόπουλος Ευάγγελος Παύλος Ελευθερία"), "papadopoulos evangelos pavlos eleftheria");
        assert_eq!(fold("Μπάμπης Ντόρα Αντώνης ΜΑΪΟΣ προϋ"), "bampis dora antonis maios proy");
    }

    #[test]
    fn georgian_and_armenian_are_read() {
        assert_eq!(fold("გიორგი ღვინიაშვილი ᲒᲘᲝᲠᲒᲘ"), "giorgi ghviniashvili giorgi");
        assert_eq!(fold("Հարություն Երևան Ոսկի Ուրարտու"), "harutyun yerevan voski urartu");
    }

    #[test]
    fn composed_and_decomposed_spellings_fold_alike() {
        for (composed, decomposed) in [
            ("Müller", "Mu\u{308}ller"),
            ("Сергей", "Сергеи\u{306}"),
            ("Ѓорѓи Ќосев", "Г\u{301}орг\u{301}и К\u{301}осев"),
            ("Παύλος", "Παυ\u{301}λος"),
            ("προϋ", "πρου\u{308}"),
            ("Nguyễn", "Nguye\u{302}\u{303}n"),
        ] {
            assert_eq!(fold(composed), fold(decomposed));
        }
    }

    #[test]
    fn unknown_scripts_stay_as_they_are() {
        assert_eq!(fold("王小明、محمد"), "王小明 محمد");
    }

    #[test]
    fn invisible_characters_say_nothing() {
        assert_eq!(fold("Jo\u{AD}han\u{200B}na\u{202E} \u{2066}Ek\u{FEFF}"), "johanna ek");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}|[α-ωάέύϋγμπντა-ჰԱ-ֆЀ-ӿ\u{300}-\u{310} '-]{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn words_are_separated_by_single_spaces(text in "\\PC*") {
            let folded = fold(&text);
            prop_assert_eq!(folded.trim(), folded.as_str());
            prop_assert!(!folded.contains("  "));
        }

        #[test]
        fn the_way_back_lies_on_character_boundaries(text in "\\PC*") {
            let traced = fold_traced(&text);
            prop_assert_eq!(traced.spans.len(), traced.text.len());
            prop_assert!(traced.spans.iter().all(|span| text.get(span.clone()).is_some()));
            prop_assert_eq!(traced.text, fold(&text));
        }
    }
}
