//! The UI kit: the small parts every page is made of, with the looks of `style/`.
//!
//! For: every page and the frame. A part takes data and callbacks, draws itself and reports what was pressed.
//! Not for: words (every text comes in as a prop, already in the right language), routes, storage or the model.
//!
//! # Conventions
//! * Text props are `#[prop(into)] String`; a text in another language or a name is a [`Words`]
//!   (`"x".into()`, `Words::foreign(text, lang)`, `Words::name(text, lang)`).
//! * `on_*` props are `Callback<…>` with `into`: pass a closure (`on_press=move || …`, `on_input=move |text: String| …`).
//! * A prop that can change while the page is mounted is a `Signal<…>` with `into`: a plain value, an `RwSignal`,
//!   a `Slice` of the shell or `Signal::derive(…)` may be passed.
//! * A closure that draws stands in a view as `{live(move || …)}`, which keeps the program small.
//! * Routes live behind the `#`: `href` takes a route (`#/agenda`), never a place on the page.
//! * Slots other than the children are `ViewFnOnce` with `into`: `lead=move || view! { … }`.
//! * `id` props must be unique on the page; labels, hints and errors hang on them.
//!
//! # Parts (props; `?` = optional, `S<T>` = `Signal<T>`)
//! ## Frame (`frame`, `head`)
//! * [`SkipLink`] `label` · [`Frame`] `children` · [`Main`] `children` (the one `<main id="main">`)
//! * [`Tabs`] `label, brand, place?, foot?, items: Vec<TabItem>`; `TabItem { href, label, icon, current: S<bool> }`
//! * [`Page`] `width?: PageWidth (Normal, Wide, Bare), children`: one column, inside `Main`
//! * [`TwoPane`] `list: slot, detail: slot, detail_label, detail_open: S<bool>`: instead of `Page`
//! * [`PageHead`] `title: Words, kick?: S<String>, lead?, is_page?: S<bool> (true), children?` (the children stand at the end of the
//!   line): `<h1 id="page-title" tabindex="-1">`; a list whose detail is open passes `is_page=false` and gets a plain `<h2>`
//! * [`Crumb`] `href, label, children?` (the children are the actions at the end)
//! * [`Section`] `id, title, note?, level?: u8 (2), small?, children`: heading and `aria-labelledby`
//! * [`WithAside`] `label, aside: slot, children`: text beside a narrow column of facts
//!
//! ## Buttons (`button`, `icon`)
//! * [`Icon`] `name: IconName`
//! * [`Button`] `on_press, tone?: Tone (Main, Normal, Plain, Danger), icon?, block?, disabled_reason?: S<Option<String>>, children`
//! * [`LinkButton`] `href, tone?, icon?, block?, children`
//! * [`IconButton`] `label, icon, on_press` · [`IconLink`] `label, icon, href`
//! * [`StarButton`] `label, pressed: S<bool>, on_press` (the label never changes: "Star: {title}")
//! * [`BigChoice`] `icon, title, note, on_press` · [`BigChoiceLink`] `icon, title, note, href` (first run)
//!
//! ## Chips and words (`chip`, `tag`, `meta`, `foreign`, `link_out`, `prose`)
//! * [`ChipRow`] `label, wrap?, children` · [`ChipNav`] `label, children` (days, `<nav>`)
//! * [`Chip`] `pressed: S<bool>, on_press, count?: S<usize>, children` (dashed when its count is 0)
//! * [`ChipOpen`] `expanded: S<bool>, controls, on_press, children` · [`ChipClear`] `on_press, children`
//! * [`ChipLink`] `href, current: S<bool>, children`
//! * [`Tag`] `tone?: TagTone (Quiet, Accent, Ok, Warn, Now, Private), icon?, children` · [`Tags`] `children`
//! * [`TrackLabel`] `name: Words, colour: TrackColour (Blue, Teal, Green, Ochre, Brick, Plum)`; `TrackColour::from_name("teal")`
//! * [`Meta`] `children`: a quiet line of `<span>`s
//! * [`Foreign`] `text: Words` · [`Marked`] `text, ranges: Vec<(usize, usize)>` (bytes)
//! * [`LinkOut`] `href, text` · [`Prose`] `text, level?: u8 (3), lang?` (tiny Markdown, never HTML; right under the
//!   page title pass `level=2`)
//!
//! ## Surfaces and lists (`notice`, `panel`, `card`, `row`, `facts`, `counts`, `changes`, `fold`)
//! * [`Notice`] `tone?: NoticeTone (Info, Warn, Stop, Ok), title?, icon?, children?` · [`EmptyState`] `title, icon?, children?`
//! * [`Panel`] `sunken?, children` · [`PanelList`] `label?, children` (`<ul>`, hairlines between its [`Row`]s; a [`Fold`] inside goes into an `<li>`)
//! * [`CardList`] `label?, children` · [`Card`] `href, title: Words, level?: u8 (3), look?: CardLook (Normal, Past, Live, Off),
//!   current?: S<bool>, action?: slot, children?` (an `<li>`; the link covers the card, the action lies above it)
//! * [`RowList`] `label?, children` (quiet rows of people) · [`Row`] `title: Words, marks?, href?, look?: RowLook (Panel, Quiet), lead?: slot,
//!   end?: slot, current?: S<bool>, children?` (an `<li>`) · [`RowSwitch`] `id, title, hint?, checked: S<bool>, on_change: bool`
//! * [`Disc`] `initials, big?`
//! * [`Facts`] `across?, boxed?, children` · [`Fact`] `label, children`
//! * [`Counts`] `label, children` · [`CountTile`] `figure, label, href?`
//! * [`Fold`] `summary: slot, open?, children` · [`LateFold`] `summary: slot, inside: ViewFn` (made when it is unfolded)
//! * [`Changes`] `words: ChangeWords, rows: Vec<ChangeRow { field, note, before, after }>, kind?: ChangeKind (Replaces, Beside, Comes, Goes)`
//!
//! ## Forms (`field`, `search_box`, `save_state`, `private_box`, `levels`, `versions`, `versus`)
//! * [`Ask`]: what a field asks: `Ask::new(id, label).hint(text).error(S<Option<String>>).question()` (`question` = large label)
//! * [`Field`] `ask: Ask, children` (own control inside: give it `id` and `aria-describedby=ask.described_by()`)
//! * [`TextField`] `ask, value: S<String>, on_input: String, kind?: TextKind (Text, Email, Tel, Url, Date, Time), lang?`
//! * [`TextArea`] `ask, value: S<String>, on_input: String, rows?: u8 (3; 1 = one growing line), lang?, label_unseen?, foot?: slot`
//! * [`SelectField`] `ask, options: Vec<Choice>, value: S<String>, on_change: String`; `Choice::new(value, words)`
//! * [`Segments`] `ask, options: Vec<Choice>, value: S<String>, on_change: String` (radio buttons)
//! * [`SegmentsMany`] `ask, options: Vec<Choice>, chosen: S<BTreeSet<String>>, on_toggle: String` (check boxes)
//! * [`CheckField`] `id, label, hint?, checked: S<bool>, on_change: bool` · [`TickBox`] `label, checked: S<bool>, on_change: bool`
//!   (before a line that names itself)
//! * [`FilePick`] `label, accept, on_pick: Vec<web_sys::File>, multiple?, tone?, icon?, note?` (opens the file dialog; with `note` a large choice)
//! * [`SearchBox`] `id, label, value: S<String>, on_input: String`
//! * [`SaveState`] `state: S<SaveLook>, way_out?: ViewFn`; `SaveLook::{Quiet, Saving(text), Saved(text), NotSaved(text)}`
//! * [`PrivateBox`] `id, title, tag, level?: u8 (2), children`
//! * [`Levels`] `label, items: S<Vec<Level>>`; `Level { title, note, done, of, label }`
//! * [`Versions`] `title, left: Version, right: Version, on_left, on_right, children?`; `Version { key, who, text, lang, choose }`
//!
//! ## Over the page (`apply_bar`, `toast`, `dialog`)
//! * [`ApplyBar`] `say: S<String>, children` (buttons)
//! * [`Toast`] `text, action?, close_label, on_action?, on_close, seconds?: u32 (12)`; announce the text in the page's one status region
//! * [`Dialog`] `open: RwSignal<bool>, title, close_label, children, actions: slot` (native `<dialog>`, Esc and focus return)
//!
//! # Classes for pages
//! Utilities (`style/base.css`, `style/layout.css`): `sr` (read out, not seen), `muted`, `small`, `label`, `num`, `nobreak`,
//! `stack` + `stack--loose` / `stack--tight`, `cluster`, `between`, `two-up`, `plain-list`, `after`, `print-only`, `no-print`.
//!
//! Page classes, a file by page in `style/`:
//! * `first-run.css`: `welcome`, `welcome__title`, `welcome__lead`, `welcome__ways`, `welcome__small`, `welcome--drop` (a file hangs over it),
//!   `languages` (nav), `languages__link` (`aria-current` on a link, `aria-pressed` on a button)
//! * `agenda.css`: `slot` (section), `slot__head` (h2 with one or two spans), `slot__note`, `now-line` (p > span), `gap` (p),
//!   `clash` (p), `clash__link`, `next-up` (section), `next-up__title` (h2), `next-up__link`, `next-up__text`, `next-up__in` (p),
//!   `next-up__figure` (b)
//! * `people.css`: `group` (section), `group__head` (h2), `group__count`, `latin` (p under a name), `person-head`, `person-head__name`,
//!   `person-marks`
//! * `session.css`: `session-head`, `when` (p with the time in bold)
//! * `exchange.css`: `way` (section), `way__head`, `way__list`, `way__button-note`, `finger` (fingerprint)
//! * `import-preview.css`: `preview-item`, `preview-item__title`, `preview-item__note`, `preview-line` (`<li>`),
//!   `preview-line--choice` (with a [`TickBox`] before it), `preview-lines` (`<ul>` inside a group)
//! * `practice-form.css`: `practice-level` (section), `practice-level__head`, `practice-form__foot` (line under a field), `found` (marked words)
//! * `more.css`: `more__foot`, `more__bar` (progress: space used)
//! * `boot.css`: the screen before the app starts and the crash page; they belong to `index.html` and `boot.js`
//!
//! The breakpoints ask the container `screen` (the body) in rem, so that they answer to the text size chosen in the app:
//! `@container screen (min-width: 52.5rem)`.

mod apply_bar;
mod button;
mod card;
mod changes;
mod chip;
mod choice;
mod counts;
mod dialog;
mod facts;
mod field;
mod fold;
mod foreign;
mod frame;
mod head;
mod icon;
mod ids;
mod levels;
mod link_out;
mod live;
mod meta;
mod notice;
mod panel;
mod private_box;
mod progress;
mod prose;
mod row;
mod save_state;
mod search_box;
mod tag;
mod toast;
mod versions;
mod versus;
mod word_list;

pub use self::apply_bar::ApplyBar;
pub use self::button::{
    BigChoice, BigChoiceLink, Button, FilePick, IconButton, IconLink, LinkButton, StarButton, Tone,
};
pub use self::card::{Card, CardList, CardLook};
pub use self::changes::{ChangeKind, ChangeRow, ChangeSide, ChangeWords, Changes};
pub use self::chip::{Chip, ChipClear, ChipLink, ChipNav, ChipOpen, ChipRow};
pub use self::choice::{CheckField, Choice, Segments, SegmentsMany, SelectField, TickBox};
pub use self::counts::{CountTile, Counts};
pub use self::dialog::Dialog;
pub use self::facts::{Fact, Facts};
pub use self::field::{Ask, Field, TextArea, TextField, TextKind};
pub use self::fold::{Fold, LateFold};
pub use self::foreign::{Foreign, Marked, Words};
pub use self::frame::{Frame, Main, Page, PageWidth, SkipLink, TabItem, Tabs, TwoPane, WithAside};
pub use self::head::{Crumb, PageHead, Section};
pub use self::icon::{Icon, IconName};
pub use self::levels::{Level, Levels};
pub use self::link_out::LinkOut;
pub use self::live::live;
pub use self::meta::Meta;
pub use self::notice::{EmptyState, Notice, NoticeTone};
pub use self::panel::{Panel, PanelList};
pub use self::private_box::PrivateBox;
pub use self::progress::Progress;
pub use self::prose::Prose;
pub use self::row::{Disc, Row, RowList, RowLook, RowSwitch};
pub use self::save_state::{SaveLook, SaveState};
pub use self::search_box::SearchBox;
pub use self::tag::{Tag, TagTone, Tags, TrackColour, TrackLabel};
pub use self::toast::Toast;
pub use self::versions::{Version, Versions};
pub use self::versus::{Pick, Versus, VersusSide, VersusWords};
pub use self::word_list::WordList;
