//! The vault: texts too large for local storage, in `IndexedDB`. The database is opened for each
//! call and closed after it, so that no tab ever stands in the way of another that clears everything.
//! Natively the vault is a shelf in memory, one for each thread, which a test can make fail.

use super::storage::{FaultyShelf, Shelf, ShelfFault, confirm, fault, refuse_after_crash};
use super::window;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

/// These names stand in `public/crash.js` too.
const DATABASE: &str = "keyplan";
const STORE: &str = "records";

thread_local! {
    static TWIN: FaultyShelf = FaultyShelf::default();
}

/// The text under a key, if there is one.
pub async fn read(key: &str) -> Result<Option<String>, ShelfFault> {
    if is_native() {
        return TWIN.with(|shelf| shelf.read(key));
    }
    let chest = Chest::open(IdbTransactionMode::Readonly).await?;
    let request = chest.store.get(&key.into()).map_err(fault_of)?;
    Ok(answer(&request).await?.as_string())
}

/// Keeps a text under a key, and reads it back.
pub async fn write(key: &str, value: &str) -> Result<(), ShelfFault> {
    if is_native() {
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

/// Takes a text away; nothing happens if there is none.
pub async fn remove(key: &str) -> Result<(), ShelfFault> {
    if is_native() {
        return TWIN.with(|shelf| shelf.remove(key));
    }
    refuse_after_crash()?;
    let chest = Chest::open(IdbTransactionMode::Readwrite).await?;
    chest.store.delete(&key.into()).map_err(fault_of)?;
    chest.done().await
}

/// All keys that start so, in order.
pub async fn keys(prefix: &str) -> Result<Vec<String>, ShelfFault> {
    if is_native() {
        return TWIN.with(|shelf| shelf.keys(prefix));
    }
    let chest = Chest::open(IdbTransactionMode::Readonly).await?;
    let request = chest.store.get_all_keys().map_err(fault_of)?;
    let keys = Array::from(&answer(&request).await?);
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
        let transaction = database.transaction_with_str_and_mode(STORE, mode).map_err(fault_of)?;
        let store = transaction.object_store(STORE).map_err(fault_of)?;
        Ok(Self { database, transaction, store })
    }

    /// Waits until everything asked for is kept. A request that succeeded may yet be taken back.
    async fn done(&self) -> Result<(), ShelfFault> {
        let settled = promise(|done, failed| {
            self.transaction.set_oncomplete(Some(done));
            self.transaction.set_onabort(Some(failed));
        });
        match JsFuture::from(settled).await {
            Ok(_) => Ok(()),
            Err(_) => Err(failure(self.transaction.error())),
        }
    }
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
    match answer(&request).await {
        Ok(database) => Ok(database.unchecked_into()),
        // In private windows some browsers have IndexedDB and refuse to open any of it.
        Err(ShelfFault::Other(said)) if said.starts_with("InvalidStateError") => Err(ShelfFault::Off),
        Err(fault) => Err(fault),
    }
}

/// Waits for what a request comes to.
async fn answer(request: &IdbRequest) -> Result<JsValue, ShelfFault> {
    let settled = promise(|done, failed| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(failed));
    });
    match JsFuture::from(settled).await {
        Ok(_) => request.result().map_err(fault_of),
        Err(_) => Err(failure(request.error().ok().flatten())),
    }
}

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
    use std::task::{Context, Poll, Waker};

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
        assert_eq!(now(remove("plans/a")), Ok(()));
        assert_eq!(now(read("plans/a")), Ok(None));
    }

    #[test]
    fn a_vault_that_keeps_nothing_is_found_out() {
        twin().suffer(Mishap::LosesWrites);
        assert!(matches!(now(write("plans/b", "text")), Err(ShelfFault::Other(_))));
    }
}
