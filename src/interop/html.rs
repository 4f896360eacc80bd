//! HTML to text: paragraphs, lists and links stay readable, everything else of the markup goes.
//!
//! Used for the texts of foreign files, which are HTML in some and Markdown in others. Only known tags count as
//! markup, so `a < b` and `Vec<String>` survive. This is no sanitiser: nothing that comes out is ever used as HTML.

use std::borrow::Cow;

use crate::domain::link::Link;

/// Tags that stand in a line of text.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark", "q", "s", "small", "span",
    "strike", "strong", "sub", "sup", "tt", "u", "wbr",
];
/// Tags that begin a paragraph.
const BLOCK: &[&str] = &[
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "thead",
    "tr",
    "ul",
];
/// Tags whose content is no text.
const HIDDEN: &[&str] = &["head", "iframe", "noscript", "object", "script", "style", "svg", "template"];
/// The longest tag, in bytes.
const LONGEST_TAG: usize = 4_000;

/// Entities that texts are written with, beside the numeric ones.
const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("hellip", '…'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("bull", '•'),
    ("middot", '·'),
    ("euro", '€'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("deg", '°'),
    ("times", '×'),
    ("agrave", 'à'),
    ("acirc", 'â'),
    ("auml", 'ä'),
    ("aacute", 'á'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ntilde", 'ñ'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("ouml", 'ö'),
    ("oslash", 'ø'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("uuml", 'ü'),
    ("szlig", 'ß'),
    ("oelig", 'œ'),
    ("Eacute", 'É'),
    ("Agrave", 'À'),
    ("Ccedil", 'Ç'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
];

/// The text, and whether there was markup in it.
pub(super) fn to_text(text: &str) -> (Cow<'_, str>, bool) {
    if !text.contains(['<', '&']) {
        return (Cow::Borrowed(text), false);
    }
    let mut out = Out::default();
    let mut rest = text;
    while let Some(index) = rest.find(['<', '&']) {
        let (plain, special) = rest.split_at(index);
        out.text.push_str(plain);
        let used = if special.starts_with('&') { out.entity(special) } else { out.markup(special) };
        if used == 0 {
            let (one, after) = special.split_at(1);
            out.text.push_str(one);
            rest = after;
        } else {
            rest = special.get(used..).unwrap_or_default();
        }
    }
    out.text.push_str(rest);
    if !out.was_html {
        return (Cow::Owned(out.text), false);
    }
    (Cow::Owned(without_gaps(&out.text)), true)
}

/// Lines without blanks at their ends, and at most one empty line between them.
fn without_gaps(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines().map(str::trim_end) {
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            tidy.push_str(line);
            tidy.push('\n');
        }
    }
    tidy.trim().to_owned()
}

#[derive(Default)]
struct Out {
    text: String,
    was_html: bool,
    /// Where the words of an open link begin, and its address.
    link: Option<(usize, String)>,
}

impl Out {
    /// Begins a new line with at least `feeds` line feeds before it, unless nothing is there yet.
    fn line(&mut self, feeds: usize) {
        let trimmed = self.text.trim_end_matches([' ', '\t']).len();
        self.text.truncate(trimmed.max(self.link.as_ref().map_or(0, |(start, _)| *start)));
        let there = self.text.bytes().rev().take_while(|byte| *byte == b'\n').count();
        if !self.text.is_empty() {
            self.text.extend(std::iter::repeat_n('\n', feeds.saturating_sub(there)));
        }
    }

    /// Decodes an entity; returns its length, or 0 if it is none.
    fn entity(&mut self, text: &str) -> usize {
        let Some(end) = text.bytes().take(12).position(|byte| byte == b';') else { return 0 };
        let name = text.get(1..end).unwrap_or_default();
        let character = match name.strip_prefix('#') {
            Some(number) => {
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(digits) => u32::from_str_radix(digits, 16),
                    None => number.parse(),
                };
                code.ok().and_then(char::from_u32).filter(|character| !character.is_control())
            }
            None => ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, character)| *character),
        };
        character.map_or(0, |character| {
            self.text.push(character);
            end + 1
        })
    }

    /// Takes a tag or comment; returns its length, or 0 if it is none.
    fn markup(&mut self, text: &str) -> usize {
        if text.starts_with("<!--") {
            self.was_html = true;
            return text.find("-->").map_or(text.len(), |end| end + 3);
        }
        let body = text.get(1..).unwrap_or_default();
        let (closing, body) = body.strip_prefix('/').map_or((false, body), |body| (true, body));
        let length = body.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = body.get(..length).unwrap_or_default().to_ascii_lowercase();
        let after = body.get(length..).unwrap_or_default();
        let known = |list: &[&str]| list.contains(&name.as_str());
        let (inline, block, hidden) = (known(INLINE), known(BLOCK), known(HIDDEN));
        if !(inline || block || hidden || matches!(name.as_str(), "br" | "li" | "td" | "th")) {
            return 0;
        }
        if !after.starts_with(['>', '/', ' ', '\t', '\n', '\r']) {
            return 0;
        }
        let Some(end) = tag_end(after) else { return 0 };
        self.was_html = true;
        let used = text.len() - after.len() + end + 1;
        if hidden && !closing {
            let close = format!("</{name}");
            let content = text.get(used..).unwrap_or_default();
            let found =
                content.as_bytes().windows(close.len()).position(|part| part.eq_ignore_ascii_case(close.as_bytes()));
            let Some(found) = found else { return text.len() };
            let closing_tag = content.get(found..).unwrap_or_default();
            return used + found + closing_tag.find('>').map_or(closing_tag.len(), |end| end + 1);
        }
        match name.as_str() {
            "br" => self.text.push('\n'),
            "li" if !closing => {
                self.line(1);
                self.text.push_str("- ");
            }
            "li" => self.line(1),
            "td" | "th" => self.text.push(' '),
            "a" if closing => self.close_link(),
            "a" => {
                self.close_link();
                let address = attribute(after.get(..end).unwrap_or_default(), "href");
                self.link = address.map(|address| (self.text.len(), address));
            }
            _ if block => self.line(2),
            _ => {}
        }
        used
    }

    /// Writes the link that was open as Markdown does, if its address may be offered.
    fn close_link(&mut self) {
        let Some((start, address)) = self.link.take() else { return };
        let address = to_text(&address).0.into_owned();
        if Link::parse(&address).is_err() {
            return;
        }
        let words = self.text.split_off(start.min(self.text.len()));
        let shown = words.trim();
        if shown.is_empty() || shown == address {
            self.text.push_str(&address);
        } else if words.contains(['\n', '[', ']']) {
            self.text.extend([&words, " (", &address, ")"]);
        } else {
            self.text.extend(["[", shown, "](", &address, ")"]);
        }
    }
}

/// Where a tag ends; a `>` between quotes does not end it.
fn tag_end(attributes: &str) -> Option<usize> {
    let mut quote = None;
    for (index, byte) in attributes.bytes().enumerate().take(LONGEST_TAG) {
        match (quote, byte) {
            (None, b'>') => return Some(index),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The value of an attribute between quotes.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let at = attributes.to_ascii_lowercase().find(&format!("{name}="))?;
    let value = attributes.get(at + name.len() + 1..)?;
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value.get(1..)?.split(quote).next().map(|value| value.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::to_text;

    #[test]
    fn markup_becomes_paragraphs_lists_and_links() {
        for (html, text) in [
            ("<p>One &amp; two</p>\n<p>Three<br/>four</p>", "One & two\n\nThree\nfour"),
            ("<ul><li>a</li><li>b</li></ul>end", "- a\n- b\n\nend"),
            ("<a href=\"https://a.example/?x=1&amp;y=2\">here</a>.", "[here](https://a.example/?x=1&y=2)."),
            ("<a href='https://a.example'>https://a.example</a>", "https://a.example"),
            ("<a href=\"javascript:alert(1)\">here</a>", "here"),
            ("<b>Caf&eacute;</b> &#8211; &#x2019;<!-- no -->", "Café – ’"),
            ("<script>alert('<p>')</script>after", "after"),
            ("<STYLE>p{}", ""),
            ("<p title=\"a > b\">x", "x"),
        ] {
            assert_eq!(to_text(html), (text.into(), true), "{html}");
        }
    }

    #[test]
    fn text_that_is_no_html_is_left_alone() {
        for text in
            ["a < b && c > d", "Vec<String>", "<your name>", "**bold** [x](https://a.example)", "R&D; AT&T", "<p"]
        {
            assert_eq!(to_text(text), (text.into(), false), "{text}");
        }
        assert_eq!(to_text("&lt;script&gt;").0, "<script>");
    }
}
