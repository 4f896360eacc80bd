//! Sharing a note: what is missing, what the check found, consent, attestation.
//!
//! Used by `app`. Decides nothing: the rules are `domain`'s, and the one door is `Event::SharePressed`. What it
//! refuses is told here, with the way to each field. Sharing lets a note out; it sends nothing by itself.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::domain::code::Coded;
use crate::domain::edition::Wording;
use crate::domain::id::Id;
use crate::domain::note::{Note, NoteAttribution, NoteConsent, NoteState};
use crate::domain::note_rules::{
    self, CONSENT_WORDING_VERSION, Completeness, FieldFinding, STATEMENT_VERSION, ShareRefusal,
};
use crate::domain::session::Attribution;
use crate::domain::table::Entry;
use crate::i18n::{Locale, label_named, t, t_count};
use crate::model::Event;
use crate::model::Ready;
use crate::model::route::Route;
use crate::pages::practice_form::field::finding_view;
use crate::pages::practice_form::questions;
use crate::pages::practices::words;
use crate::shell::{Shell, Slice, announce, routing, use_shell};
use crate::ui::{
    ApplyBar, Ask, Button, CheckField, Choice, Crumb, EmptyState, Foreign, IconName, LinkButton, Notice, NoticeTone,
    Page, PageHead, Panel, Section, Segments, Tone, Words, live,
};

/// What the page shows of the note.
#[derive(Clone, Debug, Default, PartialEq)]
struct Sharing {
    /// It is one's own and can be shared.
    is_possible: bool,
    /// It is shared already.
    is_shared: bool,
    /// It is a correction of somebody else's note.
    is_proposal: bool,
    title: Words,
    missing: Vec<&'static str>,
    findings: Vec<FieldFinding>,
    /// What the session that it was written for allows.
    rule: Attribution,
    /// The organiser's wording of the consent and its version.
    consent: Option<(String, Option<String>)>,
    /// The organiser's wording of the attestation and its version.
    statement: Option<(String, Option<String>)>,
    /// What was agreed to before.
    before: NoteConsent,
}

/// The words of the organiser, if there are any.
fn wording(wording: &Wording, locale: Locale) -> Option<(String, Option<String>)> {
    let words = wording.text.words(locale.tag());
    (!words.is_empty()).then(|| (words.to_owned(), wording.version.clone()))
}

fn sharing(ready: &Ready, id: &Id<Note>, locale: Locale) -> Sharing {
    let workspace = &ready.workspace;
    let Some(record) = ready.note_to_write(id.as_str()) else { return Sharing::default() };
    let note = &record.body;
    let is_proposal = record.suggests_to.is_some();
    // What others have to choose between keeps nobody from sharing a proposal.
    let several = !is_proposal && workspace.notes.entry(id.as_str()).is_some_and(Entry::is_disputed);
    let mine = ready.is_own_note(&record);
    let session = note.session.as_ref().and_then(|id| workspace.sessions.get(id.as_str()));
    let privacy = workspace.edition().and_then(|edition| edition.privacy.as_ref());
    Sharing {
        is_possible: mine && !several && note.state != NoteState::Withdrawn,
        is_shared: note.is_shared(),
        is_proposal,
        title: words::title_or(note, locale),
        missing: note_rules::missing(note, Completeness::Shareable),
        findings: note_rules::findings(note),
        rule: session.map(|session| session.body.attribution.clone()).unwrap_or_default(),
        consent: privacy.and_then(|privacy| wording(&privacy.consent_wording, locale)),
        statement: privacy.and_then(|privacy| wording(&privacy.statement, locale)),
        before: note.consent.clone().unwrap_or_default(),
    }
}

/// Sharing a note.
#[component]
pub fn PracticeSharePage(
    /// Which note.
    note: Id<Note>,
) -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    routing::title(shell, move || t!(locale, share.title).to_owned());
    let id = note.clone();
    let shown = shell.select(move |ready| sharing(ready, &note, locale));
    let is_possible = Slice::new(move || shown.with(|shown| shown.is_possible));
    live(move || if is_possible.get() { page(shell, locale, &id, shown) } else { impossible(locale, &id) })
}

/// A note that cannot be shared from here.
fn impossible(locale: Locale, id: &Id<Note>) -> AnyView {
    let note = Route::Practice(id.clone()).href();
    view! {
        <Page>
            <Crumb href=note label=t!(locale, note_form.back) />
            <PageHead title=t!(locale, share.title) />
            <EmptyState title=t!(locale, note_form.closed_hint) icon=IconName::Note>
                <LinkButton href=Route::Practices.href()>{t!(locale, practices.title)}</LinkButton>
            </EmptyState>
        </Page>
    }
    .into_any()
}

/// What the author agrees to, as the page holds it until the button is pressed.
#[derive(Clone, Copy)]
struct Agreed {
    directory: RwSignal<bool>,
    compendium: RwSignal<bool>,
    monitoring: RwSignal<bool>,
    attribution: RwSignal<String>,
    attested: RwSignal<bool>,
}

impl Agreed {
    fn consent(self, version: Option<String>) -> NoteConsent {
        NoteConsent {
            directory: self.directory.get_untracked(),
            compendium: self.compendium.get_untracked(),
            monitoring: self.monitoring.get_untracked(),
            attribution: NoteAttribution::from_code(&self.attribution.get_untracked()),
            wording_version: version.or_else(|| Some(CONSENT_WORDING_VERSION.to_owned())),
            ..NoteConsent::default()
        }
    }
}

fn page(shell: Shell, locale: Locale, id: &Id<Note>, shown: Slice<Sharing>) -> AnyView {
    let Sharing { title, before, consent, statement, rule, is_shared, is_proposal, .. } = shown.get_untracked();
    let chatham_house = rule == Attribution::ChathamHouse;
    let attribution = if chatham_house { NoteAttribution::Anonymous } else { before.attribution };
    let agreed = Agreed {
        directory: RwSignal::new(before.directory),
        compendium: RwSignal::new(before.compendium),
        monitoring: RwSignal::new(before.monitoring),
        attribution: RwSignal::new(attribution.code().to_owned()),
        // What was attested before was said of another text or on another day.
        attested: RwSignal::new(false),
    };
    // A refusal of an earlier visit says nothing about this one.
    let was_tried = RwSignal::new(false);
    let refusal = shell.select(|ready| ready.share_refusal.clone());
    let refusal = Slice::new(move || refusal.get().filter(|_| was_tried.get()));
    let version = consent.as_ref().and_then(|(_, version)| version.clone());
    let statement_version =
        statement.as_ref().and_then(|(_, version)| version.clone()).unwrap_or_else(|| STATEMENT_VERSION.to_owned());
    let share = {
        let id = id.clone();
        move || {
            let event = Event::SharePressed {
                note: id.clone(),
                consent: agreed.consent(version.clone()),
                attested: agreed.attested.get_untracked().then(|| statement_version.clone()),
            };
            was_tried.set(true);
            shell.send(event);
            if shell.peek(|ready| ready.share_refusal.is_some()) {
                announce::urgently(t!(locale, share.refused));
                focus_summary();
            } else {
                announce::politely(t!(locale, practices.shared_title));
                routing::go(&Route::Practice(id.clone()));
            }
        }
    };
    let summary = {
        let id = id.clone();
        move || refusal.get().map(|refusal| refused(locale, &id, &refusal))
    };
    let check = {
        let id = id.clone();
        // The refusal names what is missing; it is not told twice.
        move || checked(locale, &id, &shown.get(), refusal.with(Option::is_none))
    };
    let say = Signal::derive(move || {
        let here = shown.with(|shown| shown.missing.len());
        match here {
            0 => t!(locale, share.say).to_owned(),
            count => t_count!(locale, count, note_form.say_left_single, note_form.say_left_several),
        }
    });
    let note = Route::Practice(id.clone()).href();
    let back = note.clone();
    let already = is_shared.then(|| view! { <Notice title=t!(locale, share.already) /> });
    let lead = if is_proposal { t!(locale, share.lead_proposal) } else { t!(locale, share.lead) };
    let heading = if is_proposal { t!(locale, share.title_proposal) } else { t!(locale, share.title) };
    let names = if is_proposal {
        Names::Kept
    } else if chatham_house {
        Names::Secret
    } else {
        Names::Asked
    };
    view! {
        <Page>
            <Crumb href=back label=t!(locale, note_form.back) />
            <div class="stack stack--loose">
                <div class="stack stack--tight">
                    <PageHead title=heading lead />
                    <p><b><Foreign text=title /></b></p>
                </div>
                {live(summary)}
                {already}
                {live(check)}
                {consent_view(locale, agreed, consent.map(|(words, _)| words), names)}
                {attestation_view(locale, agreed, statement.map(|(words, _)| words))}
                <p class="small"><a href=Route::Worried.href()>{t!(locale, common.worried_about_a_child)}</a></p>
                <ApplyBar say>
                    <LinkButton href=note>{t!(locale, common.cancel)}</LinkButton>
                    <Button tone=Tone::Main icon=IconName::Share on_press=share>{t!(locale, share.share)}</Button>
                </ApplyBar>
            </div>
        </Page>
    }
    .into_any()
}

/// Brings what was refused into sight.
fn focus_summary() {
    let focus = || {
        let summary =
            document().get_element_by_id("share-refused").and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(summary) = summary {
            // A summary that refuses the focus is read out all the same.
            summary.focus().unwrap_or_default();
        }
    };
    set_timeout(focus, std::time::Duration::from_millis(30));
}

/// A link to a field of the form.
fn field_link(locale: Locale, id: &Id<Note>, field: &str) -> AnyView {
    let words = words::field(locale, field).to_owned();
    view! { <li><a href=questions::href(id, field)>{words}</a></li> }.into_any()
}

/// Everything for which the note was not shared, each with the way to it.
fn refused(locale: Locale, id: &Id<Note>, refusal: &ShareRefusal) -> AnyView {
    let mut lines: Vec<AnyView> = refusal
        .missing
        .iter()
        .map(|field| {
            let words = t!(locale, share.refused_missing, field = words::field(locale, field));
            view! { <li><a href=questions::href(id, field)>{words}</a></li> }.into_any()
        })
        .collect();
    lines.extend(refusal.stops.iter().map(|stop| {
        let words = t!(locale, share.refused_stop, field = words::field(locale, stop.field), words = stop.quote);
        view! { <li><a href=questions::href(id, stop.field)>{words}</a></li> }.into_any()
    }));
    // A link into this page would leave it, since the address after `#` is the route: these lead by a press.
    let mut jump = |applies: bool, words: &'static str, control: &'static str| {
        if applies {
            let press = move || {
                let target =
                    document().get_element_by_id(control).and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
                if let Some(target) = target {
                    target.focus().unwrap_or_default();
                }
            };
            lines.push(view! { <li><Button tone=Tone::Plain on_press=press>{words}</Button></li> }.into_any());
        }
    };
    jump(refusal.no_consent, t!(locale, share.refused_consent), "share-directory");
    jump(refusal.not_attested, t!(locale, share.refused_attestation), "share-attested");
    let plain = [
        (refusal.closed_session, t!(locale, safeguarding.closed_session)),
        (refusal.names_in_chatham_house, t!(locale, share.refused_chatham)),
        (refusal.withdrawn, t!(locale, share.refused_withdrawn)),
    ];
    lines.extend(
        plain.into_iter().filter(|(applies, _)| *applies).map(|(_, words)| view! { <li>{words}</li> }.into_any()),
    );
    view! {
        <div id="share-refused" tabindex="-1">
            <Notice tone=NoticeTone::Stop title=t!(locale, share.refused)>
                <ul class="plain-list">{lines}</ul>
            </Notice>
        </div>
    }
    .into_any()
}

/// What is missing and what the check found.
fn checked(locale: Locale, id: &Id<Note>, shown: &Sharing, tells_missing: bool) -> AnyView {
    let missing = (tells_missing && !shown.missing.is_empty()).then(|| {
        let links = shown.missing.iter().map(|field| field_link(locale, id, field)).collect_view();
        view! {
            <Section id="share-missing" title=t!(locale, share.missing)>
                <ul class="plain-list">{links}</ul>
            </Section>
        }
    });
    let closed = matches!(shown.rule, Attribution::Closed | Attribution::Other(_))
        .then(|| view! { <Notice tone=NoticeTone::Stop title=t!(locale, safeguarding.closed_session) /> });
    let findings = shown
        .findings
        .iter()
        .map(|finding| {
            let field = t!(locale, safeguarding.in_field, field = words::field(locale, finding.field));
            view! {
                <div class="stack stack--tight">
                    <p class="small">
                        {field} " · " <a href=questions::href(id, finding.field)>{t!(locale, safeguarding.edit_text)}</a>
                    </p>
                    {finding_view(locale, finding)}
                </div>
            }
        })
        .collect_view();
    let nothing = shown.findings.is_empty().then(|| view! { <p>{t!(locale, safeguarding.nothing_found)}</p> });
    view! {
        {missing}
        {closed}
        <Section id="share-check" title=t!(locale, safeguarding.title)>
            <p class="muted">{t!(locale, safeguarding.aid_only)}</p>
            {nothing}
            {findings}
        </Section>
    }
    .into_any()
}

/// Who says which names the note bears.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    /// Its author, here.
    Asked,
    /// Nobody: the session lets no name out.
    Secret,
    /// Its author, elsewhere: this is a proposal to them.
    Kept,
}

/// What may be done with the note, each use by itself, and under which name.
fn consent_view(locale: Locale, agreed: Agreed, wording: Option<String>, names: Names) -> AnyView {
    let chatham_house = names == Names::Secret;
    let wording = wording.unwrap_or_else(|| t!(locale, share.consent_wording).to_owned());
    let codes: &[&str] = if chatham_house { &["anonymous"] } else { NoteAttribution::KNOWN };
    let options =
        codes.iter().map(|code| Choice::new(*code, label_named(locale, NoteAttribution::VOCABULARY, code))).collect();
    let rule = chatham_house.then(|| view! { <Notice title=t!(locale, safeguarding.chatham_house) /> });
    let attribution = if names == Names::Kept {
        view! { <p class="muted">{t!(locale, share.names_kept)}</p> }.into_any()
    } else {
        view! {
            <Segments
                ask=Ask::new("share-attribution", t!(locale, safeguarding.attribution_heading)).hint(t!(locale, share.attribution_hint))
                options
                value=agreed.attribution
                on_change=move |code: String| agreed.attribution.set(code)
            />
        }
        .into_any()
    };
    let set = |signal: RwSignal<bool>| move |on: bool| signal.set(on);
    view! {
        <Section id="share-consent" title=t!(locale, safeguarding.consent_heading)>
            <p>{wording}</p>
            <Panel>
                <CheckField
                    id="share-directory"
                    label=t!(locale, safeguarding.consent_directory)
                    hint=t!(locale, share.needed)
                    checked=agreed.directory
                    on_change=set(agreed.directory)
                />
                <CheckField
                    id="share-compendium"
                    label=t!(locale, safeguarding.consent_compendium)
                    checked=agreed.compendium
                    on_change=set(agreed.compendium)
                />
                <CheckField
                    id="share-monitoring"
                    label=t!(locale, safeguarding.consent_monitoring)
                    checked=agreed.monitoring
                    on_change=set(agreed.monitoring)
                />
            </Panel>
            {rule}
            {attribution}
        </Section>
    }
    .into_any()
}

/// The statement that nobody can be recognised.
fn attestation_view(locale: Locale, agreed: Agreed, statement: Option<String>) -> AnyView {
    let statement = statement.unwrap_or_else(|| t!(locale, safeguarding.attestation).to_owned());
    view! {
        <Section id="share-attestation" title=t!(locale, share.attestation)>
            <Panel>
                <CheckField
                    id="share-attested"
                    label=statement
                    hint=t!(locale, share.needed)
                    checked=agreed.attested
                    on_change=move |on: bool| agreed.attested.set(on)
                />
            </Panel>
        </Section>
    }
    .into_any()
}
