//! The people on our side.

use crate::record;
use crate::value::{Choice, Entry, Line, Link, Number};

crate::choice_sets! {
    MemberRole = "member_role" [
        "sales_director", "key_account_manager", "sales", "technical", "service", "pricing", "training",
        "finance", "marketing", "management", "other",
    ];
}

record! {
    Member {
        name: Line,
        role: Choice<MemberRole>,
        email: Entry<Link>,
        note: Line,
        /// Visits a year that this person can make.
        capacity: Entry<Number>,
    }
}
