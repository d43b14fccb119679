//! Worksheet 3.2: margins within the price corridor, what is left of a list price, what discounts, adjustments and
//! changes of price come to.

#[cfg(test)]
mod tests;

use super::Input;
use super::notation::{Formula, Plain, in_percent};
use super::worked::{Figure, RowSight, Shape, Tone, Worked};
use crate::methods::{
    Adjustment, DiscountStep, TierCounting, Unavailable, break_even_quantity, inversion, volume_discount, within_tiers,
};
use crate::plan::strategy::{
    AdjustmentState, DiscountCounts, DiscountPlan, PriceAdjustment, PriceChange, PriceCorridor, Waterfall,
};
use crate::plan::{Money, Row};
use crate::reading::{
    adjustment_reading, change_reading, discount_counting, discount_tiers, in_one_currency, waterfall_reading,
};
use rust_decimal::Decimal;

pub(super) static FIGURES: &[Figure] = &[
    Figure::of_row("target-margin", CORRIDORS, |sight| {
        of_corridor(sight, |it| &it.target, |it| &it.cost, |it| &it.target, ["price_target", "unit_cost"])
    }),
    Figure::of_row("rival-gap", CORRIDORS, |sight| {
        of_corridor(sight, |it| &it.target, |it| &it.rival_price, |it| &it.rival_price, ["price_target", "price_rival"])
    }),
    Figure::of_row("customer-gain", CORRIDORS, |sight| {
        of_corridor(sight, |it| &it.value, |it| &it.target, |it| &it.value, ["value_to_customer", "price_target"])
            .toned_by(tone_of_sign)
    }),
    Figure::of_row("invoice-price", "/price/waterfalls", invoice_price),
    Figure::of_row("pocket-price", "/price/waterfalls", pocket_price),
    Figure::of_row("pocket-margin", "/price/waterfalls", pocket_margin),
    Figure::of_row("order-discount", "/price/discounts", order_discount),
    Figure::of_row("order-pays", "/price/discounts", order_pays),
    Figure::of_row("inversion-from", "/price/tiers", inversion_from),
    Figure::of_row("index-change", "/price/adjustments", index_change),
    Figure::of_row("adjustment-trigger", "/price/adjustments", adjustment_trigger),
    Figure::of_row("price-follows", "/price/adjustments", price_follows),
    Figure::of_row("break-even-change", "/price/changes", change_at_break_even),
    Figure::of_row("break-even-quantity", "/price/changes", quantity_at_break_even),
];

const CORRIDORS: &str = "/price/corridors";

type Side = fn(&PriceCorridor) -> &Money;

fn tone_of_sign(shape: &Shape) -> Tone {
    match shape {
        Shape::Ratio(ratio) if *ratio <= Decimal::ZERO => Tone::Bad,
        _ => Tone::Plain,
    }
}

/// (one − other) ÷ base, each a price of the corridor.
fn of_corridor(sight: &RowSight<'_>, one: Side, other: Side, base: Side, slugs: [&'static str; 2]) -> Worked {
    let Some(corridor) = sight.plan.price.corridors.get(sight.id()) else {
        return Worked::missing();
    };
    let entries = [one(corridor), other(corridor)].map(|sum| &sum.amount);
    let inputs = [Input::entry(slugs[0], entries[0]), Input::entry(slugs[1], entries[1])];
    let sums = [one(corridor), other(corridor), base(corridor)];
    let ([one, other, base], _) = match in_one_currency(sums, &sight.plan.currency.0) {
        Ok(read) => read,
        Err(reason) => return Worked::of(Err(reason)).with_all(inputs),
    };
    let ratio = match base {
        base if base <= Decimal::ZERO => Err(Unavailable::NoPositiveBase),
        base => one.checked_sub(other).and_then(|apart| apart.checked_div(base)).ok_or(Unavailable::Overflow),
    };
    let formula = Formula::default().sign("(").number(&Plain::exact(one)).sign(" \u{2212} ");
    let formula = formula.number(&Plain::exact(other)).sign(") \u{f7} ").number(&Plain::exact(base));
    let worked = Worked::ratio(ratio.and_then(in_percent)).with_all(inputs).by(formula);
    worked.toned_by(|shape| match shape {
        Shape::Ratio(ratio) if slugs[1] == "unit_cost" && *ratio < Decimal::ZERO => Tone::Bad,
        _ => Tone::Plain,
    })
}

fn waterfall<'a>(sight: &RowSight<'a>) -> Option<&'a Row<Waterfall>> {
    sight.plan.price.waterfalls.get(sight.id())
}

/// What is left after the steps down to a place on their way, with what each took away.
fn left_after(sight: &RowSight<'_>, is_on_way: fn(&str, bool) -> bool) -> Worked {
    let Some(waterfall) = waterfall(sight) else {
        return Worked::missing();
    };
    let read = match waterfall_reading(sight.plan, waterfall) {
        Ok(read) => read,
        Err(reason) => return Worked::of(Err(reason)).with(Input::entry("price_list", &waterfall.list.amount)),
    };
    let mut left = read.list;
    let mut formula = Formula::default().number(&Plain::exact(left));
    let mut worked = Worked::of(Ok(Shape::Money(left, read.currency))).with(Input::sum("price_list", left));
    for (step, after) in read.steps.iter().filter(|it| is_on_way(&it.0.kind.0, waterfall.serve_in_pocket.0)) {
        let took = left.checked_sub(*after).unwrap_or_default();
        formula = formula.sign(" \u{2212} ").number(&Plain::exact(took));
        worked = worked.with(Input::called(&step.name.0, took));
        left = *after;
    }
    if let Ok(Shape::Money(sum, _)) = &mut worked.result {
        *sum = left;
    }
    worked.by(formula)
}

fn invoice_price(sight: &RowSight<'_>) -> Worked {
    left_after(sight, |kind, _| kind == "on_invoice")
}

fn pocket_price(sight: &RowSight<'_>) -> Worked {
    left_after(sight, |kind, with_service| kind != "cost_to_serve" || with_service)
}

fn pocket_margin(sight: &RowSight<'_>) -> Worked {
    let Some(waterfall) = waterfall(sight) else {
        return Worked::missing();
    };
    let read = || {
        let read = waterfall_reading(sight.plan, waterfall)?;
        let ([_, cost], _) = in_one_currency([&waterfall.list, &waterfall.cost], &sight.plan.currency.0)?;
        if read.fall.pocket <= Decimal::ZERO {
            return Err(Unavailable::NoPositiveBase);
        }
        let margin = read.fall.served.checked_sub(cost).and_then(|left| left.checked_div(read.fall.pocket));
        Ok((read.fall.served, read.fall.pocket, cost, margin.ok_or(Unavailable::Overflow).and_then(in_percent)?))
    };
    let cost = Input::entry("unit_cost", &waterfall.cost.amount);
    match read() {
        Ok((served, pocket, sum, margin)) => Worked::ratio(Ok(margin))
            .with(Input::sum("price_pocket", pocket))
            .with(Input::sum("price_after_service", served))
            .with(cost)
            .by(Formula::default()
                .sign("(")
                .number(&Plain::exact(served))
                .sign(" \u{2212} ")
                .number(&Plain::exact(sum))
                .sign(") \u{f7} ")
                .number(&Plain::exact(pocket)))
            .toned_by(tone_of_sign),
        Err(reason) => Worked::of(Err(reason)).with(cost),
    }
}

fn steps_of(sight: &RowSight<'_>, discount: &str) -> Vec<DiscountStep> {
    discount_tiers(sight.plan, discount).into_iter().map(|(_, step)| step).collect()
}

/// The discount on the order that the row has to try its tiers on.
fn discount_of(sight: &RowSight<'_>, discount: &DiscountPlan) -> Result<(Decimal, Decimal), Unavailable> {
    let (order, steps) = (discount.order.valid().ok_or(Unavailable::Missing)?.0, steps_of(sight, sight.id()));
    if steps.is_empty() {
        return Err(Unavailable::Missing);
    }
    Ok((order, volume_discount(&steps, discount_counting(discount), order).and_then(in_percent)?))
}

fn order_discount(sight: &RowSight<'_>) -> Worked {
    let Some(discount) = sight.plan.price.discounts.get(sight.id()) else {
        return Worked::missing();
    };
    let steps = steps_of(sight, sight.id());
    let worked = Worked::ratio(discount_of(sight, discount).map(|(_, ratio)| ratio))
        .with(Input::entry("order_size", &discount.order))
        .with(Input::counted("tiers", steps.len()));
    let parts = discount.order.valid().and_then(|order| Some((order.0, within_tiers(&steps, order.0)?)));
    match parts {
        Some((order, parts)) if discount_counting(discount) == TierCounting::Incremental && !parts.is_empty() => {
            let sum =
                parts.iter().enumerate().fold(Formula::default().sign("("), |formula, (place, (size, percent))| {
                    let formula = formula.sign(if place > 0 { " + " } else { "" }).number(&Plain::exact(*size));
                    formula.sign(" \u{d7} ").percent(&Plain::exact(*percent))
                });
            worked.by(sum.sign(") \u{f7} ").number(&Plain::exact(order)))
        }
        _ => worked,
    }
}

fn order_pays(sight: &RowSight<'_>) -> Worked {
    let Some(discount) = sight.plan.price.discounts.get(sight.id()) else {
        return Worked::missing();
    };
    let is_sum = discount.counts.is(DiscountCounts::Amount);
    let (base, entry) = (sight.plan.currency.0.as_str(), &discount.list_price);
    let price = if is_sum { Ok(([Decimal::ONE], currency_of(entry, base))) } else { in_one_currency([entry], base) };
    let mut inputs = vec![Input::entry("order_size", &discount.order)];
    if !is_sum {
        inputs.push(Input::entry("price_list", &entry.amount));
    }
    let read = || {
        let (([price], currency), (order, ratio)) = (price.clone()?, discount_of(sight, discount)?);
        let left = Decimal::ONE.checked_sub(ratio).and_then(|left| order.checked_mul(price)?.checked_mul(left));
        Ok((order, price, ratio, left.ok_or(Unavailable::Overflow)?, currency))
    };
    let (order, price, ratio, sum, currency) = match read() {
        Ok(read) => read,
        Err(reason) => return Worked::of(Err(reason)).with_all(inputs),
    };
    let mut formula = Formula::default().number(&Plain::exact(order));
    if !is_sum {
        formula = formula.sign(" \u{d7} ").number(&Plain::exact(price));
    }
    let off = Plain::exact(ratio.checked_mul(Decimal::ONE_HUNDRED).unwrap_or_default());
    let formula = formula.sign(" \u{d7} (1 \u{2212} ").percent(&off).sign(")");
    Worked::money_in(Ok(sum), &currency).with_all(inputs).by(formula)
}

fn currency_of(sum: &Money, base: &str) -> String {
    if sum.currency.0.is_empty() { base.to_owned() } else { sum.currency.0.clone() }
}

fn inversion_from(sight: &RowSight<'_>) -> Worked {
    let tier = sight.plan.price.tiers.get(sight.id());
    let Some((tier, discount)) = tier.and_then(|it| Some((it, sight.plan.price.discounts.get(&it.plan.0)?))) else {
        return Worked::missing();
    };
    let tiers = discount_tiers(sight.plan, discount.id.as_str());
    let Some(place) = tiers.iter().position(|(row, _)| row.id == tier.id) else {
        return Worked::missing();
    };
    let steps: Vec<DiscountStep> = tiers.into_iter().map(|(_, step)| step).collect();
    if discount_counting(discount) == TierCounting::Incremental {
        return Worked::missing();
    }
    let from = inversion(&steps, place, !discount.counts.is(DiscountCounts::Amount));
    let from = Worked::number(from.ok_or(Unavailable::Missing)).toned(Tone::Warn);
    let before = place.checked_sub(1).map_or(Decimal::ZERO, |before| steps[before].percent);
    let inputs = [Input::entry("tier_from", &tier.from), Input::entry("tier_percent", &tier.percent)];
    from.with_all(inputs).with(Input::sum("tier_before", before))
}

fn adjusted(sight: &RowSight<'_>, show: impl Fn(Adjustment, &PriceAdjustment) -> Worked) -> Worked {
    let Some(row) = sight.plan.price.adjustments.get(sight.id()) else {
        return Worked::missing();
    };
    let inputs = [
        Input::entry("index_base", &row.base),
        Input::entry("index_current", &row.current),
        Input::entry("adjust_threshold", &row.threshold),
        Input::entry("adjust_passed_on", &row.passed_on),
    ];
    match adjustment_reading(row) {
        Ok(read) => show(read, row).with_all(inputs),
        Err(reason) => Worked::of(Err(reason)).with_all(inputs),
    }
}

fn index_change(sight: &RowSight<'_>) -> Worked {
    adjusted(sight, |read, row| {
        let [base, current] = [&row.base, &row.current].map(|it| it.valid().map_or(Decimal::ZERO, |it| it.0));
        let formula = Formula::default().sign("(").number(&Plain::exact(current)).sign(" \u{2212} ");
        let formula = formula.number(&Plain::exact(base)).sign(") \u{f7} ").number(&Plain::exact(base));
        Worked::ratio(in_percent(read.change)).by(formula)
    })
}

fn adjustment_trigger(sight: &RowSight<'_>) -> Worked {
    adjusted(sight, |read, row| {
        let is_answered = matches!(row.state.known(), Some(AdjustmentState::Announced | AdjustmentState::Done));
        let slug = if read.is_triggered { "triggered" } else { "within" };
        Worked::word("price_trigger", Ok(slug)).toned(match read.is_triggered {
            true if !is_answered => Tone::Bad,
            true => Tone::Warn,
            false => Tone::Plain,
        })
    })
}

fn price_follows(sight: &RowSight<'_>) -> Worked {
    adjusted(sight, |read, row| {
        let worked = Worked::ratio(in_percent(read.follows)).with(Input::entry("adjust_limit", &row.limit));
        let passed = row.passed_on.valid().map_or(Decimal::ONE_HUNDRED, |part| part.0);
        let change = read.change.checked_mul(Decimal::ONE_HUNDRED).unwrap_or_default();
        let whole = passed.checked_div(Decimal::ONE_HUNDRED).and_then(|part| read.change.checked_mul(part));
        // Below the threshold and at the limit there is no product to show.
        if read.is_triggered && whole == Some(read.follows) {
            let formula = Formula::default().percent(&Plain::exact(change)).sign(" \u{d7} ");
            return worked.by(formula.percent(&Plain::exact(passed)));
        }
        worked
    })
}

fn change<'a>(sight: &RowSight<'a>) -> Option<&'a Row<PriceChange>> {
    sight.plan.price.changes.get(sight.id())
}

fn change_at_break_even(sight: &RowSight<'_>) -> Worked {
    let Some(row) = change(sight) else {
        return Worked::missing();
    };
    let inputs = [
        Input::entry("price_now", &row.price.amount),
        Input::entry("unit_cost", &row.unit_cost.amount),
        Input::entry("price_change", &row.price_change.amount),
        Input::entry("expected_change", &row.expected_change),
    ];
    let ([margin, price, cost], ratio) = match change_reading(row, &sight.plan.currency.0) {
        Ok(read) => read,
        Err(reason) => return Worked::of(Err(reason)).with_all(inputs),
    };
    let change = |formula: Formula| {
        formula.number(&Plain::exact(price)).sign(" \u{2212} ").number(&Plain::exact(cost)).sign(")")
    };
    let formula = change(Formula::default().sign("\u{2212}("));
    let formula = change(formula.sign(" \u{f7} (").number(&Plain::exact(margin)).sign(" + ("));
    let worked = Worked::ratio(in_percent(ratio)).with_all(inputs).by(formula.sign(")"));
    let expected = row.expected_change.valid().and_then(|it| it.0.checked_div(Decimal::ONE_HUNDRED));
    worked.toned(match expected {
        Some(expected) if expected >= ratio => Tone::Good,
        Some(_) => Tone::Bad,
        None => Tone::Plain,
    })
}

fn quantity_at_break_even(sight: &RowSight<'_>) -> Worked {
    let Some(row) = change(sight) else {
        return Worked::missing();
    };
    let inputs = [
        Input::entry("fixed_cost", &row.fixed_cost.amount),
        Input::entry("price_now", &row.price.amount),
        Input::entry("unit_cost", &row.unit_cost.amount),
    ];
    let sums = [&row.fixed_cost, &row.price, &row.unit_cost];
    let ([fixed, price, cost], _) = match in_one_currency(sums, &sight.plan.currency.0) {
        Ok(read) => read,
        Err(reason) => return Worked::of(Err(reason)).with_all(inputs),
    };
    let formula = Formula::default().number(&Plain::exact(fixed)).sign(" \u{f7} (").number(&Plain::exact(price));
    // Rounded up to whole units.
    let formula = formula.sign(" \u{2212} ").number(&Plain::exact(cost)).sign(")").rounded(true);
    Worked::number(break_even_quantity(fixed, price, cost)).with_all(inputs).by(formula)
}
