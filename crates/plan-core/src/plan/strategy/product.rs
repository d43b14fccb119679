//! Worksheet 3.1. What is said of each product itself stands with the products of worksheet 1.3.

use crate::plan::{Money, Review, Rows};
use crate::record;
use crate::value::{Choice, Date, Entry, Line, Prose, Reference, References, reference};

crate::choice_sets! {
    SolutionStage = "solution_stage" {
        Idea = "idea", Designed = "designed", Offered = "offered", Accepted = "accepted", Delivered = "delivered",
        Dropped = "dropped"
    };
    DevelopmentStage = "development_stage" {
        Idea = "idea", Concept = "concept", Prototype = "prototype", Trial = "trial", Launch = "launch",
        Stopped = "stopped"
    };
    /// What is done with a product at its stage of life.
    MoveOfStage = "move_of_stage" ["promote", "extend", "defend", "upgrade", "retire"];
}

record! {
    ProductStrategy {
        /// Which lines we push, which we keep, which we let go, and why.
        focus: Prose,
        solutions: Rows<Solution>,
        developments: Rows<NewProduct>,
        moves: Rows<LifeCycleMove>,
        review: Review,
    }

    /// Something made to measure for one account.
    Solution {
        name: Line,
        account: Reference<reference::Account>,
        /// What on the customer's agenda it answers.
        insight: Reference<reference::Insight>,
        need: Line,
        solution: Prose,
        products: References<reference::Product>,
        /// What the customer gains, in its own figures.
        added_value: Line,
        stage: Choice<SolutionStage>,
        owner: Reference<reference::Member>,
        due: Entry<Date>,
    }

    /// Something that does not exist yet.
    NewProduct {
        name: Line,
        need: Line,
        idea: Prose,
        accounts: References<reference::Account>,
        stage: Choice<DevelopmentStage>,
        /// A year, once it is in the market.
        expected_sales: Money,
        owner: Reference<reference::Member>,
        due: Entry<Date>,
        note: Line,
    }

    LifeCycleMove {
        product: Reference<reference::Product>,
        step: Choice<MoveOfStage>,
        what: Line,
        owner: Reference<reference::Member>,
        due: Entry<Date>,
    }
}
