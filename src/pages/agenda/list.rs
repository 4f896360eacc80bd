//! The list of a day: its head, days and filters, what comes next, and the sessions in slots.
//!
//! Used by the agenda page. Draws what `rows` worked out; decides nothing.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::domain::time::Date;
use crate::i18n::{relative_minutes, t, t_count};
use crate::model::Event;
use crate::model::route::Route;
use crate::pages::appending::{Appending, begin_again};
use crate::pages::at_rest::announce_at_rest;
use crate::pages::event_time::{long_day, short_day};
use crate::pages::keyed::{Keyed, content_key, keyed};
use crate::pages::offline_line::offline_line;
use crate::pages::said::Said;
use crate::shell::Slice;
use crate::ui::{
    Button, Card, CardList, CardLook, Chip, ChipClear, ChipLink, ChipNav, ChipRow, EmptyState, Foreign, IconLink,
    IconName, Meta, PageHead, StarButton, Tag, TagTone, Tags, TrackLabel, live,
};

use super::Agenda;
use super::rows::{self, CardRow, Clash, Filter, SessionTrack, Slot, Starred};

/// The `id` of the line of now.
const NOW: &str = "now-line";

/// The first pane.
pub(super) fn list(agenda: Agenda) -> AnyView {
    let Agenda { locale, filter, shown, slots, .. } = agenda;
    let count = Slice::new(move || {
        let total = slots.with(|slots| slots.total);
        t_count!(locale, total, common.sessions_single, common.sessions_several)
    });
    announce_at_rest(count);
    Effect::watch(move || (agenda.day.get(), filter.get()), move |_, _, _: Option<()>| begin_again(shown), false);
    land_on_now(agenda);
    view! {
        {live(move || head(agenda, agenda.day.get()))}
        {live(move || agenda.days.with(|days| (days.len() > 1).then(|| day_chips(agenda, days))))}
        {filters(agenda)}
        <p class="sr">{live(move || count.get())}</p>
        {next_up(agenda)}
        {keyed(items(agenda))}
        {live(move || (slots.with(|slots| slots.total) == 0).then(|| empty(agenda)))}
        <Appending total=Signal::derive(move || slots.with(|slots| slots.total)) shown />
    }
    .into_any()
}

/// The day as the title of the page.
fn head(agenda: Agenda, day: Option<Date>) -> AnyView {
    let Agenda { shell, locale, open, .. } = agenda;
    let title = day.map_or_else(|| t!(locale, agenda.title).to_owned(), |day| long_day(locale, day));
    let label = shell.peek(|ready| {
        let conference = ready.workspace.conference()?;
        conference.body.days.iter().find(|named| Some(named.date) == day).map(|named| Said::pick(&named.label, locale))
    });
    let is_page = Signal::derive(move || open.with(Option::is_none));
    view! {
        <PageHead title=title kick=offline_line(shell) is_page=is_page>
            <IconLink label=t!(locale, common.search) icon=IconName::Search href=Route::People.href() />
        </PageHead>
        {label.filter(|label| !label.is_empty()).map(|label| view! { <p class="muted"><Foreign text=label.words() /></p> })}
    }
    .into_any()
}

fn day_chips(agenda: Agenda, days: &[Date]) -> AnyView {
    let Agenda { locale, day, .. } = agenda;
    let chips = days
        .iter()
        .map(|own| {
            let own = *own;
            let current = Signal::derive(move || day.get() == Some(own));
            view! { <ChipLink href=Route::Agenda(Some(own)).href() current=current>{short_day(locale, own)}</ChipLink> }
        })
        .collect_view();
    view! { <ChipNav label=t!(locale, agenda.days)>{chips}</ChipNav> }.into_any()
}

fn filters(agenda: Agenda) -> AnyView {
    let Agenda { shell, locale, programme, cards, stars, filter, .. } = agenda;
    let tracks = Slice::new(move || {
        programme.track();
        shell.peek(|ready| rows::tracks(&ready.workspace, locale))
    });
    let mine = Signal::derive(move || {
        cards.with(|cards| stars.with(|stars| cards.iter().filter(|card| stars.contains(&card.id)).count()))
    });
    let chips = move || {
        let tracks = tracks.get();
        if tracks.len() < 2 {
            return Vec::new();
        }
        tracks.into_iter().map(|track| track_chip(agenda, track)).collect()
    };
    view! {
        <ChipRow label=t!(locale, common.filters)>
            <Chip
                pressed=Signal::derive(move || filter.with(|filter| filter.mine))
                on_press=move || filter.update(|filter| filter.mine = !filter.mine)
                count=mine
            >
                {t!(locale, agenda.my_agenda)}
            </Chip>
            {live(chips)}
            {live(move || {
                filter
                    .with(Filter::is_on)
                    .then(|| view! { <ChipClear on_press=move || filter.set(Filter::default())>{t!(locale, common.clear)}</ChipClear> })
            })}
        </ChipRow>
    }
    .into_any()
}

fn track_chip(agenda: Agenda, track: SessionTrack) -> AnyView {
    let Agenda { cards, filter, .. } = agenda;
    let SessionTrack { key, label } = track;
    let (own, toggled) = (key.clone(), key.clone());
    let count = Signal::derive(move || {
        let of_track = |card: &&Arc<CardRow>| card.track.as_ref().is_some_and(|track| track.key == own);
        cards.with(|cards| cards.iter().filter(of_track).count())
    });
    let toggle = move || {
        filter.update(|filter| {
            if !filter.tracks.remove(&toggled) {
                filter.tracks.insert(toggled.clone());
            }
        });
    };
    let pressed = Signal::derive(move || filter.with(|filter| filter.tracks.contains(&key)));
    view! { <Chip pressed=pressed on_press=toggle count=count>{label}</Chip> }.into_any()
}

/// The starred session that begins soon.
fn next_up(agenda: Agenda) -> AnyView {
    let Agenda { shell, locale, starred, .. } = agenda;
    let next = Slice::new(move || starred.with(|starred| rows::next_up(starred, shell.now.get())));
    let strip = move || {
        next.get().map(|(session, minutes)| {
            let Starred { id, title, room, room_note, .. } = session;
            let place = (!room_note.is_empty()).then(|| view! { " · " <Foreign text=room_note.words() /> });
            view! {
                <section class="next-up" aria-labelledby="next-up">
                    <h2 class="next-up__title" id="next-up">{t!(locale, agenda.next_up)}</h2>
                    <p><a class="next-up__link" href=session_href(&id)><Foreign text=title.words() /></a></p>
                    <p class="next-up__text"><Foreign text=room.words() />{place}</p>
                    <p class="next-up__in">
                        {t!(locale, agenda.in_before)} " " <b class="next-up__figure">{minutes}</b> " " {t!(locale, agenda.in_after)}
                    </p>
                </section>
            }
        })
    };
    view! { {live(strip)} }.into_any()
}

/// The address of a session whose id is known to be one.
fn session_href(id: &str) -> String {
    ["#/session/", id].concat()
}

/// Slots, and the line of now between them.
fn items(agenda: Agenda) -> Signal<Vec<Keyed>> {
    let Agenda { shell, slots, day, today, .. } = agenda;
    let place = Slice::new(move || {
        let is_today = day.get() == Some(today.get());
        is_today.then(|| slots.with(|slots| rows::now_place(slots, shell.now.get()))).flatten()
    });
    Signal::derive(move || {
        let now = || Keyed::new(NOW.to_owned(), move || now_line(agenda));
        let place = place.get();
        let mut items = Vec::new();
        slots.with(|slots| {
            for (position, slot) in slots.list.iter().enumerate() {
                if place == Some(position) {
                    items.push(now());
                }
                let slot = Arc::clone(slot);
                let start = slot.start;
                let key = content_key("", &(start, slot.ends_together, slot.last_end));
                items.push(Keyed::new(key, move || slot_view(agenda, &slot)));
            }
            if place == Some(slots.list.len()) {
                items.push(now());
            }
        });
        items
    })
}

fn now_line(agenda: Agenda) -> AnyView {
    let Agenda { shell, locale, times, .. } = agenda;
    let time = move || times.with(|times| times.wall(locale, shell.now.get()));
    view! { <p class="now-line" id=NOW><span>{live(move || t!(locale, agenda.now_at, time = time()))}</span></p> }
        .into_any()
}

fn slot_view(agenda: Agenda, slot: &Slot) -> AnyView {
    let Agenda { shell, locale, slots, .. } = agenda;
    let (start, last_end, together) = (slot.start, slot.last_end, slot.ends_together);
    let Some(first) = slot.cards.first() else { return ().into_any() };
    let id = ["slot-", &start.to_string()].concat();
    let ends = together.then(|| [" – ", &first.ends].concat());
    let over = move || {
        let now = shell.now.get().milliseconds();
        if last_end <= now {
            return Some(t!(locale, agenda.ended).to_owned());
        }
        let minutes = (last_end - now + 59_999) / 60_000;
        (together && start <= now).then(|| t!(locale, agenda.ends, time = relative_minutes(locale, minutes)))
    };
    let over = Slice::new(over);
    let cards = Signal::derive(move || {
        let found = slots.with(|slots| slots.list.iter().find(|slot| slot.start == start).cloned());
        let cards = found.map(|slot| slot.cards.clone()).unwrap_or_default();
        cards
            .into_iter()
            .map(|row| Keyed::new(content_key(&row.id, row.as_ref()), move || card(agenda, &row, !together)))
            .collect()
    });
    view! {
        <section class="slot" aria-labelledby=id.clone()>
            <h2 class="slot__head" id=id.clone()>
                <span><time datetime=first.start_at.clone()>{first.starts.clone()}</time> {ends}</span>
                {live(move || over.get().map(|words| view! { <span class="slot__note">{words}</span> }))}
            </h2>
            {clash(agenda, start)}
            <CardList>{keyed(cards)}</CardList>
        </section>
    }
    .into_any()
}

/// What of the starred is in the way of what is starred here.
fn clash(agenda: Agenda, start: i64) -> AnyView {
    let Agenda { locale, starred, .. } = agenda;
    let clash = Slice::new(move || starred.with(|starred| rows::clash(starred, start)));
    let line = move || {
        clash.get().map(|Clash { here, others }| {
            let words = if here > 1 { t!(locale, agenda.clash_here, count = here) } else { t!(locale, agenda.clash).to_owned() };
            let links = others
                .into_iter()
                .map(|(id, title)| view! { <a class="clash__link" href=session_href(&id)><Foreign text=title.words() /></a> })
                .collect_view();
            view! { <p class="clash"><span>{words}</span> {links}</p> }
        })
    };
    view! { {live(line)} }.into_any()
}

fn card(agenda: Agenda, row: &Arc<CardRow>, with_time: bool) -> AnyView {
    let Agenda { shell, locale, open, stars, .. } = agenda;
    let (start, end, cancelled) = (row.start, row.end, row.cancelled);
    let look = Slice::new(move || {
        let now = shell.now.get().milliseconds();
        match () {
            () if cancelled => CardLook::Off,
            () if end <= now => CardLook::Past,
            () if start <= now => CardLook::Live,
            () => CardLook::Normal,
        }
    });
    let (own, starred, pressed) = (row.id.clone(), row.id.clone(), row.id.clone());
    let current = Signal::derive(move || open.with(|open| open.as_ref().is_some_and(|id| id.as_str() == own)));
    let label = t!(locale, common.star_named, title = row.title.text);
    let star = move || {
        let press = move || {
            if let Ok(id) = crate::domain::id::Id::parse(&pressed) {
                shell.send(Event::StarPressed(id));
            }
        };
        let pressed = Signal::derive(move || stars.with(|stars| stars.contains(&starred)));
        view! { <StarButton label=label pressed=pressed on_press=press /> }
    };
    let facts = facts(agenda, row, with_time);
    let tags = tags(agenda, row);
    view! {
        <Card href=session_href(&row.id) title=row.title.words() look=look current=current action=star>
            {facts}
            {tags}
        </Card>
    }
    .into_any()
}

fn facts(agenda: Agenda, row: &CardRow, with_time: bool) -> AnyView {
    let locale = agenda.locale;
    let time = with_time.then(|| view! { <span class="num">{[row.starts.as_str(), " – ", &row.ends].concat()}</span> });
    let track = row.track.clone().map(|track| view! { <TrackLabel colour=track.colour() name=track.label /> });
    let strand = row.strand.clone().map(|strand| view! { <span>{strand}</span> });
    let room = (!row.room.is_empty()).then(|| view! { <span><Foreign text=row.room.words() /></span> });
    let languages = (!row.languages.is_empty()).then(|| view! { <span translate="no">{row.languages.clone()}</span> });
    let noted = row.noted.then(|| view! { <span>{t!(locale, agenda.note_made)}</span> });
    let speakers = row.speakers.clone();
    let speakers = (!speakers.is_empty()).then(|| view! { <Meta><span translate="no">{speakers}</span></Meta> });
    view! { <Meta>{track} {time} {strand} {room} {languages} {noted}</Meta> {speakers} }.into_any()
}

fn tags(agenda: Agenda, row: &CardRow) -> AnyView {
    let locale = agenda.locale;
    let mut tags: Vec<AnyView> = Vec::new();
    if row.cancelled {
        tags.push(view! { <Tag tone=TagTone::Now>{t!(locale, common.cancelled)}</Tag> }.into_any());
    }
    if let Some(changed) = &row.changed {
        let changed = changed.words();
        tags.push(view! { <Tag tone=TagTone::Warn><Foreign text=changed /></Tag> }.into_any());
    }
    if row.provisional {
        tags.push(view! { <Tag>{t!(locale, agenda.provisional)}</Tag> }.into_any());
    }
    if let Some(attribution) = row.attribution.clone() {
        tags.push(view! { <Tag icon=IconName::Lock>{attribution}</Tag> }.into_any());
    }
    if tags.is_empty() { ().into_any() } else { view! { <Tags>{tags}</Tags> }.into_any() }
}

/// What stands there where no session does, and what to do.
fn empty(agenda: Agenda) -> AnyView {
    let Agenda { locale, days, cards, stars, filter, .. } = agenda;
    if days.with(Vec::is_empty) {
        return view! {
            <EmptyState title=t!(locale, agenda.empty_title) icon=IconName::Clock>
                <p>{t!(locale, agenda.empty_hint)}</p>
            </EmptyState>
        }
        .into_any();
    }
    if filter.with(|filter| filter.mine) && stars.with(std::collections::BTreeSet::is_empty) {
        return view! {
            <EmptyState title=t!(locale, agenda.empty_mine) icon=IconName::Star>
                <p>{t!(locale, agenda.empty_mine_hint)}</p>
            </EmptyState>
        }
        .into_any();
    }
    if cards.with(Vec::is_empty) {
        return view! { <EmptyState title=t!(locale, agenda.empty_day) icon=IconName::Clock /> }.into_any();
    }
    view! {
        <EmptyState title=t!(locale, common.nothing_matches)>
            <p>{t!(locale, common.nothing_matches_hint)}</p>
            <p><Button on_press=move || filter.set(Filter::default())>{t!(locale, common.clear_filters)}</Button></p>
        </EmptyState>
    }
    .into_any()
}

/// Once, when the agenda opens on today: to the line of now, unless it is in sight or an earlier place was found again.
fn land_on_now(agenda: Agenda) {
    let land = move || {
        let line = document().get_element_by_id(NOW);
        // The page may be gone by now.
        let is_list = agenda.open.try_get_untracked().is_some_and(|open| open.is_none());
        let here = is_list && window().scroll_y().unwrap_or(0.0) < 1.0;
        let Some(line) = line.filter(|_| here) else { return };
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
        if line.get_bounding_client_rect().top() > height * 0.7 {
            line.scroll_into_view();
        }
    };
    set_timeout(land, Duration::from_millis(80));
}
