//! Parts of a whole, with the formula that gives them.

use super::{Formula, Plain, Worked};
use crate::methods::{Unavailable, part_of};
use rust_decimal::Decimal;

/// So many of so many; there is no part of none.
pub(super) fn counted(part: usize, whole: usize) -> Worked {
    if whole == 0 {
        return Worked::missing();
    }
    of(part.into(), whole.into())
}

/// A sum as part of another.
pub(super) fn of(part: Decimal, whole: Decimal) -> Worked {
    let formula = Formula::default().number(&Plain::exact(part)).sign(" \u{f7} ").number(&Plain::exact(whole));
    Worked::ratio(part_of(part, whole)).by(formula)
}

/// The same of what may not be known.
pub(super) fn of_known(part: Result<Decimal, Unavailable>, whole: Result<Decimal, Unavailable>) -> Worked {
    match part.and_then(|part| whole.map(|whole| (part, whole))) {
        Ok((part, whole)) => of(part, whole),
        Err(reason) => Worked::ratio(Err(reason)),
    }
}
