//! The page of a person: name, functions, what they share, their sessions and notes, and the note for oneself.
//!
//! Used by the people's page for its second pane. Draws what `person_view` worked out; decides nothing.

use leptos::prelude::*;

use crate::domain::any_record::RecordKey;
use crate::domain::id::Id;
use crate::domain::participant::Participant;
use crate::domain::private::{Met, Subject};
use crate::domain::record::{Extra, Record};
use crate::i18n::{Locale, t};
use crate::model::Event;
use crate::model::history::Label;
use crate::model::route::Route;
use crate::pages::event_time::{EventTime, short_day};
use crate::pages::nothing_here::NothingHere;
use crate::pages::practice_links::practice_links;
use crate::pages::private_note::PrivateNoteEditor;
use crate::shell::{Shell, clock};
use crate::ui::{
    Chip, Crumb, Disc, Fact, Facts, Foreign, LinkOut, Meta, PageHead, PanelList, Row, Section, Words, live,
};

use super::People;
use super::person_view::{AffiliationLine, PersonView, SessionLine, person_view};

/// The second pane while a person is open.
pub(super) fn detail(people: People, id: Id<Participant>) -> AnyView {
    let People { shell, locale, .. } = people;
    let own = id.clone();
    let person = shell.select(move |ready| person_view(&ready.workspace, own.as_str(), locale));
    let page = move || match person.get() {
        Some(person) => page(shell, locale, &id, &person),
        None => view! { <NothingHere /> }.into_any(),
    };
    view! { {live(page)} }.into_any()
}

fn page(shell: Shell, locale: Locale, id: &Id<Participant>, person: &PersonView) -> AnyView {
    view! {
        <Crumb href=Route::People.href() label=t!(locale, common.tab_people) />
        <div class="stack stack--loose">
            {head(person)}
            {facts(locale, person)}
            {marks(shell, locale, id)}
            {affiliations(locale, &person.affiliations)}
            {contact(locale, person)}
            {sessions(shell, locale, &person.sessions)}
            {practice_links(&person.practices, "person-practices", t!(locale, people.practices))}
            <PrivateNoteEditor subject=Subject::Participant(id.clone()) />
        </div>
    }
    .into_any()
}

fn head(person: &PersonView) -> AnyView {
    let local = (!person.local.is_empty()).then(|| {
        let words = Words::name(person.local.clone(), person.local_language);
        view! { <p class="latin"><Foreign text=words /></p> }
    });
    view! {
        <header class="person-head">
            <Disc initials=person.initials.clone() big=true />
            <div class="person-head__name stack stack--tight">
                <PageHead title=Words::name(person.name.clone(), "") />
                {local}
            </div>
        </header>
    }
    .into_any()
}

fn facts(locale: Locale, person: &PersonView) -> AnyView {
    let mut facts: Vec<AnyView> = Vec::new();
    if !person.languages.is_empty() {
        let words = person.languages.join(", ");
        facts.push(view! { <Fact label=t!(locale, people.speaks)>{words}</Fact> }.into_any());
    }
    if let Some(country) = person.country.clone() {
        facts.push(view! { <Fact label=t!(locale, people.country)>{country}</Fact> }.into_any());
    }
    if !person.courtesy.is_empty() {
        let words = person.courtesy.clone();
        facts.push(
            view! { <Fact label=t!(locale, people.courtesy)><span translate="no">{words}</span></Fact> }.into_any(),
        );
    }
    if facts.is_empty() { ().into_any() } else { view! { <Facts across=true>{facts}</Facts> }.into_any() }
}

/// The two private marks: one press sets, the next takes away.
fn marks(shell: Shell, locale: Locale, id: &Id<Participant>) -> AnyView {
    let own = id.clone();
    let met = shell.select(move |ready| ready.workspace.met.get(own.as_str()).map(|met| met.body.met));
    let chip = |value: bool, label: &'static str| {
        let id = id.clone();
        let press = move || press_mark(shell, &id, value);
        view! { <Chip pressed=Signal::derive(move || met.get() == Some(value)) on_press=press>{label}</Chip> }
    };
    view! {
        <div class="person-marks" role="group" aria-label=t!(locale, people.my_marks)>
            {chip(false, t!(locale, people.want_to_meet))}
            {chip(true, t!(locale, people.met))}
            <span class="small muted">{t!(locale, people.only_you)}</span>
        </div>
    }
    .into_any()
}

fn press_mark(shell: Shell, id: &Id<Participant>, value: bool) {
    let event = shell.peek(|ready| {
        let now = Some(clock::now());
        Some(match ready.workspace.met.get(id.as_str()) {
            Some(met) if met.body.met == value => Event::Removed(RecordKey::new("met", id.as_str())),
            Some(met) => {
                let body = Met { met: value, ..met.body.clone() };
                Event::Put(met.edited(ready.device(), now, body).into(), Label::MetMarked)
            }
            None => {
                let body = Met { met: value, extra: Extra::default() };
                Event::Put(Record::first(id.cast(), ready.device(), now, body).into(), Label::MetMarked)
            }
        })
    });
    if let Some(event) = event {
        shell.send(event);
    }
}

fn affiliations(locale: Locale, affiliations: &[AffiliationLine]) -> AnyView {
    if affiliations.is_empty() {
        return ().into_any();
    }
    let rows = affiliations
        .iter()
        .map(|line| {
            let organisation = Words::name(line.organisation.clone(), "");
            let title = if line.organisation.is_empty() { line.function.words() } else { organisation };
            let function = (!line.function.is_empty() && !line.organisation.is_empty())
                .then(|| view! { <span><Foreign text=line.function.words() /></span> });
            let capacity = line.capacity.clone().map(|capacity| view! { <span>{capacity}</span> });
            let website = line.website.clone().map(|href| view! { <span><LinkOut href=href /></span> });
            view! { <Row title=title><Meta>{function} {capacity} {website}</Meta></Row> }
        })
        .collect_view();
    view! { <Section id="person-affiliations" title=t!(locale, people.represents)><PanelList>{rows}</PanelList></Section> }
        .into_any()
}

fn contact(locale: Locale, person: &PersonView) -> AnyView {
    if person.email.is_none() && person.phone.is_none() {
        return ().into_any();
    }
    let fact = |label: &'static str, address: &Option<String>| {
        let link = match address.clone() {
            Some(href) => {
                let text = href.split_once(':').map(|(_, text)| text.to_owned()).unwrap_or_default();
                view! { <LinkOut href=href text=text /> }.into_any()
            }
            None => view! { <span class="muted">{t!(locale, people.not_shared)}</span> }.into_any(),
        };
        view! { <Fact label=label>{link}</Fact> }.into_any()
    };
    let facts = [fact(t!(locale, people.email), &person.email), fact(t!(locale, people.phone), &person.phone)];
    let facts: Vec<AnyView> = facts.into();
    view! {
        <Section id="person-contact" title=t!(locale, people.contact)>
            <Facts across=true>{facts}</Facts>
        </Section>
    }
    .into_any()
}

fn sessions(shell: Shell, locale: Locale, sessions: &[SessionLine]) -> AnyView {
    if sessions.is_empty() {
        return ().into_any();
    }
    let times = shell.peek(|ready| EventTime::of(&ready.workspace));
    let rows = sessions
        .iter()
        .map(|line| {
            let when = [short_day(locale, line.day), times.clock(locale, line.start)].join(" ");
            let href = ["#/session/", &line.id].concat();
            let role = line.role.clone();
            view! {
                <Row title=line.title.words() href=href>
                    <Meta><span class="num">{when}</span> <span>{role}</span></Meta>
                </Row>
            }
        })
        .collect_view();
    view! { <Section id="person-sessions" title=t!(locale, people.sessions)><PanelList>{rows}</PanelList></Section> }
        .into_any()
}
