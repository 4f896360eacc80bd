//! The three levels of the form: the gist, what others need, what makes it useful elsewhere.
//!
//! Used by the form's page. The order is that of the template; the kind of the note decides what is asked, and on which
//! level. Which level is reached is `domain`'s.

use leptos::prelude::*;

use crate::domain::code::{Code, Coded};
use crate::domain::convention::suggested_articles;
use crate::domain::id::Id;
use crate::domain::note::{ChildParticipation, Note, NoteContact, NoteKind};
use crate::domain::note_rules::{self, Completeness, missing};
use crate::domain::order;
use crate::domain::text::LanguageTag;
use crate::domain::vocabulary::{
    Article, ChildParticipationLevel, Dimension, Evidence, ImprovementState, Level as ActionLevel, Maturity, Measure,
    Outcome, Practitioners, Sector, Setting, Target, Theme, Transfer,
};
use crate::i18n::{Locale, article, compare, countries, language_name, t, t_count};
use crate::pages::practices::words;
use crate::shell::Slice;
use crate::ui::{Choice, Fold, Level, Notice, NoticeTone, Words, live};

use super::author::author_part;
use super::field::{choices, choices_of, code_from, code_of, filled, many, one, select, set_of, text, text_of, toggle};
use super::form::{Form, change_language, own_words, put_words};
use super::lists;

/// The languages of the countries of the conference, by BCP 47 tag.
const LANGUAGES: [&str; 32] = [
    "en", "fr", "de", "it", "es", "sq", "hy", "az", "bg", "bs", "hr", "cs", "et", "fi", "sv", "ka", "el", "hu", "lt",
    "lv", "ro", "mk", "cnr", "nl", "pl", "pt", "ru", "sr", "sk", "sl", "tr", "uk",
];

/// A text of the note that may be absent.
macro_rules! optional {
    ($form:expr, $field:ident, $rows:expr) => {
        text(
            $form,
            stringify!($field),
            $rows,
            |note| note.$field.clone().unwrap_or_default(),
            |note, words| note.$field = filled(words),
        )
    };
}

/// One code of the note that may be absent.
macro_rules! code {
    ($form:expr, $field:ident, $vocabulary:ty) => {
        one(
            $form,
            stringify!($field),
            choices_of::<$vocabulary>($form),
            |note| code_of(note.$field.as_ref()),
            |note, code| note.$field = code_from(&code),
        )
    };
}

/// Several codes of the note.
macro_rules! codes {
    ($form:expr, $field:ident, $vocabulary:ty) => {
        many(
            $form,
            stringify!($field),
            choices_of::<$vocabulary>($form),
            |note| set_of(&note.$field),
            |note, code| toggle(&mut note.$field, &code),
        )
    };
}

/// How far a note has come, level by level: what is left, and of how many.
pub fn progress(note: &Note) -> [(usize, usize); 3] {
    let nothing = Note { kind: note.kind.clone(), ..Note::default() };
    let count = |note: &Note| {
        [Completeness::Quick, Completeness::Shareable, Completeness::CompendiumReady]
            .map(|wanted| missing(note, wanted).len())
    };
    let ([quick, share, full], [of_quick, of_share, of_full]) = (count(note), count(&nothing));
    let apart = |upper: usize, lower: usize| upper.saturating_sub(lower);
    [
        (quick, of_quick),
        (apart(share, quick), apart(of_share, of_quick)),
        (apart(full, share), apart(of_full, of_share)),
    ]
}

/// The levels as their bars show them; a level that asks nothing of this kind of note is left out.
pub fn bars(note: &Note, locale: Locale) -> Vec<Level> {
    let titles = [t!(locale, note_form.bar_quick), t!(locale, note_form.bar_share), t!(locale, note_form.bar_full)];
    progress(note)
        .into_iter()
        .zip(titles)
        .filter(|((_, of), _)| *of > 0)
        .map(|((left, of), title)| {
            let done = of.saturating_sub(left);
            Level {
                title: title.to_owned(),
                note: match left {
                    0 => t!(locale, note_form.complete).to_owned(),
                    left => t_count!(locale, left, note_form.left_single, note_form.left_several),
                },
                done: u32::try_from(done).unwrap_or(0),
                of: u32::try_from(of).unwrap_or(1),
                label: t!(locale, note_form.bar_label, title = title, done = done, of = of),
            }
        })
        .collect()
}

/// The head of a level.
fn head(label: &'static str, title: &'static str, id: &'static str) -> AnyView {
    view! {
        <span class="practice-level__head">
            <span class="label">{label}</span>
            <h2 id=id>{title}</h2>
        </span>
    }
    .into_any()
}

/// The first level: what takes a minute.
pub fn quick(form: Form) -> AnyView {
    let locale = form.locale;
    let places = countries(locale).into_iter().map(|(code, name)| Choice::new(code, name)).collect();
    view! {
        <section class="practice-level" aria-labelledby="level-quick">
            {head(t!(locale, note_form.quick_label), t!(locale, note_form.quick_title), "level-quick")}
            {one(
                form,
                "kind",
                choices(form, NoteKind::VOCABULARY, NoteKind::KNOWN),
                |note| note.kind.code().to_owned(),
                |note, code| note.kind = NoteKind::from_code(&code),
            )}
            {kind_hint(form)}
            {text(
                form,
                "title",
                1,
                |note| own_words(&note.title, note),
                |note, words| put_words(&mut note.title, &note.language, words),
            )}
            {select(
                form,
                "country",
                places,
                |note| note.country.clone().unwrap_or_default(),
                |note, code| note.country = filled(code),
            )}
            {text(
                form,
                "summary",
                4,
                |note| own_words(&note.summary, note),
                |note, words| put_words(&mut note.summary, &note.language, words),
            )}
        </section>
    }
    .into_any()
}

/// A sentence on the kind that was chosen.
fn kind_hint(form: Form) -> AnyView {
    let locale = form.locale;
    let words = move || match form.kind.get() {
        NoteKind::Experience => t!(locale, note_form.kind_experience),
        NoteKind::Lesson => t!(locale, note_form.kind_lesson),
        NoteKind::Improvement => t!(locale, note_form.kind_improvement),
        NoteKind::Practice | NoteKind::Other(_) => t!(locale, note_form.kind_practice),
    };
    view! { <p class="small muted">{live(words)}</p> }.into_any()
}

/// The second level: what others need.
pub fn shareable(form: Form, open: bool) -> AnyView {
    let locale = form.locale;
    let by_kind = move || match form.kind.get() {
        NoteKind::Lesson => optional!(form, lessons, 3),
        NoteKind::Improvement => improvement(form),
        _ => ().into_any(),
    };
    let languages = languages(form);
    view! {
        <section class="practice-level" aria-labelledby="level-share">
            <Fold summary=move || head(t!(locale, note_form.share_label), t!(locale, note_form.share_title), "level-share") open>
                <div class="stack stack--loose">
                    {live(move || if form.proposes.get() { ().into_any() } else { author_part(form) })}
                    {codes!(form, sectors, Sector)}
                    {codes!(form, themes, Theme)}
                    {articles(form)}
                    {code!(form, dimension, Dimension)}
                    {live(by_kind)}
                    {select(
                        form,
                        "language",
                        languages,
                        |note| words::language_of(&note.language).to_owned(),
                        |note, tag| change_language(note, LanguageTag::parse(&tag).unwrap_or_default()),
                    )}
                </div>
            </Fold>
        </section>
    }
    .into_any()
}

/// The languages to choose from, by their names; that of the note too, whatever it is.
fn languages(form: Form) -> Vec<Choice> {
    let locale = form.locale;
    let own = form.peek(|note| words::language_of(&note.language).to_owned());
    let mut tags: Vec<&str> = LANGUAGES.to_vec();
    if !own.is_empty() && !tags.contains(&own.as_str()) {
        tags.push(&own);
    }
    let mut named: Vec<(String, &str)> = tags.into_iter().map(|tag| (language_name(locale, tag), tag)).collect();
    order::sort_by(&mut named, |(one, _), (two, _)| compare(locale, one, two));
    named.into_iter().map(|(name, tag)| Choice::new(tag, name)).collect()
}

/// The articles of the chosen themes, and those that were chosen before.
fn articles(form: Form) -> AnyView {
    let offered = Slice::new(move || {
        form.with(|note| {
            let mut offered: Vec<String> = note.themes.iter().flat_map(suggested_articles).map(str::to_owned).collect();
            offered.extend(note.articles.iter().map(|article| article.code().to_owned()));
            let place = |code: &String| Code::<Article>::KNOWN.iter().position(|known| known == code);
            order::sort_by_key(&mut offered, |code| (place(code).is_none(), place(code)));
            offered.dedup();
            offered
        })
    });
    live(move || {
        let offered = offered.get();
        if offered.is_empty() {
            return ().into_any();
        }
        let options = offered.iter().map(|code| Choice::new(code.clone(), article(code))).collect();
        many(form, "articles", options, |note| set_of(&note.articles), |note, code| toggle(&mut note.articles, &code))
    })
}

/// What only an improvement is asked.
fn improvement(form: Form) -> AnyView {
    view! {
        {lists::notes(form, "improves", |note| note.improves.clone(), |note, ids| note.improves = ids)}
        {area(form)}
        {codes!(form, raised_with, Sector)}
        {code!(form, improvement_state, ImprovementState)}
    }
    .into_any()
}

/// The area: the organiser's, or the author's words for it.
fn area(form: Form) -> AnyView {
    let locale = form.locale;
    let listed = form.shell.peek(|ready| {
        let areas = ready.workspace.areas.iter();
        areas.map(|area| (area.id.to_string(), area.body.name.words(locale.tag()).to_owned())).collect::<Vec<_>>()
    });
    let choice = (!listed.is_empty()).then(|| {
        let options = listed.into_iter().map(|(id, name)| Choice::new(id, Words::name(name, ""))).collect();
        select(
            form,
            "area",
            options,
            |note| note.area.as_ref().map(ToString::to_string).unwrap_or_default(),
            |note, id| note.area = Id::parse(&id).ok(),
        )
    });
    view! { {choice} {optional!(form, area_text, 1)} }.into_any()
}

/// The third level: what makes it useful elsewhere.
pub fn compendium(form: Form, open: bool) -> AnyView {
    let locale = form.locale;
    let fields = move || {
        let kind = form.kind.get();
        let (lesson, improvement) = (kind == NoteKind::Lesson, kind == NoteKind::Improvement);
        view! {
            {(!improvement).then(|| area(form))}
            {optional!(form, context, 3)}
            {optional!(form, legal_context, 2)}
            {optional!(form, objective, 2)}
            {codes!(form, target, Target)}
            {codes!(form, settings, Setting)}
            {lists::partners(form)}
            {codes!(form, measure, Measure)}
            {optional!(form, steps, 5)}
            {(!improvement).then(|| view! { {optional!(form, results, 3)} {code!(form, result, Outcome)} })}
            {optional!(form, success_factors, 3)}
            {optional!(form, obstacles, 3)}
            {(!lesson).then(|| optional!(form, lessons, 3))}
            {code!(form, maturity, Maturity)}
            {(!improvement).then(|| code!(form, evidence, Evidence))}
            {maturity_hints(form)}
            {code!(form, transfer, Transfer)}
            {optional!(form, transfer_notes, 2)}
            {live(move || if form.proposes.get() { ().into_any() } else { contact(form) })}
        }
        .into_any()
    };
    view! {
        <section class="practice-level" aria-labelledby="level-full">
            <Fold summary=move || head(t!(locale, note_form.full_label), t!(locale, note_form.full_title), "level-full") open>
                <div class="stack stack--loose">
                    {live(fields)}
                    {more(form)}
                </div>
            </Fold>
        </section>
    }
    .into_any()
}

/// Plain remarks on what the authors say of their practice.
fn maturity_hints(form: Form) -> AnyView {
    let locale = form.locale;
    let codes = Slice::new(move || {
        form.with(|note| {
            note_rules::maturity_hints(note).into_iter().map(note_rules::MaturityHint::code).collect::<Vec<_>>()
        })
    });
    live(move || {
        let hint = |code: &&'static str| {
            let words = crate::i18n::label_named(locale, "maturity_hint", code);
            view! { <Notice tone=NoticeTone::Info><p>{words}</p></Notice> }
        };
        codes.get().iter().map(hint).collect_view()
    })
}

/// Whom to ask: the author or their organisation.
fn contact(form: Form) -> AnyView {
    let options = Slice::new(move || {
        let author = form.with(|note| note.author.clone());
        form.shell.peek(|ready| {
            let person = author.participant.as_ref().and_then(|id| {
                words::person(id, &ready.workspace).map(|named| (["p:", id.as_str()].concat(), named.words.text))
            });
            let house = author.organisation.as_ref().and_then(|id| {
                words::organisation(id, &ready.workspace).map(|named| (["o:", id.as_str()].concat(), named.words.text))
            });
            person.into_iter().chain(house).collect::<Vec<_>>()
        })
    });
    live(move || {
        let options =
            options.get().into_iter().map(|(value, name)| Choice::new(value, Words::name(name, ""))).collect();
        select(
            form,
            "contact",
            options,
            |note| match &note.contact {
                Some(NoteContact { participant: Some(id), .. }) => ["p:", id.as_str()].concat(),
                Some(NoteContact { organisation: Some(id), .. }) => ["o:", id.as_str()].concat(),
                _ => String::new(),
            },
            |note, value| {
                note.contact = match value.split_once(':') {
                    Some(("p", id)) => Some(NoteContact { participant: Id::parse(id).ok(), ..NoteContact::default() }),
                    Some(("o", id)) => Some(NoteContact { organisation: Id::parse(id).ok(), ..NoteContact::default() }),
                    _ => None,
                };
            },
        )
    })
}

/// What nobody has to answer.
fn more(form: Form) -> AnyView {
    let locale = form.locale;
    let sessions = form.shell.peek(|ready| {
        let sessions = ready.workspace.programme().into_iter();
        sessions
            .map(|session| (session.id.to_string(), session.body.title.words(locale.tag()).to_owned()))
            .collect::<Vec<_>>()
    });
    let sessions = sessions.into_iter().map(|(id, title)| Choice::new(id, title)).collect();
    let inside = move || {
        view! {
            {one(
                form,
                "child_participation",
                choices_of::<ChildParticipationLevel>(form),
                |note| code_of(note.child_participation.as_ref().map(|part| &part.level)),
                |note, code| {
                    let part = note.child_participation.get_or_insert_with(ChildParticipation::default);
                    part.level = code_from(&code).unwrap_or_default();
                },
            )}
            {text_of(
                form,
                "child_participation_text",
                "child_participation",
                2,
                |note| note.child_participation.as_ref().and_then(|part| part.text.clone()).unwrap_or_default(),
                |note, words| {
                    let part = note.child_participation.get_or_insert_with(|| ChildParticipation {
                        level: Code::from_code("consulted"),
                        ..ChildParticipation::default()
                    });
                    part.text = filled(words);
                },
            )}
            {code!(form, level, ActionLevel)}
            {code!(form, practitioners, Practitioners)}
            {optional!(form, gender_equity, 2)}
            {optional!(form, resources, 2)}
            {text(
                form,
                "started",
                1,
                |note| note.started.clone().unwrap_or_default(),
                |note, words| note.started = filled(words.chars().take(40).collect()),
            )}
            {lists::links(form)}
            {select(
                form,
                "session",
                sessions,
                |note| note.session.as_ref().map(ToString::to_string).unwrap_or_default(),
                |note, id| note.session = Id::parse(&id).ok(),
            )}
            {lists::notes(form, "derived_from", |note| note.derived_from.clone(), |note, ids| note.derived_from = ids)}
        }
        .into_any()
    };
    view! {
        <div class="panel">
            <Fold summary=move || view! { <h3>{t!(locale, note_form.more_title)}</h3> }>
                <div class="stack stack--loose">{inside()}</div>
            </Fold>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::{bars, progress};
    use crate::domain::code::Coded;
    use crate::domain::note::{Note, NoteKind};
    use crate::i18n::Locale;

    #[test]
    fn levels_count_only_what_they_add() {
        let mut note = Note::default();
        let [quick, share, full] = progress(&note);
        assert_eq!((quick, share), ((4, 4), (3, 3)));
        assert!(full.0 == full.1 && full.1 > 5);
        note.country = Some("FR".to_owned());
        note.dimension = Some(Coded::from_code("both"));
        let [quick, share, _] = progress(&note);
        assert_eq!((quick, share), ((3, 4), (2, 3)));
    }

    #[test]
    fn a_short_kind_of_note_has_no_third_level() {
        let note = Note { kind: NoteKind::Experience, ..Note::default() };
        assert_eq!(bars(&note, Locale::EN).len(), 2);
        assert_eq!(bars(&Note::default(), Locale::FR).len(), 3);
    }
}
