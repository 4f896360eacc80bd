//! A locked file that was handed in: what opens it is asked for.
//!
//! Used by the import page. What is typed here goes to the worker and is kept nowhere; what was inside goes through the
//! front door like any other file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::hand_out::language;
use super::problem_words::problem_words;
use crate::domain::problem::Cause;
use crate::i18n::t;
use crate::model::Event;
use crate::shell::locks::{self, MOST_WORK, Opener, Refusal};
use crate::shell::{Shell, files};
use crate::ui::{Ask, Button, Choice, IconName, Notice, NoticeTone, PageHead, Segments, TextArea, Tone, live};

/// Six words.
const WORDS: &str = "words";
/// A passphrase that is not made of our words.
const PHRASE: &str = "phrase";
/// A secret key.
const KEY: &str = "key";

/// What is being typed, and how far it is.
#[derive(Clone, Copy)]
struct Unlock {
    shell: Shell,
    name: StoredValue<String>,
    mode: RwSignal<String>,
    text: RwSignal<String>,
    working: RwSignal<bool>,
    /// Why it stays locked.
    why: RwSignal<Option<String>>,
    /// Whether it would open with more work than is done unasked.
    needs_work: RwSignal<bool>,
}

/// The question for what opens the file of that name.
pub(super) fn unlock(shell: Shell, name: String) -> AnyView {
    let locale = shell.words();
    let lead = t!(locale, lock.locked_lead, name = name.as_str());
    let unlock = Unlock {
        shell,
        name: StoredValue::new(name),
        mode: RwSignal::new(WORDS.to_owned()),
        text: RwSignal::new(String::new()),
        working: RwSignal::new(false),
        why: RwSignal::new(None),
        needs_work: RwSignal::new(false),
    };
    let options = vec![
        Choice::new(WORDS, t!(locale, lock.with_words)),
        Choice::new(PHRASE, t!(locale, lock.with_phrase)),
        Choice::new(KEY, t!(locale, lock.with_key)),
    ];
    let choose = move |chosen: String| {
        unlock.mode.set(chosen);
        unlock.why.set(None);
        unlock.text.set(String::new());
    };
    let ask = Ask::new("unlock-with", t!(locale, lock.with));
    on_cleanup(locks::cancel);
    view! {
        <div class="stack">
            <PageHead title=t!(locale, lock.locked_title) lead />
            <Segments ask options value=unlock.mode on_change=choose />
            {live(move || field(unlock))}
            {live(move || buttons(unlock))}
        </div>
    }
    .into_any()
}

/// The field for what opens it; a fresh one for each kind.
fn field(unlock: Unlock) -> AnyView {
    let locale = unlock.shell.words();
    let (label, hint) = match unlock.mode.get().as_str() {
        PHRASE => (t!(locale, lock.phrase_label), t!(locale, lock.phrase_hint)),
        KEY => (t!(locale, lock.secret_label), t!(locale, lock.secret_hint)),
        _words => (t!(locale, lock.words_label), t!(locale, lock.words_hint)),
    };
    let ask = Ask::new("unlock", label).hint(hint).error(unlock.why);
    let typed = move |text: String| {
        unlock.why.set(None);
        unlock.needs_work.set(false);
        unlock.text.set(text);
    };
    view! { <TextArea ask value=unlock.text on_input=typed rows=2 /> }.into_any()
}

fn buttons(unlock: Unlock) -> AnyView {
    let locale = unlock.shell.words();
    if unlock.working.get() {
        let stop = move || {
            locks::cancel();
            unlock.working.set(false);
        };
        return view! {
            <p role="status">{t!(locale, lock.opening)}</p>
            <div><Button on_press=stop>{t!(locale, common.cancel)}</Button></div>
        }
        .into_any();
    }
    let not_now = move || {
        files::forget_locked(unlock.shell);
        unlock.shell.send(Event::ImportDropped);
    };
    let more = move || {
        unlock.needs_work.get().then(|| {
            view! {
                <Notice tone=NoticeTone::Warn title=t!(locale, lock.more_work_title)>
                    <p>{t!(locale, lock.more_work_text)}</p>
                    <Button on_press=move || unlock.open(true)>{t!(locale, lock.more_work)}</Button>
                </Notice>
            }
        })
    };
    view! {
        {live(more)}
        <div class="cluster">
            <Button on_press=not_now>{t!(locale, import.not_now)}</Button>
            <Button tone=Tone::Main icon=IconName::Lock on_press=move || unlock.open(false)>
                {t!(locale, lock.open)}
            </Button>
        </div>
    }
    .into_any()
}

impl Unlock {
    fn open(self, more_work: bool) {
        let locale = self.shell.words();
        let typed = self.text.get_untracked();
        if typed.trim().is_empty() {
            return self.why.set(Some(t!(locale, lock.nothing_typed).to_owned()));
        }
        let with = match self.mode.get_untracked().as_str() {
            // A line feed at its end is the field's and not the passphrase's.
            PHRASE => Opener::Passphrase(typed.trim_end_matches('\n').to_owned()),
            KEY => Opener::Key(typed),
            _words => Opener::Words(typed, language(locale)),
        };
        self.working.set(true);
        spawn_local(async move {
            let refused = files::unlock(self.shell, self.name.get_value(), with, more_work).await.err();
            // `Some` where the page has gone meanwhile; then there is nobody to tell.
            if self.working.try_set(false).is_some() {
                return;
            }
            if let Some(Refusal::Problem(problem)) = refused {
                let may_agree = matches!(problem.cause, Cause::TooMuchWork(asked) if asked <= u64::from(MOST_WORK));
                self.needs_work.set(may_agree);
                self.why.set(Some(problem_words(locale, &problem.cause)));
            }
        });
    }
}
