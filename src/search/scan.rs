//! Finding a short byte string in a longer one, fast where the compiler is told to make small code.
//!
//! `Index` and `highlight` use it on folded text. It compares eight bytes at a time in an ordinary register, which
//! needs neither `unsafe` nor vector instructions; it is no general search (needles are a few letters).

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// Where `needle` first occurs in `haystack` at or after `from`.
pub(super) fn find_from(haystack: &[u8], needle: &[u8], from: usize) -> Option<usize> {
    let (&first, &last) = (needle.first()?, needle.last()?);
    let reach = needle.len() - 1;
    let (firsts, lasts) = (ONES * u64::from(first), ONES * u64::from(last));
    // A needle starts where its first byte and, `reach` further on, its last byte are met: both differences are zero.
    let (starts, _) = haystack.get(from..)?.as_chunks::<8>();
    let (ends, _) = haystack.get(from + reach..)?.as_chunks::<8>();
    let mut at = from;
    for (start, end) in starts.iter().zip(ends) {
        let difference = (u64::from_le_bytes(*start) ^ firsts) | (u64::from_le_bytes(*end) ^ lasts);
        // The lowest flag is certain, higher ones may be false: each is checked.
        let mut zeros = difference.wrapping_sub(ONES) & !difference & HIGHS;
        while zeros != 0 {
            let place = at + (zeros.trailing_zeros() / 8) as usize;
            if haystack.get(place..).is_some_and(|rest| rest.starts_with(needle)) {
                return Some(place);
            }
            zeros &= zeros - 1;
        }
        at += 8;
    }
    while let Some(rest) = haystack.get(at..)
        && rest.len() > reach
    {
        if rest.first() == Some(&first) && rest.starts_with(needle) {
            return Some(at);
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn finds_what_the_standard_library_finds(haystack in "[ab \u{80}é]{0,60}", needle in "[ab é]{1,5}", from in 0_usize..70) {
            let expected = haystack.as_bytes().get(from..).and_then(|rest| {
                rest.windows(needle.len()).position(|window| window == needle.as_bytes()).map(|at| at + from)
            });
            prop_assert_eq!(find_from(haystack.as_bytes(), needle.as_bytes(), from), expected);
        }
    }
}
