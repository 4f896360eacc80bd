//! What stands over or above every page: banners that ask for attention, and the message after an action.
//!
//! Used by `app`. At most one banner of a kind, the gravest first, and a quiet one only where no grave one stands.
//! Decides nothing: what is the matter is in the model.

use leptos::prelude::*;

use super::changes::label_words;
use super::install_advice::home_screen_advice;
use super::rescue::download_button;
use super::trouble_words::{interruption_words, trouble_words};
use crate::i18n::{Locale, t, t_count};
use crate::model::effect::Message;
use crate::model::{Event, Keeping, Ready, Way};
use crate::shell::{Shell, Slice, StorageError, announce, clock, device, preferences, updates, use_shell};
use crate::ui::{Button, IconName, Notice, NoticeTone, Tag, TagTone, Toast, Tone, live};

/// What the banners show of the app at work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Here {
    fictional: bool,
    keeping: Option<Keeping>,
    trouble: Option<StorageError>,
    unsaved: bool,
    backup_due: bool,
}

fn here(ready: &Ready) -> Here {
    Here {
        fictional: ready.workspace.conference().is_some_and(|conference| conference.body.is_fictional()),
        keeping: Some(ready.keeping.clone()),
        trouble: ready.trouble().cloned(),
        unsaved: ready.is_unsaved(),
        backup_due: ready.is_backup_due(clock::now()),
    }
}

/// Lines above the page: nothing is kept, a new version waits, a backup is due, another tab took over, sample data.
#[component]
pub fn Banners() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    let here = shell.select(here);
    let unsaved = Slice::new(move || here.with(|here| here.unsaved));
    let shown = Slice::new(move || here.with(|here| (here.keeping.clone(), here.trouble.clone(), here.backup_due)));
    let later = RwSignal::new(false);
    let facts = device::facts();
    let on_ios = Slice::new(move || facts.get().is_some_and(|facts| facts.is_ios_tab));
    let banner = move || {
        let (keeping, trouble, backup_due) = shown.get();
        if let Some(Keeping::LetGo(by)) = keeping {
            return let_go(locale, interruption_words(locale, by));
        }
        let keeping = match keeping {
            Some(Keeping::Temporary(_)) => Some(nothing_kept(locale)),
            _ => None,
        };
        let trouble = trouble.map(|error| not_saved(shell, &error));
        let (waiting, taken) = shell.updates.with(|updates| (updates.waiting, updates.taken));
        let grave = keeping.is_some() || trouble.is_some();
        let quiet = if taken {
            Some(version_taken(locale))
        } else if waiting && !later.get() {
            Some(version_waits(locale, unsaved, later))
        } else if grave {
            None
        } else if backup_due && !is_dismissed(shell, "backup") {
            Some(backup_due_banner(shell))
        } else if on_ios.get() && !is_dismissed(shell, "install") {
            Some(home_screen_advice(locale, dismiss_button(shell, "install", t!(locale, changes.understood))))
        } else {
            None
        };
        view! { {keeping} {trouble} {quiet} }.into_any()
    };
    let sample = move || {
        here.with(|here| here.fictional).then(|| {
            view! { <p class="banners__sample"><Tag tone=TagTone::Warn>{t!(locale, common.sample_data)}</Tag></p> }
        })
    };
    view! { <div class="banners">{live(sample)} {live(banner)}</div> }
}

fn nothing_kept(locale: Locale) -> AnyView {
    view! {
        <Notice tone=NoticeTone::Stop title=t!(locale, changes.banner_nothing_kept)>
            <p>{t!(locale, changes.banner_nothing_kept_text)}</p>
        </Notice>
    }
    .into_any()
}

fn let_go(locale: Locale, text: &'static str) -> AnyView {
    view! {
        <Notice tone=NoticeTone::Stop title=t!(locale, changes.banner_let_go)>
            <p>{text}</p>
            <Button on_press=updates::reload>{t!(locale, rescue.reload)}</Button>
        </Notice>
    }
    .into_any()
}

fn not_saved(shell: Shell, error: &StorageError) -> AnyView {
    let locale = shell.words();
    let words = trouble_words(locale, error);
    view! {
        <Notice tone=NoticeTone::Stop title=t!(locale, common.not_saved)>
            <p><strong>{words.title}</strong> " · " {words.text}</p>
            <p>{words.hint}</p>
            <div class="cluster">
                <Button tone=Tone::Main on_press=move || shell.send(Event::RetryPressed)>{t!(locale, common.retry)}</Button>
                {download_button(locale)}
            </div>
        </Notice>
    }
    .into_any()
}

fn version_taken(locale: Locale) -> AnyView {
    view! {
        <Notice>
            <p>{t!(locale, changes.banner_taken)}</p>
            <Button on_press=updates::reload>{t!(locale, rescue.reload)}</Button>
        </Notice>
    }
    .into_any()
}

fn version_waits(locale: Locale, unsaved: Slice<bool>, later: RwSignal<bool>) -> AnyView {
    let reason = Signal::derive(move || unsaved.get().then(|| t!(locale, common.update_unsaved).to_owned()));
    view! {
        <Notice title=t!(locale, common.update_ready)>
            <div class="cluster">
                <Button on_press=updates::take disabled_reason=reason>{t!(locale, common.update_reload)}</Button>
                <Button tone=Tone::Plain on_press=move || later.set(true)>{t!(locale, common.update_later)}</Button>
            </div>
        </Notice>
    }
    .into_any()
}

fn backup_due_banner(shell: Shell) -> AnyView {
    let locale = shell.words();
    view! {
        <Notice icon=IconName::Download>
            <p>{t!(locale, common.backup_due)}</p>
            <div class="cluster">
                <Button on_press=move || shell.send(Event::BackupPressed(Way::Save))>{t!(locale, common.backup_now)}</Button>
                {dismiss_button(shell, "backup", t!(locale, changes.not_today))}
            </div>
        </Notice>
    }
    .into_any()
}

/// The name under which a banner is closed for today.
fn today(name: &str) -> String {
    format!("{name} {}", clock::now().local_date())
}

fn is_dismissed(shell: Shell, name: &'static str) -> bool {
    shell.preferences.with(|preferences| preferences.dismissed.contains(&today(name)))
}

/// Closes a banner for today.
fn dismiss_button(shell: Shell, name: &'static str, words: &'static str) -> AnyView {
    let dismiss = move || {
        preferences::change(shell, |preferences| {
            // Earlier days are over.
            preferences.dismissed.retain(|other| other.split(' ').next() != Some(name));
            preferences.dismissed.insert(today(name));
        });
    };
    view! { <Button tone=Tone::Plain on_press=dismiss>{words}</Button> }.into_any()
}

/// A message in words, and what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Said {
    text: String,
    can_undo: bool,
    urgent: bool,
}

fn say(locale: Locale, message: &Message, can_undo: bool) -> Said {
    let calm = |text: String| Said { text, can_undo: false, urgent: false };
    let grave = |text: String| Said { text, can_undo: false, urgent: true };
    match message {
        Message::Done(label) => Said { text: label_words(locale, *label).to_owned(), can_undo, urgent: false },
        Message::Undone(label) => calm(t!(locale, changes.message_undone, what = label_words(locale, *label))),
        Message::UndoneInPart(left) => {
            calm(t_count!(locale, *left, changes.message_undone_in_part_single, changes.message_undone_in_part_several))
        }
        Message::ChangedSince => calm(t!(locale, changes.message_changed_since).to_owned()),
        Message::LookAgain => grave(t!(locale, changes.message_look_again).to_owned()),
        Message::NotSaved(error) => {
            grave(t!(locale, changes.message_not_saved, why = trouble_words(locale, error).title))
        }
        Message::Waiting(error) => grave(t!(locale, changes.message_waiting, why = trouble_words(locale, error).title)),
        Message::Recovered(count) => {
            calm(t_count!(locale, *count, changes.message_recovered_single, changes.message_recovered_several))
        }
        Message::BothKept => calm(t!(locale, changes.message_both_kept).to_owned()),
        Message::Unreadable(_) => grave(t!(locale, changes.message_unreadable).to_owned()),
        Message::Copied => calm(t!(locale, changes.message_copied).to_owned()),
        Message::NotCopied => grave(t!(locale, changes.message_not_copied).to_owned()),
        Message::BackedUp => calm(t!(locale, changes.message_backed_up).to_owned()),
        Message::Exported(count) => {
            calm(t_count!(locale, *count, changes.message_exported_single, changes.message_exported_several))
        }
    }
}

/// The message after an action, with its way back.
#[component]
pub fn Notices() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    let said = shell
        .select(move |ready| ready.message.as_ref().map(|message| say(locale, message, ready.can_undo_announced())));
    Effect::new(move |_| {
        if let Some(said) = said.get() {
            if said.urgent { announce::urgently(said.text) } else { announce::politely(said.text) }
        }
    });
    let close = move || shell.send(Event::MessageClosed);
    live(move || {
        said.get().map(|said| {
            let Said { text, can_undo, urgent } = said;
            let seconds = if urgent { 60 } else { 12 };
            let close_label = t!(locale, common.close);
            if can_undo {
                let undo = move || shell.send(Event::UndoPressed);
                view! { <Toast text action=t!(locale, common.undo) close_label on_action=undo on_close=close seconds /> }
                    .into_any()
            } else {
                view! { <Toast text close_label on_close=close seconds /> }.into_any()
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::say;
    use crate::i18n::Locale;
    use crate::model::effect::Message;
    use crate::model::history::Label;

    #[test]
    fn only_what_was_done_can_be_taken_back() {
        assert!(say(Locale::EN, &Message::Done(Label::Imported), true).can_undo);
        assert!(!say(Locale::EN, &Message::Done(Label::Imported), false).can_undo);
        assert!(!say(Locale::EN, &Message::Undone(Label::Imported), true).can_undo);
    }
}
