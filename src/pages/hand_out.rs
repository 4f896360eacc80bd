//! The last step before something leaves: open or locked, then share, save or copy.
//!
//! Used by the pages of export and backup, each of which says how its file is made. What locks is the worker's; the
//! words are shown once, kept nowhere, and gone when the page is left.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::problem_words::problem_words;
use crate::i18n::{Locale, t};
use crate::model::{SavedFile, Way};
use crate::shell::locks::{self, Language, NewWords, Refusal};
use crate::shell::{Shell, handing_out, use_shell};
use crate::ui::{
    ApplyBar, Ask, Button, Choice, IconName, Notice, NoticeTone, Section, Segments, TextArea, Tone, WordList, live,
};

/// Nothing opens it but being held in the hand.
const OPEN: &str = "open";
/// Six words open it.
const WORDS: &str = "words";
/// One person's key opens it.
const KEY: &str = "key";

/// A file that was locked, and what opens it.
#[derive(Clone, PartialEq, Eq)]
struct Locked {
    file: SavedFile,
    /// Nothing where a key opens it.
    words: Option<NewWords>,
}

/// How far locking is.
#[derive(Clone, Default, PartialEq, Eq)]
enum Step {
    /// Not asked for.
    #[default]
    Asked,
    /// The worker is at it.
    Working,
    /// Done.
    Done(Arc<Locked>),
    /// Not possible; why, and what to do.
    Failed(String),
}

/// The state of the choice.
#[derive(Clone, Copy)]
struct Lock {
    shell: Shell,
    mode: RwSignal<String>,
    step: RwSignal<Step>,
    key: RwSignal<String>,
    make: Callback<Way>,
}

/// Choosing how a file leaves.
#[component]
pub fn HandOut(
    /// Makes the file, and lets it leave in that way.
    #[prop(into)]
    make: Callback<Way>,
    /// Called when a file that was locked here has left.
    #[prop(optional, into)]
    on_left: Option<Callback<()>>,
    /// Why nothing can leave now.
    #[prop(optional, into)]
    reason: Signal<Option<String>>,
    /// What the file is made of: where it changes, a lock that was made before is undone.
    #[prop(optional, into)]
    of: Signal<String>,
    /// Whether to lock is what is advised.
    #[prop(optional)]
    lock_first: bool,
    /// What the main button says.
    save: &'static str,
    /// What would leave.
    #[prop(into)]
    say: Signal<String>,
) -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    let mode = RwSignal::new(if lock_first { WORDS } else { OPEN }.to_owned());
    let lock = Lock { shell, mode, step: RwSignal::new(Step::Asked), key: RwSignal::new(String::new()), make };
    Effect::new(move |before: Option<String>| {
        let now = of.get();
        if before.is_some_and(|before| before != now) {
            lock.undo();
        }
        now
    });
    on_cleanup(locks::cancel);
    let choose = move |chosen: String| {
        lock.undo();
        lock.mode.set(chosen);
    };
    let options = vec![
        Choice::new(OPEN, t!(locale, lock.mode_open)),
        Choice::new(WORDS, t!(locale, lock.mode_words)),
        Choice::new(KEY, t!(locale, lock.mode_key)),
    ];
    let ask = Ask::new("lock", t!(locale, lock.question)).hint(t!(locale, lock.question_hint));
    let blocked = Signal::derive(move || {
        let is_unlocked =
            || lock.mode.with(|mode| mode != OPEN) && lock.step.with(|step| !matches!(step, Step::Done(_)));
        reason.get().or_else(|| is_unlocked().then(|| t!(locale, lock.not_locked_yet).to_owned()))
    });
    let leave = move |way: Way| {
        let Step::Done(locked) = lock.step.get_untracked() else { return make.run(way) };
        handing_out::hand_out(shell, locked.file.clone(), way);
        if let Some(on_left) = on_left {
            on_left.run(());
        }
    };
    let share = handing_out::can_share().then(|| {
        view! {
            <Button icon=IconName::Share disabled_reason=blocked on_press=move || leave(Way::Share)>
                {t!(locale, lock.share)}
            </Button>
        }
    });
    let copy = handing_out::can_copy().then(|| {
        view! {
            <Button icon=IconName::Paste disabled_reason=blocked on_press=move || leave(Way::Copy)>
                {t!(locale, lock.copy)}
            </Button>
        }
    });
    view! {
        <Section id="how" title=t!(locale, lock.title)>
            <Segments ask options value=lock.mode on_change=choose />
            {live(move || inside(lock))}
        </Section>
        <ApplyBar say>
            {copy}
            {share}
            <Button tone=Tone::Main icon=IconName::Download disabled_reason=blocked on_press=move || leave(Way::Save)>
                {save}
            </Button>
        </ApplyBar>
    }
    .into_any()
}

impl Lock {
    /// Forgets the lock that was made or is being made.
    fn undo(self) {
        if self.step.get_untracked() == Step::Working {
            locks::cancel();
        }
        self.step.set(Step::Asked);
    }

    /// Locks the file with new words, or for the key that was typed.
    fn begin(self) {
        self.make.run(Way::Lock);
        let Some(file) = handing_out::take_to_lock(self.shell) else { return };
        self.step.set(Step::Working);
        let key = self.mode.with_untracked(|mode| mode == KEY).then(|| self.key.get_untracked());
        spawn_local(async move {
            let step = match locked(self.shell.words(), file, key).await {
                Ok(locked) => Step::Done(Arc::new(locked)),
                // Another choice was made meanwhile.
                Err(Refusal::Superseded) => return,
                Err(Refusal::Problem(problem)) => Step::Failed(problem_words(self.shell.words(), &problem.cause)),
            };
            // `Some` where the page has gone meanwhile.
            let _gone: Option<Step> = self.step.try_set(step);
        });
    }
}

/// Has the file locked, and names it as `age` files are named.
async fn locked(locale: Locale, file: SavedFile, key: Option<String>) -> Result<Locked, Refusal> {
    let language = language(locale);
    let name = [&file.name, ".age"].concat();
    if let Some(key) = key {
        let keys = key.split_whitespace().map(str::to_owned).collect();
        let text = locks::encrypt_for(file.text.as_bytes(), keys).await?;
        return Ok(Locked { file: SavedFile { name, text }, words: None });
    }
    let words = locks::new_words(language).await?;
    let text = locks::encrypt_with_words(file.text.as_bytes(), words.shown.join(" "), language).await?;
    Ok(Locked { file: SavedFile { name, text }, words: Some(words) })
}

/// The list of words for a language of the app.
pub(super) fn language(locale: Locale) -> Language {
    Language::from_code(locale.tag()).unwrap_or(Language::English)
}

/// What belongs to the choice that was made.
fn inside(lock: Lock) -> AnyView {
    let locale = lock.shell.words();
    let is_key = match lock.mode.get().as_str() {
        WORDS => false,
        KEY => true,
        _open => return ().into_any(),
    };
    match lock.step.get() {
        Step::Asked => asked(lock, is_key, None),
        Step::Failed(why) => asked(lock, is_key, Some(why)),
        Step::Working => view! {
            <p role="status">{t!(locale, lock.working)}</p>
            <div><Button on_press=move || lock.undo()>{t!(locale, common.cancel)}</Button></div>
        }
        .into_any(),
        Step::Done(locked) => done(locale, &locked),
    }
}

fn asked(lock: Lock, is_key: bool, why: Option<String>) -> AnyView {
    let locale = lock.shell.words();
    let (lead, press) = if is_key {
        (t!(locale, lock.key_lead), t!(locale, lock.key_make))
    } else {
        (t!(locale, lock.words_lead), t!(locale, lock.words_make))
    };
    let field = is_key.then(|| {
        let ask = Ask::new("lock-key", t!(locale, lock.key_label)).hint(t!(locale, lock.key_hint));
        view! { <TextArea ask value=lock.key on_input=move |text| lock.key.set(text) rows=2 /> }
    });
    let why = why.map(|why| view! { <Notice tone=NoticeTone::Warn><p>{why}</p></Notice> });
    view! {
        <p>{lead}</p>
        {field}
        {why}
        <div><Button icon=IconName::Lock on_press=move || lock.begin()>{press}</Button></div>
    }
    .into_any()
}

fn done(locale: Locale, locked: &Locked) -> AnyView {
    let Some(words) = &locked.words else {
        return view! { <Notice tone=NoticeTone::Ok title=t!(locale, lock.key_done)><p>{t!(locale, lock.key_done_hint)}</p></Notice> }
            .into_any();
    };
    let shown = words.shown.clone();
    let elsewhere = t!(locale, lock.words_elsewhere, phrase = words.phrase.as_str());
    view! {
        <Notice tone=NoticeTone::Ok icon=IconName::Lock title=t!(locale, lock.words_done)>
            <WordList words=shown lang=locale.tag() />
            <p>{t!(locale, lock.words_done_hint)}</p>
            <p class="small muted">{elsewhere}</p>
        </Notice>
    }
    .into_any()
}
