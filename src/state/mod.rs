//! What the page knows: the plans in this browser, the plan that is open, the person's settings. The
//! only part that changes a plan.

mod arrival;
#[cfg(test)]
mod at_once;
mod catalog;
mod clearing;
mod copies;
mod default_scheme;
mod desk;
mod dialog;
mod insight;
mod keeper;
mod listing;
mod planner;
mod sample;
mod session;
mod settings;
mod stored;
mod unsaved;

pub use arrival::{Arrival, Arrived, Hindrance, Unreadable, rescued, worth_telling};
pub use catalog::{Entry, Standing};
pub use clearing::Left;
pub use copies::{Copy as RecoveryCopy, Reason as CopyReason, copies, read_copy};
pub use default_scheme::fill_default_scheme;
pub use desk::{Desk, identity};
pub use dialog::{Dialog, Importing, LeftOut, TableSource, Then};
pub use insight::{Insight, insight};
pub use planner::{Merged, Planner, SaveState};
pub use sample::SAMPLE;
#[cfg(test)]
pub use sample::sample_plan;
pub use session::{Session, Toast, language_to_start_in, session};
pub use settings::Theme;
pub use stored::{HandedOut, NoFile, PlanFile, open_copy, withheld_in};
