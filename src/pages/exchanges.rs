//! The history of exchanges: what came in and went out, and the way back from what came in.
//!
//! Used by `app`. It goes further back than the list of changes does; what is too long ago to be taken back says so.

use leptos::prelude::*;

use super::changes::undo_button;
use super::when;
use crate::domain::time::Timestamp;
use crate::i18n::{self, Locale, t, t_count};
use crate::model::exchanges::{Counts, Exchange, Kind};
use crate::model::route::Route;
use crate::shell::{routing, use_shell};
use crate::ui::{Crumb, EmptyState, IconName, Meta, Page, PageHead, PanelList, Row, Tag, TagTone, Tags, live};

/// An exchange in words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct ExchangeLine {
    what: String,
    when: String,
    source: String,
    counts: Vec<String>,
    comes_in: bool,
    reverted: bool,
    /// The number of the change, while it can be taken back.
    undo: Option<u64>,
}

fn line(locale: Locale, exchange: &Exchange, undo: Option<u64>) -> ExchangeLine {
    let when = Timestamp::parse(&exchange.at).map(|at| when::moment(locale, at)).unwrap_or_default();
    let (what, comes_in) = what(locale, &exchange.kind);
    ExchangeLine {
        what,
        when,
        source: exchange.source.clone(),
        counts: counts(locale, exchange.counts),
        comes_in,
        reverted: exchange.reverted,
        undo: undo.filter(|_| !exchange.reverted),
    }
}

/// What it was, and whether it came in.
fn what(locale: Locale, kind: &Kind) -> (String, bool) {
    match kind {
        Kind::Edition { number, issuer } => {
            (t!(locale, exchange.trust_undated, number = *number, issuer = issuer.as_str()), true)
        }
        Kind::Contribution => (t!(locale, exchange.history_contribution).to_owned(), true),
        Kind::Backup => (t!(locale, exchange.history_backup).to_owned(), true),
        Kind::EditionOut => (t!(locale, exchange.history_edition_out).to_owned(), false),
        Kind::NotesOut(notes) => {
            (t_count!(locale, *notes, exchange.history_notes_out_single, exchange.history_notes_out_several), false)
        }
        Kind::BackupOut => (t!(locale, exchange.history_backup_out).to_owned(), false),
        Kind::Unknown => (t!(locale, changes.label_unknown).to_owned(), false),
    }
}

/// How many records came to what end; what did not happen is not told.
fn counts(locale: Locale, counts: Counts) -> Vec<String> {
    let Counts { added, changed, removed, withdrawn, beside } = counts;
    let mut told = Vec::new();
    let mut tell = |count: u32, words: &dyn Fn(String) -> String| {
        if count > 0 {
            told.push(words(i18n::count(locale, count as usize)));
        }
    };
    tell(added, &|count| t!(locale, exchange.count_added, count = count));
    tell(changed, &|count| t!(locale, exchange.count_changed, count = count));
    tell(removed, &|count| t!(locale, exchange.count_removed, count = count));
    tell(withdrawn, &|count| t!(locale, exchange.count_withdrawn, count = count));
    tell(beside, &|count| t!(locale, exchange.count_beside, count = count));
    told
}

/// The history of exchanges.
#[component]
pub fn ExchangesPage() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    routing::title(shell, move || t!(locale, exchange.history_title).to_owned());
    let lines = shell.select(move |ready| {
        let exchanges = ready.exchanges();
        exchanges.iter().map(|exchange| line(locale, exchange, ready.undo_of(exchange))).collect::<Vec<_>>()
    });
    let list = move || {
        let lines = lines.get();
        if lines.is_empty() {
            return view! {
                <EmptyState title=t!(locale, exchange.history_none_title) icon=IconName::Swap>
                    <p>{t!(locale, exchange.history_none_text)}</p>
                </EmptyState>
            }
            .into_any();
        }
        view! { <PanelList>{lines.into_iter().map(|line| row(locale, line)).collect_view()}</PanelList> }.into_any()
    };
    view! {
        <Page>
            <Crumb href=Route::Exchange.href() label=t!(locale, exchange.title) />
            <div class="stack">
                <PageHead title=t!(locale, exchange.history_title) lead=t!(locale, exchange.history_lead) />
                {live(list)}
            </div>
        </Page>
    }
}

fn row(locale: Locale, line: ExchangeLine) -> AnyView {
    let ExchangeLine { what, when, source, counts, comes_in, reverted, undo } = line;
    let (way, tone) = if comes_in {
        (t!(locale, exchange.history_in), TagTone::Accent)
    } else {
        (t!(locale, exchange.history_out), TagTone::Quiet)
    };
    let source = (!source.is_empty()).then(|| view! { <span><bdi>{source}</bdi></span> });
    let counts = counts.into_iter().map(|count| view! { <span>{count}</span> }).collect_view();
    let reverted = reverted
        .then(|| view! { <Tag tone=TagTone::Warn icon=IconName::Undo>{t!(locale, exchange.history_reverted)}</Tag> });
    let end = {
        let (what, when) = (what.clone(), when.clone());
        move || undo.map(|number| undo_button(locale, number, &what, &when))
    };
    view! {
        <Row title=what end>
            <Meta><span>{when}</span>{source}{counts}</Meta>
            <Tags><Tag tone>{way}</Tag>{reverted}</Tags>
        </Row>
    }
    .into_any()
}
