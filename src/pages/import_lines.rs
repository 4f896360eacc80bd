//! The lines of an import preview: each unfolds to its fields, before and after.
//!
//! Used by the import page. Draws what the plan and `model::field_changes` say; what is behind a line is worked out when
//! somebody opens it, for a pack may have thousands. Decides nothing about what is to be applied.

use std::sync::Arc;

use leptos::prelude::*;

use super::appending::{Appending, FIRST};
use super::field_words::FieldWords;
use super::import_words::{line_note, look_up, times_of, title_of};
use super::keyed::{Keyed, keyed};
use crate::domain::any_record::RecordKey;
use crate::domain::plan::{Line, Outcome};
use crate::i18n::{self, Locale, t, t_count};
use crate::model::field_changes::{News, field_changes, news};
use crate::model::import::Preview;
use crate::shell::Shell;
use crate::ui::{ChangeKind, ChangeWords, Changes, Fold, LateFold, PanelList, Section, Tag, TagTone};

/// What is folded, in the order in which it asks for attention. Conflicts and proposals stand open above.
const FOLDED: [Outcome; 4] = [Outcome::Withdrawn, Outcome::Removed, Outcome::Changed, Outcome::Added];

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
pub(super) fn outcomes(shell: Shell, preview: &Arc<Preview>) -> AnyView {
    let locale = shell.words();
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
        .map(|(outcome, places)| group(shell, preview, outcome, places))
        .collect();
    let rest = (!groups.is_empty()).then(|| {
        view! { <Section id="outcomes" title=rest_title small=true><PanelList>{groups}</PanelList></Section> }
            .into_any()
    });
    let needs_you = open_section(shell, preview, ("needs-you", t!(locale, import.needs_you)), needs_you);
    let agenda = open_section(shell, preview, ("in-agenda", t!(locale, import.in_agenda)), agenda);
    view! { {needs_you}{agenda}{rest} }.into_any()
}

fn is_in_agenda(shell: Shell, preview: &Preview, line: &Line) -> bool {
    let is_session = &*line.key.type_name == "session" && !preview.other_conference;
    is_session && shell.peek(|ready| ready.workspace.is_starred(&line.key.id))
}

/// Lines that nobody should overlook.
fn open_section(
    shell: Shell,
    preview: &Arc<Preview>,
    (id, title): (&'static str, &'static str),
    places: Vec<Place>,
) -> Option<AnyView> {
    if places.is_empty() {
        return None;
    }
    let note = i18n::count(shell.words(), places.len());
    let (lines, more) = lines(shell, preview, places, true);
    let section = view! {
        <Section id title note small=true>
            <PanelList>{lines}</PanelList>
            {more}
        </Section>
    };
    Some(section.into_any())
}

fn group(shell: Shell, preview: &Arc<Preview>, outcome: Outcome, places: Vec<Place>) -> AnyView {
    let locale = shell.words();
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
    let (lines, more) = lines(shell, preview, places, false);
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
fn lines(shell: Shell, preview: &Arc<Preview>, places: Vec<Place>, with_outcome: bool) -> (AnyView, AnyView) {
    let shown = RwSignal::new(FIRST);
    let total = Signal::stored(places.len());
    let preview = Arc::clone(preview);
    let items = Signal::derive(move || {
        let item = |place: &Place| {
            let (preview, place) = (Arc::clone(&preview), *place);
            Keyed::new(format!("{}.{}", place.part, place.line), move || line(shell, &preview, place, with_outcome))
        };
        places.iter().take(shown.get()).map(item).collect::<Vec<Keyed>>()
    });
    // Not by itself: what stands below must stay within reach.
    let more = view! { <Appending total shown by_itself=false /> }.into_any();
    (keyed(items), more)
}

fn line(shell: Shell, preview: &Arc<Preview>, place: Place, with_outcome: bool) -> AnyView {
    let Some(told) = line_at(preview, place) else { return ().into_any() };
    let locale = shell.words();
    let title = shell.peek(|ready| title_of(locale, preview, &ready.workspace, told));
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
    view! { <li class="preview-line"><LateFold summary inside /></li> }.into_any()
}

/// The fields of a line that differ.
fn fields(shell: Shell, preview: &Preview, place: Place) -> AnyView {
    let Some(told) = line_at(preview, place) else { return ().into_any() };
    let locale = shell.words();
    let changes = field_changes(told);
    let rows = shell.peek(|ready| {
        let title =
            |type_name: &str, id: &str| look_up(locale, preview, &ready.workspace, &RecordKey::new(type_name, id));
        let times = times_of(preview, &ready.workspace);
        FieldWords { locale, type_name: &told.key.type_name, times: &times, title: &title }.rows(&changes)
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
