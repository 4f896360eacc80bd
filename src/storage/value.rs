//! The shapes in the database: plain JavaScript objects with text fields, so that the page shown after a crash can
//! read them without this program.
//!
//! Used by `indexed`. It does not read the texts inside.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

use super::error::Error;
use super::record::{LogEntry, Row, Snapshot};

/// The object stores.
pub(super) const ROWS: &str = "rows";
pub(super) const SNAPSHOTS: &str = "snapshots";
pub(super) const LOG: &str = "log";
pub(super) const META: &str = "meta";

/// `{key, revision, versions: [text, …]}`.
pub(super) fn from_row(row: &Row) -> Result<JsValue, JsValue> {
    let versions: Array = row.versions.iter().map(|version| JsValue::from_str(version)).collect();
    object(&[("key", row.key.as_str().into()), ("revision", from_whole(row.revision)), ("versions", versions.into())])
}

pub(super) fn to_row(value: &JsValue) -> Result<Row, Error> {
    let key = text(value, ROWS, "key")?;
    let unreadable = || Error::Unreadable { store: ROWS.to_owned(), key: key.clone() };
    let revision = field(value, "revision").and_then(|revision| to_whole(&revision)).ok_or_else(unreadable)?;
    let list = field(value, "versions").filter(Array::is_array).ok_or_else(unreadable)?;
    let list = Array::from(&list);
    let versions = list.iter().map(|version| version.as_string().ok_or_else(unreadable));
    let versions = versions.collect::<Result<_, _>>()?;
    Ok(Row { key, revision, versions })
}

/// `{key, text}`.
pub(super) fn from_snapshot(snapshot: &Snapshot) -> Result<JsValue, JsValue> {
    object(&[("key", snapshot.key.as_str().into()), ("text", snapshot.text.as_str().into())])
}

pub(super) fn to_snapshot(value: &JsValue) -> Result<Snapshot, Error> {
    Ok(Snapshot { key: text(value, SNAPSHOTS, "key")?, text: text(value, SNAPSHOTS, "text")? })
}

/// `{text}`; the database adds `number`.
pub(super) fn from_log_text(text: &str) -> Result<JsValue, JsValue> {
    object(&[("text", text.into())])
}

pub(super) fn to_log_entry(value: &JsValue) -> Result<LogEntry, Error> {
    let number = field(value, "number").and_then(|number| to_whole(&number));
    let number = number.ok_or_else(|| Error::Unreadable { store: LOG.to_owned(), key: String::new() })?;
    Ok(LogEntry { number, text: text(value, LOG, "text")? })
}

/// `{key, value}`.
pub(super) fn from_meta(key: &str, value: &str) -> Result<JsValue, JsValue> {
    object(&[("key", key.into()), ("value", value.into())])
}

pub(super) fn to_meta(value: &JsValue) -> Result<(String, String), Error> {
    Ok((text(value, META, "key")?, text(value, META, "value")?))
}

/// All the values `getAll` answered with.
pub(super) fn list<T>(values: &JsValue, read: impl Fn(&JsValue) -> Result<T, Error>) -> Result<Vec<T>, Error> {
    Array::from(values).iter().map(|value| read(&value)).collect()
}

/// A number JavaScript holds exactly: revisions and log numbers stay below 2⁵³ for any life of a device.
#[expect(clippy::cast_precision_loss, reason = "below 2⁵³")]
pub(super) fn from_whole(number: u64) -> JsValue {
    JsValue::from_f64(number as f64)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a whole number below 2⁵³")]
pub(super) fn to_whole(value: &JsValue) -> Option<u64> {
    let number = value.as_f64()?;
    let whole = number.fract() == 0.0 && (0.0..9_007_199_254_740_992.0).contains(&number);
    whole.then_some(number as u64)
}

fn object(fields: &[(&str, JsValue)]) -> Result<JsValue, JsValue> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object.into())
}

fn field(value: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(value, &name.into()).ok()
}

fn text(value: &JsValue, store: &str, name: &str) -> Result<String, Error> {
    field(value, name).and_then(|text| text.as_string()).ok_or_else(|| Error::Unreadable {
        store: store.to_owned(),
        key: field(value, "key").and_then(|key| key.as_string()).unwrap_or_default(),
    })
}
