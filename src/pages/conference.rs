//! About the conference: dates and place, objectives, papers, what happens with personal data, whom to turn to.
//!
//! Used by `app`. Shows what the organiser's pack says, in the language it says it in.

use std::sync::Arc;

use leptos::prelude::*;

use super::code_words::code_words;
use super::record_title::in_language;
use super::when;
use super::worried::{Contact, contact, contact_view};
use crate::domain::conference::Conference;
use crate::domain::edition::{Edition, Privacy};
use crate::domain::order;
use crate::domain::report::Document;
use crate::domain::workspace::Workspace;
use crate::i18n::{self, Join, Locale, t};
use crate::model::Ready;
use crate::model::route::Route;
use crate::shell::{routing, use_shell};
use crate::ui::{
    Crumb, EmptyState, Fact, Facts, Fold, IconName, LinkOut, Notice, Page, PageHead, PanelList, Prose, Section, Words,
    live,
};

/// A paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Paper {
    title: Words,
    kind: String,
    text: Words,
    link: Option<(String, String)>,
}

/// What the organiser says about personal data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct PrivacyWords {
    controller: String,
    email: Option<String>,
    notice: Words,
    retention: Option<String>,
}

/// The page's content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct About {
    title: Words,
    fictional: Words,
    dates: String,
    place: Vec<Words>,
    organiser: Option<Words>,
    languages: String,
    edition: Option<String>,
    news: Vec<Words>,
    days: Vec<(String, Words)>,
    objectives: Vec<Words>,
    papers: Vec<Paper>,
    privacy: Option<PrivacyWords>,
    contact: Option<Contact>,
}

fn about(locale: Locale, ready: &Ready) -> Option<About> {
    let workspace = &ready.workspace;
    let conference = &workspace.conference()?.body;
    let language = locale.tag();
    let organiser = conference.organiser.as_ref().and_then(|id| workspace.organisations.get(id.as_str()));
    let languages: Vec<String> =
        conference.languages.iter().map(|tag| i18n::language_name(locale, tag.as_str())).collect();
    let edition = workspace.edition();
    let labelled = conference.days.iter().filter(|day| !day.label.is_empty());
    Some(About {
        title: in_language(&conference.title, language),
        fictional: in_language(&conference.fictional, language),
        dates: i18n::date_range(
            locale,
            conference.start.noon_milliseconds(),
            conference.end.noon_milliseconds(),
            "UTC",
        ),
        place: place(locale, conference),
        organiser: organiser.map(|organiser| Words::name(organiser.body.name.clone(), "")),
        languages: i18n::list(locale, Join::And, &languages),
        edition: edition.map(|edition| edition_words(locale, edition)),
        news: edition
            .map(|edition| edition.summary.iter().map(|line| in_language(line, language)).collect())
            .unwrap_or_default(),
        days: labelled
            .map(|day| (i18n::long_day(locale, day.date.noon_milliseconds(), "UTC"), in_language(&day.label, language)))
            .collect(),
        objectives: objectives(workspace, language),
        papers: papers(locale, workspace),
        privacy: edition.and_then(|edition| edition.privacy.as_ref()).map(|privacy| privacy_words(locale, privacy)),
        contact: contact(ready, language),
    })
}

/// House, town, country.
fn place(locale: Locale, conference: &Conference) -> Vec<Words> {
    let mut place = Vec::new();
    if !conference.venue.is_empty() {
        place.push(in_language(&conference.venue, locale.tag()));
    }
    place.extend(conference.city.clone().map(|city| Words::name(city, "")));
    place.extend(conference.country.as_deref().map(|code| Words::from(i18n::country_name(locale, code))));
    place
}

fn edition_words(locale: Locale, edition: &Edition) -> String {
    let issuer = edition.issuer.shown_name();
    let mut words = t!(locale, conference.edition_value, number = edition.number, issuer = issuer);
    if let Some(at) = edition.issued {
        words.push_str(", ");
        words.push_str(&when::moment(locale, at));
    }
    words
}

/// The objectives in force, in their order.
fn objectives(workspace: &Workspace, language: &str) -> Vec<Words> {
    let mut objectives: Vec<_> = workspace.objectives.iter().filter(|one| one.body.replaced_by.is_none()).collect();
    order::sort_by_key(&mut objectives, |objective| objective.body.order.unwrap_or(u32::MAX));
    objectives.into_iter().map(|objective| in_language(&objective.body.text, language)).collect()
}

fn papers(locale: Locale, workspace: &Workspace) -> Vec<Paper> {
    workspace.documents.iter().map(|document| paper(locale, workspace, &document.body)).collect()
}

fn paper(locale: Locale, workspace: &Workspace, document: &Document) -> Paper {
    let kind = document.kind.as_ref().map(|kind| code_words(workspace, locale, kind));
    let title = in_language(&document.title, locale.tag());
    let link = document.link.as_ref().map(|link| (link.as_str().to_owned(), title.text.clone()));
    Paper { title, kind: kind.unwrap_or_default(), text: in_language(&document.text, locale.tag()), link }
}

fn privacy_words(locale: Locale, privacy: &Privacy) -> PrivacyWords {
    PrivacyWords {
        controller: privacy.controller.name.clone().unwrap_or_default(),
        email: privacy.controller.email.clone(),
        notice: in_language(&privacy.notice, locale.tag()),
        retention: privacy.retention_until.map(|until| when::day(locale, until)),
    }
}

/// About the conference.
#[component]
pub fn ConferencePage() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    routing::title(shell, move || t!(locale, conference.title).to_owned());
    // Shared, for the slice is compared and handed over as a whole.
    let about = shell.select(move |ready| about(locale, ready).map(Arc::new));
    view! {
        <Page>
            <Crumb href=Route::More.href() label=t!(locale, more.title) />
            {live(move || match about.get() {
                Some(about) => about_view(locale, &about),
                None => view! {
                    <PageHead title=t!(locale, conference.title) />
                    <EmptyState title=t!(locale, conference.none_title) icon=IconName::Calendar />
                }
                .into_any(),
            })}
        </Page>
    }
}

fn about_view(locale: Locale, about: &About) -> AnyView {
    let fictional = (!about.fictional.text.is_empty()).then(|| {
        let words = about.fictional.clone();
        view! { <Notice title=t!(locale, common.sample_data)><p>{words.into_view()}</p></Notice> }
    });
    let contact = about.contact.clone().map(|contact| contact_view(locale, contact));
    view! {
        <div class="stack stack--loose">
            <PageHead title=about.title.clone() />
            {fictional}
            {facts(locale, about)}
            {list(t!(locale, conference.summary), "news", &about.news, false)}
            {days(locale, &about.days)}
            {list(t!(locale, conference.objectives), "objectives", &about.objectives, true)}
            {papers_view(locale, &about.papers)}
            {privacy_view(locale, about.privacy.as_ref())}
            {contact}
        </div>
    }
    .into_any()
}

fn facts(locale: Locale, about: &About) -> AnyView {
    let place = about
        .place
        .iter()
        .enumerate()
        .map(|(index, words)| view! { {(index > 0).then_some(", ")} {words.clone().into_view()} })
        .collect_view();
    let organiser = about.organiser.clone().map(|organiser| {
        view! { <Fact label=t!(locale, conference.organiser)>{organiser.into_view()}</Fact> }
    });
    let edition = about.edition.clone().map(|edition| {
        view! { <Fact label=t!(locale, conference.edition)><bdi>{edition}</bdi></Fact> }
    });
    let (dates, languages) = (about.dates.clone(), about.languages.clone());
    view! {
        <Facts boxed=true>
            <Fact label=t!(locale, conference.when)>{dates}</Fact>
            <Fact label=t!(locale, conference.place)>{place}</Fact>
            {organiser}
            <Fact label=t!(locale, conference.languages)>{languages}</Fact>
            {edition}
        </Facts>
    }
    .into_any()
}

fn list(title: &'static str, id: &'static str, items: &[Words], numbered: bool) -> AnyView {
    if items.is_empty() {
        return ().into_any();
    }
    let items = items.iter().map(|words| view! { <li>{words.clone().into_view()}</li> }).collect_view().into_any();
    let items = if numbered { view! { <ol>{items}</ol> }.into_any() } else { view! { <ul>{items}</ul> }.into_any() };
    view! { <Section id title>{items}</Section> }.into_any()
}

fn days(locale: Locale, days: &[(String, Words)]) -> AnyView {
    if days.is_empty() {
        return ().into_any();
    }
    let days = days
        .iter()
        .map(|(day, label)| {
            let label = label.clone().into_view();
            view! { <Fact label=day.clone()>{label}</Fact> }
        })
        .collect_view();
    view! { <Section id="days" title=t!(locale, conference.days)><Facts>{days}</Facts></Section> }.into_any()
}

fn papers_view(locale: Locale, papers: &[Paper]) -> AnyView {
    if papers.is_empty() {
        return ().into_any();
    }
    let papers = papers
        .iter()
        .map(|paper| {
            let Paper { title, kind, text, link } = paper.clone();
            let summary = move || {
                view! { <strong>{title.into_view()}</strong> " " <span class="small muted">{kind}</span> }
            };
            let empty = text.text.is_empty();
            let link = link.map(|(href, words)| {
                view! { <p>{t!(locale, conference.document_elsewhere)} " · " <LinkOut href text=words /></p> }
            });
            let nothing = (empty && link.is_none())
                .then(|| view! { <p class="muted">{t!(locale, conference.document_empty)}</p> });
            let text = (!empty).then(|| view! { <Prose text=text.text lang=text.lang.unwrap_or_default() /> });
            view! { <li><Fold summary>{text} {link} {nothing}</Fold></li> }
        })
        .collect_view();
    view! {
        <Section id="documents" title=t!(locale, conference.documents)><PanelList>{papers}</PanelList></Section>
    }
    .into_any()
}

fn privacy_view(locale: Locale, privacy: Option<&PrivacyWords>) -> AnyView {
    let content = match privacy.cloned() {
        None => view! { <p>{t!(locale, conference.privacy_none)}</p> }.into_any(),
        Some(PrivacyWords { controller, email, notice, retention }) => {
            let email = email.map(|email| view! { " " <LinkOut href=format!("mailto:{email}") text=email /> });
            let retention =
                retention.map(|until| view! { <Fact label=t!(locale, conference.retention)>{until}</Fact> });
            let notice_text = (!notice.text.is_empty())
                .then(|| view! { <Prose text=notice.text lang=notice.lang.unwrap_or_default() /> });
            view! {
                <Facts>
                    <Fact label=t!(locale, conference.controller)><bdi>{controller}</bdi> {email}</Fact>
                    {retention}
                </Facts>
                {notice_text}
            }
            .into_any()
        }
    };
    view! { <Section id="privacy" title=t!(locale, conference.privacy)>{content}</Section> }.into_any()
}
