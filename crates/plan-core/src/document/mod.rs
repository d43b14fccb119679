//! The plan file: readable JSON that carries the plan, the replica it merges by, and a hash over both.
//! The only place that knows the file's shape.
//!
//! A file is hostile until it has been read: its size and depth are looked at before it is parsed, and
//! what cannot be read becomes a finding, never a loss.

pub mod account_rows;
mod by_hand;
mod changes;
mod envelope;
pub mod file_kind;
mod file_name;
mod finding;
mod foreign;
pub mod grid;
mod json;
mod limits;
mod migration;
mod names;
mod oddities;
pub mod paste;
mod record;
pub mod records;
mod schema;
pub mod workbook;

pub use changes::{Before, Changes};
pub use envelope::{FORMAT, Opened, Parsed, TakenIn, VERSION, read, read_record, write, write_open, write_record};
pub use file_name::plain_name;
pub use finding::{Finding, Refusal, Severity, Trouble};
pub use json::plan_as_json;
pub use limits::{Excess, Limits};
pub use record::{UpdateRecord, read_update, write_update};
pub use schema::schema;
