//! Worksheet 2.4: what an account is worth to us, and the plan's own scheme by which that is judged.

pub mod default_scheme;
mod scheme;

pub use crate::methods::Tier;
pub use scheme::{
    Band, Comparison, Criterion, Dimension, Direction, FigureSource, MatrixAxis, Preference, RfmPeriod, Scheme,
    SplitBy, WeightsBy,
};

use crate::plan::{Evidence, Judged, Money, Review, Rows};
use crate::record;
use crate::value::{
    Choice, Count, Entry, Line, Measure, Number, Percent, Prose, Rating, Reference, Share, Willingness, reference,
};

crate::choice_sets! {
    /// How safe it is to deliver before being paid.
    CreditGrade = "credit_grade" { A = "a", B = "b", C = "c", D = "d" };
}

record! {
    Assessment {
        /// Sales of twelve months, where the records do not tell or tell wrong.
        revenue: Money,
        revenue_reason: Line,
        /// Our gross margin on it.
        margin: Judged<Entry<Percent>>,
        contribution_note: Prose,
        /// How likely it is to recommend us, 0 to 10.
        recommendation: Judged<Entry<Willingness>>,
        loyalty_note: Prose,
        /// What it spends a year in our category: as far as known, and at most.
        wallet: Judged<Money>,
        wallet_most: Money,
        /// How far it can buy more of the same, 1 to 5.
        buy_more: Judged<Entry<Rating>>,
        /// How far it can go over to better products, 1 to 5.
        trade_up: Judged<Entry<Rating>>,
        growth_note: Prose,
        credit_grade: Judged<Choice<CreditGrade>>,
        /// Days from invoice to payment, as they are.
        payment_days: Entry<Count>,
        /// How risky it is to work with, 1 (smooth) to 5.
        cooperation: Judged<Entry<Rating>>,
        /// How likely it is to be a customer in a year still.
        retention: Judged<Entry<Share>>,
        /// Months of sales that it may owe, where it differs from the plan's.
        credit_months: Entry<Number>,
        /// Figures by hand for criteria, each with its reason.
        scores: Rows<Score>,
        /// By hand, against what is computed.
        tier: Choice<Tier>,
        tier_reason: Line,
        review: Review,
    }

    Score {
        criterion: Reference<reference::Criterion>,
        value: Entry<Measure>,
        reason: Line,
        evidence: Evidence,
    }
}
