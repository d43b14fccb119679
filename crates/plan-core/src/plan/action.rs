//! "So we will …": what follows from a worksheet. One list for the whole plan, so that nothing that was
//! decided is in two places; each worksheet shows its own part.

use crate::plan::Worksheet;
use crate::record;
use crate::value::{Choice, Date, Entry, Line, Reference, reference};

crate::choice_sets! {
    ActionStatus = "action_status" { Open = "open", Doing = "doing", Done = "done", Dropped = "dropped" };
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
        starts_on: Entry<Date>,
        done_on: Entry<Date>,
        goal: Reference<reference::Goal>,
        phase: Reference<reference::Phase>,
    }
}
