//! Links out: the only addresses the app will offer to open.
//!
//! Used wherever a pack names an address. Nothing here opens one.

/// An address with an allowed scheme: `https`, `mailto` or `tel`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link(Box<str>);

/// Why an address is not offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// No `https:`, `mailto:` or `tel:` in front.
    Scheme,
    /// Longer than 2,000 bytes.
    TooLong(usize),
    /// Blanks, control characters, quotes, backslashes or angle brackets, which browsers read in different ways.
    Character(char),
    /// No host after `https://`, or a user name before it, which can disguise the host.
    Host,
}

impl Link {
    /// The only door. A lower-case scheme is demanded, because packs are written by programs.
    pub fn parse(text: &str) -> Result<Self, LinkError> {
        if text.len() > 2_000 {
            return Err(LinkError::TooLong(text.len()));
        }
        let wrong = |c: &char| {
            c.is_control()
                || c.is_whitespace()
                || matches!(c, '"' | '<' | '>' | '\\' | '`' | '^' | '{' | '}' | '|')
                || super::link::is_bidi_control(*c)
        };
        if let Some(character) = text.chars().find(wrong) {
            return Err(LinkError::Character(character));
        }
        if let Some(rest) = text.strip_prefix("https://") {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            let plain = !host.is_empty() && !host.contains('@') && host.contains('.') && !host.starts_with('.');
            return if plain { Ok(Self(text.into())) } else { Err(LinkError::Host) };
        }
        let rest = text.strip_prefix("mailto:").or_else(|| text.strip_prefix("tel:"));
        match rest {
            Some(rest) if !rest.is_empty() => Ok(Self(text.into())),
            Some(_) => Err(LinkError::Host),
            None => Err(LinkError::Scheme),
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What to show beside the words of the link: the host of a page, the address of a mailbox or telephone.
    pub fn shown(&self) -> &str {
        let rest = self.0.strip_prefix("https://").or_else(|| self.0.strip_prefix("mailto:"));
        let rest = rest.or_else(|| self.0.strip_prefix("tel:")).unwrap_or(&self.0);
        rest.split(['/', '?', '#']).next().unwrap_or(rest)
    }
}

/// Whether a character reorders the text around it on screen (Unicode's bidirectional controls).
pub fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}')
}

#[cfg(test)]
mod tests {
    use super::Link;

    #[test]
    fn only_https_mail_and_telephone_are_offered() {
        for fine in ["https://forum.example/a?b#c", "mailto:a@b.example", "tel:+44207946"] {
            assert!(Link::parse(fine).is_ok(), "{fine}");
        }
        for wrong in [
            "http://forum.example",
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,x",
            "//forum.example",
            "https:/forum.example",
            "https://",
            "https://a@b.example",
            "https://x",
            " https://a.example",
            "HTTPS://a.example",
            "https://a.example/\u{202e}gpj",
            "https:\\\\a.example",
            "vbscript:x",
            "file:///etc/passwd",
            "",
            "https://a.example\n",
            "mailto:",
            "blob:https://a.example",
            "https://.example",
            "\u{1}https://a.example",
        ] {
            assert!(Link::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_host_is_shown() {
        assert_eq!(Link::parse("https://forum.example/a").unwrap().shown(), "forum.example");
        assert_eq!(Link::parse("mailto:a@b.example").unwrap().shown(), "a@b.example");
    }
}
