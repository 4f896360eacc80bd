//! The page of a session: when, where, what about, who, and the note for oneself.
//!
//! Used by the agenda page for its second pane. Draws what `session_view` worked out; decides nothing.

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::private::Subject;
use crate::domain::session::{Attribution, Session, SessionStatus};
use crate::i18n::{Locale, t, t_count};
use crate::model::Event;
use crate::model::route::Route;
use crate::pages::event_time::long_day;
use crate::pages::nothing_here::NothingHere;
use crate::pages::practice_links::practice_links;
use crate::pages::private_note::PrivateNoteEditor;
use crate::pages::said::Said;
use crate::ui::{
    Crumb, Fact, Facts, Foreign, IconName, Meta, Notice, NoticeTone, PageHead, PanelList, Prose, Row, Section,
    StarButton, TrackLabel, Words, live,
};

use super::Agenda;
use super::session_view::{Role, SessionView, session_view};

/// The second pane while a session is open.
pub(super) fn detail(agenda: Agenda, id: Id<Session>) -> AnyView {
    let Agenda { shell, locale, .. } = agenda;
    let own = id.clone();
    let session = shell.select(move |ready| session_view(&ready.workspace, own.as_str(), locale));
    let page = move || match session.get() {
        Some(session) => page(agenda, &id, session),
        None => view! { <NothingHere /> }.into_any(),
    };
    view! { {live(page)} }.into_any()
}

fn page(agenda: Agenda, id: &Id<Session>, session: SessionView) -> AnyView {
    let Agenda { shell, locale, stars, .. } = agenda;
    let (own, pressed) = (id.clone(), id.clone());
    let is_starred = Signal::derive(move || stars.with(|stars| stars.contains(own.as_str())));
    let star = move || shell.send(Event::StarPressed(pressed.clone()));
    let label = t!(locale, common.star_named, title = session.title.text);
    let subject = Subject::Session(id.clone());
    let back = Route::Agenda(Some(session.day)).href();
    view! {
        <Crumb href=back label=t!(locale, common.tab_agenda)>
            <StarButton label=label pressed=is_starred on_press=star attr:data-key="star" />
        </Crumb>
        <div class="stack stack--loose">
            {head(agenda, &session)}
            {status_notice(locale, &session)}
            {attribution_notice(locale, &session)}
            {about(locale, &session)}
            {facts(locale, &session)}
            <PrivateNoteEditor subject />
            {practice_links(&session.practices, "session-practices", t!(locale, session.practices_fit))}
            {parallel(locale, &session)}
        </div>
    }
    .into_any()
}

fn head(agenda: Agenda, session: &SessionView) -> AnyView {
    let Agenda { locale, times, .. } = agenda;
    let track = session.track.clone().map(|track| view! { <TrackLabel colour=track.colour() name=track.label /> });
    let strand = session.strand.clone().map(|strand| view! { <span>{strand}</span> });
    let (starts, ends) =
        times.with_untracked(|times| (times.clock(locale, session.start), times.clock(locale, session.end)));
    let room = (!session.room.is_empty()).then(|| view! { ", " <Foreign text=session.room.words() /> });
    let (start_at, end_at) = (session.start.to_string(), session.end.to_string());
    let day = long_day(locale, session.day);
    let title = session.title.words();
    let room_note = (!session.room_note.is_empty())
        .then(|| view! { <p class="small muted"><Foreign text=session.room_note.words() /></p> });
    view! {
        <header class="session-head stack stack--tight">
            <Meta>{track} {strand} <span>{day}</span></Meta>
            <PageHead title=title />
            <p class="when">
                <b class="num">
                    <time datetime=start_at>{starts}</time>
                    " – "
                    <time datetime=end_at>{ends}</time>
                </b>
                {room}
            </p>
            {room_note}
        </header>
    }
    .into_any()
}

/// That it is cancelled, changed or may still move.
fn status_notice(locale: Locale, session: &SessionView) -> AnyView {
    let note = session.change_note.clone();
    let words = (!note.is_empty()).then(|| view! { <p><Foreign text=note.words() /></p> });
    let (tone, title) = match session.status {
        SessionStatus::Cancelled => (NoticeTone::Stop, t!(locale, session.cancelled)),
        SessionStatus::Changed => (NoticeTone::Warn, t!(locale, session.changed)),
        SessionStatus::Provisional => (NoticeTone::Info, t!(locale, session.provisional)),
        SessionStatus::Confirmed | SessionStatus::Other(_) if !note.is_empty() => {
            (NoticeTone::Warn, t!(locale, session.changed))
        }
        SessionStatus::Confirmed | SessionStatus::Other(_) => return ().into_any(),
    };
    view! { <Notice tone=tone title=title>{words}</Notice> }.into_any()
}

/// What may be told of it, before anybody takes a note.
fn attribution_notice(locale: Locale, session: &SessionView) -> AnyView {
    let text = match session.attribution {
        Attribution::Open => return ().into_any(),
        Attribution::ChathamHouse => t!(locale, session.chatham_text),
        // A rule of a newer version: the strictest reading is the safe one.
        Attribution::Closed | Attribution::Other(_) => t!(locale, session.closed_text),
    };
    let title = session.attribution_label.clone().unwrap_or_default();
    view! { <Notice tone=NoticeTone::Warn icon=IconName::Lock title=title><p>{text}</p></Notice> }.into_any()
}

fn about(locale: Locale, session: &SessionView) -> AnyView {
    let Said { text, lang } = session.summary.clone();
    let summary = (!text.is_empty()).then(|| {
        if lang.is_empty() { view! { <Prose text /> }.into_any() } else { view! { <Prose text lang /> }.into_any() }
    });
    let questions = texts(&session.questions, t!(locale, session.questions));
    let objectives = texts(&session.objectives, t!(locale, session.objectives));
    view! { {summary} {questions} {objectives} }.into_any()
}

/// A short list under a small label.
fn texts(texts: &[Said], label: &'static str) -> AnyView {
    if texts.is_empty() {
        return ().into_any();
    }
    let items = texts.iter().map(|text| view! { <li><Foreign text=text.words() /></li> }).collect_view();
    view! { <div class="stack stack--tight"><p class="label">{label}</p><ul class="plain-list">{items}</ul></div> }
        .into_any()
}

fn facts(locale: Locale, session: &SessionView) -> AnyView {
    let mut facts: Vec<AnyView> = session.roles.iter().map(|role| role_fact(locale, role)).collect();
    if !session.languages.is_empty() {
        let words = session.languages.join(", ");
        facts.push(view! { <Fact label=t!(locale, session.languages)>{words}</Fact> }.into_any());
    }
    if !session.interpretation.is_empty() {
        let lines = session.interpretation.iter().map(|line| view! { <p>{line.clone()}</p> }).collect_view();
        facts.push(view! { <Fact label=t!(locale, session.interpretation)>{lines}</Fact> }.into_any());
    }
    if !session.themes.is_empty() {
        let words = session.themes.join(", ");
        facts.push(view! { <Fact label=t!(locale, session.themes)>{words}</Fact> }.into_any());
    }
    if facts.is_empty() {
        return ().into_any();
    }
    let here_only = (session.attribution != Attribution::Open && !session.roles.is_empty())
        .then(|| view! { <p class="small muted">{t!(locale, session.people_here_only)}</p> });
    view! { <div class="stack stack--tight"><Facts across=true>{facts}</Facts> {here_only}</div> }.into_any()
}

fn role_fact(locale: Locale, role: &Role) -> AnyView {
    let mut people: Vec<AnyView> = role
        .named
        .iter()
        .map(|(id, name)| {
            let href = ["#/person/", id].concat();
            view! { <a href=href><Foreign text=Words::name(name.clone(), "") /></a> }.into_any()
        })
        .collect();
    if role.unnamed > 0 {
        people.push(t_count!(locale, role.unnamed, session.unnamed_single, session.unnamed_several).into_any());
    }
    let people = people
        .into_iter()
        .enumerate()
        .map(|(place, person)| view! { {(place > 0).then_some(", ")} {person} })
        .collect_view();
    view! { <Fact label=role.label.clone()>{people}</Fact> }.into_any()
}

fn parallel(locale: Locale, session: &SessionView) -> AnyView {
    if session.parallel.is_empty() {
        return ().into_any();
    }
    let rows = session
        .parallel
        .iter()
        .map(|(id, title, room)| {
            let href = ["#/session/", id].concat();
            let room = room.words();
            view! { <Row title=title.words() href=href><Meta><span><Foreign text=room /></span></Meta></Row> }
        })
        .collect_view();
    view! { <Section id="session-parallel" title=t!(locale, session.same_time) small=true><PanelList>{rows}</PanelList></Section> }
        .into_any()
}
