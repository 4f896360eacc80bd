//! Links that leave the app.
//!
//! For: addresses out of packs and notes. Only `https:`, `mailto:` and `tel:` become links; everything else stays text.
//! Not for: links inside the app.

use leptos::prelude::*;

/// What an address outside the app is, as far as a link may be made of it.
#[derive(Debug, PartialEq, Eq)]
enum Target<'href> {
    /// A web page on this host.
    Web(&'href str),
    /// A mail or telephone address.
    Contact,
    /// Nothing that may be followed.
    Refused,
}

/// Judges an address by its beginning.
fn target(href: &str) -> Target<'_> {
    if href.chars().any(|letter| letter.is_control() || letter.is_whitespace()) {
        return Target::Refused;
    }
    if let Some(rest) = href.strip_prefix("https://") {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        // A name before an @ could pass for the host.
        return if host.is_empty() || host.contains('@') || host.contains('\\') {
            Target::Refused
        } else {
            Target::Web(host)
        };
    }
    if href.starts_with("mailto:") || href.starts_with("tel:") { Target::Contact } else { Target::Refused }
}

/// A link out of the app that shows where it leads.
#[component]
pub fn LinkOut(
    /// The address.
    #[prop(into)]
    href: String,
    /// The words; the address itself when empty.
    #[prop(optional, into)]
    text: String,
) -> impl IntoView {
    link_out_view(href, text)
}

/// See [`LinkOut`].
pub(super) fn link_out_view(href: String, text: String) -> AnyView {
    let words = if text.is_empty() { href.clone() } else { text };
    match target(&href) {
        Target::Refused => view! { <bdi>{words}</bdi> }.into_any(),
        Target::Contact => view! { <a class="link-out" href=href><bdi>{words}</bdi></a> }.into_any(),
        Target::Web(host) => {
            let host = (!words.contains(host))
                .then(|| view! { " " <span class="link-out__host" translate="no">{format!("({host})")}</span> });
            view! {
                <a class="link-out" href=href.clone() target="_blank" rel="noopener noreferrer">
                    <bdi>{words}</bdi>
                    {host}
                </a>
            }
            .into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Target, target};

    #[test]
    fn only_safe_addresses_become_links() {
        assert_eq!(target("https://example.org/a?b"), Target::Web("example.org"));
        assert_eq!(target("mailto:a@example.org"), Target::Contact);
        assert_eq!(target("tel:+33123"), Target::Contact);
        for refused in [
            "javascript:alert(1)",
            "http://example.org",
            "https://good.example@bad.example/",
            "https://",
            "data:x",
            "https://a\nb",
        ] {
            assert_eq!(target(refused), Target::Refused, "{refused}");
        }
    }
}
