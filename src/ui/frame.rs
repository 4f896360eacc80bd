//! The frame of every screen: five tabs below (a rail beside them on laptops), the main part, one or two panes.
//!
//! For: the app and its pages.
//! Not for: routing; the current tab comes in as a signal.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::icon::{Icon, IconName};
use super::live::live;

/// The link that jumps over the tabs; the first thing in the page.
#[component]
pub fn SkipLink(
    /// "Skip to content".
    #[prop(into)]
    label: String,
) -> impl IntoView {
    // Routes live behind the `#`, so the jump is made here and the address stays.
    let jump = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        let main = document().get_element_by_id("main").and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(main) = main {
            // A part that refuses the focus leaves it on the link, where the next Tab goes on.
            drop(main.focus());
        }
    };
    view! { <a class="skip-link" href="#main" on:click=jump>{label}</a> }.into_any()
}

/// The grid of tabs and main part.
#[component]
pub fn Frame(
    /// [`Tabs`] (unless the screen stands alone) and [`Main`].
    children: Children,
) -> impl IntoView {
    view! { <div class="frame">{children()}</div> }.into_any()
}

/// The main part, once in the page.
#[component]
pub fn Main(
    /// A [`Page`] or a [`TwoPane`].
    children: Children,
) -> impl IntoView {
    view! { <main class="main" id="main" tabindex="-1">{children()}</main> }.into_any()
}

/// One of the tabs.
#[derive(Clone, Debug)]
pub struct TabItem {
    /// Where it leads.
    pub href: String,
    /// Its name, always shown.
    pub label: String,
    /// Its icon.
    pub icon: IconName,
    /// Whether the page belongs to it.
    pub current: Signal<bool>,
}

/// The main navigation.
#[component]
pub fn Tabs(
    /// Name of the navigation ("Main").
    #[prop(into)]
    label: String,
    /// Name of the event, on the rail.
    #[prop(into)]
    brand: Signal<String>,
    /// Place and days, on the rail.
    #[prop(optional, into)]
    place: Signal<String>,
    /// A quiet line at the foot of the rail.
    #[prop(optional, into)]
    foot: Signal<String>,
    /// The tabs, at most five.
    items: Vec<TabItem>,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| {
            let TabItem { href, label, icon, current } = item;
            view! {
                <li class="tabs__item">
                    <a class="tabs__link" href=href aria-current=move || current.get().then_some("page")>
                        <span class="tabs__pill"><Icon name=icon /></span>
                        <span class="tabs__label">{label}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="tabs" aria-label=label>
            <p class="tabs__brand">
                {live(move || brand.get())} " " <span class="tabs__place">{live(move || place.get())}</span>
            </p>
            <ul class="tabs__list" role="list">{items}</ul>
            <p class="tabs__foot">{live(move || foot.get())}</p>
        </nav>
    }
    .into_any()
}

/// How wide a page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PageWidth {
    /// One column for reading.
    #[default]
    Normal,
    /// Room for a column of facts.
    Wide,
    /// Wide and without tabs below.
    Bare,
}

/// A page of one column.
#[component]
pub fn Page(
    /// How wide it is.
    #[prop(optional)]
    width: PageWidth,
    /// Everything.
    children: Children,
) -> impl IntoView {
    let class = match width {
        PageWidth::Normal => "page",
        PageWidth::Wide => "page page--wide",
        PageWidth::Bare => "page page--wide page--bare",
    };
    view! { <div class=class>{children()}</div> }.into_any()
}

/// A list and what is open from it: side by side from 75em, else one of the two.
#[component]
pub fn TwoPane(
    /// The list.
    #[prop(into)]
    list: ViewFnOnce,
    /// What is open, or what stands there when nothing is.
    #[prop(into)]
    detail: ViewFnOnce,
    /// Name of the second pane.
    #[prop(into)]
    detail_label: String,
    /// Whether something is open; decides which pane a narrow screen shows.
    #[prop(into)]
    detail_open: Signal<bool>,
) -> impl IntoView {
    view! {
        <div class="two-pane" class:two-pane--open=move || detail_open.get()>
            <div class="two-pane__list">{list.run()}</div>
            <section class="two-pane__detail" aria-label=detail_label>{detail.run()}</section>
        </div>
    }
    .into_any()
}

/// Text beside a narrow column of facts; the column comes last on phones.
#[component]
pub fn WithAside(
    /// Name of the column.
    #[prop(into)]
    label: String,
    /// The column.
    #[prop(into)]
    aside: ViewFnOnce,
    /// The text.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="with-aside">
            <div class="with-aside__main">{children()}</div>
            <aside class="with-aside__side" aria-label=label>{aside.run()}</aside>
        </div>
    }
    .into_any()
}
