//! The list of people: search field, groups and rows.
//!
//! Used by the people's page. Draws what `rows` worked out; decides nothing.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::{Locale, count, t, t_count};
use crate::pages::appending::{Appending, begin_again};
use crate::pages::at_rest::announce_at_rest;
use crate::pages::keyed::{Keyed, content_key, keyed};
use crate::pages::offline_line::offline_line;
use crate::shell::{Slice, routing};
use crate::ui::{
    Button, Chip, ChipRow, Disc, EmptyState, Foreign, IconName, Marked, PageHead, Row, RowList, RowLook, SearchBox,
    Tag, TagTone, Words, live,
};

use super::People;
use super::rows::{Group, PersonRow, Wish, script_language};

/// The first pane.
pub(super) fn list(people: People) -> AnyView {
    let People { shell, locale, open, wish, shown, found, .. } = people;
    let words = Slice::new(move || count_words(people));
    announce_at_rest(words);
    Effect::watch(move || wish.get(), move |_, _, _: Option<()>| begin_again(shown), false);
    let search = move |query: String| {
        // The address of the moment: beside an open person the query belongs to that page.
        routing::keep_query(&shell.route.get_untracked(), &query);
        wish.update(|wish| wish.query = query);
    };
    let total = Signal::derive(move || found.with(|found| found.total));
    view! {
        <PageHead title=t!(locale, people.title) kick=offline_line(shell) is_page=Signal::derive(move || open.with(Option::is_none)) />
        <SearchBox
            id="people-search"
            label=t!(locale, people.search_label)
            value=Signal::derive(move || wish.with(|wish| wish.query.clone()))
            on_input=search
        />
        {chips(people)}
        <p class="small">{live(move || words.get())}</p>
        {keyed(groups(people))}
        {live(move || (total.get() == 0).then(|| empty(people)))}
        <Appending total shown />
    }
    .into_any()
}

/// "23 of 412 people", or "412 people, 31 countries" where nothing is looked for.
fn count_words(people: People) -> String {
    let People { locale, directory, wish, found, .. } = people;
    let (all, countries) = directory.with(|kept| (kept.len(), kept.countries));
    let total = found.with(|found| found.total);
    if total < all || wish.with(|wish| !wish.query.is_empty() || wish.only.is_some()) {
        return t_count!(locale, all, people.found_single, people.found_several, found = count(locale, total));
    }
    let mut words = t_count!(locale, all, common.people_single, common.people_several);
    if countries > 1 {
        words.push_str(", ");
        words.push_str(&t_count!(locale, countries, people.countries_single, people.countries_several));
    }
    words
}

fn chips(people: People) -> AnyView {
    let People { locale, marks, wish, .. } = people;
    let group = move |by_country: bool, label: &'static str| {
        let pressed = Signal::derive(move || wish.with(|wish| wish.by_country == by_country));
        let press = move || wish.update(|wish| wish.by_country = by_country);
        view! { <Chip pressed=pressed on_press=press>{label}</Chip> }
    };
    let only = move |met: bool, label: &'static str| {
        let pressed = Signal::derive(move || wish.with(|wish| wish.only == Some(met)));
        let press = move || wish.update(|wish| wish.only = (wish.only != Some(met)).then_some(met));
        let count = Signal::derive(move || if met { marks.get().1 } else { marks.get().0 });
        view! { <Chip pressed=pressed on_press=press count=count>{label}</Chip> }
    };
    view! {
        <ChipRow label=t!(locale, people.order_and_filters)>
            {group(false, t!(locale, people.by_name))}
            {group(true, t!(locale, people.by_country))}
            {only(false, t!(locale, people.want_to_meet))}
            {only(true, t!(locale, people.met))}
        </ChipRow>
    }
    .into_any()
}

fn groups(people: People) -> Signal<Vec<Keyed>> {
    Signal::derive(move || {
        let draw = |group: &Arc<Group>| {
            let title = group.title.clone();
            let count = group.count;
            Keyed::new(content_key(&title, &count), move || group_view(people, &title, count))
        };
        people.found.with(|found| {
            // Without a heading the number of hits must not make the list anew: the focus may be in it.
            let plain = |group: &Arc<Group>| {
                Keyed::new(String::new(), {
                    let title = group.title.clone();
                    move || group_view(people, &title, 0)
                })
            };
            found.groups.iter().map(|group| if group.title.is_empty() { plain(group) } else { draw(group) }).collect()
        })
    })
}

fn group_view(people: People, title: &str, number: usize) -> AnyView {
    let People { locale, found, .. } = people;
    let own = title.to_owned();
    let rows = Signal::derive(move || {
        let group = found.with(|found| found.groups.iter().find(|group| group.title == own).cloned());
        let rows = group.map(|group| group.rows.clone()).unwrap_or_default();
        rows.into_iter()
            .map(|row| Keyed::new(content_key(&row.id, row.as_ref()), move || person_row(people, &row)))
            .collect()
    });
    if title.is_empty() {
        return view! { <RowList label=t!(locale, people.title)>{keyed(rows)}</RowList> }.into_any();
    }
    let id = ["people-", &title.to_lowercase().replace(char::is_whitespace, "-")].concat();
    view! {
        <section class="group" aria-labelledby=id.clone()>
            <h2 class="group__head" id=id.clone()>
                <span>{title.to_owned()}</span>
                <span class="group__count">{count(locale, number)}</span>
            </h2>
            <RowList>{keyed(rows)}</RowList>
        </section>
    }
    .into_any()
}

fn person_row(people: People, row: &PersonRow) -> AnyView {
    let People { locale, open, .. } = people;
    let own = row.id.clone();
    let current = Signal::derive(move || open.with(|open| open.as_ref().is_some_and(|id| id.as_str() == own)));
    let initials = row.initials.clone();
    let met = row.met;
    let href = ["#/person/", &row.id].concat();
    let local = (!row.local.is_empty()).then(|| {
        let words = Words::name(row.local.clone(), script_language(&row.local));
        view! { <p class="latin"><Marked text=words ranges=row.local_marks.clone() /></p> }
    });
    let place = place(row);
    view! {
        <Row
            title=Words::name(row.name.clone(), "")
            marks=row.name_marks.clone()
            href=href
            look=RowLook::Quiet
            current=current
            lead=move || view! { <Disc initials=initials /> }
            end=move || mark(locale, met)
        >
            {local}
            {place}
        </Row>
    }
    .into_any()
}

/// Whether the person was met or is to be met.
fn mark(locale: Locale, met: Option<bool>) -> AnyView {
    match met {
        None => ().into_any(),
        Some(true) => view! { <Tag tone=TagTone::Ok>{t!(locale, people.met)}</Tag> }.into_any(),
        Some(false) => view! { <Tag tone=TagTone::Accent>{t!(locale, people.want_to_meet)}</Tag> }.into_any(),
    }
}

/// Function, organisation and country, with dots between what there is.
fn place(row: &PersonRow) -> AnyView {
    let function = (!row.function.is_empty()).then(|| view! { <Foreign text=row.function.words() /> }.into_any());
    let organisation = (!row.organisation.is_empty())
        .then(|| view! { <Foreign text=Words::name(row.organisation.clone(), "") /> }.into_any());
    let country = (!row.country.is_empty()).then(|| row.country.clone().into_any());
    let parts = [function, organisation, country]
        .into_iter()
        .flatten()
        .enumerate()
        .map(|(number, part)| view! { {(number > 0).then_some(" · ")} {part} })
        .collect_view();
    view! { <p class="small muted">{parts}</p> }.into_any()
}

/// What stands there where nobody does, and what to do.
fn empty(people: People) -> AnyView {
    let People { shell, locale, directory, wish, .. } = people;
    if directory.with(|kept| kept.len()) == 0 {
        return view! {
            <EmptyState title=t!(locale, people.empty_title) icon=IconName::People>
                <p>{t!(locale, people.empty_hint)}</p>
            </EmptyState>
        }
        .into_any();
    }
    let clear = move || {
        wish.update(|wish| *wish = Wish { by_country: wish.by_country, ..Wish::default() });
        routing::keep_query(&shell.route.get_untracked(), "");
    };
    let (hint, button) = if wish.with(|wish| wish.query.is_empty()) {
        (t!(locale, people.nobody_marked), t!(locale, common.clear_filters))
    } else {
        (t!(locale, people.nothing_hint), t!(locale, people.clear_search))
    };
    view! {
        <EmptyState title=t!(locale, common.nothing_matches) icon=IconName::Search>
            <p>{hint}</p>
            <p><Button on_press=clear>{button}</Button></p>
        </EmptyState>
    }
    .into_any()
}
