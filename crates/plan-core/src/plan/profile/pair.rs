//! Who of us meets whom at the customer's.

use crate::plan::Evidence;
use crate::record;
use crate::value::{Choice, Count, Entry, Line, Reference, reference};

crate::choice_sets! {
    /// How close two people are.
    Closeness = "closeness" {
        Unknown = "0", Acquainted = "1", InTouch = "2", Trusted = "3", Partner = "4"
    };
}

record! {
    Pair {
        member: Reference<reference::Member>,
        contact: Reference<reference::Contact>,
        purpose: Line,
        /// They are to meet once in so many days.
        rhythm_days: Entry<Count>,
        now: Choice<Closeness>,
        wanted: Choice<Closeness>,
        evidence: Evidence,
    }
}
