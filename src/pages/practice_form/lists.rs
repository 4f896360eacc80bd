//! The lists of the form: partners, published sources, and notes that this one is related to.
//!
//! Used by the levels of the form. Each row is known by its place; what is in it comes from the note.

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::link::Link;
use crate::domain::note::{Note, NoteLink, NoteState, Partner};
use crate::domain::order;
use crate::domain::vocabulary::{Nature, Sector};
use crate::i18n::{compare, t};
use crate::pages::practices::words;
use crate::shell::Slice;
use crate::ui::{Ask, Button, Choice, IconName, SelectField, TextField, TextKind, Tone, Words, live};

use super::field::{choices_of, code_from, code_of, filled};
use super::form::Form;
use super::questions::{control, question};

/// Most sources a note may have.
const MOST_LINKS: usize = 8;
/// Most partners a note may have.
const MOST_PARTNERS: usize = 20;

/// A question over rows, with a button that adds one.
fn rows(
    form: Form,
    field: &'static str,
    most: usize,
    add: &'static str,
    count: fn(&Note) -> usize,
    on_add: fn(&mut Note),
    row: fn(Form, usize) -> AnyView,
) -> AnyView {
    let (asked, hint) = question(form.locale, field);
    let count = Slice::new(move || form.with(count));
    let rows = move || (0..count.get()).map(|position| row(form, position)).collect_view();
    let button = move || {
        (count.get() < most)
            .then(|| view! { <p><Button icon=IconName::Plus on_press=move || form.edit(&mut |note| on_add(note))>{add}</Button></p> })
    };
    view! {
        <fieldset class="segments" id=control(field)>
            <legend class="field__label field__label--large">{asked}</legend>
            <p class="field__hint">{hint}</p>
            <div class="stack">{live(rows)} {live(button)}</div>
        </fieldset>
    }
    .into_any()
}

/// A button that takes a row away.
fn remove(form: Form, position: usize, take: fn(&mut Note, usize)) -> AnyView {
    let words = t!(form.locale, common.remove);
    view! { <p><Button tone=Tone::Plain icon=IconName::Close on_press=move || form.edit(&mut |note| take(note, position))>{words}</Button></p> }
        .into_any()
}

/// The `id` of a control in a row.
fn place(field: &str, position: usize) -> String {
    [control(field).as_str(), "-", &position.to_string()].concat()
}

/// Who works together.
pub fn partners(form: Form) -> AnyView {
    rows(
        form,
        "partners",
        MOST_PARTNERS,
        t!(form.locale, note_form.partner_add),
        |note| note.partners.len(),
        |note| note.partners.push(Partner::default()),
        partner,
    )
}

fn partner(form: Form, position: usize) -> AnyView {
    let locale = form.locale;
    let read = move |look: fn(&Partner) -> String| {
        Signal::derive(move || form.with(|note| note.partners.get(position).map(look).unwrap_or_default()))
    };
    let write = move |change: fn(&mut Partner, String)| {
        move |words: String| {
            form.edit(&mut |note| {
                if let Some(partner) = note.partners.get_mut(position) {
                    change(partner, words.clone());
                }
            });
        }
    };
    let listed = form.peek(|note| note.partners.get(position).and_then(|partner| partner.organisation.clone()));
    let listed = listed.and_then(|id| form.shell.peek(|ready| words::organisation(&id, &ready.workspace)));
    let name = match listed {
        Some(named) => view! { <p>{named.words.into_view()}</p> }.into_any(),
        None => view! {
            <TextField
                ask=Ask::new(place("partner-name", position), t!(locale, note_form.partner_name)).hint(t!(locale, note_form.partner_name_hint))
                value=read(|partner| partner.name.clone().unwrap_or_default())
                on_input=write(|partner, words| partner.name = filled(words.chars().take(200).collect()))
            />
        }
        .into_any(),
    };
    let optional = |mut options: Vec<Choice>| {
        options.insert(0, Choice::new("", t!(locale, note_form.choose)));
        options
    };
    view! {
        <div class="panel stack">
            {name}
            <div class="two-up">
                <SelectField
                    ask=Ask::new(place("partner-sector", position), t!(locale, note_form.partner_sector))
                    options=optional(choices_of::<Sector>(form))
                    value=read(|partner| code_of(partner.sector.as_ref()))
                    on_change=write(|partner, code| partner.sector = code_from(&code))
                />
                <SelectField
                    ask=Ask::new(place("partner-nature", position), t!(locale, note_form.partner_nature))
                    options=optional(choices_of::<Nature>(form))
                    value=read(|partner| code_of(partner.nature.as_ref()))
                    on_change=write(|partner, code| partner.nature = code_from(&code))
                />
            </div>
            {remove(form, position, |note, position| {
                if position < note.partners.len() {
                    note.partners.remove(position);
                }
            })}
        </div>
    }
    .into_any()
}

/// Published sources.
pub fn links(form: Form) -> AnyView {
    rows(
        form,
        "links",
        MOST_LINKS,
        t!(form.locale, note_form.link_add),
        |note| note.links.len(),
        |note| note.links.push(NoteLink::default()),
        link,
    )
}

/// The link that somebody meant who typed this; `https` is added, nothing else is guessed.
fn meant(text: &str) -> Option<Link> {
    let text = text.trim();
    Link::parse(text).or_else(|_no_scheme| Link::parse(&["https://", text].concat())).ok()
}

fn link(form: Form, position: usize) -> AnyView {
    let locale = form.locale;
    let stored = form.peek(|note| note.links.get(position).and_then(|link| link.url.clone()));
    // What is being typed is no address yet; the note takes it as soon as it is one.
    let typed = RwSignal::new(stored.map(|url| url.as_str().to_owned()).unwrap_or_default());
    let error = Signal::derive(move || {
        typed.with(|typed| {
            (!typed.is_empty() && meant(typed).is_none()).then(|| t!(locale, note_form.link_wrong).to_owned())
        })
    });
    let on_title = move |words: String| {
        form.edit(&mut |note| {
            if let Some(link) = note.links.get_mut(position) {
                link.title = words.chars().take(200).collect();
            }
        });
    };
    let on_address = move |text: String| {
        let url = meant(&text);
        typed.set(text);
        form.edit(&mut |note| {
            if let Some(link) = note.links.get_mut(position) {
                link.url.clone_from(&url);
            }
        });
    };
    let title = Signal::derive(move || {
        form.with(|note| note.links.get(position).map(|link| link.title.clone()).unwrap_or_default())
    });
    view! {
        <div class="panel stack">
            <TextField ask=Ask::new(place("link-title", position), t!(locale, note_form.link_title)) value=title on_input=on_title />
            <TextField
                ask=Ask::new(place("link-address", position), t!(locale, note_form.link_address)).error(error)
                value=typed
                on_input=on_address
                kind=TextKind::Url
            />
            {remove(form, position, |note, position| {
                if position < note.links.len() {
                    note.links.remove(position);
                }
            })}
        </div>
    }
    .into_any()
}

/// Notes that this one is related to: those chosen, each with a way out, and a list to choose from.
pub fn notes(
    form: Form,
    field: &'static str,
    read: fn(&Note) -> Vec<Id<Note>>,
    write: fn(&mut Note, Vec<Id<Note>>),
) -> AnyView {
    let locale = form.locale;
    let own = form.id.get_value();
    let all = form.shell.peek(|ready| {
        let told =
            ready.workspace.notes.iter().filter(|record| record.body.state != NoteState::Withdrawn && record.id != own);
        told.map(|record| (record.id.clone(), words::title_or(&record.body, locale)))
            .collect::<Vec<(Id<Note>, Words)>>()
    });
    let mut sorted = all.clone();
    order::sort_by(&mut sorted, |(_, one), (_, two)| compare(locale, &one.text, &two.text));
    let mut options = vec![Choice::new("", t!(locale, note_form.choose_note))];
    options.extend(sorted.into_iter().map(|(id, title)| Choice::new(id.as_str(), title)));
    let chosen = Slice::new(move || form.with(read));
    let on_change = move |id: String| {
        let Ok(id) = Id::parse(&id) else { return };
        form.edit(&mut |note| {
            let mut ids = read(note);
            if !ids.contains(&id) {
                ids.push(id.clone());
            }
            write(note, ids);
        });
    };
    let rows = move || {
        let row = |id: Id<Note>| {
            let title = all
                .iter()
                .find(|(known, _)| *known == id)
                .map_or_else(|| id.as_str().into(), |(_, title)| title.clone());
            let take = move || {
                form.edit(&mut |note| {
                    let ids = read(note).into_iter().filter(|known| *known != id).collect();
                    write(note, ids);
                });
            };
            view! {
                <li class="between">
                    <span>{title.into_view()}</span>
                    <Button tone=Tone::Plain icon=IconName::Close on_press=take>{t!(locale, common.remove)}</Button>
                </li>
            }
        };
        let ids = chosen.get();
        (!ids.is_empty()).then(|| view! { <ul class="plain-list">{ids.into_iter().map(row).collect_view()}</ul> })
    };
    // The list shows "choose" again after every choice.
    let value = Signal::derive(move || {
        chosen.track();
        String::new()
    });
    view! {
        <div class="stack stack--tight">
            <SelectField ask=form.ask(field) options value on_change />
            {live(rows)}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn an_address_without_its_scheme_is_understood_and_a_wrong_one_is_not() {
        assert_eq!(
            meant("forum.example/a").map(|link| link.as_str().to_owned()).as_deref(),
            Some("https://forum.example/a")
        );
        assert!(meant("https://forum.example").is_some());
        assert!(meant("two words").is_none());
        assert!(meant("word").is_none());
    }
}
