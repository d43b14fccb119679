//! Local storage. The surprise: where a browser denies it, the mere mention of it throws, so every
//! access first asks whether it is there; it can also be switched off while the page is open.

use super::{Shelf, ShelfFault, confirm, fault, refuse_after_crash};
use crate::platform::window;
use gloo_storage::{LocalStorage, Storage};

/// The browser's local storage: about five million characters for all pages of one address.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LocalShelf;

impl Shelf for LocalShelf {
    fn read(&self, key: &str) -> Result<Option<String>, ShelfFault> {
        raw()?.get_item(key).map_err(|thrown| fault(&thrown))
    }

    fn write(&self, key: &str, value: &str) -> Result<(), ShelfFault> {
        refuse_after_crash()?;
        let storage = raw()?;
        storage.set_item(key, value).map_err(|thrown| fault(&thrown))?;
        let read_back = storage.get_item(key).map_err(|thrown| fault(&thrown))?;
        confirm(read_back.as_deref(), value)
    }

    fn remove(&self, key: &str) -> Result<(), ShelfFault> {
        refuse_after_crash()?;
        raw()?.remove_item(key).map_err(|thrown| fault(&thrown))
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, ShelfFault> {
        let storage = raw()?;
        let count = storage.length().map_err(|thrown| fault(&thrown))?;
        let mut keys = Vec::new();
        for index in 0..count {
            let key = storage.key(index).map_err(|thrown| fault(&thrown))?;
            keys.extend(key.filter(|key| key.starts_with(prefix)));
        }
        keys.sort();
        Ok(keys)
    }
}

/// The storage as it is, once it is known to be there: gloo's own way to it panics where it is not.
fn raw() -> Result<web_sys::Storage, ShelfFault> {
    match window().map(|window| window.local_storage()) {
        Some(Ok(Some(_))) => Ok(LocalStorage::raw()),
        Some(Err(thrown)) => match fault(&thrown) {
            ShelfFault::Full => Err(ShelfFault::Off),
            fault => Err(fault),
        },
        Some(Ok(None)) | None => Err(ShelfFault::Off),
    }
}
