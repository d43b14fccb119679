//! The question that is open over the page, with what it is about. How each is asked is `commands`' matter.

use super::arrival::Arrived;

/// The dialog that is open.
#[derive(Debug, Clone)]
pub enum Dialog {
    NewPlan,
    RenamePlan {
        id: String,
        name: String,
    },
    AddAccount,
    ClearEverything,
    Palette,
    Shortcuts,
    /// What became of imported files.
    Arrived(Vec<Arrived>),
    /// Accounts from a table: choose what each column is.
    Csv {
        text: String,
    },
    /// A text to be copied where files cannot be saved.
    CopyOut {
        text: String,
    },
}
