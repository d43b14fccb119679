//! Worksheet 3.2: waterfalls with their steps, and discounts with their tiers.

use crate::methods::{
    Adjustment, AdjustmentRule, DiscountStep, PriceWaterfall, Stage, Takes, TierCounting, Unavailable,
    break_even_change, price_adjustment, price_waterfall,
};
use crate::plan::strategy::{
    DiscountMethod, DiscountPlan, DiscountTier, PriceAdjustment, PriceBase, PriceChange, PriceStep, PriceStepKind,
    Waterfall,
};
use crate::plan::{Money, Plan, Row};
use crate::sorting::sort_by;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct WaterfallReading<'a> {
    pub list: Decimal,
    /// What all of its sums are in.
    pub currency: String,
    pub fall: PriceWaterfall,
    /// Its steps on their way, each with what is left after it.
    pub steps: Vec<(&'a Row<PriceStep>, Decimal)>,
}

/// Several sums, and the currency that all of them are in. No currency means the plan's, `base`.
pub fn in_one_currency<const N: usize>(sums: [&Money; N], base: &str) -> Result<([Decimal; N], String), Unavailable> {
    let of = |sum: &Money| if sum.currency.0.is_empty() { base.to_owned() } else { sum.currency.0.clone() };
    let mut amounts = [Decimal::ZERO; N];
    for (amount, sum) in amounts.iter_mut().zip(sums) {
        *amount = sum.amount.valid().ok_or(Unavailable::Missing)?.0;
    }
    let currency = sums.first().map_or_else(|| base.to_owned(), |sum| of(sum));
    if sums.iter().any(|sum| of(sum) != currency) {
        return Err(Unavailable::MixedCurrencies);
    }
    Ok((amounts, currency))
}

/// What is left of a list price. A step without its kind, or without percentage and sum, leaves it open.
pub fn waterfall_reading<'a>(plan: &'a Plan, waterfall: &Row<Waterfall>) -> Result<WaterfallReading<'a>, Unavailable> {
    let base = plan.currency.0.as_str();
    let ([list], currency) = in_one_currency([&waterfall.list], base)?;
    let steps: Vec<&Row<PriceStep>> =
        plan.price.steps.iter().filter(|step| step.waterfall.0 == waterfall.id.as_str()).collect();
    let taken = steps.iter().map(|step| {
        let stage = match step.kind.known().ok_or(Unavailable::Missing)? {
            PriceStepKind::OnInvoice => Stage::OnInvoice,
            PriceStepKind::OffInvoice => Stage::OffInvoice,
            PriceStepKind::CostToServe => Stage::CostToServe,
        };
        Ok((stage, takes(step, &waterfall.list, base)?))
    });
    let fall = price_waterfall(list, &taken.collect::<Result<Vec<_>, _>>()?, waterfall.serve_in_pocket.0)?;
    let steps = fall.after.iter().map(|(place, left)| (steps[*place], *left)).collect();
    Ok(WaterfallReading { list, currency, fall, steps })
}

fn takes(step: &PriceStep, list: &Money, base: &str) -> Result<Takes, Unavailable> {
    match step.percent.valid() {
        Some(percent) if step.base.is(PriceBase::Running) => Ok(Takes::OfRunning(percent.0)),
        Some(percent) => Ok(Takes::OfList(percent.0)),
        None => in_one_currency([&step.amount, list], base).map(|([sum, _], _)| Takes::Sum(sum)),
    }
}

/// The tiers of a discount in the order of their sizes. What is not yet filled in is no tier.
pub fn discount_tiers<'a>(plan: &'a Plan, discount: &str) -> Vec<(&'a Row<DiscountTier>, DiscountStep)> {
    let of_it = plan.price.tiers.iter().filter(|tier| tier.plan.0 == discount && !discount.is_empty());
    let step =
        |tier: &DiscountTier| Some(DiscountStep { from: tier.from.valid()?.0, percent: tier.percent.valid()?.0 });
    let mut tiers: Vec<_> = of_it.filter_map(|tier| Some((tier, step(tier)?))).collect();
    sort_by(&mut tiers, |(_, one), (_, other)| one.from.cmp(&other.from));
    tiers
}

/// How a discount counts its tiers; without a method, for all units.
pub fn discount_counting(discount: &DiscountPlan) -> TierCounting {
    if discount.method.is(DiscountMethod::Incremental) { TierCounting::Incremental } else { TierCounting::AllUnits }
}

/// What an adjustment comes to; without a part that is handed on, all of it is.
pub fn adjustment_reading(row: &PriceAdjustment) -> Result<Adjustment, Unavailable> {
    let (base, current) = (row.base.valid(), row.current.valid());
    let (Some(base), Some(current), Some(threshold)) = (base, current, row.threshold.valid()) else {
        return Err(Unavailable::Missing);
    };
    let rule = AdjustmentRule {
        threshold: threshold.0,
        passed_on: row.passed_on.valid().map_or(Decimal::ONE_HUNDRED, |part| part.0),
        limit: row.limit.valid().map(|limit| limit.0),
    };
    price_adjustment(base.0, current.0, rule)
}

/// Contribution, change of price and of cost, all per unit, and the change of the quantity that breaks even. Without a
/// change of cost there is none.
pub fn change_reading(row: &PriceChange, base: &str) -> Result<([Decimal; 3], Decimal), Unavailable> {
    let sums = [&row.price, &row.unit_cost, &row.price_change];
    let ([price, unit_cost, price_change], _) = in_one_currency(sums, base)?;
    let cost_change = match row.cost_change.amount.valid() {
        Some(_) => in_one_currency([&row.cost_change, &row.price], base)?.0[0],
        None => Decimal::ZERO,
    };
    let margin = price.checked_sub(unit_cost).ok_or(Unavailable::Overflow)?;
    Ok(([margin, price_change, cost_change], break_even_change(margin, price_change, cost_change)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::RowId;
    use crate::value::{Choice, Entry, Line, Reference};

    fn id(text: &str) -> RowId {
        RowId::new(text).unwrap()
    }

    fn money(amount: &str, currency: &str) -> Money {
        Money { amount: Entry::of(amount), currency: Choice::of(currency) }
    }

    fn step(kind: &str, percent: &str, base: &str, amount: &str) -> PriceStep {
        PriceStep {
            waterfall: Reference::to("w"),
            name: Line::default(),
            kind: Choice::of(kind),
            percent: Entry::of(percent),
            base: Choice::of(base),
            amount: money(amount, ""),
        }
    }

    fn read(steps: Vec<PriceStep>, list: &Money) -> Result<(String, String), Unavailable> {
        let mut plan = Plan { currency: Choice::of("EUR"), ..Plan::default() };
        plan.price.waterfalls.push(id("w"), Waterfall { list: list.clone(), ..Waterfall::default() });
        for (place, step) in steps.into_iter().enumerate() {
            plan.price.steps.push(id(&format!("s{place}")), step);
        }
        let read = waterfall_reading(&plan, plan.price.waterfalls.get("w").unwrap())?;
        Ok((read.fall.pocket.normalize().to_string(), read.currency))
    }

    #[test]
    fn a_step_is_a_sum_or_a_percentage_of_the_list_or_of_what_is_left() {
        let steps = || {
            vec![
                step("off_invoice", "", "", "3"),
                step("on_invoice", "10", "", ""),
                step("on_invoice", "10", "running", ""),
            ]
        };
        let is = |pocket: &str| Ok((pocket.to_owned(), "EUR".to_owned()));
        assert_eq!(read(steps(), &money("100", "")), is("78"));
        assert_eq!(read(steps(), &money("100", "EUR")), is("78"));
        // 3 euros off a price in dollars is nothing to compute with.
        assert_eq!(read(steps(), &money("100", "USD")), Err(Unavailable::MixedCurrencies));
        assert_eq!(read(vec![step("", "10", "", "")], &money("100", "")), Err(Unavailable::Missing));
        assert_eq!(read(vec![step("on_invoice", "", "", "")], &money("100", "")), Err(Unavailable::Missing));
    }

    #[test]
    fn tiers_come_in_the_order_of_their_sizes() {
        let mut plan = Plan::default();
        for (name, of, from, percent) in
            [("a", "d", "500", "8"), ("b", "d", "100", "5"), ("c", "e", "50", "5"), ("f", "d", "", "5")]
        {
            let (of, from, percent) = (Reference::to(of), Entry::of(from), Entry::of(percent));
            plan.price.tiers.push(id(name), DiscountTier { plan: of, from, percent, ..DiscountTier::default() });
        }
        let tiers: Vec<&str> = discount_tiers(&plan, "d").iter().map(|(tier, _)| tier.id.as_str()).collect();
        assert_eq!(tiers, ["b", "a"]);
        assert!(discount_tiers(&plan, "").is_empty());
    }
}
