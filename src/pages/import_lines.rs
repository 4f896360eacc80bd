//! The lines of an import preview: each unfolds to its fields, before and after.
//!
//! Used by the import page. Draws what the plan and `model::field_changes` say; what is behind a line is worked out when
//! somebody opens it, for a pack may have thousands. A line that may be left out has a box; what follows from it is the
//! model's.

use std::sync::Arc;

use leptos::prelude::*;

use super::appending::{Appending, FIRST};
use super::field_words::FieldWords;
use super::import_words::{edition_of, line_note, look_up, times_of, title_of};
use super::keyed::{Keyed, keyed};
use crate::domain::any_record::RecordKey;
use crate::domain::plan::{Line, Outcome};
use crate::i18n::{self, Locale, t, t_count};
use crate::model::Event;
use crate::model::field_changes::{News, field_changes, news};
use crate::model::import::{LeftOut, Preview};
use crate::shell::{Shell, Slice};
use crate::ui::{ChangeKind, ChangeWords, Changes, Fold, LateFold, PanelList, Section, Tag, TagTone, TickBox};

/// What is folded, in the order in which it asks for attention. Conflicts and proposals stand open above.
const FOLDED: [Outcome; 4] = [Outcome::Withdrawn, Outcome::Removed, Outcome::Changed, Outcome::Added];

/// The preview on the screen, and what is left out of it.
#[derive(Clone)]
struct Shown {
    shell: Shell,
    preview: Arc<Preview>,
    left_out: Slice<LeftOut>,
}

/// Which line of which part.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Place {
    part: usize,
    line: usize,
}

fn line_at(preview: &Preview, place: Place) -> Option<&Line> {
    preview.parts.get(place.part)?.plan.lines.get(place.line)
}

/// What would happen: first what somebody has to decide on later, then their own agenda, then all the rest in groups.
pub(super) fn outcomes(shell: Shell, preview: &Arc<Preview>, left_out: Slice<LeftOut>) -> AnyView {
    let locale = shell.words();
    let shown = &Shown { shell, preview: Arc::clone(preview), left_out };
    let (mut needs_you, mut agenda) = (Vec::new(), Vec::new());
    let mut rest: [Vec<Place>; FOLDED.len()] = Default::default();
    for (part, lines) in preview.parts.iter().map(|part| &part.plan.lines).enumerate() {
        for (line, told) in lines.iter().enumerate() {
            let place = Place { part, line };
            if matches!(told.outcome, Outcome::Conflict | Outcome::Suggested) {
                needs_you.push(place);
            } else if is_in_agenda(shell, preview, told) {
                agenda.push(place);
            } else if let Some(group) = FOLDED.iter().position(|outcome| *outcome == told.outcome) {
                rest[group].push(place);
            }
        }
    }
    let is_first = needs_you.is_empty() && agenda.is_empty();
    let rest_title = if is_first { t!(locale, import.outcomes) } else { t!(locale, import.everything_else) };
    let groups: Vec<AnyView> = FOLDED
        .into_iter()
        .zip(rest)
        .filter(|(_, places)| !places.is_empty())
        .map(|(outcome, places)| group(shown, outcome, places))
        .collect();
    let rest = (!groups.is_empty()).then(|| {
        view! { <Section id="outcomes" title=rest_title small=true><PanelList>{groups}</PanelList></Section> }
            .into_any()
    });
    let needs_you = open_section(shown, ("needs-you", t!(locale, import.needs_you)), needs_you);
    let agenda = open_section(shown, ("in-agenda", t!(locale, import.in_agenda)), agenda);
    let hint =
        preview.may_leave_out().then(|| view! { <p class="muted">{t!(locale, import.choose_hint)}</p> }.into_any());
    view! { {hint}{needs_you}{agenda}{rest} }.into_any()
}

fn is_in_agenda(shell: Shell, preview: &Preview, line: &Line) -> bool {
    let is_session = &*line.key.type_name == "session" && !preview.other_conference;
    is_session && shell.peek(|ready| ready.workspace.is_starred(&line.key.id))
}

/// Lines that nobody should overlook.
fn open_section(shown: &Shown, (id, title): (&'static str, &'static str), places: Vec<Place>) -> Option<AnyView> {
    if places.is_empty() {
        return None;
    }
    let note = i18n::count(shown.shell.words(), places.len());
    let (lines, more) = lines(shown, places, true);
    let section = view! {
        <Section id title note small=true>
            <PanelList>{lines}</PanelList>
            {more}
        </Section>
    };
    Some(section.into_any())
}

fn group(shown: &Shown, outcome: Outcome, places: Vec<Place>) -> AnyView {
    let locale = shown.shell.words();
    let (tone, _) = tag(locale, outcome);
    let words = match outcome {
        Outcome::Added => t!(locale, import.added),
        Outcome::Changed => t!(locale, import.changed),
        Outcome::Removed => t!(locale, import.removed),
        Outcome::Withdrawn => t!(locale, import.withdrawn),
        Outcome::Conflict => t!(locale, import.conflict),
        Outcome::Suggested => t!(locale, import.suggested),
    };
    let count = i18n::count(locale, places.len());
    let (lines, more) = lines(shown, places, false);
    let summary = move || {
        view! {
            <span class="preview-item">
                <span class="preview-item__title">{words}</span>
                <Tag tone>{count}</Tag>
            </span>
        }
    };
    view! { <li><Fold summary><ul class="preview-lines" role="list">{lines}</ul>{more}</Fold></li> }.into_any()
}

fn tag(locale: Locale, outcome: Outcome) -> (TagTone, &'static str) {
    match outcome {
        Outcome::Added => (TagTone::Ok, t!(locale, import.tag_added)),
        Outcome::Changed => (TagTone::Accent, t!(locale, import.tag_changed)),
        Outcome::Removed => (TagTone::Quiet, t!(locale, import.tag_removed)),
        Outcome::Withdrawn => (TagTone::Warn, t!(locale, import.tag_withdrawn)),
        Outcome::Conflict => (TagTone::Now, t!(locale, import.tag_conflict)),
        Outcome::Suggested => (TagTone::Now, t!(locale, import.tag_suggested)),
    }
}

/// The first lines, and the way to more of them.
fn lines(shown: &Shown, places: Vec<Place>, with_outcome: bool) -> (AnyView, AnyView) {
    let many = RwSignal::new(FIRST);
    let total = Signal::stored(places.len());
    let shown = shown.clone();
    let items = Signal::derive(move || {
        let item = |place: &Place| {
            let (shown, place) = (shown.clone(), *place);
            Keyed::new(format!("{}.{}", place.part, place.line), move || line(&shown, place, with_outcome))
        };
        places.iter().take(many.get()).map(item).collect::<Vec<Keyed>>()
    });
    // Not by itself: what stands below must stay within reach.
    let more = view! { <Appending total shown=many by_itself=false /> }.into_any();
    (keyed(items), more)
}

/// The box with which a line is left out; nothing where the part is taken as a whole.
fn take_box(shown: &Shown, place: Place, title: &str) -> Option<AnyView> {
    let Shown { shell, preview, left_out } = shown.clone();
    if !preview.may_leave_out() || preview.parts.get(place.part)?.is_whole() {
        return None;
    }
    let key = line_at(&preview, place)?.key.clone();
    let (part, own) = (place.part, key.clone());
    let checked = Signal::derive(move || left_out.with(|left_out| !left_out.has(part, &own)));
    let on_change = move |taken: bool| shell.send(Event::LineLeftOut { part, key: key.clone(), is_left_out: !taken });
    let label = t!(shell.words(), import.take_named, title = title);
    Some(view! { <TickBox label checked on_change /> }.into_any())
}

fn line(shown: &Shown, place: Place, with_outcome: bool) -> AnyView {
    let (shell, preview) = (shown.shell, &shown.preview);
    let Some(told) = line_at(preview, place) else { return ().into_any() };
    let locale = shell.words();
    let title = shell.peek(|ready| title_of(locale, preview, &ready.workspace, told));
    let take = take_box(shown, place, &title.text);
    let times = shell.peek(|ready| times_of(preview, &ready.workspace));
    let mut note = line_note(locale, &times, told);
    if is_in_agenda(shell, preview, told) {
        note.push_str(", ");
        note.push_str(t!(locale, import.starred));
    }
    let mut tags: Vec<(TagTone, &'static str)> = Vec::new();
    for news in news(told) {
        tags.push(match news {
            News::Moved => (TagTone::Warn, t!(locale, import.moved)),
            News::Cancelled => (TagTone::Now, t!(locale, import.cancelled)),
        });
    }
    if with_outcome && tags.is_empty() {
        tags.push(tag(locale, told.outcome));
    }
    let tags: Vec<AnyView> =
        tags.into_iter().map(|(tone, words)| view! { " " <Tag tone>{words}</Tag> }.into_any()).collect();
    let summary = move || {
        view! {
            <span class="preview-item">
                <span class="preview-item__title">{title.into_view()}</span>
                <span class="preview-item__note">{note}{tags}</span>
            </span>
        }
    };
    let preview = Arc::clone(preview);
    let inside = move || fields(shell, &preview, place);
    let has_box = take.is_some();
    view! {
        <li class="preview-line" class:preview-line--choice=has_box>{take}<LateFold summary inside /></li>
    }
    .into_any()
}

/// The fields of a line that differ.
fn fields(shell: Shell, preview: &Preview, place: Place) -> AnyView {
    let Some(told) = line_at(preview, place) else { return ().into_any() };
    let locale = shell.words();
    // What its author took back is not read out once more on the way out.
    if told.outcome == Outcome::Withdrawn {
        return view! { <p class="small muted">{t!(locale, import.withdrawn_inside)}</p> }.into_any();
    }
    let changes = field_changes(told);
    let rows = shell.peek(|ready| {
        let title =
            |type_name: &str, id: &str| look_up(locale, preview, &ready.workspace, &RecordKey::new(type_name, id));
        let times = times_of(preview, &ready.workspace);
        let edition = edition_of(preview, &ready.workspace);
        FieldWords { locale, type_name: &told.key.type_name, times: &times, edition, title: &title }.rows(&changes)
    });
    if rows.is_empty() {
        return view! { <p class="small muted">{t!(locale, import.same_none)}</p> }.into_any();
    }
    let kind = match (told.outcome, &told.before, &told.after) {
        (_, None, _) => ChangeKind::Comes,
        (_, _, None) => ChangeKind::Goes,
        (Outcome::Conflict | Outcome::Suggested, ..) => ChangeKind::Beside,
        _ => ChangeKind::Replaces,
    };
    let [here, then] = match kind {
        ChangeKind::Beside => [t!(locale, import.column_here), t!(locale, import.column_coming)],
        ChangeKind::Replaces | ChangeKind::Comes | ChangeKind::Goes => {
            [t!(locale, import.column_now), t!(locale, import.column_after)]
        }
    };
    let words = ChangeWords {
        head: [t!(locale, import.column_field), here, then],
        empty: t!(locale, import.empty),
        whole: t!(locale, import.whole_text),
    };
    let same = (changes.same > 0).then(|| {
        let words = t_count!(locale, changes.same, import.same_single, import.same_several);
        view! { <p class="small muted">{words}</p> }.into_any()
    });
    view! { <Changes words rows kind />{same} }.into_any()
}
