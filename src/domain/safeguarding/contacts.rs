//! E-mail addresses, names and profiles in social networks; marks every link, so that its digits are left alone.
//!
//! A step of the safeguarding check. Links to pages of organisations on ordinary sites are no finding.

use std::ops::Range;

use super::token::{Kind, Token};
use super::{Findings, Pattern};

/// Sites on which a path names a person or a private group. A host that ends in `/` counts only with that path.
const PROFILE_SITES: &str = "instagram.com/ instagr.am/ facebook.com/ fb.com/ fb.me/ m.me/ x.com/ twitter.com/ tiktok.com/ snapchat.com/add/ \
    snapchat.com/@ linkedin.com/in/ vk.com/ vk.ru/ ok.ru/ t.me/ telegram.me/ wa.me/ chat.whatsapp.com/ \
    invite.viber.com/ threads.net/ threads.com/ bsky.app/profile/ discord.gg/ discord.com/users/ discordapp.com/users/ \
    reddit.com/u/ reddit.com/user/ twitch.tv/ youtube.com/@";

/// Words that announce a name in a network when a colon or "@" follows.
const NETWORKS: &str =
    "instagram insta ig facebook fb tiktok snapchat snap twitter telegram discord vk vkontakte skype";

/// Ways of writing "@" that people use against robots.
const HIDDEN_AT: &str = "[at] (at) {at} [@] (@) (arobase)";

/// Finds contacts; `tokens` may be empty when only an address is looked at.
pub(super) fn find(text: &str, tokens: &mut [Token], findings: &mut Findings) {
    for chunk in chunks(text) {
        let Some(words) = text.get(chunk.clone()) else { continue };
        // Nearly every stretch is a plain word.
        if !words.contains(['@', '\u{FF20}', '/', ':']) && !words.contains("www.") {
            continue;
        }
        // Not `to_lowercase`, which may change the number of bytes.
        let lower = words.to_ascii_lowercase();
        let profile = has_profile(&lower);
        if profile {
            findings.add(Pattern::ProfileLink, chunk.clone());
        } else {
            addresses(words, chunk.start, findings);
        }
        if profile || is_link(&lower) || lower.contains('@') {
            let first = tokens.partition_point(|token| token.range.start < chunk.start);
            let inside = |token: &&mut Token| token.range.end <= chunk.end;
            tokens.iter_mut().skip(first).take_while(inside).for_each(|token| token.in_link = true);
        }
    }
    hidden_addresses(text, findings);
    announced_names(text, tokens, findings);
}

/// The stretches between white space, without the punctuation around them.
fn chunks(text: &str) -> Vec<Range<usize>> {
    let around = |c: char| "()[]{}<>«»“”„\"'‘’,;:!?.…*".contains(c);
    let mut chunks = Vec::new();
    let mut offset = 0;
    for piece in text.split(char::is_whitespace) {
        let left = piece.len() - piece.trim_start_matches(around).len();
        let right = piece.trim_end_matches(around).len();
        if left < right {
            chunks.push(offset + left..offset + right);
        }
        // White space is one character of 1 to 3 bytes.
        let space = text.get(offset + piece.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        offset += piece.len() + space;
    }
    chunks
}

fn has_profile(lower: &str) -> bool {
    PROFILE_SITES.split(' ').any(|site| {
        lower.match_indices(site).any(|(at, _)| {
            let before = lower.get(..at).and_then(|head| head.chars().next_back());
            let after = lower.get(at + site.len()..).and_then(|tail| tail.chars().next());
            before.is_none_or(|c| !(c.is_alphanumeric() || c == '-'))
                && after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '@' | '_' | '+' | '.'))
        })
    })
}

/// Whether a stretch is a web address or a DOI, with or without its scheme.
fn is_link(lower: &str) -> bool {
    if lower.contains("://")
        || lower.starts_with("www.")
        || lower.starts_with("doi:")
        || lower.starts_with("10.") && lower.contains('/')
    {
        return true;
    }
    let Some((host, _)) = lower.split_once('/') else { return false };
    let Some((name, last)) = host.rsplit_once('.') else { return false };
    !name.is_empty() && last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn is_local(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '.' | '_' | '%' | '+' | '-')
}

fn is_domain(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '.' | '-')
}

/// E-mail addresses and names with "@" in one stretch that begins at byte `offset` of the text.
fn addresses(words: &str, offset: usize, findings: &mut Findings) {
    for (at, sign) in words.match_indices(['@', '\u{FF20}']) {
        let (Some(head), Some(tail)) = (words.get(..at), words.get(at + sign.len()..)) else { continue };
        let local = &head[head.trim_end_matches(is_local).len()..];
        let domain = &tail[..tail.len() - tail.trim_start_matches(is_domain).len()];
        let domain = domain.trim_end_matches(['.', '-']);
        let named = local.chars().any(char::is_alphanumeric);
        if named && has_top_level(domain) {
            findings.add(Pattern::Email, offset + at - local.len()..offset + at + sign.len() + domain.len());
        } else if !named {
            let name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
            let handle = &tail[..tail.len() - tail.trim_start_matches(name).len()];
            let handle = handle.trim_end_matches(['.', '-']);
            // "@9am" and "@ 18 h" are times.
            let begins = handle.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_');
            if begins && handle.chars().count() >= 2 {
                findings.add(Pattern::Handle, offset + at..offset + at + sign.len() + handle.len());
            }
        }
    }
}

fn has_top_level(domain: &str) -> bool {
    domain.rsplit_once('.').is_some_and(|(name, last)| {
        !name.is_empty() && last.chars().count() >= 2 && last.chars().all(char::is_alphabetic)
    })
}

/// Addresses with "[at]" instead of "@", with or without spaces around it.
fn hidden_addresses(text: &str, findings: &mut Findings) {
    let lower = text.to_ascii_lowercase();
    for hidden in HIDDEN_AT.split(' ') {
        for (at, _) in lower.match_indices(hidden) {
            let (Some(head), Some(tail)) = (lower.get(..at), lower.get(at + hidden.len()..)) else { continue };
            let head = head.trim_end_matches(' ');
            let local = &head[head.trim_end_matches(is_local).len()..];
            let spaces = tail.len() - tail.trim_start_matches(' ').len();
            let domain = &tail[spaces..];
            let domain = &domain[..domain.len() - domain.trim_start_matches(is_domain).len()];
            let domain = domain.trim_end_matches(['.', '-']);
            let rest = tail.get(spaces + domain.len()..).unwrap_or_default().trim_start();
            let dotted =
                has_top_level(domain) || "[dot] (dot) [point] (point)".split(' ').any(|dot| rest.starts_with(dot));
            if local.chars().any(char::is_alphanumeric) && !domain.is_empty() && dotted {
                let end = at + hidden.len() + spaces + domain.len();
                findings.add(Pattern::Email, head.len() - local.len()..end);
            }
        }
    }
}

/// "Instagram: some.name", "snap : name99": a network, a colon, and a word that no dictionary has.
fn announced_names(text: &str, tokens: &[Token], findings: &mut Findings) {
    for (index, token) in tokens.iter().enumerate() {
        let follows = |ahead: usize| tokens.get(index + ahead);
        let announces = follows(1).is_some_and(|next| next.is_sign_of(&[':', '=']));
        if !announces || token.in_link || !token.is_one_of(NETWORKS) {
            continue;
        }
        let Some(first) = follows(2).filter(|first| !first.in_link) else { continue };
        let tail = text.get(first.range.start..).unwrap_or_default();
        let name = &tail[..tail.len() - tail.trim_start_matches(|c: char| is_local(c) || c == '#').len()];
        let name = name.trim_end_matches(['.', '-']);
        let unusual = name.chars().any(|c| c.is_numeric() || matches!(c, '_' | '.' | '#'));
        let lettered = name.chars().any(char::is_alphabetic) && first.kind != Kind::Number;
        if unusual && lettered {
            findings.add(Pattern::Handle, first.range.start..first.range.start + name.len());
        }
    }
}
