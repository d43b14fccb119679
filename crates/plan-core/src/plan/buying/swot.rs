//! Our strengths, weaknesses, opportunities and threats at this customer, and the moves that follow.

use crate::plan::Evidence;
use crate::record;
use crate::value::{Choice, Line};

crate::choice_sets! {
    SwotKind = "swot_kind" ["strength", "weakness", "opportunity", "threat"];
    /// A strength for an opportunity, a weakness mended for one, a strength against a threat, a weakness
    /// guarded against one.
    MoveKind = "move_kind" ["so", "wo", "st", "wt"];
}

record! {
    SwotPoint {
        kind: Choice<SwotKind>,
        point: Line,
        evidence: Evidence,
    }

    SwotMove {
        kind: Choice<MoveKind>,
        what: Line,
        /// Which points it rests on.
        reason: Line,
    }
}
