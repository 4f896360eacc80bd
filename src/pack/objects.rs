//! Places for objects inside objects: none or one, always one, or many.
//!
//! Used by the mappers, which see every such place through `dyn Objects`.

use super::mapper::Mapper;

/// A type that can tell its members.
pub trait Part {
    /// What the type is called in the JSON Schema.
    const KIND: &'static str;
    /// Tells `map` each member of `it`.
    fn part(map: &mut dyn Mapper, it: &mut Self);
}

/// A place for objects of one type.
pub trait Objects {
    /// What the type is called in the JSON Schema.
    fn name(&self) -> &'static str;
    /// How many there are.
    fn count(&self) -> usize;
    /// Makes room for `more`.
    fn reserve(&mut self, more: usize);
    /// Adds an empty one at the end.
    fn grow(&mut self);
    /// Takes the last one away.
    fn shrink(&mut self);
    /// Whether there is always one.
    fn is_bare(&self) -> bool {
        false
    }
    /// Tells the members of the one at `index`.
    fn map(&mut self, index: usize, map: &mut dyn Mapper);
}

impl<T: Part + Default> Objects for Vec<T> {
    fn name(&self) -> &'static str {
        T::KIND
    }
    fn count(&self) -> usize {
        self.len()
    }
    fn reserve(&mut self, more: usize) {
        Vec::reserve_exact(self, more);
    }
    fn grow(&mut self) {
        self.push(T::default());
    }
    fn shrink(&mut self) {
        self.truncate(self.len().saturating_sub(1));
    }
    fn map(&mut self, index: usize, map: &mut dyn Mapper) {
        if let Some(it) = self.get_mut(index) {
            T::part(map, it);
        }
    }
}

impl<T: Part + Default> Objects for Option<T> {
    fn name(&self) -> &'static str {
        T::KIND
    }
    fn count(&self) -> usize {
        usize::from(self.is_some())
    }
    fn reserve(&mut self, _more: usize) {}
    fn grow(&mut self) {
        *self = Some(T::default());
    }
    fn shrink(&mut self) {
        *self = None;
    }
    fn map(&mut self, _index: usize, map: &mut dyn Mapper) {
        if let Some(it) = self {
            T::part(map, it);
        }
    }
}

/// An object that is always there and is left away where it has no member.
pub struct Bare<'i, T>(pub &'i mut T);

impl<T: Part + Default> Objects for Bare<'_, T> {
    fn name(&self) -> &'static str {
        T::KIND
    }
    fn count(&self) -> usize {
        1
    }
    fn is_bare(&self) -> bool {
        true
    }
    fn reserve(&mut self, _more: usize) {}
    fn grow(&mut self) {}
    // Whatever holds a required object that failed fails with it, so that nobody sees what is left here.
    fn shrink(&mut self) {}
    fn map(&mut self, _index: usize, map: &mut dyn Mapper) {
        T::part(map, self.0);
    }
}
