//! What the page of a person shows, worked out from the workspace.
//!
//! Used by the detail and tested without a browser. Nothing that the person did not agree to show is in it.

use crate::domain::link::Link;
use crate::domain::note::NoteAttribution;
use crate::domain::order;
use crate::domain::session::{Attribution, SessionStatus};
use crate::domain::sharing::as_shared;
use crate::domain::time::{Date, Timestamp};
use crate::domain::workspace::Workspace;
use crate::i18n::{Locale, country_name, language_name, t};
use crate::pages::code_words::code_words;
use crate::pages::practice_links::PracticeLink;
use crate::pages::said::Said;

use super::rows::{initials, is_shown, organisation, script_language};

/// A person for the reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonView {
    /// Given and family name.
    pub name: String,
    /// How the person wants to be addressed.
    pub courtesy: String,
    /// The name in its own script, where that differs.
    pub local: String,
    /// The language of that script, where it tells one.
    pub local_language: &'static str,
    /// First letters.
    pub initials: String,
    /// Languages by name, where shared.
    pub languages: Vec<String>,
    /// Country by name.
    pub country: Option<String>,
    /// Functions and organisations, the printed one first.
    pub affiliations: Vec<AffiliationLine>,
    /// Addresses as links, where shared: e-mail, telephone.
    pub email: Option<String>,
    /// Telephone likewise.
    pub phone: Option<String>,
    /// Sessions in which the person acts and may be named.
    pub sessions: Vec<SessionLine>,
    /// Notes that the person signed.
    pub practices: Vec<PracticeLink>,
}

/// A function in an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AffiliationLine {
    /// The organisation's name.
    pub organisation: String,
    /// As what.
    pub function: Said,
    /// In which capacity.
    pub capacity: Option<String>,
    /// The organisation's public page.
    pub website: Option<String>,
}

/// A session of the person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionLine {
    /// Id.
    pub id: String,
    /// Title.
    pub title: Said,
    /// The conference day.
    pub day: Date,
    /// Beginning.
    pub start: Timestamp,
    /// As what.
    pub role: String,
}

/// The person with this id; nothing for those who may not be shown.
pub fn person_view(workspace: &Workspace, id: &str, locale: Locale) -> Option<PersonView> {
    let record = workspace.participants.get(id)?;
    if !is_shown(&record.body) {
        return None;
    }
    let participant = record.body.clone().as_consented();
    let name = participant.full_name();
    let local = participant.name_local.clone().filter(|local| *local != name).unwrap_or_default();
    let main = participant.main_affiliation();
    let mut affiliations: Vec<_> = participant.affiliations.iter().collect();
    order::sort_by_key(&mut affiliations, |affiliation| Some(*affiliation) != main);
    let affiliations = affiliations.into_iter().map(|affiliation| {
        let found = organisation(workspace, affiliation.organisation.as_ref());
        AffiliationLine {
            organisation: found.map(|found| found.name.clone()).unwrap_or_default(),
            function: Said::pick(&affiliation.function, locale),
            capacity: affiliation.capacity.as_ref().map(|capacity| code_words(workspace, locale, capacity)),
            website: found.and_then(|found| found.website.as_ref()).map(|link| link.as_str().to_owned()),
        }
    });
    let address = |scheme: &str, text: &Option<String>| {
        let text = text.as_deref()?;
        Link::parse(&[scheme, &text.replace(' ', "")].concat()).ok().map(|link| link.as_str().to_owned())
    };
    Some(PersonView {
        courtesy: participant.courtesy.clone().unwrap_or_default(),
        local_language: script_language(&local),
        initials: initials(&participant),
        languages: participant.languages.iter().map(|tag| language_name(locale, tag.as_str())).collect(),
        country: participant.country.as_deref().map(|code| country_name(locale, code)),
        affiliations: affiliations.collect(),
        email: address("mailto:", &participant.contact.email),
        phone: address("tel:", &participant.contact.phone),
        sessions: sessions(workspace, id, locale),
        practices: practices(workspace, id, locale),
        name,
        local,
    })
}

/// Sessions in which the person does something. What is under a rule of silence is told in the session only.
fn sessions(workspace: &Workspace, id: &str, locale: Locale) -> Vec<SessionLine> {
    let open = |attribution: &Attribution| *attribution == Attribution::Open;
    let mut lines: Vec<SessionLine> = workspace
        .sessions
        .iter()
        .filter(|session| open(&session.body.attribution) && session.body.status != SessionStatus::Cancelled)
        .filter_map(|session| {
            let part = session.body.people.iter().find(|person| person.participant.as_str() == id)?;
            let role = part.role.as_ref().map(|role| code_words(workspace, locale, role));
            Some(SessionLine {
                id: session.id.as_str().to_owned(),
                title: Said::pick(&session.body.title, locale).or(t!(locale, agenda.untitled)),
                day: session.body.listed_day(),
                start: session.body.start,
                role: role.unwrap_or_else(|| t!(locale, session.takes_part).to_owned()),
            })
        })
        .collect();
    order::sort_by_key(&mut lines, |line| line.start);
    lines
}

/// Notes under the person's own name, as far as they may be passed on under it.
fn practices(workspace: &Workspace, id: &str, locale: Locale) -> Vec<PracticeLink> {
    let signed = workspace.notes.iter().filter(|note| {
        let author = note.body.author.participant.as_ref();
        let named = note.body.consent.as_ref().is_some_and(|consent| consent.attribution == NoteAttribution::Named);
        author.is_some_and(|author| author.as_str() == id)
            && named
            && as_shared(note, workspace).is_some_and(|shared| shared.body.author.participant.is_some())
    });
    signed.map(|note| PracticeLink::of(note, workspace, locale)).collect()
}

#[cfg(test)]
mod tests {
    use super::person_view;
    use crate::domain::change::Change;
    use crate::domain::id::Id;
    use crate::domain::participant::{ContactDetails, Participant, Share};
    use crate::domain::record::Record;
    use crate::domain::session::{Attribution, Session, SessionPerson};
    use crate::domain::workspace::Workspace;
    use crate::i18n::Locale;

    fn workspace(share: Share) -> Workspace {
        let mut workspace = Workspace::default();
        let contact = ContactDetails {
            email: Some("a@b.example".to_owned()),
            phone: Some("+44 20 7946 0101".to_owned()),
            ..ContactDetails::default()
        };
        let body = Participant { family_name: "Dukasi".to_owned(), share, contact, ..Participant::default() };
        workspace.apply(Change::put(Record::first(Id::parse("p1").unwrap(), None, None, body)));
        for (id, attribution) in [("s1", Attribution::Open), ("s2", Attribution::ChathamHouse)] {
            let people = vec![SessionPerson { participant: Id::parse("p1").unwrap(), ..SessionPerson::default() }];
            let body = Session { people, attribution, ..Session::default() };
            workspace.apply(Change::put(Record::first(Id::parse(id).unwrap(), None, None, body)));
        }
        workspace
    }

    #[test]
    fn who_is_not_listed_has_no_page() {
        assert_eq!(person_view(&workspace(Share::default()), "p1", Locale::EN), None);
    }

    #[test]
    fn each_address_is_shown_only_where_it_was_agreed_to() {
        let share = Share { listed: true, phone: true, ..Share::default() };
        let view = person_view(&workspace(share), "p1", Locale::EN).unwrap();
        assert_eq!((view.email, view.phone.as_deref()), (None, Some("tel:+442079460101")));
    }

    #[test]
    fn a_session_under_the_chatham_house_rule_is_not_told_of_a_person() {
        let share = Share { listed: true, ..Share::default() };
        let view = person_view(&workspace(share), "p1", Locale::EN).unwrap();
        assert_eq!(view.sessions.iter().map(|line| line.id.as_str()).collect::<Vec<_>>(), ["s1"]);
    }
}
