//! Who writes: chosen once from the list of participants or typed, and kept on this device.
//!
//! Used by the second level of the form. What it fills in goes out only as far as the author agrees when sharing.

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::participant::Participant;
use crate::domain::private::Profile;
use crate::domain::record::Record;
use crate::i18n::t;
use crate::model::history::Label;
use crate::model::{Event, Ready};
use crate::pages::practices::words;
use crate::search::fold;
use crate::shell::{Shell, Slice, clock};
use crate::ui::{Ask, Button, TextField, Tone, live};

use super::form::{Form, author};

/// How many people are offered by name at a time.
const OFFERED: usize = 5;

/// The profile of this device as a record; the first one if there is none yet.
fn profile(ready: &Ready) -> Record<Profile> {
    let by = ready.device();
    match ready.workspace.profiles.iter().next() {
        Some(record) => record.edited(by, Some(clock::now()), record.body.clone()),
        // The same in every tab, so that two tabs meet in one record.
        None => Record::first(Id::parse("me").unwrap_or_default(), by, Some(clock::now()), Profile::default()),
    }
}

/// Changes who writes, and the note with it.
fn change(form: Form, decided: bool, edit: &mut dyn FnMut(&mut Profile)) {
    let shell = form.shell;
    let Some(mut record) = shell.peek(|ready| Some(profile(ready))) else { return };
    edit(&mut record.body);
    shell.send(if decided { Event::Put(record.into(), Label::ProfileSet) } else { Event::Typed(record.into()) });
    let me = shell.peek(|ready| ready.workspace.profile().map(|me| author(me, &ready.workspace)));
    if let Some(me) = me {
        form.edit(&mut |note| note.author = me.clone());
    }
}

/// The people whose name holds what was typed; nobody before the third letter.
fn people_named(shell: Shell, typed: &str) -> Vec<(Id<Participant>, String, String)> {
    let typed = fold(typed.trim());
    if typed.chars().count() < 3 {
        return Vec::new();
    }
    shell.peek(|ready| {
        let listed = ready.workspace.participants.iter().filter(|person| person.body.share.listed);
        listed
            .filter(|person| fold(&person.body.full_name()).contains(&typed))
            .take(OFFERED)
            .map(|person| {
                let house = person.body.main_affiliation().and_then(|part| part.organisation.as_ref());
                let house = house.and_then(|id| words::organisation(id, &ready.workspace));
                (person.id.clone(), person.body.full_name(), house.map(|named| named.words.text).unwrap_or_default())
            })
            .collect()
    })
}

/// Who writes.
pub fn author_part(form: Form) -> AnyView {
    let locale = form.locale;
    let shell = form.shell;
    let me = shell.select(|ready| ready.workspace.profile().cloned());
    let listed = Slice::new(move || me.with(|me| me.as_ref().and_then(|me| me.participant.clone())));
    let shown = move || match listed.get() {
        Some(id) => as_listed(form, &id),
        None => as_typed(form, me),
    };
    view! {
        <section class="stack" id="note-author" aria-labelledby="note-author-title">
            <h3 id="note-author-title">{t!(locale, note_form.author)}</h3>
            <p class="small muted">{t!(locale, note_form.author_hint)}</p>
            {live(shown)}
        </section>
    }
    .into_any()
}

/// Chosen from the list of participants.
fn as_listed(form: Form, id: &Id<Participant>) -> AnyView {
    let locale = form.locale;
    let named = form.shell.peek(|ready| words::person(id, &ready.workspace));
    let name = named.map(|named| named.words.into_view());
    let other = move || change(form, true, &mut |me| me.participant = None);
    view! {
        <p class="between">
            <span>{t!(locale, note_form.author_as)} " " <b>{name}</b></span>
            <Button tone=Tone::Plain on_press=other>{t!(locale, note_form.author_change)}</Button>
        </p>
    }
    .into_any()
}

/// Typed, with people of that name to choose from.
fn as_typed(form: Form, me: Slice<Option<Profile>>) -> AnyView {
    let locale = form.locale;
    let of = move |look: fn(&Profile) -> Option<&String>| {
        Signal::derive(move || me.with(|me| me.as_ref().and_then(look).cloned().unwrap_or_default()))
    };
    let name = of(|me| me.name.as_ref());
    let offered = Slice::new(move || name.with(|name| people_named(form.shell, name)));
    let limited = |words: String| (!words.is_empty()).then(|| words.chars().take(200).collect::<String>());
    let on_name = move |words: String| change(form, false, &mut |me| me.name = limited(words.clone()));
    let on_house = move |words: String| change(form, false, &mut |me| me.organisation = limited(words.clone()));
    let people = move || {
        let button = |(id, name, house): (Id<Participant>, String, String)| {
            let choose = move || change(form, true, &mut |me| me.participant = Some(id.clone()));
            let words = if house.is_empty() { name } else { [name, house].join(", ") };
            view! { <li><Button on_press=choose>{t!(locale, note_form.author_is_me, name = words)}</Button></li> }
        };
        let offered = offered.get();
        (!offered.is_empty()).then(|| {
            view! { <ul class="plain-list stack stack--tight">{offered.into_iter().map(button).collect_view()}</ul> }
        })
    };
    view! {
        <TextField ask=Ask::new("note-author-name", t!(locale, note_form.author_name)) value=name on_input=on_name />
        {live(people)}
        <TextField
            ask=Ask::new("note-author-organisation", t!(locale, note_form.author_organisation))
            value=of(|me| me.organisation.as_ref())
            on_input=on_house
        />
    }
    .into_any()
}
