//! Files with addresses that a browser would follow elsewhere than they seem to lead.
//!
//! Used by the corpus. Each address stands where packs have one: the website of an organisation.

use super::Hostile;
use super::packs::{pack, record};

const WRONG: [(&str, &str); 36] = [
    ("javascript-with-line-feed", "java\\nscript:alert(1)"),
    ("javascript-with-nul", "java\\u0000script:alert(1)"),
    ("javascript-behind-blank", " javascript:alert(1)"),
    ("javascript-behind-control", "\\u0001javascript:alert(1)"),
    ("javascript-as-entity", "&#106;avascript:alert(1)"),
    ("javascript-percent-encoded", "%6Aavascript:alert(1)"),
    ("javascript-with-comment", "javascript://forum.example/%0Aalert(1)"),
    ("javascript-in-full-width", "ｊavascript:alert(1)"),
    ("vbscript", "vbscript:msgbox(1)"),
    ("view-source", "view-source:https://forum.example"),
    ("file-system", "filesystem:https://forum.example/x"),
    ("intent", "intent://forum.example#Intent;scheme=https;end"),
    ("web-socket", "wss://forum.example"),
    ("file-transfer", "ftp://forum.example/x"),
    ("short-message", "sms:+33123"),
    ("chrome", "chrome://settings"),
    ("about", "about:blank"),
    ("scheme-in-capitals", "HTTPS://forum.example"),
    ("scheme-mixed", "Https://forum.example"),
    ("plain-http", "http://forum.example"),
    ("three-slashes", "https:///forum.example"),
    ("one-slash", "https:/forum.example"),
    ("no-slash", "https:forum.example"),
    ("relative", "/forum.example"),
    ("path-up", "../../forum.example"),
    ("hash-route", "#/settings"),
    ("empty-host", "https:///"),
    ("host-of-a-dot", "https://.example"),
    ("host-without-dot", "https://localhost/"),
    ("port-without-host", "https://:443/"),
    ("user-and-password", "https://forum.example:secret@elsewhere.example/"),
    ("user-that-looks-like-a-host", "https://forum.example@elsewhere.example"),
    ("backslash-before-host", "https://\\\\elsewhere.example"),
    ("backslash-in-host", "https://forum.example\\\\.elsewhere.example"),
    ("reordered-end", "https://forum.example/\\u202Egnp.exe"),
    ("mail-to-nobody", "mailto:"),
];

pub fn files() -> Vec<Hostile> {
    let organisation = |address: &str| {
        let body = format!("\"body\":{{\"name\":\"X\",\"website\":\"{address}\"}}");
        pack("organiser", "\"number\":9,", &[record("organisation", "x1", &body)])
    };
    WRONG.map(|(name, address)| Hostile::text(format!("repaired-address-{name}"), organisation(address))).into()
}
