//! What binds or parts two people beside the chart of who reports to whom.

use crate::record;
use crate::value::{Choice, Line, Reference, reference};

crate::choice_sets! {
    TieKind = "tie_kind" { Influence = "influence", Alliance = "alliance", Conflict = "conflict" };
}

record! {
    /// Influence goes from the first to the second; an alliance and a conflict go both ways.
    Tie {
        from: Reference<reference::Contact>,
        kind: Choice<TieKind>,
        to: Reference<reference::Contact>,
        note: Line,
    }
}
