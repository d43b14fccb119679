//! Parts that know no plan: controls, dialogs, icons. What they show and whom they tell is handed in.

mod control;
mod dialog;
mod draft;
mod icon;
mod live;

pub use control::{Bound, CheckControl, DateControl, SelectControl, TextControl, TextShape};
pub use dialog::Modal;
pub use draft::{has_draft, settle_draft};
pub use icon::{Icon, icon};
pub use live::{live, memo, when};
