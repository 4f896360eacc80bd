//! The stylesheets: every file of `style/` (and of `public/`) must be listed in the page; the styles go out as one file.
//!
//! Trunk copies one file per component, which is how they are written; one file loads and compresses better. Only
//! comments and blank lines are taken out: this is no minifier.

use std::fs;
use std::path::Path;

use crate::error::StampError;
use crate::page::{Element, Page};
use crate::site::{Site, short_name};

/// The folders whose content must be named in the source page.
pub(crate) const FOLDERS: [&str; 2] = ["style", "public"];

/// The names of what lies in a folder.
pub(crate) fn names_in(folder: &Path) -> Result<Vec<String>, StampError> {
    let failed = |cause| StampError::File { path: folder.to_owned(), cause };
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        names.push(entry.map_err(failed)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Refuses something in one of the page's folders that the page neither loads nor copies.
pub(crate) fn check_listed(source_page: &str, folder: &str, names: &[String]) -> Result<(), StampError> {
    match names.iter().find(|name| !source_page.contains(&format!("href=\"{folder}/{name}\""))) {
        Some(name) => Err(StampError::NotListed { path: format!("{folder}/{name}") }),
        None => Ok(()),
    }
}

/// Joins the stylesheets of the page, in their order, into one file named by its content.
pub(crate) fn join(page: &mut Page, site: &mut Site) -> Result<(), StampError> {
    let is_style = |element: &Element<'_>| element.attribute("rel").as_deref() == Some("stylesheet");
    let styles = page.elements("link").filter(is_style);
    let styles: Vec<_> =
        styles.filter_map(|element| Some((element.place.clone(), element.attribute("href")?))).collect();
    let Some((first_place, _)) = styles.first().cloned() else { return Ok(()) };

    let mut joined = String::new();
    for (_, address) in &styles {
        let path = address.trim_start_matches("./");
        joined.push_str(&without_comments(&site.text(path)?));
        site.remove(path);
    }
    let name = format!("style-{}.css", short_name(joined.as_bytes()));
    site.put(&name, joined.as_bytes());
    // From the last to the first, so that the places before stay right.
    for (place, _) in styles.iter().skip(1).rev() {
        page.replace(place.clone(), "");
    }
    page.replace(first_place, &format!("<link rel=\"stylesheet\" href=\"./{name}\">"));
    Ok(())
}

/// The rules without comments and blank lines; what stands in quotes is left alone.
fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    let mut quote = None;
    while let Some(character) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.find("*/").and_then(|end| rest.get(end + 2..)).unwrap_or_default();
            continue;
        }
        match quote {
            None if character == '"' || character == '\'' => quote = Some(character),
            Some(open) if open == character => quote = None,
            None | Some(_) => {}
        }
        kept.push(character);
        rest = rest.get(character.len_utf8()..).unwrap_or_default();
    }
    kept.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_blank_lines_go_but_quoted_text_stays() {
        let text = "/* a\n b */\n.x {\n  content: \"/* kept */\";\n\n}\n";
        assert_eq!(without_comments(text), ".x {\ncontent: \"/* kept */\";\n}\n");
    }

    #[test]
    fn the_joined_file_keeps_the_order_of_the_page() {
        let mut site = Site::of(&[("a-1.css", "a{}"), ("b-2.css", "b{}")]);
        let html = "<link rel=\"stylesheet\" href=\"./b-2.css\"/>\n<link rel=\"stylesheet\" href=\"./a-1.css\"/>";
        let mut page = Page::new(html.to_owned());
        join(&mut page, &mut site).unwrap();
        let files: Vec<(&str, &[u8])> = site.files().collect();
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].1, b"b{}\na{}\n");
        assert_eq!(page.text().trim(), format!("<link rel=\"stylesheet\" href=\"./{}\">", files[0].0));
    }

    #[test]
    fn all_of_style_and_public_is_listed_in_the_page_of_this_project() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let page = fs::read_to_string(root.join("index.html")).unwrap();
        for folder in FOLDERS {
            check_listed(&page, folder, &names_in(&root.join(folder)).unwrap()).unwrap();
        }
    }

    #[test]
    fn a_stylesheet_without_a_line_is_refused() {
        let names = ["base.css".to_owned(), "note.css".to_owned()];
        let refused = check_listed("<link href=\"style/base.css\">", "style", &names);
        assert!(matches!(refused, Err(StampError::NotListed { path }) if path == "style/note.css"));
    }
}
