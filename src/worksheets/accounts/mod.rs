//! Chapter 2: the worksheets of an account, and what all accounts share.

pub mod assessment;
pub mod buying;
pub mod contracts;
mod import;
pub mod industry;
pub mod profile;
pub mod risks;

pub use assessment::scheme::SchemeView;
pub use import::{ImportAccounts, ImportPurchases, accounts_pasted};
pub use profile::fill_map;
