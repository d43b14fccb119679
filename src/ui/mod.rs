//! Parts that know no plan: controls, dialogs, icons. What they show and whom they tell is handed in.

mod control;
mod dialog;
mod draft;
mod element;
mod icon;
mod live;
mod value;

pub use control::{Bound, CheckControl, DateControl, SelectControl, TextControl, TextShape};
pub use dialog::Modal;
pub use draft::{has_draft, settle_draft};
pub use element::{El, Site};
pub use icon::{Icon, icon};
pub use live::{live, memo, when};
pub use markup::view;
pub use value::{IntoPart, in_a_row};
