//! A customer in the plan.

use crate::plan::profile::Profile;
use crate::record;
use crate::value::{Flag, Line};

record! {
    Account {
        /// The short name by which the team knows the customer.
        name: Line,
        /// Archived accounts are kept and left out of everything computed.
        archived: Flag,
        profile: Profile,
    }
}
