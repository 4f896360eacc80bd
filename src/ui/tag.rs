//! Words that act as badges: states of an item and the track of a session.
//!
//! For: cards, rows and heads. The word carries the meaning, the colour only helps.
//! Not for: anything that can be pressed.

use leptos::prelude::*;

use super::foreign::Words;
use super::icon::{IconName, optional_icon};

/// What kind of state a tag tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TagTone {
    /// A plain fact.
    #[default]
    Quiet,
    /// The kind of an item, or something the reader chose.
    Accent,
    /// Done, good, yours.
    Ok,
    /// Changed, mind this.
    Warn,
    /// Cancelled, conflict, live.
    Now,
    /// Stays on this device.
    Private,
}

/// A word in a small frame.
#[component]
pub fn Tag(
    /// What kind of state it tells.
    #[prop(optional)]
    tone: TagTone,
    /// Stands before the word.
    #[prop(optional)]
    icon: Option<IconName>,
    /// The word.
    children: Children,
) -> impl IntoView {
    let class = match tone {
        TagTone::Quiet => "tag",
        TagTone::Accent => "tag tag--accent",
        TagTone::Ok => "tag tag--ok",
        TagTone::Warn => "tag tag--warn",
        TagTone::Now => "tag tag--now",
        TagTone::Private => "tag tag--private",
    };
    view! { <span class=class>{optional_icon(icon)} {children()}</span> }.into_any()
}

/// A line of tags that wraps.
#[component]
pub fn Tags(
    /// [`Tag`]s.
    children: Children,
) -> impl IntoView {
    view! { <p class="tags">{children()}</p> }.into_any()
}

/// The colour of a track; always beside its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TrackColour {
    /// Blue, also for unknown colours.
    #[default]
    Blue,
    /// Teal.
    Teal,
    /// Green.
    Green,
    /// Ochre.
    Ochre,
    /// Brick.
    Brick,
    /// Plum.
    Plum,
}

impl TrackColour {
    /// The colour of that English name in small letters; blue for every other text.
    pub fn from_name(name: &str) -> Self {
        match name {
            "teal" => Self::Teal,
            "green" => Self::Green,
            "ochre" => Self::Ochre,
            "brick" => Self::Brick,
            "plum" => Self::Plum,
            _ => Self::Blue,
        }
    }

    /// The colour at that place of the list, beginning again after the sixth.
    pub const fn from_index(index: usize) -> Self {
        match index % 6 {
            1 => Self::Teal,
            2 => Self::Green,
            3 => Self::Ochre,
            4 => Self::Brick,
            5 => Self::Plum,
            _ => Self::Blue,
        }
    }
}

/// The name of a track behind a small square of its colour.
#[component]
pub fn TrackLabel(
    /// Name of the track or kind of session.
    #[prop(into)]
    name: Words,
    /// Its colour.
    #[prop(optional)]
    colour: TrackColour,
) -> impl IntoView {
    let class = match colour {
        TrackColour::Blue => "track",
        TrackColour::Teal => "track track--teal",
        TrackColour::Green => "track track--green",
        TrackColour::Ochre => "track track--ochre",
        TrackColour::Brick => "track track--brick",
        TrackColour::Plum => "track track--plum",
    };
    view! { <span class=class>{name.into_view()}</span> }.into_any()
}
