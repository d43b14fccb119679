//! What the page knows: the plans in this browser, the plan that is open, the person's settings. The
//! only part that changes a plan.

mod arrival;
mod catalog;
mod copies;
mod keeper;
mod planner;
mod sample;
mod session;
mod settings;

pub use arrival::{Arrived, Unreadable};
pub use catalog::{Entry, Standing};
pub use copies::{Copy as RecoveryCopy, Reason as CopyReason, copies, read_copy};
pub use planner::{Planner, SaveState};
pub use session::{Desk, Session, Toast, session, worth_telling};
pub use settings::Theme;
