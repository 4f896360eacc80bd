//! What the browser tells about how safe the data is: persistence, room, installation. Every answer may be missing.
//!
//! Used by `shell` for the page on storage and for the hints of the first start. It decides nothing, and it calls
//! [`persist`] never by itself: Firefox asks the person.

/// How much room there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Estimate {
    /// Bytes in use by this origin.
    pub used: Option<u64>,
    /// Bytes this origin may use.
    pub quota: Option<u64>,
}

/// Everything at once.
#[expect(clippy::struct_excessive_bools, reason = "independent answers of the browser, not states")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Whether the browser promised to keep the data; `None` where it does not say.
    pub persisted: Option<bool>,
    /// Room used and allowed; `None` where it does not say.
    pub estimate: Option<Estimate>,
    /// Whether the page came over https or from this device. Without it there is no service worker and no cache.
    pub is_secure_origin: bool,
    /// Whether the app runs installed, in a window of its own.
    pub is_installed: bool,
    /// Whether this is an iPhone or iPad, in whichever browser.
    pub is_ios: bool,
    /// Whether this is a tab on an iPhone or iPad, in whichever browser: what is kept here is not in the installed app.
    pub is_ios_tab: bool,
    /// A hint, not a proof: the room looks like that of a private window, where everything goes at closing.
    pub may_be_private: bool,
}

/// Room below this many bytes is rarer on real devices than in private windows.
const PRIVATE_QUOTA: u64 = 512 * 1024 * 1024;

fn looks_private(estimate: Option<Estimate>, is_secure_origin: bool, has_service_worker: bool) -> bool {
    let little_room = estimate.and_then(|estimate| estimate.quota).is_some_and(|quota| quota < PRIVATE_QUOTA);
    // Private windows of some browsers have no service workers.
    little_room || (is_secure_origin && !has_service_worker)
}

fn is_ios(user_agent: &str, touch_points: i32) -> bool {
    // An iPad says it is a Mac; no Mac has a touch screen.
    ["iPhone", "iPad", "iPod"].iter().any(|name| user_agent.contains(name))
        || (user_agent.contains("Macintosh") && touch_points > 1)
}

#[cfg(target_arch = "wasm32")]
pub use browser::{estimate, gather, persist, persisted};
#[cfg(not(target_arch = "wasm32"))]
pub use native::{estimate, gather, persist, persisted};

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::Promise;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;

    use super::super::browser::{navigator, property, service_workers, storage_manager, window};
    use super::super::value::to_whole;
    use super::super::waiting::within;
    use super::{Estimate, Facts, is_ios, looks_private};

    /// How long to wait for an answer, in milliseconds.
    const LIMIT: u32 = 3_000;
    /// How long to wait for an answer that a person may have to give, in milliseconds.
    const PERSON_LIMIT: u32 = 60_000;

    /// Whether the browser promised to keep the data.
    pub async fn persisted() -> Option<bool> {
        ask("persisted", LIMIT).await?.as_bool()
    }

    /// Asks the browser to keep the data. Only on a tap: Firefox asks the person. `None` where it cannot be asked or
    /// nobody answers within a minute.
    pub async fn persist() -> Option<bool> {
        ask("persist", PERSON_LIMIT).await?.as_bool()
    }

    /// How much room there is.
    pub async fn estimate() -> Option<Estimate> {
        let estimate = ask("estimate", LIMIT).await?;
        let bytes = |name| property(&estimate, name).and_then(|bytes| to_whole(&bytes));
        Some(Estimate { used: bytes("usage"), quota: bytes("quota") })
    }

    /// Everything that can be known without asking the person.
    pub async fn gather() -> Facts {
        let estimate = estimate().await;
        let is_secure_origin = window().is_some_and(|window| window.is_secure_context());
        let is_installed = is_installed();
        let user_agent = navigator().and_then(|navigator| navigator.user_agent().ok()).unwrap_or_default();
        let is_ios = is_ios(&user_agent, touch_points());
        Facts {
            persisted: persisted().await,
            estimate,
            is_secure_origin,
            is_installed,
            is_ios,
            is_ios_tab: is_ios && !is_installed,
            may_be_private: looks_private(estimate, is_secure_origin, service_workers().is_some()),
        }
    }

    async fn ask(method: &str, limit: u32) -> Option<JsValue> {
        let manager = storage_manager()?;
        let method: js_sys::Function = property(&manager, method)?.dyn_into().ok()?;
        let promise: Promise = method.call0(&manager).ok()?.dyn_into().ok()?;
        within(limit, JsFuture::from(promise)).await?.ok()
    }

    fn is_installed() -> bool {
        let displayed = |mode: &str| {
            let query = format!("(display-mode: {mode})");
            window().and_then(|window| window.match_media(&query).ok().flatten()).is_some_and(|list| list.matches())
        };
        // Older iPhones know only their own word.
        let standalone =
            navigator().and_then(|navigator| property(&navigator, "standalone")?.as_bool()).unwrap_or_default();
        standalone || ["standalone", "minimal-ui", "window-controls-overlay"].into_iter().any(displayed)
    }

    fn touch_points() -> i32 {
        navigator().map(|navigator| navigator.max_touch_points()).unwrap_or_default()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::{Estimate, Facts, is_ios, looks_private};

    /// Nothing is promised natively.
    pub async fn persisted() -> Option<bool> {
        None
    }

    /// Nothing can be asked natively.
    pub async fn persist() -> Option<bool> {
        None
    }

    /// No room is known natively.
    pub async fn estimate() -> Option<Estimate> {
        None
    }

    /// The facts of no browser at all.
    pub async fn gather() -> Facts {
        let estimate = estimate().await;
        let is_ios = is_ios("", 0);

        let may_be_private = looks_private(estimate, false, false);
        Facts { persisted: persisted().await, estimate, is_ios, may_be_private, ..Facts::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
    const IPHONE_CHROME: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/137.0 Mobile/15E148 Safari/604.1";
    const MAC: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15";

    #[test]
    fn iphone_is_told_from_a_mac_and_an_ipad_from_both() {
        assert!(is_ios(IPHONE, 5));
        assert!(is_ios(IPHONE_CHROME, 5));
        assert!(is_ios(MAC, 5));
        assert!(!is_ios(MAC, 0));
    }

    #[test]
    fn little_room_or_no_service_worker_hints_at_a_private_window() {
        let room = |quota| Some(Estimate { used: Some(0), quota: Some(quota) });
        assert!(looks_private(room(100_000_000), true, true));
        assert!(!looks_private(room(10_000_000_000), true, true));
        assert!(looks_private(None, true, false));
        assert!(!looks_private(None, false, false));
    }
}
