//! Worksheet 1.1.

use crate::plan::{Judged, Money, Review};
use crate::record;
use crate::value::{Entry, Line, Prose, Share};

record! {
    Background {
        /// Demand, trends and prices in the markets that we serve.
        market: Judged<Prose>,
        /// Who competes for the same customers, and how.
        competition: Judged<Prose>,
        /// Why key accounts need a plan of their own at this time.
        why_now: Prose,
        /// The decisions that the plan is to steer.
        steer: Prose,
        /// What could make the plan fail from inside the company.
        obstacles: Prose,
        concentration: Concentration,
        review: Review,
    }

    /// What the key accounts hold of the whole today.
    Concentration {
        /// The period of the figures, such as the last business year.
        period: Line,
        /// Sales of the whole company or division in that period.
        total_sales: Money,
        /// Sales to key accounts in that period.
        key_account_sales: Money,
        /// Key accounts' part of all sales, in percent.
        sales_share: Judged<Entry<Share>>,
        /// Key accounts' part of the gross margin, in percent.
        margin_share: Judged<Entry<Share>>,
        /// Key accounts' part of the cost of selling and serving, in percent.
        cost_share: Judged<Entry<Share>>,
    }
}
