//! Two versions of a note, side by side: a person chooses field by field, or keeps both for now.
//!
//! Used by `app`. What differs and what is offered is worked out in `model::comparing`; here it is put into words and the
//! choice is kept until it is saved. Decides nothing by itself: a field that both sides changed stays open until somebody
//! has chosen.

use leptos::prelude::*;

use super::note_fields::note_fields;
use super::practices::words as note_words;
use super::when;
use crate::domain::id::Id;
use crate::domain::note::Note;
use crate::domain::text::{LanguageTag, Localised};
use crate::domain::workspace::Workspace;
use crate::i18n::{Locale, t};
use crate::model::Event;
use crate::model::comparing::{Comparison, Field, NO_TITLE, Side, compare};
use crate::model::route::Route;
use crate::shell::{Shell, routing, use_shell};
use crate::ui::{
    ApplyBar, Button, Crumb, EmptyState, IconName, LinkButton, Page, PageHead, PageWidth, Pick, Tag, TagTone, Tone,
    Versus, VersusSide, VersusWords, Words, live,
};

/// Two versions of a note, side by side.
#[component]
pub fn PracticeVersionsPage(
    /// Which note.
    note: Id<Note>,
) -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    routing::title(shell, move || t!(locale, practices.compare.title).to_owned());
    let wanted = note.clone();
    let compared = shell.select(move |ready| compare(ready, &wanted));
    live(move || match compared.get() {
        Some(comparison) => page(shell, locale, &note, comparison),
        None => nothing(locale, &note),
    })
}

fn crumb(locale: Locale, note: &Id<Note>) -> AnyView {
    let back = Route::Practice(note.clone()).href();
    view! { <Crumb href=back label=t!(locale, note_form.back) /> }.into_any()
}

fn nothing(locale: Locale, note: &Id<Note>) -> AnyView {
    let back = Route::Practice(note.clone()).href();
    let crumb = crumb(locale, note);
    view! {
        <Page>
            {crumb} <PageHead title=t!(locale, practices.compare.none) />
            <EmptyState title=t!(locale, practices.compare.none_hint) icon=IconName::Note>
                <LinkButton href=back>{t!(locale, note_form.back)}</LinkButton>
            </EmptyState>
        </Page>
    }
    .into_any()
}

/// Whose the two sides are.
fn sides(locale: Locale, comparison: &Comparison) -> (&'static str, &'static str) {
    let Comparison { is_suggestion, may_decide, is_second_mine, .. } = *comparison;
    let first = if may_decide { t!(locale, practices.compare.first_mine) } else { t!(locale, practices.compare.first) };
    let second = match (is_suggestion, is_second_mine) {
        (true, true) => t!(locale, practices.compare.second_mine_proposal),
        (true, false) => t!(locale, practices.compare.second_proposal),
        (false, true) => t!(locale, practices.compare.second_mine),
        (false, false) => t!(locale, practices.compare.second),
    };
    (first, second)
}

/// What a note that holds one field alone says, in words: a line for each of its parts.
fn said(locale: Locale, note: &Note, name: &str, workspace: &Workspace) -> Words {
    // What every note has, whether anything was written or not, says nothing about this field.
    let title = Localised::of(LanguageTag::undetermined(), NO_TITLE);
    let blank = note_fields(locale, &Note { title, ..Note::default() }, workspace);
    let told = note_fields(locale, note, workspace);
    let own = told.into_iter().filter(|field| name == "kind" || name == "state" || !blank.contains(field));
    let lines: Vec<String> = own.map(|(_, value)| value).collect();
    lines.join("\n").into()
}

fn with_time(locale: Locale, who: &str, at: Option<crate::domain::time::Timestamp>) -> String {
    match at {
        Some(at) => [who, " · ", &when::moment(locale, at)].concat(),
        None => who.to_owned(),
    }
}

fn page(shell: Shell, locale: Locale, note: &Id<Note>, comparison: Comparison) -> AnyView {
    let offered: Vec<Option<bool>> = comparison.fields.iter().map(|field| offered(&comparison, field)).collect();
    let total = offered.len();
    let choices = RwSignal::new(offered);
    let (first, second) = sides(locale, &comparison);
    let who = (with_time(locale, first, comparison.first.at), with_time(locale, second, comparison.second.at));
    let decides = comparison.may_decide;
    let fields: Vec<AnyView> = comparison
        .fields
        .iter()
        .enumerate()
        .map(|(place, field)| one_field(shell, locale, &comparison, field, place, choices, &who))
        .collect();
    let title = if comparison.is_suggestion {
        t!(locale, practices.compare.title_suggestion)
    } else {
        t!(locale, practices.compare.title)
    };
    let lead = match (decides, comparison.is_suggestion) {
        (false, _) => t!(locale, practices.compare.lead_foreign),
        (true, true) => t!(locale, practices.compare.lead_suggestion),
        (true, false) => t!(locale, practices.compare.lead),
    };
    let name = shell
        .peek(|ready| ready.workspace.notes.get(note.as_str()).map(|note| note_words::title_or(&note.body, locale)));
    let kick = Signal::stored(name.map(|name| name.text).unwrap_or_default());
    let more = (comparison.more > 0)
        .then(|| view! { <p class="muted">{t!(locale, practices.compare.more, count = comparison.more)}</p> });
    let same = t!(locale, practices.compare.same, count = comparison.same);
    let all = move |second: bool| choices.update(|choices| choices.fill(Some(second)));
    let whole = decides.then(|| {
        view! {
            <div class="cluster">
                <Button on_press=move || all(false)>{t!(locale, practices.compare.take_first)}</Button>
                <Button on_press=move || all(true)>{t!(locale, practices.compare.take_second)}</Button>
            </div>
        }
    });
    let bar = decides.then(|| decision(shell, locale, note, comparison, choices, total));
    let crumb = crumb(locale, note);
    view! {
        <Page width=PageWidth::Wide>
            {crumb}
            <div class="stack">
                <PageHead title lead kick />
                {whole}
                <div>
                    {fields}
                    <section class="versus" aria-labelledby="same">
                        <div class="versus__head">
                            <h2 class="versus__title" id="same">{t!(locale, practices.compare.same_title)}</h2>
                        </div>
                        <p class="muted">{same}</p>
                    </section>
                </div>
                {more}
                {bar}
            </div>
        </Page>
    }
    .into_any()
}

/// Which side is offered from the start: what only one side changed, but never somebody else's proposal.
fn offered(comparison: &Comparison, field: &Field) -> Option<bool> {
    let by = field.changed_by.filter(|_| !comparison.is_suggestion);
    by.map(|side| side == Side::Second)
}

fn one_field(
    shell: Shell,
    locale: Locale,
    comparison: &Comparison,
    field: &Field,
    place: usize,
    choices: RwSignal<Vec<Option<bool>>>,
    who: &(String, String),
) -> AnyView {
    let words = |note: &Note| {
        let told = shell.peek(|ready| Some(said(locale, note, &field.name, &ready.workspace)));
        told.unwrap_or_default()
    };
    let title = note_words::field(locale, &field.name).to_owned();
    let before_label = match comparison.base.as_ref().and_then(|base| base.at) {
        Some(at) => t!(locale, practices.compare.base, date = when::moment(locale, at)),
        None => t!(locale, practices.compare.base_undated).to_owned(),
    };
    let side = |key: &'static str, who: &str, note: &Note| VersusSide {
        key,
        who: who.to_owned(),
        text: words(note),
        label: t!(locale, practices.compare.pick, key = key),
    };
    let (first, second) = (side("A", &who.0, &field.first), side("B", &who.1, &field.second));
    let chosen = Signal::derive(move || choices.with(|choices| choices.get(place).copied().flatten()));
    let changed_by = field.changed_by;
    let decides = comparison.may_decide;
    let tag = move || match changed_by {
        Some(Side::First) => view! { <Tag>{t!(locale, practices.compare.only_first)}</Tag> }.into_any(),
        Some(Side::Second) => view! { <Tag>{t!(locale, practices.compare.only_second)}</Tag> }.into_any(),
        None if decides && chosen.get().is_none() => {
            view! { <Tag tone=TagTone::Now>{t!(locale, practices.compare.ask)}</Tag> }.into_any()
        }
        None => ().into_any(),
    };
    let on_choose = Callback::new(move |second: bool| {
        choices.update(|choices| {
            if let Some(choice) = choices.get_mut(place) {
                *choice = Some(second);
            }
        });
    });
    let words = VersusWords {
        title,
        nothing: t!(locale, practices.compare.nothing),
        before_label,
        before: field.base.as_ref().map(words),
    };
    let pick = decides.then_some(Pick { chosen, on_choose });
    view! { <Versus id=["field-", &field.name].concat() words tag=ViewFn::from(tag) first second pick /> }.into_any()
}

/// The bar with the decision.
fn decision(
    shell: Shell,
    locale: Locale,
    note: &Id<Note>,
    comparison: Comparison,
    choices: RwSignal<Vec<Option<bool>>>,
    total: usize,
) -> AnyView {
    let done = move || choices.with(|choices| choices.iter().flatten().count());
    let say = Signal::derive(move || t!(locale, practices.compare.chosen, done = done(), total = total));
    let missing = Signal::derive(move || (done() < total).then(|| t!(locale, practices.compare.missing).to_owned()));
    let back = Route::Practice(note.clone()).href();
    let comparison = StoredValue::new(comparison);
    let save = move || {
        let event = comparison.with_value(|comparison| {
            let chosen = choices.get_untracked();
            let named = |wanted: Option<bool>| {
                let fields = comparison.fields.iter().zip(&chosen).filter(|(_, second)| **second == wanted);
                fields.map(|(field, _)| field.name.clone()).collect()
            };
            Event::VersionsJoined {
                first: comparison.first.clone().into(),
                second: comparison.second.clone().into(),
                from_second: named(Some(true)),
                // Where nobody has chosen, both are kept, and the form opens.
                from_both: named(None),
            }
        });
        shell.send(event);
    };
    // Somebody else's proposal is taken over word by word or not at all: its words are not the author's own.
    let anew = (!comparison.with_value(|comparison| comparison.is_suggestion)).then(|| {
        live(move || {
            (done() < total).then(|| {
                view! { <Button on_press=save icon=IconName::Note>{t!(locale, practices.compare.anew)}</Button> }
            })
        })
    });
    view! {
        <ApplyBar say>
            <LinkButton href=back>{t!(locale, practices.compare.later)}</LinkButton>
            {anew}
            <Button tone=Tone::Main on_press=save disabled_reason=missing>{t!(locale, practices.compare.save)}</Button>
        </ApplyBar>
    }
    .into_any()
}
