//! The keys, in a table.
//!
//! Used by `app`. What each key does is in `shell::keys`; this only tells.

use leptos::prelude::*;

use crate::i18n::t;
use crate::model::route::Route;
use crate::shell::{routing, use_shell};
use crate::ui::{Crumb, Notice, Page, PageHead, Panel, live};

/// The keys.
#[component]
pub fn KeyboardPage() -> impl IntoView {
    let shell = use_shell();
    let locale = shell.words();
    routing::title(shell, move || t!(locale, help.keys_title).to_owned());
    let keys: [(&[&str], &str); 8] = [
        (&["/", "Ctrl K"], t!(locale, help.key_search)),
        (&["1", "2", "3", "4", "5"], t!(locale, help.key_tabs)),
        (&["J", "K"], t!(locale, help.key_next)),
        (&["S"], t!(locale, help.key_star)),
        (&["E"], t!(locale, help.key_edit)),
        (&["Ctrl Z"], t!(locale, help.key_undo)),
        (&["?"], t!(locale, help.key_help)),
        (&["Esc"], t!(locale, help.key_escape)),
    ];
    let rows = keys
        .into_iter()
        .map(|(names, does)| {
            let names = names.iter().map(|name| view! { <kbd>{*name}</kbd> " " }).collect_view();
            view! { <tr><th scope="row" class="keys__names">{names}</th><td class="keys__does">{does}</td></tr> }
        })
        .collect_view();
    let off = move || {
        let on = shell.preferences.with(|preferences| preferences.single_keys);
        (!on).then(|| view! { <Notice><p>{t!(locale, help.keys_off)}</p></Notice> })
    };
    view! {
        <Page>
            <Crumb href=Route::More.href() label=t!(locale, more.title) />
            <div class="stack">
                <PageHead title=t!(locale, help.keys_title) lead=t!(locale, help.keys_lead) />
                {live(off)}
                <Panel>
                    <table class="keys">
                        <thead>
                            <tr>
                                <th scope="col" class="keys__head">{t!(locale, help.keys_key)}</th>
                                <th scope="col" class="keys__head">{t!(locale, help.keys_does)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </Panel>
                <p><a href=Route::Settings.href()>{t!(locale, help.to_settings)}</a></p>
            </div>
        </Page>
    }
}
