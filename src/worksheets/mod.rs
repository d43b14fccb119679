//! The worksheets as they are described, a folder per chapter, and what each draws of its own. `sheets` draws any
//! description; it learns from `registry` which there are.

pub mod accounts;
pub mod actions;
mod execution;
mod introduction;
mod registry;
mod relationship;
mod strategy;
pub mod team;

pub use accounts::{ImportAccounts, ImportPurchases, SchemeView, accounts_pasted};
pub use actions::{AllActions, Grouping, OpenOnly};
pub use registry::{SHEETS, register};
