//! The vectors of RFC 8785, as far as packs have such values.

use crate::domain::problem::Cause;
use crate::pack::canonical;

fn form(text: &str) -> String {
    canonical(text.as_bytes()).unwrap().trim_end_matches('\n').to_owned()
}

#[test]
fn keys_are_sorted_by_utf_16_code_units() {
    // RFC 8785, 3.2.3.
    let input = r#"{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
        "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}"#;
    let expected = "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\",\"ö\":\"Latin Small Letter O With \
                    Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\u{fb33}\":\"Hebrew Letter Dalet With \
                    Dagesh\"}";
    assert_eq!(form(input), expected);
}

#[test]
fn strings_have_the_fewest_escapes() {
    // RFC 8785, 3.2.2.2 and the example of 3.2.4.
    assert_eq!(form(r#""\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/""#), "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    assert_eq!(form(r#""\b\t\n\f\r\u0000\u001f\u007f\u2028""#), "\"\\b\\t\\n\\f\\r\\u0000\\u001f\u{7f}\u{2028}\"");
}

#[test]
fn literals_and_whole_numbers_are_written_plainly() {
    assert_eq!(
        form("[ null , true,false, 0, 9007199254740991, -9007199254740991 ]"),
        "[null,true,false,0,9007199254740991,-9007199254740991]"
    );
}

#[test]
fn numbers_that_readers_understand_differently_are_refused_with_their_digits() {
    for number in ["9007199254740992", "-9007199254740992", "1.0", "-0", "18446744073709551616", "4.5", "1E2"] {
        let problem = canonical(format!("{{\"a\":\n [{number}]}}").as_bytes()).unwrap_err();
        assert_eq!(problem.cause, Cause::Number(number.to_owned()));
        assert_eq!(problem.place.line, Some(2));
    }
}

#[test]
fn a_pack_has_one_record_a_line_sorted_by_type_and_id() {
    let input =
        "{\"records\":[{\"id\":\"b\",\"type\":\"t\"},{\"type\":\"t\",\"id\":\"a\"},7],\"zz\":[ 1 ],\"plenary-pack\":1}";
    let expected = "{\"plenary-pack\":1,\"zz\":[1],\"records\":[\n7,\n{\"id\":\"a\",\"type\":\"t\"},\n{\"id\":\"b\",\"type\":\"t\"}\n\
                    ],\"sigs\":[]}";
    assert_eq!(form(input), expected);
    assert_eq!(form(expected), expected);
}
