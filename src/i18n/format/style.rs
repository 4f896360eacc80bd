//! The few forms of dates and names the app shows, as `Intl` options.
//!
//! Used by the two backends of `format`. It formats nothing itself.

/// A form of date or time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateStyle {
    /// "Friday 9 April"
    LongDay,
    /// "Fri 9"
    ShortDay,
    /// "9 April 2027"
    FullDate,
    /// "9 April 2027 at 14:30"
    DateTime,
    /// "14:30"
    Time,
    /// Only asked for its part `timeZoneName`.
    #[cfg(target_arch = "wasm32")]
    Zone,
}

#[cfg(target_arch = "wasm32")]
impl DateStyle {
    /// The options of `Intl.DateTimeFormat`, without the zone.
    pub(super) const fn options(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::LongDay => &[("weekday", "long"), ("day", "numeric"), ("month", "long")],
            Self::ShortDay => &[("weekday", "short"), ("day", "numeric")],
            Self::FullDate => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
            Self::DateTime => &[("dateStyle", "long"), ("timeStyle", "short"), ("hourCycle", "h23")],
            Self::Time => &[("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")],
            Self::Zone => &[("timeZoneName", "long")],
        }
    }
}

/// What a code names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameKind {
    /// A BCP 47 language tag.
    Language,
    /// An ISO 3166-1 alpha-2 code.
    Region,
}

#[cfg(target_arch = "wasm32")]
impl NameKind {
    /// The option `type` of `Intl.DisplayNames`.
    pub(super) const fn tag(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::Region => "region",
        }
    }
}
