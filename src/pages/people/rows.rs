//! Who stands in the directory, in which order, and who is found.
//!
//! Used by the people's list and tested without a browser. The directory is worked out once for a pack; on every key
//! only the rows that are shown are made. Draws nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::id::Id;
use crate::domain::order;
use crate::domain::organisation::Organisation;
use crate::domain::participant::{Participant, ParticipantStatus};
use crate::domain::record::Record;
use crate::domain::workspace::Workspace;
use crate::i18n::{Locale, country_aliases, country_name, language_name, t};
use crate::pages::said::Said;
use crate::search::{Entry, Index, fold, highlight};

/// Whether a person may be named: they are listed, and they come.
pub fn is_shown(participant: &Participant) -> bool {
    participant.share.listed && participant.status != ParticipantStatus::Cancelled
}

/// Everybody who may be shown, ready to be listed and searched.
#[derive(Debug, Default)]
pub struct Directory {
    /// By family name, then given name, as folded.
    people: Vec<Person>,
    /// Places in `people`, by country.
    by_country: Vec<usize>,
    index: Index,
    /// How many countries there are.
    pub countries: usize,
}

#[derive(Debug)]
struct Person {
    record: Arc<Record<Participant>>,
    /// First letter of the folded family name, as a capital.
    letter: String,
    country: String,
}

/// What is asked of the directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// What was typed.
    pub query: String,
    /// In groups by country instead of by letter.
    pub by_country: bool,
    /// Only those met (true) or wanted to be met (false).
    pub only: Option<bool>,
}

/// A person in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PersonRow {
    /// Id.
    pub id: String,
    /// Given and family name.
    pub name: String,
    /// Where the name matched, in bytes.
    pub name_marks: Vec<(usize, usize)>,
    /// The name in its own script, where that differs.
    pub local: String,
    /// Where it matched.
    pub local_marks: Vec<(usize, usize)>,
    /// First letters.
    pub initials: String,
    /// Function.
    pub function: Said,
    /// Organisation.
    pub organisation: String,
    /// Country, unless the group says it.
    pub country: String,
    /// Met (true), to be met (false), neither.
    pub met: Option<bool>,
}

/// People under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The heading; empty for the answer to a query, which has none.
    pub title: String,
    /// How many there are, shown or not.
    pub count: usize,
    /// The shown ones.
    pub rows: Vec<Arc<PersonRow>>,
}

/// The shown part of the answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// In order.
    pub groups: Vec<Arc<Group>>,
    /// How many people there are, shown or not.
    pub total: usize,
}

impl Directory {
    /// The directory of a workspace.
    pub fn new(workspace: &Workspace, locale: Locale) -> Self {
        let shown = workspace.participants.iter().filter(|record| is_shown(&record.body));
        let mut keyed: Vec<(String, &Arc<Record<Participant>>)> = shown
            .map(|record| {
                let mut key = fold(&record.body.family_name);
                key.push(' ');
                key.push_str(&fold(record.body.given_name.as_deref().unwrap_or_default()));
                (key, record)
            })
            .collect();
        order::sort_by(&mut keyed, |one, other| one.0.cmp(&other.0));
        let mut names = Names::new(locale);
        let mut texts = Vec::with_capacity(keyed.len());
        let mut people = Vec::with_capacity(keyed.len());
        for (key, record) in keyed {
            let country = names.country(record.body.country.as_deref());
            texts.push((record.body.full_name(), names.everything_else(workspace, &record.body)));
            let letter = key
                .trim_start()
                .chars()
                .next()
                .map_or_else(|| "#".to_owned(), |letter| letter.to_uppercase().collect());
            people.push(Person { record: Arc::clone(record), letter, country });
        }
        let entries = people.iter().zip(&texts).map(|(person, (name, other))| Entry {
            name,
            latin: person.record.body.name_latin.as_deref(),
            other,
        });
        let index = Index::new(entries);
        let no_country = t!(locale, common.international_organisations);
        let folded: BTreeMap<&str, String> =
            order::gathered(people.iter().map(|person| (person.country.as_str(), fold(&person.country))));
        let mut by_country: Vec<usize> = (0..people.len()).collect();
        order::sort_by_key(&mut by_country, |place| {
            let country = people.get(*place).map_or("", |person| person.country.as_str());
            (country == no_country, folded.get(country))
        });
        let countries: BTreeSet<&str> =
            order::gathered(people.iter().filter_map(|person| person.record.body.country.as_deref()));
        let countries = countries.len();
        Self { people, by_country, index, countries }
    }

    /// How many people there are.
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// The answer to a wish, with the first `limit` rows of it.
    pub fn find(&self, workspace: &Workspace, wish: &Wish, limit: usize, locale: Locale) -> Found {
        let searched = !fold(&wish.query).is_empty();
        let met = |place: &usize| {
            let person = self.people.get(*place)?;
            workspace.met.get(person.record.id.as_str()).map(|met| met.body.met)
        };
        let takes = |place: &usize| wish.only.is_none() || met(place) == wish.only;
        let (places, total): (Vec<usize>, usize) = if searched {
            let most = if wish.only.is_some() { self.people.len() } else { limit };
            let hits = self.index.find(&wish.query, most);
            let places: Vec<usize> = hits.ranked.iter().map(|place| *place as usize).filter(takes).collect();
            let total = if wish.only.is_some() { places.len() } else { hits.total };
            (places, total)
        } else {
            let order: Vec<usize> =
                if wish.by_country { self.by_country.clone() } else { (0..self.people.len()).collect() };
            let places: Vec<usize> = order.into_iter().filter(takes).collect();
            let total = places.len();
            (places, total)
        };
        let mut groups: Vec<Group> = Vec::new();
        for (number, place) in places.into_iter().enumerate() {
            let Some(person) = self.people.get(place) else { continue };
            let title = match (searched, wish.by_country) {
                (true, _) => "",
                (false, true) => &person.country,
                (false, false) => &person.letter,
            };
            if groups.last().is_none_or(|group| group.title != title) {
                if number >= limit {
                    break;
                }
                groups.push(Group { title: title.to_owned(), ..Group::default() });
            }
            if let Some(group) = groups.last_mut() {
                group.count += 1;
                if number < limit {
                    let with_country = searched || !wish.by_country;
                    group.rows.push(Arc::new(row(workspace, person, &wish.query, with_country, met(&place), locale)));
                }
            }
        }
        Found { groups: groups.into_iter().map(Arc::new).collect(), total }
    }
}

fn row(
    workspace: &Workspace,
    person: &Person,
    query: &str,
    with_country: bool,
    met: Option<bool>,
    locale: Locale,
) -> PersonRow {
    let participant = &person.record.body;
    let name = participant.full_name();
    let local = participant.name_local.clone().filter(|local| *local != name).unwrap_or_default();
    let affiliation = participant.main_affiliation();
    let function = affiliation.map(|affiliation| Said::pick(&affiliation.function, locale)).unwrap_or_default();
    let organisation = affiliation.and_then(|affiliation| organisation(workspace, affiliation.organisation.as_ref()));
    PersonRow {
        id: person.record.id.as_str().to_owned(),
        name_marks: highlight(&name, query),
        local_marks: highlight(&local, query),
        initials: initials(participant),
        function,
        organisation: organisation.map(|organisation| organisation.name.clone()).unwrap_or_default(),
        country: if with_country { person.country.clone() } else { String::new() },
        met,
        name,
        local,
    }
}

/// An organisation of the directory.
pub fn organisation<'a>(workspace: &'a Workspace, id: Option<&Id<Organisation>>) -> Option<&'a Organisation> {
    id.and_then(|id| workspace.organisations.get(id.as_str())).map(|record| &record.body)
}

/// The first letters of given and family name.
pub fn initials(participant: &Participant) -> String {
    let names = [participant.given_name.as_deref().unwrap_or_default(), &participant.family_name];
    names
        .iter()
        .filter_map(|name| name.chars().find(|letter| letter.is_alphabetic()))
        .flat_map(char::to_uppercase)
        .collect()
}

/// The language whose voice should read a name in its own script, as far as the script tells.
pub fn script_language(name: &str) -> &'static str {
    let language = |letter: char| match letter {
        '\u{10A0}'..='\u{10FF}' => Some("ka"),
        '\u{0530}'..='\u{058F}' => Some("hy"),
        '\u{0370}'..='\u{03FF}' | '\u{1F00}'..='\u{1FFF}' => Some("el"),
        _ => None,
    };
    name.chars().find_map(language).unwrap_or_default()
}

/// Names of countries and languages, each looked up once.
struct Names {
    locale: Locale,
    countries: BTreeMap<String, String>,
    words: BTreeMap<String, String>,
}

impl Names {
    fn new(locale: Locale) -> Self {
        Self { locale, countries: BTreeMap::new(), words: BTreeMap::new() }
    }

    /// The name of a country; those without one belong to international bodies.
    fn country(&mut self, code: Option<&str>) -> String {
        let Some(code) = code else { return t!(self.locale, common.international_organisations).to_owned() };
        let locale = self.locale;
        self.countries.entry(code.to_owned()).or_insert_with(|| country_name(locale, code)).clone()
    }

    /// What else a person is found by: their own script, functions, organisations, country and shared languages.
    fn everything_else(&mut self, workspace: &Workspace, participant: &Participant) -> String {
        let mut text = String::new();
        let mut add = |words: &str| {
            text.push_str(words);
            text.push('\n');
        };
        add(participant.name_local.as_deref().unwrap_or_default());
        for affiliation in &participant.affiliations {
            affiliation.function.all().for_each(&mut add);
            if let Some(organisation) = organisation(workspace, affiliation.organisation.as_ref()) {
                add(&organisation.name);
                let others =
                    organisation.name_local.iter().chain(&organisation.acronym).chain(&organisation.former_names);
                others.for_each(|name| add(name));
            }
        }
        if let Some(code) = &participant.country {
            add(self.words.entry(code.clone()).or_insert_with(|| {
                let names = Locale::ALL.map(|locale| country_name(locale, code));
                [names.join("\n"), country_aliases(code).join("\n")].join("\n")
            }));
        }
        if participant.share.languages {
            for tag in &participant.languages {
                let key = [".", tag.as_str()].concat();
                add(self
                    .words
                    .entry(key)
                    .or_insert_with(|| Locale::ALL.map(|locale| language_name(locale, tag.as_str())).join("\n")));
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{Directory, Wish, initials, script_language};
    use crate::domain::change::Change;
    use crate::domain::id::Id;
    use crate::domain::participant::{Participant, ParticipantStatus, Share};
    use crate::domain::private::Met;
    use crate::domain::record::Record;
    use crate::domain::text::LanguageTag;
    use crate::domain::workspace::Workspace;
    use crate::i18n::Locale;

    fn person(id: &str, given: &str, family: &str, country: &str) -> Record<Participant> {
        let body = Participant {
            given_name: Some(given.to_owned()),
            family_name: family.to_owned(),
            country: Some(country.to_owned()),
            languages: vec![LanguageTag::parse("fr").unwrap()],
            share: Share { listed: true, ..Share::default() },
            ..Participant::default()
        };
        Record::first(Id::parse(id).unwrap(), None, None, body)
    }

    fn workspace() -> Workspace {
        let mut workspace = Workspace::default();
        let mut hidden = person("p4", "Dan", "Hidden", "FR");
        hidden.body.share.listed = false;
        let mut cancelled = person("p5", "Eva", "Absent", "FR");
        cancelled.body.status = ParticipantStatus::Cancelled;
        for record in [
            person("p1", "Anna", "Wójcik", "PL"),
            person("p2", "Bo", "Ångström", "SE"),
            person("p3", "Céline", "Wagner", "FR"),
            hidden,
            cancelled,
        ] {
            workspace.apply(Change::put(record));
        }
        workspace
    }

    fn find(wish: &Wish, limit: usize) -> (Vec<(String, usize, usize)>, usize) {
        let mut workspace = workspace();
        let met = Record::first(Id::parse("p1").unwrap(), None, None, Met { met: true, ..Met::default() });
        workspace.apply(Change::put(met));
        let found = Directory::new(&workspace, Locale::EN).find(&workspace, wish, limit, Locale::EN);
        let groups = found.groups.iter().map(|group| (group.title.clone(), group.count, group.rows.len())).collect();
        (groups, found.total)
    }

    #[test]
    fn only_the_listed_who_come_stand_in_the_directory() {
        let (groups, total) = find(&Wish::default(), 100);
        assert_eq!(total, 3);
        assert_eq!(groups, [("A".to_owned(), 1, 1), ("W".to_owned(), 2, 2)]);
    }

    #[test]
    fn a_group_counts_those_who_are_not_shown_yet() {
        let (groups, total) = find(&Wish::default(), 2);
        assert_eq!(groups, [("A".to_owned(), 1, 1), ("W".to_owned(), 2, 1)]);
        assert_eq!(total, 3);
    }

    #[test]
    fn countries_are_found_in_both_languages_and_languages_only_where_shared() {
        let query = |text: &str| find(&Wish { query: text.to_owned(), ..Wish::default() }, 100).1;
        assert_eq!(query("pologne"), 1);
        assert_eq!(query("wojcik"), 1);
        assert_eq!(query("hidden"), 0);
    }

    #[test]
    fn those_met_are_found_by_their_mark() {
        assert_eq!(find(&Wish { only: Some(true), ..Wish::default() }, 100).1, 1);
        assert_eq!(find(&Wish { only: Some(false), ..Wish::default() }, 100).1, 0);
        assert_eq!(find(&Wish { only: Some(true), query: "bo".to_owned(), ..Wish::default() }, 100).1, 0);
    }

    #[test]
    fn initials_skip_what_is_no_letter() {
        assert_eq!(initials(&person("p1", "’Ana", "Öz", "TR").body), "AÖ");
        assert_eq!(script_language("გიორგი"), "ka");
    }
}
