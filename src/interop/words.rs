//! Texts of foreign files: plain or by language, HTML or Markdown, of any length; ours are clean and bounded.
//!
//! Used by the readers. Languages are kept where they were said and never guessed.

use std::borrow::Cow;

use super::html;
use super::report::Report;
use crate::domain::text::{LanguageTag, Localised};
use crate::pack::json::Json;

/// What sort of text a place takes, with the most characters.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// A name or title on one line.
    Line(usize),
    /// A text of several paragraphs.
    Prose(usize),
}

/// A text or a number as text.
pub(super) fn plain<'j>(json: Option<&'j Json<'_>>) -> Option<Cow<'j, str>> {
    match json? {
        Json::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()).map(Cow::Borrowed),
        Json::Integer(number) => Some(Cow::Owned(number.to_string())),
        _ => None,
    }
}

/// A text on one line, in whatever language comes first of English and the others.
pub(super) fn line(json: Option<&Json<'_>>, limit: usize, field: &str, report: &mut Report<'_>) -> Option<String> {
    let words = localised(json, Kind::Line(limit), field, report);
    Some(words.words("en").to_owned()).filter(|text| !text.is_empty())
}

/// A text, or an object of texts by language. What is neither is told as not taken.
pub(super) fn localised(json: Option<&Json<'_>>, kind: Kind, field: &str, report: &mut Report<'_>) -> Localised {
    let mut words = Localised::default();
    let mut put = |language: LanguageTag, json: &Json<'_>, report: &mut Report<'_>| {
        let Some(text) = plain(Some(json)) else {
            if !matches!(json, Json::Null | Json::Text(_)) {
                report.not_taken(field, 1);
            }
            return;
        };
        let text = tidy(&text, kind, field, report);
        if !text.is_empty() {
            words.0.insert(language, text);
        }
    };
    match json {
        Some(Json::Object(members)) => {
            for (language, json) in members {
                put(LanguageTag::parse(&language.replace('_', "-")).unwrap_or_default(), json, report);
            }
        }
        Some(json) => put(LanguageTag::undetermined(), json, report),
        None => {}
    }
    words
}

/// The text as its place takes it. What the person would miss is told; blanks and line ends are not.
fn tidy(text: &str, kind: Kind, field: &str, report: &mut Report<'_>) -> String {
    let (text, was_html) = html::to_text(text);
    if was_html {
        report.repaired_often(&format!("{field}: HTML → text"));
    }
    let (limit, tidied) = match kind {
        Kind::Line(limit) => (limit, text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Kind::Prose(limit) => (limit, text.trim().replace("\r\n", "\n")),
    };
    cut(tidied, limit, field, report)
}

/// At most `limit` characters.
pub(super) fn cut(mut text: String, limit: usize, field: &str, report: &mut Report<'_>) -> String {
    if let Some((end, _)) = text.char_indices().nth(limit) {
        let end = text.get(..end).and_then(|kept| kept.char_indices().next_back()).map_or(0, |(last, _)| last);
        text.truncate(end);
        text.push('…');
        report.repaired_often(&format!("{field}: > {limit} → …"));
    }
    text
}

/// Joins texts language by language, a blank line between them; a text that is there already is not repeated.
pub(super) fn join(parts: Vec<Localised>) -> Localised {
    let mut joined = Localised::default();
    for (language, text) in parts.into_iter().flat_map(|part| part.0) {
        let all = joined.0.entry(language).or_default();
        if !all.is_empty() && !all.contains(&text) {
            all.push_str("\n\n");
            all.push_str(&text);
        } else if all.is_empty() {
            *all = text;
        }
    }
    joined
}

/// The languages of `en`, `de_AT`, `de/fr`; nothing for words.
pub(super) fn languages(text: &str) -> Vec<LanguageTag> {
    text.split([',', ';', '/', ' ', '+'])
        .map(|part| part.trim().replace('_', "-"))
        .filter(|part| part.split('-').next().is_some_and(|primary| (2..=3).contains(&primary.len())))
        .filter_map(|part| match part.split_once('-') {
            Some((primary, rest)) => LanguageTag::parse(&format!("{}-{rest}", primary.to_ascii_lowercase())),
            None => LanguageTag::parse(&part.to_ascii_lowercase()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Kind, join, languages, localised};
    use crate::domain::text::Localised;
    use crate::interop::report::Report;
    use crate::pack::json::{Numbers, parse};

    fn read(text: &str, kind: Kind) -> (Localised, usize) {
        let json = parse(text, Numbers::Any).unwrap();
        let mut report = Report::new(text);
        let words = localised(Some(&json), kind, "event.title", &mut report);
        (words, report.finish().list.len())
    }

    #[test]
    fn a_text_keeps_the_languages_that_were_said() {
        assert_eq!(read(r#"{"en":"One","fr":"Un","de":null}"#, Kind::Line(9)).0.words("fr"), "Un");
        assert_eq!(read(r#"" a \n b ""#, Kind::Line(9)).0.words("fr"), "a b");
        assert_eq!(read("[1]", Kind::Line(9)), (Localised::default(), 1));
    }

    #[test]
    fn a_text_that_is_too_long_is_cut_and_told() {
        let (words, told) = read(r#""éééééé""#, Kind::Line(4));
        assert_eq!((words.words("en"), told), ("ééé…", 1));
    }

    #[test]
    fn what_was_said_already_is_not_repeated() {
        let word = |text: &str| read(&format!("{text:?}"), Kind::Prose(99)).0;
        let joined = join(vec![word("Why"), word("How it is."), word("How it is.")]);
        assert_eq!(joined.words("en"), "Why\n\nHow it is.");
    }

    #[test]
    fn languages_are_read_from_many_spellings() {
        let read = |text| languages(text).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(read("de_AT"), ["de-AT"]);
        assert_eq!(read("EN/fr"), ["en", "fr"]);
        assert!(read("formal").is_empty());
    }
}
