//! The relationship map of worksheet 2.1: the contacts of an account as cards, the lines of reporting, and
//! what binds or parts people beside them. All of it can be read without colour and changed by keyboard,
//! by mouse and by finger. `forest`, `layout` and `line` know only the plan; the rest draws and edits.

mod bar;
mod card;
mod drawing;
mod forest;
mod keys;
mod layout;
mod legend;
mod line;
mod panel;
mod task;
mod view;

pub use view::RelationshipMap;
