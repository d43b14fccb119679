//! Worksheet 5.4: what we do better, and what reviews decided.

use crate::plan::{Evidence, Review, Rows};
use crate::record;
use crate::value::{Choice, Date, Entry, Line, Prose, Reference, References, reference};

crate::choice_sets! {
    ImprovementArea = "improvement_area" ["process", "people", "technology"];
}

record! {
    Improvements {
        improvements: Rows<Improvement>,
        reviews: Rows<ReviewMeeting>,
        review: Review,
    }

    Improvement {
        finding: Line,
        area: Choice<ImprovementArea>,
        cause: Line,
        measure: Line,
        owner: Reference<reference::Member>,
        due: Entry<Date>,
        expected: Line,
        actual: Line,
        status: Choice<crate::plan::ActionStatus>,
        evidence: Evidence,
    }

    ReviewMeeting {
        name: Line,
        on: Entry<Date>,
        led_by: Reference<reference::Member>,
        members: References<reference::Member>,
        findings: Prose,
        decisions: Prose,
        /// What was changed in the plan because of it.
        changes: Prose,
        next_on: Entry<Date>,
    }
}
