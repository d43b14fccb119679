//! What plans are made of that raise rules, or just do not.

pub use crate::plan::assessment::{Band, Comparison, Criterion, Score};
pub use crate::plan::buying::Purchase;
pub use crate::plan::industry::Rival;
pub use crate::plan::introduction::Phase;
pub use crate::plan::profile::{Contact, OperatingYear};
pub use crate::plan::{Account, Action, Member, Money, Plan, RowId};
pub use crate::value::{Choice, Entry, Flag, Line, Reference};

pub fn id(text: &str) -> RowId {
    RowId::new(text).unwrap()
}

pub fn money(amount: &str, currency: &str) -> Money {
    Money { amount: Entry::of(amount), currency: Choice::of(currency) }
}

/// The one account.
pub fn x(plan: &mut Plan) -> &mut Account {
    plan.accounts.get_mut("x").unwrap()
}
