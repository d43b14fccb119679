//! Worksheet 1.3. Its lists feed the pickers of every other worksheet.

use crate::plan::{Money, Review, Rows};
use crate::record;
use crate::value::{Choice, Choices, Date, Entry, Flag, Line, Percent, Prose, References, Share, reference};

crate::choice_sets! {
    FocusKind = "focus_kind" ["added_value", "technology", "volume", "none"];
    /// The life-cycle stage of a product.
    ProductStage = "product_stage" ["introduction", "growth", "maturity", "decline"];
    Market = "market" ["domestic", "overseas"];
    ReviewRhythm = "review_rhythm" ["weekly", "monthly", "quarterly", "half_yearly", "yearly"];
}

record! {
    Scope {
        tiers: Tiers,
        /// All lines are covered, not only those listed.
        all_products: Flag,
        products: Rows<Product>,
        markets: Markets,
        start: Entry<Date>,
        end: Entry<Date>,
        phases: Rows<Phase>,
        review_rhythm: Choice<ReviewRhythm>,
        review: Review,
    }

    /// Who counts as which kind of customer.
    Tiers {
        strategic: Prose,
        key: Prose,
        potential: Prose,
        /// Who is not covered, however large.
        excluded: Prose,
    }

    Product {
        name: Line,
        /// The line or family that it belongs to.
        line: Line,
        /// Why it is in focus, if it is.
        focus: Choice<FocusKind>,
        stage: Choice<ProductStage>,
        note: Line,
        /// Of twelve months, all customers together.
        sales: Money,
        margin: Entry<Percent>,
        /// How fast its market grows in a year.
        market_growth: Entry<Percent>,
        our_share: Entry<Share>,
        /// The share of the largest rival in that market.
        rival_share: Entry<Share>,
        /// New to us: in no price list two years ago.
        is_new: Flag,
    }

    Markets {
        areas: Choices<Market>,
        regions: Rows<Region>,
        industries: Rows<Industry>,
        /// Why these markets and not others.
        reason: Prose,
    }

    Region {
        name: Line,
        market: Choice<Market>,
        focus: Flag,
    }

    Industry {
        name: Line,
        focus: Flag,
        note: Line,
    }

    /// A stretch of the plan's time with what is to stand at its end.
    Phase {
        name: Line,
        start: Entry<Date>,
        end: Entry<Date>,
        /// What has been reached when the phase ends.
        milestone: Line,
        strategy: Prose,
        resources: Line,
        people: References<reference::Member>,
    }
}
