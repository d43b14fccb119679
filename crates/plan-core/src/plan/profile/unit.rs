//! A part of the customer: headquarters, a plant, a subsidiary.

use crate::record;
use crate::value::{Choice, Count, Entry, Line, Reference, reference};

crate::choice_sets! {
    UnitKind = "unit_kind" ["headquarters", "subsidiary", "plant", "branch", "research", "purchasing", "department", "other"];
}

record! {
    Unit {
        name: Line,
        kind: Choice<UnitKind>,
        /// The unit above it.
        parent: Reference<reference::Unit>,
        location: Line,
        employees: Entry<Count>,
        /// What it buys or could buy from us.
        business: Line,
    }
}
