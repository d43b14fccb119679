//! A person at the customer's.

use crate::plan::Evidence;
use crate::record;
use crate::value::{Birthday, Choice, Choices, Date, Entry, Flag, Line, Link, Prose, Rating, Reference, reference};

crate::choice_sets! {
    PowerArea = "power_area" {
        Purchasing = "purchasing", Technology = "technology", Finance = "finance", Use = "use", Audit = "audit", Top = "top"
    };
    Post = "post" { InPost = "in_post", Moved = "moved", Left = "left" };
    /// What part a person plays in a purchase. One person may play several.
    BuyingRole = "buying_role" { Decider = "decider", Approver = "approver", EconomicBuyer = "economic_buyer", TechnicalEvaluator = "technical_evaluator", User = "user", Purchaser = "purchaser", Influencer = "influencer", Gatekeeper = "gatekeeper", Coach = "coach" };
    /// How much weight a person carries inside, whatever the position says.
    PoliticalStatus = "political_status" { InnerCircle = "inner_circle", PoliticalStructure = "political_structure", OpinionFormer = "opinion_former", Outside = "outside", Unknown = "unknown" };
    /// Where a person stands towards us.
    Support = "support" { Mentor = "mentor", Supporter = "supporter", Neutral = "neutral", NonSupporter = "non_supporter", Opponent = "opponent", Unknown = "unknown" };
    /// How well we are in touch.
    Coverage = "coverage" { None = "none", Brief = "brief", Multiple = "multiple", InDepth = "in_depth", Unknown = "unknown" };
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
        /// In which of the powers that decide the person stands, and how high: 1 (clerk) to 5 (head of the company).
        power_area: Choice<PowerArea>,
        level: Entry<Rating>,
        /// Can stop a purchase alone.
        veto: Flag,
        leans_to: Reference<reference::Rival>,
        /// Empty means in post.
        post: Choice<Post>,
        left_on: Entry<Date>,
        successor: Reference<reference::Contact>,
        evidence: Evidence,
    }
}
