//! The one handle on what is kept: the database in the browser, or the memory twin where there is none.
//!
//! Used by `shell`. It decides only which of the two answers; a clone is the same store.

use std::rc::Rc;

use super::erase::Remains;
#[cfg(target_arch = "wasm32")]
use super::erase::erase_everything;
use super::error::{Demand, Error};
#[cfg(target_arch = "wasm32")]
use super::indexed::Indexed;
use super::memory::Memory;
use super::record::{Everything, Row, Stored};
use super::transaction::{Committed, Transaction};

/// A cheap handle; clones share one connection.
#[derive(Clone)]
pub struct Store {
    inner: Inner,
}

#[derive(Clone)]
enum Inner {
    #[cfg(target_arch = "wasm32")]
    Indexed(Rc<Indexed>),
    Memory(Rc<Memory>),
}

impl Store {
    /// Opens the database, makes it if there is none, and reads what a start needs.
    ///
    /// `on_demand` is called when another tab makes this one save and let go.
    #[cfg(target_arch = "wasm32")]
    pub async fn open(on_demand: impl Fn(Demand) + 'static) -> Result<(Self, Stored), Error> {
        let (indexed, stored) = Indexed::open(Rc::new(on_demand)).await?;
        Ok((Self { inner: Inner::Indexed(indexed) }, stored))
    }

    /// Natively: a store in memory; `on_demand` is never called.
    #[cfg(not(target_arch = "wasm32"))]
    #[expect(clippy::unused_async, reason = "the browser's twin waits")]
    pub async fn open(on_demand: impl Fn(Demand) + 'static) -> Result<(Self, Stored), Error> {
        drop(on_demand);
        Ok((Self::in_memory(), Stored { is_new: true, ..Stored::default() }))
    }

    /// A store that forgets everything with the page: for blocked storage and for tests.
    pub fn in_memory() -> Self {
        Self { inner: Inner::Memory(Rc::new(Memory::default())) }
    }

    /// Whether nothing outlasts the page.
    pub fn is_temporary(&self) -> bool {
        matches!(self.inner, Inner::Memory(_))
    }

    /// Carries out all of `transaction` or nothing, and answers only when it is on the device.
    ///
    /// In the browser it waits at most 3 s. A lost connection is opened again once and the transaction repeated:
    /// the rows are then written once, the log entry possibly twice.
    #[cfg_attr(not(target_arch = "wasm32"), expect(clippy::unused_async, reason = "the browser's twin waits"))]
    pub async fn commit(&self, transaction: Transaction) -> Result<Committed, Error> {
        match &self.inner {
            #[cfg(target_arch = "wasm32")]
            Inner::Indexed(indexed) => indexed.commit(&transaction).await,
            Inner::Memory(memory) => memory.commit(&transaction),
        }
    }

    /// Reads again what [`Store::open`] read: after another tab changed snapshots or settings.
    #[cfg_attr(not(target_arch = "wasm32"), expect(clippy::unused_async, reason = "the browser's twin waits"))]
    pub async fn load(&self) -> Result<Stored, Error> {
        match &self.inner {
            #[cfg(target_arch = "wasm32")]
            Inner::Indexed(indexed) => indexed.load().await,
            Inner::Memory(memory) => memory.load(),
        }
    }

    /// The rows of `keys` as they are stored now, in that order; keys that were never stored are left out.
    #[cfg_attr(not(target_arch = "wasm32"), expect(clippy::unused_async, reason = "the browser's twin waits"))]
    pub async fn reread(&self, keys: &[String]) -> Result<Vec<Row>, Error> {
        match &self.inner {
            #[cfg(target_arch = "wasm32")]
            Inner::Indexed(indexed) => indexed.reread(keys).await,
            Inner::Memory(memory) => memory.reread(keys),
        }
    }

    /// All there is, the whole log that is still kept included.
    #[cfg_attr(not(target_arch = "wasm32"), expect(clippy::unused_async, reason = "the browser's twin waits"))]
    pub async fn read_all(&self) -> Result<Everything, Error> {
        match &self.inner {
            #[cfg(target_arch = "wasm32")]
            Inner::Indexed(indexed) => indexed.read_all().await,
            Inner::Memory(memory) => memory.read_all(),
        }
    }

    /// What the browser says about the last commit: `strict` means it was flushed to the disk. `None` before the
    /// first commit, and where the browser (or the memory twin) does not tell.
    pub fn durability(&self) -> Option<String> {
        match &self.inner {
            #[cfg(target_arch = "wasm32")]
            Inner::Indexed(indexed) => indexed.durability(),
            Inner::Memory(_) => None,
        }
    }

    /// Lets go of the database; every later call answers [`Error::Closed`].
    pub fn close(&self) {
        match &self.inner {
            #[cfg(target_arch = "wasm32")]
            Inner::Indexed(indexed) => indexed.close(),
            Inner::Memory(memory) => memory.close(),
        }
    }

    /// Closes the store, then erases everything this app keeps in the browser; see
    /// [`erase_everything`](super::erase_everything). Tell the other tabs first (`channel`).
    #[cfg(target_arch = "wasm32")]
    pub async fn erase_everything(&self) -> Vec<Remains> {
        self.close();
        erase_everything().await
    }

    /// Natively: closes the store, and with it all is gone.
    #[cfg(not(target_arch = "wasm32"))]
    #[expect(clippy::unused_async, reason = "the browser's twin waits")]
    pub async fn erase_everything(&self) -> Vec<Remains> {
        self.close();
        Vec::new()
    }
}
