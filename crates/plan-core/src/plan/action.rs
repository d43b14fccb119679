//! "So we will …": what follows from a worksheet. One list for the whole plan, so that nothing that was
//! decided is in two places; each worksheet shows its own part.

use crate::record;
use crate::value::{Choice, Date, Entry, Line, Reference, reference};

crate::choice_sets! {
    ActionStatus = "action_status" ["open", "doing", "done", "dropped"];
    /// The worksheets by their stable numbers.
    Worksheet = "worksheet" [
        "1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "3.4", "4.1", "4.2", "4.3",
        "4.4", "5.1", "5.2", "5.3", "5.4", "6.1", "6.2", "6.3",
    ];
}

record! {
    Action {
        /// What will be done, as a sentence that says when it is done.
        what: Line,
        owner: Reference<reference::Member>,
        due: Entry<Date>,
        /// Empty means open.
        status: Choice<ActionStatus>,
        /// The worksheet that it follows from.
        worksheet: Choice<Worksheet>,
        /// The account that it is about, if it is about one.
        account: Reference<reference::Account>,
        note: Line,
    }
}
