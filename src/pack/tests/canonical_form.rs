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

#[test]
fn the_example_of_the_standard_is_refused_for_its_decimals_and_right_without_them() {
    // RFC 8785, 3.2.2 and 3.2.3. Decimals are refused and not kept raw: two programs would print them differently.
    let numbers = "\"numbers\":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],";
    let rest = r#""string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]"#;
    let problem = canonical(format!("{{{numbers}{rest}}}").as_bytes()).unwrap_err();
    assert_eq!(problem.cause, Cause::Number("333333333.33333329".to_owned()));
    let expected = "{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
    assert_eq!(form(&format!("{{{rest}}}")), expected);
}

#[test]
fn of_the_numbers_of_the_standard_only_zero_is_one_of_ours() {
    // RFC 8785, appendix B, in the form in which JSON prints them. The largest whole numbers there are one beyond ours.
    assert_eq!(form("0"), "0");
    for number in [
        "5e-324",
        "-5e-324",
        "1.7976931348623157e+308",
        "-1.7976931348623157e+308",
        "9007199254740992",
        "-9007199254740992",
        "295147905179352830000",
        "9.999999999999997e+22",
        "1e+23",
        "1.0000000000000001e+23",
        "999999999999999700000",
        "999999999999999900000",
        "1e+21",
        "9.999999999999997e-7",
        "0.000001",
        "333333333.3333332",
        "333333333.33333325",
        "333333333.3333333",
        "333333333.3333334",
        "333333333.33333343",
        "-0.0000033333333333333333",
        "1424953923781206.2",
        // Minus zero is printed as `0` by the standard; it is refused, because it was written as another number.
        "-0",
    ] {
        let problem = canonical(number.as_bytes()).unwrap_err();
        assert_eq!(problem.cause, Cause::Number(number.to_owned()));
    }
}
