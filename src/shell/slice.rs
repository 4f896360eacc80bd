//! Slices: parts of the state, worked out anew only when something they read changes, and heard of only when they differ.
//!
//! For every page; they read like a [`Memo`] of Leptos. A memo of its own for each type weighs 3 kB of program; here all
//! of them share one, whose value does not know its type. Nothing else is different.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;

/// A value of any type.
type Value = Arc<dyn Any + Send + Sync>;

/// Works a value out, told the one before.
type Compute = Box<dyn Fn(Option<&Value>) -> Value + Send + Sync>;

/// A value worked out of signals and other slices.
pub struct Slice<T> {
    memo: Memo<Value>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Slice<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Slice<T> {}

/// The one memo: `compute` is told the value before, `same` compares two.
fn memo(compute: Compute, same: fn(&Value, &Value) -> bool) -> Memo<Value> {
    Memo::new_owning(move |before: Option<Value>| {
        let value = compute(before.as_ref());
        match before {
            Some(before) if same(&before, &value) => (before, false),
            _ => (value, true),
        }
    })
}

fn same<T: PartialEq + 'static>(one: &Value, other: &Value) -> bool {
    one.downcast_ref::<T>() == other.downcast_ref::<T>()
}

impl<T: Send + Sync + 'static> Slice<T> {
    /// A slice worked out by `compute`.
    pub fn new(compute: impl Fn() -> T + Send + Sync + 'static) -> Self
    where
        T: PartialEq,
    {
        Self { memo: memo(Box::new(move |_| Arc::new(compute())), same::<T>), of: PhantomData }
    }

    /// A slice worked out by `compute`, which is told the value before.
    pub fn following(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self
    where
        T: PartialEq,
    {
        let compute = move |before: Option<&Value>| -> Value {
            Arc::new(compute(before.and_then(|before| before.downcast_ref())))
        };
        Self { memo: memo(Box::new(compute), same::<T>), of: PhantomData }
    }

    /// Looks at the value and follows it.
    pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(typed(&self.memo.get()))
    }

    /// Looks at the value without following it.
    pub fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(typed(&self.memo.get_untracked()))
    }

    /// Follows the value without looking at it.
    pub fn track(self) {
        self.memo.track();
    }

    /// The value, followed.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// The value, not followed.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// The value, not followed; nothing once the page that made the slice is gone.
    pub fn try_get_untracked(self) -> Option<T>
    where
        T: Clone,
    {
        self.memo.try_get_untracked().map(|value| typed::<T>(&value).clone())
    }
}

fn typed<T: 'static>(value: &Value) -> &T {
    match value.downcast_ref() {
        Some(value) => value,
        None => unreachable!("a slice only ever holds what its own type made"),
    }
}

impl<T: Clone + Send + Sync + 'static> From<Slice<T>> for Signal<T> {
    fn from(slice: Slice<T>) -> Self {
        Self::derive(move || slice.get())
    }
}
