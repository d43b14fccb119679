//! Shelves: places that keep texts by key. A write counts only when the same text can be read back;
//! browsers have been seen to accept a write and keep nothing.

mod local;
mod memory;

pub use local::LocalShelf;
#[cfg(test)]
pub use memory::Mishap;
pub use memory::{FaultyShelf, MemoryShelf};

use super::thrown;
use wasm_bindgen::JsValue;

/// A place that keeps texts by key.
pub trait Shelf {
    /// The text under a key, if there is one.
    fn read(&self, key: &str) -> Result<Option<String>, ShelfFault>;

    /// Keeps a text under a key. When it fails, what was there before is still there.
    fn write(&self, key: &str, value: &str) -> Result<(), ShelfFault>;

    /// Takes a text away; nothing happens if there is none.
    fn remove(&self, key: &str) -> Result<(), ShelfFault>;

    /// All keys that start so, in order.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, ShelfFault>;
}

/// Why a shelf did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShelfFault {
    /// There is no room for the text. Making room may help.
    Full,
    /// The browser denies storage here: private mode, a setting, a frame. Only a file helps.
    Off,
    /// The browser does not answer.
    Silent,
    /// What the browser said, or what reading back showed; not for translation.
    Other(String),
}

/// What a thrown exception means for a shelf.
pub(super) fn fault(exception: &JsValue) -> ShelfFault {
    let (name, message) = thrown(exception);
    fault_named(&name, message)
}

fn fault_named(name: &str, message: String) -> ShelfFault {
    match name {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => ShelfFault::Full,
        "SecurityError" | "NotAllowedError" | "InvalidAccessError" => ShelfFault::Off,
        "" => ShelfFault::Other(message),
        other => ShelfFault::Other(format!("{other}: {message}")),
    }
}

/// Whether what was read back is what was written.
pub(super) fn confirm(read_back: Option<&str>, written: &str) -> Result<(), ShelfFault> {
    match read_back {
        Some(text) if text == written => Ok(()),
        Some(_) => Err(ShelfFault::Other("another text was read back".into())),
        None => Err(ShelfFault::Other("nothing was read back".into())),
    }
}

/// After a crash nothing is written any more: what a broken app would save might be broken too.
pub(super) fn refuse_after_crash() -> Result<(), ShelfFault> {
    if super::page::has_crashed() { Err(ShelfFault::Other("the app has stopped".into())) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_names_of_a_full_quota_mean_full() {
        for name in ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"] {
            assert_eq!(fault_named(name, String::new()), ShelfFault::Full);
        }
    }

    #[test]
    fn denied_storage_is_off() {
        assert_eq!(fault_named("SecurityError", "no".into()), ShelfFault::Off);
    }

    #[test]
    fn any_other_exception_keeps_its_words() {
        let fault = fault_named("DataError", "bad key".into());
        assert_eq!(fault, ShelfFault::Other("DataError: bad key".into()));
        let fault = fault_named("", "thrown".into());
        assert_eq!(fault, ShelfFault::Other("thrown".into()));
    }

    #[test]
    fn a_write_counts_only_when_it_can_be_read_back() {
        assert_eq!(confirm(Some("text"), "text"), Ok(()));
        assert!(matches!(confirm(None, "text"), Err(ShelfFault::Other(_))));
        assert!(matches!(confirm(Some("tex"), "text"), Err(ShelfFault::Other(_))));
    }

    #[test]
    fn without_a_browser_local_storage_is_off() {
        assert_eq!(LocalShelf.read("a"), Err(ShelfFault::Off));
        assert_eq!(LocalShelf.write("a", "1"), Err(ShelfFault::Off));
        assert_eq!(LocalShelf.keys(""), Err(ShelfFault::Off));
    }
}
