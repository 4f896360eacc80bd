//! How many slips of the keyboard lie between two words: a letter wrong, missing, added, or two exchanged.
//!
//! `Index` asks it last, when neither the letters nor the rough spelling found enough. It stops counting at a bound
//! and works on bytes of rough spellings; it is not a general edit distance.

/// Longer words are not compared: no name has them, and a bound keeps the work small.
const LONGEST: usize = 32;

/// The number of slips between what was typed and a word, or its beginning if `beginning` is set; nothing above `bound`.
pub(super) fn slips(typed: &[u8], word: &[u8], bound: u8, beginning: bool) -> Option<u8> {
    let reach = usize::from(bound);
    if typed.len() > LONGEST || typed.len() > word.len() + reach {
        return None;
    }
    if !beginning && word.len() > typed.len() + reach {
        return None;
    }
    // Later letters cannot belong to a beginning within the bound.
    let word = word.get(..word.len().min(typed.len() + reach).min(LONGEST))?;
    let far = bound.saturating_add(1);
    let mut rows = [[far; LONGEST + 1]; 3];
    let [mut before, mut above, mut row] = rows.each_mut();
    for (cell, count) in above.iter_mut().zip(0..=bound) {
        *cell = count;
    }
    let (mut lowest, mut previous) = (0, 0);
    // Only cells within the bound of the diagonal can be within it; the one left of them stands for all others.
    let (mut low, mut high) = (0, reach.min(word.len()));
    for (line, &letter) in (1..).zip(typed) {
        (low, high) = (usize::saturating_sub(line, reach).max(1), (line + reach).min(word.len()));
        row[low - 1] = if low == 1 { above[0].saturating_add(1).min(far) } else { far };
        let lowest_above = lowest;
        lowest = row[low - 1];
        for at in low - 1..high {
            let other = word[at];
            let mut cost = above[at] + u8::from(letter != other);
            cost = cost.min(above[at + 1] + 1).min(row[at] + 1);
            if at > 0 && letter == word[at - 1] && previous == other {
                cost = cost.min(before[at - 1] + 1);
            }
            row[at + 1] = cost.min(far);
            lowest = lowest.min(cost);
        }
        if lowest > bound && lowest_above > bound {
            return None;
        }
        previous = letter;
        (before, above, row) = (above, row, before);
    }
    let count = if beginning { above.get(low..=high)?.iter().copied().min() } else { above.get(word.len()).copied() };
    count.filter(|&count| count <= bound)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same by the whole table, as the books have it.
    fn counted(typed: &[u8], word: &[u8]) -> Vec<usize> {
        let mut table = vec![vec![0; word.len() + 1]; typed.len() + 1];
        for (line, row) in table.iter_mut().enumerate() {
            row[0] = line;
        }
        table[0] = (0..=word.len()).collect();
        for line in 1..=typed.len() {
            for at in 1..=word.len() {
                let wrong = usize::from(typed[line - 1] != word[at - 1]);
                let mut cost =
                    (table[line - 1][at - 1] + wrong).min(table[line - 1][at] + 1).min(table[line][at - 1] + 1);
                if line > 1 && at > 1 && typed[line - 1] == word[at - 2] && typed[line - 2] == word[at - 1] {
                    cost = cost.min(table[line - 2][at - 2] + 1);
                }
                table[line][at] = cost;
            }
        }
        table.pop().unwrap()
    }

    proptest! {
        #[test]
        fn counts_what_the_whole_table_counts(typed in "[abc]{1,9}", word in "[abc]{1,11}", bound in 1_u8..3) {
            let row = counted(typed.as_bytes(), word.as_bytes());
            let within = |count: Option<&usize>| count.and_then(|&count| u8::try_from(count).ok()).filter(|&count| count <= bound);
            let (typed, word) = (typed.as_bytes(), word.as_bytes());
            prop_assert_eq!(slips(typed, word, bound, false), within(row.last()));
            prop_assert_eq!(slips(typed, word, bound, true), within(row.iter().min()));
        }
    }

    #[test]
    fn one_slip_of_each_kind_is_one() {
        for typed in ["voikin", "vokik", "voiknik", "viokik", "vvoikik"] {
            assert_eq!(slips(typed.as_bytes(), b"voikik", 1, false), Some(1), "{typed}");
        }
        assert_eq!(slips(b"nokik", b"voikik", 1, false), None);
        assert_eq!(slips(b"nokik", b"voikik", 2, false), Some(2));
    }

    #[test]
    fn a_word_is_met_at_its_beginning_only_when_asked() {
        assert_eq!(slips(b"papadup", b"papadopulos", 1, true), Some(1));
        assert_eq!(slips(b"papadup", b"papadopulos", 1, false), None);
    }

    #[test]
    fn different_words_are_far_apart() {
        assert_eq!(slips(b"anna", b"petr", 1, false), None);
        assert_eq!(slips(&[b'a'; 40], &[b'a'; 40], 2, false), None);
    }
}
