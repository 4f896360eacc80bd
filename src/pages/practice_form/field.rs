//! The fields of the form: a text, a choice, several choices, each with what the check found in it.
//!
//! Used by the levels of the form. Each is a plain function over the form and a few function pointers, so that thirty
//! fields cost the program hardly more than one.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::domain::code::{Code, Vocabulary};
use crate::domain::note::Note;
use crate::domain::note_rules::{self, FieldFinding};
use crate::domain::order;
use crate::domain::safeguarding::Level;
use crate::i18n::{Locale, count, label_named, t, t_count};
use crate::pages::code_words::words_of_code;
use crate::shell::Slice;
use crate::ui::{Choice, Notice, NoticeTone, Segments, SegmentsMany, SelectField, TextArea, live};

use super::form::Form;

/// How a text of the note is read and written.
pub type ReadText = fn(&Note) -> String;
/// See [`ReadText`].
pub type WriteText = fn(&mut Note, String);
/// How the chosen codes of a field are read.
pub type ReadCodes = fn(&Note) -> BTreeSet<String>;

/// A text that is asked for by a question; `rows` as in `TextArea`.
pub fn text(form: Form, field: &'static str, rows: u8, read: ReadText, write: WriteText) -> AnyView {
    text_of(form, field, field, rows, read, write)
}

/// The same where the check and the limit know the text by another name than the form does.
pub fn text_of(
    form: Form,
    field: &'static str,
    known_as: &'static str,
    rows: u8,
    read: ReadText,
    write: WriteText,
) -> AnyView {
    let locale = form.locale;
    let limit = note_rules::limit(known_as);
    // A text beyond the limit is shown whole, but the note keeps only what everybody will be able to read of it.
    let beyond = RwSignal::new(None::<String>);
    let value = Signal::derive(move || beyond.get().unwrap_or_else(|| form.with(read)));
    let length = Slice::new(move || value.with(|text| text.chars().count()));
    let error = Signal::derive(move || {
        let over = length.get().checked_sub(limit?).filter(|over| *over > 0)?;
        Some(t_count!(locale, over, note_form.too_long_single, note_form.too_long_several))
    });
    let on_input = move |text: String| {
        let kept = limit.and_then(|limit| text.char_indices().nth(limit)).map(|(end, _)| text[..end].to_owned());
        if let Some(kept) = kept {
            beyond.set(Some(text));
            form.edit(&mut |note| write(note, kept.clone()));
        } else {
            form.edit(&mut |note| write(note, text.clone()));
            beyond.set(None);
        }
    };
    let language = form.peek(|note| note.language.primary().to_owned());
    let foot = move || {
        let shown = move || {
            limit.map(|limit| {
                t!(locale, note_form.characters, count = count(locale, length.get()), limit = count(locale, limit))
            })
        };
        view! { <span>{live(shown)}</span> }
    };
    view! {
        <div class="stack stack--tight">
            <TextArea ask=form.ask(field).error(error) value on_input rows lang=language foot />
            {found(form, known_as)}
        </div>
    }
    .into_any()
}

/// What the check found in a field, a moment after the last key.
fn found(form: Form, field: &'static str) -> AnyView {
    let here = Slice::new(move || {
        form.findings.with(|all| all.iter().filter(|finding| finding.field == field).cloned().collect::<Vec<_>>())
    });
    live(move || here.get().iter().map(|finding| finding_view(form.locale, finding)).collect_view())
}

/// A finding with the words and the reason.
pub fn finding_view(locale: Locale, finding: &FieldFinding) -> AnyView {
    let code = finding.pattern.code();
    let what = label_named(locale, "safeguarding_finding", code);
    let quote = t!(locale, safeguarding.quoted, words = finding.quote);
    let reason = label_named(locale, "safeguarding_reason", code);
    let (tone, verdict) = match finding.level {
        Level::Stop => (NoticeTone::Stop, t!(locale, safeguarding.stop)),
        Level::Warn => (NoticeTone::Warn, t!(locale, safeguarding.warn)),
    };
    view! {
        <Notice tone title=verdict>
            <p>{what} " " <mark class="found">{quote}</mark></p>
            <p>{reason}</p>
        </Notice>
    }
    .into_any()
}

/// The codes of a vocabulary with their words, and those that the conference adds.
pub fn choices(form: Form, vocabulary: &str, codes: &[&str]) -> Vec<Choice> {
    let mut choices: Vec<Choice> =
        codes.iter().map(|code| Choice::new(*code, label_named(form.locale, vocabulary, code))).collect();
    form.shell.peek(|ready| {
        let edition = ready.workspace.edition();
        for added in edition.iter().flat_map(|edition| edition.added_to(vocabulary)) {
            choices.push(Choice::new(&added.code, words_of_code(edition, form.locale, vocabulary, &added.code)));
        }
    });
    choices
}

/// The codes of the vocabulary `V` with their words.
pub fn choices_of<V: Vocabulary>(form: Form) -> Vec<Choice> {
    choices(form, V::NAME, V::CODES)
}

/// One of a few codes.
pub fn one(form: Form, field: &'static str, options: Vec<Choice>, read: ReadText, write: WriteText) -> AnyView {
    let on_change = move |code: String| form.edit(&mut |note| write(note, code.clone()));
    view! { <Segments ask=form.ask(field) options value=form.field(read) on_change /> }.into_any()
}

/// One of many values, in a list that drops down; the first is none.
pub fn select(form: Form, field: &'static str, mut options: Vec<Choice>, read: ReadText, write: WriteText) -> AnyView {
    options.insert(0, Choice::new("", t!(form.locale, note_form.choose)));
    let on_change = move |value: String| form.edit(&mut |note| write(note, value.clone()));
    view! { <SelectField ask=form.ask(field) options value=form.field(read) on_change /> }.into_any()
}

/// Any number of codes.
pub fn many(form: Form, field: &'static str, options: Vec<Choice>, read: ReadCodes, toggle: WriteText) -> AnyView {
    let on_toggle = move |code: String| form.edit(&mut |note| toggle(note, code.clone()));
    view! { <SegmentsMany ask=form.ask(field) options chosen=form.field(read) on_toggle /> }.into_any()
}

/// The codes of a list as a set.
pub fn set_of<V: Vocabulary>(codes: &[Code<V>]) -> BTreeSet<String> {
    use crate::domain::code::Coded;
    order::gathered(codes.iter().map(|code| code.code().to_owned()))
}

/// Puts a code into a list, or takes it out.
pub fn toggle<V: Vocabulary>(codes: &mut Vec<Code<V>>, code: &str) {
    use crate::domain::code::Coded;
    let before = codes.len();
    codes.retain(|known| known.code() != code);
    if codes.len() == before {
        codes.push(Code::from_code(code));
    }
}

/// The code of a field that may have none.
pub fn code_of<V: Vocabulary>(code: Option<&Code<V>>) -> String {
    use crate::domain::code::Coded;
    code.map(|code| code.code().to_owned()).unwrap_or_default()
}

/// The field for a code; the empty one takes it away.
pub fn code_from<V: Vocabulary>(code: &str) -> Option<Code<V>> {
    use crate::domain::code::Coded;
    (!code.is_empty()).then(|| Code::from_code(code))
}

/// The field for a text; the empty one takes it away.
pub fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::{code_from, filled, set_of, toggle};
    use crate::domain::code::Code;
    use crate::domain::vocabulary::Sector;

    #[test]
    fn a_code_is_switched_on_and_off_and_the_others_stay_in_their_order() {
        let mut codes: Vec<Code<Sector>> = Vec::new();
        for code in ["police", "x_own", "health", "police"] {
            toggle(&mut codes, code);
        }
        assert_eq!(set_of(&codes).into_iter().collect::<Vec<_>>(), ["health", "x_own"]);
        assert_eq!(code_from::<Sector>(""), None);
        assert_eq!(filled(String::new()), None);
    }
}
