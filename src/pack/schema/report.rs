//! What rapporteurs and evaluations write.

use super::{LONG, MANY, REMARK, TITLE};
use crate::domain::report::{Document, EvaluationResponse, Recommendation, Report, Score};
use crate::pack::form::Form;
use crate::pack::mapper::Need::{Optional, Required};
use crate::pack::mapper::{Mapper, Named, Part, Prose};

/// The most scores of one answer: no conference has more sessions.
const SCORES: usize = 5_000;

impl Part for Report {
    const KIND: &'static str = "report_body";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.words_list("challenges", MANY, Form::Prose(REMARK), &mut it.challenges);
        map.words_list("key_messages", 5, Form::Prose(REMARK), &mut it.key_messages);
        map.values("practices_mentioned", MANY, &mut it.practices_mentioned);
        map.value("session", Required, &mut it.session);
        map.words("trends_gaps", Optional, Form::Prose(REMARK), &mut it.trends_gaps);
        map.words("way_forward", Optional, Form::Prose(REMARK), &mut it.way_forward);
        map.rest(&mut it.extra);
    }
}

impl Part for Recommendation {
    const KIND: &'static str = "recommendation_body";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("addressee", Optional, &mut it.addressee);
        map.value("area", Optional, &mut it.area);
        map.values("articles", MANY, &mut it.articles);
        map.value("level", Optional, &mut it.level);
        map.value("report", Optional, &mut it.report);
        map.value("session", Optional, &mut it.session);
        map.value("status", Optional, &mut it.status);
        map.words("text", Required, Form::Prose(REMARK), &mut it.text);
        map.values("themes", MANY, &mut it.themes);
        map.rest(&mut it.extra);
    }
}

impl Part for Document {
    const KIND: &'static str = "document_body";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("kind", Optional, &mut it.kind);
        map.values("languages", MANY, &mut it.languages);
        map.value("link", Optional, &mut it.link);
        map.value("session", Optional, &mut it.session);
        map.words("text", Optional, Form::Prose(LONG), &mut it.text);
        map.words("title", Required, Form::Line(TITLE), &mut it.title);
        map.rest(&mut it.extra);
    }
}

impl Part for EvaluationResponse {
    const KIND: &'static str = "evaluation_response_body";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("date", Optional, &mut it.date);
        map.value("improve", Optional, &mut Prose(&mut it.improve, REMARK));
        map.objects("objectives", MANY, &mut it.objectives);
        map.number("organisation", Optional, (1, 5), &mut it.organisation);
        map.objects("sessions", SCORES, &mut it.sessions);
        map.value("will_use", Optional, &mut Prose(&mut it.will_use, REMARK));
        map.rest(&mut it.extra);
    }
}

impl<T: Named> Part for Score<T> {
    const KIND: &'static str = "score";
    fn part(map: &mut dyn Mapper, it: &mut Self) {
        map.value("about", Required, &mut it.about);
        map.number("score", Optional, (1, 5), &mut it.score);
        map.rest(&mut it.extra);
    }
}
