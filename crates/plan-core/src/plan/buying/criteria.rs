//! By what the customer compares suppliers, and how it would score us and our rivals.

use crate::plan::Evidence;
use crate::record;
use crate::value::{Entry, Line, Measure, Rating};

record! {
    BuyingCriterion {
        name: Line,
        /// How much it counts for the customer; weights are divided by their sum.
        weight: Entry<Measure>,
        us: Entry<Rating>,
        rival_a: Entry<Rating>,
        rival_b: Entry<Rating>,
        rival_c: Entry<Rating>,
        note: Line,
        evidence: Evidence,
    }
}
