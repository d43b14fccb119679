//! Policies and regulations that bear on the customer.

use crate::plan::Evidence;
use crate::record;
use crate::value::{Choice, Date, Entry, Line};

crate::choice_sets! {
    RegulationKind = "regulation_kind" [
        "law", "standard", "subsidy", "tax", "trade", "environment", "safety", "data", "procurement", "other",
    ];
    RegulationStatus = "regulation_status" ["discussed", "draft", "adopted", "in_force", "ending"];
}

record! {
    Regulation {
        name: Line,
        kind: Choice<RegulationKind>,
        issuer: Line,
        status: Choice<RegulationStatus>,
        /// The day from which it binds, or until which it does.
        date: Entry<Date>,
        /// What it makes the customer do or leave.
        consequence: Line,
        /// What we can offer for that.
        response: Line,
        evidence: Evidence,
    }
}
