//! Something worked out once and compared by being the same: slices over it cost nothing while other things change.
//!
//! For the pages that make an index or a directory out of the whole workspace.

use std::ops::Deref;
use std::sync::Arc;

/// A shared value that equals itself alone.
#[derive(Debug, Default)]
pub struct Same<T>(Arc<T>);

impl<T> Same<T> {
    /// A value unlike any other, whatever is in it.
    pub fn new(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Deref for Same<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Same;

    #[test]
    fn a_value_equals_its_copies_and_no_other_of_the_same_content() {
        let one = Same::new(vec![1]);
        assert!(one == one.clone());
        assert!(one != Same::new(vec![1]));
        assert_eq!(*one, vec![1]);
    }
}
