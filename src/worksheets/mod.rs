//! The worksheets as they are described, a folder per chapter, and what each draws of its own. `sheets` draws any
//! description; it learns from `registry` which there are.

pub mod accounts;
pub mod actions;
mod execution;
mod gallery;
mod introduction;
mod registry;
mod relationship;
mod strategy;
pub mod team;

pub use accounts::{ImportAccounts, ImportPurchases, SchemeView, accounts_pasted, fill_map};
pub use actions::{AllActions, Grouping, OpenOnly};
pub use gallery::fill as fill_pictures;
pub use registry::{SHEETS, register};
