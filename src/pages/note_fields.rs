//! Every field of a note that says something, with its label and its value in words.
//!
//! Used by the export page to show what leaves the device. Pure. A field that is added to [`Note`] must be added here,
//! or it would leave unseen: the pattern in [`note_fields`] names them all, so that forgetting one does not compile.

use crate::domain::code::{Code, Coded};
use crate::domain::note::{Note, NoteAuthor, NoteConsent, Partner};
use crate::domain::participant::Participant;
use crate::domain::table::Table;
use crate::domain::text::Localised;
use crate::domain::workspace::Workspace;
use crate::i18n::{self, Join, Locale, t};

use super::code_words::code_words;
use super::when;

/// A field: its label and what it says.
pub(super) type NoteField = (&'static str, String);

/// Collects the fields that are not empty.
struct Fields<'a> {
    locale: Locale,
    workspace: &'a Workspace,
    list: Vec<NoteField>,
}

impl Fields<'_> {
    fn text(&mut self, label: &'static str, value: impl Into<String>) {
        let value = value.into();
        if !value.trim().is_empty() {
            self.list.push((label, value));
        }
    }

    fn optional(&mut self, label: &'static str, value: Option<&String>) {
        self.text(label, value.cloned().unwrap_or_default());
    }

    fn localised(&mut self, label: &'static str, value: &Localised) {
        self.joined(label, value.all().map(str::to_owned).collect());
    }

    fn joined(&mut self, label: &'static str, values: Vec<String>) {
        let values: Vec<String> = values.into_iter().filter(|value| !value.is_empty()).collect();
        self.text(label, values.join(" · "));
    }

    fn choice<C: Coded>(&mut self, label: &'static str, value: &C) {
        self.text(label, i18n::label_named(self.locale, C::VOCABULARY, value.code()));
    }

    fn code<V: crate::domain::code::Vocabulary>(&mut self, label: &'static str, value: Option<&Code<V>>) {
        if let Some(value) = value {
            self.text(label, code_words(self.workspace, self.locale, value));
        }
    }

    fn codes<V: crate::domain::code::Vocabulary>(&mut self, label: &'static str, values: &[Code<V>]) {
        let (workspace, locale) = (self.workspace, self.locale);
        self.joined(label, values.iter().map(|code| code_words(workspace, locale, code)).collect());
    }

    /// Names of records that are referred to; an unknown one by its id.
    fn named<T>(&mut self, label: &'static str, ids: &[&str], table: &Table<T>, name: impl Fn(&T) -> String) {
        let names = ids.iter().map(|id| table.get(id).map_or_else(|| (*id).to_owned(), |record| name(&record.body)));
        self.joined(label, names.collect());
    }

    fn author(&mut self, author: &NoteAuthor) {
        let locale = self.locale;
        let workspace = self.workspace;
        let NoteAuthor { participant, organisation, name, organisation_name, extra } = author;
        let people: Vec<&str> = participant.iter().map(crate::domain::id::Id::as_str).collect();
        self.named(t!(locale, exchange.field_author), &people, &workspace.participants, Participant::full_name);
        self.optional(t!(locale, exchange.field_author), name.as_ref());
        let bodies: Vec<&str> = organisation.iter().map(crate::domain::id::Id::as_str).collect();
        self.named(t!(locale, exchange.field_organisation), &bodies, &workspace.organisations, |body| {
            body.name.clone()
        });
        self.optional(t!(locale, exchange.field_organisation), organisation_name.as_ref());
        self.unknown(extra);
    }

    fn partners(&mut self, partners: &[Partner]) {
        let (locale, workspace) = (self.locale, self.workspace);
        let said = partners.iter().map(|partner| {
            let body = partner.organisation.as_ref();
            let known = body.and_then(|id| workspace.organisations.get(id.as_str()));
            let name = known.map(|record| record.body.name.clone());
            let name = name.or_else(|| partner.name.clone()).or_else(|| body.map(ToString::to_string));
            let sector = partner.sector.as_ref().map(|code| code_words(workspace, locale, code));
            let nature = partner.nature.as_ref().map(|code| code_words(workspace, locale, code));
            let parts: Vec<String> = [name, sector, nature].into_iter().flatten().collect();
            parts.join(", ")
        });
        self.joined(t!(locale, exchange.field_partners), said.collect());
    }

    fn consent(&mut self, consent: &NoteConsent) {
        let locale = self.locale;
        let uses = [
            (consent.directory, t!(locale, exchange.use_directory)),
            (consent.compendium, t!(locale, exchange.use_compendium)),
            (consent.monitoring, t!(locale, exchange.use_monitoring)),
        ];
        let uses: Vec<&str> = uses.into_iter().filter(|(agreed, _)| *agreed).map(|(_, words)| words).collect();
        self.text(t!(locale, exchange.field_consent), i18n::list(locale, Join::And, &uses));
        self.choice(t!(locale, exchange.field_attribution), &consent.attribution);
        if let Some(date) = consent.date {
            self.text(t!(locale, exchange.field_consent_date), when::day(locale, date));
        }
        self.unknown(&consent.extra);
    }

    fn unknown(&mut self, extra: &crate::domain::record::Extra) {
        let locale = self.locale;
        self.joined(
            t!(locale, exchange.field_unknown),
            extra.0.iter().map(|(name, value)| format!("{name}: {value}")).collect(),
        );
    }
}

fn ids<T>(ids: &[crate::domain::id::Id<T>]) -> Vec<&str> {
    ids.iter().map(crate::domain::id::Id::as_str).collect()
}

fn some_id<T>(id: Option<&crate::domain::id::Id<T>>) -> Vec<&str> {
    id.into_iter().map(crate::domain::id::Id::as_str).collect()
}

/// The fields of a note that say something, in the order of the form.
#[expect(clippy::too_many_lines, reason = "one line for each field; cutting it would hide whether one is missing")]
pub(super) fn note_fields(locale: Locale, note: &Note, workspace: &Workspace) -> Vec<NoteField> {
    let Note {
        kind,
        state,
        language,
        title,
        summary,
        country,
        area,
        area_text,
        author,
        sectors,
        themes,
        subthemes,
        pillars,
        articles,
        dimension,
        objectives,
        level,
        practitioners,
        context,
        legal_context,
        objective,
        target,
        settings,
        partners,
        measure,
        steps,
        results,
        result,
        success_factors,
        obstacles,
        lessons,
        maturity,
        evidence,
        transfer,
        transfer_notes,
        child_participation,
        gender_equity,
        resources,
        started,
        inspire,
        frames,
        links,
        improves,
        raised_with,
        improvement_state,
        derived_from,
        session,
        may_feed_monitoring,
        contact,
        consent,
        safeguarding,
        extra,
    } = note;
    let tag = locale.tag();
    let words = |text: &Localised| text.words(tag).to_owned();
    let mut fields = Fields { locale, workspace, list: Vec::new() };
    fields.choice(t!(locale, exchange.field_kind), kind);
    fields.localised(t!(locale, exchange.field_title), title);
    fields.localised(t!(locale, exchange.field_summary), summary);
    fields.text(t!(locale, exchange.field_language), i18n::language_name(locale, language.as_str()));
    fields.choice(t!(locale, exchange.field_state), state);
    fields.text(
        t!(locale, exchange.field_country),
        country.as_deref().map(|code| i18n::country_name(locale, code)).unwrap_or_default(),
    );
    fields.named(t!(locale, exchange.field_area), &some_id(area.as_ref()), &workspace.areas, |area| words(&area.name));
    fields.optional(t!(locale, exchange.field_area), area_text.as_ref());
    fields.author(author);
    fields.codes(t!(locale, exchange.field_sectors), sectors);
    fields.codes(t!(locale, exchange.field_themes), themes);
    fields.codes(t!(locale, exchange.field_subthemes), subthemes);
    fields.codes(t!(locale, exchange.field_pillars), pillars);
    fields.codes(t!(locale, exchange.field_articles), articles);
    fields.code(t!(locale, exchange.field_dimension), dimension.as_ref());
    fields
        .named(t!(locale, exchange.field_objectives), &ids(objectives), &workspace.objectives, |one| words(&one.text));
    fields.code(t!(locale, exchange.field_level), level.as_ref());
    fields.code(t!(locale, exchange.field_practitioners), practitioners.as_ref());
    fields.optional(t!(locale, exchange.field_context), context.as_ref());
    fields.optional(t!(locale, exchange.field_legal_context), legal_context.as_ref());
    fields.optional(t!(locale, exchange.field_objective), objective.as_ref());
    fields.codes(t!(locale, exchange.field_target), target);
    fields.codes(t!(locale, exchange.field_settings), settings);
    fields.partners(partners);
    fields.codes(t!(locale, exchange.field_measure), measure);
    fields.optional(t!(locale, exchange.field_steps), steps.as_ref());
    fields.optional(t!(locale, exchange.field_results), results.as_ref());
    fields.code(t!(locale, exchange.field_result), result.as_ref());
    fields.optional(t!(locale, exchange.field_success_factors), success_factors.as_ref());
    fields.optional(t!(locale, exchange.field_obstacles), obstacles.as_ref());
    fields.optional(t!(locale, exchange.field_lessons), lessons.as_ref());
    fields.code(t!(locale, exchange.field_maturity), maturity.as_ref());
    fields.code(t!(locale, exchange.field_evidence), evidence.as_ref());
    fields.code(t!(locale, exchange.field_transfer), transfer.as_ref());
    fields.optional(t!(locale, exchange.field_transfer_notes), transfer_notes.as_ref());
    if let Some(part) = child_participation {
        fields.choice(t!(locale, exchange.field_child_participation), &part.level);
        fields.optional(t!(locale, exchange.field_child_participation), part.text.as_ref());
        fields.unknown(&part.extra);
    }
    fields.optional(t!(locale, exchange.field_gender_equity), gender_equity.as_ref());
    fields.optional(t!(locale, exchange.field_resources), resources.as_ref());
    fields.optional(t!(locale, exchange.field_started), started.as_ref());
    fields.codes(t!(locale, exchange.field_inspire), inspire);
    fields.named(t!(locale, exchange.field_frames), &ids(frames), &workspace.frames, |frame| words(&frame.name));
    let links = links.iter().map(|link| match &link.url {
        Some(url) => format!("{} ({})", link.title, url.as_str()),
        None => link.title.clone(),
    });
    fields.joined(t!(locale, exchange.field_links), links.collect());
    fields.named(t!(locale, exchange.field_improves), &ids(improves), &workspace.notes, |note| words(&note.title));
    fields.codes(t!(locale, exchange.field_raised_with), raised_with);
    fields.code(t!(locale, exchange.field_improvement_state), improvement_state.as_ref());
    fields.named(t!(locale, exchange.field_derived_from), &ids(derived_from), &workspace.notes, |note| {
        words(&note.title)
    });
    fields.named(t!(locale, exchange.field_session), &some_id(session.as_ref()), &workspace.sessions, |session| {
        words(&session.title)
    });
    if let Some(monitoring) = may_feed_monitoring {
        let said = if monitoring.value { t!(locale, common.yes) } else { t!(locale, common.no) };
        fields.text(t!(locale, exchange.field_monitoring), said);
    }
    if let Some(contact) = contact {
        let label = t!(locale, exchange.field_contact);
        fields.named(label, &some_id(contact.participant.as_ref()), &workspace.participants, Participant::full_name);
        fields
            .named(label, &some_id(contact.organisation.as_ref()), &workspace.organisations, |body| body.name.clone());
        fields.unknown(&contact.extra);
    }
    if let Some(consent) = consent {
        fields.consent(consent);
    }
    if let Some(attestation) = safeguarding {
        let said = attestation.attested_at.map(|at| when::moment(locale, at));
        fields.text(t!(locale, exchange.field_attested), said.unwrap_or_else(|| t!(locale, common.yes).to_owned()));
        fields.joined(t!(locale, exchange.field_acknowledged), attestation.findings_ack.clone());
        fields.unknown(&attestation.extra);
    }
    fields.unknown(extra);
    fields.list
}

#[cfg(test)]
mod tests {
    use super::note_fields;
    use crate::domain::note::{Note, NoteAuthor};
    use crate::domain::text::{LanguageTag, Localised};
    use crate::domain::workspace::Workspace;
    use crate::i18n::Locale;

    #[test]
    fn every_text_that_leaves_is_shown() {
        let text = |word: &str| Some(word.to_owned());
        let note = Note {
            title: Localised::of(LanguageTag::undetermined(), "canary-title"),
            context: text("canary-context"),
            obstacles: text("canary-obstacles"),
            author: NoteAuthor { name: text("canary-author"), ..NoteAuthor::default() },
            ..Note::default()
        };
        let fields = note_fields(Locale::EN, &note, &Workspace::default());
        for canary in ["canary-title", "canary-context", "canary-obstacles", "canary-author"] {
            assert!(fields.iter().any(|(_, value)| value.contains(canary)), "{canary}");
        }
        assert!(fields.iter().all(|(_, value)| !value.is_empty()));
    }
}
