//! The vault: texts in `IndexedDB`, which has room for large ones and, asked for strict durability, answers only when
//! they are on the disk. Local storage is written down whenever the browser finds the time. The database is opened for
//! each call and closed after it, so that no tab ever stands in the way of another that clears everything. A database
//! that does not answer is given up after some seconds.
//! Natively the vault is a shelf in memory, one for each thread, which a test can make fail or wait.

use super::page;
use super::storage::{FaultyShelf, Shelf, ShelfFault, confirm, fault, refuse_after_crash};
use super::{member, window};
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::Cell;
use std::future::poll_fn;
use std::task::Poll;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

/// These names stand in `public/crash.js` too.
const DATABASE: &str = "keyplan";
const STORE: &str = "records";

/// How long an answer is waited for, in milliseconds.
const PATIENCE: u32 = 6_000;
/// How long once an answer did not come.
const IMPATIENCE: u32 = 500;
/// How long for what takes as long as it is large.
const WORK: u32 = 30_000;

thread_local! {
    static TWIN: FaultyShelf = FaultyShelf::default();
    static SILENT: Cell<bool> = const { Cell::new(false) };
    /// How many answers the twin gives before it makes everybody wait; nothing for all of them.
    static ANSWERS: Cell<Option<usize>> = const { Cell::new(None) };
}

/// The text under a key, if there is one.
pub async fn read(key: &str) -> Result<Option<String>, ShelfFault> {
    if is_native() {
        turn().await;
        return TWIN.with(|shelf| shelf.read(key));
    }
    let chest = Chest::open(IdbTransactionMode::Readonly).await?;
    let request = chest.store.get(&key.into()).map_err(fault_of)?;
    Ok(answer(&request, WORK).await?.as_string())
}

/// Keeps a text under a key, and reads it back.
pub async fn write(key: &str, value: &str) -> Result<(), ShelfFault> {
    if is_native() {
        turn().await;
        TWIN.with(|shelf| shelf.write(key, value))?;
    } else {
        refuse_after_crash()?;
        let chest = Chest::open(IdbTransactionMode::Readwrite).await?;
        let request = chest.store.put_with_key(&value.into(), &key.into());
        request.map_err(fault_of)?;
        chest.done().await?;
    }
    confirm(read(key).await?.as_deref(), value)
}

/// Takes texts away; nothing happens where there are none.
pub async fn remove(keys: &[String]) -> Result<(), ShelfFault> {
    if is_native() {
        turn().await;
        return keys.iter().try_for_each(|key| TWIN.with(|shelf| shelf.remove(key)));
    }
    if keys.is_empty() {
        return Ok(());
    }
    refuse_after_crash()?;
    let chest = Chest::open(IdbTransactionMode::Readwrite).await?;
    for key in keys {
        chest.store.delete(&key.as_str().into()).map_err(fault_of)?;
    }
    chest.done().await
}

/// Whether there is a text under a key.
pub async fn has(key: &str) -> Result<bool, ShelfFault> {
    if is_native() {
        turn().await;
        return TWIN.with(|shelf| Ok(shelf.read(key)?.is_some()));
    }
    let chest = Chest::open(IdbTransactionMode::Readonly).await?;
    let request = chest.store.get_key(&key.into()).map_err(fault_of)?;
    Ok(!answer(&request, PATIENCE).await?.is_undefined())
}

/// All keys that start so, in order.
pub async fn keys(prefix: &str) -> Result<Vec<String>, ShelfFault> {
    if is_native() {
        turn().await;
        return TWIN.with(|shelf| shelf.keys(prefix));
    }
    let chest = Chest::open(IdbTransactionMode::Readonly).await?;
    let request = chest.store.get_all_keys().map_err(fault_of)?;
    let keys = Array::from(&answer(&request, PATIENCE).await?);
    let mut keys: Vec<String> = keys.iter().filter_map(|key| key.as_string()).collect();
    keys.retain(|key| key.starts_with(prefix));
    keys.sort();
    Ok(keys)
}

/// The shelf that is the vault of this thread, for a test to look into or to make fail.
#[cfg(test)]
pub fn twin() -> FaultyShelf {
    TWIN.with(FaultyShelf::clone)
}

/// From now on the vault of this thread gives so many answers and then makes everybody wait, as one that is slow or
/// silent; with nothing it answers at once.
#[cfg(test)]
pub fn answer_only(answers: impl Into<Option<usize>>) {
    ANSWERS.set(answers.into());
}

/// Waits for the twin to answer.
async fn turn() {
    poll_fn(|_| match ANSWERS.get() {
        Some(0) => Poll::Pending,
        left => {
            ANSWERS.set(left.map(|left| left - 1));
            Poll::Ready(())
        }
    })
    .await;
}

fn is_native() -> bool {
    cfg!(not(target_arch = "wasm32"))
}

/// One transaction on the store of an open database, which is closed in the end.
struct Chest {
    database: IdbDatabase,
    transaction: IdbTransaction,
    store: IdbObjectStore,
}

impl Drop for Chest {
    fn drop(&mut self) {
        self.database.close();
    }
}

impl Chest {
    async fn open(mode: IdbTransactionMode) -> Result<Self, ShelfFault> {
        let database = open_database().await?;
        let transaction = transaction(&database, mode).map_err(fault_of)?;
        let store = transaction.object_store(STORE).map_err(fault_of)?;
        Ok(Self { database, transaction, store })
    }

    /// Waits until everything asked for is kept. A request that succeeded may yet be taken back.
    async fn done(&self) -> Result<(), ShelfFault> {
        let settled = promise(|done, failed| {
            self.transaction.set_oncomplete(Some(done));
            self.transaction.set_onabort(Some(failed));
        });
        match in_time(settled, WORK).await {
            Ok(Some(_)) => Ok(()),
            Ok(None) => Err(ShelfFault::Silent),
            Err(_) => Err(failure(self.transaction.error())),
        }
    }
}

/// A transaction that ends when what it writes is on the disk, where the browser can be asked for that.
fn transaction(database: &IdbDatabase, mode: IdbTransactionMode) -> Result<IdbTransaction, JsValue> {
    if mode == IdbTransactionMode::Readwrite
        && let Some(begin) = member(database, "transaction").and_then(|begin| begin.dyn_into::<Function>().ok())
    {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        return begin.call3(database, &STORE.into(), &"readwrite".into(), &options).map(JsCast::unchecked_into);
    }
    database.transaction_with_str_and_mode(STORE, mode)
}

async fn open_database() -> Result<IdbDatabase, ShelfFault> {
    let factory = window().map(|window| window.indexed_db());
    let Some(Ok(Some(factory))) = factory else {
        return Err(ShelfFault::Off);
    };
    let request = factory.open_with_u32(DATABASE, 1).map_err(fault_of)?;
    // Throwing in here makes the browser take the new database back, as it should.
    let make_store = Closure::<dyn Fn() -> Result<(), JsValue>>::new({
        let request = request.clone();
        move || {
            let database: IdbDatabase = request.result()?.unchecked_into();
            database.create_object_store(STORE).map(drop)
        }
    });
    request.set_onupgradeneeded(Some(make_store.as_ref().unchecked_ref()));
    let patience = if SILENT.get() { IMPATIENCE } else { PATIENCE };
    let opened = answer(&request, patience).await;
    SILENT.set(opened == Err(ShelfFault::Silent));
    match opened {
        Ok(database) => Ok(database.unchecked_into()),
        // In private windows some browsers have IndexedDB and refuse to open any of it.
        Err(ShelfFault::Other(said)) if said.starts_with("InvalidStateError") => Err(ShelfFault::Off),
        Err(fault) => Err(fault),
    }
}

/// Waits for what a request comes to.
async fn answer(request: &IdbRequest, patience: u32) -> Result<JsValue, ShelfFault> {
    let settled = promise(|done, failed| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(failed));
    });
    match in_time(settled, patience).await {
        Ok(Some(_)) => request.result().map_err(fault_of),
        Ok(None) => Err(ShelfFault::Silent),
        Err(_) => Err(failure(request.error().ok().flatten())),
    }
}

/// What a promise comes to; nothing when it has not come so many milliseconds later.
async fn in_time(promise: Promise, patience: u32) -> Result<Option<JsValue>, JsValue> {
    let given_up = Promise::new(&mut |resolve, _| {
        let give_up = move || drop(resolve.call1(&JsValue::UNDEFINED, &GIVEN_UP.into()));
        page::after(patience, give_up).keep();
    });
    let settled = JsFuture::from(Promise::race(&Array::of2(&promise, &given_up))).await?;
    Ok((settled.as_string().as_deref() != Some(GIVEN_UP)).then_some(settled))
}

/// No event of a database is a text.
const GIVEN_UP: &str = "given up";

/// A promise whose two functions serve as event handlers as they are.
fn promise(listen: impl Fn(&Function, &Function)) -> Promise {
    Promise::new(&mut |done, failed| listen(&done, &failed))
}

fn failure(error: Option<DomException>) -> ShelfFault {
    error.map_or_else(|| ShelfFault::Other("IndexedDB gave up without a reason".into()), |error| fault(&error))
}

fn fault_of(thrown: JsValue) -> ShelfFault {
    fault(&thrown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::storage::Mishap;
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Waker};

    /// What a future comes to that never has to wait, as natively none here has.
    fn now<T>(future: impl Future<Output = T>) -> T {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("the native vault made somebody wait"),
        }
    }

    #[test]
    fn what_is_put_into_the_vault_is_found_there() {
        assert_eq!(now(write("plans/a", "text")), Ok(()));
        assert_eq!(now(read("plans/a")), Ok(Some("text".into())));
        assert_eq!(now(keys("plans/")), Ok(vec!["plans/a".into()]));
        assert_eq!((now(has("plans/a")), now(has("plans/b"))), (Ok(true), Ok(false)));
        assert_eq!(now(remove(&["plans/a".into()])), Ok(()));
        assert_eq!(now(read("plans/a")), Ok(None));
    }

    #[test]
    fn a_vault_that_keeps_nothing_is_found_out() {
        twin().suffer(Mishap::LosesWrites);
        assert!(matches!(now(write("plans/b", "text")), Err(ShelfFault::Other(_))));
    }
}
