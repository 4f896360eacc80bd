//! Leptos glue: the one door between the pages and the model, and one file for each effect on the world outside.
//!
//! Used by `app` and the pages: read with [`Shell::select`], ask with [`Shell::send`]. State comes down as signals;
//! events go up as calls, because signals merge writes that follow one another and events must not be lost.
//! Deliberately decides nothing: an `if` about the conference belongs in `model` or `domain`.

pub mod announce;
pub mod breath;
pub mod clock;
pub mod device;
mod errands;
pub mod files;
pub mod handing_out;
pub mod keys;
mod leaving;
pub mod locks;
pub mod preferences;
mod random;
pub mod routing;
mod saving;
mod slice;
mod starting;
mod tabs;
pub mod texts;
pub mod updates;
mod worker;

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::time::Timestamp;
use crate::i18n::Locale;
use crate::model::route::Route;
use crate::model::{Effect, Event, Model, Ready, SavedFile};
use crate::storage::channel::{Channel, Message};
use crate::storage::preferences::Preferences;
use crate::storage::{Store, canary, erase_everything, escrow};

pub use self::errands::Errand;
pub use self::slice::Slice;
// What the store reports, in its own words, for the pages that tell it.
pub use crate::storage::{Error as StorageError, Interruption, Remains};

/// What lives as long as the page and belongs to this thread.
#[derive(Default)]
struct Outside {
    store: RefCell<Option<Store>>,
    channel: RefCell<Option<Channel>>,
    installed_at: RefCell<String>,
    /// The file that is to be locked before it leaves.
    to_lock: RefCell<Option<SavedFile>>,
    /// The locked file that was handed in, until it is opened.
    locked: RefCell<Vec<u8>>,
}

/// The one door: read with `select`, ask with `send`.
#[derive(Clone, Copy)]
pub struct Shell {
    model: RwSignal<Model>,
    outside: StoredValue<Rc<Outside>, LocalStorage>,
    errands: RwSignal<Vec<Errand>, LocalStorage>,
    /// Where we are.
    pub route: RwSignal<Route>,
    /// The time in the conference on the screen, every ten seconds; shifted for the sample.
    pub now: RwSignal<Timestamp>,
    /// What somebody chose in the settings.
    pub preferences: RwSignal<Preferences>,
    /// The language on the screen. The whole page is made anew when it changes.
    pub locale: RwSignal<Locale>,
    /// Whether a new version waits, and whether the app is ready without a network.
    pub updates: RwSignal<updates::Updates>,
    /// How much of the file that is being read is read, in percent; nothing while the worker has it.
    pub progress: RwSignal<Option<u8>>,
    /// What erasing left behind, once it was tried.
    pub remains: RwSignal<Option<Vec<Remains>>>,
}

impl Shell {
    /// Makes the shell, with what the first screen needs.
    pub fn start() -> Self {
        let shell = Self {
            model: RwSignal::new(Model::default()),
            outside: StoredValue::new_local(Rc::default()),
            route: RwSignal::new(routing::current()),
            now: RwSignal::new(clock::now()),
            preferences: RwSignal::new(Preferences::default()),
            locale: RwSignal::new(preferences::of_page()),
            updates: RwSignal::new(updates::Updates::default()),
            progress: RwSignal::new(None),
            remains: RwSignal::new(None),
            errands: RwSignal::new_local(Vec::new()),
        };
        routing::listen(shell);
        shell
    }

    /// Opens the store and begins to listen to everything that the first screen does without.
    pub fn begin(self) {
        preferences::load(self);
        errands::run(self);
        preferences::listen(self);
        clock::tick(self);
        leaving::listen(self);
        updates::listen(self);
        keys::listen(self);
        files::listen_for_drops(self);
        spawn_local(starting::open(self));
    }

    /// Whether anything was ever kept on this device, as far as can be told without opening the store.
    pub fn is_known_here(self) -> bool {
        canary::is_there()
    }

    /// Asks for something that the first screen cannot do by itself: it is done as soon as the app is at work.
    pub fn ask(self, errand: Errand) {
        self.errands.update(|errands| errands.push(errand));
    }

    /// Tells the model what happened and carries out what is to be done.
    pub fn send(self, event: Event) {
        let now = clock::now();
        // `None` while the page is being torn down.
        let effects = self.model.try_update(|model| model.update(now, event)).unwrap_or_default();
        for effect in effects {
            self.carry_out(effect);
        }
    }

    /// A slice of the app at work; its readers run again only when the slice differs. Before and after work: the default.
    pub fn select<T>(self, slice: impl Fn(&Ready) -> T + Send + Sync + 'static) -> Slice<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        Slice::new(move || {
            let mut found = T::default();
            self.read(&mut |model| found = model.ready().map(&slice).unwrap_or_default());
            found
        })
    }

    /// Looks at the app at work once, without following it.
    pub fn peek<T: Default>(self, look: impl FnOnce(&Ready) -> T) -> T {
        untrack(|| {
            let (mut found, mut look) = (T::default(), Some(look));
            self.read(&mut |model| {
                found = model.ready().zip(look.take()).map(|(ready, look)| look(ready)).unwrap_or_default();
            });
            found
        })
    }

    /// A slice of the whole model, for the phases.
    pub fn select_model<T>(self, slice: impl Fn(&Model) -> T + Send + Sync + 'static) -> Slice<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        Slice::new(move || {
            let mut found = T::default();
            self.read(&mut |model| found = slice(model));
            found
        })
    }

    /// The one place that follows the model, not compiled anew for each slice.
    fn read(self, look: &mut dyn FnMut(&Model)) {
        self.model.with(look);
    }

    /// The language on the screen, without following it: the page is made anew when it changes.
    pub fn words(self) -> Locale {
        self.locale.get_untracked()
    }

    /// Makes ten random bytes for a new id.
    pub fn random(self) -> [u8; 10] {
        random::bytes()
    }

    /// How durable the store says a write is: `strict` where all is well.
    pub fn durability(self) -> Option<String> {
        self.store().and_then(|store| store.durability())
    }

    fn store(self) -> Option<Store> {
        self.outside.with_value(|outside| outside.store.borrow().clone())
    }

    fn carry_out(self, effect: Effect) {
        match effect {
            Effect::Commit(transaction, writes) => {
                let Some(store) = self.store() else { return };
                spawn_local(async move {
                    let result = store.commit(writes).await;
                    self.send(Event::Committed(transaction, result));
                });
            }
            Effect::Reread(keys) => {
                let Some(store) = self.store() else { return };
                spawn_local(async move {
                    if let Ok(rows) = store.reread(&keys).await {
                        self.send(Event::Reread(rows));
                    }
                });
            }
            Effect::Reload => {
                let Some(store) = self.store() else { return };
                spawn_local(async move {
                    if let Ok(stored) = store.load().await {
                        self.send(Event::Reloaded(Box::new(stored)));
                    }
                });
            }
            Effect::SaveLater(milliseconds) => saving::later(self, milliseconds),
            Effect::Escrow { key, text, base_revision } => {
                // Escrow is the second chance; where it is refused, the save that follows is the first one.
                if escrow::put(&key, &text, base_revision).is_err() {
                    self.send(Event::SaveDue);
                }
            }
            Effect::ClearEscrow(key) => escrow::clear(&key),
            Effect::ForgetEscrow(entry) => escrow::forget(&entry),
            Effect::Canary { rows, last_log } => {
                let installed_at = self.outside.with_value(|outside| outside.installed_at.borrow().clone());
                spawn_local(async move {
                    // A canary that cannot be kept warns less; nothing of the person's depends on it.
                    canary::write(&canary::Canary { installed_at, rows, last_log }).await.unwrap_or_default();
                });
            }
            Effect::Tell(keys) => self.tell(&Message::Changed(keys)),
            Effect::HandOut(file, way) => handing_out::hand_out(self, file, way),
            Effect::Erase => {
                let store = self.store();
                spawn_local(async move {
                    self.tell(&Message::Wiped);
                    let remains = match store {
                        Some(store) => store.erase_everything().await,
                        // In the rescue there may be no open store, and still something to erase.
                        None => erase_everything().await,
                    };
                    self.remains.set(Some(remains));
                    self.send(Event::Erased);
                });
            }
            Effect::Go(route) => routing::go(&route),
            Effect::Restart => starting::restart(),
        }
    }

    fn tell(self, message: &Message) {
        self.outside.with_value(|outside| {
            if let Some(channel) = outside.channel.borrow().as_ref() {
                // Another tab that does not hear learns it when it writes: the store compares revisions.
                let _heard: bool = channel.send(message);
            }
        });
    }
}

/// The shell of this page.
pub fn use_shell() -> Shell {
    expect_context::<Shell>()
}
