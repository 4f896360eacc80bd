//! Files whose bytes are wrong: other encodings, cuts, numbers that not every reader understands, and what only looks
//! like an encrypted file.
//!
//! Used by the corpus. What is said with well-formed bytes is in the files beside this one.

use super::packs::{organiser, pack, record};
use super::{Hostile, victim};

pub fn files() -> Vec<Hostile> {
    let mut files = encodings();
    files.extend(cuts());
    files.extend(numbers());
    files.extend(sizes());
    files.extend(look_alikes());
    files
}

/// A pack with a room whose name is these bytes, between quotes.
fn named(bytes: &[u8]) -> Vec<u8> {
    let text = organiser(record("room", "x1", "\"body\":{\"name\":\"@@\"}"));
    let (before, after) = text.split_once("@@").unwrap();
    [before.as_bytes(), bytes, after.as_bytes()].concat()
}

fn bytes(name: &str, bytes: Vec<u8>) -> Hostile {
    Hostile { name: format!("{name}.json"), bytes }
}

fn encodings() -> Vec<Hostile> {
    let plain = organiser(record("room", "x1", "\"body\":{\"name\":\"X\"}"));
    let wide = |order: fn(u16) -> [u8; 2]| plain.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let wider: Vec<u8> = plain.chars().flat_map(|character| (character as u32).to_le_bytes()).collect();
    let in_the_middle = plain.replacen("\"conference\"", "\u{FEFF}\"conference\"", 1);
    vec![
        bytes("refused-utf-16-without-mark", wide(u16::to_le_bytes)),
        bytes("refused-utf-16-with-mark", [vec![0xFF, 0xFE], wide(u16::to_le_bytes)].concat()),
        bytes("refused-utf-16-big-endian-without-mark", wide(u16::to_be_bytes)),
        bytes("refused-utf-32", wider),
        bytes("refused-utf-7", plain.replace('{', "+AHs-").into_bytes()),
        bytes("refused-mark-twice", format!("\u{FEFF}\u{FEFF}{plain}").into_bytes()),
        bytes("refused-mark-in-the-middle", in_the_middle.into_bytes()),
        bytes("refused-mark-of-utf-8-cut-off", [&[0xEF, 0xBB][..], plain.as_bytes()].concat()),
        bytes("refused-mark-of-utf-16-before-utf-8", [&[0xFF, 0xFE][..], plain.as_bytes()].concat()),
        bytes("refused-overlong-nul", named(&[0xC0, 0x80])),
        bytes("refused-overlong-slash-in-three", named(&[0xE0, 0x80, 0xAF])),
        bytes("refused-overlong-slash-in-four", named(&[0xF0, 0x80, 0x80, 0xAF])),
        bytes("refused-overlong-quote", named(&[0xC0, 0xA2])),
        bytes("refused-surrogates-as-two-characters", named(&[0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80])),
        bytes("refused-lone-continuation", named(&[0x80])),
        bytes("refused-byte-ff", named(&[0xFF])),
        bytes("refused-character-of-five-bytes", named(&[0xF8, 0x88, 0x80, 0x80, 0x80])),
        bytes("refused-lead-byte-before-quote", named(&[0xE2, 0x82])),
        bytes("refused-escaped-high-surrogate", named(br"\uD83D")),
        bytes("refused-escaped-high-surrogate-before-letter", named(br"\uD83Dx")),
        bytes("refused-escaped-high-surrogate-twice", named(br"\uD83D\uD83D")),
        bytes("refused-escaped-low-surrogate-in-small-letters", named(br"\udc00")),
        bytes("refused-escape-of-three-digits", named(br"\u00e")),
        bytes("refused-escape-with-sign", named(br"\u+041")),
        bytes("refused-escape-hexadecimal", named(br"\x41")),
        bytes("refused-escape-zero", named(br"\0")),
        bytes("refused-escape-of-a-line-feed", named(b"\\\n")),
        bytes("refused-raw-nul-in-string", named(&[0])),
        bytes("refused-raw-bell-in-string", named(&[7])),
        bytes("refused-single-quotes-everywhere", plain.replace('"', "'").into_bytes()),
        bytes("refused-form-feed-between-members", plain.replacen(',', ",\u{C}", 1).into_bytes()),
        bytes("refused-no-break-space-between-members", plain.replacen(',', ",\u{A0}", 1).into_bytes()),
        bytes("refused-line-separator-between-members", plain.replacen(',', ",\u{2028}", 1).into_bytes()),
        bytes("repaired-next-line-in-name", named("a\u{85}b".as_bytes())),
        bytes("repaired-application-command-in-name", named("a\u{9F}b".as_bytes())),
        bytes("repaired-escaped-nul-in-name", named(br"a\u0000b")),
    ]
}

/// The edition in force, cut at many places.
fn cuts() -> Vec<Hostile> {
    let text = victim::edition(victim::NUMBER + 1, &victim::issued_records());
    // The line feed behind the last brace may be missing, nothing else.
    let most = text.len() - 2;
    let file = |part: usize| Hostile::text(format!("refused-cut-{part:02}"), &text[..=part * (most - 1) / 24]);
    (0..=24).map(file).collect()
}

fn numbers() -> Vec<Hostile> {
    let wrong = [
        ("one-point-zero", "1.0"),
        ("exponent", "1E2"),
        ("exponent-minus", "100e-2"),
        ("tenth", "0.1"),
        ("beyond-float", "1e400"),
        ("below-float", "1e-400"),
        ("minus-zero-exponent", "-0e0"),
        ("two-to-the-53-and-one", "9007199254740993"),
        ("minus-two-to-the-53", "-9007199254740992"),
        ("two-to-the-63", "9223372036854775808"),
        ("two-to-the-128", "340282366920938463463374607431768211456"),
        ("two-points", "1.2.3"),
        ("no-digit", "-"),
        ("full-width-digit", "１"),
    ];
    let places = |name: &str, number: &str| {
        let room = |member: &str| organiser(record("room", "x1", &format!("\"body\":{{\"name\":\"X\",{member}}}")));
        vec![
            Hostile::text(format!("refused-number-{name}-in-capacity"), room(&format!("\"capacity\":{number}"))),
            Hostile::text(
                format!("refused-number-{name}-unknown"),
                room(&format!("\"later\":[{{\"deep\":{number}}}]")),
            ),
        ]
    };
    let mut files: Vec<Hostile> = wrong.iter().flat_map(|(name, number)| places(name, number)).collect();
    let most = "9007199254740991";
    let greatest =
        organiser(record("room", "x1", &format!("\"body\":{{\"name\":\"X\",\"later\":[{most},-{most},0]}}")));
    files.push(Hostile::text("powerless-number-greatest-of-all", greatest));
    let digits =
        organiser(record("room", "x1", &format!("\"body\":{{\"name\":\"X\",\"later\":{}}}", "9".repeat(60_000))));
    files.push(Hostile::text("refused-number-of-60000-digits", digits));
    let layout = pack("organiser", "", &[]).replace("\"plenary-pack\":1", "\"plenary-pack\":1.0");
    files.push(Hostile::text("refused-number-layout-one-point-zero", layout));
    files
}

/// What is just within a limit, and what is just beyond it.
fn sizes() -> Vec<Hostile> {
    let deep = |levels: usize| {
        let inside = format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        organiser(record("later", "x1", &format!("\"body\":{{\"deep\":{inside}}}")))
    };
    let long = |length: usize| organiser(record("later", "x1", &format!("\"body\":\"{}\"", "x".repeat(length))));
    let key = |length: usize| organiser(record("later", "x1", &format!("\"{}\":1", "k".repeat(length))));
    let id = |length: usize| organiser(record("room", &"i".repeat(length), "\"body\":{\"name\":\"X\"}"));
    let note = |over: usize| {
        // Texts of several bytes a character: within the limit of each member, and together up to the limit of a note.
        let texts = [("context", 1_200), ("legal_context", 1_200), ("steps", 2_000), ("results", 1_200)];
        let used: usize = texts.iter().map(|(_, length)| length * 2).sum();
        let rest = 16 * 1024 - used - 2 + over;
        let members: Vec<String> =
            texts.iter().map(|(name, length)| format!("\"{name}\":\"{}\"", "é".repeat(*length))).collect();
        let more = ["success_factors", "obstacles", "lessons", "transfer_notes"];
        let shares = [1_600, 1_600, 1_600, rest - 3 * 1_600];
        let more: Vec<String> = more
            .iter()
            .zip(shares)
            .map(|(name, bytes)| format!("\"{name}\":\"{}{}\"", "é".repeat(bytes / 2), "x".repeat(bytes % 2)))
            .collect();
        let body = super::packs::note_body("Xy")
            .replace("\"kind\"", &format!("{},{},\"kind\"", members.join(","), more.join(",")));
        super::packs::contribution(record("note", "x1", &body))
    };
    vec![
        Hostile::text("powerless-depth-at-the-limit", deep(12)),
        Hostile::text("refused-depth-beyond-the-limit", deep(13)),
        Hostile::text("powerless-string-at-the-limit", long(64 * 1024)),
        Hostile::text("refused-string-beyond-the-limit", long(64 * 1024 + 1)),
        Hostile::text("powerless-key-at-the-limit", key(64 * 1024)),
        Hostile::text("refused-key-beyond-the-limit", key(64 * 1024 + 1)),
        Hostile::text("powerless-id-at-the-limit", id(64)),
        Hostile::text("left-id-beyond-the-limit", id(65)),
        Hostile::text("powerless-note-at-the-limit", note(0)),
        Hostile::text("left-note-beyond-the-limit", note(1)),
    ]
}

/// What begins like a file of `age` and is none, or is one and hides something.
fn look_alikes() -> Vec<Hostile> {
    let inside = organiser(record("room", "x1", "\"body\":{\"name\":\"X\"}"));
    let armour = |text: &str| format!("-----BEGIN AGE ENCRYPTED FILE-----\n{text}\n-----END AGE ENCRYPTED FILE-----\n");
    let header = "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 64\nAAAA\n--- AAAA\n";
    vec![
        Hostile::text("locked-age-nothing-inside", armour("")),
        Hostile::text("locked-age-a-pack-inside", armour(&inside)),
        Hostile::text("locked-age-no-end", "-----BEGIN AGE ENCRYPTED FILE-----\nAAAA\n"),
        Hostile::text("locked-age-no-base64", armour("*****")),
        Hostile::text("locked-age-behind-a-mark", format!("\u{FEFF}{}", armour("AAAA"))),
        Hostile::text("locked-age-behind-blanks", format!("\n\n  {}", armour("AAAA"))),
        Hostile::text("locked-age-much-work", header),
        Hostile::text("locked-age-version-9", header.replace("v1", "v9")),
        Hostile::text("locked-age-before-a-pack", format!("age-encryption.org/v1\n{inside}")),
        Hostile::text("refused-age-in-a-pack-text", format!("\"{}\"", header.replace('\n', "\\n"))),
        Hostile::text(
            "refused-age-armour-of-another-program",
            "-----BEGIN PGP MESSAGE-----\nAAAA\n-----END PGP MESSAGE-----\n",
        ),
        Hostile {
            name: "refused-gzip.json".to_owned(),
            bytes: vec![0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        },
        Hostile {
            name: "refused-brotli-like.json".to_owned(),
            bytes: vec![0xCE, 0xB2, 0xCF, 0x81, 0x00, 0x80, 0xFF, 0x7F],
        },
    ]
}
