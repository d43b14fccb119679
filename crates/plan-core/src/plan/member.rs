//! The people on our side.

use crate::record;
use crate::value::Entry;
use crate::value::{Choice, Line, Link};

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
    }
}
