//! Worksheet 2.3: what the customer buys, how and why, and how we stand in its eyes.

mod criteria;
mod purchase;
mod swot;

pub use criteria::BuyingCriterion;
pub use purchase::Purchase;
pub use swot::{MoveKind, SwotKind, SwotMove, SwotPoint};

use crate::plan::{Judged, Review, Rows};
use crate::record;
use crate::value::{Choices, Entry, Line, Prose, Rating, Reference, reference};

crate::choice_sets! {
    /// By what way the customer buys.
    BuyingChannel = "buying_channel" [
        "direct", "distributor", "integrator", "tender", "framework", "online", "group_purchasing",
    ];
}

record! {
    Buying {
        purchases: Rows<Purchase>,
        /// Which brands it prefers or refuses, and why.
        brand: Judged<Prose>,
        /// 1 (buys on quality alone) to 5 (the price decides).
        price_sensitivity: Judged<Entry<Rating>>,
        channels: Choices<BuyingChannel>,
        /// How it pays: terms, instruments, days.
        payment: Line,
        /// What it expects of delivery and service.
        service: Prose,
        /// How it gathers information.
        information: Judged<Prose>,
        /// How it evaluates and compares.
        evaluation: Judged<Prose>,
        /// On what basis it decides.
        basis: Judged<Prose>,
        /// The rivals that the criteria are scored for.
        rival_a: Reference<reference::Rival>,
        rival_b: Reference<reference::Rival>,
        rival_c: Reference<reference::Rival>,
        criteria: Rows<BuyingCriterion>,
        swot: Rows<SwotPoint>,
        moves: Rows<SwotMove>,
        review: Review,
    }
}
