//! One rough spelling for names that people write in several ways: Müller, Mueller and Muller; Kuznetsov and Kuznecov.
//!
//! `Index` falls back on it when a query finds little, and `highlight` when the plain letters do not occur. Two
//! different names may share a rough spelling, so it is never a key and never shown.

/// How many of the first letters are written as others, and as which; longer groups go before shorter ones.
fn rule(letters: &[u8]) -> (usize, &[u8]) {
    match letters {
        [b't', b's', b'c', b'h', ..] => (4, b"k"),
        [b't', b'c', b'h', ..] => (3, b"k"),
        [b's', b'c', b'h', ..] => (3, b"s"),
        [b'd', b'z', b'h', ..] => (3, b"i"),
        [b'a', b'a' | b'e', ..] => (2, b"a"),
        [b'o', b'e', ..] => (2, b"o"),
        [b'u', b'e', ..] | [b'o', b'u', ..] => (2, b"u"),
        [b'i' | b'y' | b'j', b'e', ..] => (2, b"e"),
        [b'p', b'h', ..] => (2, b"f"),
        [b't', b'h', ..] => (2, b"t"),
        [b'k' | b'g', b'h', ..] | [b'g', b'j', ..] => (2, b"h"),
        [b'z', b'h', ..] | [b'd', b'z', ..] => (2, b"z"),
        [b'd', b'j', ..] => (2, b"d"),
        [b's', b'h' | b'z', ..] => (2, b"s"),
        [b'c', b'h' | b'z' | b'k', ..] | [b't', b's' | b'z', ..] | [b'k', b'j', ..] => (2, b"k"),
        [b'l', b'j', ..] => (2, b"l"),
        [b'n', b'j', ..] => (2, b"n"),
        [b'c' | b'q', ..] => (1, b"k"),
        [b'x', ..] => (1, b"ks"),
        [b'y' | b'j', ..] => (1, b"i"),
        [b'w', ..] => (1, b"v"),
        [b'g', ..] => (1, b"h"),
        [first, ..] => (1, std::slice::from_ref(first)),
        [] => (0, b""),
    }
}

/// Calls `emit` with each byte of the rough spelling of a folded text and the byte range of `folded` it stands for; with
/// no byte where a letter only doubles the one before.
pub(super) fn roughen_into(folded: &[u8], mut emit: impl FnMut(Option<u8>, usize, usize)) {
    let mut last = 0;
    let mut at = 0;
    while at < folded.len() {
        let (length, letters) = rule(folded.get(at..).unwrap_or_default());
        for &letter in letters {
            // Doubled letters are written once; digits and foreign scripts are not letters that get doubled.
            let doubled = letter == last && letter.is_ascii_lowercase();
            emit((!doubled).then_some(letter), at, at + length);
            last = letter;
        }
        at += length.max(1);
    }
}

/// The rough spelling of a folded text, appended to `rough`.
pub(super) fn roughen(folded: &[u8], rough: &mut Vec<u8>) {
    roughen_into(folded, |letter, _, _| rough.extend(letter));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rough(folded: &str) -> String {
        let mut bytes = Vec::new();
        roughen(folded.as_bytes(), &mut bytes);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn spellings_of_one_name_meet() {
        for group in [
            ["muller", "mueller", "muler"],
            ["grigoriy", "hryhorii", "grigorij"],
            ["kuznetsov", "kuznecov", "kuznetzow"],
            ["schmidt", "shmidt", "smidt"],
            ["djordjevic", "dordevic", "djordjevich"],
            ["tschaikowski", "chaykovskiy", "caikovskij"],
            ["dzhavad", "javad", "yavad"],
            ["aleksandr", "alexandr", "aleksandr"],
            ["soren", "soeren", "sooren"],
        ] {
            assert_eq!(rough(group[0]), rough(group[1]));
            assert_eq!(rough(group[0]), rough(group[2]));
        }
    }

    #[test]
    fn digits_are_never_merged() {
        assert_eq!(rough("2011"), "2011");
    }
}
