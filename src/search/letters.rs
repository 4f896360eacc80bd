//! The letter table behind `fold`: which Latin letters stand for a letter of another alphabet.
//!
//! Only `fold` uses it. One byte per code point, so that 1,500 letters cost 1.5 kB of wasm: a small letter stands
//! for itself, a capital or a digit for one of the `GROUPS`, `.` is a gap between words, `-` is nothing at all, `_`
//! is kept as it is. A row holds 32 code points. It follows the romanisation found in passports and on badges, not
//! any scholarly one, and does not handle what depends on the neighbours: `fold` does that.

/// Latin-1 letters, Latin Extended-A and B, U+00C0 to U+024F.
const LATIN: &str = "\
    aaaaaaAceeeeiiiidnooooo.ouuuuyBC\
    aaaaaaAceeeeiiiidnooooo.ouuuuyBy\
    aaaaaaccccccccddddeeeeeeeeeegggg\
    gggghhhhiiiiiiiiiiDDjjkkklllllll\
    lllnnnnnnnEEooooooFFrrrrrrssssss\
    ssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
    bb__bboccdddd_eeeffggGiikkllmnno\
    ooHHpprsss__tttuuuvyyzzzzzz____w\
    ____IIIJJJKKKaaiioouuuuuuuuuueaa\
    aaAAggggkkoooozzjIIIggGwnnaaAAoo\
    aaaaeeeeiiiioooorrrruuuussttyyhh\
    ndLL__aaeeooooooooyylntjMNacclts\
    z..buveejj__rryy\
";

/// Letters of African orthographies and phonetics, U+0250 to U+02AF.
const PHONETIC: &str = "\
    aa_bo_dd_e_e___jg__g__h_iiil___m\
    __n_no________r_r__s____tuuvv__y\
    z_z_.___________________________\
";

/// Greek, U+0370 to U+03FF.
const GREEK: &str = "\
    _____.__..-___.j....--a.eii.o.yo\
    iavgdeziBiklmnxopr.styfOPoiyaeii\
    yavgdeziBiklmnxoprsstyfOPoiyoyo_\
    vByyyfp_________________________\
    krsjBe.__s______\
";

/// Cyrillic, U+0400 to U+04FF.
const CYRILLIC: &str = "\
    eeQRSIiijJKcTiuIabvgdeUziyklmnop\
    rstufVWOXYay-eZ0abvgdeUziyklmnop\
    rstufVWOXYay-eZ0eeQRSIiijJKcTiuI\
    ooeeSS0000aaZZ11PPffiiiiuuoooo22\
    kk.-------yy--rrggHHHHjjzzqqggkk\
    qqEEEEppoossttuuuuhhWWjjjjhhOOOO\
    -UUkkllEEnnOOmm-aaaaAAeeaaaaUUzz\
    IIiiiiooooooeeuuuuuuOOHHyyHHVVVV\
";

/// Armenian, U+0530 to U+058F.
const ARMENIAN: &str = "\
    .abgdezeetUilVWkhIHOmynXoOpjrsvt\
    rWvpkof..-.-----aabgdezeetUilVWk\
    hIHOmynXoOpjrsvtrWvpkof3y.......\
";

/// Georgian Mkhedruli, U+10D0 to U+10FF.
const GEORGIAN: &str = "\
    abgdevztiklmnopUrstupkHqXOWIWOVj\
    heywqofeg--.n---\
";

/// Latin Extended Additional (Vietnamese, Welsh and others), U+1E00 to U+1EFF.
const LATIN_ADDITIONAL: &str = "\
    aabbbbbbccddddddddddeeeeeeeeeeff\
    gghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrr\
    ssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwyas__Cd\
    aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooo\
    oooouuuuuuuuuuuuuuyyyyyyyy44vvyy\
";

/// Greek Extended (several accents on one letter), U+1F00 to U+1FFF.
const GREEK_EXTENDED: &str = "\
    aaaaaaaaaaaaaaaaeeeeee--eeeeee--\
    iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii\
    oooooo--oooooo--yyyyyyyy-y-y-y-y\
    ooooooooooooooooaaeeiiiiooyyoo--\
    aaaaaaaaaaaaaaaaiiiiiiiiiiiiiiii\
    ooooooooooooooooaaaaa-aaaaaaa-i-\
    --iii-iieeiii---iiii--iiiiii----\
    yyyyrryyyyyyr-----ooo-ooooooo---\
";

/// What the capitals and digits of the tables stand for, `A` to `Z` and then `0` to `4`.
const GROUPS: [&str; 31] = [
    "ae", "th", "ss", "ij", "ng", "oe", "hv", "gh", "dz", "lj", "nj", "ou", "db", "qp", "ch", "ps", "dj", "gj", "ye",
    "kj", "zh", "kh", "ts", "sh", "shch", "yu", "ya", "ks", "ot", "ev", "ll",
];

/// The tables by their first code point.
const BLOCKS: [(u32, &str); 8] = [
    (0x00C0, LATIN),
    (0x0250, PHONETIC),
    (0x0370, GREEK),
    (0x0400, CYRILLIC),
    (0x0530, ARMENIAN),
    (0x10D0, GEORGIAN),
    (0x1E00, LATIN_ADDITIONAL),
    (0x1F00, GREEK_EXTENDED),
];

/// What becomes of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folded {
    /// These small Latin letters or digits take its place.
    Letters(&'static str),
    /// It separates words.
    Gap,
    /// It says nothing in a search: accents, invisible characters.
    Nothing,
    /// No Latin spelling is known: compared as it stands.
    Kept,
}

const ASCII: &str = "0123456789abcdefghijklmnopqrstuvwxyz";

/// The letters that stand for an ASCII letter or digit; nothing for any other character.
fn ascii(byte: u8) -> Option<&'static str> {
    let at = match byte {
        b'0'..=b'9' => byte - b'0',
        b'a'..=b'z' => byte - b'a' + 10,
        b'A'..=b'Z' => byte - b'A' + 10,
        _ => return None,
    };
    ASCII.get(usize::from(at)..=usize::from(at))
}

/// What becomes of a character, its neighbours left aside.
pub(super) fn look_up(character: char) -> Folded {
    let code = match u32::from(character) {
        // The same letters in other shapes: Georgian capitals and church letters, full-width Latin.
        code @ 0x1C90..=0x1CBF => code - 0x1C90 + 0x10D0,
        code @ 0x10A0..=0x10C5 => code - 0x10A0 + 0x10D0,
        code @ 0x2D00..=0x2D25 => code - 0x2D00 + 0x10D0,
        code @ 0xFF01..=0xFF5E => code - 0xFF01 + 0x21,
        code => code,
    };
    if code < 0x80 {
        return u8::try_from(code).ok().and_then(ascii).map_or(Folded::Gap, Folded::Letters);
    }
    for (first, table) in BLOCKS {
        let Some(offset) = code.checked_sub(first) else { break };
        if let Some(&mark) = table.as_bytes().get(offset as usize) {
            return read_mark(mark);
        }
    }
    match code {
        0xAD // soft hyphen
        | 0x0300..=0x036F | 0x0483..=0x0489 | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE20..=0xFE2F
        | 0x0591..=0x05BD | 0x05BF..=0x05C7 | 0x0640 | 0x064B..=0x065F | 0x0670
        | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFE00..=0xFE0F | 0xFEFF => Folded::Nothing,
        0xAA => Folded::Letters("a"),
        0xBA => Folded::Letters("o"),
        0x80..=0xBF | 0x02B0..=0x02FF | 0x05BE | 0x05F3 | 0x05F4 | 0x060C | 0x061B | 0x061F
        | 0x2000..=0x2BFF | 0x2E00..=0x2E7F | 0x3000..=0x3004 | 0x3008..=0x3020 | 0x30FB
        | 0xFE30..=0xFE4F | 0xFFFD | 0x1F000..=0x1FAFF => Folded::Gap,
        _ => Folded::Kept,
    }
}

fn read_mark(mark: u8) -> Folded {
    let group = match mark {
        b'.' => return Folded::Gap,
        b'-' => return Folded::Nothing,
        b'a'..=b'z' => return ascii(mark).map_or(Folded::Kept, Folded::Letters),
        b'A'..=b'Z' => mark - b'A',
        b'0'..=b'9' => mark - b'0' + 26,
        _ => return Folded::Kept,
    };
    GROUPS.get(usize::from(group)).map_or(Folded::Kept, |letters| Folded::Letters(letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_of_the_tables_stands_for_something() {
        for (first, table) in BLOCKS {
            assert!(table.is_ascii());
            assert_eq!(table.len() % 16, 0, "table at U+{first:04X}");
            for mark in table.bytes() {
                assert!(mark == b'_' || read_mark(mark) != Folded::Kept, "{}", char::from(mark));
            }
        }
    }

    #[test]
    fn the_tables_are_in_the_order_of_their_code_points() {
        assert!(BLOCKS.windows(2).all(|pair| pair[0].0 + u32::try_from(pair[0].1.len()).unwrap() <= pair[1].0));
    }
}
