//! Six words that a person can write down, say aloud and type: the key of an encrypted file, or the short name of a key.
//!
//! Used by the worker and the `pack` tool, and by whoever shows a fingerprint. The lists are those of BIP-39: 2,048
//! words in each language, told apart by their first four letters, so six words carry 66 bits. Here is no randomness
//! (it comes in as data) and no cryptography. The lists weigh 29 kB: the app's program asks the worker for words instead
//! of linking this.
//!
//! Reading order: [`list`], then [`typed`], which reads what a person typed.

mod list;
mod typed;

pub use list::Language;
pub use typed::{Error, parse};

/// How many words we make.
pub const COUNT: usize = 6;
/// How many random bytes six words need; of the last one, two bits are used.
pub const ENTROPY: usize = 9;
/// How many bits one word carries.
const BITS: usize = 11;

/// The six words of random bytes: their first 66 bits, eleven for each word, the highest bit first.
/// French words have their accents; [`phrase`] takes them away.
pub fn of_entropy(entropy: &[u8; ENTROPY], language: Language) -> [&'static str; COUNT] {
    let words = language.words();
    std::array::from_fn(|word| {
        let index = (word * BITS..(word + 1) * BITS).fold(0, |index, bit| {
            let byte = entropy.get(bit / 8).copied().unwrap_or_default();
            index << 1 | usize::from(byte >> (7 - bit % 8) & 1)
        });
        // A list has 2,048 words, as many as eleven bits can name.
        words.get(index).copied().unwrap_or_default()
    })
}

/// The six words by which two people compare a key: of the first 66 bits of its SHA-256 digest.
pub fn of_fingerprint(fingerprint: &[u8; 32], language: Language) -> [&'static str; COUNT] {
    let mut first = [0; ENTROPY];
    first.copy_from_slice(&fingerprint[..ENTROPY]);
    of_entropy(&first, language)
}

/// The words as one text, and as the passphrase of an `age` file: lower case, no accents, joined by hyphens. It can be
/// typed on any keyboard, has no blank that a shell would split at, and is how the `age` program joins words itself.
pub fn phrase<Word: AsRef<str>>(words: &[Word]) -> String {
    let plain: Vec<String> = words.iter().map(|word| typed::plain(word.as_ref())).collect();
    plain.join("-")
}

#[cfg(test)]
mod tests {
    use super::{COUNT, ENTROPY, Language, of_entropy, of_fingerprint, phrase};

    #[test]
    fn eleven_bits_make_a_word() {
        assert_eq!(of_entropy(&[0; ENTROPY], Language::English), ["abandon"; COUNT]);
        assert_eq!(of_entropy(&[0xff; ENTROPY], Language::English), ["zoo"; COUNT]);
        assert_eq!(of_entropy(&[0xff; ENTROPY], Language::French), ["zoologie"; COUNT]);
        // The first eleven bits are 1, the next 2, and so on to 6, as BIP-39 counts them.
        let counted = [0x00, 0x20, 0x08, 0x01, 0x80, 0x40, 0x0a, 0x01, 0x80];
        assert_eq!(of_entropy(&counted, Language::English), ["ability", "able", "about", "above", "absent", "absorb"]);
    }

    #[test]
    fn the_two_lowest_bits_of_the_ninth_byte_count_and_no_more() {
        let mut entropy = [0; ENTROPY];
        entropy[8] = 0b0011_1111;
        assert_eq!(of_entropy(&entropy, Language::English), ["abandon"; COUNT]);
        entropy[8] = 0b0100_0000;
        assert_eq!(of_entropy(&entropy, Language::English)[5], "ability");
    }

    #[test]
    fn a_fingerprint_is_named_by_its_beginning() {
        let mut fingerprint = [0xff; 32];
        let words = of_fingerprint(&fingerprint, Language::French);
        fingerprint[31] = 0;
        assert_eq!(of_fingerprint(&fingerprint, Language::French), words);
        fingerprint[0] = 0;
        assert_ne!(of_fingerprint(&fingerprint, Language::French), words);
    }

    #[test]
    fn a_phrase_can_be_typed_on_any_keyboard() {
        assert_eq!(phrase(&["académie", "crème", "Zèbre"]), "academie-creme-zebre");
    }
}
