//! What nearly every view needs: Leptos' own, and in place of some of it what is compiled once for the whole page
//! (`signal`, `ui`). The surprise: `RwSignal`, `Memo`, `StoredValue` and `view!` are ours, not Leptos'.

pub use crate::signal::{Local, Memo, ReadSignal, RwSignal, StoredValue};
pub use crate::ui::{Icon, icon, live, memo, view, when};
pub use leptos::prelude::*;
