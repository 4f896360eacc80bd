//! The icons: a name for every symbol of the sprite in `index.html`, and the part that shows one.
//!
//! For: buttons, notices, rows and tabs. Icons are decoration: the words beside them (or the button's label) say what is meant.
//! Not for: pictures with a meaning of their own.

use leptos::prelude::*;

/// A symbol of the sprite (`#i-…` in `index.html`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    /// A five-pointed star: keep this.
    Star,
    /// A clock: the agenda, times.
    Clock,
    /// Two people.
    People,
    /// A sheet of paper: practice notes.
    Note,
    /// Two arrows: exchange.
    Swap,
    /// Three dots: everything else.
    More,
    /// A magnifying glass.
    Search,
    /// An angle to the right: goes further.
    Chevron,
    /// An angle to the left: goes back.
    Back,
    /// A tick.
    Check,
    /// A padlock: private.
    Lock,
    /// An arrow out of a box: share.
    Share,
    /// A printer.
    Print,
    /// A file with an arrow: open a file.
    File,
    /// A clipboard.
    Paste,
    /// A triangle with a mark: mind this.
    Warn,
    /// A circle with an i.
    Info,
    /// A bent arrow: undo.
    Undo,
    /// A sun: light colours.
    Sun,
    /// A moon: dark colours.
    Moon,
    /// A globe: language.
    Globe,
    /// A bin: erase.
    Trash,
    /// An arrow into a tray: save a file.
    Download,
    /// A question mark in a circle: help.
    Help,
    /// A heart.
    Heart,
    /// A pen: edit.
    Edit,
    /// A plus: new.
    Plus,
    /// A cross: close.
    Close,
    /// A square code.
    Code,
    /// Two links of a chain.
    Link,
    /// A sheet of a calendar.
    Calendar,
    /// A pin on a map: a room or place.
    Place,
    /// A shield: kept safely.
    Shield,
    /// A keyboard.
    Keyboard,
    /// Sliders: settings.
    Settings,
    /// A phone: install.
    Phone,
}

impl IconName {
    /// The address of the symbol inside the page, for example `#i-star`.
    pub const fn href(self) -> &'static str {
        match self {
            Self::Star => "#i-star",
            Self::Clock => "#i-clock",
            Self::People => "#i-people",
            Self::Note => "#i-note",
            Self::Swap => "#i-swap",
            Self::More => "#i-more",
            Self::Search => "#i-search",
            Self::Chevron => "#i-chevron",
            Self::Back => "#i-back",
            Self::Check => "#i-check",
            Self::Lock => "#i-lock",
            Self::Share => "#i-share",
            Self::Print => "#i-print",
            Self::File => "#i-file",
            Self::Paste => "#i-paste",
            Self::Warn => "#i-warn",
            Self::Info => "#i-info",
            Self::Undo => "#i-undo",
            Self::Sun => "#i-sun",
            Self::Moon => "#i-moon",
            Self::Globe => "#i-globe",
            Self::Trash => "#i-trash",
            Self::Download => "#i-download",
            Self::Help => "#i-help",
            Self::Heart => "#i-heart",
            Self::Edit => "#i-edit",
            Self::Plus => "#i-plus",
            Self::Close => "#i-close",
            Self::Code => "#i-code",
            Self::Link => "#i-link",
            Self::Calendar => "#i-calendar",
            Self::Place => "#i-place",
            Self::Shield => "#i-shield",
            Self::Keyboard => "#i-keyboard",
            Self::Settings => "#i-settings",
            Self::Phone => "#i-phone",
        }
    }
}

/// A line icon, hidden from assistive technology.
#[component]
pub fn Icon(
    /// Which symbol.
    name: IconName,
) -> impl IntoView {
    view! { <svg class="icon" aria-hidden="true" focusable="false"><use_ href=name.href()></use_></svg> }.into_any()
}

/// The icon of a part that may have none.
pub(super) fn optional_icon(name: Option<IconName>) -> AnyView {
    match name {
        Some(name) => view! { <Icon name=name /> }.into_any(),
        None => ().into_any(),
    }
}
