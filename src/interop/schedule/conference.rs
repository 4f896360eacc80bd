//! The conference of a schedule, and the head of its pack.
//!
//! Used by [`super::read`]. A schedule's version is words for people: it is turned into a number only so that later
//! exports of one programme are seen as later.

use std::collections::BTreeSet;

use super::super::names::id_text;
use super::super::report::Report;
use super::super::times;
use super::super::words::{Kind, cut, line, localised, plain};
use super::{NAME, TITLE, refused};
use crate::domain::conference::{Conference, Day};
use crate::domain::edition::{Edition, Issuer, Purpose};
use crate::domain::id::Id;
use crate::domain::problem::{Cause, Problem};
use crate::domain::record::Record;
use crate::domain::session::Session;
use crate::domain::text::{LanguageTag, Localised};
use crate::domain::time::Date;
use crate::pack::json::Json;

/// The longest conference, in days.
const DAYS: usize = 60;
/// The most languages of a conference.
const LANGUAGES: usize = 64;
/// The members that are read, or follow from others.
const TAKEN: &[&str] = &["acronym", "title", "start", "end", "days", "daysCount", "time_zone_name", "rooms", "tracks"];

/// The conference and its id.
pub(super) fn read(
    json: &Json<'_>,
    days: &[Json<'_>],
    sessions: &[Record<Session>],
    report: &mut Report<'_>,
) -> Result<(Id<Conference>, Conference), Problem> {
    report.rest("conference", json, TAKEN);
    for track in json.member("tracks").map(Json::as_list).unwrap_or_default() {
        // Sessions name their track; what else it has is for other programs' screens.
        report.rest("track", track, &["name", "slug", "guid"]);
    }
    let acronym = line(json.member("acronym"), NAME, "conference.acronym", report);
    let mut title = localised(json.member("title"), Kind::Line(TITLE), "conference.title", report);
    let id = acronym.as_deref().and_then(id_text).or_else(|| id_text(title.words("en")));
    let id = Id::parse(id.as_deref().unwrap_or("conference")).unwrap_or_default();
    if title.is_empty() {
        let name = acronym.unwrap_or_else(|| id.to_string());
        report.repaired(json, format!("conference {id}"), "title", format!("→ {name}"));
        title = Localised::of(LanguageTag::undetermined(), &name);
    }

    let dates: BTreeSet<Date> = days.iter().filter_map(|day| times::date(&plain(day.member("date"))?)).collect();
    let from_sessions = || sessions.iter().map(|session| session.body.listed_day());
    let mut edge = |name: &'static str, fallback: Option<Date>| {
        let written = plain(json.member(name));
        let date = written.as_deref().and_then(times::date);
        if date.is_none() && fallback.is_some() {
            let text = cut(written.unwrap_or_default().into_owned(), 40, "conference", report);
            let fallback = fallback.map(|date| date.to_string()).unwrap_or_default();
            report.repaired(json, format!("conference {id}"), name, format!("{text} → {fallback}"));
        }
        date.or(fallback).ok_or_else(|| refused(name, Cause::Missing))
    };
    let start = edge("start", dates.first().copied().or_else(|| from_sessions().min()))?;
    let mut end = edge("end", dates.last().copied().or_else(|| from_sessions().max()))?;
    if end < start {
        let later = dates.last().copied().filter(|last| *last >= start).unwrap_or(start);
        report.repaired(json, format!("conference {id}"), "end", format!("{end} → {later}"));
        end = later;
    }

    let dates: Vec<Date> = dates.into_iter().collect();
    report_more("day", dates.len(), DAYS, report);
    let days = dates.into_iter().take(DAYS).map(|date| Day { date, ..Day::default() }).collect();
    let languages: BTreeSet<LanguageTag> =
        sessions.iter().flat_map(|session| session.body.floor_languages.iter().cloned()).collect();
    let tz = time_zone(json, report);
    let languages = languages.into_iter().take(LANGUAGES).collect();
    Ok((id, Conference { title, tz, start, end, days, languages, ..Conference::default() }))
}

fn report_more(what: &str, count: usize, limit: usize, report: &mut Report<'_>) {
    if count > limit {
        report.not_taken(what, count - limit);
    }
}

/// The zone, if it is named as the IANA does: `Europe/Paris`. `UTC` and `Berlin` are known to be wrong in real files.
fn time_zone(json: &Json<'_>, report: &mut Report<'_>) -> Option<String> {
    let name = plain(json.member("time_zone_name"))?;
    let of_zone = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'_' | b'-' | b'+');
    let is_zone = name.len() <= 64
        && name.bytes().all(of_zone)
        && name.split('/').count() > 1
        && name.split('/').all(|part| part.starts_with(|first: char| first.is_ascii_uppercase()));
    if !is_zone {
        report.not_taken(&format!("conference.time_zone_name {name}"), 1);
    }
    is_zone.then(|| name.into_owned())
}

/// The head of the pack.
pub(super) fn edition(json: &Json<'_>, conference: Id<Conference>) -> Edition {
    let schedule = json.member("schedule");
    // The generator's place is beside the schedule; older files have it inside.
    let generator = json.member("generator").or_else(|| schedule?.member("generator"));
    let part = |name| generator.and_then(|generator| plain(generator.member(name)));
    let name = part("name").map_or_else(|| "schedule.json".to_owned(), std::borrow::Cow::into_owned);
    let id = id_text(&format!("schedule.json-{name}")).filter(|_| name != "schedule.json");
    let id = Id::parse(id.as_deref().unwrap_or("schedule.json")).unwrap_or_default();
    let name = part("version").map_or_else(|| name.clone(), |version| format!("{name} {version}"));
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(NAME).collect();
    let version = schedule.and_then(|schedule| plain(schedule.member("version")));
    Edition {
        purpose: Purpose::Organiser,
        conference,
        issuer: Issuer { id, name: Some(name), ..Issuer::default() },
        number: number(version.as_deref().unwrap_or_default()),
        ..Edition::default()
    }
}

/// A number that grows with the version: `0.17` → 17, `v1.2` → 1002, `2024-12-26 20:23` → minutes since 2000.
/// Words without digits are 1.
pub(super) fn number(version: &str) -> u32 {
    let digits: String = version.chars().skip_while(|character| !character.is_ascii_digit()).collect();
    if let Some(date) = times::date(&digits) {
        let minute = digits.get(11..16).and_then(times::clock).unwrap_or_default();
        let days = date.days() - Date::default().days();
        return u32::try_from(days * 24 * 60 + minute).unwrap_or(1).max(1);
    }
    let mut runs = digits.split(|character: char| !character.is_ascii_digit());
    let first: u32 = runs.next().and_then(|run| run.get(..run.len().min(9))?.parse().ok()).unwrap_or_default();
    let second = runs.next().and_then(|run| run.parse::<u32>().ok()).filter(|second| *second < 1000);
    let number = match second {
        Some(second) => first.saturating_mul(1000).saturating_add(second),
        None => first,
    };
    number.max(1)
}
