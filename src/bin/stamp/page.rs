//! The page as text with just enough understanding of its tags: find elements, read attributes, cut and replace.
//!
//! It reads the HTML that we write and Trunk rewrites, not any HTML of the world: attributes in double quotes, scripts
//! only with `src`. What the policy would block it refuses.

use std::ops::Range;

use crate::error::StampError;

/// The text of `index.html`.
pub(crate) struct Page {
    text: String,
}

/// One opening tag of the page.
pub(crate) struct Element<'page> {
    /// The whole tag from `<` to `>`.
    tag: &'page str,
    /// Where the tag stands in the page.
    pub(crate) place: Range<usize>,
}

impl Element<'_> {
    /// The value of an attribute, with the few entities that may stand in one replaced.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let start = self.tag.find(&format!(" {name}=\""))? + name.len() + 3;
        let value = self.tag.get(start..)?.split('"').next()?;
        Some(value.replace("&amp;", "&").replace("&#39;", "'").replace("&#x27;", "'"))
    }
}

impl Page {
    /// A page of this text.
    pub(crate) fn new(text: String) -> Self {
        Self { text }
    }

    /// The text as it stands now.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The opening tags of one kind, in the order of the page.
    pub(crate) fn elements<'page>(&'page self, name: &str) -> impl Iterator<Item = Element<'page>> {
        let opening = format!("<{name}");
        let starts: Vec<usize> = self.text.match_indices(&opening).map(|(start, _)| start).collect();
        starts.into_iter().filter_map(move |start| {
            let rest = self.text.get(start..)?;
            let follows = rest.get(opening.len()..)?.chars().next()?;
            let tag = rest.get(..=end_of_tag(rest)?)?;
            (!follows.is_ascii_alphanumeric()).then_some(Element { tag, place: start..start + tag.len() })
        })
    }

    /// Refuses a page that its own policy would break; returns the policy.
    pub(crate) fn check(&self) -> Result<String, StampError> {
        let policy = self
            .elements("meta")
            .find(|element| element.attribute("http-equiv").as_deref() == Some("Content-Security-Policy"));
        let first_load = ["script", "link", "style"].iter().filter_map(|name| self.elements(name).next());
        let first_load = first_load.map(|element| element.place.start).min().unwrap_or(usize::MAX);
        let policy = policy.filter(|element| element.place.start < first_load);
        let policy = policy.and_then(|element| element.attribute("content")).ok_or(StampError::PolicyNotFirst)?;
        if let Some(script) = self.elements("script").find(|element| element.attribute("src").is_none()) {
            return Err(StampError::InlineScript { start: script.tag.chars().take(60).collect() });
        }
        for name in self.tag_names() {
            let blocked = self.elements(&name).any(|element| {
                let tag = element.tag.to_ascii_lowercase();
                tag.contains(" style=") || name == "style" || has_handler(&tag)
            });
            if blocked {
                return Err(StampError::Inline { element: name });
            }
        }
        Ok(policy)
    }

    /// The names of all opening tags, each once.
    fn tag_names(&self) -> Vec<String> {
        let names = self
            .text
            .split('<')
            .skip(1)
            .map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>());
        let mut names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
        names.sort();
        names.dedup();
        names
    }

    /// Takes the comments out: they are for whoever edits the page, not for whoever loads it.
    pub(crate) fn remove_comments(&mut self) {
        while let Some(start) = self.text.find("<!--") {
            let end =
                self.text.get(start..).and_then(|rest| rest.find("-->")).map_or(self.text.len(), |end| start + end + 3);
            let line_end = usize::from(self.text.get(end..).is_some_and(|rest| rest.starts_with('\n')));
            self.text.replace_range(start..end + line_end, "");
        }
    }

    /// Replaces what stands at a place that an element of this page has named.
    pub(crate) fn replace(&mut self, place: Range<usize>, with: &str) {
        self.text.replace_range(place, with);
    }

    /// Fills in what only the build knows.
    pub(crate) fn fill_meta(&mut self, name: &'static str, value: &str) -> Result<(), StampError> {
        let unstamped = format!("<meta name=\"{name}\" content=\"unstamped\">");
        let start = self.text.find(&unstamped).ok_or(StampError::MetaMissing { name })?;
        self.replace(start..start + unstamped.len(), &unstamped.replace("unstamped", value));
        Ok(())
    }

    /// The files of the site that the page asks for at once, by their paths.
    pub(crate) fn first_load(&self) -> Vec<String> {
        let scripts = self.elements("script").filter_map(|element| element.attribute("src"));
        let links = self.elements("link").filter_map(|element| element.attribute("href"));
        // boot.js asks for the program by this name.
        let program =
            self.elements("meta").find(|element| element.attribute("name").as_deref() == Some("plenary-wasm"));
        let program = program.and_then(|element| element.attribute("content"));
        let mut paths = vec!["index.html".to_owned()];
        for path in scripts.chain(links).chain(program).map(|path| path.trim_start_matches("./").to_owned()) {
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
        paths
    }
}

/// Where the tag ends: the first `>` outside quotes.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.char_indices().find_map(|(index, character)| {
        quoted ^= character == '"';
        (character == '>' && !quoted).then_some(index)
    })
}

/// Whether a tag in lower case has an attribute like `onclick=`.
fn has_handler(tag: &str) -> bool {
    tag.split(" on").skip(1).any(|rest| {
        let name: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
        !name.is_empty() && rest.get(name.len()..).is_some_and(|rest| rest.starts_with('='))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'\">";

    fn check(rest: &str) -> Result<String, StampError> {
        Page::new(format!("<head>{POLICY}{rest}</head>")).check()
    }

    #[test]
    fn the_policy_is_read_from_the_page() {
        assert_eq!(check("<script src=\"./boot.js\"></script>").unwrap(), "script-src 'self'");
    }

    #[test]
    fn a_page_without_a_policy_or_with_a_late_one_is_refused() {
        let late = Page::new(format!("<script src=\"a.js\"></script>{POLICY}")).check();
        assert!(matches!(late, Err(StampError::PolicyNotFirst)));
        let none = Page::new("<p>".to_owned()).check();
        assert!(matches!(none, Err(StampError::PolicyNotFirst)));
    }

    #[test]
    fn an_inline_script_style_or_handler_is_refused() {
        assert!(matches!(check("<script>alert(1)</script>"), Err(StampError::InlineScript { .. })));
        assert!(matches!(check("<p style=\"color:red\">"), Err(StampError::Inline { .. })));
        assert!(matches!(check("<style>p{}</style>"), Err(StampError::Inline { .. })));
        assert!(matches!(check("<p onclick=\"x()\">"), Err(StampError::Inline { .. })));
        assert!(check("<p class=\"style\" data-on=\"one\">").is_ok());
    }

    #[test]
    fn the_first_load_is_what_the_page_names_each_file_once() {
        let page = Page::new(
            "<script src=\"./boot.js\"></script><link rel=\"modulepreload\" href=\"./app.js\"><link rel=\"icon\" \
             href=\"./icons/icon.svg\"><link rel=\"apple-touch-icon\" href=\"./icons/big.png\"><meta name=\"plenary-wasm\" \
             content=\"app_bg.wasm\"><link rel=\"preload\" href=\"./app.js\">"
                .to_owned(),
        );
        assert_eq!(
            page.first_load(),
            ["index.html", "boot.js", "app.js", "icons/icon.svg", "icons/big.png", "app_bg.wasm"]
        );
    }

    #[test]
    fn comments_go_and_everything_else_stays() {
        let mut page = Page::new("<p>a</p>\n<!-- b\n<p> -->\n<p>c</p>".to_owned());
        page.remove_comments();
        assert_eq!(page.text(), "<p>a</p>\n<p>c</p>");
    }

    #[test]
    fn a_tag_name_is_matched_whole_and_quotes_hide_a_bracket() {
        let page = Page::new("<linker><link href=\"a>b\">".to_owned());
        let found: Vec<Option<String>> = page.elements("link").map(|element| element.attribute("href")).collect();
        assert_eq!(found, [Some("a>b".to_owned())]);
    }
}
