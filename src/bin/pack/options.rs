//! The words behind a command: options with a value, options without, and files.
//!
//! Used by every command that has options. Knows nothing about what they mean.

use crate::answer::Failure;

/// What stood behind a command.
pub(crate) struct Options<'w> {
    values: Vec<(&'w str, &'w str)>,
    flags: Vec<&'w str>,
    /// What is no option.
    pub(crate) files: Vec<&'w str>,
}

impl<'w> Options<'w> {
    /// Sorts the words. `with_value` take the word behind them, whatever it is; others that begin with a hyphen must
    /// be among `flags`.
    pub(crate) fn parse(words: &[&'w str], with_value: &[&str], flags: &[&str]) -> Result<Self, Failure> {
        let mut found = Self { values: Vec::new(), flags: Vec::new(), files: Vec::new() };
        let mut words = words.iter().copied();
        while let Some(word) = words.next() {
            if with_value.contains(&word) {
                let value = words.next().ok_or_else(|| Failure::Use(format!("`{word}` needs a value")))?;
                if found.value(word).is_some() {
                    return Err(Failure::Use(format!("`{word}` stands there twice")));
                }
                found.values.push((word, value));
            } else if flags.contains(&word) {
                found.flags.push(word);
            } else if word.len() > 1 && word.starts_with('-') {
                return Err(Failure::Use(format!("unknown option `{word}`")));
            } else {
                found.files.push(word);
            }
        }
        Ok(found)
    }

    /// The value of an option.
    pub(crate) fn value(&self, name: &str) -> Option<&'w str> {
        self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    /// The value of an option that must be there.
    pub(crate) fn needed(&self, name: &str) -> Result<&'w str, Failure> {
        self.value(name).ok_or_else(|| Failure::Use(format!("`{name}` is missing")))
    }

    /// Whether an option without value is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.flags.contains(&name)
    }

    /// The one file.
    pub(crate) fn file(&self) -> Result<&'w str, Failure> {
        match self.files[..] {
            [file] => Ok(file),
            _ => Err(Failure::Use(format!("one FILE is needed, not {}", self.files.len()))),
        }
    }

    /// That there is no file.
    pub(crate) fn no_file(&self) -> Result<(), Failure> {
        match self.files.first() {
            None => Ok(()),
            Some(file) => Err(Failure::Use(format!("`{file}` is not understood"))),
        }
    }
}
