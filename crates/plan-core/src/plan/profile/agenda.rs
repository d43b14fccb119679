//! The customer's own agenda: what it wants to reach, what presses it, and what we answer.

use crate::plan::Money;
use crate::record;
use crate::value::{Choice, Date, Entry, Line, Measure, Rating, Reference, References, reference};

crate::choice_sets! {
    /// From what the customer wants down to what solves it.
    InsightKind = "insight_kind" {
        Goal = "goal", Pressure = "pressure", Initiative = "initiative", Obstacle = "obstacle", Solution = "solution"
    };
    InsightState = "insight_state" { Assumed = "assumed", Confirmed = "confirmed", Done = "done" };
}

record! {
    /// A figure by which the customer steers itself.
    CustomerKpi {
        name: Line,
        unit: Line,
        value: Entry<Measure>,
        target: Entry<Measure>,
        as_of: Entry<Date>,
        note: Line,
    }

    /// One thing on the customer's agenda.
    Insight {
        kind: Choice<InsightKind>,
        text: Line,
        /// What it serves or answers, one level up.
        serves: Reference<reference::Insight>,
        /// Who at the customer's answers for it.
        owners: References<reference::Contact>,
        told_by: Reference<reference::Contact>,
        told_on: Entry<Date>,
        /// Empty means assumed.
        state: Choice<InsightState>,
        /// How much it weighs with the customer, 1 to 5.
        priority: Entry<Rating>,
        budget: Money,
        due: Entry<Date>,
        /// With what we answer it.
        product: Reference<reference::Product>,
        solution: Reference<reference::Solution>,
    }
}
