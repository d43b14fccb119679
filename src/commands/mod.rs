//! What a person can do that is more than typing in a field: each command once, for its button, its
//! shortcut and the palette.

mod accounts;
mod arrivals;
mod backup;
mod confidential;
mod dialogs;
mod files;
mod palette;
mod plans;
mod restoring;
mod shortcuts;
mod steps;

pub use accounts::{archive_account, delete_account, duplicate_account};
pub use backup::backup_everything;
pub use dialogs::{DialogHost, fill, fill_dialogs, fill_import, fill_workings};
pub use files::{ImportButton, export, export_copy, export_stored, hand_over, import};
pub use plans::{ask_new_plan, delete_plan};
pub use restoring::{add_copy_beside, ask_put_back_copy};
pub use shortcuts::listen;
pub use steps::{redo, undo};
