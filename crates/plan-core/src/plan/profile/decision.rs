//! How the customer decides, step by step.

use crate::record;
use crate::value::{Count, Entry, Line, References, reference};

record! {
    DecisionStep {
        step: Line,
        /// Who takes part.
        who: References<reference::Contact>,
        /// When in the year or after what event.
        timing: Line,
        /// How long it usually takes, in days.
        duration_days: Entry<Count>,
        /// What has to be shown to pass.
        criteria: Line,
        note: Line,
    }
}
