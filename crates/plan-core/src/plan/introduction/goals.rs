//! Worksheet 1.2.

use crate::plan::{Review, Rows};
use crate::record;
use crate::value::{Choice, Date, Entry, Line, Measure, Prose, Reference, reference};

crate::choice_sets! {
    /// Within a year, one to three years, longer.
    Horizon = "horizon" ["short", "medium", "long"];
    GoalTheme = "goal_theme" [
        "management_system", "satisfaction", "loyalty", "sales", "customer_base", "brand", "market_share",
        "profit", "other",
    ];
    /// Words alone, or a measure that can be followed. Empty means: a measure as soon as figures stand.
    GoalKind = "goal_kind" { Words = "words", Measure = "measure" };
}

record! {
    Goals {
        goals: Rows<Goal>,
        significance: Significance,
        review: Review,
    }

    /// What the plan is to reach.
    Goal {
        statement: Line,
        horizon: Choice<Horizon>,
        theme: Choice<GoalTheme>,
        kind: Choice<GoalKind>,
        /// What is measured.
        measure: Line,
        /// In what unit start, target and current value stand.
        unit: Line,
        start: Entry<Measure>,
        target: Entry<Measure>,
        current: Entry<Measure>,
        /// The day by which the target is to be reached.
        due: Entry<Date>,
        owner: Reference<reference::Member>,
        note: Prose,
    }

    /// What reaching the goals is good for.
    Significance {
        /// Resources pooled on the customers that matter.
        resources: Prose,
        /// Strategy sharper.
        strategy: Prose,
        /// Efficiency up.
        efficiency: Prose,
        /// Selling cost down.
        cost: Prose,
    }
}
