//! The pages: the list of plans, the frame round an open plan and its views, the settings.

mod accounts;
mod actions;
mod conflicts;
mod findings;
mod frame;
mod navigation;
mod overview;
mod plans;
mod settings;
mod top_bar;

pub use frame::PlanPage;
pub use plans::PlansPage;
pub use settings::SETTINGS;
pub use top_bar::TopBar;

/// Puts in their places the pages that come after the start.
pub fn fill() {
    frame::fill();
    settings::fill();
}
