//! The bytes that are signed: DSSE's pre-authentication encoding (secure-systems-lab/dsse, protocol 1.0.2).
//!
//! Used for packs and for changes of keys. The type goes into the bytes, so that a signature for one is none for the
//! other.

/// The type of a pack's head.
pub(super) const PACK: &str = "application/vnd.plenary.pack+json;v=1";
/// The type of an entry of `keys`.
pub(super) const KEYS: &str = "application/vnd.plenary.keys+json;v=1";

/// `PAE(type, body)`: `"DSSEv1" SP LEN(type) SP type SP LEN(body) SP body`, lengths in bytes as decimal digits.
pub(super) fn pre_authentication(kind: &str, body: &str) -> Vec<u8> {
    format!("DSSEv1 {} {kind} {} {body}", kind.len(), body.len()).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::pre_authentication;

    #[test]
    fn the_bytes_are_those_of_the_example_of_dsse() {
        let bytes = pre_authentication("http://example.com/HelloWorld", "hello world");
        assert_eq!(bytes, b"DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }
}
