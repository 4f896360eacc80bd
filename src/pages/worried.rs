//! Worried about a child? Whom to turn to, at this conference and beyond.
//!
//! Used by `app`, also before the first pack. It has no field to write in: the app is no reporting channel.

use leptos::prelude::*;

use super::back_to_more::back_to_more;
use super::record_title::in_language;
use super::text_page::text_body;
use crate::i18n::t;
use crate::model::Ready;
use crate::model::route::Route;
use crate::shell::{routing, texts, use_shell};
use crate::ui::{Fact, Facts, IconName, LinkOut, Notice, Page, PageHead, Words, live};

/// The person to turn to, as far as that person agreed to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Contact {
    function: Words,
    name: Option<Words>,
    href: Option<String>,
    email: Option<String>,
    phone: Option<String>,
}

/// The safeguarding contact of the conference on the screen.
pub(super) fn contact(ready: &Ready, language: &str) -> Option<Contact> {
    let conference = ready.workspace.conference()?;
    let contact = conference.body.safeguarding_contact.as_ref()?;
    let mut found = Contact { function: in_language(&contact.function, language), ..Contact::default() };
    let person = contact.participant.as_ref().and_then(|id| ready.workspace.participants.get(id.as_str()));
    if let Some(person) = person.filter(|person| person.body.share.listed) {
        let shown = person.body.clone().as_consented();
        found.name = Some(Words::name(shown.full_name(), ""));
        found.href = Some(Route::Person(person.id.clone()).href());
        found.email = shown.contact.email;
        found.phone = shown.contact.phone;
    }
    Some(found)
}

/// The contact in a box.
pub(super) fn contact_view(locale: crate::i18n::Locale, contact: Contact) -> AnyView {
    let Contact { function, name, href, email, phone } = contact;
    let who = match (name, href) {
        (Some(name), Some(href)) => view! { <p><a href=href>{name.into_view()}</a></p> }.into_any(),
        _ => view! { <p>{t!(locale, help.contact_unlisted)}</p> }.into_any(),
    };
    let reachable = email.is_some() || phone.is_some();
    let email = email.map(|email| {
        view! { <Fact label=t!(locale, help.email)><LinkOut href=format!("mailto:{email}") text=email /></Fact> }
    });
    let phone = phone.map(|phone| {
        let dialled: String = phone.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
        view! { <Fact label=t!(locale, help.phone)><LinkOut href=format!("tel:{dialled}") text=phone /></Fact> }
    });
    view! {
        <Notice icon=IconName::Heart title=t!(locale, help.contact_title)>
            {who}
            <p>{function.into_view()}</p>
            {reachable.then(|| view! { <Facts>{email} {phone}</Facts> })}
        </Notice>
    }
    .into_any()
}

/// Worried about a child?
#[component]
pub fn WorriedPage() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    routing::title(shell, move || t!(locale, common.worried_about_a_child).to_owned());
    let contact = shell.select(move |ready| contact(ready, locale.tag()));
    let text = texts::text(shell, "worried");
    view! {
        <Page>
            {back_to_more(shell)}
            <div class="stack">
                <PageHead title=t!(locale, common.worried_about_a_child) />
                {live(move || contact.get().map(|contact| contact_view(locale, contact)))}
                {text_body(locale, text)}
            </div>
        </Page>
    }
}
