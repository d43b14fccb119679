//! Worksheet 4.4: how it is to work in this team.

use crate::plan::{Money, Review, Rows};
use crate::record;
use crate::value::{Choice, Count, Date, Entry, Line, Number, Prose, Reference, References, reference};

crate::choice_sets! {
    TeamActivityKind = "team_activity_kind" ["sharing", "recognition", "outing", "sports", "learning", "welcome", "other"];
}

record! {
    Culture {
        atmosphere: Prose,
        values: Rows<CoreValue>,
        activities: Rows<TeamActivity>,
        pulses: Rows<Pulse>,
        review: Review,
    }

    /// A value, and how one sees that somebody holds it.
    CoreValue {
        value: Line,
        behaviour: Line,
        not: Line,
        example: Line,
    }

    TeamActivity {
        name: Line,
        kind: Choice<TeamActivityKind>,
        on: Entry<Date>,
        members: References<reference::Member>,
        owner: Reference<reference::Member>,
        cost: Money,
        aim: Line,
        effect: Line,
        state: Choice<crate::plan::strategy::ActivityState>,
    }

    /// What the team said when asked.
    Pulse {
        question: Line,
        on: Entry<Date>,
        /// The mean, 1 to 5.
        score: Entry<Number>,
        answers: Entry<Count>,
        note: Line,
    }
}
