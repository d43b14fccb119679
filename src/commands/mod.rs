//! What a person can do that is more than typing in a field: each command once, for its button, its
//! shortcut and the palette.

mod accounts;
mod csv;
mod dialogs;
mod files;
mod palette;
mod plans;
mod shortcuts;
mod steps;

pub use accounts::{archive_account, delete_account, duplicate_account};
pub use dialogs::{DialogHost, fill};
pub use files::{ImportButton, backup_everything, export, file_name, import};
pub use plans::{ask_new_plan, delete_plan};
pub use shortcuts::listen;
pub use steps::{redo, undo};
