//! Practice notes. The limits are those of the form.

use super::{CROWD, MANY, NAME};
use crate::domain::note::{
    Attestation, ChildParticipation, MonitoringUse, Note, NoteAuthor, NoteConsent, NoteContact, NoteLink, Partner,
};
use crate::pack::form::Form;
use crate::pack::mapper::Need::{Optional, Required};
use crate::pack::mapper::{Bare, Country, Line, Mapper, Part, Prose, Usual};

impl Part for Note {
    const KIND: &'static str = "note_body";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("area", Optional, &mut it.area);
        map.value("area_text", Optional, &mut Line(&mut it.area_text, 80));
        map.values("articles", MANY, &mut it.articles);
        map.object("author", Optional, &mut Bare(&mut it.author));
        map.object("child_participation", Optional, &mut it.child_participation);
        map.object("consent", Optional, &mut it.consent);
        map.object("contact", Optional, &mut it.contact);
        map.value("context", Optional, &mut Prose(&mut it.context, 1_200));
        map.value("country", Optional, &mut Country(&mut it.country));
        map.values("derived_from", MANY, &mut it.derived_from);
        map.value("dimension", Optional, &mut it.dimension);
        map.value("evidence", Optional, &mut it.evidence);
        map.values("frames", MANY, &mut it.frames);
        map.value("gender_equity", Optional, &mut Prose(&mut it.gender_equity, 600));
        map.value("improvement_state", Optional, &mut it.improvement_state);
        map.values("improves", MANY, &mut it.improves);
        map.values("inspire", MANY, &mut it.inspire);
        map.value("kind", Required, &mut it.kind);
        map.value("language", Optional, &mut Usual(&mut it.language));
        map.value("legal_context", Optional, &mut Prose(&mut it.legal_context, 1_200));
        map.value("lessons", Optional, &mut Prose(&mut it.lessons, 800));
        map.value("level", Optional, &mut it.level);
        map.objects("links", 8, &mut it.links);
        map.value("maturity", Optional, &mut it.maturity);
        map.object("may_feed_monitoring", Optional, &mut it.may_feed_monitoring);
        map.values("measure", MANY, &mut it.measure);
        map.value("objective", Optional, &mut Prose(&mut it.objective, 400));
        map.values("objectives", MANY, &mut it.objectives);
        map.value("obstacles", Optional, &mut Prose(&mut it.obstacles, 800));
        map.objects("partners", CROWD, &mut it.partners);
        map.values("pillars", MANY, &mut it.pillars);
        map.value("practitioners", Optional, &mut it.practitioners);
        map.values("raised_with", MANY, &mut it.raised_with);
        map.value("resources", Optional, &mut Prose(&mut it.resources, 600));
        map.value("result", Optional, &mut it.result);
        map.value("results", Optional, &mut Prose(&mut it.results, 1_200));
        map.object("safeguarding", Optional, &mut it.safeguarding);
        map.values("sectors", MANY, &mut it.sectors);
        map.value("session", Optional, &mut it.session);
        map.values("settings", MANY, &mut it.settings);
        map.value("started", Optional, &mut Line(&mut it.started, 40));
        map.value("state", Required, &mut it.state);
        map.value("steps", Optional, &mut Prose(&mut it.steps, 2_000));
        map.values("subthemes", MANY, &mut it.subthemes);
        map.value("success_factors", Optional, &mut Prose(&mut it.success_factors, 800));
        map.words("summary", Optional, Form::Prose(600), &mut it.summary);
        map.values("target", MANY, &mut it.target);
        map.values("themes", MANY, &mut it.themes);
        map.words("title", Optional, Form::Line(120), &mut it.title);
        map.value("transfer", Optional, &mut it.transfer);
        map.value("transfer_notes", Optional, &mut Prose(&mut it.transfer_notes, 600));
        map.rest(&mut it.extra);
    }
}

impl Part for NoteAuthor {
    const KIND: &'static str = "note_author";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("name", Optional, &mut Line(&mut it.name, NAME));
        map.value("organisation", Optional, &mut it.organisation);
        map.value("organisation_name", Optional, &mut Line(&mut it.organisation_name, NAME));
        map.value("participant", Optional, &mut it.participant);
        map.rest(&mut it.extra);
    }
}

impl Part for Partner {
    const KIND: &'static str = "partner";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("name", Optional, &mut Line(&mut it.name, NAME));
        map.value("nature", Optional, &mut it.nature);
        map.value("organisation", Optional, &mut it.organisation);
        map.value("sector", Optional, &mut it.sector);
        map.rest(&mut it.extra);
    }
}

impl Part for ChildParticipation {
    const KIND: &'static str = "child_participation";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("level", Required, &mut it.level);
        map.value("text", Optional, &mut Prose(&mut it.text, 300));
        map.rest(&mut it.extra);
    }
}

impl Part for NoteLink {
    const KIND: &'static str = "note_link";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("title", Optional, &mut Line(&mut it.title, NAME));
        map.value("url", Optional, &mut it.url);
        map.rest(&mut it.extra);
    }
}

impl Part for MonitoringUse {
    const KIND: &'static str = "monitoring_use";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.number("round", Optional, (1, 100), &mut it.round);
        map.flag("value", &mut it.value);
        map.rest(&mut it.extra);
    }
}

impl Part for NoteContact {
    const KIND: &'static str = "note_contact";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("organisation", Optional, &mut it.organisation);
        map.value("participant", Optional, &mut it.participant);
        map.rest(&mut it.extra);
    }
}

impl Part for NoteConsent {
    const KIND: &'static str = "note_consent";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("attribution", Optional, &mut Usual(&mut it.attribution));
        map.flag("compendium", &mut it.compendium);
        map.value("date", Optional, &mut it.date);
        map.flag("directory", &mut it.directory);
        map.flag("monitoring", &mut it.monitoring);
        map.value("wording_version", Optional, &mut Line(&mut it.wording_version, 64));
        map.rest(&mut it.extra);
    }
}

impl Part for Attestation {
    const KIND: &'static str = "attestation";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.flag("attested", &mut it.attested);
        map.value("attested_at", Optional, &mut it.attested_at);
        map.values("findings_ack", MANY, &mut Line(&mut it.findings_ack, NAME));
        map.value("statement_version", Optional, &mut Line(&mut it.statement_version, 64));
        map.rest(&mut it.extra);
    }
}
