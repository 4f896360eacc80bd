//! A mapper that fills records with anything that their descriptions allow: no list of fields to forget one in.

use crate::domain::any_record::AnyRecord;
use crate::domain::record::Extra;
use crate::domain::text::{LanguageTag, Localised};
use crate::pack::form::Form;
use crate::pack::mapper::{Mapper, Need, Objects, Values};
use crate::pack::schema::any_record;

/// A small generator of random numbers (`SplitMix64`): the seed comes from proptest, so that failures shrink and repeat.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }

    fn pick<'l>(&mut self, list: &[&'l str]) -> &'l str {
        list[usize::try_from(self.below(list.len() as u64)).unwrap()]
    }

    /// A text that is not empty and has nothing in it that reading takes out.
    pub(super) fn text(&mut self, limit: u32) -> String {
        let pieces = [
            "a", "Z", " ", "\"", "\\", "/", "\n", "\t", "é", "ß", "ქ", "Ж", "\u{2028}", "\u{FFFD}", "😀", "\u{FB33}",
            "€", "<b>", "\u{200B}", "&amp;", "0",
        ];
        let length = 1 + self.below(u64::from(limit.min(12)));
        let text: String = (0..length).map(|_| self.pick(&pieces)).collect();
        text.chars().take(limit as usize).collect()
    }

    /// A value that no description knows, in canonical form.
    pub(super) fn unknown(&mut self) -> String {
        let values = [
            "null",
            "true",
            "0",
            "-9007199254740991",
            "\"\"",
            "\"é\\n\\u0001\"",
            "[]",
            "{}",
            "[1,[2,{\"k\":null}]]",
            "{\"a\":{\"b\":[\"c\"]},\"😀\":1,\"\u{FB33}\":2}",
        ];
        self.pick(&values).to_owned()
    }
}

pub(super) struct Filler<'c> {
    pub(super) chance: &'c mut Chance,
}

impl Filler<'_> {
    fn maybe(&mut self, need: Need) -> bool {
        need == Need::Required || self.chance.below(2) == 0
    }

    fn value_of(&mut self, form: Form) -> String {
        match form {
            Form::Id(_) | Form::Digest => {
                format!("{}{}", self.chance.pick(&["p_", "x.", "A-"]), self.chance.below(1_000_000))
            }
            Form::Code(_, known) if self.chance.below(4) > 0 => self.chance.pick(known).to_owned(),
            Form::Code(..) => "x_unknown".to_owned(),
            Form::OneOf(known) => self.chance.pick(known).to_owned(),
            Form::Fixed(only) => only.to_owned(),
            Form::Date => {
                format!("2{:03}-0{}-1{}", self.chance.below(100), 1 + self.chance.below(9), self.chance.below(10))
            }
            Form::Instant => {
                let zone = self.chance.pick(&["Z", "+02:00", "-03:30", "+00:00"]);
                let fraction = self.chance.pick(&["", ".120"]);
                format!("2027-04-0{}T1{}:30:00{fraction}{zone}", 1 + self.chance.below(9), self.chance.below(10))
            }
            Form::Language => self.chance.pick(&["en", "fr", "sr-Latn", "cnr"]).to_owned(),
            Form::Country => self.chance.pick(&["FR", "XK"]).to_owned(),
            Form::Link => self.chance.pick(&["https://a.example/?b=c#d", "mailto:a@b.example", "tel:+3312"]).to_owned(),
            Form::Line(limit) | Form::Prose(limit) => self.chance.text(limit),
        }
    }

    fn localised(&mut self, form: Form) -> Localised {
        let languages = [&["und"][..], &["en"], &["en", "fr"], &["und", "sr-Latn", "ka"]];
        let languages = languages[usize::try_from(self.chance.below(4)).unwrap()];
        let tags = languages.iter().map(|tag| LanguageTag::parse(tag).unwrap());
        Localised(tags.map(|tag| (tag, self.value_of(form))).collect())
    }
}

impl Mapper for Filler<'_> {
    fn value(&mut self, _name: &'static str, need: Need, it: &mut dyn Values) {
        if self.maybe(need) {
            let text = self.value_of(it.form());
            it.put(text.into()).unwrap();
        }
    }
    fn values(&mut self, _name: &'static str, limit: usize, it: &mut dyn Values) {
        for _ in 0..self.chance.below(4).min(limit as u64) {
            let text = self.value_of(it.form());
            it.put(text.into()).unwrap();
        }
    }
    fn words(&mut self, _name: &'static str, need: Need, form: Form, it: &mut Localised) {
        if self.maybe(need) {
            *it = self.localised(form);
        }
    }
    fn words_list(&mut self, _name: &'static str, limit: usize, form: Form, it: &mut Vec<Localised>) {
        let count = self.chance.below(3).min(limit as u64);
        it.extend((0..count).map(|_| self.localised(form)));
    }
    fn flag(&mut self, _name: &'static str, it: &mut bool) {
        *it = self.chance.below(2) == 0;
    }
    fn number(&mut self, name: &'static str, need: Need, range: (u32, u32), it: &mut Option<u32>) {
        if self.maybe(need) || matches!(name, "n" | "number") {
            let span = u64::from(range.1 - range.0) + 1;
            *it = Some(range.0 + u32::try_from(self.chance.below(span)).unwrap());
        }
    }
    fn object(&mut self, _name: &'static str, need: Need, it: &mut dyn Objects) {
        if self.maybe(need) {
            it.grow();
            it.map(0, self);
        }
    }
    fn objects(&mut self, _name: &'static str, limit: usize, it: &mut dyn Objects) {
        for index in 0..usize::try_from(self.chance.below(3)).unwrap().min(limit) {
            it.grow();
            it.map(index, self);
        }
    }
    fn rest(&mut self, it: &mut Extra) {
        for name in ["zz_unknown", "\"odd\" \u{1}", "😀", "\u{FB33}"] {
            if self.chance.below(4) == 0 {
                it.0.insert(name.into(), self.chance.unknown().into());
            }
        }
    }
}

/// A record of every type, filled from the seed.
pub(super) fn records(seed: u64) -> Vec<AnyRecord> {
    let mut chance = Chance(seed);
    any_record::filled(&mut Filler { chance: &mut chance })
}
