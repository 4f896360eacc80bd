//! What the app asks of a language beyond its texts: its tag, and how to read one.
//!
//! Used by `shell` (the setting and the browser's wish) and by `format.rs`. It does not read the browser or the settings.

use super::Locale;

impl Locale {
    /// English.
    pub const EN: Self = Self::en;
    /// French.
    pub const FR: Self = Self::fr;
    /// Both languages, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::en, Self::fr];

    /// The BCP 47 tag: `en` or `fr`. It goes into the `lang` attribute and the settings.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::en => "en",
            Self::fr => "fr",
        }
    }

    /// The name of the language in itself, as a switch shows it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::en => "English",
            Self::fr => "Français",
        }
    }

    /// The language of a BCP 47 tag (`fr`, `fr-CH`, `FR_be`), or nothing if the app does not speak it.
    pub fn parse(tag: &str) -> Option<Self> {
        let language = tag.trim().split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|locale| locale.tag().eq_ignore_ascii_case(language))
    }

    /// The first of these tags (the browser's wishes, best first) that the app speaks, else English.
    pub fn best<Tag: AsRef<str>>(wishes: impl IntoIterator<Item = Tag>) -> Self {
        wishes.into_iter().find_map(|tag| Self::parse(tag.as_ref())).unwrap_or(Self::en)
    }

    /// Which of the two texts of a table row is this language's.
    pub(super) const fn column(self) -> usize {
        match self {
            Self::en => 0,
            Self::fr => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_with_regions_are_understood() {
        assert_eq!(Locale::parse("fr-CH"), Some(Locale::FR));
        assert_eq!(Locale::parse(" EN_gb"), Some(Locale::EN));
        assert_eq!(Locale::parse("frr"), None);
        assert_eq!(Locale::parse(""), None);
    }

    #[test]
    fn first_spoken_wish_wins() {
        assert_eq!(Locale::best(["de-LU", "fr-LU", "en"]), Locale::FR);
        assert_eq!(Locale::best(["de", "lb"]), Locale::EN);
    }
}
