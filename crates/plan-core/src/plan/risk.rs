//! What may go wrong. One list for the whole plan; each worksheet shows its own part.

use crate::plan::{Evidence, Money, Worksheet};
use crate::record;
use crate::value::{Choice, Date, Entry, Line, Prose, Rating, Reference, Share, reference};

crate::choice_sets! {
    RiskArea = "risk_area" [
        "policy", "market", "technology", "supply", "competition", "loss", "credit", "cooperation", "price", "currency",
        "reputation", "other",
    ];
    RiskStrategy = "risk_strategy" ["avoid", "reduce", "transfer", "accept"];
    RiskStatus = "risk_status" { Watched = "watched", Acute = "acute", Over = "over" };
}

record! {
    Risk {
        what: Line,
        area: Choice<RiskArea>,
        /// 1 to 5.
        likelihood: Entry<Rating>,
        /// 1 to 5.
        impact: Entry<Rating>,
        /// How much of it is held off already, in percent.
        control: Entry<Share>,
        strategy: Choice<RiskStrategy>,
        /// What is done about it.
        response: Prose,
        /// How likely within the plan's time, in percent, and what it would cost.
        probability: Entry<Share>,
        loss: Money,
        owner: Reference<reference::Member>,
        review_on: Entry<Date>,
        /// Empty means watched.
        status: Choice<RiskStatus>,
        /// The worksheet that it was found in.
        worksheet: Choice<Worksheet>,
        account: Reference<reference::Account>,
        evidence: Evidence,
    }
}
