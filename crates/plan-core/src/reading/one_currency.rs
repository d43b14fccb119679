//! Sums that are to be added or compared have to be in one currency.

use crate::methods::Unavailable;
use crate::plan::Money;
use rust_decimal::Decimal;

/// Sums in their order, none where it is empty, and the currency that they are all in. Empty means the plan's.
#[derive(Debug, Clone, PartialEq)]
pub struct OneCurrency<const N: usize> {
    pub sums: [Option<Decimal>; N],
    pub currency: String,
}

/// Refuses sums of two currencies. `base` is the plan's.
pub fn one_currency<const N: usize>(sums: [&Money; N], base: &str) -> Result<OneCurrency<N>, Unavailable> {
    let currency_of =
        |money: &Money| if money.currency.0.is_empty() { base.to_owned() } else { money.currency.0.clone() };
    let there = || sums.iter().filter(|money| money.amount.valid().is_some());
    let currency = there().next().map_or(base.to_owned(), |money| currency_of(money));
    if there().any(|money| currency_of(money) != currency) {
        return Err(Unavailable::MixedCurrencies);
    }
    Ok(OneCurrency { sums: sums.map(|money| money.amount.valid().map(|amount| amount.0)), currency })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Choice, Entry};

    #[test]
    fn an_empty_currency_is_the_plans_and_an_empty_sum_has_none() {
        let money = |amount: &str, currency: &str| Money { amount: Entry::of(amount), currency: Choice::of(currency) };
        let one = one_currency([&money("5", ""), &money("", "USD"), &money("7", "CNY")], "CNY").unwrap();
        assert_eq!((one.sums, one.currency.as_str()), ([Some(5.into()), None, Some(7.into())], "CNY"));
        let other = one_currency([&money("5", "EUR")], "CNY").unwrap();
        assert_eq!(other.currency, "EUR");
        let two = one_currency([&money("5", ""), &money("7", "EUR")], "CNY");
        assert_eq!(two, Err(Unavailable::MixedCurrencies));
    }
}
