//! All practice notes, and the one that is open beside them.
//!
//! Used by `app` for the list and for one note. The rows and what stands on a note's page are worked out by pure
//! functions in `row` and `detail`; the words are in the namespace `practices`. Changes nothing but through events.

pub(super) mod detail;
pub(super) mod detail_view;
pub(super) mod row;
pub(super) mod words;

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::code::Coded;
use crate::domain::note::{Note, NoteKind};
use crate::domain::record::Record;
use crate::i18n::{Locale, label_named, t, t_count};
use crate::model::route::Route;
use crate::search::{Entry, Index};
use crate::shell::{Shell, Slice, routing, use_shell};
use crate::ui::{
    Ask, Button, Card, CardList, Chip, ChipClear, ChipRow, Choice, EmptyState, Foreign, IconName, LinkButton, Meta,
    PageHead, SearchBox, SelectField, Tag, TagTone, Tags, Tone, TwoPane, Words, live,
};

use super::appending::{Appending, FIRST};
use super::at_rest::announce_at_rest;
use super::keyed::{Keyed, content_key, keyed};
use super::offline_line::offline_line;
use super::same::Same;

use self::detail_view::PracticeDetail;
use self::row::{NoteRow, Order};

/// The notes to show, compared by identity: a slice that costs nothing while other things are typed.
#[derive(Clone, Default)]
struct Notes(Vec<Arc<Record<Note>>>);

impl PartialEq for Notes {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|(one, two)| Arc::ptr_eq(one, two))
    }
}

/// Works the rows out anew; asked only when a note changed.
fn list(shell: Shell, locale: Locale, notes: &[Arc<Record<Note>>]) -> Vec<NoteRow> {
    shell.peek(|ready| row::rows(&ready.workspace, notes, &|note| ready.is_own_note(note), locale))
}

/// Makes the index over the rows; asked only once somebody searches, because it reads every text of every note.
fn index(shell: Shell, locale: Locale, rows: &[NoteRow]) -> Index {
    let others: Vec<String> = shell.peek(|ready| {
        let other = |row: &NoteRow| {
            let record = ready.workspace.notes.get(row.id.as_str());
            record.map(|record| row::searched(row, record, &ready.workspace, locale)).unwrap_or_default()
        };
        rows.iter().map(other).collect()
    });
    Index::new(rows.iter().zip(&others).map(|(row, other)| Entry { name: &row.title, latin: None, other }))
}

/// All practice notes, and the one that is open beside them.
#[component]
pub fn PracticesPage() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    let open = Slice::new(move || match shell.route.get() {
        Route::Practice(id) => Some(id),
        _ => None,
    });
    let is_open = Signal::derive(move || open.with(Option::is_some));
    let open_title = shell.select(move |ready| {
        let record = open.get().and_then(|id| ready.workspace.notes.get(id.as_str()).cloned());
        record.map(|record| words::window_title(&record.body, locale)).unwrap_or_default()
    });
    routing::title(shell, move || {
        let list = t!(locale, practices.title).to_owned();
        let open = open_title.get();
        if open.is_empty() { list } else { format!("{open} – {list}") }
    });
    let detail = move || {
        view! {
            {live(move || match open.get() {
                Some(id) => view! { <PracticeDetail id /> }.into_any(),
                None => view! { <EmptyState title=t!(locale, practices.choose) icon=IconName::Note /> }.into_any(),
            })}
        }
    };
    view! {
        <TwoPane
            list=move || list_view(shell, locale, open, is_open)
            detail=detail
            detail_label=t!(locale, practices.open_note)
            detail_open=is_open
        />
    }
}

/// The list with its search and filters.
fn list_view(
    shell: Shell,
    locale: Locale,
    open: Slice<Option<crate::domain::id::Id<Note>>>,
    is_open: Signal<bool>,
) -> AnyView {
    let notes = shell.select(|ready| Notes(ready.workspace.notes.iter().cloned().collect()));
    let listed = Slice::new(move || Same::new(notes.with(|notes| list(shell, locale, &notes.0))));
    let index = Slice::new(move || Same::new(listed.with(|rows| index(shell, locale, rows))));
    let begins_here = matches!(shell.route.get_untracked(), Route::Practices);
    let query = RwSignal::new(if begins_here { routing::query() } else { String::new() });
    let kind = RwSignal::new(None::<&'static str>);
    let mine = RwSignal::new(false);
    let order = RwSignal::new(Order::Newest);
    let limit = RwSignal::new(FIRST);
    let shown = Slice::new(move || {
        let rows = listed.get();
        let found = query.with(|query| {
            let query = query.trim();
            (!query.is_empty()).then(|| index.with(|index| index.find(query, rows.len()).ranked))
        });
        row::choose(&rows, found, kind.get(), mine.get(), order.get(), locale)
    });
    let count = Slice::new(move || shown.with(Vec::len));
    let total = Slice::new(move || listed.with(|rows| rows.len()));
    announce_at_rest(Slice::new(move || t_count!(locale, count.get(), common.notes_single, common.notes_several)));
    let on_query = move |text: String| {
        // The address names the list only while nothing is open from it.
        if shell.route.get_untracked() == Route::Practices {
            routing::keep_query(&Route::Practices, &text);
        }
        limit.set(FIRST);
        query.set(text);
    };
    let clear = move || {
        kind.set(None);
        mine.set(false);
        limit.set(FIRST);
        query.set(String::new());
    };
    let is_filtered = move || kind.with(Option::is_some) || mine.get();
    let counted =
        move |test: &dyn Fn(&NoteRow) -> bool| listed.with(|rows| rows.iter().filter(|row| test(row)).count());
    let kinds = NoteKind::KNOWN
        .iter()
        .map(|code| {
            let code: &'static str = code;
            view! {
                <Chip
                    pressed=Signal::derive(move || kind.get() == Some(code))
                    count=Signal::derive(move || counted(&|row| row.kind == code))
                    on_press=move || {
                        limit.set(FIRST);
                        kind.update(|kind| *kind = if *kind == Some(code) { None } else { Some(code) });
                    }
                >
                    {label_named(locale, NoteKind::VOCABULARY, code)}
                </Chip>
            }
        })
        .collect_view();
    let orders = vec![
        Choice::new("newest", t!(locale, practices.order_newest)),
        Choice::new("title", t!(locale, practices.order_title)),
        Choice::new("country", t!(locale, practices.order_country)),
    ];
    let cards = move || {
        if count.get() == 0 {
            return nothing(locale, total.get(), clear);
        }
        let rows = Signal::derive(move || {
            let all = listed.get();
            let item = |row: &NoteRow| {
                let (key, row) = (content_key(row.id.as_str(), &row.key()), row.clone());
                Keyed::new(key, move || card(locale, row.clone(), open))
            };
            shown.with(|shown| {
                shown.iter().take(limit.get()).filter_map(|position| all.get(*position)).map(item).collect()
            })
        });
        view! {
            <CardList label=t!(locale, practices.title)>{keyed(rows)}</CardList>
        }
        .into_any()
    };
    let empty = Slice::new(move || count.get() == 0);
    view! {
        <PageHead title=t!(locale, practices.title) kick=offline_line(shell) is_page=Signal::derive(move || !is_open.get())>
            <LinkButton href=Route::PracticeNew.href() tone=Tone::Main icon=IconName::Plus>{t!(locale, practices.write)}</LinkButton>
        </PageHead>
        <div class="stack">
            <SearchBox id="practices-search" label=t!(locale, practices.search) value=query on_input=on_query />
            <ChipRow label=t!(locale, common.filters)>
                <Chip
                    pressed=mine
                    count=Signal::derive(move || counted(&|row| row.mine))
                    on_press=move || {
                        limit.set(FIRST);
                        mine.update(|mine| *mine = !*mine);
                    }
                >
                    {t!(locale, practices.mine)}
                </Chip>
                {kinds}
                {live(move || is_filtered().then(|| view! { <ChipClear on_press=clear>{t!(locale, common.clear)}</ChipClear> }))}
            </ChipRow>
            <div class="between">
                <p class="small">{live(move || counts(locale, count.get(), total.get()))}</p>
                <SelectField
                    ask=Ask::new("practices-order", t!(locale, common.sort_by))
                    options=orders
                    value=Signal::derive(move || order.get().name().to_owned())
                    on_change=move |name: String| order.set(Order::named(&name))
                />
            </div>
            {live(move || {
                // Made anew only when the list becomes empty or is no longer.
                empty.track();
                untrack(cards)
            })}
            <Appending total=count shown=limit />
            <p class="small muted">{t!(locale, practices.self_reported)}</p>
        </div>
    }
    .into_any()
}

/// "12 notes", or "7 of 12" when not all are shown.
fn counts(locale: Locale, count: usize, total: usize) -> String {
    if count == total {
        t_count!(locale, total, common.notes_single, common.notes_several)
    } else {
        t!(locale, common.shown_of, shown = count, total = total)
    }
}

/// What stands where no card is.
fn nothing(locale: Locale, total: usize, clear: impl Fn() + Send + Sync + 'static) -> AnyView {
    if total == 0 {
        return view! {
            <EmptyState title=t!(locale, practices.none_yet) icon=IconName::Note>
                <p>{t!(locale, practices.none_yet_hint)}</p>
            </EmptyState>
        }
        .into_any();
    }
    view! {
        <EmptyState title=t!(locale, common.nothing_matches) icon=IconName::Search>
            <p>{t!(locale, common.nothing_matches_hint)}</p>
            <Button on_press=clear>{t!(locale, common.clear_filters)}</Button>
        </EmptyState>
    }
    .into_any()
}

/// A note in the list.
fn card(locale: Locale, row: NoteRow, open: Slice<Option<crate::domain::id::Id<Note>>>) -> AnyView {
    let NoteRow { id, title, place, who, summary, kind, maturity, themes, is_draft, .. } = row;
    let href = Route::Practice(id.clone()).href();
    let current = Signal::derive(move || open.with(|open| open.as_ref() == Some(&id)));
    let themes = themes.into_iter().map(|theme| view! { <Tag>{theme}</Tag> }).collect_view();
    let title = if title.is_empty() {
        Words::from(t!(locale, practices.untitled))
    } else {
        Words::foreign(title, row.title_language)
    };
    view! {
        <Card href title level=2 current>
            <Meta>
                {(!place.is_empty()).then(|| view! { <span>{place}</span> })}
                {(!who.is_empty()).then(|| view! { <span><Foreign text=Words::name(who, "") /></span> })}
            </Meta>
            <p class="small"><Foreign text=Words::foreign(summary, row.summary_language) /></p>
            <Tags>
                {is_draft.then(|| view! { <Tag tone=TagTone::Private icon=IconName::Lock>{t!(locale, practices.draft_here)}</Tag> })}
                <Tag tone=TagTone::Accent>{label_named(locale, NoteKind::VOCABULARY, &kind)}</Tag>
                {maturity.map(|maturity| view! { <Tag>{maturity}</Tag> })}
                {themes}
            </Tags>
        </Card>
    }
    .into_any()
}
