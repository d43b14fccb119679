//! The price waterfall: what is left of a list price on its way to the pocket (Marn & Rosiello, Managing Price, Gaining
//! Profit, Harvard Business Review, 1992).

use super::Unavailable;
use rust_decimal::Decimal;

/// Where a step stands on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Before the invoice: it is not on it.
    OnInvoice,
    /// After it: rebates, bonuses, freight that we pay.
    OffInvoice,
    /// What this one customer costs besides.
    CostToServe,
}

/// What a step takes away, per unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Takes {
    OfList(Decimal),
    /// Percent of what is left at this step: several compound.
    OfRunning(Decimal),
    Sum(Decimal),
}

/// What a list price came to, per unit.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceWaterfall {
    /// List price − what is taken away on the invoice.
    pub invoice: Decimal,
    /// Invoice price − what is taken away after it; and the cost to serve, if that was asked for.
    pub pocket: Decimal,
    /// Pocket price − cost to serve where that is not in it yet.
    pub served: Decimal,
    /// Each step by its place among those given, with what is left after it, in the order of the way.
    pub after: Vec<(usize, Decimal)>,
}

/// Goes through the steps: all of the invoice first, then those after it, then the cost to serve; within a stage in the
/// order given. Percentages are those typed: 5 is 5 %. With `serve_in_pocket` the pocket price is that after cost to
/// serve, as some authors have it.
pub fn price_waterfall(
    list: Decimal,
    steps: &[(Stage, Takes)],
    serve_in_pocket: bool,
) -> Result<PriceWaterfall, Unavailable> {
    let mut left = list;
    let mut fall = PriceWaterfall { invoice: list, pocket: list, served: list, after: Vec::new() };
    for stage in [Stage::OnInvoice, Stage::OffInvoice, Stage::CostToServe] {
        for (place, (_, takes)) in steps.iter().enumerate().filter(|(_, (of, _))| *of == stage) {
            left = taken(list, left, *takes).and_then(|sum| left.checked_sub(sum)).ok_or(Unavailable::Overflow)?;
            fall.after.push((place, left));
        }
        if stage == Stage::OnInvoice {
            fall.invoice = left;
        }
        if stage != Stage::CostToServe || serve_in_pocket {
            fall.pocket = left;
        }
        fall.served = left;
    }
    Ok(fall)
}

fn taken(list: Decimal, left: Decimal, takes: Takes) -> Option<Decimal> {
    let part = |of: Decimal, percent: Decimal| of.checked_mul(percent.checked_div(Decimal::ONE_HUNDRED)?);
    match takes {
        Takes::OfList(percent) => part(list, percent),
        Takes::OfRunning(percent) => part(left, percent),
        Takes::Sum(sum) => Some(sum),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Stage::{CostToServe, OffInvoice, OnInvoice};

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn an_invoice_hides_what_is_taken_away_after_it() {
        // Marn & Rosiello: a list price of 6.00 is 5.78 on the invoice and 4.47 in the pocket.
        let on = ["0.10", "0.12"].map(|sum| (OnInvoice, Takes::Sum(number(sum))));
        let off = ["0.30", "0.37", "0.35", "0.20", "0.09"].map(|sum| (OffInvoice, Takes::Sum(number(sum))));
        // In whatever order they were typed.
        let fall = price_waterfall(6.into(), &[&off[..], &on[..]].concat(), false).unwrap();
        assert_eq!((fall.invoice, fall.pocket), (number("5.78"), number("4.47")));
        assert_eq!(fall.after.first(), Some(&(5, number("5.90"))));
        assert_eq!(fall.after.last(), Some(&(4, number("4.47"))));
    }

    #[test]
    fn percentages_of_the_list_add_up_and_those_of_what_is_left_compound() {
        // AccountingTools, Pocket price: 7,000 less 10 % and 5 %, both of the list, is 5,950.
        let pocket = |steps: &[(Stage, Takes)]| price_waterfall(7_000.into(), steps, false).unwrap().pocket;
        let of_list = [10, 5].map(|percent| (OnInvoice, Takes::OfList(percent.into())));
        assert_eq!(pocket(&of_list), 5_950.into());
        // 7,000 × 0.9 × 0.95.
        let running = [10, 5].map(|percent| (OnInvoice, Takes::OfRunning(percent.into())));
        assert_eq!(pocket(&running), 5_985.into());
    }

    #[test]
    fn cost_to_serve_comes_after_the_pocket_unless_it_is_asked_for() {
        let steps = [(CostToServe, Takes::Sum(8.into())), (OffInvoice, Takes::OfRunning(10.into()))];
        let fall = |inside| price_waterfall(100.into(), &steps, inside).unwrap();
        assert_eq!((fall(false).pocket, fall(false).served), (90.into(), 82.into()));
        assert_eq!((fall(true).pocket, fall(true).served), (82.into(), 82.into()));
        assert_eq!(
            price_waterfall(Decimal::MAX, &[(OnInvoice, Takes::Sum(Decimal::MIN))], false).err(),
            Some(Unavailable::Overflow)
        );
    }
}
