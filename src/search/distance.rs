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
    let [before, above, row] = &mut rows;
    for (cell, count) in above.iter_mut().zip(0..=bound) {
        *cell = count;
    }
    let mut previous = 0;
    for (&letter, line) in typed.iter().zip(1_u8..) {
        row.fill(far);
        row[0] = line.min(far);
        let mut lowest = row[0];
        let mut last = 0;
        for (at, &other) in word.iter().enumerate() {
            let mut cost = above[at] + u8::from(letter != other);
            cost = cost.min(above[at + 1] + 1).min(row[at] + 1);
            if at > 0 && letter == last && previous == other {
                cost = cost.min(before[at - 1] + 1);
            }
            row[at + 1] = cost.min(far);
            lowest = lowest.min(cost);
            last = other;
        }
        if lowest > bound && above.iter().all(|&cell| cell > bound) {
            return None;
        }
        previous = letter;
        std::mem::swap(before, above);
        std::mem::swap(above, row);
    }
    let count = if beginning { above.iter().copied().min() } else { above.get(word.len()).copied() };
    count.filter(|&count| count <= bound)
}

#[cfg(test)]
mod tests {
    use super::*;

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
