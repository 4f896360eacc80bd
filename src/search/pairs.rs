//! Which records hold which letters and neighbouring letters, one bit each.
//!
//! `Index` asks it first, so that only records that can match are read: a linear scan is left with the few that hold
//! every pair of the query. It may name a record that does not match, never miss one that does (except in the one
//! case where it is exact, see [`is_exact`]). It knows no names and no ranks.

/// Kinds of bytes: the space, 26 letters, 10 digits, and three shared by the bytes of other scripts.
const KINDS: usize = 40;
/// Rows of a block: one for each pair of kinds, one for each kind, and three for each kind as a letter of the name.
const ROWS: usize = KINDS * KINDS + 4 * KINDS;
const SINGLE: usize = KINDS * KINDS;
const IN_NAME: usize = SINGLE + KINDS;
const WORD_OF_NAME: usize = IN_NAME + KINDS;
const START_OF_NAME: usize = WORD_OF_NAME + KINDS;
/// Records of a block, the bits of a word.
pub(super) const BLOCK: usize = 64;

/// The kind of every byte.
const KIND: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte: u8 = 0;
    loop {
        kinds[byte as usize] = match byte {
            b'a'..=b'z' => byte - b'a' + 1,
            b'0'..=b'9' => byte - b'0' + 27,
            0x80.. => byte % 3 + 37,
            _ => 0,
        };
        if byte == u8::MAX {
            break kinds;
        }
        byte += 1;
    }
};

fn kind(byte: u8) -> usize {
    usize::from(KIND[usize::from(byte)])
}

fn pair_row(first: u8, second: u8) -> usize {
    kind(first) * KINDS + kind(second)
}

/// A set of records for every letter and every pair of letters, 14 kB for 64 records.
///
/// Block by block, so that filling works in 14 kB at a time.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs {
    bits: Vec<u64>,
}

/// The records of a block in which a letter is found, each record in the best of the four.
pub(super) struct Places {
    /// Records whose name begins with it.
    pub name_start: u64,
    /// Records that have a word of the name beginning with it.
    pub name_word: u64,
    /// Records that have it elsewhere in the name.
    pub name: u64,
    /// Records that have it elsewhere.
    pub other: u64,
}

impl Pairs {
    /// Enters the text of a record, names first up to `names_end`; records come in order.
    pub fn enter(&mut self, record: usize, text: &[u8], names_end: usize) {
        let first_row = record / BLOCK * ROWS;
        if self.bits.len() < first_row + ROWS {
            self.bits.resize(first_row + ROWS, 0);
        }
        let bit = 1 << (record % BLOCK);
        let Some(block) = self.bits.get_mut(first_row..first_row + ROWS) else { return };
        let mut previous = 0;
        for &byte in text {
            let current = kind(byte);
            block[previous * KINDS + current] |= bit;
            block[SINGLE + current] |= bit;
            previous = current;
        }
        let mut before = b'\n';
        for &byte in text.iter().take(names_end) {
            let current = kind(byte);
            block[IN_NAME + current] |= bit;
            if before <= b' ' {
                block[WORD_OF_NAME + current] |= bit;
            }
            if before == b'\n' {
                block[START_OF_NAME + current] |= bit;
            }
            before = byte;
        }
    }

    /// Where a single letter is found, block by block.
    pub fn places(&self, letter: u8) -> impl Iterator<Item = Places> {
        let current = kind(letter);
        self.bits.chunks_exact(ROWS).map(move |block| {
            let name_start = block[START_OF_NAME + current];
            let name_word = block[WORD_OF_NAME + current] & !name_start;
            let name = block[IN_NAME + current] & !name_start & !name_word;
            let other = block[SINGLE + current] & !name_start & !name_word & !name;
            Places { name_start, name_word, name, other }
        })
    }

    /// The rows all of which a record with this token has.
    pub fn rows(token: &[u8]) -> Vec<usize> {
        match token {
            [single] => vec![SINGLE + kind(*single)],
            _ => token.windows(2).map(|pair| pair_row(pair[0], pair[1])).collect(),
        }
    }

    /// The records of each block that have every one of the rows, a bit for each of its 64 records.
    pub fn candidates<'a>(&'a self, rows: &'a [usize]) -> impl Iterator<Item = u64> + 'a {
        self.bits
            .chunks_exact(ROWS)
            .map(|block| rows.iter().filter_map(|&row| block.get(row)).fold(u64::MAX, |all, &word| all & word))
    }
}

/// Whether the rows of this token say for certain that a record holds it.
pub(super) fn is_exact(token: &[u8]) -> bool {
    token.len() <= 2 && token.is_ascii()
}
