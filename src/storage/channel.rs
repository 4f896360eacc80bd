//! Telling the other tabs that something changed or that everything was erased.
//!
//! Used by `shell`. Messages carry keys, never texts; the other tab reads again what it shows. It keeps no messages:
//! the caller holds back those that come while it is still loading.

use serde::{Deserialize, Serialize};

/// The name of the channel.
pub const NAME: &str = "plenary";

/// What one tab tells the others: `{"changed":["…"]}` or `{"wiped":true}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// These rows or snapshots are stored anew: read them again.
    Changed(Vec<String>),
    /// Everything is being erased: let go of the database and write nothing any more.
    Wiped,
}

#[derive(Default, Serialize, Deserialize)]
struct Wire {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    changed: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wiped: Option<bool>,
}

impl Message {
    /// The text that crosses; `None` never happens for texts without a broken encoding.
    fn to_text(&self) -> Option<String> {
        let wire = match self {
            Self::Changed(keys) => Wire { changed: Some(keys.clone()), wiped: None },
            Self::Wiped => Wire { changed: None, wiped: Some(true) },
        };
        serde_json::to_string(&wire).ok()
    }

    /// `None` for what this version does not know: a newer tab may say more.
    #[cfg(any(target_arch = "wasm32", test))]
    fn parse(text: &str) -> Option<Self> {
        let wire: Wire = serde_json::from_str(text).ok()?;
        if wire.wiped == Some(true) { Some(Self::Wiped) } else { wire.changed.map(Self::Changed) }
    }
}

/// The line to the other tabs of this app; closed when dropped.
#[cfg(target_arch = "wasm32")]
pub struct Channel {
    channel: web_sys::BroadcastChannel,
    _listening: super::waiting::Listening,
}

#[cfg(target_arch = "wasm32")]
impl Channel {
    /// `None` where the browser has no such channel: then each tab sees the others' changes at its next commit.
    pub fn open(on_message: impl Fn(Message) + 'static) -> Option<Self> {
        let channel = web_sys::BroadcastChannel::new(NAME).ok()?;
        let listening = super::waiting::Listening::to(&channel, "message", move |event| {
            let data = super::browser::property(&event, "data").and_then(|data| data.as_string());
            if let Some(message) = data.and_then(|text| Message::parse(&text)) {
                on_message(message);
            }
        });
        Some(Self { channel, _listening: listening.ok()? })
    }

    /// Tells all other tabs; whether it was sent, not whether anybody listens.
    pub fn send(&self, message: &Message) -> bool {
        message.to_text().is_some_and(|text| self.channel.post_message(&text.into()).is_ok())
    }
}

#[cfg(target_arch = "wasm32")]
impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}

/// Natively there are no other tabs.
#[cfg(not(target_arch = "wasm32"))]
pub struct Channel {}

#[cfg(not(target_arch = "wasm32"))]
impl Channel {
    /// Always `None`.
    pub fn open(on_message: impl Fn(Message) + 'static) -> Option<Self> {
        drop(on_message);
        None
    }

    /// Never reached: there is no channel.
    pub fn send(&self, message: &Message) -> bool {
        message.to_text().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_cross_as_the_texts_that_were_agreed() {
        let changed = Message::Changed(vec!["c/note/1".into()]);
        assert_eq!(changed.to_text().unwrap(), r#"{"changed":["c/note/1"]}"#);
        assert_eq!(Message::Wiped.to_text().unwrap(), r#"{"wiped":true}"#);
        assert_eq!(Message::parse(r#"{"changed":["c/note/1"]}"#), Some(changed));
        assert_eq!(Message::parse(r#"{"wiped":true,"why":"later"}"#), Some(Message::Wiped));
    }

    #[test]
    fn unknown_message_is_ignored() {
        assert_eq!(Message::parse(r#"{"paused":1}"#), None);
        assert_eq!(Message::parse("not json"), None);
    }
}
