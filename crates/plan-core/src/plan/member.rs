//! The people on our side.

use crate::record;
use crate::value::{Choice, Entry, Line, Link, Number, Rating};

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
        /// How high the person stands with us: 1 (clerk) to 5 (head of the company), as of contacts.
        level: Entry<Rating>,
    }
}
