//! A customer in the plan.

use crate::plan::assessment::Assessment;
use crate::plan::buying::Buying;
use crate::plan::contracts::Contracts;
use crate::plan::industry::IndustryAnalysis;
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
        industry: IndustryAnalysis,
        buying: Buying,
        assessment: Assessment,
        contracts: Contracts,
    }
}
