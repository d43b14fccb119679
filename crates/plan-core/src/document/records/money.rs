//! The sums of a row: each by itself, and what they come to together. A plan counts without tax, so where only the sum
//! with tax is there, the tax has to be known.

use super::judge::{Judge, Reading, is_dash};
use super::lines::cell;
use super::numerals::number;
use super::sums::{amount, without_tax};
use super::words::is_nothing;
use super::{Column, Reason};
use crate::document::grid::{bare, is_shortened};
use crate::plan::{Currency, Money};
use crate::value::{Amount, Choice, Entry, Leaf, Misread, plain};
use rust_decimal::Decimal;

impl Judge {
    /// The sum in a cell.
    pub(super) fn sum(&self, column: Column, cell: &str, reading: &mut Reading) -> Result<Money, Reason> {
        let cell = bare(cell);
        if is_shortened(cell) {
            return Err(Reason::Shortened);
        }
        let power = self.terms.powers[column as usize];
        let sum = amount(cell, power, self.terms.point, &self.base).map_err(Reason::Misread)?;
        if sum.is_dash {
            reading.remark(column, Reason::Nought);
        }
        Ok(Money { amount: Entry::Valid(sum.amount), currency: Choice::of(sum.currency.unwrap_or_default()) })
    }

    /// Finds the sum without tax where only the one with it is there, and brings all sums into one currency.
    pub(super) fn settle(&self, cells: &[String], reading: &mut Reading) {
        let has_net = self.terms.places[Column::Amount as usize].is_some();
        let (amount, field) =
            if has_net { (None, Column::Amount) } else { (Some(self.net(cells, reading)), Column::Gross) };
        // Whose tax is not known has a sum all the same.
        let has_trouble = matches!(amount, Some(Err(_)));
        match amount {
            Some(Err((column, reason))) => reading.refuse(column, reason),
            Some(Ok(money)) => {
                let said = std::mem::take(&mut reading.purchase.amount.currency);
                if !said.is_empty() && !money.currency.is_empty() && said != money.currency {
                    let (amount, said) = (money.currency.0.clone(), said.0.clone());
                    reading.refuse(Column::Currency, Reason::Currencies { amount, said });
                }
                let currency = if money.currency.is_empty() { said } else { money.currency };
                reading.purchase.amount = Money { currency, ..money };
            }
            None => {}
        }
        let is_told = reading.troubles.iter().any(|trouble| trouble.field == field as usize);
        if reading.purchase.amount.amount.is_empty() && !is_told && !has_trouble {
            reading.refuse(field, Reason::Missing);
        }
        let currency = reading.purchase.amount.currency.clone();
        let purchase = &mut reading.purchase;
        let mut others = Vec::new();
        for (column, money) in [(Column::Cost, &mut purchase.cost), (Column::Margin, &mut purchase.gross_margin)] {
            if money.currency.is_empty() && !money.amount.is_empty() {
                money.currency = currency.clone();
            } else if self.named(&money.currency) != self.named(&currency) && !money.amount.is_empty() {
                let (amount, said) = (self.named(&currency).to_owned(), self.named(&money.currency).to_owned());
                others.push((column, Reason::Currencies { amount, said }));
            }
        }
        for (column, reason) in others {
            reading.refuse(column, reason);
        }
    }

    /// The sum with tax less the tax, which a column says or which is so many percent of the rest.
    fn net(&self, cells: &[String], reading: &mut Reading) -> Result<Money, (Column, Reason)> {
        let places = &self.terms.places;
        let text = |column| Some(cell(cells, places, column)).filter(|text| !is_nothing(text) || is_dash(text));
        let Some(gross) = text(Column::Gross).filter(|text| !text.is_empty()) else {
            return Ok(Money::default());
        };
        let gross = self.sum(Column::Gross, gross, reading).map_err(|reason| (Column::Gross, reason))?;
        let tax = text(Column::Tax).filter(|text| !text.is_empty());
        let sum = gross.amount.valid().map(|amount| amount.0).unwrap_or_default();
        let net = match (tax, self.terms.tax) {
            (Some(tax), _) => match self.rate(tax) {
                Some(percent) => without_tax(sum, percent),
                None => sum.checked_sub(self.tax(tax, sum, reading).map_err(|reason| (Column::Tax, reason))?),
            },
            (None, Some(percent)) => without_tax(sum, percent),
            (None, None) => return Err((Column::Tax, Reason::Missing)),
        };
        let net = net.ok_or((Column::Gross, Reason::Misread(Misread::TooManyDigits)))?;
        Ok(Money { amount: Entry::Valid(Amount(net)), ..gross })
    }

    /// The percent that a cell of tax says instead of a sum.
    fn rate(&self, cell: &str) -> Option<Decimal> {
        let text = plain(bare(cell));
        let percent = number(text.strip_suffix('%')?.trim(), self.terms.point).ok()?;
        (percent < Decimal::ONE_HUNDRED).then_some(percent)
    }

    /// The tax in a sum. Some programs write it without the sign of the credit note that it stands on.
    fn tax(&self, cell: &str, sum: Decimal, reading: &mut Reading) -> Result<Decimal, Reason> {
        let money = self.sum(Column::Tax, cell, reading)?;
        let tax = money.amount.valid().map(|amount| amount.0).unwrap_or_default();
        if tax.abs() > sum.abs() {
            return Err(Reason::TaxBeyond);
        }
        let is_turned = !tax.is_zero() && tax.is_sign_negative() != sum.is_sign_negative();
        if is_turned {
            reading.remark(Column::Tax, Reason::TaxTurned);
        }
        Ok(if is_turned { -tax } else { tax })
    }

    /// The currency of a sum, which where none is said is the plan's.
    fn named<'a>(&'a self, currency: &'a Choice<Currency>) -> &'a str {
        if currency.is_empty() { &self.base } else { &currency.0 }
    }
}
