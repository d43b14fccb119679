//! Criteria, scales, weights and cut-offs: the plan's own, the same for all its accounts.

use crate::plan::Rows;
use crate::record;
use crate::value::{Amount, Choice, Count, Date, Entry, Line, Measure, Number, Percent, Reference, reference};

crate::choice_sets! {
    Dimension = "dimension" ["contribution", "loyalty", "growth", "risk"];
    /// On which axis of the selection matrix a criterion counts.
    MatrixAxis = "matrix_axis" { Attractiveness = "attractiveness", Strength = "strength", Neither = "neither" };
    Direction = "direction" { Higher = "higher", Lower = "lower" };
    /// Where an account's figure for a criterion comes from, unless it is set by hand.
    FigureSource = "figure_source" { Hand = "hand", Revenue = "revenue", Margin = "margin", ShareOfSales = "share_of_sales", ShareOfWallet = "share_of_wallet", Wallet = "wallet", Growth = "growth", Orders = "orders", Recency = "recency", Recommendation = "recommendation", BuyMore = "buy_more", TradeUp = "trade_up", Credit = "credit", Cooperation = "cooperation", PaymentDays = "payment_days", Relationship = "relationship", IndustryPotential = "industry_potential", Risk = "risk", Comparison = "comparison" };
    /// The selection matrix is split at fixed scores, or at the mean of the plan's accounts.
    SplitBy = "split_by" { Fixed = "fixed", Mean = "mean" };
    /// Months by whose purchases recency, frequency and monetary value are scored.
    RfmPeriod = "rfm_period" { Twelve = "12", TwentyFour = "24" };
    WeightsBy = "weights_by" { ByHand = "by_hand", Pairwise = "pairwise" };
    /// How much more the first counts than the second, on Saaty's scale; below the middle, how much less.
    Preference = "preference" [
        "9", "8", "7", "6", "5", "4", "3", "2", "1", "1/2", "1/3", "1/4", "1/5", "1/6", "1/7", "1/8", "1/9",
    ];
}

record! {
    Scheme {
        criteria: Rows<Criterion>,
        /// Empty means by hand.
        weights_by: Choice<WeightsBy>,
        comparisons: Rows<Comparison>,
        /// The least score of a strategic, a key and a potential account, 0 to 100.
        strategic_from: Entry<Number>,
        key_from: Entry<Number>,
        potential_from: Entry<Number>,
        /// Empty means at fixed scores.
        split_by: Choice<SplitBy>,
        /// Where the selection matrix is split, 0 to 100. Empty means 50.
        attractiveness_split: Entry<Number>,
        strength_split: Entry<Number>,
        /// The day to which recency is counted. Empty means today.
        counted_to: Entry<Date>,
        /// Empty means 12.
        rfm_months: Choice<RfmPeriod>,
        /// For fewer than 25 customers, where quintiles mean nothing.
        bands: Rows<Band>,
        /// A year's interest, for lifetime value.
        discount_rate: Entry<Percent>,
        /// Years that lifetime value looks ahead; empty means without end.
        horizon_years: Entry<Count>,
        /// Months of sales that an account may owe.
        credit_months: Entry<Number>,
        factor_a: Entry<Number>,
        factor_b: Entry<Number>,
        factor_c: Entry<Number>,
        factor_d: Entry<Number>,
    }

    Criterion {
        name: Line,
        dimension: Choice<Dimension>,
        axis: Choice<MatrixAxis>,
        source: Choice<FigureSource>,
        /// Empty means that higher is better.
        direction: Choice<Direction>,
        /// The figures that become 0 and 100, or 100 and 0 where lower is better.
        least: Entry<Measure>,
        most: Entry<Measure>,
        weight: Entry<Measure>,
        note: Line,
    }

    Comparison {
        first: Reference<reference::Criterion>,
        preference: Choice<Preference>,
        second: Reference<reference::Criterion>,
    }

    /// What it takes to get a score in each of the three.
    Band {
        score: Entry<crate::value::Rating>,
        /// The last order at most so many days ago.
        recency_days: Entry<Count>,
        /// At least so many orders.
        orders: Entry<Count>,
        /// For at least so much, in the plan's currency.
        amount: Entry<Amount>,
    }
}
