//! Which part of a text matched, for `<mark>`.
//!
//! `pages` calls it for the rows on the screen only: it folds the text anew each time. It marks what was found letter
//! for letter or in another spelling; a match through a slip of the keyboard is shown without a mark.

use std::ops::Range;

use super::fold::{Traced, fold, fold_traced};
use super::index::MOST_TOKENS;
use super::scan::find_from;
use super::spelling::{roughen, roughen_into};
use crate::domain::order;

/// The byte ranges of `text` that match the words of `query`, in order, not empty, not touching one another, and on
/// character boundaries.
///
/// A single letter is marked at the beginnings of words only.
pub fn highlight(text: &str, query: &str) -> Vec<(usize, usize)> {
    let folded_query = fold(query);
    let traced = fold_traced(text);
    let mut found = Vec::new();
    for token in folded_query.split_ascii_whitespace().take(MOST_TOKENS).map(str::as_bytes) {
        let before = found.len();
        mark(traced.text.as_bytes(), &traced.spans, token, token.len() > 1, &mut found);
        if found.len() == before && token.len() > 2 {
            let mut rough_token = Vec::new();
            roughen(token, &mut rough_token);
            for spaces in [true, false] {
                let (rough, spans) = rough_traced(&traced, spaces);
                if found.len() == before {
                    mark(&rough, &spans, &rough_token, rough_token.len() > 1, &mut found);
                }
            }
        }
    }
    join(found)
}

/// The rough spelling of a folded text, with or without its spaces, and the way back.
fn rough_traced(traced: &Traced, spaces: bool) -> (Vec<u8>, Vec<Range<usize>>) {
    let (letters, spans): (Vec<u8>, Vec<Range<usize>>) =
        traced.text.bytes().zip(traced.spans.iter().cloned()).filter(|(byte, _)| spaces || *byte != b' ').unzip();
    let mut rough = Vec::new();
    let mut rough_spans: Vec<Range<usize>> = Vec::new();
    roughen_into(&letters, |letter, from, to| {
        if let (Some(first), Some(last)) = (spans.get(from), spans.get(to - 1)) {
            if let Some(letter) = letter {
                rough.push(letter);
                rough_spans.push(first.start..last.end);
            } else if let Some(doubled) = rough_spans.last_mut() {
                doubled.end = last.end;
            }
        }
    });
    (rough, rough_spans)
}

fn mark(text: &[u8], spans: &[Range<usize>], token: &[u8], anywhere: bool, found: &mut Vec<(usize, usize)>) {
    let mut at = 0;
    while let Some(start) = find_from(text, token, at) {
        let begins_word = start == 0 || text.get(start - 1) == Some(&b' ');
        if (anywhere || begins_word)
            && let (Some(first), Some(last)) = (spans.get(start), spans.get(start + token.len() - 1))
        {
            found.push((first.start, last.end));
        }
        at = start + 1;
    }
}

/// Sorts the ranges and makes one of those that overlap or touch.
fn join(mut found: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    order::sort_by(&mut found, Ord::cmp);
    let mut joined: Vec<(usize, usize)> = Vec::with_capacity(found.len());
    for (start, end) in found {
        match joined.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ if start < end => joined.push((start, end)),
            _ => {}
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marked<'a>(text: &'a str, query: &str) -> Vec<&'a str> {
        highlight(text, query).into_iter().map(|(start, end)| &text[start..end]).collect()
    }

    #[test]
    fn the_original_letters_are_marked() {
        assert_eq!(marked("Anna Wójcik", "wojc"), ["Wójc"]);
        assert_eq!(marked("გიორგი", "giorg"), ["გიორგ"]);
        assert_eq!(marked("Нина Щукина", "shchuk"), ["Щук"]);
        assert_eq!(marked("Nicolas Weiß", "eiss"), ["eiß"]);
    }

    #[test]
    fn a_letter_is_marked_whole_with_its_accents() {
        assert_eq!(marked("Mu\u{308}ller", "mu"), ["Mu\u{308}"]);
        assert_eq!(marked("Щукина", "s"), ["Щ"]);
    }

    #[test]
    fn other_spellings_are_marked() {
        assert_eq!(marked("Jonas Müller", "mueller"), ["Müller"]);
        assert_eq!(marked("Jonas Mueller", "müll"), ["Muell"]);
        assert_eq!(marked("Niamh O’Brien", "obrien"), ["O’Brien"]);
    }

    #[test]
    fn ranges_are_in_order_and_joined() {
        assert_eq!(highlight("Ana Banana", "an na"), [(0, 3), (5, 10)]);
    }

    #[test]
    fn one_letter_is_marked_where_words_begin() {
        assert_eq!(highlight("Ana Bana", "a"), [(0, 1)]);
    }

    #[test]
    fn nothing_is_marked_for_nothing() {
        assert_eq!(highlight("Ana", " "), []);
        assert_eq!(highlight("", "ana"), []);
    }

    proptest! {
        #[test]
        fn ranges_lie_on_character_boundaries(text in "\\PC{0,30}|[A-ZÀ-ž\u{300}-\u{309}α-ωЀ-ѿა-ჰ' -]{0,30}", query in "\\PC{0,6}|[a-z]{1,3}") {
            let mut last = 0;
            for (start, end) in highlight(&text, &query) {
                prop_assert!(start < end && start >= last && text.get(start..end).is_some());
                last = end;
            }
        }

        #[test]
        fn a_word_of_the_text_is_marked(text in "[A-Za-zÀ-žа-яα-ωა-ჰ]{2,12}") {
            let found = highlight(&text, &text);
            prop_assert!(fold(&text).is_empty() || !found.is_empty());
        }
    }
}
