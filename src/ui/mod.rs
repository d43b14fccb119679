//! Parts that know no plan: controls, dialogs, icons. What they show and whom they tell is handed in.

mod browser_only;
mod control;
mod dialog;
mod draft;
mod element;
mod icon;
mod live;
mod menu;
mod parted;
mod rows;
mod value;

use browser_only::drawn_in_the_browser_only;
pub use control::{Bound, CheckControl, DateControl, SelectControl, TextControl, TextShape};
pub use dialog::Modal;
pub use draft::{Commit, Typed, drafting, has_draft, settle_draft};
pub use element::{El, Site};
pub use icon::{Icon, icon};
pub use live::{live, memo, when};
pub use markup::view;
pub use menu::Menu;
pub use parted::parted;
pub use rows::rows;
pub use value::{IntoPart, in_a_row};
