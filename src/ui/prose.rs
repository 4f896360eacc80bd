//! Longer texts written in a small part of Markdown: paragraphs, headings, lists, bold, links.
//!
//! For: abstracts, practice notes, help.
//! Not for: full Markdown, and never HTML: everything that is not known stays text.

use leptos::prelude::*;

use super::link_out::link_out_view;

/// A block of a text.
#[derive(Debug, PartialEq, Eq)]
enum Block<'text> {
    /// A heading with its depth, 1 to 3.
    Heading(u8, &'text str),
    /// Lines that belong together.
    Paragraph(Vec<&'text str>),
    /// Items after `-` or `*`.
    Bullets(Vec<&'text str>),
    /// Items after `1.`.
    Numbers(Vec<&'text str>),
}

/// A piece of a line.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'text> {
    /// As it is.
    Plain(&'text str),
    /// Between two pairs of stars.
    Bold(&'text str),
    /// Words and address.
    Link(&'text str, &'text str),
}

/// The heading of a line, if it is one.
fn heading(line: &str) -> Option<(u8, &str)> {
    let rest = line.trim_start_matches('#');
    let depth = u8::try_from(line.len() - rest.len()).ok().filter(|depth| (1..=3).contains(depth))?;
    rest.strip_prefix(' ').map(|words| (depth, words.trim()))
}

/// The words of a numbered item, if the line is one.
fn numbered(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if rest.len() == line.len() || line.len() - rest.len() > 3 {
        return None;
    }
    rest.strip_prefix(". ").map(str::trim)
}

/// Cuts a text into blocks.
fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut apart = true;
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() {
            apart = true;
            continue;
        }
        if let Some((depth, words)) = heading(line) {
            blocks.push(Block::Heading(depth, words));
        } else if let Some(item) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
            match blocks.last_mut() {
                Some(Block::Bullets(items)) => items.push(item.trim()),
                _ => blocks.push(Block::Bullets(vec![item.trim()])),
            }
        } else if let Some(item) = numbered(line) {
            match blocks.last_mut() {
                Some(Block::Numbers(items)) => items.push(item),
                _ => blocks.push(Block::Numbers(vec![item])),
            }
        } else {
            match blocks.last_mut() {
                Some(Block::Paragraph(lines)) if !apart => lines.push(line),
                _ => blocks.push(Block::Paragraph(vec![line])),
            }
        }
        apart = false;
    }
    blocks
}

/// A link at the beginning of `text`: words, address and what follows.
fn link(text: &str) -> Option<(&str, &str, &str)> {
    let (words, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (href, rest) = rest.split_once(')')?;
    (!words.contains(['[', '\n']) && !words.is_empty()).then_some((words, href, rest))
}

/// Bold words at the beginning of `text` and what follows.
fn bold(text: &str) -> Option<(&str, &str)> {
    let (words, rest) = text.strip_prefix("**")?.split_once("**")?;
    (!words.is_empty()).then_some((words, rest))
}

/// Cuts a line into pieces.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut plain_from = line;
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let found = match first {
            '[' => link(rest).map(|(words, href, after)| (Piece::Link(words, href), after)),
            '*' => bold(rest).map(|(words, after)| (Piece::Bold(words), after)),
            _ => None,
        };
        if let Some((piece, after)) = found {
            let plain = &plain_from[..plain_from.len() - rest.len()];
            if !plain.is_empty() {
                pieces.push(Piece::Plain(plain));
            }
            pieces.push(piece);
            plain_from = after;
            rest = after;
        } else {
            rest = &rest[first.len_utf8()..];
        }
    }
    if !plain_from.is_empty() {
        pieces.push(Piece::Plain(plain_from));
    }
    pieces
}

/// A line as views.
fn line_view(line: &str) -> AnyView {
    pieces(line)
        .into_iter()
        .map(|piece| match piece {
            Piece::Plain(text) => text.to_owned().into_any(),
            Piece::Bold(text) => view! { <strong>{text.to_owned()}</strong> }.into_any(),
            Piece::Link(text, href) => link_out_view(href.to_owned(), text.to_owned()),
        })
        .collect_view()
        .into_any()
}

/// Items of a list as views.
fn items_view(items: Vec<&str>) -> AnyView {
    items.into_iter().map(|item| view! { <li>{line_view(item)}</li> }).collect_view().into_any()
}

/// A block as a view; headings begin at `level`.
fn block_view(block: Block<'_>, level: u8) -> AnyView {
    match block {
        Block::Heading(depth, words) => {
            let words = line_view(words);
            match level + depth - 1 {
                0..=2 => view! { <h2 class="prose__heading">{words}</h2> }.into_any(),
                3 => view! { <h3 class="prose__heading">{words}</h3> }.into_any(),
                4 => view! { <h4 class="prose__heading">{words}</h4> }.into_any(),
                5 => view! { <h5 class="prose__heading">{words}</h5> }.into_any(),
                _ => view! { <h6 class="prose__heading">{words}</h6> }.into_any(),
            }
        }
        Block::Paragraph(lines) => {
            let lines = lines
                .into_iter()
                .enumerate()
                .map(|(index, line)| view! { {(index > 0).then(|| view! { <br /> })} {line_view(line)} })
                .collect_view();
            view! { <p class="prose__paragraph">{lines}</p> }.into_any()
        }
        Block::Bullets(items) => view! { <ul class="prose__bullets">{items_view(items)}</ul> }.into_any(),
        Block::Numbers(items) => view! { <ol class="prose__numbers">{items_view(items)}</ol> }.into_any(),
    }
}

/// A text in a small part of Markdown.
#[component]
pub fn Prose(
    /// The text. One line break stays a line break, an empty line begins a paragraph.
    #[prop(into)]
    text: String,
    /// Level that its largest headings get, 2 to 4.
    #[prop(default = 3)]
    level: u8,
    /// BCP 47 tag of the text.
    #[prop(optional, into)]
    lang: Option<String>,
) -> impl IntoView {
    let level = level.clamp(2, 4);
    let blocks = blocks(&text).into_iter().map(|block| block_view(block, level)).collect_view();
    view! { <div class="prose" dir="auto" lang=lang>{blocks}</div> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::{Block, Piece, blocks, pieces};

    #[test]
    fn a_text_is_cut_into_headings_paragraphs_and_lists() {
        let text = "# Why\nOne\ntwo\n\nThree\n- a\n- b\n1. c\n2. d\n#no";
        assert_eq!(
            blocks(text),
            vec![
                Block::Heading(1, "Why"),
                Block::Paragraph(vec!["One", "two"]),
                Block::Paragraph(vec!["Three"]),
                Block::Bullets(vec!["a", "b"]),
                Block::Numbers(vec!["c", "d"]),
                Block::Paragraph(vec!["#no"]),
            ]
        );
    }

    #[test]
    fn what_is_not_markdown_stays_text() {
        assert_eq!(
            pieces("a **b** [c](https://d.example) <i>é"),
            vec![
                Piece::Plain("a "),
                Piece::Bold("b"),
                Piece::Plain(" "),
                Piece::Link("c", "https://d.example"),
                Piece::Plain(" <i>é"),
            ]
        );
        assert_eq!(pieces("**open [x] é(y)"), vec![Piece::Plain("**open [x] é(y)")]);
    }
}
