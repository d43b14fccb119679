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

pub use accounts::fill_pictures;
pub use frame::PlanPage;
pub use plans::PlansPage;
pub use settings::SETTINGS;
pub use top_bar::TopBar;

/// Puts an open plan in its place.
pub fn fill() {
    frame::fill();
}

/// Puts in their places the pages that are no worksheet.
pub fn fill_pages() {
    frame::fill_pages();
    settings::fill();
}
