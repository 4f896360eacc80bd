//! `sign` and `verify`: the signature of an organiser's pack.
//!
//! Used by organisers before they hand a pack out, and by whoever passes packs on.

use plenary::domain::problem::Severity;
use plenary::domain::trust::{PublicKey, Signed, Witness};
use plenary::pack::canonical::print;
use plenary::pack::json::Json;
use plenary::pack::{self, Reading};
use plenary::seal::{self, SealError};

use crate::answer::{self, Done, Failure};
use crate::check::{object, tell_problems, text};
use crate::keys::{fingerprint, organisers};
use crate::options::Options;

pub(crate) const HELP: &str =
    "  pack sign --key KEY FILE -o OUT sign the organiser's pack FILE, unless records of it would be left out
  pack verify [--json] [--trust PUBLIC] FILE
                                  say whether the signature holds and with which keys; with --trust also whether a
                                  chain of signatures leads to them from PUBLIC (a public key or its fingerprint)
";

pub(crate) fn sign(words: &[&str]) -> Done {
    let options = Options::parse(words, &["-o", "--key"], &[])?;
    let out = options.needed("-o")?;
    let (secret, chain) = organisers(options.needed("--key")?)?;
    let bytes = answer::read(options.file()?)?;
    let outcome = pack::read(&bytes);
    tell_problems(&outcome);
    let left = outcome.problems.list.iter().any(|problem| problem.severity != Severity::Note);
    if left || !matches!(outcome.reading, Reading::Ours(_)) {
        return Err(Failure::Found("not signed: something of it would be left out".to_owned()));
    }
    match seal::sign(&bytes, &secret, &chain) {
        Ok(signed) => answer::write(out, &signed),
        Err(error) => Err(Failure::Found(format!("not signed: {} {}", error.code(), error.value()))),
    }
}

pub(crate) fn verify(words: &[&str]) -> Done {
    let options = Options::parse(words, &["--trust"], &["--json"])?;
    let verdict = seal::verify(&answer::read(options.file()?)?);
    let trusted = match (&verdict, options.value("--trust")) {
        (Ok(signed), Some(wanted)) => Some(descends(signed, wanted)?),
        _ => None,
    };
    if options.has("--json") {
        println!("{}", print(&mut as_json(&verdict, trusted)?));
    } else if let Ok(signed) = &verdict {
        tell(signed)?;
    }
    match verdict {
        Ok(_) if trusted == Some(false) => Err(Failure::Found("signed by others than the named key".to_owned())),
        Ok(_) => Ok(()),
        Err(SealError::NoSignature) => Err(Failure::Found("not signed".to_owned())),
        Err(error) => Err(Failure::Found(format!("the signature does not hold: {} {}", error.code(), error.value()))),
    }
}

/// Whether a chain of signatures leads to the pack from the key, which is named itself or by its fingerprint.
fn descends(signed: &Signed, wanted: &str) -> Result<bool, Failure> {
    if signed.descends_from(&PublicKey(wanted.into())) {
        return Ok(true);
    }
    for keyset in &signed.keys {
        if fingerprint(&keyset.key)?.eq_ignore_ascii_case(wanted) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn tell(signed: &Signed) -> Done {
    println!("signed       {} number {} of {}", signed.conference, signed.number, signed.issuer);
    for keyset in &signed.keys {
        let by = match keyset.by {
            Witness::Nobody => "",
            Witness::Key => "by the key before",
            Witness::Recovery => "by the recovery key before",
        };
        println!("keys number  {} {by}", keyset.n);
        println!("key          {}", keyset.key.0);
        println!("fingerprint  {}", fingerprint(&keyset.key)?);
        println!("recovery     {}", keyset.recovery.0);
    }
    println!("root         {}", signed.root.0);
    if let Some(expires) = signed.expires {
        println!("expires      {expires}");
    }
    Ok(())
}

fn as_json(verdict: &seal::Verdict, trusted: Option<bool>) -> Result<Json<'static>, Failure> {
    let signed = match verdict {
        Ok(signed) => signed,
        Err(error) => {
            let verdict = if *error == SealError::NoSignature { "unsigned" } else { "forged" };
            let members =
                vec![("cause", text(error.code())), ("value", text(&error.value())), ("verdict", text(verdict))];
            return Ok(object(members));
        }
    };
    let mut keys = Vec::with_capacity(signed.keys.len());
    for keyset in &signed.keys {
        let by = match keyset.by {
            Witness::Nobody => "nobody",
            Witness::Key => "key",
            Witness::Recovery => "recovery",
        };
        keys.push(object(vec![
            ("by", text(by)),
            ("fingerprint", text(&fingerprint(&keyset.key)?)),
            ("key", text(&keyset.key.0)),
            ("n", Json::Integer(i64::from(keyset.n))),
            ("recovery", text(&keyset.recovery.0)),
        ]));
    }
    let mut members = vec![
        ("conference", text(signed.conference.as_str())),
        ("issuer", text(signed.issuer.as_str())),
        ("keys", Json::List(keys)),
        ("number", Json::Integer(i64::from(signed.number))),
        ("root", text(&signed.root.0)),
        ("verdict", text("signed")),
    ];
    members.extend(signed.expires.map(|expires| ("expires", text(&expires.to_string()))));
    members.extend(trusted.map(|trusted| ("trusted", Json::Bool(trusted))));
    Ok(object(members))
}
