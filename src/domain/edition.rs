//! Editions: who handed out a pack, about which conference, as which number of theirs.
//!
//! Used by the pack reader, the import preview and the trust line. An organiser's edition is a full snapshot that
//! takes the place of the one before it; nothing is merged inside it.

use super::code::choices;
use super::conference::Conference;
use super::id::Id;
use super::record::{Author, Extra};
use super::text::{LanguageTag, Localised};
use super::time::{Date, Timestamp};

choices!(/// What a pack is for.
    Purpose, "purpose", {
    /// The organiser's full snapshot: authoritative for conference, sessions and people.
    Organiser = "organiser",
    /// A delegate's shared notes and own card.
    #[default]
    Contribution = "contribution",
    /// Session sheets and recommendations.
    Rapporteur = "rapporteur",
    /// One anonymous answer to the evaluation.
    Evaluation = "evaluation",
    /// Everything of one device, private things too: not to be passed on.
    Backup = "backup",
});

/// The head of a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edition {
    /// What it is for.
    pub purpose: Purpose,
    /// The conference it is about.
    pub conference: Id<Conference>,
    /// Who handed it out.
    pub issuer: Issuer,
    /// The issuer's running number, from 1.
    pub number: u32,
    /// When.
    pub issued: Option<Timestamp>,
    /// After this instant a newer number should be looked for; it only warns.
    pub expires: Option<Timestamp>,
    /// Languages of its texts.
    pub languages: Vec<LanguageTag>,
    /// What happens with personal data.
    pub privacy: Option<Privacy>,
    /// What is new in it, in words, for people.
    pub summary: Vec<Localised>,
    /// Features without which it must not be read.
    pub needs: Vec<String>,
    /// Codes that this conference adds to the vocabularies.
    pub vocab_extra: Vec<ExtraCode>,
    /// Of a backup: further names under which its device writes.
    pub authors: Vec<Id<Author>>,
    /// Of a backup: what left its device, and under which names others know it.
    pub handed_out: Vec<HandedOut>,
    /// Which keys the signer uses, one entry for each change of them; the last one's signed the pack.
    pub keys: Vec<KeyStatement>,
    /// The digest of all records that were signed: 64 hexadecimal digits.
    pub root: Option<String>,
    /// How many records were signed.
    pub count: Option<u32>,
    /// Unknown members.
    pub extra: Extra,
}

/// Which keys an issuer uses from a certain moment on, as a pack says it. Whether it holds is not known here: `seal`
/// checks the bytes of the file, and what it found is a [`super::trust::Keyset`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyStatement {
    /// The running number of the keys, from 1.
    pub n: u32,
    /// The public key that signs packs: 32 bytes in base64url.
    pub key: String,
    /// The public key that signs the next entry where the other one is lost or stolen: 32 bytes in base64url.
    pub recovery: String,
    /// The signature by one of the two keys of the entry before: 64 bytes in base64url.
    pub sig: Option<String>,
    /// Unknown members.
    pub extra: Extra,
}

impl Edition {
    /// The codes that this conference adds to the vocabulary of that name.
    pub fn added_to(&self, vocabulary: &str) -> impl Iterator<Item = &ExtraCode> {
        self.vocab_extra.iter().filter(move |added| added.vocabulary == vocabulary)
    }

    /// What this conference says of a code that it adds to the vocabulary of that name.
    pub fn added_code(&self, vocabulary: &str, code: &str) -> Option<&ExtraCode> {
        self.added_to(vocabulary).find(|added| added.code == code)
    }
}

/// A code that a conference adds to a vocabulary: `x_…`, or one of the countries' own `XA` to `XZ` of ISO 3166-1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExtraCode {
    /// The vocabulary's name, such as `sector`.
    pub vocabulary: String,
    /// The code.
    pub code: String,
    /// What it is called.
    pub label: Localised,
    /// What must be printed with it, such as a remark on the status of a territory.
    pub footnote: Localised,
    /// Unknown members.
    pub extra: Extra,
}

/// A version that left the device that a backup is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandedOut {
    /// Type and id of its record, with a slash between them.
    pub record: String,
    /// The version's name, then the names under which it left, the latest last.
    pub names: Vec<String>,
    /// Unknown members.
    pub extra: Extra,
}

/// Who hands out packs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Issuer {
    /// The name of the issuing device or office.
    pub id: Id<Author>,
    /// What it calls itself.
    pub name: Option<String>,
    /// Where to ask.
    pub contact: Option<String>,
    /// Unknown members.
    pub extra: Extra,
}

impl Issuer {
    /// What it calls itself, else its id.
    pub fn shown_name(&self) -> &str {
        self.name.as_deref().unwrap_or_else(|| self.id.as_str())
    }
}

/// What the organiser says about personal data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Privacy {
    /// Who answers for it.
    pub controller: Controller,
    /// The notice.
    pub notice: Localised,
    /// The statement that an author attests before sharing a note.
    pub statement: Wording,
    /// What an author agrees to when sharing a note.
    pub consent_wording: Wording,
    /// After this day people's data should be deleted.
    pub retention_until: Option<Date>,
    /// Unknown members.
    pub extra: Extra,
}

/// Who answers for personal data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Controller {
    /// Name.
    pub name: Option<String>,
    /// Where to write.
    pub email: Option<String>,
    /// Unknown members.
    pub extra: Extra,
}

/// A versioned wording that people agree to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// Which version.
    pub version: Option<String>,
    /// The words.
    pub text: Localised,
    /// Unknown members.
    pub extra: Extra,
}
