//! The head of a pack.

use super::{MANY, NAME, REMARK};
use crate::domain::edition::{Controller, Edition, ExtraCode, HandedOut, Issuer, KeyStatement, Privacy, Wording};
use crate::pack::form::Form;
use crate::pack::mapper::Need::{Optional, Required};
use crate::pack::mapper::{Bare, Line, Mapper, Part};
use crate::pack::{MAX_KEYS, MAX_RECORDS};

/// The longest notice about personal data.
const NOTICE: u32 = 10_000;
/// 32 bytes in hexadecimal digits.
const DIGEST: u32 = 64;
/// 32 bytes in base64url without padding.
const KEY: u32 = 43;
/// 64 bytes in base64url without padding.
const SIGNATURE: u32 = 86;

impl Part for Edition {
    const KIND: &'static str = "pack";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.values("authors", MANY, &mut it.authors);
        map.value("conference", Required, &mut it.conference);
        map.number("count", Optional, (0, u32::MAX), &mut it.count);
        map.value("expires", Optional, &mut it.expires);
        map.objects("handed_out", MAX_RECORDS, &mut it.handed_out);
        map.value("issued", Optional, &mut it.issued);
        map.object("issuer", Required, &mut Bare(&mut it.issuer));
        map.objects("keys", MAX_KEYS, &mut it.keys);
        map.values("languages", MANY, &mut it.languages);
        map.values("needs", MANY, &mut Line(&mut it.needs, 64));
        let mut number = (it.number > 0).then_some(it.number);
        map.number("number", Optional, (1, u32::MAX), &mut number);
        it.number = number.unwrap_or(1);
        map.object("privacy", Optional, &mut it.privacy);
        map.value("purpose", Required, &mut it.purpose);
        map.value("root", Optional, &mut Line(&mut it.root, DIGEST));
        map.words_list("summary", MANY, Form::Prose(REMARK), &mut it.summary);
        map.objects("vocab_extra", MANY, &mut it.vocab_extra);
        map.rest(&mut it.extra);
    }
}

impl Part for KeyStatement {
    const KIND: &'static str = "key_statement";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("key", Required, &mut Line(&mut it.key, KEY));
        let mut number = (it.n > 0).then_some(it.n);
        map.number("n", Required, (1, u32::MAX), &mut number);
        it.n = number.unwrap_or(1);
        map.value("recovery", Required, &mut Line(&mut it.recovery, KEY));
        map.value("sig", Optional, &mut Line(&mut it.sig, SIGNATURE));
        map.rest(&mut it.extra);
    }
}

impl Part for ExtraCode {
    const KIND: &'static str = "extra_code";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("code", Required, &mut Line(&mut it.code, 64));
        map.words("footnote", Optional, Form::Prose(REMARK), &mut it.footnote);
        map.words("label", Required, Form::Line(NAME), &mut it.label);
        map.value("vocabulary", Required, &mut Line(&mut it.vocabulary, 64));
        map.rest(&mut it.extra);
    }
}

impl Part for HandedOut {
    const KIND: &'static str = "handed_out";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.values("names", MANY, &mut Line(&mut it.names, 64));
        map.value("record", Required, &mut Line(&mut it.record, 140));
        map.rest(&mut it.extra);
    }
}

impl Part for Issuer {
    const KIND: &'static str = "issuer";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("contact", Optional, &mut Line(&mut it.contact, NAME));
        map.value("id", Required, &mut it.id);
        map.value("name", Optional, &mut Line(&mut it.name, NAME));
        map.rest(&mut it.extra);
    }
}

impl Part for Privacy {
    const KIND: &'static str = "privacy";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.object("consent_wording", Optional, &mut Bare(&mut it.consent_wording));
        map.object("controller", Optional, &mut Bare(&mut it.controller));
        map.words("notice", Optional, Form::Prose(NOTICE), &mut it.notice);
        map.value("retention_until", Optional, &mut it.retention_until);
        map.object("statement", Optional, &mut Bare(&mut it.statement));
        map.rest(&mut it.extra);
    }
}

impl Part for Controller {
    const KIND: &'static str = "controller";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("email", Optional, &mut Line(&mut it.email, NAME));
        map.value("name", Optional, &mut Line(&mut it.name, NAME));
        map.rest(&mut it.extra);
    }
}

impl Part for Wording {
    const KIND: &'static str = "wording";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.words("text", Optional, Form::Prose(REMARK), &mut it.text);
        map.value("version", Optional, &mut Line(&mut it.version, 64));
        map.rest(&mut it.extra);
    }
}
