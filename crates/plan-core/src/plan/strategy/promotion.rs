//! Worksheet 3.4: how key accounts hear of us, and what selling to each of them costs.

use crate::plan::{Money, Review, Rows};
use crate::record;
use crate::value::{Choice, Date, Entry, Line, Link, Prose, Reference, References, Year, reference};

crate::choice_sets! {
    ActivityKind = "activity_kind" [
        "trade_fair", "industry_media", "digital", "product_introduction", "seminar", "plant_tour", "sponsorship",
        "relationship", "other",
    ];
    ActivityState = "activity_state" { Planned = "planned", Running = "running", Done = "done", Dropped = "dropped" };
    ToolKind = "tool_kind" ["brochure", "case_library", "presentation", "calculator", "sample", "video", "reference_list", "other"];
    CostKind = "cost_kind" {
        CostOfGoods = "cogs", Freight = "freight", Rebate = "rebate", Service = "service", Sample = "sample",
        Travel = "travel", Entertainment = "entertainment", Gift = "gift", Fair = "fair", Financing = "financing",
        Other = "other"
    };
    Quarter = "quarter" { First = "q1", Second = "q2", Third = "q3", Fourth = "q4" };
}

record! {
    Promotion {
        approach: Prose,
        /// For the plan's time, all activities together.
        budget: Money,
        activities: Rows<PromotionActivity>,
        tools: Rows<SalesTool>,
        /// What selling to an account costs, planned and actual.
        cost_lines: Rows<CostLine>,
        review: Review,
    }

    PromotionActivity {
        name: Line,
        kind: Choice<ActivityKind>,
        target_group: Line,
        accounts: References<reference::Account>,
        products: References<reference::Product>,
        starts_on: Entry<Date>,
        ends_on: Entry<Date>,
        owner: Reference<reference::Member>,
        budget: Money,
        spent: Money,
        /// What is to come of it, so that it can be told afterwards.
        intended: Line,
        actual: Line,
        state: Choice<ActivityState>,
    }

    /// What sales people show or hand over.
    SalesTool {
        name: Line,
        kind: Choice<ToolKind>,
        use_for: Line,
        link: Entry<Link>,
        updated_on: Entry<Date>,
        update_by: Entry<Date>,
        owner: Reference<reference::Member>,
    }

    CostLine whole {
        account: Reference<reference::Account>,
        kind: Choice<CostKind>,
        year: Entry<Year>,
        quarter: Choice<Quarter>,
        planned: Money,
        actual: Money,
        /// Where the figures are from.
        source: Line,
    }
}
