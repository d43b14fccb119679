//! A person at the customer's.

use crate::plan::Evidence;
use crate::record;
use crate::value::{Birthday, Choice, Choices, Date, Entry, Line, Link, Prose, Rating, Reference, reference};

crate::choice_sets! {
    /// What part a person plays in a purchase. One person may play several.
    BuyingRole = "buying_role" [
        "decider", "approver", "economic_buyer", "technical_evaluator", "user", "purchaser", "influencer",
        "gatekeeper", "coach",
    ];
    /// How much weight a person carries inside, whatever the position says.
    PoliticalStatus = "political_status" ["inner_circle", "political_structure", "opinion_former", "outside", "unknown"];
    /// Where a person stands towards us.
    Support = "support" ["mentor", "supporter", "neutral", "non_supporter", "opponent", "unknown"];
    /// How well we are in touch.
    Coverage = "coverage" ["none", "brief", "multiple", "in_depth", "unknown"];
    /// How a person takes to what is new.
    Adaptability = "adaptability" ["innovator", "visionary", "pragmatist", "conservative", "laggard", "unknown"];
    /// What a person looks at first when deciding.
    DecisionOrientation = "decision_orientation" ["financial", "technical", "relationship", "business", "unknown"];
}

record! {
    Contact {
        name: Line,
        position: Line,
        unit: Reference<reference::Unit>,
        /// The superior.
        reports_to: Reference<reference::Contact>,
        buying_role: Choices<BuyingRole>,
        political_status: Choice<PoliticalStatus>,
        support: Choice<Support>,
        coverage: Choice<Coverage>,
        /// How much the person can decide, 1 to 5. Empty means: as the political status has it.
        power: Entry<Rating>,
        /// How much the person cares for what we sell, 1 to 5.
        interest: Entry<Rating>,
        adaptability: Choice<Adaptability>,
        decision_orientation: Choice<DecisionOrientation>,
        last_contact: Entry<Date>,
        birthday: Entry<Birthday>,
        phone: Line,
        email: Entry<Link>,
        background: Prose,
        preferences: Prose,
        evidence: Evidence,
    }
}
