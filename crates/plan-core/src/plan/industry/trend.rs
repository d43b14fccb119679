//! Trends by the six factors: political, economic, social, technological, environmental, legal.

use crate::plan::Evidence;
use crate::record;
use crate::value::{Choice, Entry, Line, Rating};

crate::choice_sets! {
    Factor = "factor" ["political", "economic", "social", "technological", "environmental", "legal"];
    /// What a trend does to the customer.
    Effect = "effect" { VeryBad = "very_bad", Bad = "bad", None = "none", Good = "good", VeryGood = "very_good" };
}

record! {
    Trend {
        trend: Line,
        factor: Choice<Factor>,
        effect: Choice<Effect>,
        /// How likely it is to come, 1 to 5.
        likelihood: Entry<Rating>,
        /// When it is felt.
        timing: Line,
        /// What it means for what we sell.
        consequence: Line,
        evidence: Evidence,
    }
}
