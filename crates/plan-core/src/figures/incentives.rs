//! Figures of worksheet 4.3: what a scheme pays for what was reached, where it jumps, and what appraisals come to.

use super::notation::{Formula, Plain};
use super::{Figure, Input, RowSight, Shape, Sight, Tone, Worked};
use crate::methods::{Counting, Pay, Unavailable, cliff};
use crate::plan::Row;
use crate::plan::team::{CommissionBasis, CommissionScheme};
use crate::reading::{PayReading, appraisal_reading, edges_of, pay_reading, pay_terms};
use rust_decimal::Decimal;

pub(super) static FIGURES: &[Figure] = &[
    Figure::of_row("commission-reached", "/incentives/schemes", |sight| reached(sight).unwrap_or_else(Worked::missing)),
    Figure::of_row("commission-attainment", "/incentives/schemes", |sight| {
        attainment(sight).unwrap_or_else(Worked::missing)
    }),
    Figure::of_row("commission-pay", "/incentives/schemes", |sight| pay(sight).unwrap_or_else(Worked::missing)),
    Figure::of_row("commission-jump", "/incentives/bands", |sight| jump(sight).unwrap_or_else(Worked::missing)),
    Figure::of_row("appraisal-score", "/incentives/appraisals", appraisal_score),
    Figure::of_plan("appraisals-agreed", appraisals_agreed),
];

fn scheme<'a>(sight: &RowSight<'a>) -> Option<(&'a Row<CommissionScheme>, PayReading)> {
    let scheme = sight.plan.incentives.schemes.get(sight.id())?;
    Some((scheme, pay_reading(&sight.plan.incentives, scheme, &sight.plan.currency.0)))
}

/// What pay is counted on.
fn reached(sight: &RowSight<'_>) -> Option<Worked> {
    let (scheme, read) = scheme(sight)?;
    let worked = Worked::money_in(read.reached, &read.currency);
    if !scheme.basis.is(CommissionBasis::Split) {
        return Some(worked);
    }
    let worked = worked.with(Input::entry("pay_signed_part", &scheme.signed_part));
    let worked =
        worked.with(Input::field("pay_signed", read.signed)).with(Input::field("pay_collected", read.collected));
    let (Some(part), Some(signed), Some(collected)) = (scheme.signed_part.valid(), read.signed, read.collected) else {
        return Some(worked);
    };
    let rest = Plain::exact(Decimal::ONE_HUNDRED.saturating_sub(part.0));
    let formula = Formula::default().percent(&Plain::exact(part.0)).sign(" × ").number(&Plain::exact(signed));
    Some(worked.by(formula.sign(" + ").percent(&rest).sign(" × ").number(&Plain::exact(collected))))
}

fn attainment(sight: &RowSight<'_>) -> Option<Worked> {
    let (_, read) = scheme(sight)?;
    let ratio = read.reached.and_then(|reached| {
        let quota = read.quota.ok_or(Unavailable::Missing)?;
        if quota <= Decimal::ZERO {
            return Err(Unavailable::NoPositiveBase);
        }
        reached.checked_div(quota).ok_or(Unavailable::Overflow)
    });
    let worked = Worked::ratio(ratio).as_part().with(Input::field("pay_quota", read.quota));
    let Some((reached, quota)) = read.reached.ok().zip(read.quota) else {
        return Some(worked);
    };
    let formula = Formula::default().number(&Plain::exact(reached)).sign(" ÷ ").number(&Plain::exact(quota));
    Some(worked.with(Input::sum("pay_reached", reached)).by(formula))
}

fn pay(sight: &RowSight<'_>) -> Option<Worked> {
    let (scheme, read) = scheme(sight)?;
    let worked = Worked::money_in(read.paid, &read.currency);
    let worked = worked.with_all(read.reached.ok().map(|reached| Input::sum("pay_reached", reached)));
    let worked = worked.with_all(
        [("pay_quota", read.quota)].into_iter().filter_map(|(slug, sum)| sum.map(|sum| Input::field(slug, Some(sum)))),
    );
    let worked = if scheme.threshold.valid().is_some() {
        worked.with(Input::entry("pay_threshold", &scheme.threshold))
    } else {
        worked
    };
    let Ok(pay) = &read.pay else {
        return Some(worked);
    };
    let worked = if pay.is_below { worked.toned(Tone::Warn) } else { worked };
    Some(worked.by_parts(pay, read.left))
}

impl Worked {
    /// `100 × 1% + 50 × 2% × 1.5`, then what is left of it. A cap is no arithmetic: then the sum of the parts stands
    /// there, and above which it is cut off.
    fn by_parts(self, pay: &Pay, left: Decimal) -> Self {
        if pay.parts.is_empty() {
            return self;
        }
        let mut formula = Formula::default().sign(if pay.is_capped { "min(" } else { "(" });
        for (place, part) in pay.parts.iter().enumerate() {
            formula = if place == 0 { formula } else { formula.sign(" + ") };
            formula = formula.number(&Plain::exact(part.sum)).sign(" × ").percent(&Plain::exact(part.rate));
            if part.factor != Decimal::ONE {
                formula = formula.sign(" × ").number(&Plain::exact(part.factor));
            }
        }
        if pay.is_capped {
            formula = formula.sign(", ").number(&Plain::exact(pay.sum));
        }
        formula = formula.sign(")");
        if left != Decimal::ONE {
            formula = formula.sign(" × ").number(&Plain::exact(left));
        }
        self.by(formula)
    }
}

/// What reaching a band adds at once where the rate counts for all.
fn jump(sight: &RowSight<'_>) -> Option<Worked> {
    let incentives = &sight.plan.incentives;
    let band = incentives.bands.get(sight.id())?;
    let scheme = incentives.schemes.get(&band.scheme.0)?;
    let rate = band.rate.valid()?.0;
    let (terms, currency) = match pay_terms(incentives, scheme, &sight.plan.currency.0) {
        Ok(terms) => terms,
        Err(reason) => return Some(Worked::of(Err(reason))),
    };
    if terms.counting != Counting::Retroactive {
        return None;
    }
    let from = band.from.amount.valid().map_or(Decimal::ZERO, |amount| amount.0);
    let edge = edges_of(&terms).into_iter().find(|edge| edge.from == from && edge.rate == rate)?;
    let worked = Worked::money_in(cliff(edge.from, edge.rate, edge.below), &currency);
    let formula = Formula::default().number(&Plain::exact(edge.from)).sign(" × (").percent(&Plain::exact(edge.rate));
    let worked = worked.by(formula.sign(" − ").percent(&Plain::exact(edge.below)).sign(")"));
    Some(worked.toned_by(|shape| match shape {
        Shape::Money(jump, _) if !jump.is_zero() => Tone::Warn,
        _ => Tone::Plain,
    }))
}

fn appraisal_score(sight: &RowSight<'_>) -> Worked {
    let read = appraisal_reading(&sight.plan.incentives, sight.id());
    let worked = Worked::points(read.score);
    let mut formula = Formula::default().sign("(");
    for (place, (_, weight, score)) in read.parts.iter().enumerate() {
        formula = if place == 0 { formula } else { formula.sign(" + ") };
        formula = formula.number(&Plain::exact(*weight)).sign(" × ").number(&Plain::exact(*score));
    }
    let formula = formula.sign(") ÷ ").number(&Plain::exact(read.weight));
    let inputs = read.parts.iter().map(|(name, weight, score)| {
        let input = Input::called(name, *score).scored(Some(Plain::exact(*score).text));
        Input { weight: Some(Plain::exact(*weight).text), ..input }
    });
    let worked = worked.with_all(inputs).by(formula);
    if read.left_out == 0 { worked } else { worked.with(Input::counted("criteria_left_out", read.left_out)) }
}

/// Of the appraisals that were held, those that the person agreed to.
fn appraisals_agreed(sight: &Sight<'_>) -> Worked {
    let held = || {
        let all = sight.plan.incentives.appraisals.iter();
        all.filter(|row| row.on.valid().is_some_and(|on| on.0 <= sight.today))
    };
    let (all, agreed) = (held().count(), held().filter(|row| row.agreed.0).count());
    if all == 0 {
        return Worked::missing();
    }
    let ratio = Decimal::from(agreed).checked_div(all.into()).ok_or(Unavailable::Overflow);
    let formula = Formula::default().number(&Plain::count(agreed)).sign(" ÷ ").number(&Plain::count(all));
    let worked = Worked::ratio(ratio).with(Input::counted("appraisals_held", all));
    worked.with(Input::counted("appraisals_agreed", agreed)).by(formula).as_part()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::team::CommissionBand;
    use crate::plan::{Money, Plan, RowId};
    use crate::value::{Choice, Entry, Reference};

    fn id(text: &str) -> RowId {
        RowId::new(text).unwrap()
    }

    fn money(amount: &str) -> Money {
        Money { amount: Entry::of(amount), ..Money::default() }
    }

    fn plan(method: &str) -> Plan {
        let mut plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
        let scheme = CommissionScheme {
            basis: Choice::of("split"),
            signed_part: Entry::of("30"),
            method: Choice::of(method),
            quota: money("400"),
            signed: money("500"),
            collected: money("360"),
            ..CommissionScheme::default()
        };
        plan.incentives.schemes.push(id("s"), scheme);
        for (band, from, rate) in [("b0", "", "1"), ("b1", "200", "3")] {
            let (scheme, from, rate) = (Reference::to("s"), money(from), Entry::of(rate));
            plan.incentives.bands.push(id(band), CommissionBand { scheme, from, rate });
        }
        plan
    }

    fn at<'a>(plan: &'a Plan, path: &'a str) -> RowSight<'a> {
        RowSight { plan, today: chrono::NaiveDate::default(), path }
    }

    #[test]
    fn pay_is_shown_band_by_band_or_for_all() {
        let scheme = "/incentives/schemes/s";
        let plan_of = plan("");
        assert_eq!(reached(&at(&plan_of, scheme)).unwrap().expression, "30% × 500 + 70% × 360 = 402");
        assert_eq!(attainment(&at(&plan_of, scheme)).unwrap().expression, "402 ÷ 400 = 100.5%");
        assert_eq!(pay(&at(&plan_of, scheme)).unwrap().expression, "(200 × 1% + 202 × 3%) = 8.06");
        assert_eq!(jump(&at(&plan_of, "/incentives/bands/b1")), None);
        let plan_of = plan("retroactive");
        assert_eq!(pay(&at(&plan_of, scheme)).unwrap().expression, "(402 × 3%) = 12.06");
        assert_eq!(jump(&at(&plan_of, "/incentives/bands/b1")).unwrap().expression, "200 × (3% − 1%) = 4");
    }

    #[test]
    fn what_is_late_is_taken_off_and_bands_of_another_currency_are_refused() {
        let mut late = plan("");
        let scheme = late.incentives.schemes.get_mut("s").unwrap();
        (scheme.overdue_deduction, scheme.overdue_months) = (Entry::of("10"), Entry::of("2"));
        let path = "/incentives/schemes/s";
        assert_eq!(pay(&at(&late, path)).unwrap().expression, "(200 × 1% + 202 × 3%) × 0.8 ≈ 6.45");
        late.incentives.bands.get_mut("b1").unwrap().from.currency = Choice::of("EUR");
        assert_eq!(pay(&at(&late, path)).unwrap().result, Err(Unavailable::MixedCurrencies));
    }
}
