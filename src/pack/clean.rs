//! Cleaning of foreign texts: what cannot be seen, or changes what is seen, is taken out and reported.
//!
//! Used by the reader. Texts are otherwise left as they are: no normalisation, no trimming.

use std::borrow::Cow;

/// What was taken out of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TakenOut {
    /// Control characters other than line feed and tab.
    pub(super) control: bool,
    /// Characters that reorder the text around them.
    pub(super) bidirectional: bool,
}

fn is_control(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\t')
}

fn is_reordering(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether something must be taken out, told from the bytes: nearly every text is settled by this one pass.
fn is_suspect(text: &str) -> bool {
    let bytes = text.as_bytes();
    let next = |index: usize| bytes.get(index + 1).copied().unwrap_or_default();
    bytes.iter().enumerate().any(|(index, &byte)| {
        LOOKED_AT[usize::from(byte)]
            && match byte {
                // The C1 controls.
                0xC2 => next(index) < 0xA0,
                // U+202A to U+202E and U+2066 to U+2069.
                0xE2 => match next(index) {
                    0x80 => (0xAA..=0xAE).contains(&next(index + 1)),
                    0x81 => (0xA6..=0xA9).contains(&next(index + 1)),
                    _ => false,
                },
                _ => true,
            }
    })
}

/// The bytes with which something unwanted may begin. A table, because every byte of a file comes here.
const LOOKED_AT: [bool; 256] = {
    let mut bytes = [false; 256];
    let mut byte: u8 = 0;
    while byte < 0xFF {
        bytes[byte as usize] = matches!(byte, 0..0x20 | 0x7F | 0xC2 | 0xE2) && !matches!(byte, b'\n' | b'\t');
        byte += 1;
    }
    bytes
};

/// A clean text. Windows' line ends become line feeds without a word; `line` texts also lose what reorders them.
pub(super) fn clean(text: &str, line: bool) -> (Cow<'_, str>, TakenOut) {
    let mut out = TakenOut::default();
    let unwanted = |character: char| is_control(character) || (line && is_reordering(character));
    if !is_suspect(text) || !text.chars().any(unwanted) {
        return (Cow::Borrowed(text), out);
    }
    let mut kept = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\r' && characters.peek() == Some(&'\n') {
            continue;
        }
        if is_control(character) {
            out.control = true;
        } else if line && is_reordering(character) {
            out.bidirectional = true;
        } else {
            kept.push(character);
        }
    }
    (Cow::Owned(kept), out)
}
