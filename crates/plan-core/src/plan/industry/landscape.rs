//! Who competes: with the customer for its market, and with us for the customer.

use crate::plan::{Evidence, Judged};
use crate::record;
use crate::value::{Entry, Flag, Line, Prose, Rating, Share};

record! {
    /// Porter's five forces on the customer, each from 1 (weak) to 5 (strong).
    Forces {
        rivalry: Judged<Entry<Rating>>,
        rivalry_reason: Prose,
        entrants: Judged<Entry<Rating>>,
        entrants_reason: Prose,
        substitutes: Judged<Entry<Rating>>,
        substitutes_reason: Prose,
        suppliers: Judged<Entry<Rating>>,
        suppliers_reason: Prose,
        buyers: Judged<Entry<Rating>>,
        buyers_reason: Prose,
    }

    /// A company in the customer's market, the customer itself among them.
    Player {
        name: Line,
        /// Its part of the customer's market, in percent.
        share: Entry<Share>,
        is_customer: Flag,
        note: Line,
        evidence: Evidence,
    }

    /// A company that supplies the customer with what we supply, we among them.
    Rival {
        name: Line,
        /// Its part of what the customer buys in our category, in percent.
        share: Entry<Share>,
        is_us: Flag,
        products: Line,
        strengths: Line,
        weaknesses: Line,
        evidence: Evidence,
    }
}
