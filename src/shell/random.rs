//! Randomness for new ids, from the browser's generator.
//!
//! Used by the shell, which puts it into events as data. Not for keys or passwords.

use js_sys::Math;
use leptos::prelude::window;

/// Ten random bytes.
pub(super) fn bytes() -> [u8; 10] {
    let mut bytes = [0; 10];
    let filled = window().crypto().is_ok_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        // Ids need to differ, not to be secret: a browser without the generator still gets its own.
        for byte in &mut bytes {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
            let random = (Math::random() * 256.0) as u8;
            *byte = random;
        }
    }
    bytes
}
