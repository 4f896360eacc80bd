//! Small packs in words: a head, records one a line, and a harmless record that must come through.
//!
//! Used by the other files of the corpus. Writes texts, not records: most of what is made here could not be one.

/// The harmless record beside the hostile ones.
pub const WITNESS: &str = r#"{"body":{"name":"Witness"},"id":"witness","type":"room"}"#;

/// A pack for `purpose` with `records`, and with further members of the head: each ends with a comma.
pub fn pack(purpose: &str, head: &str, records: &[String]) -> String {
    let issuer = if purpose == "organiser" { "i1" } else { "mallory" };
    let issuer = format!("\"issuer\":{{\"id\":\"{issuer}\"}}");
    let all: Vec<&str> = std::iter::once(WITNESS).chain(records.iter().map(String::as_str)).collect();
    format!(
        "{{\"plenary-pack\":1,\"conference\":\"c1\",{issuer},{head}\"purpose\":\"{purpose}\",\"records\":[\n{}\n],\"sigs\":[]}}\n",
        all.join(",\n")
    )
}

/// A contribution with one record.
pub fn contribution(record: impl Into<String>) -> String {
    pack("contribution", "", &[record.into()])
}

/// An organiser's pack with one record.
pub fn organiser(record: impl Into<String>) -> String {
    pack("organiser", "", &[record.into()])
}

/// A record with these members beside type and id, such as `"n":2`.
pub fn record(type_name: &str, id: &str, members: &str) -> String {
    format!("{{\"type\":\"{type_name}\",\"id\":\"{id}\",{members}}}")
}

/// The body of a note that may be shared.
pub fn note_body(title: &str) -> String {
    format!(
        "\"body\":{{\"consent\":{{\"directory\":true}},\"kind\":\"practice\",\"safeguarding\":{{\"attested\":true}},\
         \"state\":\"shared\",\"title\":{{\"en\":\"{title}\"}}}}"
    )
}

/// The body of a note that was taken back.
pub const WITHDRAWN: &str = r#""body":{"kind":"practice","state":"withdrawn"}"#;

/// A member `was` with these names.
pub fn was<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("\"{name}\"")).collect();
    format!("\"was\":[{}]", names.join(","))
}
