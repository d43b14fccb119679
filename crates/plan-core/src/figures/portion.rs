//! Figures that many worksheets have alike: so many of all, and sums of money.

use super::notation::{Formula, Plain};
use super::{Input, Worked};
use crate::methods::Unavailable;
use crate::plan::{Money, Plan};
use crate::reading::assessment::in_currency;
use rust_decimal::Decimal;

/// So many of all, as percent; each with the slug of its word.
pub(super) fn portion(part: (&'static str, usize), whole: (&'static str, usize)) -> Worked {
    let inputs = [Input::counted(part.0, part.1), Input::counted(whole.0, whole.1)];
    let ratio = Decimal::from(part.1).checked_div(Decimal::from(whole.1)).ok_or(Unavailable::Missing);
    Worked::ratio(ratio).with_all(inputs).by(quotient(&Plain::count(part.1), &Plain::count(whole.1)))
}

/// One sum as a part of another, which is not nothing.
pub(super) fn ratio(one: Decimal, other: Decimal) -> Result<Decimal, Unavailable> {
    one.checked_div(other).ok_or(Unavailable::Overflow).and_then(as_percent)
}

/// A ratio that can be said in percent; one beyond all numbers cannot.
pub(super) fn as_percent(ratio: Decimal) -> Result<Decimal, Unavailable> {
    ratio.checked_mul(Decimal::ONE_HUNDRED).map(|_| ratio).ok_or(Unavailable::Overflow)
}

/// One number by another.
pub(super) fn quotient(one: &Plain, other: &Plain) -> Formula {
    Formula::default().number(one).sign(" ÷ ").number(other)
}

/// Sums in the plan's currency. What is in another is counted and left out.
#[derive(Debug, Default)]
pub(super) struct Sum {
    total: Option<Decimal>,
    counted: usize,
    left_out: usize,
}

impl Sum {
    pub(super) fn of<'a>(plan: &Plan, sums: impl Iterator<Item = &'a Money>) -> Self {
        let start = Self { total: Some(Decimal::ZERO), ..Self::default() };
        sums.filter(|money| money.amount.valid().is_some()).fold(start, |so_far, money| {
            match in_currency(money, &plan.currency.0) {
                Some(amount) => {
                    let total = so_far.total.and_then(|total| total.checked_add(amount));
                    Self { total, counted: so_far.counted + 1, ..so_far }
                }
                None => Self { left_out: so_far.left_out + 1, ..so_far },
            }
        })
    }

    pub(super) fn result(&self) -> Result<Decimal, Unavailable> {
        match (self.counted, self.left_out) {
            (0, 0) => Err(Unavailable::Missing),
            (0, _) => Err(Unavailable::MixedCurrencies),
            _ => self.total.ok_or(Unavailable::Overflow),
        }
    }

    /// The sum, but only where nothing is left out.
    pub(super) fn whole(&self) -> Result<Decimal, Unavailable> {
        if self.left_out > 0 { Err(Unavailable::MixedCurrencies) } else { self.result() }
    }

    pub(super) fn worked(&self) -> Worked {
        let left_out = (self.left_out > 0).then(|| Input::counted("sums_left_out", self.left_out));
        Worked::money(self.result()).with(Input::counted("sums_counted", self.counted)).with_all(left_out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Choice, Entry};

    #[test]
    fn money_of_another_currency_is_left_out_and_counted() {
        let plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
        let money = |amount: &str, currency: &str| Money { amount: Entry::of(amount), currency: Choice::of(currency) };
        let sums = [money("10", "CNY"), money("5", ""), money("7", "EUR"), money("", "CNY")];
        let sum = Sum::of(&plan, sums.iter());
        assert_eq!((sum.result(), sum.whole()), (Ok(15.into()), Err(Unavailable::MixedCurrencies)));
        assert_eq!(Sum::of(&plan, sums[2..].iter()).result(), Err(Unavailable::MixedCurrencies));
        assert_eq!(Sum::of(&plan, sums[3..].iter()).result(), Err(Unavailable::Missing));
    }
}
