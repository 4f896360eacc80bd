//! The store holds less than it should, or cannot be read: nothing is written until the person decides.
//!
//! Used by `app` before the app is at work. The file with everything that can still be read is made by the boot
//! script, which needs neither this program nor a sound store.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::trouble_words::{TroubleWords, trouble_words};
use crate::i18n::{Locale, t};
use crate::model::opening::Trouble;
use crate::model::{Event, Model, SavedFile};
use crate::shell::{Shell, StorageError, announce, handing_out, routing, updates, use_shell};
use crate::ui::{Button, Dialog, Fold, IconName, Notice, NoticeTone, Page, PageHead, Section, Tone, live};

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Here {
    why: Trouble,
    can_go_on: bool,
}

/// What is the matter, in words.
fn words(locale: Locale, why: &Trouble) -> TroubleWords {
    match why {
        Trouble::Emptied(before) => TroubleWords {
            title: t!(locale, rescue.missing_title),
            text: t!(locale, rescue.missing_text),
            hint: t!(locale, rescue.missing_hint),
            detail: t!(locale, rescue.emptied_text, count = before.rows),
        },
        Trouble::Older(_) => TroubleWords {
            title: t!(locale, rescue.older_title),
            text: t!(locale, rescue.older_text),
            hint: t!(locale, rescue.older_hint),
            detail: String::new(),
        },
        Trouble::Unreadable(error) => trouble_words(locale, error),
    }
}

/// Whether what is stored is beyond reading, so that erasing it is the only way to begin anew.
fn is_beyond_reading(why: &Trouble) -> bool {
    matches!(
        why,
        Trouble::Unreadable(StorageError::Corrupt { .. } | StorageError::Unreadable { .. } | StorageError::Missing)
    )
}

/// The store holds less than it should: nothing is written until the person decides.
#[component]
pub fn RescuePage() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    routing::title(shell, move || t!(locale, rescue.title).to_owned());
    let here = shell.select_model(|model| match model {
        Model::Rescue(rescue) => Some(Here { why: rescue.why.clone(), can_go_on: rescue.can_go_on() }),
        Model::Loading | Model::Ready(_) | Model::Erased => None,
    });
    view! { <Page>{live(move || here.get().map(|here| page(shell, &here)))}</Page> }
}

fn page(shell: Shell, here: &Here) -> AnyView {
    let locale = shell.words();
    let words = words(locale, &here.why);
    let detail = (!words.detail.is_empty()).then(|| {
        let detail = words.detail.clone();
        view! { <Fold summary=move || t!(locale, rescue.technical_details)><p><bdi>{detail}</bdi></p></Fold> }
    });
    let hint = (!words.hint.is_empty()).then(|| view! { <p>{words.hint}</p> });
    let go_on = here.can_go_on.then(|| go_on(shell));
    let start_afresh = (!here.can_go_on && is_beyond_reading(&here.why)).then(|| start_afresh(shell));
    view! {
        <div class="stack stack--loose">
            <PageHead title=words.title lead=words.text />
            <Notice icon=IconName::Shield><p>{t!(locale, rescue.nothing_overwritten)}</p></Notice>
            <Section id="what-to-do" title=t!(locale, rescue.what_to_do)>
                {hint}
                <div class="cluster">
                    <Button tone=Tone::Main on_press=updates::reload>{t!(locale, rescue.reload)}</Button>
                    {download_button(locale)}
                </div>
                <p class="small muted">{t!(locale, rescue.download_hint)}</p>
                {go_on}
                {start_afresh}
            </Section>
            {detail}
        </div>
    }
    .into_any()
}

/// Going on with what is here, after a question.
fn go_on(shell: Shell) -> AnyView {
    let locale = shell.words();
    decide(
        locale,
        [
            t!(locale, rescue.go_on),
            t!(locale, rescue.go_on_confirm_title),
            t!(locale, rescue.go_on_confirm_text),
            t!(locale, rescue.go_on_hint),
        ],
        move || shell.send(Event::StartAnewPressed),
    )
}

/// Erasing what cannot be read, after a question.
fn start_afresh(shell: Shell) -> AnyView {
    let locale = shell.words();
    decide(
        locale,
        [
            t!(locale, rescue.start_afresh),
            t!(locale, rescue.start_afresh),
            t!(locale, rescue.start_afresh_warning),
            t!(locale, rescue.go_on_hint),
        ],
        move || shell.send(Event::ErasePressed),
    )
}

/// A button whose question must be answered; `said` are its words, the question's title, text and hint.
fn decide(locale: Locale, said: [&'static str; 4], decided: impl Fn() + Send + Sync + Copy + 'static) -> AnyView {
    let [button, title, text, hint] = said;
    let open = RwSignal::new(false);
    let actions = move || {
        view! {
            <Button on_press=move || open.set(false)>{t!(locale, common.cancel)}</Button>
            <Button
                tone=Tone::Danger
                on_press=move || {
                    open.set(false);
                    decided();
                }
            >
                {button}
            </Button>
        }
    };
    view! {
        <div><Button on_press=move || open.set(true)>{button}</Button></div>
        <Dialog open title close_label=t!(locale, common.close) actions>
            <p>{text}</p>
            <p>{hint}</p>
            <Notice tone=NoticeTone::Warn icon=IconName::Download>
                <p>{t!(locale, rescue.download_hint)}</p>
                {download_button(locale)}
            </Notice>
        </Dialog>
    }
    .into_any()
}

/// Hands over everything that this browser still holds of the app, text that is not saved included.
pub(super) fn download_button(locale: Locale) -> AnyView {
    let download = move || {
        spawn_local(async move {
            match collect().await {
                Some(text) => handing_out::save(&SavedFile { name: "plenary-rescue.json".to_owned(), text }),
                None => announce::urgently(t!(locale, rescue.corrupt_text)),
            }
        });
    };
    view! { <Button icon=IconName::Download on_press=download>{t!(locale, rescue.download_data)}</Button> }.into_any()
}

/// What the boot script still finds, as the text of a file.
async fn collect() -> Option<String> {
    let rescue = js_sys::Reflect::get(&window(), &"plenary_rescue".into()).ok()?;
    let rescue: js_sys::Function = rescue.dyn_into().ok()?;
    let answer: js_sys::Promise = rescue.call0(&window()).ok()?.dyn_into().ok()?;
    let found = JsFuture::from(answer).await.ok()?;
    js_sys::JSON::stringify(&found).ok().map(String::from)
}
