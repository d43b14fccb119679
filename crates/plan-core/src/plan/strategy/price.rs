//! Worksheet 3.2: from what a price comes, what takes away from it, and when it changes.

use crate::plan::{Evidence, Money, Review, Rows};
use crate::record;
use crate::value::{
    Choice, Count, Date, Entry, Flag, Line, Measure, Number, Percent, Prose, Reference, References, Share, reference,
};

crate::choice_sets! {
    /// Where on its way from list price to what stays a step takes away.
    PriceStepKind = "price_step_kind" {
        OnInvoice = "on_invoice", OffInvoice = "off_invoice", CostToServe = "cost_to_serve"
    };
    /// What a percentage is of.
    PriceBase = "price_base" { List = "list", Running = "running" };
    DiscountKind = "discount_kind" ["volume", "growth", "long_term", "payment", "bundle"];
    /// A tier counts for all units, or for those within it.
    DiscountMethod = "discount_method" { AllUnits = "all_units", Incremental = "incremental" };
    DiscountCounts = "discount_counts" { Quantity = "quantity", Amount = "amount" };
    AdjustmentState = "adjustment_state" { Watched = "watched", Announced = "announced", Done = "done" };
}

record! {
    PriceStrategy {
        /// On what our prices rest: cost, demand, competition; where we hold and where we give.
        principle: Prose,
        corridors: Rows<PriceCorridor>,
        waterfalls: Rows<Waterfall>,
        steps: Rows<PriceStep>,
        discounts: Rows<DiscountPlan>,
        tiers: Rows<DiscountTier>,
        adjustments: Rows<PriceAdjustment>,
        changes: Rows<PriceChange>,
        review: Review,
    }

    /// Between what a product costs us and what it is worth to the customer; all per unit.
    PriceCorridor {
        product: Reference<reference::Product>,
        /// Empty means for all.
        account: Reference<reference::Account>,
        unit: Line,
        cost: Money,
        floor: Money,
        target: Money,
        list: Money,
        rival_price: Money,
        rival: Line,
        /// What it is worth to the customer beside the next best thing.
        value: Money,
        note: Line,
        evidence: Evidence,
    }

    /// The way of one price from the list to what stays in our pocket.
    Waterfall {
        name: Line,
        account: Reference<reference::Account>,
        product: Reference<reference::Product>,
        list: Money,
        cost: Money,
        /// The pocket price is that after cost to serve, and not before.
        serve_in_pocket: Flag,
        note: Line,
    }

    PriceStep {
        waterfall: Reference<reference::Waterfall>,
        name: Line,
        kind: Choice<PriceStepKind>,
        /// In percent, or a sum.
        percent: Entry<Percent>,
        /// Empty means of the list price.
        base: Choice<PriceBase>,
        amount: Money,
    }

    DiscountPlan {
        name: Line,
        kind: Choice<DiscountKind>,
        /// Empty means for all units.
        method: Choice<DiscountMethod>,
        /// What the tiers count; empty means the quantity.
        counts: Choice<DiscountCounts>,
        /// An order to try the tiers on: its quantity, or its sum at list price.
        order: Entry<Number>,
        /// Of a unit in that order.
        list_price: Money,
        products: References<reference::Product>,
        accounts: References<reference::Account>,
        valid_from: Entry<Date>,
        valid_to: Entry<Date>,
        note: Line,
    }

    DiscountTier {
        plan: Reference<reference::DiscountPlan>,
        /// From how many units, or from what sum.
        from: Entry<Number>,
        percent: Entry<Percent>,
        note: Line,
    }

    /// When a price follows something else.
    PriceAdjustment {
        name: Line,
        /// What it follows: a price of raw material, a rate of exchange, an index.
        index: Line,
        base: Entry<Measure>,
        base_on: Entry<Date>,
        current: Entry<Measure>,
        current_on: Entry<Date>,
        /// From what change on, in percent of the base, either way.
        threshold: Entry<Share>,
        /// How much of the change is handed on.
        passed_on: Entry<Share>,
        /// At most so much at once.
        limit: Entry<Share>,
        notice_days: Entry<Count>,
        approver: Reference<reference::Member>,
        accounts: References<reference::Account>,
        products: References<reference::Product>,
        state: Choice<AdjustmentState>,
        note: Line,
    }

    /// A change of price that is thought about, per unit.
    PriceChange {
        name: Line,
        account: Reference<reference::Account>,
        product: Reference<reference::Product>,
        price: Money,
        unit_cost: Money,
        /// Up or down, per unit.
        price_change: Money,
        cost_change: Money,
        /// What of the quantity we expect to win or lose.
        expected_change: Entry<Percent>,
        /// For the break-even quantity.
        fixed_cost: Money,
        note: Line,
    }
}
