//! What single fields hold: checked newtypes, and the rule that what is being typed is kept even
//! while it is not valid.

mod amount;
mod choice;
mod date;
mod entry;
mod figure;
mod hidden;
mod leaf;
mod link;
mod month;
pub mod naming;
mod number;
mod reading;
pub mod reference;
mod text;
pub mod unit;
mod year;

pub use amount::Amount;
pub use choice::{Choice, ChoiceSet, Choices, Closed, Slugs};
pub use date::{Birthday, Date};
pub use entry::{Entry, Typed};
pub use figure::fixed;
pub use hidden::is_hidden;
pub(crate) use hidden::{is_left_over, is_shape};
pub use leaf::{Kind, Leaf, Misread};
pub use link::Link;
pub use month::Month;
pub use number::{Count, Measure, Number, Percent, Rating, Share, Willingness};
pub(crate) use reading::{number_with_unit, plain};
pub use reference::{Reference, References, RowKind, Target};
pub use text::{Flag, Line, Prose, YesNo};
pub use year::Year;
