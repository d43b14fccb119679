//! Figures of 3.2 worked out by hand.

use super::super::figure_named;
use super::super::worked::{RowSight, Tone, Work, Worked};
use crate::plan::strategy::{
    DiscountPlan, DiscountTier, PriceAdjustment, PriceChange, PriceCorridor, PriceStep, Waterfall,
};
use crate::plan::{Money, Plan, RowId};
use crate::value::{Choice, Entry, Line, Reference};

fn id(text: &str) -> RowId {
    RowId::new(text).unwrap()
}

fn money(amount: &str) -> Money {
    Money { amount: Entry::of(amount), ..Money::default() }
}

fn work(plan: &Plan, name: &str, row: &str) -> Worked {
    let Some(Work::Row(list, work)) = figure_named(name).map(|figure| figure.work) else {
        panic!("{name} is no figure of a row");
    };
    work(&RowSight { plan, today: "2026-06-30".parse().unwrap(), path: &format!("{list}/{row}") })
}

#[track_caller]
fn check(plan: &Plan, name: &str, row: &str, expression: &str) {
    assert_eq!(work(plan, name, row).expression, expression, "{name}");
}

#[test]
fn a_corridor_shows_what_we_earn_and_what_the_customer_keeps() {
    let mut plan = Plan::default();
    let (cost, target, value) = (money("60"), money("80"), money("100"));
    let row = PriceCorridor { cost, target, value, rival_price: money("64"), ..PriceCorridor::default() };
    plan.price.corridors.push(id("c"), row);
    check(&plan, "target-margin", "c", "(80 \u{2212} 60) \u{f7} 80 = 25%");
    check(&plan, "rival-gap", "c", "(80 \u{2212} 64) \u{f7} 64 = 25%");
    check(&plan, "customer-gain", "c", "(100 \u{2212} 80) \u{f7} 100 = 20%");
    plan.price.corridors.get_mut("c").unwrap().value = money("80");
    assert_eq!(work(&plan, "customer-gain", "c").tone, Tone::Bad);
}

#[test]
fn a_waterfall_shows_each_step() {
    let mut plan = Plan::default();
    let waterfall = Waterfall { list: money("100"), cost: money("50"), ..Waterfall::default() };
    plan.price.waterfalls.push(id("w"), waterfall);
    for (name, kind, percent) in
        [("Bonus", "off_invoice", "5"), ("Project", "on_invoice", "20"), ("Site", "cost_to_serve", "10")]
    {
        let (waterfall, kind, percent) = (Reference::to("w"), Choice::of(kind), Entry::of(percent));
        let (base, amount) = (Choice::of("running"), Money::default());
        plan.price.steps.push(id(name), PriceStep { waterfall, name: Line(name.into()), kind, percent, base, amount });
    }
    check(&plan, "invoice-price", "w", "100 \u{2212} 20 = 80");
    check(&plan, "pocket-price", "w", "100 \u{2212} 20 \u{2212} 4 = 76");
    // 7.60 to serve: 68.40 less 50, of 76.
    check(&plan, "pocket-margin", "w", "(68.4 \u{2212} 50) \u{f7} 76 \u{2248} 24.21%");
    plan.price.waterfalls.get_mut("w").unwrap().serve_in_pocket.0 = true;
    check(&plan, "pocket-price", "w", "100 \u{2212} 20 \u{2212} 4 \u{2212} 7.6 = 68.4");
}

#[test]
fn an_order_pays_what_its_tiers_leave() {
    let mut plan = Plan::default();
    let (order, list_price) = (Entry::of("800"), money("10"));
    plan.price.discounts.push(id("d"), DiscountPlan { order, list_price, ..DiscountPlan::default() });
    for (name, from, percent) in [("a", "100", "5"), ("b", "500", "10")] {
        let (of, from, percent) = (Reference::to("d"), Entry::of(from), Entry::of(percent));
        plan.price.tiers.push(id(name), DiscountTier { plan: of, from, percent, ..DiscountTier::default() });
    }
    check(&plan, "order-pays", "d", "800 \u{d7} 10 \u{d7} (1 \u{2212} 10%) = 7200");
    assert_eq!(work(&plan, "inversion-from", "b").result.map(|shape| shape.value()), Ok("474".into()));
    plan.price.discounts.get_mut("d").unwrap().method = Choice::of("incremental");
    check(&plan, "order-discount", "d", "(400 \u{d7} 5% + 300 \u{d7} 10%) \u{f7} 800 = 6.25%");
    check(&plan, "order-pays", "d", "800 \u{d7} 10 \u{d7} (1 \u{2212} 6.25%) = 7500");
    assert!(work(&plan, "inversion-from", "b").result.is_err());
}

#[test]
fn an_index_past_its_threshold_moves_the_price_by_what_is_handed_on() {
    let mut plan = Plan::default();
    let (base, current) = (Entry::of("200"), Entry::of("220"));
    let (threshold, passed_on) = (Entry::of("10"), Entry::of("60"));
    let row = PriceAdjustment { base, current, threshold, passed_on, ..PriceAdjustment::default() };
    plan.price.adjustments.push(id("a"), row);
    check(&plan, "index-change", "a", "(220 \u{2212} 200) \u{f7} 200 = 10%");
    check(&plan, "price-follows", "a", "10% \u{d7} 60% = 6%");
    assert_eq!(work(&plan, "adjustment-trigger", "a").tone, Tone::Bad);
    plan.price.adjustments.get_mut("a").unwrap().state = Choice::of("announced");
    assert_eq!(work(&plan, "adjustment-trigger", "a").tone, Tone::Warn);
}

#[test]
fn a_change_is_held_against_what_we_expect_of_it() {
    let mut plan = Plan::default();
    let [price, unit_cost, price_change] = ["10", "5.5", "-0.5"].map(money);
    let (expected_change, fixed_cost) = (Entry::of("12.5"), money("18000"));
    let row = PriceChange { price, unit_cost, price_change, expected_change, fixed_cost, ..PriceChange::default() };
    plan.price.changes.push(id("c"), row);
    check(
        &plan,
        "break-even-change",
        "c",
        "\u{2212}((\u{2212}0.5) \u{2212} 0) \u{f7} (4.5 + ((\u{2212}0.5) \u{2212} 0)) = 12.5%",
    );
    assert_eq!(work(&plan, "break-even-change", "c").tone, Tone::Good);
    assert_eq!(work(&plan, "break-even-quantity", "c").result.map(|shape| shape.value()), Ok("4000".into()));
    plan.price.changes.get_mut("c").unwrap().expected_change = Entry::of("12.4");
    assert_eq!(work(&plan, "break-even-change", "c").tone, Tone::Bad);
}
