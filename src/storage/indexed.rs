//! The database in the browser: one connection, strict transactions, and "committed" only after `complete`.
//!
//! Used by `store` and, for the check after a wipe, by `erase`. It decides nothing about rows: `transaction` does.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Event, IdbCursor, IdbCursorDirection, IdbDatabase, IdbKeyRange, IdbObjectStoreParameters, IdbOpenDbRequest,
    IdbRequest, IdbTransaction, IdbVersionChangeEvent,
};

use super::browser::{cause, exception_words, indexed_db, property};
use super::error::{Demand, Error, Interruption};
use super::facts;
use super::record::{Everything, Row, Stored};
use super::transaction::{Committed, Transaction, Write};
use super::value::{self, LOG, META, ROWS, SNAPSHOTS};
use super::waiting::{Answer, Listening, pause, within};
use super::{LOG_KEPT, LOG_TAIL, NAME, VERSION};

/// How long a commit may take, in milliseconds, and how much longer for each row: a whole event may come at once, on a
/// slow phone.
const COMMIT_LIMIT: u32 = 3_000;
const ROW_LIMIT: u32 = 4;
/// From how many rows on they are read and written in portions, and how many a portion has.
const PORTION: usize = 256;
/// How long a tab goes on storing when a newer version asks for the database, in milliseconds.
const LAST_COMMIT_LIMIT: u32 = 2_000;
/// How often it looks whether it is done, in milliseconds.
const QUIET: u32 = 25;
/// How long opening may take, in milliseconds: Safari has been seen never to answer, and a tab of an older version may
/// first store what is typed in it.
const OPEN_LIMIT: u32 = 5_000;
/// How long reading everything may take, in milliseconds.
const READ_LIMIT: u32 = 15_000;

/// The database, and whether this tab may still use it.
pub(super) struct Indexed {
    connection: RefCell<Connection>,
    durability: RefCell<Option<String>>,
    on_demand: Rc<dyn Fn(Demand)>,
    /// How many commits are under way.
    committing: Cell<u32>,
    /// For the handlers of a connection that is opened later.
    this: Weak<Self>,
}

enum Connection {
    Open {
        database: IdbDatabase,
        _listening: [Listening; 2],
    },
    /// The browser dropped it: the next call tries to open it again.
    Lost,
    /// This tab let go, for good: opening it again would stand in the way of another tab, or make an empty
    /// database after a wipe.
    Closed(Interruption),
}

/// What opening may do when there is no database.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Absent {
    /// Make one: the start of the app.
    Make,
    /// Leave it absent and answer [`Error::Missing`].
    Report,
}

impl Indexed {
    pub(super) async fn open(on_demand: Rc<dyn Fn(Demand)>) -> Result<(Rc<Self>, Stored), Error> {
        let Opened { database, is_new } = open(Absent::Make).await?;
        let indexed = Rc::new_cyclic(|this| Self {
            connection: RefCell::new(Connection::Lost),
            durability: RefCell::new(None),
            on_demand,
            committing: Cell::new(0),
            this: Weak::clone(this),
        });
        indexed.adopt(database)?;
        let stored = Stored { is_new, ..indexed.load().await? };
        Ok((indexed, stored))
    }

    pub(super) async fn commit(&self, transaction: &Transaction) -> Result<Committed, Error> {
        if transaction.writes.is_empty() && transaction.log.is_none() {
            return Ok(Committed::default());
        }
        self.committing.set(self.committing.get() + 1);
        let writes = u32::try_from(transaction.writes.len()).unwrap_or(u32::MAX);
        let limit = COMMIT_LIMIT.saturating_add(writes.saturating_mul(ROW_LIMIT));
        let committed = self.retried(limit, async |database| self.attempt(&database, transaction).await).await;
        self.committing.set(self.committing.get().saturating_sub(1));
        match committed {
            Err(Error::Full { .. }) => {
                let estimate = facts::estimate().await.unwrap_or_default();
                Err(Error::Full { used: estimate.used, quota: estimate.quota })
            }
            other => other,
        }
    }

    pub(super) async fn load(&self) -> Result<Stored, Error> {
        self.retried(READ_LIMIT, async |database| {
            let transaction = begin(&database, &[ROWS, SNAPSHOTS, LOG, META], "readonly")?;
            let rows = get_all(&transaction, ROWS)?;
            let snapshots = get_all(&transaction, SNAPSHOTS)?;
            let meta = get_all(&transaction, META)?;
            let log = transaction.object_store(LOG).map_err(cause)?;
            let newest = log
                .open_cursor_with_range_and_direction(&JsValue::UNDEFINED, IdbCursorDirection::Prev)
                .map_err(cause)?;
            let rows = value::list(&answered(&rows).await?, value::to_row)?;
            let snapshots = value::list(&answered(&snapshots).await?, value::to_snapshot)?;
            let meta = by_key(value::list(&answered(&meta).await?, value::to_meta)?);
            let cursor = answered(&newest).await?;
            let key = cursor.dyn_ref::<IdbCursor>().map(IdbCursor::key).transpose().map_err(cause)?;
            let last_log = key.and_then(|key| value::to_whole(&key)).unwrap_or_default();
            let log_tail = if last_log == 0 {
                Vec::new()
            } else {
                let first = (last_log + 1).saturating_sub(LOG_TAIL as u64);
                let range = IdbKeyRange::lower_bound(&value::from_whole(first)).map_err(cause)?;
                let tail = log.get_all_with_key(&range).map_err(cause)?;
                value::list(&answered(&tail).await?, value::to_log_entry)?
            };
            let row_count = rows.len() as u64;
            Ok(Stored { rows, snapshots, log_tail, last_log, meta, row_count, is_new: false })
        })
        .await
    }

    pub(super) async fn reread(&self, keys: &[String]) -> Result<Vec<Row>, Error> {
        self.retried(READ_LIMIT, async |database| {
            let transaction = begin(&database, &[ROWS], "readonly")?;
            read_rows(&transaction, keys).await
        })
        .await
    }

    pub(super) async fn read_all(&self) -> Result<Everything, Error> {
        self.retried(READ_LIMIT, async |database| {
            let transaction = begin(&database, &[ROWS, SNAPSHOTS, LOG, META], "readonly")?;
            let rows = get_all(&transaction, ROWS)?;
            let snapshots = get_all(&transaction, SNAPSHOTS)?;
            let log = get_all(&transaction, LOG)?;
            let meta = get_all(&transaction, META)?;
            Ok(Everything {
                rows: value::list(&answered(&rows).await?, value::to_row)?,
                snapshots: value::list(&answered(&snapshots).await?, value::to_snapshot)?,
                log: value::list(&answered(&log).await?, value::to_log_entry)?,
                meta: by_key(value::list(&answered(&meta).await?, value::to_meta)?),
            })
        })
        .await
    }

    pub(super) fn durability(&self) -> Option<String> {
        self.durability.borrow().clone()
    }

    pub(super) fn close(&self) {
        self.let_go(Interruption::Closing);
    }

    /// Does `work`, and once more on a new connection if the first was lost.
    async fn retried<T>(&self, limit: u32, work: impl AsyncFn(IdbDatabase) -> Result<T, Error>) -> Result<T, Error> {
        let once = async || {
            let database = self.database()?;
            within(limit, work(database)).await.unwrap_or(Err(Error::TimedOut { after: limit }))
        };
        match once().await {
            Err(error) if error.is_connection_lost() => {
                self.reopen().await?;
                once().await
            }
            other => other,
        }
    }

    async fn reopen(&self) -> Result<(), Error> {
        // A reading that began after a wipe or an upgrade must not open the database again.
        if let Connection::Closed(by) = &*self.connection.borrow() {
            return Err(Error::Closed { by: *by });
        }
        let Opened { database, .. } = open(Absent::Report).await?;
        self.adopt(database)
    }

    /// Takes `database` into use, unless this tab has let go meanwhile.
    fn adopt(&self, database: IdbDatabase) -> Result<(), Error> {
        let mut connection = self.connection.borrow_mut();
        if let Connection::Closed(by) = &*connection {
            let by = *by;
            database.close();
            return Err(Error::Closed { by });
        }
        let this = Weak::clone(&self.this);
        let version_change = Listening::to(&database, "versionchange", move |event| {
            let Some(this) = this.upgrade() else { return };
            let new_version = property(&event, "newVersion").and_then(|version| value::to_whole(&version));
            match new_version {
                Some(version) if version > 0 => this.let_go_after_the_last_commit(version),
                _ => {
                    this.let_go(Interruption::Erasing);
                    (this.on_demand)(Demand::LetGo(Interruption::Erasing));
                }
            }
        });
        let this = Weak::clone(&self.this);
        let closed = database.clone();
        let close = Listening::to(&database, "close", move |_| {
            if let Some(this) = this.upgrade() {
                this.lost(&closed);
            }
        });
        let listening = [version_change.map_err(cause)?, close.map_err(cause)?];
        let before = std::mem::replace(&mut *connection, Connection::Open { database, _listening: listening });
        drop(connection);
        // Two calls may have found the connection lost at the same time: only the last one stays.
        if let Connection::Open { database, .. } = before {
            database.close();
        }
        Ok(())
    }

    fn database(&self) -> Result<IdbDatabase, Error> {
        match &*self.connection.borrow() {
            Connection::Open { database, .. } => Ok(database.clone()),
            Connection::Lost => Err(Error::ConnectionLost { name: "close".to_owned(), message: String::new() }),
            Connection::Closed(by) => Err(Error::Closed { by: *by }),
        }
    }

    /// A newer version waits in another tab: what is typed here is stored first, and then the database is let go. The
    /// other tab waits longer than this takes ([`OPEN_LIMIT`]).
    fn let_go_after_the_last_commit(self: Rc<Self>, version: u64) {
        (self.on_demand)(Demand::SaveNow);
        spawn_local(async move {
            let mut quiet = 0;
            for _ in 0..LAST_COMMIT_LIMIT / QUIET {
                pause(QUIET).await;
                quiet = if self.committing.get() == 0 { quiet + 1 } else { 0 };
                // One commit may bring about the next one.
                if quiet == 2 {
                    break;
                }
            }
            let by = Interruption::Upgrading { version };
            self.let_go(by);
            (self.on_demand)(Demand::LetGo(by));
        });
    }

    fn let_go(&self, by: Interruption) {
        // Who let go first is the reason that counts.
        if matches!(&*self.connection.borrow(), Connection::Closed(_)) {
            return;
        }
        let before = self.connection.replace(Connection::Closed(by));
        if let Connection::Open { database, .. } = before {
            database.close();
        }
    }

    fn lost(&self, closed: &IdbDatabase) {
        let is_current = matches!(&*self.connection.borrow(), Connection::Open { database, .. } if database == closed);
        if is_current {
            drop(self.connection.replace(Connection::Lost));
        }
    }

    /// One transaction: read the rows, decide, write, wait for `complete`.
    async fn attempt(&self, database: &IdbDatabase, transaction: &Transaction) -> Result<Committed, Error> {
        let running = begin(database, &stores_of(transaction), "readwrite")?;
        *self.durability.borrow_mut() = property(&running, "durability").and_then(|value| value.as_string());
        let end = Answer::new();
        let _listening = [
            Listening::to(&running, "complete", {
                let end = end.clone();
                move |_| end.settle(Ok(()))
            })
            .map_err(cause)?,
            // An `error` event of a request bubbles up here too, but only `abort` says that it is over: and it comes
            // also when every request succeeded and the flush failed.
            Listening::to(&running, "abort", {
                let (end, running) = (end.clone(), running.clone());
                move |_| end.settle(Err(abort_cause(&running)))
            })
            .map_err(cause)?,
        ];
        let keys = transaction.row_keys();
        let stored = if keys.is_empty() { Vec::new() } else { read_rows(&running, &keys).await? };
        let stored = by_key(stored.into_iter().map(|row| (row.key.clone(), row)));
        let plan = transaction.plan(&stored);
        let log_request = match write_all(&running, transaction, &plan.put).await {
            Ok(log_request) => log_request,
            Err(exception) => {
                // All or nothing: what was already asked for must not go through. It may have aborted by itself.
                drop(running.abort());
                return Err(cause(exception));
            }
        };
        end.wait().await?;
        let number = log_request.and_then(|request| request.result().ok()).and_then(|key| value::to_whole(&key));
        Ok(Committed { log_number: number, ..plan.committed })
    }
}

/// Values by key, put in one by one: `collect` would bring a sort of its own into the program.
fn by_key<T>(pairs: impl IntoIterator<Item = (String, T)>) -> BTreeMap<String, T> {
    let mut map = BTreeMap::new();
    map.extend(pairs);
    map
}

fn stores_of(transaction: &Transaction) -> Vec<&'static str> {
    let mut stores: Vec<&str> = transaction
        .writes
        .iter()
        .map(|write| match write {
            Write::Row { .. } => ROWS,
            Write::PutSnapshot(_) | Write::DropSnapshot { .. } => SNAPSHOTS,
            Write::Meta { .. } | Write::RemoveMeta { .. } => META,
            Write::DropLog { .. } => LOG,
        })
        .chain(transaction.log.as_ref().map(|_| LOG))
        .collect();
    stores.sort_unstable();
    stores.dedup();
    stores
}

/// Asks for every write; the answer is the request that will know the log number.
async fn write_all(
    running: &IdbTransaction,
    transaction: &Transaction,
    put: &[Row],
) -> Result<Option<IdbRequest>, JsValue> {
    let mut before = None;
    for portion in put.chunks(PORTION) {
        let rows = running.object_store(ROWS)?;
        let mut last = None;
        for row in portion {
            last = Some(rows.put(&value::from_row(row)?)?);
        }
        // The page answers between two portions; one is always on its way, so that the database never waits for it.
        if let Some(request) = std::mem::replace(&mut before, last)
            && answered(&request).await.is_err()
        {
            // It aborts by itself then, and knows why.
            return Ok(None);
        }
    }
    for write in &transaction.writes {
        match write {
            Write::Row { .. } => {}
            Write::PutSnapshot(snapshot) => {
                running.object_store(SNAPSHOTS)?.put(&value::from_snapshot(snapshot)?)?;
            }
            Write::DropSnapshot { key } => {
                running.object_store(SNAPSHOTS)?.delete(&key.into())?;
            }
            Write::Meta { key, value } => {
                running.object_store(META)?.put(&value::from_meta(key, value)?)?;
            }
            Write::RemoveMeta { key } => {
                running.object_store(META)?.delete(&key.into())?;
            }
            Write::DropLog { number } => {
                running.object_store(LOG)?.delete(&value::from_whole(*number))?;
            }
        }
    }
    let Some(text) = &transaction.log else { return Ok(None) };
    let log = running.object_store(LOG)?;
    let request = log.add(&value::from_log_text(text)?)?;
    forget_old_entries(&log, &request)?;
    Ok(Some(request))
}

/// Deletes the entries that are too old, as soon as the new entry's number is known.
fn forget_old_entries(log: &web_sys::IdbObjectStore, added: &IdbRequest) -> Result<(), JsValue> {
    let (log, request) = (log.clone(), added.clone());
    let forget = Closure::once_into_js(move |_: Event| {
        let Some(number) = request.result().ok().and_then(|key| value::to_whole(&key)) else { return };
        let Some(oldest) = number.checked_sub(LOG_KEPT).filter(|oldest| *oldest > 0) else { return };
        // An old entry that stays a little longer is no reason to lose the new one.
        if let Ok(range) = IdbKeyRange::upper_bound(&value::from_whole(oldest)) {
            drop(log.delete(&range));
        }
    });
    added.add_event_listener_with_callback("success", forget.unchecked_ref())
}

async fn read_rows(transaction: &IdbTransaction, keys: &[String]) -> Result<Vec<Row>, Error> {
    let store = transaction.object_store(ROWS).map_err(cause)?;
    let mut rows = Vec::with_capacity(keys.len());
    if keys.len() > PORTION {
        // What lies between two keys is read as well, once: at most what a start reads, and much sooner there than as many
        // single answers.
        for portion in keys.chunk_by(|left, right| left <= right).flat_map(|sorted| sorted.chunks(PORTION)) {
            let (Some(first), Some(last)) = (portion.first(), portion.last()) else { continue };
            let range = IdbKeyRange::bound(&first.into(), &last.into()).map_err(cause)?;
            let found = answered(&store.get_all_with_key(&range).map_err(cause)?).await?;
            let found = value::list(&found, value::to_row)?;
            rows.extend(found.into_iter().filter(|row| portion.binary_search(&row.key).is_ok()));
        }
        return Ok(rows);
    }
    let requests: Vec<IdbRequest> =
        keys.iter().map(|key| store.get(&key.into()).map_err(cause)).collect::<Result<_, _>>()?;
    for request in &requests {
        let found = answered(request).await?;
        if !found.is_undefined() {
            rows.push(value::to_row(&found)?);
        }
    }
    Ok(rows)
}

fn get_all(transaction: &IdbTransaction, store: &str) -> Result<IdbRequest, Error> {
    transaction.object_store(store).map_err(cause)?.get_all().map_err(cause)
}

/// Begins a transaction that is flushed to the disk before it is complete. The typed call has no place for the
/// durability in stable web-sys, so it goes by name; a browser that does not know the option ignores it.
fn begin(database: &IdbDatabase, stores: &[&str], mode: &str) -> Result<IdbTransaction, Error> {
    let names: Array = stores.iter().map(|store| JsValue::from_str(store)).collect();
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(cause)?;
    let transaction = Reflect::get(database, &"transaction".into()).map_err(cause)?;
    let transaction: &Function = transaction.unchecked_ref();
    let running = transaction.call3(database, &names, &mode.into(), &options).map_err(cause)?;
    Ok(running.unchecked_into())
}

/// Waits for one request. If it already has its answer, there is no event to wait for.
async fn answered(request: &IdbRequest) -> Result<JsValue, Error> {
    if request.ready_state() == web_sys::IdbRequestReadyState::Pending {
        let answer = Answer::new();
        let (success, failure) = (answer.clone(), answer.clone());
        let _listening = [
            Listening::to(request, "success", move |_| success.settle(())).map_err(cause)?,
            Listening::to(request, "error", move |_| failure.settle(())).map_err(cause)?,
        ];
        answer.wait().await;
    }
    request_outcome(request)
}

fn request_outcome(request: &IdbRequest) -> Result<JsValue, Error> {
    match request.error().map_err(cause)? {
        Some(exception) => Err(cause(exception.into())),
        None => request.result().map_err(cause),
    }
}

fn abort_cause(transaction: &IdbTransaction) -> Error {
    match transaction.error() {
        Some(exception) => cause(exception.into()),
        None => Error::Aborted { name: String::new(), message: String::new() },
    }
}

struct Opened {
    database: IdbDatabase,
    is_new: bool,
}

/// Whether there is a database, without making one.
pub(super) async fn exists() -> Result<bool, Error> {
    // Trying to open one leaves an empty one behind in WebKit, so the list is asked first, where there is one.
    if let Some(listed) = within(OPEN_LIMIT, is_listed()).await.flatten() {
        return Ok(listed);
    }
    match open(Absent::Report).await {
        Ok(Opened { database, .. }) => {
            database.close();
            Ok(true)
        }
        Err(Error::Missing) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether the browser lists our database; `None` where it gives no list.
async fn is_listed() -> Option<bool> {
    let factory = indexed_db().ok()?;
    let ask: Function = property(&factory, "databases")?.dyn_into().ok()?;
    let answer: Promise = ask.call0(&factory).ok()?.dyn_into().ok()?;
    let list: Array = JsFuture::from(answer).await.ok()?.dyn_into().ok()?;
    Some(list.iter().any(|one| property(&one, "name").and_then(|name| name.as_string()).as_deref() == Some(NAME)))
}

async fn open(absent: Absent) -> Result<Opened, Error> {
    let request = indexed_db()?.open_with_u32(NAME, VERSION).map_err(opening_cause)?;
    let answer: Answer<Result<Opened, Error>> = Answer::new();
    // Set by the upgrade: whether the database was made, and why not.
    let upgrade: Rc<RefCell<Option<Result<(), Error>>>> = Rc::default();
    // Whether another tab has not let go yet. Most do within moments.
    let blocked = Rc::new(Cell::new(false));
    let listening = [
        Listening::to(&request, "upgradeneeded", {
            let (request, upgrade) = (request.clone(), Rc::clone(&upgrade));
            move |event| {
                let made = upgraded(&request, &event, absent);
                if made.is_err()
                    && let Some(transaction) = request.transaction()
                {
                    // It answers with an `error` event, whether or not it was already going down.
                    drop(transaction.abort());
                }
                *upgrade.borrow_mut() = Some(made);
            }
        }),
        Listening::to(&request, "success", {
            let (answer, request, upgrade) = (answer.clone(), request.clone(), Rc::clone(&upgrade));
            move |_| {
                let is_new = upgrade.borrow().is_some();
                let database = request.result().map_err(opening_cause);
                answer.settle(database.map(|database| Opened { database: database.unchecked_into(), is_new }));
            }
        }),
        Listening::to(&request, "error", {
            let (answer, request, upgrade) = (answer.clone(), request.clone(), Rc::clone(&upgrade));
            move |event| {
                // Firefox would report it as an unhandled error of the page.
                event.prevent_default();
                answer.settle(Err(match upgrade.borrow_mut().take() {
                    Some(Err(error)) => error,
                    Some(Ok(())) | None => opening_failure(&request),
                }));
            }
        }),
        Listening::to(&request, "blocked", {
            let blocked = Rc::clone(&blocked);
            move |_| blocked.set(true)
        }),
    ];
    let listening: Vec<Listening> = listening.into_iter().collect::<Result<_, _>>().map_err(cause)?;
    let opened = within(OPEN_LIMIT, answer.wait()).await;
    match opened {
        None => {
            // The handlers stay: a late `upgradeneeded` without one would leave a database without stores.
            std::mem::forget(listening);
            close_when_open(&request);
            Err(if blocked.get() { Error::Busy } else { Error::TimedOut { after: OPEN_LIMIT } })
        }
        Some(Err(Error::TooNew { .. })) => Err(Error::TooNew { version: version_found().await }),
        Some(other) => other,
    }
}

/// Makes the object stores, in the transaction in which the browser changes the version.
fn upgraded(request: &IdbOpenDbRequest, event: &Event, absent: Absent) -> Result<(), Error> {
    if absent == Absent::Report {
        return Err(Error::Missing);
    }
    let event: &IdbVersionChangeEvent = event.unchecked_ref();
    let database: IdbDatabase = request.result().map_err(cause)?.unchecked_into();
    if event.old_version() < 1.0 {
        for store in [ROWS, SNAPSHOTS, META] {
            let parameters = IdbObjectStoreParameters::new();
            parameters.set_key_path(&"key".into());
            database.create_object_store_with_optional_parameters(store, &parameters).map_err(cause)?;
        }
        let parameters = IdbObjectStoreParameters::new();
        parameters.set_key_path(&"number".into());
        parameters.set_auto_increment(true);
        database.create_object_store_with_optional_parameters(LOG, &parameters).map_err(cause)?;
    }
    Ok(())
}

fn opening_failure(request: &IdbOpenDbRequest) -> Error {
    match request.error() {
        Ok(Some(exception)) => opening_cause(exception.into()),
        Ok(None) => Error::Aborted { name: String::new(), message: String::new() },
        Err(exception) => opening_cause(exception),
    }
}

fn opening_cause(exception: JsValue) -> Error {
    let (name, message) = exception_words(&exception);
    Error::from_opening(&name, &message)
}

/// A connection that comes after we stopped waiting would stand in another tab's way.
fn close_when_open(request: &IdbOpenDbRequest) {
    let late = request.clone();
    let close = Closure::once_into_js(move |_: Event| {
        if let Ok(database) = late.result() {
            database.unchecked_into::<IdbDatabase>().close();
        }
    });
    // If it cannot be attached, the browser closes the connection when it collects the request.
    drop(request.add_event_listener_with_callback("success", close.unchecked_ref()));
}

/// The version of our database, where the browser can list them.
async fn version_found() -> Option<u64> {
    let factory = indexed_db().ok()?;
    let list: Function = property(&factory, "databases")?.dyn_into().ok()?;
    let promise: Promise = list.call0(&factory).ok()?.dyn_into().ok()?;
    let databases = within(COMMIT_LIMIT, JsFuture::from(promise)).await?.ok()?;
    let is_ours =
        |database: &JsValue| property(database, "name").and_then(|name| name.as_string()).as_deref() == Some(NAME);
    let ours = Array::from(&databases).iter().find(is_ours)?;
    property(&ours, "version").and_then(|version| value::to_whole(&version))
}
