//! What the page knows: the plans in this browser, the plan that is open, the person's settings. The
//! only part that changes a plan.

mod arrival;
mod catalog;
mod copies;
mod desk;
mod dialog;
mod keeper;
mod planner;
mod sample;
mod session;
mod settings;

pub use arrival::{Arrived, Unreadable, rescued, worth_telling};
pub use catalog::{Entry, Standing};
pub use copies::{Copy as RecoveryCopy, Reason as CopyReason, copies, read_copy};
pub use desk::Desk;
pub use dialog::Dialog;
pub use planner::{Planner, SaveState};
pub use sample::SAMPLE;
pub use session::{Session, Toast, language_to_start_in, session};
pub use settings::Theme;
